"""Kaplan-Meier against the worked example and against lifelines."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter
from lifelines.utils import median_survival_times, qth_survival_times

from metrics.statistics.survival import Survival, clearly_longer, kaplan_meier

CASES = pd.DataFrame(
    [(2, True), (3, True), (3, False), (5, True), (8, False), (9, True), (12, False), (15, False)],
    columns=["duration", "closed"],
)

some_cases = st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=60)


def test_the_worked_example():
    found = kaplan_meier(CASES)
    assert found.curve["duration"].tolist() == [2, 3, 5, 9]
    assert found.curve["open_share"].tolist() == pytest.approx([0.875, 0.75, 0.60, 0.40])
    assert found.curve["at_risk"].tolist() == [8, 7, 5, 3]
    assert found.median == 9
    assert (found.n, found.still_open) == (8, 4)


def test_closed_cases_alone_would_say_4():
    assert CASES.loc[CASES["closed"], "duration"].median() == 4


def test_a_median_that_is_not_reached_is_missing():
    found = kaplan_meier(pd.DataFrame({"duration": [1, 5, 6, 7], "closed": [True, False, False, False]}))
    assert found.median is None
    assert found.quantile(0.25) == 1
    assert found.open_share_at(0.5) == 1
    assert found.open_share_at(100) == 0.75


def test_no_cases_have_no_median_and_no_curve():
    found = kaplan_meier(CASES.head(0))
    assert found.curve.empty
    assert found.median is None
    assert found.open_share_at(3) is None
    assert (found.n, found.still_open) == (0, 0)


def test_a_half_reached_by_fractions_that_do_not_fit_binary_numbers_is_reached():
    durations = list(range(1, 11))
    found = kaplan_meier(pd.DataFrame({"duration": durations, "closed": True}))
    assert found.median == 5
    assert found.quantile(0.9) == 9


def test_cases_without_a_duration_are_left_out_and_negative_ones_refused():
    assert kaplan_meier(pd.DataFrame({"duration": [1.0, None], "closed": [True, True]})).n == 1
    with pytest.raises(ValueError, match="less than no time"):
        kaplan_meier(pd.DataFrame({"duration": [-1.0], "closed": [True]}))


@given(some_cases)
def test_it_agrees_with_lifelines_and_never_increases(cases):
    frame = pd.DataFrame(cases, columns=["duration", "closed"])
    found = kaplan_meier(frame)
    oracle = KaplanMeierFitter().fit(frame["duration"], frame["closed"]).survival_function_["KM_estimate"]
    assert [found.open_share_at(at) for at in oracle.index] == pytest.approx(oracle.tolist())
    assert found.curve["open_share"].is_monotonic_decreasing
    assert found.curve["open_share"].between(0, 1).all()


@given(some_cases)
def test_counted_durations_say_the_same_as_one_row_each(cases):
    frame = pd.DataFrame(cases, columns=["duration", "closed"])
    counted = frame.groupby(["duration", "closed"]).size().rename("n").reset_index()
    pd.testing.assert_frame_equal(kaplan_meier(frame).curve, kaplan_meier(counted).curve)


@pytest.mark.parametrize("seed", range(6))
def test_the_interval_of_the_median_is_that_of_lifelines(seed: int) -> None:
    chance = np.random.default_rng(seed)
    durations = chance.exponential(100, 60).round() + 1
    closed = chance.random(60) < 0.75
    found = kaplan_meier(pd.DataFrame({"duration": durations, "closed": closed})).median_interval
    oracle = median_survival_times(KaplanMeierFitter().fit(durations, closed).confidence_interval_)
    assert found == pytest.approx(tuple(oracle.iloc[0]))


@pytest.mark.parametrize("seed", range(3))
def test_the_interval_of_the_p90_is_that_of_lifelines(seed: int) -> None:
    chance = np.random.default_rng(seed)
    durations = chance.exponential(100, 300).round() + 1
    closed = chance.random(300) < 0.97
    found = kaplan_meier(pd.DataFrame({"duration": durations, "closed": closed}))
    oracle = qth_survival_times(0.1, KaplanMeierFitter().fit(durations, closed).confidence_interval_)
    low, high = found.interval(0.9)
    assert (low, high) == pytest.approx(tuple(oracle.iloc[0]))
    assert low < found.quantile(0.9) < high


def test_the_median_of_a_handful_has_no_upper_end() -> None:
    low, high = kaplan_meier(pd.DataFrame({"duration": [1, 2, 3], "closed": [True] * 3})).median_interval
    assert low == 1
    assert high is None
    assert kaplan_meier(pd.DataFrame({"duration": [], "closed": []})).median_interval == (None, None)


def curve(*durations: float, open_ones: int = 0) -> Survival:
    closed = [True] * len(durations) + [False] * open_ones
    return kaplan_meier(pd.DataFrame({"duration": [*durations, *[1000.0] * open_ones], "closed": closed}))


def test_twice_as_long_is_clear_in_many_cases_and_not_in_a_few() -> None:
    assert clearly_longer(curve(*range(100, 140)), curve(*range(50, 90)))
    assert not clearly_longer(curve(*range(50, 90)), curve(*range(100, 140)))
    assert not clearly_longer(curve(100, 120, 140, 160), curve(50, 60, 70, 80))


def test_a_median_that_is_not_reached_is_longer_where_the_intervals_lie_apart() -> None:
    assert clearly_longer(curve(*range(100, 130), open_ones=40), curve(*range(50, 90)))
    assert not clearly_longer(curve(*range(50, 90)), curve(*range(100, 130), open_ones=40))


def test_two_groups_of_the_same_kind_hardly_ever_differ_clearly() -> None:
    chance = np.random.default_rng(7)
    differ = sum(
        clearly_longer(curve(*chance.exponential(100, 40)), curve(*chance.exponential(100, 40))) for _ in range(300)
    )
    assert differ <= 0.05 * 300  # 2.5 % are expected: only the longer side counts
