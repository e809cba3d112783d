"""Signing in and out, and the links that let somebody in once."""

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from data_access import accounts, sessions
from data_access.engine import write
from data_access.invitations import INVITE, RESET, SETUP
from data_access.passwords import SHORTEST
from data_access.rejected import REASONS, Rejected
from metrics.words import Language, Text
from pages.shared import session
from pages.shared.texts import sign_in as words
from pages.sign_in import cookie
from pages.sign_in.addresses import PROVIDER, SIGN_IN, own_path, sign_in_address
from pages.sign_in.form import TooLong, agent_of, fields_of
from pages.sign_in.page import chosen_language, draw, language_of, say_only

BY_PROVIDER = {
    "refused": words.PROVIDER_REFUSED,
    "late": words.PROVIDER_LATE,
    "failed": words.PROVIDER_FAILED,
    **{
        reason: text
        for reason, text in REASONS.items()
        if reason.startswith("provider_") or reason == "account_inactive"
    },
}

Fields = dict[str, str]
Answer = Callable[[Request, Fields], Response]


def taking_a_form(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    """Read the form, then answer apart from the other visits: a password's hash takes a tenth of a second."""

    async def read_and_answer(request: Request) -> Response:
        try:
            fields = await fields_of(request)
        except TooLong:
            return say_only(request, 413, words.TOO_MUCH, words.TOO_MUCH_TYPED)
        return await run_in_threadpool(answer, request, fields)

    return read_and_answer


def show_sign_in(request: Request) -> Response:
    """The sign-in page; who is signed in goes on at once."""
    house = session.house()
    token = cookie.token_of(request, house.settings.sign_in)
    if token is None:
        wrong = why_not(request)
        note = words.SIGNED_OUT if "out" in request.query_params and not wrong else None
        return sign_in_page(request, note=note, wrong=wrong)
    now, sign_in = session.moment(), house.settings.sign_in
    signed = house.servers.read(lambda connection: sessions.who(connection, token, now, sign_in), first_hand=True)
    if signed is not None:
        return RedirectResponse(destination(*_asked(request)), status_code=303)
    return cookie.take(sign_in_page(request, note=words.ENDED), house.settings.sign_in)


def why_not(request: Request) -> str | None:
    """Why the way over the provider did not lead in, as pages/sign_in/oidc.py says it in the address."""
    why, reference = request.query_params.get("why"), request.query_params.get("reference", "")
    if why in BY_PROVIDER:
        return BY_PROVIDER[why].said(language_of(request), reference=reference[:8] if reference.isalnum() else "—")
    return None


def sign_in(request: Request, fields: Fields) -> Response:
    """Begin a session by password."""
    email = fields.get("email", "").strip()
    if not session.house().settings.sign_in.accounts:
        return sign_in_page(request)
    try:
        token = accounts.sign_in(
            session.house().database,
            email=email,
            password=fields.get("password", ""),
            clock=session.moment(),
            agent=agent_of(request),
        )
    except Rejected as refused:
        return sign_in_page(request, status=401, wrong=refused.said(language_of(request)), email=email)
    return let_in(request, token, *_asked(request))


def let_in(request: Request, token: str, wanted: str | None = None, language: Language | None = None) -> Response:
    """To where somebody wanted to go, with their new session; the one they had in this browser ends."""
    _end_session(request)
    on = RedirectResponse(destination(wanted, language), status_code=303)
    return cookie.give(on, token, session.house().settings.sign_in)


def show_sign_out(request: Request) -> Response:
    """The question that stands at the address of signing out: a link alone signs nobody out."""
    return draw(request, "sign_out")


def sign_out(request: Request, _fields: Fields) -> Response:
    """End the session and forget its token."""
    _end_session(request)
    asked = "&lang=" + chosen if (chosen := chosen_language(request)) else ""
    gone = RedirectResponse(f"{SIGN_IN}?out=1{asked}", status_code=303)
    return cookie.take(gone, session.house().settings.sign_in)


def show_set_up(request: Request) -> Response:
    """The page on which the first administrator says who they are."""
    try:
        _invited(request, SETUP)
    except Rejected as refused:
        return _dead_link(request, refused)
    return _set_up_page(request)


def set_up(request: Request, fields: Fields) -> Response:
    """Make the first administrator."""
    name, email, password = (fields.get(field, "") for field in ("name", "email", "password"))
    by_password = session.house().settings.sign_in.accounts
    if by_password and password != fields.get("repeated"):
        return _set_up_page(request, words.DIFFERENT.said(language_of(request)), name, email)
    try:
        token = accounts.set_up(
            session.house().database,
            token=request.path_params["token"],
            name=name,
            email=email,
            password=password if by_password else None,
            clock=session.moment(),
            agent=agent_of(request),
        )
    except Rejected as refused:
        if refused.reason in ("link_invalid", "setup_done"):
            return _dead_link(request, refused)
        return _set_up_page(request, refused.said(language_of(request)), name, email)
    return let_in(request, token, None, chosen_language(request))


def show_invitation(request: Request) -> Response:
    """The page on which somebody who was invited, or whose password was reset, chooses their password."""
    return _password_page(request)


def accept(request: Request, fields: Fields) -> Response:
    """Set the password and begin a session."""
    if fields.get("password", "") != fields.get("repeated"):
        return _password_page(request, words.DIFFERENT.said(language_of(request)))
    try:
        token = accounts.accept(
            session.house().database,
            token=request.path_params["token"],
            password=fields.get("password", ""),
            clock=session.moment(),
            agent=agent_of(request),
        )
    except Rejected as refused:
        return _password_page(request, refused.said(language_of(request)))
    return let_in(request, token, None, chosen_language(request))


def _invited(request: Request, *kinds: str) -> accounts.Invited:
    token, now = request.path_params["token"], session.moment()
    servers = session.house().servers
    found = servers.read(lambda connection: accounts.invited(connection, token, now), first_hand=True)
    if found.kind not in kinds or (found.kind != SETUP and not session.house().settings.sign_in.accounts):
        raise Rejected("link_invalid")
    return found


def destination(wanted: str | None, language: Language | None) -> str:
    """Where they wanted to go, in the language they chose on the way."""
    path = own_path(wanted)
    if language is None or "lang=" in path:
        return path
    return f"{path}{'&' if '?' in path else '?'}lang={language}"


def _asked(request: Request) -> tuple[str | None, Language | None]:
    return request.query_params.get("next"), chosen_language(request)


def _end_session(request: Request) -> None:
    house = session.house()
    token = cookie.token_of(request, house.settings.sign_in)
    if token:
        write(house.database, lambda connection: sessions.end(connection, token, session.moment()))


def sign_in_page(
    request: Request, *, status: int = 200, note: Text | None = None, wrong: str | None = None, email: str = ""
) -> Response:
    """The page with every way in; `wrong` says why the last try was none."""
    house = session.house()
    if note is None and wrong is None:
        anybody = house.servers.read(accounts.anybody, first_hand=True)
        note = None if anybody else words.NOBODY_YET
    ways = house.settings.sign_in
    by_provider = sign_in_address(*_asked(request), way=PROVIDER) if ways.provider else None
    return draw(
        request,
        "sign_in",
        status=status,
        note=note,
        wrong=wrong,
        email=email,
        by_password=ways.accounts,
        by_provider=by_provider,
        go=sign_in_address(*_asked(request)),
    )


def _set_up_page(request: Request, wrong: str | None = None, name: str = "", email: str = "") -> Response:
    return draw(
        request,
        "set_password",
        status=422 if wrong else 200,
        title=words.SET_UP.said(language_of(request)),
        introduction=words.SET_UP_INTRODUCTION,
        asks_who=True,
        asks_password=session.house().settings.sign_in.accounts,
        name=name,
        email=email,
        wrong=wrong,
        shortest=SHORTEST,
    )


def _password_page(request: Request, wrong: str | None = None) -> Response:
    try:
        person = _invited(request, INVITE, RESET)
    except Rejected as refused:
        return _dead_link(request, refused)
    language = language_of(request)
    name = (person.name_en if language == "en" and person.name_en else person.name) or ""
    return draw(
        request,
        "set_password",
        status=422 if wrong else 200,
        title=words.WELCOME.said(language, name=name),
        introduction=words.WELCOME_INTRODUCTION,
        asks_who=False,
        asks_password=True,
        name=name,
        email=person.email or "",
        wrong=wrong,
        shortest=SHORTEST,
    )


def _dead_link(request: Request, refused: Rejected) -> Response:
    return draw(
        request,
        "message",
        status=410,
        title=words.LINK_DEAD,
        what=refused.said(language_of(request)),
        leads=SIGN_IN,
        leads_to=words.TO_SIGN_IN,
    )
