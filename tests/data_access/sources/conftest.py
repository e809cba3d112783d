"""Our own database on both kinds, and other databases to read from: a SQLite file and a second PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests.data_access.importers.storing import Office, new_office
from tests.data_access.sources.elsewhere import Elsewhere
from tests.databases import POSTGRESQL

VARIABLE = "DASHBOARD_SOURCE_HELPDESK"


@pytest.fixture
def office(tmp_path: Path, database_kind: str) -> Iterator[Office]:
    """An empty database of ours."""
    with new_office(tmp_path, kind=database_kind) as made:
        yield made


@pytest.fixture(scope="session")
def second_server() -> Iterator[postgres.Cluster]:
    """A PostgreSQL that is not ours."""
    made = postgres.Cluster()
    yield made
    made.remove()


@pytest.fixture
def elsewhere(
    database_kind: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Elsewhere]:
    """Somebody else's database with three contacts in it, of the other kind than ours; VARIABLE holds its address."""
    server: postgres.Cluster | None = None
    if database_kind != POSTGRESQL and postgres.binaries() is not None:
        server = request.getfixturevalue("second_server")
    address = server.new() if server else f"sqlite:///{tmp_path / 'helpdesk.db'}"
    monkeypatch.setenv(VARIABLE, address)
    found = Elsewhere(address, VARIABLE)
    found.fill()
    yield found
    found.close()
    if server:
        server.drop(address)
