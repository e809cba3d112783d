"""A large database is read into a new mirror by another process, and nobody can tell by the mirror."""

import shutil
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from sqlalchemy import insert

from data_access.engine import open_database, reading, write
from data_access.mirroring import reading_apart
from data_access.mirroring.check import compare
from data_access.mirroring.mirror import Mirror
from data_access.mirroring.reading_apart import ReadingFailed, is_large, read_apart
from data_access.schema import FACTS, interaction
from data_access.stamps import current_number
from tests.data_access.mirroring.test_mirror import MONDAY, add_contact, add_order_line, same


@pytest.fixture
def large(monkeypatch):
    """Every database is large enough to be read by another process."""
    monkeypatch.setattr(reading_apart, "LARGE_BYTES", 0)


def everything_read(engine) -> dict[str, pa.Table]:
    found = {}
    with reading(engine) as snapshot:
        read_apart(snapshot, FACTS, lambda table, rows: found.update({table.name: rows.read_all()}))
    return found


def test_a_mirror_built_by_another_process_equals_the_database(demo_company, large):
    with closing(Mirror(demo_company)) as mirror:
        told = []
        mirror.refresh(told.append)
        assert told == [table.name for table in FACTS]
        with reading(demo_company) as connection:
            assert mirror.number == current_number(connection)
        compared = compare(mirror)
        assert {table.differences for table in compared} == {0}
        assert sum(table.rows for table in compared) > 100_000


def test_an_empty_database_gives_the_columns_and_no_row(empty_file):
    found = everything_read(empty_file)
    assert list(found) == [table.name for table in FACTS]
    assert {table.num_rows for table in found.values()} == {0}


def test_a_column_that_is_empty_in_all_the_first_rows_keeps_its_type(empty_file):
    opened = datetime(2026, 11, 16, 2, tzinfo=UTC)
    row = {"state": "open", "opened_at": opened, "opened_on": MONDAY, "created_at": opened}
    late = {**row, "channel": "电话", "first_response_minutes": 2.5, "kept": True, "resolved_on": MONDAY}
    rows = [{**dict.fromkeys(late), **row} for _ in range(60_000)]
    write(empty_file, lambda connection: connection.execute(insert(interaction), [*rows, late]))
    last = everything_read(empty_file)["interaction"].slice(60_000).to_pylist()[0]
    assert (last["channel"], last["first_response_minutes"], last["kept"]) == ("电话", 2.5, 1)


def test_what_is_written_afterwards_arrives_as_ever(empty_file, large):
    write(empty_file, lambda connection: add_contact(connection, MONDAY))
    with closing(Mirror(empty_file)) as mirror:
        assert same(mirror)
        write(empty_file, lambda connection: add_contact(connection, date(2026, 11, 17), "web"))
        write(empty_file, lambda connection: add_order_line(connection, None))
        assert same(mirror)


def test_a_folder_with_a_space_and_signs_in_its_name_is_read(empty_file, tmp_path, large):
    write(empty_file, lambda connection: add_contact(connection, MONDAY))
    folder = tmp_path / "our team #1 50%?"
    folder.mkdir()
    with reading(empty_file) as connection:
        file = Path(connection.engine.url.database)
        shutil.copy(file, folder / "客户.db")
        shutil.copy(f"{file}-wal", folder / "客户.db-wal")
    engine = open_database(f"sqlite:///{str(folder / '客户.db').replace('?', '%3F')}")
    try:
        assert everything_read(engine)["interaction"].num_rows == 1
    finally:
        engine.dispose()


def test_where_the_other_process_fails_the_mirror_reads_for_itself(empty_file, large, monkeypatch, caplog):
    write(empty_file, lambda connection: add_contact(connection, MONDAY))
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    with reading(empty_file) as snapshot, pytest.raises(ReadingFailed):
        read_apart(snapshot, FACTS, lambda table, rows: None)
    with closing(Mirror(empty_file)) as mirror:
        assert same(mirror)
    assert "read by another process" in caplog.text


def test_a_failure_half_way_leaves_nothing_twice(empty_file, large, monkeypatch, tmp_path):
    """The other process delivers the first tables and ends with an error."""
    write(empty_file, lambda connection: add_contact(connection, MONDAY))
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\n"{sys.executable}" "$@" | head -c 30000\nexit 1\n')
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    with closing(Mirror(empty_file)) as mirror:
        assert same(mirror)


def test_a_small_database_is_read_here(empty):
    with reading(empty) as connection:
        assert not is_large(connection)
