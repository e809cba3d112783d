"""Databases, their mirror, the time, and the cast that appears in all tests of rights."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_access.clock import Clock
from data_access.demo.people import ADMIN, AFTER_SALES_1, EXECUTIVE, KEY_ACCOUNTS, LEADS
from data_access.engine import open_database, reading
from data_access.members.people import scope_of
from data_access.mirroring.mirror import Mirror
from data_access.scope import NOBODY, OWNER, Scope
from tests import real_company
from tests.data_access.demo_file import TODAY, demo_file, read_only, shared_folder
from tests.databases import BOTH, SQLITE, a_database

STAFF = 11  # Xu Qinghe of after-sales 1


@dataclass(frozen=True)
class Cast:
    """Who asks. `staff` and `lead` are of after-sales 1, `other_lead` is of key accounts."""

    nobody: Scope
    staff: Scope
    lead: Scope
    other_lead: Scope
    executive: Scope
    admin: Scope
    owner: Scope


@pytest.fixture(scope="session", params=BOTH)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Which database: a test that asks for it, or for one that does, runs on SQLite and on PostgreSQL."""
    return str(request.param)


@pytest.fixture
def empty(database_kind: str, tmp_path: Path) -> Iterator[Engine]:
    """A freshly migrated database of the test's own."""
    with a_database(database_kind, tmp_path) as engine:
        yield engine


@pytest.fixture
def empty_file(tmp_path: Path) -> Iterator[Engine]:
    """The same, on SQLite only."""
    with a_database(SQLITE, tmp_path) as engine:
        yield engine


@pytest.fixture(scope="session")
def demo_company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The demo company as of 20 November 2026, for reading only."""
    engine = read_only(demo_file(shared_folder(tmp_path_factory.getbasetemp())))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def mirror(demo_company: Engine) -> Iterator[Mirror]:
    """A mirror of the demo company."""
    found = Mirror(demo_company)
    yield found
    found.close()


@pytest.fixture(scope="session")
def clock() -> Clock:
    """18:00 of the demo company's last day in Shanghai."""
    return Clock(datetime(2026, 11, 20, 10, tzinfo=UTC), "Asia/Shanghai")


@pytest.fixture(scope="session")
def cast(demo_company: Engine) -> Cast:
    """Somebody of each kind, as they are in the demo company today."""
    with reading(demo_company) as connection:
        staff, lead, other_lead, executive, admin = (
            scope_of(connection, member_id, TODAY)
            for member_id in (STAFF, LEADS[AFTER_SALES_1], LEADS[KEY_ACCOUNTS], EXECUTIVE, ADMIN)
        )
    return Cast(NOBODY, staff, lead, other_lead, executive, admin, OWNER)


@pytest.fixture(scope="session")
def real_company_mirror(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mirror]:
    """The mirror of the database that holds the public data sets; for tests marked `real_data`, reading only."""
    database = open_database(real_company.imported(tmp_path_factory.getbasetemp()))
    mirror = Mirror(database)
    yield mirror
    mirror.close()
    database.dispose()
