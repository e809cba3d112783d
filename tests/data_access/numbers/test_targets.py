"""Which target holds for a period, and for whom."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data_access.numbers.targets import agreed, target_for, targets_for
from data_access.schema import member, target, team
from data_access.scope import NOBODY, OWNER, Role, Scope
from metrics.calendars.periods import Period, named
from metrics.goals.targets import Target
from tests.data_access.world import CLOCK, THIS_MONTH, TODAY, World, empty_world, put

YEAR, QUARTER = named("this_year", TODAY), named("this_quarter", TODAY)


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with empty_world(tmp_path, database_kind) as made:
        with made.writing() as connection:
            put(connection, team, {"id": 1, "name": "A"}, {"id": 2, "name": "B"})
            put(connection, member, {"id": 1, "name": "a"})
        yield made


def goal(metric: str, period: Period, value: float, **whose: Any) -> dict[str, Any]:
    whose = {"scope": "organisation", "state": "agreed", **whose}
    return {"metric": metric, "from_on": period.start, "to_on": period.end, "value": value, **whose}


def found(world: World, period: Period, *metrics: str, scope: Scope = OWNER) -> list[float]:
    with world.reading() as connection:
        return targets_for(connection, scope, period, metrics, clock=CLOCK)["value"].tolist()


def test_without_targets_there_are_no_rows_and_no_target(world: World) -> None:
    with world.reading() as connection:
        none = targets_for(connection, OWNER, THIS_MONTH, ("csat",), clock=CLOCK)
    assert none.empty
    assert target_for(agreed(none), "csat") is None


def test_a_years_satisfaction_target_holds_for_a_month_and_the_months_own_before_it(world: World) -> None:
    world.add(target, goal("csat", YEAR, 0.8))
    assert found(world, THIS_MONTH, "csat") == [0.8]
    world.add(target, goal("csat", THIS_MONTH, 0.9))
    assert found(world, THIS_MONTH, "csat") == [0.9]
    assert found(world, YEAR, "csat") == [0.8]


def test_a_years_sales_target_does_not_hold_for_a_month(world: World) -> None:
    world.add(target, goal("sales", YEAR, 1000))
    assert found(world, THIS_MONTH, "sales") == []
    assert found(world, YEAR, "sales") == [1000]


def test_a_target_need_not_cover_the_days_to_come(world: World) -> None:
    until_today = Period("own", date(2026, 11, 1), date(2026, 11, 21))
    world.add(target, goal("csat", until_today, 0.7))
    assert found(world, THIS_MONTH, "csat") == [0.7]
    assert found(world, QUARTER, "csat") == []  # it began after the quarter did


def test_of_two_for_the_same_period_the_one_set_last_holds(world: World) -> None:
    world.add(target, goal("csat", THIS_MONTH, 0.8), goal("csat", THIS_MONTH, 0.85))
    assert found(world, THIS_MONTH, "csat") == [0.85]


def test_a_number_of_a_team_is_measured_against_the_teams_target_else_the_organisations(world: World) -> None:
    world.add(
        target,
        goal("csat", THIS_MONTH, 0.8),
        goal("csat", THIS_MONTH, 0.9, scope="team", team_id=1),
        goal("csat", THIS_MONTH, 0.95, scope="member", team_id=1, member_id=1),
    )
    with world.reading() as connection:
        targets = agreed(targets_for(connection, OWNER, THIS_MONTH, ("csat",), clock=CLOCK))
    assert target_for(targets, "csat") == Target(0.8)
    assert target_for(targets, "csat", team_id=1) == Target(0.9)
    assert target_for(targets, "csat", team_id=2) == Target(0.8)
    assert target_for(targets, "csat", team_id=1, member_id=1) == Target(0.95)
    assert target_for(targets, "csat", team_id=1, member_id=2) == Target(0.9)
    assert target_for(targets, "nps") is None


@pytest.mark.parametrize("metric", ["sales", "complaints_opened", "complaints_overdue"])
def test_a_sum_or_count_of_the_whole_is_no_target_of_a_part(world: World, metric: str) -> None:
    world.add(target, goal(metric, THIS_MONTH, 100), goal(metric, THIS_MONTH, 30, scope="team", team_id=1))
    with world.reading() as connection:
        targets = agreed(targets_for(connection, OWNER, THIS_MONTH, (metric,), clock=CLOCK))
    assert target_for(targets, metric) == Target(100)
    assert target_for(targets, metric, team_id=1) == Target(30)
    assert target_for(targets, metric, team_id=2) is None


def test_a_band_keeps_its_ends_and_its_tolerance(world: World) -> None:
    world.add(target, {**goal("csat", THIS_MONTH, 0), "value": None, "low": 0.7, "high": 0.9, "tolerance": 0.1})
    with world.reading() as connection:
        targets = agreed(targets_for(connection, OWNER, THIS_MONTH, ("csat",), clock=CLOCK))
    assert target_for(targets, "csat") == Target(None, 0.7, 0.9, 0.1)


def test_staff_see_the_organisations_their_teams_and_their_own_targets(world: World) -> None:
    world.add(
        target,
        goal("csat", THIS_MONTH, 1, scope="organisation"),
        goal("csat", THIS_MONTH, 2, scope="team", team_id=1),
        goal("csat", THIS_MONTH, 3, scope="team", team_id=2),
        goal("csat", THIS_MONTH, 4, scope="member", team_id=1, member_id=1),
    )
    staff = Scope(member_id=1, roles=frozenset({Role.STAFF}), own_team_ids=frozenset({1}))
    other = Scope(member_id=2, roles=frozenset({Role.STAFF}), own_team_ids=frozenset({1}))
    assert found(world, THIS_MONTH, "csat", scope=staff) == [1, 2, 4]
    assert found(world, THIS_MONTH, "csat", scope=other) == [1, 2]
    assert found(world, THIS_MONTH, "csat", scope=NOBODY) == []


def test_a_target_that_nobody_agreed_to_holds_only_where_no_agreed_one_does(world: World) -> None:
    world.add(target, goal("csat", THIS_MONTH, 0.95, scope="member", team_id=1, member_id=1, state="proposed"))
    with world.reading() as connection:
        targets = agreed(targets_for(connection, OWNER, THIS_MONTH, ("csat",), clock=CLOCK))
    assert target_for(targets, "csat", member_id=1) == Target(0.95, agreed=False)
    world.add(target, goal("csat", YEAR, 0.8))
    with world.reading() as connection:
        targets = agreed(targets_for(connection, OWNER, THIS_MONTH, ("csat",), clock=CLOCK))
    assert target_for(targets, "csat", member_id=1) == Target(0.8)


def test_a_longer_agreed_target_holds_before_a_shorter_one_that_is_disputed(world: World) -> None:
    world.add(target, goal("csat", YEAR, 0.8))
    world.add(target, goal("csat", THIS_MONTH, 0.9, state="disputed"))
    assert found(world, THIS_MONTH, "csat") == [0.8]


def test_a_withdrawn_target_never_holds(world: World) -> None:
    world.add(target, goal("csat", THIS_MONTH, 0.9, state="withdrawn"))
    assert found(world, THIS_MONTH, "csat") == []
