"""A backup taken while people write holds everything that was acknowledged before it, and nothing by halves."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, insert, select, text, update

from data_access import migrate as migrating
from data_access.backups.command import of
from data_access.backups.files import Refused, kind_of, published
from data_access.dialect import is_postgresql
from data_access.engine import open_database, reading, write, writing
from data_access.migrate import newest, revision
from data_access.mirroring.check import compare
from data_access.mirroring.mirror import Mirror
from data_access.schema import account, fact_counter, invitation, member, metadata, session, suggestion, team
from data_access.settings import Settings
from data_access.stamps import current_number, stamp
from data_access.watch import Watch
from tests import postgres
from tests.data_access.world import whole_world
from tests.databases import POSTGRESQL, SQLITE, ZONE, a_database, unmigrated

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
WRITERS = 8
Rows = dict[str, list[tuple[Any, ...]]]

# Restoring itself changes these, on purpose.
COUNTER = fact_counter.name


def told(engine: Engine) -> Settings:
    return Settings(str(engine.url), ZONE, "CNY", TODAY)


def log_twice(engine: Engine, words: str) -> None:
    """One transaction of two rows, stamped."""

    def both(connection: Any) -> None:
        for half in ("first", "second"):
            connection.execute(
                insert(suggestion).values(
                    kind="praise", text=f"{words} {half}", received_at=NOW, received_on=TODAY, created_at=NOW
                )
            )
        stamp(connection, suggestion, [TODAY])

    write(engine, both)


def everything(engine: Engine) -> Rows:
    """Every row of every table."""
    with reading(engine) as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
            if table.name != COUNTER
        }


def praise(engine: Engine) -> set[str]:
    with reading(engine) as connection:
        return set(connection.execute(select(suggestion.c.text)).scalars())


@contextmanager
def until_here(stop: threading.Event) -> Iterator[None]:
    """Let the writers stop also where the test fails."""
    try:
        yield
    finally:
        stop.set()


@contextmanager
def another(engine: Engine, folder: Path) -> Iterator[Engine]:
    """A database of the same kind in which there is nothing at all."""
    folder.mkdir(exist_ok=True)
    address = unmigrated(POSTGRESQL if is_postgresql(engine) else SQLITE, folder)
    opened = open_database(address)
    try:
        yield opened
    finally:
        opened.dispose()
        if is_postgresql(opened):
            postgres.cluster().drop(address)


def test_a_backup_taken_while_eight_people_write_is_restored_without_a_gap(empty: Engine, tmp_path: Path) -> None:
    file, stop, written = tmp_path / "kept.backup", threading.Event(), threading.Semaphore(0)
    acknowledged: list[list[str]] = [[] for _ in range(WRITERS)]

    def person(number: int) -> None:
        while not stop.is_set():
            words = f"{number}/{len(acknowledged[number])}"
            log_twice(empty, words)
            acknowledged[number].append(words)
            written.release()

    with ThreadPoolExecutor(WRITERS) as people, until_here(stop):
        writing = [people.submit(person, number) for number in range(WRITERS)]
        assert all(written.acquire(timeout=30) for _ in range(5 * WRITERS))
        before = {words for each in acknowledged for words in list(each)}
        of(empty).back_up(empty, file)
        stop.set()
        for each in writing:
            each.result()
    with another(empty, tmp_path / "other") as restored:
        assert of(restored).restore(restored, file, told(restored)) is None
        found = praise(restored)
        assert {f"{words} {half}" for words in before for half in ("first", "second")} <= found
        halves = [{words.partition(" ")[0] for words in found if words.endswith(half)} for half in ("first", "second")]
        assert halves[0] == halves[1]
        assert found <= praise(empty)


def test_every_table_is_as_it_was(database_kind: str, tmp_path: Path) -> None:
    with whole_world(tmp_path, database_kind) as world:
        file = tmp_path / "kept.backup"
        before = everything(world.database)
        assert sum(map(bool, before.values())) > 8
        of(world.database).back_up(world.database, file)
        with writing(world.database) as connection:
            connection.execute(update(member).values(name="Somebody"))
            connection.execute(insert(team).values(name="Too much"))
        of(world.database).restore(world.database, file, told(world.database))
        assert everything(world.database) == before
        with writing(world.database) as connection:  # the next id is one that nobody has
            assert connection.execute(insert(team).values(name="New").returning(team.c.id)).scalar_one() > 0


def test_what_was_there_is_kept_and_can_be_restored_in_turn(empty: Engine, tmp_path: Path) -> None:
    file = tmp_path / "kept.backup"
    log_twice(empty, "before")
    of(empty).back_up(empty, file)
    log_twice(empty, "after")
    kept = of(empty).restore(empty, file, told(empty))
    assert praise(empty) == {"before first", "before second"}
    assert kept is not None
    assert kept.parent == tmp_path
    of(empty).restore(empty, kept, told(empty))
    assert len(praise(empty)) == 4


@pytest.mark.parametrize("changes", [0, 1, 5])
def test_mirrors_of_running_processes_notice_whatever_the_counter_says(
    empty: Engine, tmp_path: Path, changes: int
) -> None:
    """A backup of another database, whose counter is lower, equal or higher than that of the one it replaces."""
    file = tmp_path / "kept.backup"
    with another(empty, tmp_path / "other") as other:
        migrating.migrate(other, told(other))
        for number in range(changes):
            log_twice(other, f"other{number}")
        of(other).back_up(other, file)
    log_twice(empty, "own")
    with closing(Mirror(empty)) as mirror:
        watch = Watch(empty)
        assert mirror.refresh() == 1
        assert watch.remembered("praise", lambda: len(praise(empty))) == 2
        of(empty).restore(empty, file, told(empty))
        assert mirror.remembered("praise", lambda: len(praise(empty))) == 2 * changes
        assert watch.remembered("praise", lambda: len(praise(empty))) == 2 * changes
        assert all(table.differences == 0 for table in compare(mirror))
        of(empty).restore(empty, file, told(empty))  # the same again: neither shows what is not there
        assert all(table.differences == 0 for table in compare(mirror))


def test_people_go_on_reading_and_writing_while_a_backup_is_restored(empty: Engine, tmp_path: Path) -> None:
    file, stop, written = tmp_path / "kept.backup", threading.Event(), threading.Semaphore(0)
    log_twice(empty, "before")
    of(empty).back_up(empty, file)
    stored: list[str] = []

    def person() -> None:
        while not stop.is_set():
            words = f"meanwhile{len(stored)}"
            log_twice(empty, words)
            stored.append(words)
            written.release()

    with ThreadPoolExecutor(1) as people, until_here(stop):
        writing = people.submit(person)
        assert all(written.acquire(timeout=30) for _ in range(3))
        kept = of(empty).restore(empty, file, told(empty))
        while written.acquire(blocking=False):
            pass
        assert all(written.acquire(timeout=30) for _ in range(3))
        stop.set()
        writing.result()
    with another(empty, tmp_path / "other") as other:
        of(other).restore(other, kept, told(other))
        # What was acknowledged is either in what was kept or in what is there now.
        both = {words.partition(" ")[0] for words in praise(other) | praise(empty)}
    assert {"before", *stored} == both


def test_sessions_and_links_of_a_backup_let_nobody_in(empty: Engine, tmp_path: Path) -> None:
    with writing(empty) as connection:
        connection.execute(insert(member).values(id=1, name="Ada"))
        connection.execute(insert(account).values(id=1, member_id=1, created_at=NOW))
        connection.execute(insert(session).values(token_hash="a" * 64, account_id=1, created_at=NOW, seen_at=NOW))
        link = {"token_hash": "b" * 64, "kind": "reset", "account_id": 1, "created_at": NOW, "expires_at": NOW}
        connection.execute(insert(invitation).values(link))
    of(empty).back_up(empty, tmp_path / "kept.backup")
    of(empty).restore(empty, tmp_path / "kept.backup", told(empty))
    with reading(empty) as connection:
        assert connection.execute(select(func.count()).where(session.c.ended_at.is_(None))).scalar_one() == 0
        assert connection.execute(select(func.count()).where(invitation.c.used_at.is_(None))).scalar_one() == 0


def test_a_backup_of_an_earlier_version_is_migrated_and_one_of_a_later_version_refused(
    empty: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(migrating.FOLDER, tmp_path / "first_version"))
    for step in (folder / "versions").glob("0*.py"):
        if not step.name.startswith("0001"):
            step.unlink()
    old, new = tmp_path / "old.backup", tmp_path / "new.backup"
    log_twice(empty, "own")
    of(empty).back_up(empty, new)
    with another(empty, tmp_path / "other") as other, monkeypatch.context() as first_version:
        first_version.setattr(migrating, "FOLDER", folder)
        migrating.migrate(other, told(other))
        log_twice(other, "of old")
        of(other).back_up(other, old)
        with pytest.raises(Refused, match="newer version"):
            of(other).restore(other, new, told(other))
        assert praise(other) == {"of old first", "of old second"}
    of(empty).restore(empty, old, told(empty))
    assert revision(empty) == newest()
    assert praise(empty) == {"of old first", "of old second"}


def test_a_file_that_is_cut_short_changes_nothing(empty: Engine, tmp_path: Path) -> None:
    whole, cut = tmp_path / "kept.backup", tmp_path / "cut.backup"
    for number in range(30):
        log_twice(empty, f"{number} {os.urandom(600).hex()}")
    of(empty).back_up(empty, whole)
    before, number = everything(empty), number_of(empty)
    cut.write_bytes(whole.read_bytes()[: int(whole.stat().st_size * 0.7)])
    with pytest.raises(Refused):
        of(empty).restore(empty, cut, told(empty))
    assert everything(empty) == before
    assert number_of(empty) == number


def number_of(engine: Engine) -> int:
    with reading(engine) as connection:
        return current_number(connection)


def test_a_file_of_something_else_is_refused(empty: Engine, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear all")
    with pytest.raises(Refused, match="no backup"):
        kind_of(file)
    with pytest.raises(Refused, match="no file"):
        kind_of(tmp_path / "missing")


def test_a_backup_replaces_nothing_unless_told_and_only_its_owner_reads_it(empty: Engine, tmp_path: Path) -> None:
    file = tmp_path / "kept.backup"
    of(empty).back_up(empty, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    first = file.read_bytes()
    with pytest.raises(Refused, match="there already"):
        of(empty).back_up(empty, file)
    assert file.read_bytes() == first
    log_twice(empty, "more")
    of(empty).back_up(empty, file, force=True)
    assert file.read_bytes() != first
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_what_fails_half_way_leaves_no_file(tmp_path: Path) -> None:
    with suppress(RuntimeError), published(tmp_path / "kept", force=False) as growing:
        growing.write_text("half")
        raise RuntimeError("the power went")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_no_backup(database_kind: str, tmp_path: Path) -> None:
    nothing = open_database(unmigrated(database_kind, tmp_path))
    with pytest.raises(Refused, match="nothing to back up"):
        of(nothing).back_up(nothing, tmp_path / "kept.backup")
    nothing.dispose()
    assert not (tmp_path / "kept.backup").exists()


# ------------------------------------------------------------------ SQLite alone


def test_a_damaged_database_is_set_aside_and_running_processes_go_on_with_the_backup(
    empty_file: Engine, tmp_path: Path
) -> None:
    file, live = tmp_path / "kept.backup", Path(str(empty_file.url.database))
    log_twice(empty_file, "kept")
    of(empty_file).back_up(empty_file, file)
    empty_file.dispose()
    content = bytearray(live.read_bytes())
    content[100:] = os.urandom(len(content) - 100)
    live.write_bytes(content)
    kept = of(empty_file).restore(empty_file, file, told(empty_file))
    assert kept.read_bytes() == bytes(content)
    assert praise(empty_file) == {"kept first", "kept second"}


def test_the_database_of_another_program_is_left_alone(empty_file: Engine, tmp_path: Path) -> None:
    file, theirs = tmp_path / "kept.backup", tmp_path / "theirs.db"
    of(empty_file).back_up(empty_file, file)
    with closing(sqlite3.connect(theirs)) as connection:
        connection.execute("CREATE TABLE letters (words TEXT)")
    engine = open_database(f"sqlite:///{theirs}")
    with pytest.raises(Refused, match="not a dashboard's"):
        of(engine).restore(engine, file, told(engine))
    engine.dispose()
    with closing(sqlite3.connect(theirs)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("letters",)]


RESTORE_AND_DIE = """
import os, signal, sqlite3, sys
from pathlib import Path
from data_access.backups import sqlite
from data_access.engine import open_database
from data_access.settings import Settings

