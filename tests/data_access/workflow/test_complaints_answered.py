"""Complaints that wait for their customer: listed until they are closed, for those who may see them."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from data_access.numbers.filters import EVERYTHING, Filters
from data_access.promises.promised_cases import COMPLAINT, promised_case
from data_access.schema import absence, complaint, complaint_stage, service_standard
from data_access.workflow import complaints
from data_access.workflow.complaints_answered import complaints_to_confirm
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
    assert due(world, ADA) == [(promised, due_at), (other, CLOCK.midnight(date(2026, 11, 21)) - timedelta(minutes=1))]


def due(world: World, who: int) -> list[tuple[int, Any]]:
    with world.reading() as connection:
        found = complaints_to_confirm(connection, world.scope(who), clock=CLOCK)
    return list(zip(found["complaint_id"], found["due_at"], strict=True))


def test_it_is_due_the_same_for_who_takes_it_as_for_who_had_it(world: World) -> None:
    key, due_at = answered(world, CAI, date(2026, 11, 18)), noon(date(2026, 11, 26))
    about = {"complaint_id": key, "stage": "answered", "member_id": CAI, "team_id": NORTH, "due_at": due_at}
    days = {"entered_at": noon(date(2026, 11, 18)), "entered_on": date(2026, 11, 18), "position": 3}
    promise = {"step": "answered", "minutes": 480, "clock": "calendar", "valid_from": date(2026, 1, 1)}
    with world.writing() as connection:
        by = connection.execute(insert(service_standard).values(**promise, created_at=CLOCK.now)).inserted_primary_key
    world.add(complaint_stage, {**about, **days, "standard_id": by[0]})
    world.add(absence, {"member_id": CAI, "from_on": date(2026, 11, 20), "to_on": date(2026, 11, 23), "deputy_id": DAN})
    assert due(world, CAI) == due(world, DAN) == [(key, due_at)]
    with world.reading() as connection:
        told = promised_case(connection, world.scope(DAN), clock=CLOCK, kind=COMPLAINT, number=f"#{key}")
        assert told is not None
        assert told.promises.set_index("step").loc["answered", "due_at"] == due_at
        hidden = promised_case(connection, world.scope(BO), clock=CLOCK, kind=COMPLAINT, number=f"#{key}")
    assert hidden is None
