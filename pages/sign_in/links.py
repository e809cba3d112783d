"""The links that let somebody in once: the first administrator, and who was invited or gets a new password."""

from starlette.requests import Request
from starlette.responses import Response

from data_access.members.invitations import INVITE, RESET, SETUP
from data_access.rejected import Rejected
from data_access.sign_in import accounts
from data_access.sign_in.passwords import SHORTEST
from pages.shared import session
from pages.shared.texts import sign_in as words
from pages.sign_in.addresses import SIGN_IN
from pages.sign_in.form import Fields, agent_of
from pages.sign_in.local import let_in
from pages.sign_in.page import chosen_language, draw, language_of


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
