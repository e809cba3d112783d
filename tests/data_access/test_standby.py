"""Reading from a hot standby: what it has not got yet, nobody misses; whichever server dies, reading goes on."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import Connection, event, text
from sqlalchemy.exc import DBAPIError

from data_access import readiness, servers
from data_access.acting import acting_for
from data_access.engine import Trouble, trouble
from data_access.mirroring.check import compare
from data_access.readiness import NotReady, why_not_ready
from data_access.rejected import Rejected
from data_access.scope import Role, Scope
from tests.data_access.mirroring.test_mirror import MONDAY
from tests.databases import TODAY
from tests.standbys import Pair, Process

pytestmark = pytest.mark.postgres

PATIENCE = 200  # looks; each waits until the standby has everything


@pytest.fixture(scope="module")
def pair() -> Iterator[Pair]:
    made = Pair()
    yield made
    made.remove()


@pytest.fixture(autouse=True)
def impatience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that went away is asked again at each read, and nobody waits long for a primary to write to."""
    monkeypatch.setattr(servers, "AGAIN_SECONDS", 0)
    monkeypatch.setattr("data_access.engine.WAIT_FOR_RETURN_SECONDS", 0.2)


@pytest.fixture
def process(pair: Pair) -> Iterator[Process]:
    with closing(Process(pair)) as opened:
        yield opened


@pytest.fixture
def other(pair: Pair) -> Iterator[Process]:
    with closing(Process(pair)) as opened:
        yield opened


@pytest.fixture
def to_break(pair: Pair) -> Iterator[Pair]:
    """The pair; afterwards it is mended."""
    yield pair
    pair.mend()


def all_the_same(process: Process) -> int:
    """How many contacts there are, as whoever is asked says."""
    (found,) = set(process.contacts())
    return found


def comes_to_read_a_standby(pair: Pair, process: Process) -> bool:
    for _ in range(PATIENCE):
        pair.settle()
        if process.reads_a_standby():
            return True
    return False


def the_primary_answers_again(process: Process) -> bool:
    for _ in range(PATIENCE):
        if not process.servers.reading_only:
            return True
        trouble_or_none(process)
    return False


def trouble_or_none(process: Process) -> Trouble | None:
    try:
        process.contacts()
    except Exception as error:
        return trouble(error)
    return None


# ------------------------------------------------------------------ both are well


def test_a_standby_that_has_everything_is_read_but_for_rights(pair: Pair, process: Process) -> None:
    assert comes_to_read_a_standby(pair, process)
    assert not process.reads_a_standby(first_hand=True)
    assert not process.servers.reading_only
    assert readiness.report(process.servers) == (True, "ready")


def test_what_anybody_stored_everybody_sees_at_once_whatever_the_standby_has(
    pair: Pair, process: Process, other: Process
) -> None:
    before = all_the_same(process)
    with pair.standing_still():
        for more in range(1, 6):
            process.save()
            assert all_the_same(process) == all_the_same(other) == before + more
            assert not process.reads_a_standby()
            assert not other.reads_a_standby()
    assert comes_to_read_a_standby(pair, process)
    assert all_the_same(process) == before + 5


def test_two_who_store_in_turn_never_miss_what_is_stored(pair: Pair, process: Process, other: Process) -> None:
    before = all_the_same(process)
    for turn in range(20):
        writer, reader = (process, other) if turn % 2 else (other, process)
        writer.save()
        assert all_the_same(reader) == before + turn + 1
    assert all(each.differences == 0 for each in compare(process.mirror))


def test_a_mirror_is_copied_from_a_standby(pair: Pair, process: Process) -> None:
    begun: list[str] = []
    for engine in (process.database, *process.standbys):
        name = "primary" if engine is process.database else "standby"
        event.listen(engine, "begin", lambda _connection, name=name: begun.append(name))
    for _ in range(PATIENCE):
        process.save()
        pair.settle()
        begun.clear()
        process.mirror.refresh()
        if begun == ["standby"]:
            break
    assert begun == ["standby"]
    assert all(each.differences == 0 for each in compare(process.mirror))


