"""Whoever looks after the database does so behind the wall as they would without it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, make_url, select

from data_access import wall
from data_access.__main__ import main
from data_access.acting import LOGIN
from data_access.engine import open_database, reading, writing
from data_access.migrate import migrate
from data_access.schema import audit_entry, complaint, customer, fact_counter, metadata, session
from data_access.settings import Settings
from tests import postgres
from tests.data_access.world import fill
from tests.databases import TODAY, ZONE

pytestmark = pytest.mark.postgres

OWNER = "walled"  # of tests/data_access/test_wall.py, too: from PostgreSQL 16 on only who made a role may give it
CONTACTS = (
    "ticket,opened,agent,customer,channel,score\n"
    "W-1,2026-11-02 09:00,Dan,Huang Li,phone,5\n"
    "W-2,2026-11-03 09:00,Dan,Huang Li,phone,4\n"
)
# What restoring changes of itself: sessions end, and that it was done is recorded.
OWN = {session.name, audit_entry.name, "audit_head", fact_counter.name, "fact_day"}
KEPT_OF_ERASING = {"erased", "setting"}  # who it was, as a fingerprint, and what that was made with


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A database of an ordinary login that may make roles, and that no wall lets through."""
    cluster = postgres.cluster()
    made_once = "EXCEPTION WHEN duplicate_object THEN END"
    cluster.tell(f"DO $$ BEGIN CREATE ROLE {OWNER} LOGIN CREATEROLE; {made_once} $$")
    made = cluster.new()
    cluster.tell(f'ALTER DATABASE "{make_url(made).database}" OWNER TO {OWNER}')
    yield make_url(made).set(username=OWNER).render_as_string(hide_password=False)
    cluster.drop(made)


@pytest.fixture
def behind_the_wall(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("URL", address), ("WALL", "1"), ("TODAY", TODAY.isoformat())):
        monkeypatch.setenv("DATABASE_URL" if name == "URL" else f"DASHBOARD_{name}", value)


@pytest.fixture(scope="module")
def database(address: str) -> Iterator[Engine]:
    engine = open_database(address)
    migrate(engine, Settings(address, ZONE, "CNY", TODAY, wall=True))
    yield engine
    engine.dispose()


def everything(database: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table, as the house reads them."""
    with reading(database) as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
            if table.name not in OWN
        }


def standing(database: Engine) -> wall.Standing:
    with database.connect().execution_options(acting=LOGIN) as connection:
        return wall.standing(connection)


def test_data_is_imported_kept_changed_restored_erased_and_compared(
    behind_the_wall: None, database: Engine, tmp_path: Path
) -> None:
    assert main(["prepare"]) == 0
    assert standing(database) is wall.Standing.UP
    fill(database)
    file, backup = tmp_path / "contacts.csv", tmp_path / "ours.backup"
    file.write_text(CONTACTS, "utf-8")
    assert main(["import", str(file), "--kind", "contacts"]) == 0
    before = everything(database)
    assert sum(key == "W-1" for row in before["interaction"] for key in row) == 1

    assert main(["backup", str(backup)]) == 0
    with writing(database) as connection:
        assert connection.execute(complaint.update().values(text="altered")).rowcount > 0
    assert everything(database) != before
    assert main(["restore", str(backup)]) == 0
    assert everything(database) == before
    assert standing(database) is wall.Standing.UP

    with reading(database) as connection:
        found = connection.execute(select(customer.c.id).where(customer.c.name == "Huang Li")).scalar_one()
    assert main(["erase", "--customer", f"#{found}"]) == 0
    after = everything(database)
    assert "Huang Li" not in repr(after)
    assert {name: len(rows) for name, rows in after.items() if name not in KEPT_OF_ERASING} == {
        name: len(rows) for name, rows in before.items() if name not in KEPT_OF_ERASING
    }
    assert main(["retention", "--months", "36", "--apply"]) == 0
    assert main(["check"]) == 0
    assert main(["audit", "--verify"]) == 0


def test_a_server_that_never_had_a_wall_takes_the_backup_without_it(
    behind_the_wall: None, database: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = tmp_path / "ours.backup"
    there = everything(database)  # that there is a backup is noted after it
    assert main(["backup", str(backup)]) == 0
    elsewhere = postgres.Cluster()
    monkeypatch.setenv("DATABASE_URL", elsewhere.new())
    monkeypatch.delenv("DASHBOARD_WALL")
    assert main(["restore", str(backup)]) == 0
    other = open_database(os.environ["DATABASE_URL"])
    assert everything(other) == there
    assert standing(other) is wall.Standing.DOWN
    other.dispose()
    elsewhere.remove()


def test_nobody_reads_a_row_after_all_that(behind_the_wall: None, database: Engine) -> None:
    with database.connect().execution_options(acting=LOGIN) as connection:
        counted = {
            table.name: connection.scalar(select(func.count()).select_from(table))
            for table in metadata.sorted_tables
            if table is not fact_counter
        }
    assert set(counted.values()) == {0}, counted
