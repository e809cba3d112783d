"""How a KPI stands on its way to its target, and what it takes to get there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import registry  # noqa: F401 - fills the registry
from metrics.complaints import complaints_overdue
from metrics.customers import churn, new_customers
from metrics.declare import NO_READING, Reading
from metrics.goals.outlook import OfNext, Outlook, of_next, outlook
from metrics.goals.targets import Target, pace
from metrics.satisfaction import csat, dsat


def test_the_worked_example_of_a_pace_as_parts_of_the_target():
    reading = Reading(41, 41)
    found = outlook(new_customers, reading, Target(100), pace(41, 100, 10, 22), gone=10, whole=22)
    assert found.attained == pytest.approx(0.41)
    assert found.expected == pytest.approx(0.4545, abs=1e-4)
    assert found.forecast == pytest.approx(0.902)
    assert found.of_next is None
    assert (found.low, found.high) == (None, None)


def test_a_share_has_an_interval_and_needs_so_many_of_the_next():
    reading = Reading(0.75, 24, 18, 24, low=0.5510, high=0.8800)
    found = outlook(csat, reading, Target(0.8), None, gone=12, whole=22)
    assert found.attained == pytest.approx(0.9375)
    assert (found.low, found.high) == pytest.approx((0.68875, 1.1))
    # 20 more come in the 10 days left: 0.8 x 44 = 35.2, so 36, of which 18 are there.
    assert found.of_next == OfNext(18, 20, at_most=False, possible=True)
    assert (found.expected, found.forecast) == (None, None)


def test_a_target_that_even_all_of_the_next_cannot_reach_is_said_to_be_out_of_reach():
    found = of_next(csat, Reading(0.5, 100, 50, 100), Target(0.9), 20, 22)
    assert found == OfNext(49, 10, at_most=False, possible=False)


def test_where_fewer_is_better_so_many_of_the_next_may_be_such():
    assert of_next(dsat, Reading(0.05, 100, 5, 100), Target(0.08), 10, 20) == OfNext(11, 100, True, True)
    assert of_next(dsat, Reading(0.5, 100, 50, 100), Target(0.08), 10, 20) == OfNext(0, 100, True, False)


def test_nothing_is_needed_of_cases_that_do_not_come_or_were_there_from_the_start():
    reading = Reading(0.75, 24, 18, 24)
    assert of_next(csat, reading, Target(0.8), 22, 22) is None
    assert of_next(csat, reading, Target(0.8), 0, 22) is None
    assert of_next(csat, Reading(None, 0, 0, 0), Target(0.8), 10, 22) is None
    assert of_next(churn, Reading(0.02, 500, 10, 500), Target(0.03), 10, 22) is None
    assert of_next(csat, reading, Target(low=0.7, high=0.9), 10, 22) is None


def test_without_data_target_or_agreement_there_is_no_outlook():
    assert outlook(csat, NO_READING, Target(0.8), None) == Outlook()
    assert outlook(csat, Reading(0.9, 50), None, None) == Outlook()
    assert outlook(csat, Reading(0.9, 50), Target(0.8, agreed=False), None) == Outlook()
    assert outlook(complaints_overdue, Reading(11, 11), Target(5), None).attained == pytest.approx(-0.2)


@given(
    good=st.integers(0, 500), bad=st.integers(0, 500), goal=st.floats(0.05, 0.99), gone=st.integers(1, 40),
    left=st.integers(1, 40),
)  # fmt: skip
def test_with_what_is_needed_the_target_is_reached_and_with_one_less_it_is_not(good, bad, goal, gone, left):
    cases = good + bad
    found = of_next(csat, Reading(good / max(cases, 1), cases, good, cases), Target(goal), gone, gone + left)
    if found is None or not found.possible:
        return
    whole = cases + found.following
    assert (good + found.count) / whole >= goal - 1e-9
    if found.count:
        assert (good + found.count - 1) / whole < goal
