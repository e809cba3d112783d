"""What a visitor does and what a page must not do, for tests and for the pictures."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, Response, TimeoutError

from pages.shared.texts.frame import WENT_WRONG
from tests import chromium

WAIT_MS = 30_000
DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
# On a deep link Streamlit tries these below the page's own address before it finds where the server begins.
NO_FAULT = re.compile(
    r"console: Failed to load resource: .*404 .*\(http://localhost:\d+/[a-z-]+/_stcore/(health|host-config)\)"
)
FLAGS = (
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
AXE = Axe()
OF_COLOURS = ("color-contrast", "link-in-text-block")  # what another theme of the same page can break
DESKTOP = (1440, 900)
PHONE = (390, 844)


@dataclass
class Faults:
    """What went wrong in a page behind the visitor's back; `none()` is asked at the end of every test."""

    seen: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def allow(self, part: str) -> None:
        """A fault whose words hold `part` is what the test is about."""
        self.allowed.append(part)

    def add(self, fault: str) -> None:
        if not NO_FAULT.fullmatch(fault) and not any(part in fault for part in self.allowed):
            self.seen.append(fault)

    def watch(self, page: Page) -> None:
        """Collect console errors, uncaught exceptions, failing answers and requests to other hosts."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.add(f"uncaught: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def none(self) -> None:
        """Fail with everything that was collected, if anything was."""
        assert not self.seen, "\n".join(["the browser complained:", *self.seen])

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.add(f"console: {message.text} ({message.location.get('url', '')})")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname not in ("localhost", "127.0.0.1"):
            self.add(f"asked another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.add(f"{response.status} for {response.url}")


@contextmanager
def chromium_running(playwright: Playwright) -> Iterator[Browser]:
    """The machine's own Chromium, headless; as root it only starts without its sandbox."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    browser = playwright.chromium.launch(
        executable_path=chromium.found(), args=[*FLAGS, *(["--no-sandbox"] if root else [])]
    )
    try:
        yield browser
    finally:
        browser.close()


def open_page(
    browser: Browser,
    *,
    language: str = "zh-CN",
    dark: bool = False,
    size: tuple[int, int] = DESKTOP,
    scale: float = 1,
) -> Page:
    """A page in a context of its own: no cookies, the reader's language, theme and window size."""
    context = browser.new_context(
        locale=language,
        timezone_id="Asia/Shanghai",
        color_scheme="dark" if dark else "light",
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=scale,
        reduced_motion="reduce",
        accept_downloads=True,
    )
    context.set_default_timeout(WAIT_MS)
    return context.new_page()


def settled(page: Page) -> None:
    """Wait until the page's script has run to its end and nothing is a placeholder any more."""
    page.wait_for_selector(DONE, state="attached")
    page.wait_for_function('() => !document.querySelector(\'[data-testid="stSkeleton"], [data-stale="true"]\')')


def rerun(page: Page) -> None:
    """Wait until the page's script has begun to run after what was just done, and has run to its end."""
    running = '[data-testid="stApp"][data-test-script-state="running"]'
    with suppress(TimeoutError):  # it may be quicker than we look
        page.wait_for_selector(running, state="attached", timeout=2000)
    settled(page)


def visit(page: Page, address: str) -> None:
    """Open `address` and wait until the page's script has run to its end; it must not have failed."""
    page.goto(address)
    settled(page)
    _not_failed(page, address)


def turn_to(page: Page, path: str) -> None:
    """Come to another page of the dashboard that is open, as the browser's own buttons do: nothing is loaded anew."""
    page.evaluate("path => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate')) }", path)
    rerun(page)
    _not_failed(page, path)


def _not_failed(page: Page, address: str) -> None:
    shown = page.locator("body").inner_text()
    failed = [words for words in (WENT_WRONG.en, WENT_WRONG.zh) if words.partition("{")[0] in shown]
    assert not failed, f"{address} shows an error; the server's log has it"


def as_tall_as_the_page(page: Page, width: int, tallest: int) -> None:
    """Make the window so high that the whole page is in it, up to `tallest`."""
    height = page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
    page.set_viewport_size({"width": width, "height": min(int(height), tallest)})
    settled(page)


def still(page: Page) -> None:
    """Scroll to the top and wait until two frames in a row have every part where it was: charts and tables take their
    width in steps."""
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    page.evaluate("document.fonts.ready")
    page.mouse.move(0, 0)
    page.wait_for_function(
        """() => {
            const parts = document.querySelectorAll('[data-testid=stMain] *');
            const now = [...parts].map(part => { const b = part.getBoundingClientRect(); return [b.x, b.y, b.width] });
            const said = JSON.stringify(now);
            window.sameFor = said === window.saidBefore ? (window.sameFor ?? 0) + 1 : 0;
            window.saidBefore = said;
            return window.sameFor >= 5;
        }""",
        polling=100,
    )


def serious_violations(page: Page, rules: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """The accessibility rules of axe that the page breaks, serious and critical ones only; `rules`: no others."""
    if not page.evaluate("() => 'axe' in window"):  # it is large, and stays until a page is loaded anew
        page.evaluate(AXE.axe_script)
    options = {"resultTypes": ["violations"], **({"runOnly": {"type": "rule", "values": rules}} if rules else {})}
    found: list[dict[str, Any]] = page.evaluate("options => axe.run(options)", options)["violations"]
    return [violation for violation in found if violation["impact"] in ("serious", "critical")]


def no_serious_violation(page: Page, *ignored: str, rules: tuple[str, ...] = ()) -> None:
    """Fail if axe finds a serious or critical violation; `ignored` are rule ids that Streamlit itself breaks."""
    lines = []
    for violation in serious_violations(page, rules):
        if violation["id"] not in ignored:
            lines.append(f"{violation['id']}: {violation['help']}")
            for node in violation["nodes"][:5]:
                lines.append(f"    {node['html'][:200]}\n    {node['failureSummary'].splitlines()[-1].strip()}")
    assert not lines, "\n".join(["axe found:", *lines])


def no_wider_than_the_window(page: Page) -> None:
    """Fail if anything makes the page scroll sideways once it has taken the window's width."""
    wide = "[document.documentElement, ...document.querySelectorAll('[data-testid=stMain]')]"
    try:
        page.wait_for_function(f"() => {wide}.every(part => part.scrollWidth <= innerWidth)", timeout=5000)
    except TimeoutError:
        widths = page.evaluate(f"{wide}.map(part => part.scrollWidth)")
        window = page.evaluate("innerWidth")
        raise AssertionError(f"{page.url} is {max(widths)} px wide in a window of {window}") from None
