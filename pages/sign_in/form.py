"""What a browser sends with a form, and what it says about itself."""

from urllib.parse import parse_qsl

from starlette.requests import HTTPConnection, Request

MOST_BYTES = 16_000
MOST_FIELDS = 10

# What the browser says -> what people call it; the first that fits, for each says that it is others, too.
BROWSERS = {
    "MicroMessenger": "WeChat", "Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "FxiOS": "Firefox",
    "CriOS": "Chrome", "Chrome": "Chrome", "Safari": "Safari",
}  # fmt: skip
SYSTEMS = {
    "HarmonyOS": "HarmonyOS", "Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows",
    "Mac OS": "macOS", "Linux": "Linux",
}  # fmt: skip


class TooLong(Exception):
    """More was sent than any of our forms holds."""


async def fields_of(request: Request) -> dict[str, str]:
    """The fields of a form, by name.

    Raises:
        TooLong
    """
    sent = b""
    async for part in request.stream():
        sent += part
        if len(sent) > MOST_BYTES:
            raise TooLong
    try:
        pairs = parse_qsl(
            sent.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="replace"
        )
    except ValueError:
        raise TooLong from None
    return dict(pairs)


def agent_of(request: HTTPConnection) -> str | None:
    """The browser and its system in two words, so that somebody recognises their own sessions."""
    said = request.headers.get("user-agent", "")
    found = [next((name for sign, name in known.items() if sign in said), None) for known in (BROWSERS, SYSTEMS)]
    return " · ".join(name for name in found if name) or None
