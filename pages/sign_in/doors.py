"""The addresses at which one signs in and out."""

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.shared.texts import sign_in as words
from pages.sign_in import links, local
from pages.sign_in.addresses import BACK_FROM_PROVIDER, PROVIDER, SIGN_IN, SIGN_OUT
from pages.sign_in.form import taking_a_form
from pages.sign_in.page import HERE, ICON, LOOK, look, say_only

SET_UP = f"{SIGN_IN}/set-up"
INVITATION = f"{SIGN_IN}/invitation"


def show_look(_request: Request) -> Response:
    """The style sheet of these pages."""
    return Response(look(), media_type="text/css")


def show_icon(_request: Request) -> Response:
    """The dashboard's icon."""
    return FileResponse(HERE.parent / "shared" / "icon.png")


async def not_found(scope: Scope, receive: Receive, send: Send) -> None:
    """The page at an address of signing in that there is not."""
    page = say_only(Request(scope), 404, words.NOT_FOUND, words.NOT_FOUND_WHAT)
    await page(scope, receive, send)


class _OverTheProvider:
    """Loads what speaks to a provider once somebody goes there: most dashboards have none, and it takes as long to load
    as a tenth of all else."""

    def __init__(self, name: str) -> None:
        self._name = name

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        from pages.sign_in import oidc

        await oidc.OnTheWay(getattr(oidc, self._name))(scope, receive, send)


doors: ASGIApp = Router(
    [
        Route(SIGN_IN, local.show_sign_in, methods=["GET"]),
        Route(SIGN_IN, taking_a_form(local.sign_in), methods=["POST"]),
        Route(SIGN_OUT, local.show_sign_out, methods=["GET"]),
        Route(SIGN_OUT, taking_a_form(local.sign_out), methods=["POST"]),
        Route(f"{SET_UP}/{{token}}", links.show_set_up, methods=["GET"]),
        Route(f"{SET_UP}/{{token}}", taking_a_form(links.set_up), methods=["POST"]),
        Route(f"{INVITATION}/{{token}}", links.show_invitation, methods=["GET"]),
        Route(f"{INVITATION}/{{token}}", taking_a_form(links.accept), methods=["POST"]),
        Route(PROVIDER, _OverTheProvider("go"), methods=["GET"]),
        Route(BACK_FROM_PROVIDER, _OverTheProvider("come_back"), methods=["GET"]),
        Route(LOOK, show_look),
        Route(ICON, show_icon),
    ],
    default=not_found,
)
