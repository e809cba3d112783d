"""Forecasts: worked examples, the back-test reckoned anew by hand, and what none of them ever does."""

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.statistics.forecast import Forecast, Method, Refused, forecast

WAVE = [100 + 20 * math.sin(month / 6 * math.pi) for month in range(36)]


def foreseen(values, weights, **more) -> Forecast:
    found = forecast(np.array(values, dtype=float), np.array(weights, dtype=float), **more)
    assert isinstance(found, Forecast)
    return found


# The ways of forecasting as anybody would write them down, one month at a time.


def as_last(past, step):
    return past[-1]


def as_last_year(past, step):
    return past[len(past) + (step - 1) % 12 - 12]


def level_of_season(past, step):
    moved = sum(past[-back] - past[-back - 12] for back in (1, 2, 3)) / 3
    return as_last_year(past, step) + moved


def smoothed(past, step):
    best = None
    for beta, alpha in product([0.0, 0.1, 0.3], [0.1, 0.3, 0.5, 0.8]):
        level, trend, wrong = past[0], 0.0, 0.0
        for value in past[1:]:
            expected = level + 0.9 * trend
            wrong += (value - expected) ** 2
            now = expected + alpha * (value - expected)
            trend = 0.9 * trend + beta * (now - level - 0.9 * trend)
            level = now
        if best is None or wrong < best[0]:
            best = (wrong, level + trend * sum(0.9**number for number in range(1, step + 1)))
    return best[1]


WAYS = {
    Method.AS_LAST: as_last,
    Method.AS_LAST_YEAR: as_last_year,
    Method.LEVEL_OF_SEASON: level_of_season,
    Method.SMOOTHED: smoothed,
}


def tried_out(values, weights, method, first):
    """The errors of a way from every origin at which all of what it foresees is known by now."""
    ahead, errors = len(weights), []
    for origin in range(first, len(values) - ahead + 1):
        past = values[:origin]
        wrong = [values[origin + step - 1] - WAYS[method](past, step) for step in range(1, ahead + 1)]
        errors.append(sum(math.sqrt(weight) * each for weight, each in zip(weights, wrong, strict=True)))
    return errors


@pytest.mark.parametrize("weights", [[1.0], [0.3, 1.0], [0.0, 0.0, 1.0], [0.5] + [1.0] * 7])
@pytest.mark.parametrize("length", [11, 20, 31, 44])
def test_the_errors_are_those_of_forecasts_made_at_every_earlier_month(length, weights):
    chance = np.random.default_rng(length)
    values = [80 + 10 * math.sin(at / 6 * math.pi) + 0.4 * at + float(chance.normal(0, 4)) for at in range(length)]
    found = forecast(np.array(values), np.array(weights))
    seasonal = length - len(weights) - 15 + 1 >= 4
    first = 15 if seasonal else 2
    if length - len(weights) - first + 1 < 4:
        assert found is Refused.TOO_FAR
        return
    assert isinstance(found, Forecast)
    plain, *others = (
        (Method.AS_LAST_YEAR, Method.LEVEL_OF_SEASON, Method.SMOOTHED)
        if seasonal
        else (Method.AS_LAST, Method.SMOOTHED)
    )
    errors = {method: tried_out(values, weights, method, first) for method in (plain, *others)}
    means = {method: sum(map(abs, each)) / len(each) for method, each in errors.items()}
    best = min(means, key=lambda method: means[method])
    assert found.chosen.method is best
    assert found.plain.method is plain
    assert found.chosen.error == pytest.approx(means[best])
    assert found.plain.error == pytest.approx(means[plain])
    assert found.tries == len(errors[best])
    expected = sum(weight * WAYS[best](values, step) for step, weight in enumerate(weights, start=1))
    assert found.chosen.value == pytest.approx(expected)
    if not found.shifted:
        size = sorted(map(abs, errors[best]))[math.ceil(0.8 * (len(errors[best]) + 1) - 1e-9) - 1]
        assert (found.low, found.high) == pytest.approx((expected - size, expected + size))


def test_what_repeats_itself_every_year_is_foreseen_as_the_year_before():
    found = foreseen(WAVE, [1, 1, 1])
    assert found.chosen.method is Method.AS_LAST_YEAR
    assert found.chosen.error == pytest.approx(0, abs=1e-9)
    assert found.chosen.value == pytest.approx(sum(WAVE[24:27]))
    assert (found.low, found.high) == pytest.approx((found.chosen.value, found.chosen.value))


def test_a_better_way_counts_only_where_its_errors_were_smaller():
    rising = foreseen([value + 5 * month for month, value in enumerate(WAVE)], [1])
    assert rising.chosen.method is Method.LEVEL_OF_SEASON
    assert rising.plain.method is Method.AS_LAST_YEAR
    assert rising.plain.error == pytest.approx(60)
    assert rising.chosen.value == pytest.approx(WAVE[24] + 5 * 36)


def test_the_month_that_runs_adds_to_what_is_there_only_what_is_left_of_it():
    found = foreseen([30.0] * 30, [0.25, 1], known=50)
    assert found.chosen.value == pytest.approx(50 + 0.25 * 30 + 30)
    assert (found.low, found.high) == pytest.approx((87.5, 87.5))


@pytest.mark.parametrize("months", range(8))
def test_fewer_than_eight_finished_months_foresee_nothing(months):
    assert forecast(np.arange(float(months)), np.ones(2)) is Refused.TOO_FEW


def test_eight_months_are_enough_for_a_quarter_and_not_for_a_year():
    assert foreseen(range(8), [1, 1, 1]).tries == 4
    assert forecast(np.arange(8.0), np.ones(9)) is Refused.TOO_FAR


def test_only_what_follows_the_last_gap_is_looked_at():
    assert forecast(np.array([*range(20), math.nan, *range(7)], dtype=float), np.ones(1)) is Refused.TOO_FEW
    gone = foreseen([9000, math.nan, *[5.0] * 8], [1])
    assert gone.chosen.value == 5
    assert gone.chosen.error == 0


def test_a_month_further_off_than_any_before_is_said_and_widens_the_range():
    calm = [0.88, 0.87, 0.89, 0.88, 0.87, 0.88, 0.89, 0.88, 0.87, 0.88, 0.88, 0.87]
    assert not foreseen(calm, [1]).shifted
    fallen = foreseen([*calm, 0.70], [1])
    assert fallen.shifted
    assert fallen.high - fallen.low >= 0.3


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(0, 1), min_size=8, max_size=70),
    st.integers(1, 12),
    st.floats(0, 1),
    st.sampled_from([(0.0, 1.0), (0.0, math.inf)]),
)
def test_no_forecast_leaves_what_the_number_can_be(values, ahead, rest, bounds):
    lowest, highest = bounds
    weights = np.ones(ahead)
    weights[0] = rest
    found = forecast(np.array(values), weights, known=3.0, lowest=lowest, highest=highest)
    if isinstance(found, Refused):
        return
    most = 3.0 + highest * (rest + ahead - 1) if rest + ahead > 1 else 3.0
    assert 3.0 <= found.low <= found.chosen.value + 1e-9
    assert found.chosen.value <= found.high + 1e-9
    assert found.high <= most + 1e-9
    assert (found.path_low >= lowest).all()
    assert (found.path_high <= highest).all()
    assert found.chosen.error <= found.plain.error
    assert found.tries >= 4
