"""Where somebody goes after signing in: only to a page of this dashboard, whatever a link says."""

from urllib.parse import quote, urlencode, urlsplit

SIGN_IN = "/sign-in"
SIGN_OUT = "/sign-out"
PROVIDER = f"{SIGN_IN}/provider"
BACK_FROM_PROVIDER = f"{PROVIDER}/back"
START = "/"
LONGEST = 2000  # more than any page's filters need, less than what proxies refuse
_UNRESERVED = "/?&=%:,;@+$!*'()~.-_[]"


def own_path(given: str | None) -> str:
    """`given` if it is a page of this dashboard, else the start.

    Browsers read "//evil.example" and "/\\evil.example" as another site's address, and drop tabs and line ends before
    they look. So whatever is not plainly a path is no path.
    """
    if not given or len(given) > LONGEST or not given.startswith("/") or given.startswith("//"):
        return START
    if "\\" in given or any(sign.isspace() or not sign.isprintable() for sign in given):
        return START
    try:
        parts = urlsplit(given)
    except ValueError:
        return START
    if parts.scheme or parts.netloc or "//" in parts.path or _is_door(parts.path):
        return START
    query = f"?{parts.query}" if parts.query else ""
    return quote(f"{parts.path}{query}", safe=_UNRESERVED)


def sign_in_address(back_to: str | None = START, language: str | None = None, *, way: str = SIGN_IN) -> str:
    """The address of the sign-in page, or of another way in, from which one comes back to `back_to`."""
    path = own_path(back_to)
    asked = {"next": path} if path != START else {}
    if language:
        asked["lang"] = language
    return f"{way}?{urlencode(asked)}" if asked else way


def _is_door(path: str) -> bool:
    """Whether the path is one of signing in or out: who just did would stand in front of it again."""
    first = path.split("/")[1]
    return f"/{first}" in (SIGN_IN, SIGN_OUT)
