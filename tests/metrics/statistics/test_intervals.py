"""Every interval against the worked examples and against statsmodels."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from metrics.statistics import intervals
from metrics.statistics.arithmetic import numbers

counts = st.integers(0, 100_000)


@st.composite
def parts_of_wholes(draw):
    whole = draw(st.integers(1, 100_000))
    return draw(st.integers(0, whole)), whole


def column(*given):
    return numbers(given)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (18, 24, 55.10, 88.00),
        (3, 3, 43.85, 100),
        (0, 4, 0, 48.99),
        (9, 10, 59.58, 98.21),
        (90, 100, 82.56, 94.48),
    ],
)
def test_wilson_gives_the_worked_examples(part, whole, low, high):
    found = intervals.wilson(column(part), column(whole))
    assert [round(100 * end[0], 2) for end in found] == [low, high]


@given(parts_of_wholes())
def test_wilson_agrees_with_statsmodels_contains_the_share_and_stays_within_0_and_1(case):
    part, whole = case
    low, high = (end[0] for end in intervals.wilson(column(part), column(whole)))
    assert 0 <= low <= part / whole <= high <= 1
    assert low < high
    assert [low, high] == pytest.approx(proportion_confint(part, whole, method="wilson"), abs=1e-7)


def test_wilson_of_no_cases_is_missing():
    low, high = intervals.wilson(column(0, 1), column(0, 2))
    assert np.isnan(low[0])
    assert np.isnan(high[0])
    assert low[1] < 0.5 < high[1]


def test_newcombe_gives_the_worked_example():
    low, high = intervals.newcombe(column(18), column(24), column(40), column(48))
    assert [round(100 * low[0], 2), round(100 * high[0], 2)] == [-29.77, 9.99]


@given(parts_of_wholes(), parts_of_wholes())
def test_newcombe_agrees_with_statsmodels_and_contains_the_difference(now, before):
    low, high = (end[0] for end in intervals.newcombe(*(column(number) for number in (*now, *before))))
    assert -1 - 1e-12 <= low <= now[0] / now[1] - before[0] / before[1] <= high <= 1 + 1e-12
    assert [low, high] == pytest.approx(
        confint_proportions_2indep(*now, *before, compare="diff", method="newcomb"), abs=1e-7
    )


def test_newcombe_against_no_cases_is_missing():
    low, high = intervals.newcombe(column(18), column(24), column(0), column(0))
    assert np.isnan(low[0])
    assert np.isnan(high[0])


@pytest.mark.parametrize(
    ("promoters", "passives", "detractors", "low", "high"),
    [(50, 30, 20, 14.69, 45.31), (5, 3, 2, -18.41, 78.41)],
)
def test_the_standard_error_of_the_net_promoter_score_gives_the_worked_examples(
    promoters, passives, detractors, low, high
):
    found = intervals.nps_wald(column(promoters), column(detractors), column(promoters + passives + detractors))
    assert [round(end[0], 2) for end in found] == [low, high]


def test_few_answers_get_the_adjusted_interval_and_many_the_plain_one():
    low, high = intervals.nps(column(5, 50), column(2, 20), column(10, 100))
    # 5.75 promoters and 2.75 detractors of 13: 23.08 with a standard error of 21.49
    assert [round(low[0], 2), round(high[0], 2)] == [-19.05, 65.20]
    assert [round(low[1], 2), round(high[1], 2)] == [14.69, 45.31]


def test_unanimous_answers_still_have_an_interval_with_a_width():
    low, high = intervals.nps(column(3, 60, 0), column(0, 0, 60), column(3, 60, 60))
    assert low[0] < low[1] < 100
    assert high[1] == 100
    assert low[2] == -100 < high[2]


def test_the_net_promoter_score_of_no_answers_has_no_interval():
    low, high = intervals.nps(column(0), column(0), column(0))
    assert np.isnan(low[0])
    assert np.isnan(high[0])


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_the_interval_of_the_net_promoter_score_contains_it_and_is_clipped(promoters, passives, detractors):
    n = promoters + passives + detractors
    if n:
        low, high = (end[0] for end in intervals.nps(column(promoters), column(detractors), column(n)))
        assert -100 <= low <= 100 * (promoters - detractors) / n <= high <= 100
        assert low < high
