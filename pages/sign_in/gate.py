"""The gate in front of everything: pages, sockets, uploads, downloads, files.

Who is signed in passes, and the pages learn by a header of the gate's own which session it is. Everybody else gets
the sign-in page, and returns from it to where they wanted to go. Only signing in and the two questions whether the
server is well are answered to anybody.
"""

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from websockets import http11

from data_access.sign_in.sessions import Signed, who
from data_access.sign_in.sign_in_settings import SignIn
from pages.shared import session
from pages.shared.texts import sign_in as words
from pages.sign_in import cookie, this_machine
from pages.sign_in.addresses import SIGN_IN, SIGN_OUT, sign_in_address
from pages.sign_in.messages import with_care
from pages.sign_in.origin import is_from_here
from pages.sign_in.page import ICON, LOOK, say_only

OPEN = {"/livez", "/readyz"}
DOORS = {SIGN_IN, SIGN_OUT}
SAFE = {"GET", "HEAD", "OPTIONS"}
MOST_COOKIES = 7000  # bytes; ours has fifty, and proxies refuse a line of more than 8 kB, each in its own way
LONGEST_ADDRESS = 8000

SESSION_HEADER = session.SESSION_HEADER.encode()
_LIKE_OURS = SESSION_HEADER.replace(b"-", b"_")
SIGNED_OUT = "Signed out. Load the page again to sign in.  您已退出登录，请刷新页面后重新登录。\n"


# A socket with a longer line would never get an answer, not even that it is too long.
http11.MAX_LINE_LENGTH = 1 << 16


class Gate:
    """Lets through to `app` who is signed in; `doors` answers the addresses at which one signs in and out."""

    def __init__(self, app: ASGIApp, doors: ASGIApp) -> None:
        self.app = app
        self.doors = doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        scope["headers"] = [(name, value) for name, value in scope["headers"] if not _pretends(name)]
        sign_in = session.house().settings.sign_in
        request = HTTPConnection(scope)
        answer: ASGIApp
        if not sign_in.on:
            here = this_machine.is_local(request)
            answer = self.app if here else PlainTextResponse(this_machine.NOT_HERE, status_code=403)
        elif scope["path"] in OPEN:
            answer = self.app
        elif scope["path"] in (LOOK, ICON):  # also the pages that refuse something are drawn with these
            answer = self.doors
        else:
            answer = _refused(request, sign_in) or await self._let_in(request, sign_in)
        if scope["type"] == "websocket" and isinstance(answer, Response):
            await send({"type": "websocket.close", "code": 1008, "reason": "not let in"})
        elif scope["type"] == "websocket":
            await answer(scope, with_care(receive, lambda: _still_signed_in(request, sign_in)), send)
        else:
            await answer(scope, receive, send)

    async def _let_in(self, request: HTTPConnection, sign_in: SignIn) -> ASGIApp:
        scope = request.scope
        if _is_door(scope["path"]):
            return self.doors
        token = cookie.token_of(request, sign_in)
        signed = await run_in_threadpool(_who, token) if token else None
        if signed is None:
            return _turned_away(request, had_token=token is not None)
        scope["headers"].append((SESSION_HEADER, str(signed.session_id).encode()))
        return self.app


def _pretends(name: bytes) -> bool:
    """Whether somebody outside named the header by which the gate says who is signed in, however spelled."""
    return name.lower().replace(b"-", b"_") == _LIKE_OURS


def _is_door(path: str) -> bool:
    return path in DOORS or path.startswith(f"{SIGN_IN}/")


def _who(token: str) -> Signed | None:
    house = session.house()
    now, sign_in = session.moment(), house.settings.sign_in
    return house.servers.read(lambda connection: who(connection, token, now, sign_in), first_hand=True)


async def _still_signed_in(request: HTTPConnection, sign_in: SignIn) -> bool:
    token = cookie.token_of(request, sign_in) if sign_in.on else None
    return not sign_in.on or (token is not None and await run_in_threadpool(_who, token) is not None)


def _refused(request: HTTPConnection, sign_in: SignIn) -> Response | None:
    """What is said to a request that is not even looked at, whoever sent it; None for any other."""
    scope = request.scope
    if sum(len(value) for name, value in scope["headers"] if name == b"cookie") > MOST_COOKIES:
        return say_only(request, 431, words.TOO_MUCH, words.TOO_MUCH_COOKIES)
    if len(scope["path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
        return say_only(request, 414, words.NOT_FOUND, words.NOT_FOUND_WHAT)
    hosts = request.headers.getlist("host")
    if len(hosts) != 1 or not sign_in.knows(hosts[0]):
        return say_only(request, 421, words.WRONG_NAME, words.WRONG_NAME_WHAT)
    acts = scope["type"] == "websocket" or scope["method"] not in SAFE
    if acts and not is_from_here(request, sign_in):
        return say_only(request, 403, words.FROM_ELSEWHERE, words.FROM_ELSEWHERE_WHAT)
    return None


def _turned_away(request: HTTPConnection, *, had_token: bool) -> Response:
    """To the sign-in page if somebody wants to read a page; what a page fetches gets a plain no."""
    scope: Any = request.scope
    wants_page = scope["type"] == "http" and scope["method"] in SAFE and _wants_page(request)
    if not wants_page:
        return PlainTextResponse(SIGNED_OUT, status_code=401)
    url = Request(scope).url
    return RedirectResponse(sign_in_address(f"{url.path}?{url.query}" if url.query else url.path), status_code=303)


def _wants_page(request: HTTPConnection) -> bool:
    mode = request.headers.get("sec-fetch-mode")
    return mode == "navigate" if mode else "text/html" in request.headers.get("accept", "text/html")
