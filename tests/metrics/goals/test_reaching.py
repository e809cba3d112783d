"""What it would take to reach a target, and which KPI moves the score most."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import complaints, customers, response, satisfaction
from metrics.declare import NO_READING, Reading, share
from metrics.goals.outlook import OfNext
from metrics.goals.reaching import gains, needed
from metrics.goals.targets import Status, Target
from metrics.people.scorecard import CAP, card, part_of
from metrics.registry import METRICS
from metrics.statistics.arithmetic import numbers


def share_of(good: int, cases: int) -> Reading:
    return share(numbers([good]), numbers([cases])).readings()[0]


def test_the_worked_example_of_a_sum():
    part = part_of(customers.new_customers, 10, Reading(41, 41), Target(100), elapsed_share=10 / 22)
    found = needed(customers.new_customers, part, gone=10, whole=22)
    assert part.attainment == pytest.approx(0.902)
    assert found is not None
    assert found.pace is not None
    assert found.gap == 59
    assert found.pace.forecast == pytest.approx(90.2)
    assert round(found.pace.needed_per_day or 0, 2) == 4.92


def test_a_share_needs_so_many_of_the_next_answers():
    part = part_of(satisfaction.csat, 10, share_of(39, 50), Target(0.85))
    found = needed(satisfaction.csat, part, gone=10, whole=22)
    assert found is not None
    assert (found.met, round(found.gap, 4)) == (False, 0.07)
    assert found.of_next == OfNext(55, 60, at_most=False, possible=True)


def test_a_share_that_cannot_reach_its_target_any_more_says_so():
    part = part_of(satisfaction.csat, 10, share_of(10, 50), Target(0.85))
    found = needed(satisfaction.csat, part, gone=20, whole=22)
    assert found is not None
    assert found.of_next is not None
    assert not found.of_next.possible


def test_where_less_is_better_it_says_how_many_may_be_bad():
    part = part_of(satisfaction.dsat, 10, share_of(3, 50), Target(0.08))
    found = needed(satisfaction.dsat, part, gone=11, whole=22)
    assert found is not None
    assert found.met
    assert found.of_next == OfNext(5, 50, at_most=True, possible=True)


def test_a_median_has_its_gap_only_and_a_period_that_is_over_needs_nothing_more():
    part = part_of(response.first_response_time, 10, Reading(15, 80), Target(12))
    found = needed(response.first_response_time, part, gone=10, whole=22)
    assert found is not None
    assert (found.gap, found.of_next, found.pace) == (3, None, None)
    over = needed(satisfaction.csat, part_of(satisfaction.csat, 1, share_of(39, 50), Target(0.85)), gone=22, whole=22)
    assert over is not None
    assert over.of_next is None


@pytest.mark.parametrize("target", [None, Target(0.8, agreed=False)])
def test_without_an_agreed_target_or_data_there_is_nothing_to_say(target):
    assert needed(satisfaction.csat, part_of(satisfaction.csat, 1, share_of(4, 5), target), gone=1, whole=2) is None
    assert needed(satisfaction.csat, part_of(satisfaction.csat, 1, NO_READING, Target(0.8)), gone=1, whole=2) is None


def test_the_kpi_that_weighs_and_lacks_most_moves_the_score_most():
    parts = [
        part_of(satisfaction.csat, 50, share_of(80, 100), Target(0.8)),
        part_of(response.resolution_within, 30, share_of(80, 100), Target(0.8)),
        part_of(response.first_response_time, 20, Reading(5, 80), Target(50)),
    ]
    found = gains(parts, METRICS)
    assert [gain.key for gain in found] == ["csat", "resolution_within"]  # the third is at its cap
    assert found[0].gain == pytest.approx(0.5 * 0.02 / 0.8)


@given(st.floats(0, 3000), st.floats(1, 3000), st.integers(1, 100))
def test_a_gain_is_what_the_score_becomes_and_at_the_cap_there_is_none(value, target, weight):
    metric = complaints.complaint_resolution_time
    part = part_of(metric, weight, Reading(value, 9), Target(target))
    found = gains([part], METRICS)
    assert (part.held == CAP) <= (found == [])
    for gain in found:
        better = card([part_of(metric, weight, Reading(value - gain.step, 9), Target(target))])
        assert (better.score.value or 0) - (part.held or 0) == pytest.approx(gain.gain)


def test_a_part_nobody_agreed_to_is_shown_and_weighs_nothing_in_the_score():
    found = card([
        part_of(satisfaction.csat, 60, share_of(40, 50), Target(0.8)),
        part_of(response.resolution_within, 40, share_of(10, 50), Target(0.8, agreed=False)),
    ])  # fmt: skip
    assert [part.status for part in found.parts] == [Status.NOT_YET_CLEAR, Status.NOT_AGREED]
    assert found.score.value == pytest.approx(1.0)
    assert found.score.coverage == pytest.approx(0.6)
