"""Attainment, status, pace and improvement goals."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.calendars.periods import named
from metrics.complaints import complaints_overdue
from metrics.customers import new_customers
from metrics.declare import NO_READING, Better, Reading
from metrics.goals import targets
from metrics.goals.targets import GoalKind, Status, Target
from metrics.response import first_response_time, interactions_opened, interactions_reopened
from metrics.satisfaction import csat, response_rate

amounts = st.floats(0, 1e6)


def status(metric, reading, target, **more):
    return targets.judge(metric, reading, target, **more).status


@pytest.mark.parametrize(("actual", "reached"), [(30, 0.75), (18, 1.25), (60, -0.5), (24, 1.0)])
def test_less_than_24_hours_is_reached_as_in_the_worked_examples(actual, reached):
    assert targets.attainment(actual, 24, Better.LOWER) == pytest.approx(reached)


def test_where_higher_is_better_attainment_is_the_ratio():
    assert targets.attainment(0.66, 0.88, Better.HIGHER) == pytest.approx(0.75)


@pytest.mark.parametrize("better", [Better.HIGHER, Better.LOWER])
def test_a_target_of_0_is_met_only_at_0(better):
    assert targets.attainment(0, 0, better) == 1
    assert targets.attainment(1, 0, better) == 0


def test_without_data_target_or_direction_there_is_no_attainment():
    assert targets.attainment(None, 5, Better.HIGHER) is None
    assert targets.attainment(5, None, Better.HIGHER) is None
    assert targets.attainment(5, -1, Better.HIGHER) is None
    assert targets.attainment(5, 5, Better.NEITHER) is None
    assert targets.band_attainment(None, 1, 2, 1) is None


@given(amounts, amounts, st.floats(0.01, 1e6))
def test_attainment_never_falls_as_the_actual_gets_better(one, other, target):
    worse, better = sorted((one, other))
    assert targets.attainment(worse, target, Better.HIGHER) <= targets.attainment(better, target, Better.HIGHER)
    assert targets.attainment(worse, target, Better.LOWER) >= targets.attainment(better, target, Better.LOWER)


def test_a_band_is_full_inside_and_falls_in_a_line_outside():
    reached = [targets.band_attainment(actual, 80, 90, 10) for actual in (80, 85, 90, 92.5, 75, 60)]
    assert reached == [1, 1, 1, 0.75, 0.5, 0]
    assert targets.band_attainment(79, 80, 90, 0) == 0


def test_63_after_65_per_cent_with_a_target_of_60_is_met():
    assert status(csat, Reading(0.63, 10_000, low=0.62, high=0.64), Target(0.60)) is Status.MET


def test_near_is_within_the_tolerance_of_the_metric():
    assert status(csat, Reading(0.865, 100_000, low=0.863, high=0.867), Target(0.88)) is Status.NEAR
    assert status(csat, Reading(0.846, 100_000, low=0.844, high=0.848), Target(0.88)) is Status.MISSED
    assert status(first_response_time, Reading(12, 90), Target(10)) is Status.NEAR
    assert status(first_response_time, Reading(13, 90), Target(10)) is Status.MISSED
    assert status(first_response_time, Reading(13, 90), Target(10, tolerance=5)) is Status.NEAR


def test_an_interval_that_spans_the_target_is_not_yet_clear_but_the_number_is_kept():
    found = targets.judge(csat, Reading(0.90, 10, low=0.5958, high=0.9821), Target(0.88))
    assert (found.status, found.by_number) == (Status.NOT_YET_CLEAR, Status.MET)


def test_few_cases_or_few_days_are_too_early():
    assert status(csat, Reading(1.0, 3, low=0.4385, high=1.0), Target(0.2)) is Status.TOO_EARLY
    assert status(first_response_time, Reading(6, 400), Target(10), elapsed_share=0.1) is Status.TOO_EARLY
    assert status(new_customers, Reading(2, 2), Target(60), elapsed_share=0.1) is Status.TOO_EARLY


def test_a_small_count_is_not_a_small_sample_and_what_stands_now_is_never_too_early():
    assert status(complaints_overdue, Reading(0, 0), Target(0), elapsed_share=0.05) is Status.MET
    assert status(complaints_overdue, Reading(1, 1), Target(0), elapsed_share=0.05) is Status.NEAR
    assert status(complaints_overdue, Reading(2, 2), Target(0), elapsed_share=0.05) is Status.MISSED


def test_an_additive_metric_is_measured_against_the_part_of_its_target_that_is_due():
    assert status(new_customers, Reading(41, 41), Target(100), elapsed_share=10 / 22) is Status.MISSED
    assert status(new_customers, Reading(46, 46), Target(100), elapsed_share=10 / 22) is Status.MET
    assert status(new_customers, Reading(46, 46), Target(100)) is Status.MISSED


def test_a_band_is_met_inside():
    band = Target(low=0.80, high=0.90)
    assert status(csat, Reading(0.85, 100_000, low=0.848, high=0.852), band) is Status.MET
    assert status(csat, Reading(0.95, 100_000, low=0.948, high=0.952), band) is Status.MISSED


def test_no_data_and_no_target_are_said():
    assert status(csat, NO_READING, Target(0.88)) is Status.NO_DATA
    assert status(csat, Reading(0.9, 50), None) is Status.NO_TARGET
    assert status(csat, Reading(0.9, 50), Target()) is Status.NO_TARGET
    assert status(interactions_opened, Reading(900, 900), Target(800)) is Status.NO_TARGET


def test_every_status_and_kind_of_goal_has_words():
    assert set(targets.STATUS_WORDS) == set(Status)
    assert set(targets.GOAL_KIND_WORDS) == set(GoalKind)


def test_a_cohort_that_may_still_change_is_too_early():
    november, today = named("this_month", date(2026, 11, 21)), date(2026, 11, 21)
    october = named("last_month", today)
    assert targets.is_immature(response_rate, november, today)
    assert targets.is_immature(interactions_reopened, october, today)
    assert not targets.is_immature(response_rate, october, today)
    assert not targets.is_immature(csat, november, today)
    reading = Reading(0.5, 400, low=0.48, high=0.52)
    assert status(response_rate, reading, Target(0.3), immature=True) is Status.TOO_EARLY


def test_a_cohort_is_mature_on_the_day_its_last_case_is():
    september = named("last_month", date(2026, 10, 20))
    assert targets.is_immature(interactions_reopened, september, date(2026, 10, 29))
    assert not targets.is_immature(interactions_reopened, september, date(2026, 10, 30))


def test_the_worked_example_of_pace():
    found = targets.pace(41, 100, 10, 22)
    assert round(found.expected, 2) == 45.45
    assert round(found.index, 3) == 0.902
    assert round(found.forecast, 1) == 90.2
    assert round(found.needed_per_day, 2) == 4.92


def test_pace_at_both_ends_of_a_period():
    assert targets.pace(0, 100, 0, 22) == targets.Pace(0, None, None, 100 / 22)
    over = targets.pace(90, 100, 22, 22)
    assert (over.expected, over.forecast, over.needed_per_day) == (100, 90, None)
    assert targets.pace(120, 100, 11, 22).needed_per_day == 0
    assert targets.pace(3, 100, 0, 0).needed_per_day is None


def test_a_share_says_how_many_of_the_next_answers_must_be_good():
    assert targets.good_ones_needed(80, 100, 0.88, 100) == 96
    assert targets.good_ones_needed(80, 100, 0.88, 50) is None
    assert targets.good_ones_needed(99, 100, 0.50, 50) == 0


@pytest.mark.parametrize(("kind", "goal"), [("relative", 88), ("points", 90), ("absolute", 10)])
def test_80_plus_10_means_what_its_kind_says(kind, goal):
    assert targets.improvement_goal(80, GoalKind(kind), 10) == goal


def test_a_target_that_nobody_agreed_to_is_marked_and_reaches_nothing():
    proposed = Target(0.88, agreed=False)
    assert status(csat, Reading(0.95, 500, low=0.93, high=0.97), proposed) is Status.NOT_AGREED
    assert targets.reached(0.95, proposed, csat.better) is None
    assert targets.reached(0.88, Target(0.88), csat.better) == 1.0
    assert targets.reached(0.75, Target(low=0.8, high=0.9, tolerance=0.1), csat.better) == pytest.approx(0.5)
    assert targets.reached(0.75, None, csat.better) is None
