"""What a browser sends with a form, and what it says about itself."""

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from pages.shared.texts import sign_in as words
from pages.sign_in.page import say_only

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


Fields = dict[str, str]
Answer = Callable[[Request, Fields], Response]


class TooLong(Exception):
    """More was sent than any of our forms holds."""


def taking_a_form(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    """Read the form, then answer apart from the other visits: a password's hash takes a tenth of a second."""

    async def read_and_answer(request: Request) -> Response:
        try:
            fields = await fields_of(request)
        except TooLong:
            return say_only(request, 413, words.TOO_MUCH, words.TOO_MUCH_TYPED)
        return await run_in_threadpool(answer, request, fields)

    return read_and_answer


async def fields_of(request: Request) -> Fields:
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
