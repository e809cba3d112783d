"""The server: start-up, health, who may reach it, errors. It serves pages/frame.py.

`streamlit run app.py` and `uvicorn app:app` both serve it.
"""

import gc
import logging
import secrets
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_address

import pandas  # noqa: F401 - loaded before the first visitor, not by them
import plotly.graph_objects  # noqa: F401
import streamlit as st
from sqlalchemy.exc import SQLAlchemyError
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from data_access.engine import reading
from data_access.settings import WrongSettings
from data_access.stamps import current_number
from pages.shared import session
from pages.shared.session import say
from pages.shared.texts import frame as words

log = logging.getLogger("dashboard")

NOT_HERE = (
    "This dashboard has no sign-in yet, so it answers only on the machine it runs on: open http://localhost there.\n"
    "本看板尚未设置登录，只在运行它的机器上提供服务：请在那台机器上打开 http://localhost 。\n"
)
LOCAL_NAMES = {"localhost", "127.0.0.1", "[::1]", "::1"}
FORWARDED = {b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-real-ip"}


class OnlyThisMachine:
    """Refuses whoever does not sit at this machine, for as long as nobody signs in.

    A forwarded request comes from elsewhere even when its last step is local; a foreign Host on a local
    connection is another site's name pointed here.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or _is_local(HTTPConnection(scope)):
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await PlainTextResponse(NOT_HERE, status_code=403)(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008, "reason": "not on this machine"})


def _is_local(request: HTTPConnection) -> bool:
    if request.client is None or any(name in FORWARDED for name, _ in request.headers.raw):
        return False
    host = request.headers.get("host", "")
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    return ip_address(request.client.host).is_loopback and name.lower() in LOCAL_NAMES


def _refuse_to_listen_elsewhere() -> None:
    address = config.get_option("server.address")
    if address not in LOCAL_NAMES:
        sys.exit(
            f"Not started: server.address is {address or 'every address'}, but no sign-in is configured. "
            "Whoever reaches this port could read and change everything. Set server.address=localhost."
        )


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Make everything ready before the first visitor: settings, migrations, the mirror."""
    _refuse_to_listen_elsewhere()
    try:
        house = session.house()
    except WrongSettings as wrong:
        sys.exit(f"Not started: {wrong}")
    house.mirror.refresh()
    # What is loaded now stays for good; the collector need not look at it again and again.
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()  # or DuckDB, at exit, prints a page about objects nobody collected
    house.mirror.close()
    house.database.dispose()


def live(_request: Request) -> Response:
    """The process answers."""
    return PlainTextResponse("live\n")


def ready(_request: Request) -> Response:
    """The database answers and the mirror is there."""
    try:
        with reading(session.house().database) as connection:
            current_number(connection)
    except SQLAlchemyError:
        return PlainTextResponse("not ready: the database does not answer\n", status_code=503)
    return PlainTextResponse("ready\n")


def say_what_went_wrong(error: Exception) -> bool:
    """Show the visitor a number instead of a traceback; the log has both."""
    reference = secrets.token_hex(4)
    log.error("reference %s", reference, exc_info=error)
    st.error(say(words.WENT_WRONG, reference=reference))
    return True


app = st.App(
    "pages/frame.py",
    lifespan=lifespan,
    middleware=[Middleware(OnlyThisMachine)],
    routes=[Route("/livez", live), Route("/readyz", ready)],
    on_script_error=say_what_went_wrong,
)
