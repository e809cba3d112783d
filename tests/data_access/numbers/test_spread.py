"""Each member's numbers for their lead, and how a team lies without saying who is where."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from data_access.numbers.spread import member_values, team_spread
from data_access.schema import survey_answer
from data_access.scope import NOBODY, OWNER
from metrics.statistics.spread import Spread
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
    DAN,
    EVE,
    FAY,
    GIL,
    IDA,
    MAX,
    NORTH,
    SERVING,
    SOUTH,
    TEAM_OF,
    THIS_MONTH,
    TODAY,
    World,
    an_answer,
    noon,
    whole_world,
)


@pytest.fixture
def world(tmp_path_factory: pytest.TempPathFactory, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path_factory.mktemp("world"), database_kind) as made:
        yield made


def members(world: World, who: int) -> set[int]:
    found = member_values(world.mirror, world.scope(who), ("csat", "sales"), THIS_MONTH, clock=CLOCK)
    assert {"answers", "answers_top", "sales_cents"} <= set(found.columns)
    return {int(key) for key in found["member_id"].dropna()}


def test_leads_get_their_members_staff_themselves_executives_and_administrators_nobody(world: World) -> None:
    assert members(world, ADA) == {key for key in SERVING if TEAM_OF[key] != SOUTH}
    assert members(world, BO) == {EVE}
    assert members(world, CAI) == {CAI}
    assert members(world, FAY) == members(world, GIL) == set()


def test_a_teams_spread_is_quartiles_of_its_members(world: World) -> None:
    """Six of North have 3 good answers of 5 each; Dan gets five good ones more, Ida five bad ones."""
    about = {"team_id": NORTH, "customer_id": None}
    for who, score in ((DAN, 5), (IDA, 1)):
        for number in range(5):
            answer = an_answer(noon(TODAY - timedelta(days=number)), "csat", score, (1, 5))
            world.add(survey_answer, {**answer, **about, "member_id": who})
    found = team_spread(world.mirror, world.scope(CAI), "csat", THIS_MONTH, CLOCK)
    assert found == Spread(0.6, 0.6, 0.6, 6)
    for number in range(5):
        answer = an_answer(noon(TODAY - timedelta(days=number)), "csat", 5, (1, 5))
        world.add(survey_answer, {**answer, **about, "member_id": CAI})
    found = team_spread(world.mirror, world.scope(CAI), "csat", THIS_MONTH, CLOCK)
    assert found is not None
    assert (found.lower, found.middle, found.people) == (0.6, 0.6, 6)
    assert found.upper == pytest.approx(0.75)


def test_members_with_few_answers_are_left_out_of_a_rates_spread(world: World) -> None:
    answer = an_answer(noon(TODAY), "csat", 1, (1, 5))
    world.add(survey_answer, {**answer, "team_id": NORTH, "member_id": ADA})
    found = team_spread(world.mirror, world.scope(CAI), "csat", THIS_MONTH, CLOCK)
    assert found == Spread(0.6, 0.6, 0.6, 6)
    assert team_spread(world.mirror, world.scope(CAI), "csat", THIS_MONTH.before(TODAY), CLOCK) is None


def test_a_team_of_fewer_than_five_has_no_spread(world: World) -> None:
    assert team_spread(world.mirror, world.scope(EVE), "csat", THIS_MONTH, CLOCK) is None
    assert team_spread(world.mirror, world.scope(MAX), "csat", THIS_MONTH, CLOCK) is None


def test_a_lead_sees_the_spread_of_the_team_they_are_in(world: World) -> None:
    assert team_spread(world.mirror, world.scope(ADA), "interactions_opened", THIS_MONTH, CLOCK) == Spread(6, 6, 6, 6)


@pytest.mark.parametrize("scope", [NOBODY, OWNER])
def test_who_is_in_no_team_sees_no_spread(world: World, scope: object) -> None:
    assert team_spread(world.mirror, scope, "csat", THIS_MONTH, CLOCK) is None  # type: ignore[arg-type]
