"""The mirror equals the database after whatever was written, by whichever process."""

import subprocess
import sys
import tempfile
import threading
from contextlib import closing, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import ProgrammingError

from data_access.engine import open_database, write, writing
from data_access.mirroring.check import compare
from data_access.mirroring.mirror import Mirror
from data_access.schema import interaction, purchase
from data_access.settings import ROOT
from data_access.stamps import stamp, stamp_selected
from tests.conftest import examples
from tests.databases import a_database, going_back

MONDAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
DAYS = [MONDAY + timedelta(days=number) for number in range(5)]


def add_contact(connection: Connection, day: date, channel: str = "phone") -> None:
    opened = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
    row = {"channel": channel, "state": "open", "opened_at": opened, "opened_on": day, "created_at": NOW}
    connection.execute(insert(interaction).values(row))
    stamp(connection, interaction, [day])


def add_order_line(connection: Connection, day: date | None, cents: int = 100) -> None:
    row = {"order_key": "A", "amount_cents": cents, "purchased_on": day, "created_at": NOW}
    connection.execute(insert(purchase).values(row))
    stamp(connection, purchase, [day])


def same(mirror: Mirror) -> bool:
    return all(table.differences == 0 for table in compare(mirror))


def in_the_mirror(mirror: Mirror, statement: Any) -> Any:
    with mirror.asking() as connection:
        return connection.execute(statement).scalar_one()


@pytest.fixture
def copy(empty):
    with closing(Mirror(empty)) as found:
        yield found


class Writers:
    """Two engines on one database write what they like; two mirrors, one of each, must follow."""

    def __init__(self, address: str) -> None:
        self.engines = [open_database(address) for _ in range(2)]
        self.mirrors = [Mirror(engine) for engine in self.engines]

    def contacts_come(self, writer: int, days: list[date], channel: str) -> None:
        with writing(self.engines[writer]) as connection:
            for day in days:
                add_contact(connection, day, channel)

    def a_days_contacts_are_resolved(self, writer: int, day: date, minutes: float, within: bool | None) -> None:
        ended = {"resolved_at": NOW, "resolved_on": day, "resolution_minutes": minutes, "kept": within, "due_at": NOW}
        with writing(self.engines[writer]) as connection:
            connection.execute(update(interaction).where(interaction.c.opened_on == day).values(ended))
            stamp(connection, interaction, [day])

    def a_contact_moves_to_another_day(self, writer: int, day: date, to: date) -> None:
        with writing(self.engines[writer]) as connection:
            first = select(func.min(interaction.c.id)).where(interaction.c.opened_on == day).scalar_subquery()
            connection.execute(update(interaction).where(interaction.c.id == first).values(opened_on=to))
            stamp(connection, interaction, [day, to])

    def a_day_is_deleted(self, writer: int, day: date) -> None:
        with writing(self.engines[writer]) as connection:
            connection.execute(delete(interaction).where(interaction.c.opened_on == day))
            stamp(connection, interaction, [day])

    def something_is_bought(self, writer: int, day: date | None, cents: int) -> None:
        with writing(self.engines[writer]) as connection:
            add_order_line(connection, day, cents)

    def a_purchase_gets_its_day_or_loses_it(self, writer: int, day: date | None) -> None:
        with writing(self.engines[writer]) as connection:
            wanted = purchase.c.id == select(func.max(purchase.c.id)).scalar_subquery()
            stamp_selected(connection, purchase, select(purchase.c.purchased_on).where(wanted))
            connection.execute(update(purchase).where(wanted).values(purchased_on=day))
            stamp(connection, purchase, [day])

    def something_fails_half_way(self, writer: int, day: date) -> None:
        with suppress(RuntimeError), writing(self.engines[writer]) as connection:
            add_contact(connection, day)
            raise RuntimeError

    def a_mirror_starts_anew(self, which: int) -> None:
        self.mirrors[which].close()
        self.mirrors[which] = Mirror(self.engines[which])

    def close(self) -> None:
        for mirror in self.mirrors:
            mirror.close()
        for engine in self.engines:
            engine.dispose()


