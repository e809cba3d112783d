"""The server: start-up, health, errors, and the gate in front of it. It serves pages/frame.py.

`streamlit run app.py` and `uvicorn app:app` both serve it.
"""

import gc
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NoReturn

import pandas  # noqa: F401 - loaded before the first visitor, not by them
import plotly.graph_objects  # noqa: F401
import streamlit as st
from sqlalchemy.exc import OperationalError
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from streamlit import config

from data_access import readiness
from data_access.settings import WrongSettings, read
from data_access.sign_in.sign_in_settings import LOCAL_NAMES, SignIn
from pages.shared import away, log_lines, session
from pages.shared.session import say
from pages.shared.texts import frame as words
from pages.sign_in import first_start
from pages.sign_in.doors import doors
from pages.sign_in.errors import SaysWhatWentWrong
from pages.sign_in.gate import Gate
from pages.sign_in.headers import Headers


def _not_started(why: str) -> NoReturn:
    """End the process with a sentence; an exception would come out of the server below forty lines of its own."""
    print(f"Not started: {why}", file=sys.stderr, flush=True)
    os._exit(1)


def _refuse_to_listen_elsewhere(sign_in: SignIn) -> None:
    """Whoever reaches a port without sign-in is let in, so that must be nobody else. With it, they need a name."""
    address = config.get_option("server.address")
    if address in LOCAL_NAMES or (sign_in.on and sign_in.address):
        return
    if sign_in.on:
        _not_started(
            f"server.address is {address or 'every address'}, but DASHBOARD_ADDRESS is not set. Set it to "
            "what people will type, like https://dashboard.example.com, or set server.address=localhost."
        )
    _not_started(
        f"server.address is {address or 'every address'}, but no sign-in is configured. "
        "Whoever reaches this port could read and change everything. Set server.address=localhost, or set "
        "DASHBOARD_SIGN_IN=accounts."
    )


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Make everything ready before the first visitor: settings, migrations, the mirror."""
    try:
        settings = read()
        _refuse_to_listen_elsewhere(settings.sign_in)
        house = session.house()
    except WrongSettings as wrong:
        _not_started(str(wrong))
    except OperationalError as away:
        _not_started(f"the database cannot be reached ({str(away.orig).strip().splitlines()[0]}).")
    house.mirror.refresh()
    if settings.sign_in.on:
        log_lines.write_structured()
        first_start.show_set_up_link()
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
    """The database, or a standby in its place, answers and is at the revision that this program needs."""
    is_ready, line = readiness.report(session.house().servers)
    return PlainTextResponse(f"{line}\n", status_code=200 if is_ready else 503)


def say_what_went_wrong(error: Exception) -> bool:
    """Show the visitor a number instead of a traceback; the log has both. A database that is away is no mystery."""
    if not away.said(error):
        st.error(say(words.WENT_WRONG, reference=log_lines.noted(error)))
    return True


app = st.App(
    "pages/frame.py",
    lifespan=lifespan,
    middleware=[Middleware(Headers), Middleware(SaysWhatWentWrong), Middleware(Gate, doors=doors)],
    routes=[Route("/livez", live), Route("/readyz", ready)],
    on_script_error=say_what_went_wrong,
)
