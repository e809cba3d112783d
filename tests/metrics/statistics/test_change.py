"""What changed, and whether that can be told from chance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.complaints import complaints_backlog, complaints_opened
from metrics.customers import new_customers, sales
from metrics.declare import NO_READING, Reading, net_promoters, share
from metrics.response import first_response_time, interactions_opened
from metrics.satisfaction import csat, dsat, nps
from metrics.statistics import change as changing
from metrics.statistics.arithmetic import numbers
from metrics.statistics.change import Verdict, change


def shared(part, whole):
    return share(numbers([part]), numbers([whole])).reading()


def test_the_worked_example_is_no_clear_change():
    found = change(csat, shared(18, 24), shared(40, 48))
    assert [round(100 * number, 2) for number in (found.difference, found.low, found.high)] == [-8.33, -29.77, 9.99]
    assert found.verdict is Verdict.NO_CLEAR_CHANGE


def test_a_clear_change_is_better_or_worse_by_the_direction_of_the_metric():
    assert change(csat, shared(900, 1000), shared(800, 1000)).verdict is Verdict.CLEAR_BETTER
    assert change(csat, shared(800, 1000), shared(900, 1000)).verdict is Verdict.CLEAR_WORSE
    assert change(dsat, shared(800, 1000), shared(900, 1000)).verdict is Verdict.CLEAR_BETTER


@pytest.mark.parametrize("metric", [csat, first_response_time, new_customers, sales])
def test_from_or_to_no_data_there_is_no_change(metric):
    for now, before in ((Reading(1, 9), NO_READING), (NO_READING, Reading(1, 9)), (NO_READING, NO_READING)):
        found = change(metric, now, before)
        assert (found.difference, found.verdict) == (None, Verdict.NO_COMPARISON)


def test_the_net_promoter_score_has_an_interval_of_its_change():
    now, before = (
        net_promoters(numbers([p]), numbers([d]), numbers([1000])).reading() for p, d in ((600, 100), (500, 200))
    )
    found = change(nps, now, before)
    assert found.difference == 20
    assert found.low < 20 < found.high
    assert found.verdict is Verdict.CLEAR_BETTER


def test_a_median_and_a_sum_have_a_difference_but_no_verdict():
    found = change(first_response_time, Reading(6, 3000), Reading(8, 3000))
    assert (found.difference, found.low, found.verdict) == (-2, None, Verdict.NOT_JUDGED)
    assert change(sales, Reading(900, 9), Reading(800, 8)).verdict is Verdict.NOT_JUDGED
    assert change(complaints_backlog, Reading(9, 9), Reading(30, 30)).verdict is Verdict.NOT_JUDGED


def test_counts_are_compared_as_rates():
    assert change(new_customers, Reading(41, 41), Reading(45, 45)).verdict is Verdict.NO_CLEAR_CHANGE
    assert change(new_customers, Reading(90, 90), Reading(45, 45)).verdict is Verdict.CLEAR_BETTER
    assert change(complaints_opened, Reading(90, 90), Reading(45, 45)).verdict is Verdict.CLEAR_WORSE
    assert change(interactions_opened, Reading(90, 90), Reading(45, 45)).verdict is Verdict.CLEAR_CHANGE


def test_counts_over_unequal_days_are_compared_by_the_day():
    found = change(new_customers, Reading(90, 90), Reading(45, 45), days=30, days_before=15)
    assert (found.difference, found.verdict) == (0, Verdict.NO_CLEAR_CHANGE)


def test_from_0_to_0_nothing_changed():
    found = change(new_customers, Reading(0, 0), Reading(0, 0))
    assert (found.difference, found.verdict) == (0, Verdict.NO_CLEAR_CHANGE)


def test_aligned_readings_are_compared_one_by_one():
    now, before = [shared(9, 10), NO_READING], [shared(8, 10), shared(8, 10)]
    assert [found.verdict for found in changing.changes(csat, now, before)] == [
        Verdict.NO_CLEAR_CHANGE,
        Verdict.NO_COMPARISON,
    ]


def test_every_verdict_has_words():
    assert set(changing.VERDICT_WORDS) == set(Verdict)


@given(st.integers(0, 500), st.integers(1, 500), st.integers(0, 500), st.integers(1, 500))
def test_a_change_and_its_reverse_mirror_each_other(part, more, other_part, other_more):
    one, other = shared(part, part + more), shared(other_part, other_part + other_more)
    there, back = change(csat, one, other), change(csat, other, one)
    assert there.difference == pytest.approx(-back.difference)
    assert (there.low, there.high) == (pytest.approx(-back.high), pytest.approx(-back.low))
    assert there.low <= there.difference <= there.high
