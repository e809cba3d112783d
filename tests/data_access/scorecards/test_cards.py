"""Scorecards of the tiny company: each member has 3 good answers of 5 and an own target of 70 %."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from data_access.clock import Clock
from data_access.numbers.asking import ask
from data_access.numbers.targets import targets_for, targets_of_each
from data_access.schema import survey_answer, target
from data_access.scope import Scope
from data_access.scorecards.cards import Basis, Whose, card_of, metrics_of, own, readings_by_row, weights_of
from data_access.scorecards.everybody import everybody
from data_access.scorecards.ratings import commented_scores, ratings, readings_of
from data_access.scorecards.weights import weight_sets
from metrics.calendars.periods import Period, named
from metrics.declare import needed_by
from metrics.goals.targets import Status
from metrics.people.scorecard import Card
from metrics.people.weights import COMMENTS, DEFAULT, LEAD, QUALITY, STAFF
from metrics.registry import METRICS
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
    EVE,
    FAY,
    GIL,
    NORTH,
    SERVING,
    SOUTH,
    THIS_MONTH,
    TODAY,
    ZONE,
    World,
    an_answer,
    noon,
    whole_world,
)  # fmt: skip

LAST_MONTH = named("last_month", TODAY)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with whole_world(tmp_path_factory.mktemp("scorecards")) as made:
        yield made


def basis(world: World, scope: Scope, period: Period = THIS_MONTH) -> Basis:
    with world.reading() as connection:
        return Basis(
            targets_for(connection, scope, period, tuple(METRICS), clock=CLOCK),
            weight_sets(connection, scope),
            ratings(connection, scope, (period,), clock=CLOCK),
        )


def card(world: World, member_id: int, whose: Whose | None = None, period: Period = THIS_MONTH) -> Card:
    scope = world.scope(member_id)
    whose = whose or own(scope)
    assert whose is not None
    rests, team = basis(world, scope, period), NORTH
    metrics = metrics_of(weights_of(whose, period, rests, team))
    measured = ask(world.mirror, scope, needed_by(metrics), period.elapsed(TODAY), CLOCK, filters=whose.filters)
    (readings,) = readings_by_row(metrics, measured)
    return card_of(whose, readings, period, rests, today=TODAY, elapsed_share=15 / 21, team_id=team)


def part(found: Card, key: str):  # type: ignore[no-untyped-def]
    return next(part for part in found.parts if part.key == key)


def test_a_members_card_says_what_each_part_rests_on(world: World) -> None:
    found = card(world, CAI)
    csat = part(found, "csat")
    assert (csat.reading.value, csat.reading.n, csat.target.value) == (0.6, 5, 0.7)  # their own before the team's
    assert csat.attainment == pytest.approx(0.6 / 0.7)
    assert part(found, "first_response_within").status is Status.NO_TARGET
    comments = part(found, COMMENTS)
    assert (comments.reading.value, comments.reading.n) == (pytest.approx((1 + 1 + 0.75 + 0.5 + 0) / 5), 5)
    quality = part(found, QUALITY)
    assert quality.reading.n > 0
    assert quality.attainment == quality.reading.value
    assert found.score.coverage == pytest.approx(35 / 100)
    assert found.score.value == pytest.approx((20 * 0.6 / 0.7 + 5 * 0.65 + 10 * quality.attainment) / 35)
    assert sum(part.weight for part in found.parts) == 100


def test_a_leads_card_is_about_their_teams(world: World) -> None:
    found = card(world, ADA)
    csat = part(found, "csat")
    assert own(world.scope(ADA)).role == LEAD
    assert csat.reading.n == 7 * 5  # North and, below it, Nights
    assert csat.target.value == 0.8  # the team's
    assert [part.key for part in found.parts] == list(DEFAULT[LEAD])


def test_a_lead_opens_a_members_card(world: World) -> None:
    found = card(world, ADA, Whose(CAI, STAFF, (NORTH,)))
    assert found == card(world, CAI)


@pytest.mark.parametrize("whose", [Whose(EVE), Whose(EVE, STAFF, (2,))])
def test_somebody_of_another_team_is_empty_for_a_lead(world: World, whose: Whose) -> None:
    found = card(world, ADA, whose)
    assert found.score.value is None
    assert {part.reading.n for part in found.parts} == {0}


def test_who_works_with_no_customers_has_no_card(world: World) -> None:
    assert own(world.scope(FAY)) is None
    assert own(world.scope(GIL)) is None


def test_a_period_without_anything_is_no_score(world: World) -> None:
    found = card(world, CAI, period=LAST_MONTH)
    assert (found.score.value, found.score.coverage) == (None, 0.0)


def test_ones_own_agreed_weight_goes_before_the_roles(tmp_path: Path) -> None:
    month = {
        "from_on": THIS_MONTH.start,
        "to_on": THIS_MONTH.end,
        "scope": "member",
        "team_id": NORTH,
        "member_id": CAI,
    }
    with whole_world(tmp_path) as world:
        world.add(
            target,
            {**month, "metric": "nps", "value": 20, "weight": 50, "state": "agreed"},
            {**month, "metric": "ces", "value": 0.5, "weight": 40, "state": "proposed"},
        )
        weights = weights_of(Whose(CAI), THIS_MONTH, basis(world, world.scope(CAI)), NORTH)
        assert weights["nps"] == 50
        assert weights["csat"] == 10  # half of the role's
        assert "ces" not in weights
        assert weights_of(Whose(EVE), THIS_MONTH, basis(world, world.scope(EVE))) == DEFAULT[STAFF]


def test_targets_of_several_periods_are_those_of_each(world: World) -> None:
    periods = (named("this_month", TODAY), named("last_month", TODAY), named("this_quarter", TODAY))
    with world.reading() as connection:
        scope, keys = world.scope(CAI), ("csat", "sales")
        every = targets_of_each(connection, scope, periods, keys, clock=CLOCK)
        for period in periods:
            one = targets_for(connection, scope, period, keys, clock=CLOCK)
            rows = every[every["start"] == period.start].drop(columns="start").reset_index(drop=True)
            if period.start != periods[2].start:
                pd.testing.assert_frame_equal(rows, one)
    assert len(every) > 0


def test_only_scores_with_a_comment_count_and_each_by_its_scale(tmp_path: Path, database_kind: str) -> None:
    with whole_world(tmp_path, database_kind) as world:
        about = {"member_id": CAI, "team_id": NORTH}
        october = noon(LAST_MONTH.start)
        world.add(
            survey_answer,
            {**about, **an_answer(october, "nps", 5, (0, 10), "@Cai slow"), "source_key": "1"},
            {**about, **an_answer(october, "csat", 5, (1, 5)), "source_key": "2"},
            {**about, **an_answer(october, "ces", 1, (1, 7), "@Cai easy"), "source_key": "3"},
            {**about, **an_answer(october, "csat", 1, (1, 5), "@Cai waits"), "counted": False, "source_key": "4"},
        )
        with world.reading() as connection:
            found = commented_scores(connection, world.scope(CAI), (LAST_MONTH, THIS_MONTH))
            rated = ratings(connection, world.scope(CAI), (LAST_MONTH, THIS_MONTH), clock=CLOCK)
            assert ratings(connection, world.scope(CAI), (), clock=CLOCK).empty
    assert found[["start", "value", "n"]].to_numpy().tolist() == [
        [LAST_MONTH.start, 0.5, 1], [THIS_MONTH.start, pytest.approx(0.65), 5],
    ]  # fmt: skip
    assert readings_of(rated, LAST_MONTH, member_id=CAI)[COMMENTS].n == 1
    assert readings_of(rated, LAST_MONTH, member_id=EVE)[COMMENTS].n == 0
    assert readings_of(rated, THIS_MONTH, member_id=ADA, team_ids=(NORTH,))[COMMENTS].n == 5


def test_everybody_has_a_card_of_a_period_that_closes(world: World) -> None:
    november = Period("closed", THIS_MONTH.start, THIS_MONTH.end, THIS_MONTH.grain)
    over = Clock(datetime(2026, 12, 20, 10, tzinfo=UTC), ZONE)
    with world.reading() as connection:
        made = list(everybody(world.mirror, connection, november, clock=over))
    staff = {each.whose.member_id: each for each in made if each.whose.role == STAFF}
    leads = {each.whose.member_id: each for each in made if each.whose.role == LEAD}
    assert set(staff) == {*SERVING, ADA, BO}
    assert set(leads) == {ADA, BO}
    assert staff[CAI].team_id == NORTH
    assert part(staff[CAI].card, "csat").attainment == pytest.approx(0.6 / 0.7)
    assert part(leads[ADA].card, "csat").reading.n == 7 * 5
    assert leads[ADA].team_id is None  # North and Nights
    assert leads[BO].team_id == SOUTH
    assert staff[BO].card.score.value is None  # who leads has no answers of their own here


def test_who_moved_has_a_card_of_each_team_and_one_of_all(tmp_path: Path) -> None:
    november = Period("closed", THIS_MONTH.start, THIS_MONTH.end, THIS_MONTH.grain)
    with whole_world(tmp_path) as world:
        answer = {**an_answer(noon(TODAY), "csat", 5, (1, 5)), "member_id": CAI, "team_id": SOUTH, "source_key": "1"}
        world.add(survey_answer, answer)
        with world.reading() as connection:
            made = list(everybody(world.mirror, connection, november, clock=CLOCK))
    cais = {each.team_id: part(each.card, "csat").reading.n for each in made if each.whose.member_id == CAI}
    assert cais == {NORTH: 5, SOUTH: 1, None: 6}