def acts(name: str, **arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    return st.tuples(st.just(name), st.fixed_dictionaries(arguments))


WRITER = st.integers(0, 1)
DAY = st.sampled_from(DAYS)
SOME_DAY = st.sampled_from([None, *DAYS])
ACTS = st.one_of(
    acts(
        "contacts_come",
        writer=WRITER,
        days=st.lists(DAY, min_size=1, max_size=4),
        channel=st.sampled_from(["phone", "web", "投诉热线"]),
    ),
    acts(
        "a_days_contacts_are_resolved",
        writer=WRITER,
        day=DAY,
        minutes=st.floats(0, 1e6),
        within=st.sampled_from([True, False, None]),
    ),
    acts("a_contact_moves_to_another_day", writer=WRITER, day=DAY, to=DAY),
    acts("a_day_is_deleted", writer=WRITER, day=DAY),
    acts("something_is_bought", writer=WRITER, day=SOME_DAY, cents=st.integers(-(2**40), 2**40)),
    acts("a_purchase_gets_its_day_or_loses_it", writer=WRITER, day=SOME_DAY),
    acts("something_fails_half_way", writer=WRITER, day=DAY),
    acts("a_mirror_starts_anew", which=WRITER),
)


@settings(max_examples=examples(10))
@given(sequence=st.lists(ACTS, min_size=1, max_size=12))
def test_after_any_sequence_of_writes_from_two_engines_both_mirrors_equal_the_database(database_kind, sequence):
    with (
        tempfile.TemporaryDirectory() as folder,
        a_database(database_kind, Path(folder)) as shared,
        closing(Writers(str(shared.url))) as writers,
    ):
        for name, arguments in sequence:
            getattr(writers, name)(**arguments)
            assert all(same(mirror) for mirror in writers.mirrors)


WRITE = """
import sys
from data_access.engine import open_database, write
from tests.data_access.mirroring.test_mirror import DAYS, add_contact

engine = open_database(sys.argv[1])
for day in DAYS:
    write(engine, lambda connection, day=day: add_contact(connection, day))
engine.dispose()
"""


def test_what_another_process_wrote_is_in_the_next_answer(empty, copy):
    assert in_the_mirror(copy, select(func.count(interaction.c.id))) == 0
    other = subprocess.Popen([sys.executable, "-c", WRITE, str(empty.url)], cwd=ROOT)
    for day in DAYS:
        write(empty, lambda connection, day=day: add_contact(connection, day, "web"))
        assert same(copy)
    assert other.wait(timeout=60) == 0
    assert in_the_mirror(copy, select(func.count(interaction.c.id))) == 2 * len(DAYS)
    assert same(copy)


def test_only_touched_days_are_copied_again(empty, copy):
    write(empty, lambda connection: add_contact(connection, MONDAY))
    copy.refresh()
    # Without a stamp the mirror cannot know; that is why every writer stamps.
    write(empty, lambda connection: connection.execute(update(interaction).values(channel="web")))
    assert not same(copy)
    write(empty, lambda connection: add_contact(connection, DAYS[1]))
    assert not same(copy)
    write(empty, lambda connection: stamp(connection, interaction, [MONDAY]))
    assert same(copy)


def test_an_undated_purchase_is_there_and_can_get_its_day(empty, copy):
    write(empty, lambda connection: add_order_line(connection, None))
    assert in_the_mirror(copy, select(func.count(purchase.c.id)).where(purchase.c.purchased_on.is_(None))) == 1

    def found(connection: Connection) -> None:
        connection.execute(update(purchase).values(purchased_on=MONDAY))
        stamp(connection, purchase, [None, MONDAY])

    write(empty, found)
    assert same(copy)
    assert in_the_mirror(copy, select(func.count(purchase.c.id)).where(purchase.c.purchased_on == MONDAY)) == 1


def test_a_restored_backup_with_a_lower_counter_is_copied_whole(empty, copy):
    write(empty, lambda connection: add_contact(connection, MONDAY))
    with going_back(empty) as restore:
        for day in DAYS:
            write(empty, lambda connection, day=day: add_contact(connection, day))
        copy.refresh()
        assert copy.number == 6
        restore()
    assert same(copy)
    assert copy.number == 1
    assert in_the_mirror(copy, select(func.count(interaction.c.id))) == 1


def test_an_answer_is_remembered_until_something_changes(empty, copy):
    asked: list[int] = []

    def find() -> int:
        asked.append(1)
        return int(in_the_mirror(copy, select(func.count(interaction.c.id))))

    assert [copy.remembered("contacts", find) for _ in range(3)] == [0, 0, 0]
    write(empty, lambda connection: add_contact(connection, MONDAY))
    assert [copy.remembered("contacts", find) for _ in range(2)] == [1, 1]
    assert len(asked) == 2


def test_an_answer_about_contacts_outlives_an_order(empty, copy):
    asked: list[str] = []
    tables = frozenset({interaction.name})

    def find() -> int:
        asked.append("contacts")
        return int(in_the_mirror(copy, select(func.count(interaction.c.id))))

    write(empty, lambda connection: add_contact(connection, MONDAY))
    assert copy.remembered("contacts", find, tables) == 1
    write(empty, lambda connection: add_order_line(connection, MONDAY))
    assert copy.remembered("contacts", find, tables) == 1
    assert len(asked) == 1
    write(empty, lambda connection: add_contact(connection, MONDAY))
    assert copy.remembered("contacts", find, tables) == 2


def test_answers_from_before_a_restored_backup_are_forgotten(empty, copy):
    write(empty, lambda connection: add_contact(connection, MONDAY))
    with going_back(empty) as restore:
        write(empty, lambda connection: add_contact(connection, MONDAY))
        assert copy.remembered("contacts", lambda: "two") == "two"
        restore()
        assert copy.remembered("contacts", lambda: "one") == "one"
        # The second transaction after the backup has the number that the lost one had.
        write(empty, lambda connection: add_contact(connection, MONDAY))
    assert copy.remembered("contacts", lambda: "another two") == "another two"


def test_many_ask_while_others_write(empty, copy):
    stop, counts = threading.Event(), []

    def ask() -> None:
        while not stop.is_set():
            counts.append(in_the_mirror(copy, select(func.count(interaction.c.id))))

    askers = [threading.Thread(target=ask) for _ in range(6)]
    for asker in askers:
        asker.start()
    for number in range(20):
        write(empty, lambda connection: add_contact(connection, DAYS[number % 5]))  # noqa: B023
        assert in_the_mirror(copy, select(func.count(interaction.c.id))) == number + 1
    stop.set()
    for asker in askers:
        asker.join(30)
    assert set(counts) <= set(range(21))
    assert same(copy)


def test_two_mirrors_do_not_share_their_memory(empty, demo_company):
    with closing(Mirror(empty)) as one, closing(Mirror(demo_company)) as other:
        assert in_the_mirror(one, select(func.count(interaction.c.id))) == 0
        assert in_the_mirror(other, select(func.count(interaction.c.id))) > 50_000


def test_a_mirror_that_failed_within_itself_is_built_anew(empty, copy):
    write(empty, lambda connection: add_contact(connection, MONDAY))
    assert same(copy)
    with pytest.raises(duckdb.FatalException), copy.asking():
        raise duckdb.FatalException("the database has been invalidated")
    assert same(copy)
    assert in_the_mirror(copy, select(func.count()).select_from(interaction)) == 1


def test_a_question_that_is_wrong_leaves_the_mirror_as_it_is(empty, copy):
    before = copy.refresh()
    with pytest.raises(ProgrammingError), copy.asking() as connection:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")
    assert copy.number == before
