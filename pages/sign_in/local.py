"""Signing in by password, and out."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from data_access.engine import write
from data_access.rejected import REASONS, Rejected
from data_access.sign_in import accounts, sessions
from metrics.words import Language, Text
from pages.shared import session
from pages.shared.texts import sign_in as words
from pages.sign_in import cookie
from pages.sign_in.addresses import PROVIDER, SIGN_IN, own_path, sign_in_address
from pages.sign_in.form import Fields, agent_of
from pages.sign_in.page import chosen_language, draw, language_of

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