sqlite._name_anew = lambda connection: os.kill(os.getpid(), signal.SIGKILL)  # the last step before the commit
engine = open_database(sys.argv[1])
sqlite.back_up = lambda *given: None
sqlite.restore(engine, Path(sys.argv[2]), Settings(sys.argv[1], "Asia/Shanghai", "CNY", None))
"""


def test_a_restoring_that_is_killed_leaves_the_database_as_it_was(empty_file: Engine, tmp_path: Path) -> None:
    file = tmp_path / "kept.backup"
    of(empty_file).back_up(empty_file, file)
    log_twice(empty_file, "after")
    before = everything(empty_file)
    words = [sys.executable, "-c", RESTORE_AND_DIE, str(empty_file.url), str(file)]
    done = subprocess.run(words, cwd=migrating.FOLDER.parent.parent, capture_output=True, timeout=120, check=False)
    assert done.returncode == -9, done.stderr.decode()
    assert everything(empty_file) == before


# ------------------------------------------------------------------ PostgreSQL alone


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Engine]:
    with a_database(POSTGRESQL, tmp_path) as engine:
        yield engine


@pytest.mark.postgres
def test_what_a_later_version_left_does_not_stay(server: Engine, tmp_path: Path) -> None:
    of(server).back_up(server, tmp_path / "kept.backup")
    with writing(server) as connection:
        connection.execute(text("CREATE TABLE later (id integer PRIMARY KEY)"))
        connection.execute(text("CREATE FUNCTION later_too() RETURNS integer LANGUAGE sql AS 'SELECT 1'"))
    of(server).restore(server, tmp_path / "kept.backup", told(server))
    with reading(server) as connection:
        assert connection.execute(text("SELECT to_regclass('later')")).scalar_one() is None
        assert connection.execute(text("SELECT to_regproc('later_too')")).scalar_one() is None
