"""What every answer tells the browser not to do: run others' scripts, be framed, guess types, keep copies."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.shared import session

STREAMLIT_PAGE = Path(streamlit.__file__).parent / "static" / "index.html"
BUNDLE = "/static/"  # Streamlit's own files, the same for everybody and named by their content
FILES = (200, 206, 304)

# The most sensitive sensors and devices; none of them has anything to do with a dashboard.
NO_DEVICES = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "microphone", "geolocation", "payment", "usb", "serial", "display-capture")
)
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
    "Referrer-Policy": "same-origin",  # with no-referrer, a form would say that it comes from nowhere
    "Permissions-Policy": NO_DEVICES,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
A_YEAR = 365 * 24 * 60 * 60


class Headers:
    """Adds what is missing to every answer, whoever gave it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                keep = scope["path"].startswith(BUNDLE) and message["status"] in FILES
                _complete(MutableHeaders(scope=message), keep=keep)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def policy(**sources: str) -> str:
    """A content security policy: nothing may frame the page or change what its addresses mean, and `sources`."""
    rules = {"base_uri": "'none'", "frame_ancestors": "'none'", "object_src": "'none'", **sources}
    return "; ".join(f"{name.replace('_', '-')} {value}" for name, value in rules.items())


@cache
def policy_of_pages() -> str:
    """What Streamlit's pages need, and nothing else."""
    return policy(
        default_src="'none'",
        # Its own bundle, and the one script that stands in its page, by that script's hash. No eval: Plotly draws
        # all our charts without it.
        script_src=" ".join(["'self'", *_hashes_of_scripts(STREAMLIT_PAGE.read_text(encoding="utf-8"))]),
        # It writes its styles into the page while it runs, as Plotly does; a style can run nothing.
        style_src="'self' 'unsafe-inline'",
        # Charts become pictures through data: and blob:, downloads of a chart too.
        img_src="'self' data: blob:",
        font_src="'self' data:",
        # Fetching, uploading, and the socket, which 'self' includes.
        connect_src="'self'",
        # Tables measure and sort in a worker that is made of a blob.
        worker_src="'self' blob:",
        media_src="'self'",
        manifest_src="'self'",
        # Signing out.
        form_action="'self'",
    )


def _hashes_of_scripts(page: str) -> list[str]:
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    return [f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in inline]


def _complete(headers: MutableHeaders, *, keep: bool) -> None:
    for name, value in ALWAYS.items():
        headers.setdefault(name, value)
    headers.setdefault("Content-Security-Policy", policy_of_pages())
    if session.house().settings.sign_in.encrypted:
        headers.setdefault("Strict-Transport-Security", f"max-age={A_YEAR}")
    if not keep:
        # Nobody who comes to this browser later finds a page or a file of the one before.
        headers["Cache-Control"] = "no-store"
