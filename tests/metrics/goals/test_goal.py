"""Whether a goal is SMART, what it comes to, and what it would have meant."""

from dataclasses import replace
from datetime import date

import pytest

from metrics.calendars.periods import Period
from metrics.complaints import complaints_opened
from metrics.customers import new_customers
from metrics.goals.goal import (
    LACK_WORDS,
    Goal,
    Lack,
    WouldHave,
    lacking,
    months_in,
    stored,
    value_of,
    would_have,
    written,
)
from metrics.goals.targets import GoalKind, Target
from metrics.response import first_response_time, interactions_opened
from metrics.satisfaction import csat, csat_mean

TODAY, FROM, TO = date(2026, 11, 20), date(2027, 1, 1), date(2027, 4, 1)
SMART = Goal("absolute", 0.8, 90.0, rationale="They buy again")


def lacks(goal=SMART, metric=csat, owner=True, from_on=FROM, to_on=TO):
    return lacking(metric, owner, from_on, to_on, goal, today=TODAY)


def test_baseline_80_and_10_more_is_88_90_or_10():
    values = {kind: value_of(csat, Goal(kind.value, 0.8, 10.0)) for kind in GoalKind}
    assert values == {GoalKind.RELATIVE: 0.88, GoalKind.POINTS: 0.9, GoalKind.ABSOLUTE: 0.1}
    assert value_of(first_response_time, Goal("relative", 80.0, -10.0)) == 72.0


def test_a_goal_with_everything_lacks_nothing():
    assert lacks() == []
    band = replace(SMART, change=None, low=0.8, high=0.9)
    assert lacks(band) == []
    assert value_of(csat, band) is None


@pytest.mark.parametrize(
    ("given", "lack"),
    [
        ({"metric": None}, Lack.METRIC),
        ({"owner": False}, Lack.OWNER),
        ({"goal": replace(SMART, kind=None)}, Lack.KIND),
        ({"goal": replace(SMART, kind="somehow")}, Lack.KIND),
        ({"goal": replace(SMART, baseline=None)}, Lack.BASELINE),
        ({"goal": replace(SMART, change=None)}, Lack.CHANGE),
        ({"goal": SMART, "metric": interactions_opened}, Lack.NO_DIRECTION),
        ({"goal": replace(SMART, low=0.9, high=0.8)}, Lack.BAND),
        ({"goal": replace(SMART, low=0.9)}, Lack.BAND),
        ({"goal": replace(SMART, change=101.0)}, Lack.RANGE),
        ({"goal": replace(SMART, change=float("nan"))}, Lack.UNREAD),
        ({"goal": Goal("absolute", 4.1, 6.0, rationale="why"), "metric": csat_mean}, Lack.RANGE),
        ({"goal": Goal("points", 4.0, -5.0, rationale="why"), "metric": complaints_opened}, Lack.RANGE),
        ({"goal": replace(SMART, change=80.0)}, Lack.SAME_AS_NOW),
        ({"goal": Goal("points", 0.8, 0.0, rationale="why")}, Lack.SAME_AS_NOW),
        ({"goal": replace(SMART, weight=0.0)}, Lack.WEIGHT),
        ({"goal": replace(SMART, weight=101.0)}, Lack.WEIGHT),
        ({"goal": replace(SMART, rationale="  ")}, Lack.RATIONALE),
        ({"to_on": None}, Lack.PERIOD),
        ({"to_on": FROM}, Lack.PERIOD),
        ({"from_on": date(2026, 10, 1), "to_on": TODAY}, Lack.OVER),
    ],
    ids=lambda each: each.value if isinstance(each, Lack) else "without",
)
def test_each_part_that_is_missing_is_named(given, lack):
    assert lacks(**given) == [lack]


def test_an_empty_goal_lacks_a_part_of_every_letter():
    found = lacks(Goal(), None, False, None, None)
    assert found == [
        Lack.METRIC, Lack.OWNER, Lack.KIND, Lack.BASELINE, Lack.CHANGE, Lack.RATIONALE, Lack.PERIOD,
    ]  # fmt: skip
    assert set(LACK_WORDS) == set(Lack)


def test_a_period_that_runs_is_time_enough():
    assert lacks(from_on=date(2026, 11, 1), to_on=date(2026, 12, 1)) == []


def test_what_it_would_have_meant_counts_the_months_that_had_data():
    values = [0.8, 0.9, None, float("nan"), 0.85, 0.9]
    assert would_have(csat, Target(0.9), values) == WouldHave(2, 4)
    assert would_have(first_response_time, Target(10), [9, 10, 11]) == WouldHave(2, 3)
    assert would_have(csat, Target(low=0.84, high=0.88), values) == WouldHave(1, 4)
    assert would_have(csat, Target(0.99), values).never
    assert would_have(csat, Target(0.5), values).always
    nothing = would_have(csat, Target(0.5), [])
    assert not nothing.never
    assert not nothing.always


def test_of_a_sum_over_a_quarter_each_month_had_to_bring_its_third():
    assert would_have(new_customers, Target(90), [29, 30, 31], 3) == WouldHave(2, 3)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2026, 10, 1), date(2027, 1, 1), 3.0),
        (date(2024, 1, 1), date(2027, 1, 1), 36.0),
        (date(2026, 11, 1), date(2026, 11, 16), pytest.approx(0.493, abs=0.001)),
    ],
)
def test_how_many_months_a_period_has(start, end, months):
    assert months_in(Period("own", start, end)) == months


def test_shares_are_written_as_per_cent_without_a_hair():
    assert written(csat, 0.29) == 29.0
    assert stored(csat, 29.0) == 0.29
    assert written(first_response_time, 12.5) == stored(first_response_time, 12.5) == 12.5
