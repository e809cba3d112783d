"""Complaints that wait for their customer: listed until they are closed, for those who may see them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from data_access import complaints
from data_access.complaints_answered import complaints_to_confirm
from data_access.filters import EVERYTHING, Filters
from data_access.schema import complaint, complaint_stage
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
    DAN,
    FAY,
    GIL,
    NORTH,
    SOUTH,
    World,
    a_case,
    noon,
    whole_world,
)  # fmt: skip


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def answered(world: World, member_id: int, day: date) -> int:
    case = a_case(noon(date(2026, 11, 2)), complaints=True, resolved_at=noon(day), state="answered")
    (key,) = world.add(complaint, {**case, "member_id": member_id, "team_id": NORTH, "category": "billing"})
    return key


def waiting(world: World, who: int, filters: Filters = EVERYTHING) -> list[tuple[int, int]]:
    with world.reading() as connection:
        found = complaints_to_confirm(connection, world.scope(who), filters, clock=CLOCK)
    return list(zip(found["complaint_id"].tolist(), found["waiting_days"].tolist(), strict=True))


def test_the_longest_waiting_stands_first_for_its_owner_and_their_lead(world: World) -> None:
    late, early = answered(world, CAI, date(2026, 11, 18)), answered(world, DAN, date(2026, 11, 10))
    assert waiting(world, ADA) == [(early, 10), (late, 2)]
    assert waiting(world, CAI) == [(late, 2)]
    assert waiting(world, ADA, Filters(team_id=(SOUTH,))) == []
    assert waiting(world, BO) == waiting(world, FAY) == waiting(world, GIL) == []


def test_a_closed_or_voided_one_waits_no_more(world: World) -> None:
    first, second = answered(world, CAI, date(2026, 11, 18)), answered(world, CAI, date(2026, 11, 19))
    with world.writing() as connection:
        complaints.close_complaint(
            connection, world.scope(CAI), clock=CLOCK, complaint_id=first, cause="a bug", request_key="k"
        )
        connection.execute(complaint.update().where(complaint.c.id == second).values(counted=False))
    assert waiting(world, ADA) == []


def test_it_says_how_many_there_are_beyond_the_limit(world: World) -> None:
    for day in (10, 11, 12):
        answered(world, CAI, date(2026, 11, day))
    with world.reading() as connection:
        found = complaints_to_confirm(connection, world.scope(ADA), clock=CLOCK, limit=2)
    assert found["all"].tolist() == [3, 3]


def test_a_call_back_is_due_as_the_standard_promised_it_and_after_three_days_without_one(world: World) -> None:
    promised, other = answered(world, CAI, date(2026, 11, 18)), answered(world, CAI, date(2026, 11, 17))
    entered = {"entered_at": noon(date(2026, 11, 18)), "entered_on": date(2026, 11, 18), "position": 3}
    due_at = noon(date(2026, 11, 19))
    about = {"complaint_id": promised, "stage": "answered", "member_id": CAI, "team_id": NORTH, "due_at": due_at}
    world.add(complaint_stage, {**about, **entered})
    with world.reading() as connection:
        found = complaints_to_confirm(connection, world.scope(ADA), clock=CLOCK)
    assert list(zip(found["complaint_id"], found["due_at"], strict=True)) == [
        (promised, due_at), (other, CLOCK.midnight(date(2026, 11, 20))),
    ]  # fmt: skip
