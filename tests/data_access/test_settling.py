"""Whether the same complaint came again after it was closed, whoever stores what in which order."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from data_access.importers.withdrawing import withdraw_import
from data_access.numbers.asking import ask
from data_access.numbers.filters import Filters
from data_access.schema import complaint
from data_access.scope import OWNER
from data_access.settling import settle_recurrences
from data_access.voiding import void_entry
from data_access.workflow.commands import reopen_complaint
from data_access.workflow.complaints import log_complaint
from data_access.workflow.story import complaint_recurrences
from metrics.calendars.periods import Period
from tests.data_access.importers.storing import new_office
from tests.data_access.world import ADA, BO, CAI, CLOCK, NORTH, SOUTH, World, a_case, customer_of, noon, whole_world

CLOSED = noon(date(2026, 10, 15)) + timedelta(microseconds=7)
OCTOBER = Period("own", date(2026, 10, 1), date(2026, 11, 1))
MOMENT = timedelta(microseconds=1)


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def closed(world: World, **given: Any) -> int:
    """A complaint about packing, received in October and closed at CLOSED, by Cai of North."""
    case = a_case(CLOSED - timedelta(days=3), complaints=True, resolved_at=CLOSED, closed_at=CLOSED)
    about = {"customer_id": customer_of(NORTH), "member_id": CAI, "team_id": NORTH, "category": "packing", "cause": "c"}
    return world.add(complaint, {**case, **about, **given})[0]


def settle(world: World) -> None:
    with world.writing() as connection:
        settle_recurrences(connection, select(complaint.c.customer_id).distinct())


def recurred(world: World, key: int) -> bool | None:
    with world.reading() as connection:
        return connection.execute(select(complaint.c.recurred).where(complaint.c.id == key)).scalar_one()


def log(world: World, by: int = ADA, **given: Any) -> int:
    about = {"customer_id": customer_of(NORTH), "category": "packing", "severity": "high", "channel": "phone",
             "text": "again", "team_id": NORTH, "request_key": str(given["opened_at"])}  # fmt: skip
    with world.writing() as connection:
        return log_complaint(connection, world.scope(by), clock=CLOCK, **{**about, **given}).id


@pytest.mark.parametrize(
    ("after", "again"),
    [(-MOMENT, False), (timedelta(), True), (timedelta(days=30) - MOMENT, True), (timedelta(days=30), False)],
)
def test_it_came_again_from_the_moment_of_closing_until_not_including_30_days_later(
    world: World, after: timedelta, again: bool
) -> None:
    key = closed(world)
    world.add(complaint, {**a_case(CLOSED + after, complaints=True), "customer_id": customer_of(NORTH),
                          "category": "packing"})  # fmt: skip
    settle(world)
    assert recurred(world, key) is again


def test_another_matter_another_customer_and_the_complaint_itself_are_not_it_again(world: World) -> None:
    key, nobodys, about_nothing = closed(world), closed(world, customer_id=None), closed(world, category=None)
    backwards = closed(world, customer_id=customer_of(SOUTH), opened_at=CLOSED + timedelta(days=1))
    other = a_case(CLOSED + timedelta(days=2), complaints=True)
    world.add(complaint, {**other, "customer_id": customer_of(NORTH), "category": "billing"})
    world.add(complaint, {**other, "customer_id": customer_of(SOUTH, 2), "category": "packing"})
    world.add(complaint, {**other, "customer_id": customer_of(NORTH), "category": "packing", "counted": False})
    settle(world)
    found = [recurred(world, each) for each in (key, nobodys, about_nothing, backwards)]
    assert found == [False, None, None, False]


def test_the_number_follows_logging_voiding_and_opening_again(world: World) -> None:
    key = closed(world)
    settle(world)

    def counted() -> list[float]:
        asked = {"complaints_recurred", "complaints_recurrence_known"}
        answer = ask(world.mirror, OWNER, asked, OCTOBER, CLOCK, filters=Filters(category=("packing",)))
        return [float(answer[name].iloc[0]) for name in ("complaints_recurred", "complaints_recurrence_known")]

    assert counted() == [0, 1]
    again = log(world, opened_at=CLOSED + timedelta(days=4))
    assert counted() == [1, 1]
    with world.reading() as connection:
        told = complaint_recurrences(connection, world.scope(ADA), again).iloc[0]
        assert (told["complaint_id"], told["earlier"], told["apart_minutes"]) == (key, True, 4 * 1440)
        back = complaint_recurrences(connection, world.scope(ADA), key).iloc[0]
        assert (back["complaint_id"], back["earlier"], back["opened_on"]) == (again, False, date(2026, 10, 19))
        assert complaint_recurrences(connection, world.scope(BO), again).empty
    with world.writing() as connection:
        about = {"table": "complaint", "entry_id": again, "reason": "a mistake", "request_key": "void"}
        void_entry(connection, world.scope(ADA), clock=CLOCK, **about)
    assert counted() == [0, 1]
    log(world, opened_at=CLOSED + timedelta(days=5))
    with world.writing() as connection:
        reopening = {"complaint_id": key, "revision": 0, "text": "not settled", "request_key": "open"}
        reopen_complaint(connection, world.scope(ADA), clock=CLOCK, **reopening)
    assert counted() == [0, 0]
    assert recurred(world, key) is None


FILE = "Ticket ID,Status,Created at,Resolved at,Closed at,Customer number,Category\n"
LATER = FILE + "2,Open,2026-10-20 09:00,,,C1,packing\n"
EARLIER = FILE + "1,Closed,2026-10-01 09:00,2026-10-02 09:00,2026-10-03 09:00,C1,packing\n"


def test_an_older_complaint_that_is_imported_later_came_again_until_that_import_is_withdrawn(
    tmp_path: Path, database_kind: str
) -> None:
    with new_office(tmp_path, kind=database_kind) as office:
        as_complaints = {"mapped": {"stores_as": "complaints"}}
        second = office.bring("tickets", LATER, name="later.csv", **as_complaints)
        office.bring("tickets", EARLIER, name="earlier.csv", **as_complaints)
        assert [row["recurred"] for row in office.rows(complaint)] == [None, True]
        other = LATER.replace("packing", "billing")
        changed = office.bring("tickets", other, name="later.csv", **as_complaints)
        assert [row["recurred"] for row in office.rows(complaint)] == [None, False]
        for batch, wanted in ((changed, [None, True]), (second, [False])):
            withdraw_import(office.engine, OWNER, batch.batch_id or 0, CLOCK)
            assert [row["recurred"] for row in office.rows(complaint)] == wanted
