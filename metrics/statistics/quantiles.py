"""How sure a quantile is: which of the sorted values hold it between them, whatever their distribution. At 95 %."""

from functools import lru_cache

import numpy as np

# How far, at most, the place of an end is from n · at ± Z · √(n · at · (1 - at)), where the normal curve would put it.
NEAR = 3.0
TAIL = 0.025


@lru_cache(maxsize=8192)
def places(n: int, at: float) -> tuple[int | None, int | None]:
    """The places (1 is the smallest) of the two of `n` sorted values between which the quantile `at` (0-1) lies.

    By order statistics: how many of n values fall below the true quantile is binomial, so that the true quantile lies
    below the low end in at most 2.5 % of all samples, and above the high end likewise. None for an end that so few
    values cannot give: the median has both from 6 of them on, the p90 its upper one only from 36 on.
    """
    if n < 1:
        return None, None
    below = np.arange(n + 1)
    # In logarithms: of many values each single probability is too small for a number.
    steps = np.log((n - below[1:] + 1) / below[1:] * (at / (1 - at)))
    at_most = np.cumsum(np.exp(n * np.log(1 - at) + np.concatenate(([0.0], np.cumsum(steps)))))
    low = int((at_most <= TAIL).sum())
    high = int((at_most < 1 - TAIL).sum()) + 1
    return low or None, high if high <= n else None


def fewest(at: float) -> int:
    """From how many values on the quantile `at` has both ends."""
    return next(n for n in range(1, 10_000) if None not in places(n, at))