def test_the_wall_stands_on_a_standby_too(pair: Pair, process: Process) -> None:
    assert comes_to_read_a_standby(pair, process)
    lead = acting_for(Scope(7, frozenset({Role.LEAD}), frozenset(), frozenset({1})))
    who = text("SELECT current_user || ' ' || current_setting('dashboard.member') || ' ' || pg_is_in_recovery()")
    found = process.servers.read(lambda connection: str(connection.execute(who).scalar_one()), lead)
    assert found == "dashboard_lead 7 true"


def test_nothing_is_ever_written_to_a_standby(pair: Pair, process: Process) -> None:
    assert comes_to_read_a_standby(pair, process)
    for _ in range(3):
        written = process.servers.write(lambda each: each.execute(text("SELECT pg_is_in_recovery()")).scalar_one())
        assert written is False


# ------------------------------------------------------------------ the standby is killed


def test_a_standby_killed_under_its_readers_is_missed_by_none_and_read_again_once_it_is_back(
    to_break: Pair, process: Process
) -> None:
    assert comes_to_read_a_standby(to_break, process)
    there = all_the_same(process)
    read_from: list[bool] = []

    def ask(connection: Connection) -> int:
        on_standby = bool(connection.execute(text("SELECT pg_is_in_recovery()")).scalar_one())
        if len(read_from) == 20 and on_standby:
            to_break.standby.stop("immediate")
        found = int(connection.execute(text("SELECT count(*) FROM interaction")).scalar_one())
        read_from.append(on_standby)
        return found

    assert [process.servers.read(ask) for _ in range(50)] == [there] * 50
    assert read_from[:20].count(True) > 0
    assert not any(read_from[21:])
    process.save()
    assert all_the_same(process) == there + 1
    to_break.standby.start()
    assert comes_to_read_a_standby(to_break, process)
    assert all_the_same(process) == there + 1


# ------------------------------------------------------------------ the primary is killed, the standby promoted


def test_reading_goes_on_without_a_primary_and_writing_once_the_standby_is_one(
    to_break: Pair, process: Process, other: Process
) -> None:
    process.save()
    assert comes_to_read_a_standby(to_break, process)
    there = all_the_same(process)
    assert all_the_same(other) == there
    to_break.settle()
    to_break.primary.stop("immediate")
    assert all_the_same(process) == all_the_same(other) == there
    assert process.reads_a_standby(first_hand=True)
    assert process.servers.reading_only
    assert why_not_ready(process.servers) is None
    assert readiness.report(process.servers) == (True, "ready, for reading only: the primary does not answer")
    with pytest.raises(Rejected, match="database_away"):
        process.save()

    to_break.standby.promote()
    process.save()
    assert the_primary_answers_again(process)
    assert all_the_same(process) == all_the_same(other) == there + 1
    assert not process.reads_a_standby()
    assert readiness.report(process.servers) == (True, "ready")
    assert all(each.differences == 0 for each in compare(process.mirror))


def test_nobody_goes_back_to_what_a_standby_has_and_what_was_lost_with_a_primary_is_lost_in_every_mirror(
    to_break: Pair, process: Process
) -> None:
    assert comes_to_read_a_standby(to_break, process)
    there = all_the_same(process)
    to_break.standby.stop("fast")
    process.save(TODAY)
    assert all_the_same(process) == there + 1
    to_break.primary.stop("immediate")
    to_break.standby.start()
    with pytest.raises(DBAPIError) as gone:
        process.contacts()
    assert trouble(gone.value) is Trouble.AWAY
    assert why_not_ready(process.servers) is NotReady.AWAY
    assert not readiness.report(process.servers)[0]

    to_break.standby.promote()
    process.save(MONDAY)  # takes the number that the lost one had
    assert the_primary_answers_again(process)
    assert all_the_same(process) == there + 1
    assert all(each.differences == 0 for each in compare(process.mirror))


def test_a_primary_that_comes_back_is_read_and_written_again(to_break: Pair, process: Process) -> None:
    assert comes_to_read_a_standby(to_break, process)
    there = all_the_same(process)
    to_break.settle()
    to_break.primary.stop("fast")
    assert all_the_same(process) == there
    to_break.primary.start()
    process.save()
    assert the_primary_answers_again(process)
    assert all_the_same(process) == there + 1
    assert comes_to_read_a_standby(to_break, process)
