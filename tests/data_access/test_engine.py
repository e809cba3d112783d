import os
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, func, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError

from data_access.engine import ATTEMPTS, Trouble, open_database, reading, trouble, write, writing, writing_aside
from data_access.mirroring.mirror import Mirror
from data_access.rejected import Rejected
from data_access.schema import customer, fact_counter, suggestion
from data_access.stamps import stamp
from data_access.watch import Watch

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
WRITERS, EACH = 50, 4


def log_praise(connection: Connection, text: str) -> None:
    row = {"kind": "praise", "text": text, "received_at": NOW, "received_on": date(2026, 11, 20), "created_at": NOW}
    connection.execute(insert(suggestion).values(row))
    stamp(connection, suggestion, [date(2026, 11, 20)])


def how_many(engine: Engine) -> int:
    with reading(engine) as connection:
        return int(connection.execute(select(func.count()).select_from(suggestion)).scalar_one())


def test_fifty_writers_at_once_are_all_stored(empty):
    together = threading.Barrier(WRITERS)

    def person(number: int) -> None:
        together.wait()
        for count in range(EACH):
            write(empty, lambda connection, text=f"{number}/{count}": log_praise(connection, text))

    with ThreadPoolExecutor(WRITERS) as people:
        list(people.map(person, range(WRITERS)))
    assert how_many(empty) == WRITERS * EACH
    with reading(empty) as connection:
        assert connection.execute(select(fact_counter.c.number)).scalar_one() == WRITERS * EACH


@pytest.mark.parametrize("aside", [False, True], ids=["in_line", "aside"])
def test_a_writer_takes_the_lock_with_its_first_statement_and_a_reader_does_not(empty, aside):
    said: list[str] = []
    event.listen(empty, "before_cursor_execute", lambda c, cursor, statement, *rest: said.append(statement))
    with (writing_aside if aside else writing)(empty):
        pass
    with reading(empty):
        pass
    if empty.dialect.name == "sqlite":
        assert said == ["BEGIN IMMEDIATE", "BEGIN"]
    else:
        assert [statement.split("(")[0] for statement in said] == ([] if aside else ["SELECT pg_advisory_xact_lock"])


def test_readers_see_what_was_there_when_they_began_while_somebody_writes(empty):
    with reading(empty) as before:
        count = select(func.count()).select_from(suggestion)
        assert before.execute(count).scalar_one() == 0
        write(empty, lambda connection: log_praise(connection, "meanwhile"))
        assert before.execute(count).scalar_one() == 0
    assert how_many(empty) == 1


def test_what_fails_half_way_leaves_nothing(empty):
    def work(connection: Connection) -> None:
        log_praise(connection, "first")
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError, match="power"):
        write(empty, work)
    assert how_many(empty) == 0


def test_a_busy_database_is_tried_again_and_a_lasting_failure_is_told(empty):
    tries = []

    def busy(times: int):
        def work(connection: Connection) -> str:
            tries.append(1)
            if len(tries) < times:
                raise OperationalError("insert", {}, Exception("database is locked"))
            log_praise(connection, "at last")
            return "stored"

        return work

    assert write(empty, busy(ATTEMPTS)) == "stored"
    assert len(tries) == ATTEMPTS
    tries.clear()
    with pytest.raises(Rejected, match="database_busy"):
        write(empty, busy(ATTEMPTS + 1))
    assert how_many(empty) == 1


def test_another_failure_of_the_database_is_told_as_it_is(empty):
    def work(connection: Connection) -> None:
        raise OperationalError("insert", {}, Exception("disk I/O error"))

    with pytest.raises(OperationalError, match="disk I/O error"):
        write(empty, work)


def test_a_row_that_points_nowhere_is_refused(empty):
    row = {"name": "Nobody's", "created_on": date(2026, 11, 20), "created_at": NOW, "team_id": 99}
    with pytest.raises(IntegrityError):
        write(empty, lambda connection: connection.execute(insert(customer).values(row)))


def test_a_moment_without_a_zone_is_a_programming_error(empty):
    with pytest.raises(Exception, match="a moment needs its time zone"), writing(empty) as connection:
        connection.execute(
            insert(customer).values(name="A", created_on=date(2026, 11, 20), created_at=datetime(2026, 11, 20))  # noqa: DTZ001
        )


def test_the_folder_of_a_new_database_is_made(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path / 'new' / 'folder' / 'our.db'}")
    with reading(engine) as connection:
        assert connection.execute(select(1)).scalar_one() == 1
    engine.dispose()
    assert (tmp_path / "new" / "folder" / "our.db").exists()


def test_a_file_that_is_moved_away_is_no_new_empty_database(empty_file, tmp_path):
    file = Path(str(empty_file.url.database))
    write(empty_file, lambda connection: log_praise(connection, "here"))
    away = file.rename(tmp_path / "elsewhere.db")
    with pytest.raises(OperationalError) as failed:
        how_many(empty_file)
    assert trouble(failed.value) is Trouble.AWAY
    assert not file.exists()
    away.rename(file)
    assert how_many(empty_file) == 1


def test_another_file_in_the_place_of_the_database_is_the_one_that_is_read(empty_file, tmp_path):
    file = Path(str(empty_file.url.database))
    other = Path(shutil.copy(file, tmp_path / "other.db"))
    write(empty_file, lambda connection: log_praise(connection, "here"))
    with closing(Mirror(empty_file)) as mirror:
        watch = Watch(empty_file)
        assert mirror.refresh() == 1
        assert watch.remembered("praise", lambda: how_many(empty_file)) == 1
        for beside in file.parent.glob(f"{file.name}-*"):
            beside.unlink()
        os.replace(other, file)
        assert how_many(empty_file) == 0
        assert watch.remembered("praise", lambda: how_many(empty_file)) == 0
        assert mirror.refresh() == 0


def test_an_error_does_not_say_what_was_to_be_stored(empty):
    with pytest.raises(IntegrityError) as failed, writing(empty) as connection:
        connection.execute(insert(suggestion).values(kind="praise", text="王一鸣 was very kind", received_at=None))
    assert "[SQL" in str(failed.value)
    assert "王一鸣" not in str(failed.value).partition("[SQL")[2]
