"""Phases of a trend, each with limits of its own that no later point moves."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.calendars.periods import Grain
from metrics.statistics.arithmetic import numbers
from metrics.statistics.phases import begins, by_phases, settled_on
from metrics.statistics.signals import Signal

BASELINE = [82, 84, 81, 85, 83, 80, 84, 86, 83, 82, 84]
MANY = [*BASELINE, 83, 81, 85, 84, 82, 83, 86, 80, 84]  # twenty


def after_the_baseline(*points):
    found = by_phases(numbers([*BASELINE, *points]), (), len(BASELINE))
    return found.signals[len(BASELINE) :]


def test_the_worked_example_as_a_trend():
    found = by_phases(numbers([*BASELINE, 70]), (), len(BASELINE))
    assert np.unique(found.low.round(3)).tolist() == [76.175]
    assert np.unique(found.high.round(3)).tolist() == [90.007]
    assert found.signals == [None] * len(BASELINE) + [Signal.BELOW_LIMIT]
    assert after_the_baseline(79) == [None]
    assert after_the_baseline(79, 79, 83, 79) == [None, None, None, Signal.NEAR_LOW]
    assert after_the_baseline(79, 87, 79, 83) == [None] * 4


def test_the_limits_are_the_same_when_a_later_point_is_added():
    points = [*MANY, 60, 61, 60, 62, 90]
    few, more = (by_phases(numbers(points[:count]), (), 20) for count in (21, 25))
    assert few.low.tolist() == more.low[:21].tolist()
    assert np.unique(more.low.round(6)).size == np.unique(more.high.round(6)).size == 1


def test_at_most_twenty_points_are_a_baseline():
    found = by_phases(numbers([*MANY, 200, 200, 200]), (), 23)
    assert np.unique(found.high.round(6)).size == 1
    assert found.signals[20:] == [Signal.ABOVE_LIMIT] * 3


def test_a_new_phase_has_no_limits_before_six_points_and_those_of_the_older_one_do_not_go_on():
    found = by_phases(numbers([*MANY, 60, 61, 60, 62, 61, 60]), (20,), 20)
    assert found.phases == [1] * 20 + [2] * 6
    assert np.isnan(found.low[20:]).all()
    assert np.isnan(found.high[20:]).all()
    assert found.signals[20:] == [None] * 6


def test_a_new_phase_is_judged_by_its_own_points_once_there_are_six():
    found = by_phases(numbers([*MANY, 60, 61, 60, 62, 61, 60, 61, 83]), (20,), 20)
    assert not np.isnan(found.low[26:]).any()
    assert found.signals[26:] == [None, Signal.ABOVE_LIMIT]


def test_a_run_does_not_go_on_from_one_phase_into_the_next():
    low = [82.5] * 7
    alone = by_phases(numbers([*MANY, *low, 82.5]), (), 20)
    assert alone.signals[-1] is Signal.RUN_BELOW
    assert by_phases(numbers([*MANY, *low, *MANY]), (27,), 47).signals[27:35] == [None] * 8


def test_events_rarer_than_one_a_point_have_no_limits():
    counts = numbers([0, 0, 1, 0, 0, 0, 1, 0, 3])
    assert np.isnan(by_phases(counts, (), 8, rare=True).low).all()
    assert not np.isnan(by_phases(counts, (), 8).low).all()


def test_a_point_on_few_cases_has_wider_limits_within_what_the_metric_can_take():
    values = numbers([0.80, 0.84, 0.82, 0.86, 0.83, 0.81, 0.84, 0.82, 0.70, 0.70])
    cases = numbers([400] * 8 + [400, 20])
    found = by_phases(values, (), 8, cases, lowest=0, highest=1)
    assert found.signals[8:] == [Signal.BELOW_LIMIT, None]
    assert found.low[9] < found.low[8]
    assert found.high[9] == 1


@pytest.mark.parametrize("begun", [(), (3,)])
def test_without_points_there_is_nothing_to_judge(begun):
    found = by_phases(numbers([np.nan] * 5 if begun else []), begun, 2)
    assert found.signals == ([None] * 5 if begun else [])


def test_limits_are_settled_at_the_quarter_of_weeks_and_the_year_of_months():
    assert settled_on(date(2026, 11, 20), Grain.WEEK) == date(2026, 9, 28)  # the week in which October begins
    assert settled_on(date(2026, 11, 20), Grain.MONTH) == date(2026, 1, 1)
    assert settled_on(date(2026, 11, 20), Grain.QUARTER) == date(2026, 10, 1)


def test_a_phase_begins_with_the_first_whole_week_after_the_change():
    weeks = [date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16)]
    assert begins(weeks, [date(2026, 11, 9)]) == [1]
    assert begins(weeks, [date(2026, 11, 10), date(2026, 11, 12)]) == [2]
    assert begins(weeks, [date(2026, 11, 17), date(2026, 10, 1)]) == []


points = st.lists(st.one_of(st.floats(0, 100), st.just(float("nan"))), min_size=1, max_size=40)


@given(points, points, st.integers(0, 40), st.lists(st.integers(1, 79), max_size=3, unique=True))
def test_what_was_said_of_a_point_stays_whatever_comes_later(earlier, later, settled, changed):
    known, count = min(settled, len(earlier)), len(earlier)
    before = by_phases(numbers(earlier), sorted(place for place in changed if place < count), known)
    whole = [*earlier, *later]
    now = by_phases(numbers(whole), sorted(place for place in changed if place < len(whole)), known)
    assert now.signals[:count] == before.signals
    assert now.phases[:count] == before.phases
    np.testing.assert_array_equal(now.low[:count], before.low)
    np.testing.assert_array_equal(now.high[:count], before.high)
