"""The cookie that says who is signed in: a random token, nothing else."""

from starlette.requests import HTTPConnection
from starlette.responses import Response

from data_access.sign_in.sign_in_settings import SignIn

# A browser takes a name with this beginning only with Secure, for the whole host and for no other host, so that a
# neighbouring site cannot put its own cookie in its place. Over plain http no browser would take it.
_NAME, _PLAIN_NAME = "__Host-dashboard", "dashboard"
LONGEST_TOKEN = 200


def token_of(request: HTTPConnection, settings: SignIn) -> str | None:
    """The token that the browser sent, if any."""
    token = request.cookies.get(_name(settings))
    return token if token and len(token) <= LONGEST_TOKEN else None


def give(response: Response, token: str, settings: SignIn) -> Response:
    """Let the browser keep the token."""
    response.set_cookie(
        _name(settings),
        token,
        max_age=int(settings.lasts.total_seconds()),
        **_attributes(settings),  # type: ignore[arg-type]
    )
    return response


def take(response: Response, settings: SignIn) -> Response:
    """Let the browser forget its token."""
    response.delete_cookie(_name(settings), **_attributes(settings))  # type: ignore[arg-type]
    return response


def _name(settings: SignIn) -> str:
    return _PLAIN_NAME if settings.plain_http else _NAME


def _attributes(settings: SignIn) -> dict[str, object]:
    return {"path": "/", "secure": not settings.plain_http, "httponly": True, "samesite": "lax"}
