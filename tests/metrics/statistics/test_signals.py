"""What is a signal and what is noise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.statistics.arithmetic import numbers
from metrics.statistics.signals import Signal, judge, limits, too_rare

BASELINE = numbers([82, 84, 81, 85, 83, 80, 84, 86, 83, 82, 84])


def signals_after(*points):
    """The signals of `points` that follow the baseline of the worked example."""
    normal = limits(BASELINE)
    assert normal is not None
    return judge(np.concatenate([BASELINE, numbers(points)]), normal).signals[len(BASELINE) :]


def test_the_worked_example_of_limits():
    normal = limits(BASELINE)
    assert round(normal.mean, 3) == 83.091
    assert normal.deviation / 2.66 == pytest.approx(2.6)
    chart = judge(BASELINE, normal)
    assert chart.value.tolist() == BASELINE.tolist()
    assert np.unique(chart.low.round(3)).tolist() == [76.175]
    assert np.unique(chart.high.round(3)).tolist() == [90.007]
    assert chart.signals == [None] * len(BASELINE)


def test_a_next_point_of_70_is_a_signal_and_79_is_not():
    assert signals_after(70) == [Signal.BELOW_LIMIT]
    assert signals_after(79) == [None]
    assert signals_after(91) == [Signal.ABOVE_LIMIT]


def test_three_of_four_successive_points_nearer_the_same_limit_are_a_signal():
    assert signals_after(79, 79, 83, 79) == [None, None, None, Signal.NEAR_LOW]


def test_points_near_different_limits_are_none():
    assert signals_after(79, 87, 79, 83) == [None, None, None, None]


def test_eight_in_a_row_on_one_side_are_a_signal():
    assert signals_after(82, 82, 82, 82, 82, 82, 82, 82)[-2:] == [None, Signal.RUN_BELOW]


def test_fewer_than_six_points_have_no_limits_and_missing_points_are_no_points():
    assert limits(BASELINE[:5]) is None
    assert limits(numbers([1, np.nan, 2, 1, np.nan, 2, 1])) is None
    assert limits(numbers([])) is None
    assert limits(BASELINE[:6]) is not None


def test_limits_are_firm_from_twenty_points():
    assert not limits(BASELINE).firm
    assert limits(np.concatenate([BASELINE, BASELINE])).firm


def test_a_missing_point_is_passed_over_and_is_no_signal():
    assert signals_after(79, 79, np.nan, 79) == [None, None, None, Signal.NEAR_LOW]


def test_a_point_on_few_cases_has_wider_limits():
    values = numbers([0.80, 0.84, 0.82, 0.86, 0.83, 0.81, 0.84, 0.82])
    cases = numbers([400] * 8)
    normal = limits(values, cases)
    chart = judge(numbers([0.70, 0.70]), normal, numbers([400, 20]), lowest=0, highest=1)
    assert chart.signals == [Signal.BELOW_LIMIT, None]
    assert chart.low[1] < chart.low[0]
    assert chart.high[1] == 1


def test_limits_that_follow_the_cases_need_them():
    normal = limits(BASELINE, np.full(BASELINE.shape, 50.0))
    with pytest.raises(ValueError, match="cases of every point"):
        judge(BASELINE, normal)


@given(st.lists(st.floats(-1000, 1000), min_size=6, max_size=30), st.integers(1, 10_000))
def test_with_equal_cases_the_limits_are_those_without(points, cases):
    values = numbers(points)
    equal = np.full(values.shape, float(cases))
    plain, by_cases = judge(values, limits(values)), judge(values, limits(values, equal), equal)
    np.testing.assert_allclose(plain.low, by_cases.low, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(plain.high, by_cases.high, rtol=1e-5, atol=1e-6)


def test_a_baseline_that_never_varies_makes_any_other_value_a_signal():
    normal = limits(numbers([5.0] * 8))
    assert judge(numbers([5.0, 6.0]), normal).signals == [None, Signal.ABOVE_LIMIT]


def test_events_rarer_than_one_a_point_have_no_usual_run() -> None:
    assert too_rare(numbers([0, 0, 1, 0, 0, 0]))
    assert too_rare(numbers([]))
    assert not too_rare(numbers([2, 0, 1, 3, 1, 2]))
