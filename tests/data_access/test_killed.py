"""Whatever dies, at whatever moment: nothing that was acknowledged is lost, nothing is stored twice."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, func, select, text, update
from sqlalchemy.exc import DBAPIError

from data_access.answering import feedback
from data_access.engine import Trouble, open_database, reading, trouble, write, writing, writing_aside
from data_access.migrate import migrate
from data_access.mirroring.check import compare
from data_access.mirroring.direct import Direct
from data_access.mirroring.mirror import Mirror
from data_access.rejected import Rejected
from data_access.schema import suggestion, survey_answer, team
from data_access.scope import Scope
from data_access.settings import Settings
from data_access.watch import Watch
from tests.conftest import ROOT
from tests.data_access.entered import log
from tests.data_access.world import CAI, CLOCK, DAN, TODAY, World, fill, whole_world
from tests.databases import POSTGRESQL, ZONE, a_database
from tests.postgres import Cluster

WRITERS, EACH = 4, 40
FIFTY = 50

SAVED_AND_KILLED = """
import os, signal, sys
from contextlib import closing
from data_access.engine import open_database
from data_access.mirroring.mirror import Mirror
from tests.data_access.entered import log
from tests.data_access.world import CAI, World

engine = open_database(sys.argv[1])
with closing(Mirror(engine)) as mirror:
    log(World(engine, mirror), CAI, key="the form's own")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def test_a_form_sent_again_after_the_app_died_between_commit_and_answer_is_stored_once(world: World) -> None:
    def how_many() -> int:
        with world.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(survey_answer)).scalar_one())

    before = how_many()
    words = [sys.executable, "-c", SAVED_AND_KILLED, str(world.database.url)]
    run = subprocess.run(words, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, timeout=120)
    assert run.returncode == -signal.SIGKILL, run.stderr.decode()
    assert how_many() == before + 1
    stored = log(world, CAI, key="the form's own")
    assert how_many() == before + 1
    with world.reading() as connection:
        own = select(survey_answer.c.request_key).where(survey_answer.c.id == stored.id)
        assert connection.execute(own).scalar_one() == "the form's own"
    assert log(world, CAI, key="another").id != stored.id


def test_fifty_who_save_at_once_each_thing_twice_lose_and_double_nothing(world: World) -> None:
    """As fifty impatient people do: a second click before the first is answered."""
    scope = world.scope(CAI)
    texts = [f"person {number}" for number in range(FIFTY)]
    at_once = threading.Barrier(FIFTY)

    def person(text: str) -> list[int]:
        at_once.wait(timeout=60)
        with ThreadPoolExecutor(2) as clicks:
            return list(clicks.map(lambda _: praise(world.database, scope, text), range(2)))

    with ThreadPoolExecutor(FIFTY) as people:
        stored = list(people.map(person, texts))
    assert all(first == again for first, again in stored)
    with world.reading() as connection:
        kept = connection.execute(select(suggestion.c.id, suggestion.c.text).where(suggestion.c.text.in_(texts))).all()
    assert sorted(row.text for row in kept) == sorted(texts)
    assert {row.id for row in kept} == {first for first, _ in stored}
    assert all(each.differences == 0 for each in compare(world.mirror))


# ------------------------------------------------------------------ PostgreSQL itself


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    """A PostgreSQL that keeps what it acknowledged, to be killed."""
    made = Cluster(lasting=True)
    yield made
    made.remove()


@pytest.fixture
def shared(server: Cluster) -> Iterator[Engine]:
    """The tiny company on it."""
    address = server.new()
    engine = open_database(address)
    migrate(engine, Settings(address, ZONE, "CNY", TODAY))
    fill(engine)
    yield engine
    engine.dispose()
    server.drop(address)


def praise(engine: Engine, scope: Scope, key: str) -> int:
    """Save a form as a person does: again, with what it says unchanged, until it is acknowledged. The entry's id."""
    while True:
        try:
            stored = write(
                engine,
                lambda connection: feedback.log_suggestion(
                    connection, scope, clock=CLOCK, kind="praise", text=key, received_on=TODAY, request_key=key
                ),
            )
            return stored.id
        except Rejected as refused:
            assert refused.reason in ("database_away", "database_busy")  # noqa: PT017


@pytest.mark.postgres
def test_a_server_killed_and_restarted_under_four_writers_loses_and_doubles_nothing(
    server: Cluster, shared: Engine
) -> None:
    with closing(Mirror(shared)) as mirror:
        scope = World(shared, mirror).scope(CAI)
        acknowledged: list[str] = []
        more = threading.Condition()

        def person(number: int) -> None:
            for count in range(EACH):
                praise(shared, scope, f"{number}/{count}")
                with more:
                    acknowledged.append(f"{number}/{count}")
                    more.notify()

        with ThreadPoolExecutor(WRITERS) as people:
            busy = [people.submit(person, number) for number in range(WRITERS)]
            for saved in (WRITERS * 5, WRITERS * 20):
                with more:
                    assert more.wait_for(lambda enough=saved: len(acknowledged) >= enough, timeout=60)
                server.stop("immediate")
                server.start()
            for one in busy:
                one.result(timeout=120)
        with reading(shared) as connection:
            mine = select(suggestion.c.text).where(suggestion.c.request_key.is_not(None))
            stored = list(connection.execute(mine).scalars())
        assert len(stored) == len(set(stored)) == WRITERS * EACH
        assert set(stored) == set(acknowledged)
        assert all(each.differences == 0 for each in compare(mirror))


