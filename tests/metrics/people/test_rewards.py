"""Which months a rule looks at, what reaches it, and how rewards spread over teams: counted out by hand."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.calendars.periods import Period
from metrics.complaints import complaints_recurring
from metrics.declare import Better, Reading
from metrics.people.rewards import Every, Threshold, eligible_from, finished, period_of, reached, shares
from metrics.satisfaction import csat

TODAY = date(2026, 11, 20)
NINETY = Threshold(0.9, Better.HIGHER, 20)


@pytest.mark.parametrize(("every", "first", "after"), [
    (Every.MONTH, date(2026, 11, 1), date(2026, 12, 1)), (Every.QUARTER, date(2026, 10, 1), date(2027, 1, 1)),
    (Every.HALF_YEAR, date(2026, 7, 1), date(2027, 1, 1)), (Every.YEAR, date(2026, 1, 1), date(2027, 1, 1)),
])  # fmt: skip
def test_the_stretch_that_holds_a_day(every, first, after):
    found = period_of(every, TODAY)
    assert (found.start, found.end) == (first, after)


def test_a_half_year_begins_in_january_or_july():
    assert period_of(Every.HALF_YEAR, date(2026, 6, 30)).start == date(2026, 1, 1)


def test_only_what_began_under_the_rule_and_is_over_counts():
    found = finished(Every.MONTH, (csat,), date(2026, 7, 15), date(2026, 10, 1), TODAY)
    assert [each.start for each in found] == [date(2026, 8, 1), date(2026, 9, 1)]
    assert finished(Every.MONTH, (csat,), date(2026, 11, 1), None, TODAY) == []
    assert len(finished(Every.MONTH, (csat,), date(2026, 11, 1), None, date(2026, 12, 1))) == 1


def test_what_may_still_change_is_waited_for():
    """Whether a complaint comes back is known after 30 days: October's on 30 November."""
    october = Period("october", date(2026, 10, 1), date(2026, 11, 1))
    assert finished(Every.MONTH, (complaints_recurring,), october.start, None, date(2026, 11, 29)) == []
    assert len(finished(Every.MONTH, (complaints_recurring,), october.start, None, date(2026, 11, 30))) == 1
    assert eligible_from((complaints_recurring,), october) == date(2026, 11, 30)
    assert eligible_from((csat,), october) == date(2026, 11, 1)


def test_what_reaches_a_threshold():
    assert reached(Reading(0.9, 20), NINETY)
    assert reached(Reading(27 / 30, 30), NINETY)
    assert not reached(Reading(0.89, 200), NINETY)
    assert not reached(Reading(1.0, 19), NINETY)
    assert not reached(Reading(None, 50), NINETY)
    faster = Threshold(60.0, Better.LOWER, 5)
    assert reached(Reading(60.0, 5), faster)
    assert not reached(Reading(61.0, 5), faster)


def test_the_worse_end_may_have_to_reach_it():
    sure = Threshold(0.8, Better.HIGHER, 5, certain=True)
    assert reached(Reading(0.9, 50, low=0.8, high=0.95), sure)
    assert not reached(Reading(0.9, 50, low=0.79, high=0.95), sure)
    assert not reached(Reading(0.9, 50), sure)  # nothing is certain without an interval
    few = Threshold(0.1, Better.LOWER, 5, certain=True)
    assert not reached(Reading(0.05, 50, low=0.01, high=0.11), few)


@given(st.floats(0, 1), st.floats(0, 1), st.integers(0, 100))
def test_more_never_reaches_less(one, other, n):
    low, high = sorted((one, other))
    assert not reached(Reading(low, n), NINETY) or reached(Reading(high, n), NINETY)


def test_rewards_are_seen_against_the_people_of_each_team():
    """12, 11, 13 and 5 of 41 for 5, 7, 6 and 7 of 25 people: 5 of 41 is [5.3, 25.5] %, all of it below 28 %."""
    found = shares(np.array([12.0, 11, 13, 5]), 41, np.array([5.0, 7, 6, 7]))
    assert found.granted.round(3).tolist() == [0.293, 0.268, 0.317, 0.122]
    assert found.people.tolist() == [0.2, 0.28, 0.24, 0.28]
    assert (round(found.low[3], 3), round(found.high[3], 3)) == (0.053, 0.255)
    assert found.clear == [None, None, None, False]


def test_of_few_or_hidden_rewards_no_team_is_said_to_have_more():
    assert shares(np.array([4.0, 0]), 4, np.array([1.0, 9])).clear == [None, None]
    assert shares(np.array([0.0, 0]), 0, np.array([1.0, 9])).clear == [None, None]
    hidden = shares(np.array([np.nan, 30]), 33, np.array([5.0, 5]))
    assert (np.isnan(hidden.granted[0]), hidden.clear) == (True, [None, True])
