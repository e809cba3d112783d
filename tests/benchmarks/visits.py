"""Fifty people on a real server, each with a socket of their own, as browsers have them."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

LARGEST = 64_000_000


class Visit:
    """One open page."""

    def __init__(self, socket: ClientConnection, page: str, query: str) -> None:
        self._socket, self._page, self._query = socket, page, query

    async def rerun(self, query: str = "") -> float:
        """Run the page, as after a click; seconds until the server said that it is done."""
        asked = BackMsg()
        asked.rerun_script.query_string = f"{self._query}{query}"
        asked.rerun_script.page_name = self._page
        started = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        while True:
            told = ForwardMsg()
            told.ParseFromString(await self._socket.recv(decode=False))
            if told.WhichOneof("type") == "script_finished":
                # A page that leads to another is run again at once.
                if told.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                assert told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY, told
                return time.perf_counter() - started


async def _visited(
    address: str,
    page: str,
    query: str,
    cookies: Sequence[str],
    act: Callable[[list[Visit]], Awaitable[list[float]]],
) -> list[float]:
    """Let a person with each of these cookies come, look at the page once, and then do what `act` says."""
    stream, streamlit = f"{address.replace('http', 'ws')}/_stcore/stream", Subprotocol("streamlit")
    async with AsyncExitStack() as open_sockets:
        visits = []
        for cookie in cookies:
            socket = await open_sockets.enter_async_context(
                connect(
                    stream,
                    subprotocols=[streamlit],
                    origin=Origin(address),
                    additional_headers={"Cookie": cookie} if cookie else None,
                    max_size=LARGEST,
                )
            )
            visits.append(Visit(socket, page, query))
        for visit in visits:
            await visit.rerun()
        return await act(visits)


def all_at_once(
    address: str, page: str, query: str, cookies: Sequence[str], again: Callable[[int], str]
) -> list[float]:
    """Seconds of each person's rerun, when all of them click in the same moment; `again` is what they click.

    There are as many as there are cookies, which are empty where nobody signs in.
    """

    async def act(visits: list[Visit]) -> list[float]:
        return list(await asyncio.gather(*(visit.rerun(again(number)) for number, visit in enumerate(visits))))

    return asyncio.run(_visited(address, page, query, cookies, act))


def one_after_another(
    address: str, page: str, query: str, times: int, before: Callable[[], None] = lambda: None
) -> list[float]:
    """Seconds of one person's reruns; `before` each of them something may happen."""

    async def act(visits: list[Visit]) -> list[float]:
        found = []
        for _ in range(times):
            before()
            found.append(await visits[0].rerun())
        return found

    return asyncio.run(_visited(address, page, query, [""], act))
