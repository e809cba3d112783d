"""Charts as pictures and documents as PDF, by the Chromium that is installed: one process for all of a file.

It has no network, runs no script of a document, and is over when the file is made or its time is.
"""

import asyncio
import base64
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore, Thread
from typing import Any

MOST_AT_ONCE = 2  # browsers in this process, each some 200 MB
SECONDS_IN_LINE = 60
SECONDS_A_CHART = 20
SECONDS_IN_ALL = 120
SECONDS_BETWEEN = 0.1  # in which is said how much is done
MOSTLY_CHARTS = 0.9  # of the time that a PDF takes
_LINE = BoundedSemaphore(MOST_AT_ONCE)
# What would leave this machine is sent to a port where nobody is.
NO_NETWORK = "127.0.0.1:9"
A4 = {"paperWidth": 8.27, "paperHeight": 11.69, "printBackground": True, "preferCSSPageSize": True}

Said = Callable[[float], None]  # how much is done, from 0 to 1


class NoPictures(Exception):
    """No chart can be drawn: there is no Chromium, it did not start, or it took too long."""


@dataclass(frozen=True)
class Wanted:
    """A chart to be drawn; `kind` is svg or png, `scale` how many pixels there are to a point of a png."""

    figure: dict[str, Any]
    width: int
    height: int
    kind: str = "svg"
    scale: float = 1.0


def chromium() -> str | None:
    """Where Chromium is; None where none is installed."""
    from choreographer.browsers.chromium import Chromium

    found: str | None = Chromium.find_browser(skip_local=False)
    return found


def drawn(wanted: Sequence[Wanted], said: Said = lambda _part: None) -> list[bytes]:
    """The charts as pictures, in their order.

    Raises:
        NoPictures
    """
    if not wanted:
        return []

    result: list[bytes] = _with_browser(lambda browser, done: _draw(browser, wanted, done), said)
    return result


def printed(wanted: Sequence[Wanted], document: Callable[[list[bytes]], str], said: Said = lambda _part: None) -> bytes:
    """A document as PDF, A4: `document` makes its HTML of the pictures.

    Raises:
        NoPictures
    """

    async def make(browser: Any, done: Said) -> bytes:
        html = document(await _draw(browser, wanted, lambda part: done(part * MOSTLY_CHARTS)))
        with tempfile.TemporaryDirectory(prefix="report") as folder:
            file = Path(folder) / "report.html"
            file.write_text(html, encoding="utf-8")
            tab = await browser.create_tab("about:blank")
            await tab.send_command("Emulation.setScriptExecutionDisabled", {"value": True})
            await tab.send_command("Page.enable")
            loaded = tab.subscribe_once("Page.loadEventFired")
            await tab.send_command("Page.navigate", {"url": file.as_uri()})
            await asyncio.wait_for(loaded, SECONDS_A_CHART)
            answer = await asyncio.wait_for(tab.send_command("Page.printToPDF", A4), SECONDS_A_CHART)
            return base64.b64decode(answer["result"]["data"])

    result: bytes = _with_browser(make, said)
    return result


async def _draw(browser: Any, wanted: Sequence[Wanted], done: Said) -> list[bytes]:
    found = []
    for place, one in enumerate(wanted):
        options = {"format": one.kind, "width": one.width, "height": one.height, "scale": one.scale}
        found.append(await browser.calc_fig(one.figure, opts=options))
        done((place + 1) / len(wanted))
    return found


def _with_browser(work: Callable[[Any, Said], Awaitable[Any]], said: Said) -> Any:
    """What `work` makes with a browser of its own, in a thread of its own, because the visit's may have a loop."""
    if not _LINE.acquire(timeout=SECONDS_IN_LINE):
        raise NoPictures("others are making files")
    outcome: list[Any] = []
    failed: list[BaseException] = []
    done = [0.0]

    async def make() -> Any:
        from kaleido import Kaleido

        async with Kaleido(n=1, timeout=SECONDS_A_CHART, mathjax=False, proxy_server=NO_NETWORK) as browser:
            return await work(browser, lambda part: done.__setitem__(0, part))

    def run() -> None:
        try:
            outcome.append(asyncio.run(asyncio.wait_for(make(), SECONDS_IN_ALL)))
        except BaseException as wrong:
            failed.append(wrong)
        finally:
            _LINE.release()

    thread = Thread(target=run, name="pictures", daemon=True)
    thread.start()
    while thread.is_alive():  # a visitor who leaves ends this, and the thread by itself
        said(done[0])
        thread.join(SECONDS_BETWEEN)
    if not outcome:
        raise NoPictures(str(failed[0]) or type(failed[0]).__name__) from failed[0]
    return outcome[0]