@pytest.mark.postgres
def test_who_only_looks_and_reads_notices_nothing_of_a_restart(server: Cluster, shared: Engine) -> None:
    def teams() -> int:
        with reading(shared) as connection:
            return int(connection.execute(select(func.count()).select_from(team)).scalar_one())

    watch = Watch(shared)
    with closing(Mirror(shared)) as mirror, closing(Direct(shared)) as direct:
        before = (teams(), watch.remembered("teams", teams), mirror.refresh(), direct.refresh())
        server.stop("fast")
        server.start()
        assert (teams(), watch.remembered("teams", teams), mirror.refresh(), direct.refresh()) == before


@pytest.mark.postgres
def test_while_the_server_is_gone_a_form_hears_that_it_is_away(
    server: Cluster, shared: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data_access.engine.WAIT_FOR_RETURN_SECONDS", 0.2)
    server.stop("fast")
    try:
        with pytest.raises(Rejected, match="database_away"):
            write(shared, lambda connection: None)
        with pytest.raises(DBAPIError) as gone, reading(shared):
            pass
        assert trouble(gone.value) is Trouble.AWAY
    finally:
        server.start()
    assert write(shared, lambda connection: "back") == "back"


# ------------------------------------------------------------------ others in the way


@pytest.fixture
def impatient(tmp_path: Path) -> Iterator[Engine]:
    """An empty PostgreSQL on which nobody waits long for a lock."""
    with a_database(POSTGRESQL, tmp_path) as engine:

        def hurry(raw, record) -> None:  # type: ignore[no-untyped-def]
            raw.execute("SET lock_timeout = '50ms'; SET deadlock_timeout = '50ms'")
            raw.commit()

        event.listen(engine, "connect", hurry)
        yield engine


@pytest.mark.postgres
def test_who_waits_too_long_for_another_writer_hears_that_it_is_busy(impatient: Engine) -> None:
    with writing(impatient), pytest.raises(Rejected, match="database_busy"):
        write(impatient, lambda connection: None)
    assert write(impatient, lambda connection: "stored") == "stored"


@pytest.mark.postgres
def test_what_goes_aside_does_not_wait_for_a_large_import(impatient: Engine) -> None:
    with writing(impatient), writing_aside(impatient) as connection:
        assert connection.execute(text("SELECT 1")).scalar_one() == 1


@pytest.mark.postgres
def test_two_that_lock_each_other_out_are_both_done_in_the_end(impatient: Engine) -> None:
    with writing(impatient) as connection:
        connection.execute(team.insert(), [{"id": 1, "name": "North"}, {"id": 2, "name": "South"}])
    together, tries = threading.Barrier(2, timeout=30), []

    def rename(first: int, second: int) -> None:
        """As a command does that does not stand in line, first one row, then another."""
        attempt = 0
        while True:
            attempt += 1
            tries.append(first)
            try:
                with writing_aside(impatient) as connection:
                    connection.execute(text("SET LOCAL lock_timeout = 0"))
                    connection.execute(update(team).where(team.c.id == first).values(name=f"first of {first}"))
                    if attempt == 1:
                        together.wait()
                    connection.execute(update(team).where(team.c.id == second).values(name=f"second of {first}"))
                return
            except DBAPIError as error:
                assert trouble(error) is Trouble.BUSY  # noqa: PT017

    with ThreadPoolExecutor(2) as people:
        list(people.map(rename, (1, 2), (2, 1)))
    assert len(tries) >= 3  # who tries again at once may be in the way of a slow one once more


@pytest.mark.postgres
def test_a_question_that_takes_too_long_is_given_up(impatient: Engine) -> None:
    with reading(impatient) as connection:
        connection.execute(text("SET LOCAL statement_timeout = 10"))
        with pytest.raises(DBAPIError, match="statement timeout") as slow:
            connection.execute(text("SELECT pg_sleep(10)"))
    assert trouble(slow.value) is None


@pytest.mark.postgres
def test_nothing_is_written_in_a_block_that_reads(impatient: Engine) -> None:
    with pytest.raises(DBAPIError, match="read-only"), reading(impatient) as connection:
        connection.execute(team.insert().values(name="North"))


def test_who_logged_it_stays_who_logged_it(world: World) -> None:
    """The key is the person's own: a colleague's form with the same key is another form."""
    assert log(world, CAI, key="same").id != log(world, DAN, key="same").id
