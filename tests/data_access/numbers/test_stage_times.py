"""Where the time of complaints goes: each minute once, and nobody's alone."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from data_access.numbers.asking import ask
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.numbers.stage_times import stage_times
from data_access.schema import complaint, complaint_stage
from data_access.scope import OWNER, Role, Scope
from tests.data_access.world import BO, CLOCK, NORTH, SOUTH, THIS_MONTH, World, a_case, a_stage, noon, whole_world

EXECUTIVE = Scope(member_id=1, roles=frozenset({Role.EXECUTIVE}))
OPENED = noon(date(2026, 11, 4))


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def a_long_one(world: World, **given: Any) -> None:
    """Six hours received, twelve investigated (two of them waiting), six at another department, then answered."""
    about = {"team_id": SOUTH, "channel": "store", **given}
    clock = a_case(OPENED, complaints=True, resolved_at=OPENED + timedelta(hours=24))
    (key,) = world.add(complaint, {**about, **clock})
    hours = [OPENED + timedelta(hours=hour) for hour in (0, 6, 18, 24)]
    of_stage = {name: value for name, value in about.items() if name != "cause"}
    world.add(
        complaint_stage,
        a_stage(key, 0, "received", hours[0], hours[1], **of_stage),
        a_stage(key, 1, "investigated", hours[1], hours[2], paused_minutes=120, **of_stage),
        a_stage(key, 2, "solution", hours[2], hours[3], department="Warehouse", **of_stage),
        a_stage(key, 3, "answered", hours[3], None, **of_stage),
    )


def minutes(world: World, scope: Scope = OWNER, filters: Filters = EVERYTHING, **options: Any) -> dict[str, float]:
    world.mirror.refresh()
    found = stage_times(world.mirror, scope, THIS_MONTH, filters, clock=CLOCK, **options)
    return dict(zip(found["part"], found["minutes"], strict=True))


def test_each_minute_is_told_once_departments_and_waiting_apart(world: World) -> None:
    a_long_one(world)
    found = minutes(world, filters=Filters(channel=("store",)))
    assert list(found.items()) == [("received", 360), ("investigated", 600), ("departments", 360), ("waiting", 120)]


def test_the_parts_of_all_complaints_are_their_whole_time(world: World) -> None:
    a_long_one(world)
    # Eight of one day each, and the long one.
    assert sum(minutes(world).values()) == 9 * 1440


def test_in_working_hours_nights_do_not_count(world: World) -> None:
    a_long_one(world)
    # From noon to 18:00, then from 9:00 to noon: what was paused round the clock was no working time.
    found = minutes(world, filters=Filters(channel=("store",)), working=True)
    assert found == {"received": 360, "departments": 180}


def test_a_lead_counts_the_own_team_and_another_period_has_none(world: World) -> None:
    a_long_one(world)
    assert minutes(world, world.scope(BO), Filters(channel=("phone",))) == {"received": 1440}
    before = THIS_MONTH.before(CLOCK.today)
    assert stage_times(world.mirror, OWNER, before, clock=CLOCK).empty


def test_an_executive_is_not_told_the_time_of_a_few(world: World) -> None:
    assert minutes(world, EXECUTIVE, Filters(team_id=(SOUTH,))) == {}
    # Nor of all but them.
    assert minutes(world, EXECUTIVE, Filters(team_id=(NORTH,))) == {}
    assert minutes(world, EXECUTIVE) == {"received": 8 * 1440}
    for _ in range(3):
        a_long_one(world)
    # Three at a department and three that waited: together with the next smallest part.
    assert minutes(world, EXECUTIVE) == {"received": 8 * 1440 + 3 * 360, "few": 3 * 1080}


def test_a_question_cut_to_a_cause_finds_it_and_what_nobody_stated(world: World) -> None:
    a_long_one(world, cause="late")
    world.mirror.refresh()

    def opened(*causes: str | None) -> float:
        asked = ask(
            world.mirror, OWNER, ("complaints_opened",), THIS_MONTH, CLOCK, filters=Filters(cause=tuple(causes))
        )
        return float(asked["complaints_opened"].iloc[0])

    assert (opened("late"), opened(None), opened("late", None)) == (1, 16, 17)
    assert minutes(world, filters=Filters(cause=("late",), team_id=(NORTH, SOUTH)))["departments"] == 360


def test_causes_add_up_to_the_complaints_received(world: World) -> None:
    a_long_one(world, cause="late")
    a_long_one(world, cause="broken")
    world.mirror.refresh()
    asked = (("complaints_opened",), THIS_MONTH, CLOCK)
    parts = ask(world.mirror, OWNER, *asked, by=("cause",))
    assert set(parts["cause"].dropna()) == {"late", "broken"}
    assert parts["cause"].isna().sum() == 1
    assert parts["complaints_opened"].sum() == ask(world.mirror, OWNER, *asked)["complaints_opened"].iloc[0] == 18
