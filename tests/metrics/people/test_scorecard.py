"""One score from several KPIs."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import response, satisfaction
from metrics.declare import NO_READING, Reading, share
from metrics.goals.targets import Status, Target
from metrics.people.scorecard import Part, Score, beside, card, part_of, rated, weighted_score
from metrics.statistics.arithmetic import numbers
from metrics.statistics.fairness import Standing


def test_the_worked_example_of_a_weighted_score():
    found = weighted_score([(40, 0.95), (30, 1.25), (20, None), (10, 0.50)], cap=1.2)
    assert round(100 * found.value, 2) == 98.75
    assert found.coverage == 0.8


def test_of_a_part_that_is_not_told_the_coverage_says_that_it_is_missing():
    assert weighted_score([(40, 0.9), (40, 1.0)], whole=100).coverage == 0.8
    assert weighted_score([(40, 0.9), (60, 1.0)], whole=100).coverage == 1


def test_an_attainment_below_0_counts_as_0_in_a_score():
    assert weighted_score([(50, -0.5), (50, 1.0)]).value == 0.5


def test_no_part_with_data_is_no_score():
    assert weighted_score([(60, None), (40, None)]) == Score(None, 0.0)
    assert weighted_score([]) == Score(None, 0.0)


@given(st.lists(st.tuples(st.floats(0.1, 100), st.none() | st.floats(-5, 5)), max_size=8))
def test_a_score_lies_between_0_and_the_cap_and_its_coverage_between_0_and_1(parts):
    found = weighted_score(parts)
    assert 0 <= found.coverage <= 1 + 1e-9
    assert found.value is None or -1e-9 <= found.value <= 1.2 + 1e-9


def test_the_contributions_of_the_parts_add_up_to_the_score():
    parts = [
        Part("a", 40, Reading(0.95, 100), Target(1.0), Status.NEAR, 0.95),
        Part("b", 30, Reading(1.25, 100), Target(1.0), Status.MET, 1.25),
        Part("c", 20, NO_READING, Target(1.0), Status.NO_DATA, None),
        Part("d", 10, Reading(0.5, 100), Target(1.0), Status.MISSED, 0.5),
    ]
    found = card(parts)
    assert found.score.coverage == 0.8
    assert [None if part.contribution is None else round(100 * part.contribution, 2) for part in found.parts] == [
        47.5, 45.0, None, 6.25,
    ]  # fmt: skip
    assert round(100 * sum(part.contribution or 0 for part in found.parts), 2) == 98.75
    assert found.parts[1].held == 1.2


def test_no_parts_are_no_card():
    assert card([]).score == Score(None, 0.0)


def test_a_share_brings_its_interval_into_the_score_and_a_median_is_taken_as_it_is():
    csat = share(numbers([90]), numbers([100])).readings()[0]
    parts = [
        part_of(satisfaction.csat, 50, csat, Target(0.9)),
        part_of(response.first_response_time, 50, Reading(12, 80), Target(12)),
    ]
    found = card(parts).score
    assert (found.value, found.low, found.high) == (
        1.0, pytest.approx(0.5 * 0.8256 / 0.9 + 0.5, abs=1e-3), pytest.approx(0.5 * 0.9448 / 0.9 + 0.5, abs=1e-3),
    )  # fmt: skip
    assert card(parts[1:]).score.low is None


def test_a_band_is_reached_wherever_its_interval_meets_it():
    found = part_of(
        satisfaction.csat,
        1,
        share(numbers([70]), numbers([100])).readings()[0],
        Target(low=0.75, high=0.8, tolerance=0.1),
    )
    assert (found.attainment, found.high) == (pytest.approx(0.5), 1.0)


def test_what_people_rated_counts_by_its_share_of_the_scale():
    found = card([rated("quality", 60, Reading(0.75, 4)), rated("peers", 40, NO_READING)])
    assert (found.score.value, found.score.coverage) == (0.75, 0.6)
    assert found.parts[1].status is Status.NO_DATA


RATED = st.builds(
    lambda weight, good, cases, target: part_of(
        satisfaction.csat, weight, share(numbers([min(good, cases)]), numbers([cases])).readings()[0], Target(target)
    ),
    st.floats(0.1, 100), st.integers(0, 50), st.integers(0, 50), st.floats(0.01, 1),
)  # fmt: skip


@given(st.lists(RATED, max_size=6))
def test_contributions_add_up_and_the_score_lies_within_its_own_interval(parts):
    found = card(parts)
    added = [part.contribution for part in found.parts if part.contribution is not None]
    if found.score.value is None:
        assert not added
        return
    assert sum(added) == pytest.approx(found.score.value)
    assert found.score.low is not None
    assert found.score.high is not None
    assert found.score.low - 1e-9 <= found.score.value <= found.score.high + 1e-9


@given(st.lists(RATED, min_size=1, max_size=5), st.integers(0, 4))
def test_an_absent_part_takes_its_weight_along_and_moves_nothing_else(parts, place):
    place = min(place, len(parts) - 1)
    without = card([*parts[:place], *parts[place + 1 :]]).score.value
    absent = [replace(part, attainment=None) if number == place else part for number, part in enumerate(parts)]
    assert card(absent).score.value == (without if without is None else pytest.approx(without))


@given(st.integers(0, 49), st.integers(50, 60), st.floats(0.05, 1))
def test_one_more_good_answer_never_lowers_the_score(good, cases, target):
    low, high = (
        part_of(satisfaction.csat, 1, share(numbers([each]), numbers([cases])).readings()[0], Target(target))
        for each in (good, good + 1)
    )
    assert (card([low]).score.value or 0) <= (card([high]).score.value or 0)


def test_a_score_is_beside_the_teams_only_over_parts_of_enough_cases():
    def made(*shares):
        return card(
            part_of(metric, 50, share(numbers([good]), numbers([cases])).readings()[0], Target(0.8))
            for metric, (good, cases) in zip((satisfaction.csat, response.resolution_within), shares, strict=False)
        )

    team = made((160, 200), (160, 200))
    assert beside(made((0, 4), (80, 100)), team) is Standing.WITHIN  # the four say nothing
    assert beside(made((40, 100), (40, 100)), team) is Standing.BELOW
    assert beside(made((99, 100), (99, 100)), team) is Standing.ABOVE
    assert beside(made((3, 3), (1, 4)), team) is Standing.TOO_FEW
    assert beside(card([]), team) is Standing.TOO_FEW
