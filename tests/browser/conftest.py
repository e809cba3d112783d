"""A real server and a real Chromium. Every test below this folder is marked `browser`.

    def test_the_overview_shows_a_number(server, new_page):
        dashboard = server(DASHBOARD_TODAY="2026-11-21")
        page = new_page(language="en-GB")
        visit(page, dashboard.address)
        ...

A test fails when its page logged an error, asked another host or got a 5xx, whatever else it looked at.
"""

import json
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from data_access.engine import open_database
from data_access.migrate import migrate
from data_access.settings import read
from tests.browser.serving import Server, serving
from tests.browser.visiting import DESKTOP, Faults, chromium_running, open_page
from tests.conftest import ROOT

HERE = Path(__file__).resolve().parent
running: list[Server] = []  # for the report of a test that fails

StartServer = Callable[..., Server]
OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents and not item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed:
        report.sections.extend((f"log of {server.address}", server.log) for server in running)
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for each worker."""
    with sync_playwright() as playwright, chromium_running(playwright) as browser:
        yield browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartServer]:
    """Start the dashboard: `server(DATABASE_URL=..., DASHBOARD_TODAY=...)`.

    Without a database it gets an empty one of its own. Asked again in the same module with the same words it gives the
    same server. `root=` serves another app.py, with what lies beside it.
    """
    started: dict[str, Server] = {}
    with ExitStack() as stack:

        def start(root: Path = ROOT, **environment: str) -> Server:
            wanted = json.dumps([str(root), environment], sort_keys=True)
            if wanted not in started:
                folder = tmp_path_factory.mktemp("server")
                given = {"DATABASE_URL": f"sqlite:///{folder / 'dashboard.db'}", **environment}
                if root == ROOT:
                    prepare(given)
                started[wanted] = stack.enter_context(serving(root, folder / "server.log", given))
                running.append(started[wanted])
            return started[wanted]

        yield start
        running.clear()


def prepare(environment: dict[str, str]) -> None:
    """Migrate the database, as `make run` does before it serves; a process of its own would take longer than that."""
    settings = read(environment)
    database = open_database(settings.database_url)
    migrate(database, settings)
    database.dispose()


@pytest.fixture
def faults() -> Faults:
    """What the browser complained about; `faults.allow("...")` names what a test provokes on purpose."""
    return Faults()


@pytest.fixture
def new_page(browser: Browser, faults: Faults) -> Iterator[OpenPage]:
    """Open a page: `new_page(language="en-GB", dark=True, size=PHONE)`. Nothing may go wrong in it until the end."""
    opened: list[Page] = []

    def open_one(*, language: str = "zh-CN", dark: bool = False, size: tuple[int, int] = DESKTOP) -> Page:
        page = open_page(browser, language=language, dark=dark, size=size)
        faults.watch(page)
        opened.append(page)
        return page

    yield open_one
    for page in opened:
        page.context.close()
    faults.none()


@pytest.fixture
def page(new_page: OpenPage) -> Page:
    """A Chinese desktop visitor's page."""
    return new_page()
