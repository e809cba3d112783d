"""How sure a number is: intervals of shares, of their difference, of the net promoter score. All at 95 %."""

from typing import TypeVar

import numpy as np
import pandas as pd

Z = 1.959964

# From here on the plain (Wald) interval of a net promoter score is trusted. Counted out exactly over all
# possible samples, it holds the truth in 88-90 % of cases at n = 10, 92-94 % at 30 and 93-94 % at 50, where 95 %
# is promised; the adjusted one stays at 94-96 % throughout.
NPS_MANY = 50
# Fewer answers than this outside the commonest group count as few as well: 60 promoters of 60 would otherwise
# have an interval of no width at all.
NPS_VARIED = 5

Number = TypeVar("Number", float, pd.Series)


def wilson(part: pd.Series, whole: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The Wilson interval of part/whole as 0-1, (low, high); missing where `whole` is 0."""
    # As plain numbers: with the labels of columns it would take ten times as long, at every tile of every page.
    k, n = part.to_numpy(dtype="float64"), whole.to_numpy(dtype="float64")
    n = np.where(n > 0, n, np.nan)
    with np.errstate(invalid="ignore"):
        p = k / n
        middle = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
        half = Z / (1 + Z**2 / n) * np.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
    # At 0 and n of n the formula ends exactly at the value; rounding must not leave the range or pass the value.
    low, high = np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)
    return (
        pd.Series(np.where(low <= p, low, p), index=part.index),
        pd.Series(np.where(high >= p, high, p), index=part.index),
    )


def difference(
    value: Number, low: Number, high: Number, other: Number, other_low: Number, other_high: Number
) -> tuple[Number, Number]:
    """The interval of `value - other` from the interval of each, (low, high).

    Newcombe's way of putting two intervals together (square and add), which holds for any two independent numbers
    with honest intervals, lopsided ones too.
    """
    gap = value - other
    return (
        gap - np.sqrt((value - low) ** 2 + (other_high - other) ** 2),
        gap + np.sqrt((high - value) ** 2 + (other - other_low) ** 2),
    )


def newcombe(
    part: pd.Series, whole: pd.Series, other_part: pd.Series, other_whole: pd.Series
) -> tuple[pd.Series, pd.Series]:
    """The interval of part/whole - other_part/other_whole as -1 to 1; missing where either has no cases."""
    low, high = wilson(part, whole)
    other_low, other_high = wilson(other_part, other_whole)
    value = part / whole.where(whole > 0)
    other = other_part / other_whole.where(other_whole > 0)
    return difference(value, low, high, other, other_low, other_high)


def nps_wald(promoters: pd.Series, detractors: pd.Series, n: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The interval of the net promoter score by its standard error, -100 to 100; missing where `n` is 0."""
    return _nps_around(promoters, detractors, n.where(n > 0))


def nps_adjusted(promoters: pd.Series, detractors: pd.Series, n: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The adjusted Wald interval: as if three more people had answered, 3/4 promoter, 3/4 detractor, 1 1/2 neither.

    Like every interval here it holds the value itself, also at n = 1, where the three would outvote the one.
    """
    n = n.where(n > 0)
    value = 100 * (promoters - detractors) / n
    low, high = _nps_around(promoters + 0.75, detractors + 0.75, n + 3)
    return low.where(~(low > value), value), high.where(~(high < value), value)


def nps(promoters: pd.Series, detractors: pd.Series, n: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The interval shown beside a net promoter score, -100 to 100; missing where `n` is 0.

    Adjusted Wald for small samples, the plain one from `NPS_MANY` answers up where the answers vary enough.
    """
    passive = n - promoters - detractors
    commonest = np.maximum(np.maximum(promoters, detractors), passive)
    plain = (n >= NPS_MANY) & (n - commonest >= NPS_VARIED)
    low, high = nps_adjusted(promoters, detractors, n)
    wald_low, wald_high = nps_wald(promoters, detractors, n)
    return low.where(~plain, wald_low), high.where(~plain, wald_high)


def _nps_around(promoters: pd.Series, detractors: pd.Series, n: pd.Series) -> tuple[pd.Series, pd.Series]:
    p, d = promoters / n, detractors / n
    # Rounding can make the variance of unanimous answers a hair negative.
    half = 100 * Z * np.sqrt(((p + d - (p - d) ** 2).clip(lower=0)) / n)
    value = 100 * (p - d)
    return (value - half).clip(-100, 100), (value + half).clip(-100, 100)
