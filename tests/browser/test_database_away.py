"""A running server whose database goes away says so in plain words, and comes back with it by itself."""

import http.client
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from pages.shared.texts.frame import DATABASE_AWAY, GLOSSARY, UPDATING, WENT_WRONG
from tests.browser.conftest import OpenPage, StartServer
from tests.browser.serving import Server
from tests.browser.visiting import visit
from tests.postgres import Cluster

BACK_MS = 30_000  # looking every few seconds, and a page drawn meanwhile


def ready(server: Server) -> tuple[int, str]:
    connection = http.client.HTTPConnection("localhost", urlsplit(server.address).port or 0, timeout=20)
    try:
        connection.request("GET", "/readyz")
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Cluster]:
    """A PostgreSQL that may be stopped."""
    cluster = Cluster()
    yield cluster
    cluster.remove()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("database") / "ours.db"


@pytest.fixture(scope="module")
def on_file(server: StartServer, file: Path) -> Server:
    return server(DATABASE_URL=f"sqlite:///{file}", DASHBOARD_TODAY="2026-11-20")


def test_a_file_that_is_moved_away_and_comes_back(
    on_file: Server, new_page: OpenPage, file: Path, tmp_path: Path
) -> None:
    dashboard, page = on_file, new_page(language="en-GB")
    visit(page, f"{dashboard.address}/glossary?as=owner")
    assert ready(dashboard) == (200, "ready\n")
    away = file.rename(tmp_path / "elsewhere.db")
    assert ready(dashboard) == (503, "not ready: the database does not answer\n")
    page.get_by_role("button", name="中文").click()
    expect(page.get_by_text(DATABASE_AWAY.en)).to_be_visible()
    expect(page.get_by_text(WENT_WRONG.en.partition("{")[0])).to_have_count(0)
    assert not file.exists()
    away.rename(file)
    expect(page.get_by_text(DATABASE_AWAY.en)).to_have_count(0, timeout=BACK_MS)  # nobody clicked
    expect(page.get_by_role("heading", name=GLOSSARY.en)).to_be_visible(timeout=BACK_MS)
    assert ready(dashboard) == (200, "ready\n")


def test_a_database_of_another_version_is_not_served(on_file: Server, new_page: OpenPage, file: Path) -> None:
    dashboard, page = on_file, new_page()
    visit(page, f"{dashboard.address}/glossary?as=owner")

    def at(revision: str) -> str:
        with closing(sqlite3.connect(file)) as connection, connection:
            before = str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
            connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        return before

    ours = at("9999")
    assert ready(dashboard) == (503, "not ready: the database is ahead of this program: start the newer program\n")
    page.reload()
    expect(page.get_by_text(UPDATING.zh)).to_be_visible()
    at("0001")
    status, said = ready(dashboard)
    assert (status, said.partition(":")[0]) == (503, "not ready")
    assert "behind this program: run python -m data_access prepare" in said
    at(ours)
    expect(page.get_by_role("heading", name=GLOSSARY.zh)).to_be_visible(timeout=BACK_MS)
    assert ready(dashboard) == (200, "ready\n")


@pytest.mark.postgres
def test_a_postgresql_that_is_stopped_and_started(server: StartServer, new_page: OpenPage, postgresql: Cluster) -> None:
    dashboard = server(DATABASE_URL=postgresql.new(), DASHBOARD_TODAY="2026-11-20")
    page = new_page(language="en-GB")
    visit(page, f"{dashboard.address}/glossary?as=owner")
    postgresql.stop("immediate")
    assert ready(dashboard) == (503, "not ready: the database does not answer\n")
    page.get_by_role("button", name="中文").click()
    expect(page.get_by_text(DATABASE_AWAY.en)).to_be_visible()
    postgresql.start()
    expect(page.get_by_role("heading", name=GLOSSARY.en)).to_be_visible(timeout=BACK_MS)
    assert ready(dashboard) == (200, "ready\n")


@pytest.mark.postgres
def test_where_people_sign_in_the_sign_in_page_waits_too(
    server: StartServer, new_page: OpenPage, postgresql: Cluster
) -> None:
    dashboard = server(DATABASE_URL=postgresql.new(), DASHBOARD_SIGN_IN="accounts")
    page = new_page(language="en-GB")
    page.goto(f"{dashboard.address}/sign-in")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    postgresql.stop("immediate")
    answer = page.context.request.get(f"{dashboard.address}/sign-in?lang=en")
    assert answer.status == 503
    assert "cannot reach its database" in answer.text()
    assert answer.headers["refresh"] == "5"
    postgresql.start()
    assert page.context.request.get(f"{dashboard.address}/sign-in").status == 200
