"""What is answered when something fails outside the pages: a number that stands in the log, too, and no traceback."""

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data_access.readiness import NotReady, is_away, is_of_database
from pages.shared import log_lines
from pages.shared.texts import sign_in as words
from pages.sign_in.page import say_only

AGAIN_SECONDS = 5
TRY_AGAIN_LATER = 1013  # a socket's word for it


class SaysWhatWentWrong:
    """Answers an error of what stands behind it with a page in plain words."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def send_and_see(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, send_and_see)
        except Exception as error:
            away = is_away(error)
            if away and scope["type"] == "websocket":
                # The browser tries again by itself.
                await send({"type": "websocket.close", "code": TRY_AGAIN_LATER})
                return
            if begun or scope["type"] != "http":
                raise
            if away:
                log_lines.log.warning("not ready: %s", NotReady.AWAY.value)
                page = say_only(Request(scope), 503, words.AWAY, words.AWAY_WHAT)
                page.headers["Refresh"] = page.headers["Retry-After"] = str(AGAIN_SECONDS)
                await page(scope, receive, send)
                return
            status = 503 if is_of_database(error) else 500
            page = say_only(Request(scope), status, words.BROKEN, words.BROKEN_WHAT, reference=log_lines.noted(error))
            await page(scope, receive, send)
