"""Whether what was sent came from a page of this dashboard, and not from another site in the same browser."""

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from data_access.sign_in.sign_in_settings import LOCAL_NAMES, SignIn


def is_from_here(request: HTTPConnection, sign_in: SignIn) -> bool:
    """Whether the browser says so.

    Browsers name the page's origin with every form, upload and socket. What names none is let through only if the
    browser says in its newer way that it is of this site; a socket has no such way.
    """
    origin = request.headers.get("origin")
    if origin is None:
        return request.scope["type"] == "http" and request.headers.get("sec-fetch-site") == "same-origin"
    return origin.lower() in _own_origins(request.headers.get("host", "").lower(), sign_in)


def _own_origins(host: str, sign_in: SignIn) -> set[str]:
    own = {sign_in.address} if sign_in.address else set()
    local = urlsplit(f"//{host}").hostname in LOCAL_NAMES
    # An encrypted dashboard takes nothing from a page that crossed the network in plain text.
    schemes = ("https",) if sign_in.encrypted and not local else ("http", "https")
    return own | {f"{scheme}://{host}" for scheme in schemes}
