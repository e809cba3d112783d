"""The interval of a quantile against textbook places, an exact binomial, and what it promises."""

import numpy as np
import pytest
from scipy.stats import binom

from metrics.statistics.intervals import Z
from metrics.statistics.quantiles import NEAR, fewest, places


@pytest.mark.parametrize(
    ("n", "at", "expected"),
    [
        # Of the median as tables of order statistics have them: 2nd to 9th of 10, 6th to 15th of 20, 8th to 18th of 25.
        (10, 0.5, (2, 9)),
        (20, 0.5, (6, 15)),
        (25, 0.5, (8, 18)),
        # 1/2⁶ = 1.6 % that all six are on one side; of five it would be 3.1 %.
        (6, 0.5, (1, 6)),
        (5, 0.5, (None, None)),
        # 0.9³⁶ = 2.25 % that all 36 are below the p90; of 35 it would be 2.503 %.
        (36, 0.9, (29, 36)),
        (35, 0.9, (28, None)),
        (1, 0.9, (None, None)),
        (0, 0.5, (None, None)),
    ],
)
def test_the_worked_examples(n: int, at: float, expected: tuple[int | None, int | None]) -> None:
    assert places(n, at) == expected


@pytest.mark.parametrize("at", [0.5, 0.9])
def test_they_are_those_of_the_exact_binomial_and_near_the_normal_curve(at: float) -> None:
    """Near enough that a database asked for the values around the curve's places always gives those that count."""
    for n in (*range(1, 400), 1_000, 4_321, 50_000):
        low, high = places(n, at)
        below = int(binom.ppf(0.025, n, at))  # the smallest count reached in at least 2.5 %
        assert low == (below or None), n
        above = int(binom.ppf(0.975, n, at)) + 1
        assert high == (above if above <= n else None), n
        half = Z * np.sqrt(n * at * (1 - at))
        assert low is None or abs(low - (n * at - half)) <= NEAR
        assert high is None or abs(high - (n * at + half)) <= NEAR


def test_the_smallest_numbers_that_have_a_band() -> None:
    assert (fewest(0.5), fewest(0.9)) == (6, 36)
