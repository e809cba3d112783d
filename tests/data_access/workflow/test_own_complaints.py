"""One's own complaints: who handed them over, what one resolved, and how long cases stayed with one."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data_access.schema import complaint, complaint_event, complaint_stage
from data_access.scope import OWNER
from data_access.workflow.own_complaints import handed_to_oneself, own_stage_times, resolved_by_oneself
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    DAN,
    EVE,
    FAY,
    GIL,
    IDA,
    JON,
    KIM,
    NORTH,
    SOUTH,
    THIS_MONTH,
    TODAY,
    World,
    a_case,
    noon,
    whole_world,
)

DAY = date(2026, 11, 10)


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def a_complaint(world: World, who: int, **more: Any) -> int:
    (key,) = world.add(complaint, {**a_case(noon(DAY), complaints=True, **more), "member_id": who, "team_id": NORTH})
    return key


def stayed(world: World, who: int, hours: float, *, stage: str = "investigated", **more: Any) -> None:
    """A case that left the stage today after so many hours with somebody."""
    begin: datetime = noon(TODAY) - timedelta(hours=hours)
    row = {
        "complaint_id": a_complaint(world, who), "position": 7, "stage": stage, "member_id": who, "team_id": NORTH,
        "entered_at": begin, "entered_on": TODAY, "left_at": noon(TODAY), "left_on": TODAY, "minutes": hours * 60,
        "business_minutes": hours * 30,
    }  # fmt: skip
    world.add(complaint_stage, {**row, **more})


def times(world: World, who: int, **more: Any) -> list[tuple[Any, ...]]:
    """Without the first stage, which everybody of this company has had cases in."""
    found = own_stage_times(world.mirror, world.scope(who), THIS_MONTH, **more)
    found = found[found["stage"] != "received"]
    return [tuple(None if pd.isna(value) else value for value in row) for row in found.itertuples(index=False)]


def test_ones_time_in_a_stage_leaves_out_waiting_and_other_departments(world: World) -> None:
    for hours in (2, 4, 9):
        stayed(world, DAN, hours)
    stayed(world, DAN, 8, paused_minutes=4 * 60.0, paused_business_minutes=4 * 30.0)
    stayed(world, DAN, 100, department="Logistics")
    stayed(world, DAN, 1, stage="solution")
    stayed(world, DAN, 50, stage="answered")
    assert times(world, DAN) == [("investigated", 240.0, 4, None), ("solution", 60.0, 1, None)]
    assert times(world, DAN, working=True) == [("investigated", 120.0, 4, None), ("solution", 30.0, 1, None)]


def test_the_teams_median_is_told_from_five_people_on(world: World) -> None:
    for hours, who in enumerate((DAN, CAI, IDA, JON), start=1):
        stayed(world, who, hours)
    stayed(world, EVE, 90, team_id=SOUTH)
    assert times(world, DAN) == [("investigated", 60.0, 1, None)]
    stayed(world, KIM, 5)
    assert times(world, DAN) == [("investigated", 60.0, 1, 180.0)]
    assert times(world, CAI) == [("investigated", 120.0, 1, 180.0)]


def test_who_works_on_no_complaints_has_no_stage_times(world: World) -> None:
    for who in (DAN, CAI, IDA, JON, KIM):
        stayed(world, who, 3)
    assert [times(world, who) for who in (FAY, GIL, BO)] == [[], [], []]
    assert own_stage_times(world.mirror, OWNER, THIS_MONTH).empty


def test_who_handed_an_open_complaint_over_is_told_to_whom_it_was_handed(world: World) -> None:
    mine, taken = a_complaint(world, DAN), a_complaint(world, DAN)
    step = {"stage": "received", "holder_id": DAN, "team_id": NORTH, "told_on": TODAY, "created_at": noon(TODAY)}
    world.add(
        complaint_event,
        {**step, "complaint_id": mine, "number": 1, "what": "hand_over", "created_by": CAI},
        {**step, "complaint_id": mine, "number": 2, "what": "hand_over", "created_by": ADA},
        {**step, "complaint_id": taken, "number": 1, "what": "take", "created_by": DAN},
    )
    with world.reading() as connection:
        found = handed_to_oneself(connection, world.scope(DAN))
        assert found[["complaint_id", "handed_by"]].values.tolist() == [[mine, "Ada"]]
        for who in (ADA, CAI, BO, FAY, GIL):
            assert handed_to_oneself(connection, world.scope(who)).empty


def test_what_one_resolved_stands_newest_first_and_is_nobody_elses(world: World) -> None:
    old = a_complaint(world, DAN, resolved_at=noon(date(2026, 11, 12)))
    new = a_complaint(world, DAN, resolved_at=noon(date(2026, 11, 13)))
    a_complaint(world, DAN)
    with world.reading() as connection:
        found = resolved_by_oneself(connection, world.scope(DAN), limit=2)
        assert found["complaint_id"].tolist() == [new, old]
        assert found["resolution_minutes"].tolist() == [3 * 1440.0, 2 * 1440.0]
        others = resolved_by_oneself(connection, world.scope(ADA))
        assert not {new, old} & set(others["complaint_id"])
        assert resolved_by_oneself(connection, world.scope(FAY)).empty
