"""How sure a number is: intervals of shares, of counts, of differences, of the net promoter score. All at 95 %."""

from typing import TypeVar

import numpy as np

from metrics.statistics.arithmetic import Numbers, only_where, ratio

Z = 1.959964

# From here on the plain (Wald) interval of a net promoter score is trusted. Counted out exactly over all
# possible samples, it holds the truth in 88-90 % of cases at n = 10, 92-94 % at 30 and 93-94 % at 50, where 95 %
# is promised; the adjusted one stays at 94-96 % throughout.
NPS_MANY = 50
# Fewer answers than this outside the commonest group count as few as well: 60 promoters of 60 would otherwise
# have an interval of no width at all.
NPS_VARIED = 5

_STUDENT = (
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281, 2.2010, 2.1788, 2.1604, 2.1448,
    2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484,
    2.0452, 2.0423,
)  # fmt: skip

Number = TypeVar("Number", float, Numbers)


def wilson(part: Numbers, whole: Numbers) -> tuple[Numbers, Numbers]:
    """The Wilson interval of part/whole as 0-1, (low, high); missing where `whole` is 0."""
    n = only_where(whole > 0, whole)
    with np.errstate(invalid="ignore"):
        p = part / n
        middle = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
        half = Z / (1 + Z**2 / n) * np.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
    # At 0 and n of n the formula ends exactly at the value; rounding must not leave the range or pass the value.
    return np.minimum(np.maximum(middle - half, 0), p), np.maximum(np.minimum(middle + half, 1), p)


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


def newcombe(part: Numbers, whole: Numbers, other_part: Numbers, other_whole: Numbers) -> tuple[Numbers, Numbers]:
    """The interval of part/whole - other_part/other_whole as -1 to 1; missing where either has no cases."""
    low, high = wilson(part, whole)
    other_low, other_high = wilson(other_part, other_whole)
    return difference(ratio(part, whole), low, high, ratio(other_part, other_whole), other_low, other_high)


def student(freedom: int) -> float:
    """How many standard errors of a mean lie between it and the ends of its interval, by Student's distribution.

    From the table for up to 30 degrees of freedom, beyond by the first terms of Cornish and Fisher (within 0.0002).
    """
    if freedom <= len(_STUDENT):
        return _STUDENT[freedom - 1]
    return Z + (Z**3 + Z) / (4 * freedom) + (5 * Z**5 + 16 * Z**3 + 3 * Z) / (96 * freedom**2)


def poisson(count: Numbers) -> tuple[Numbers, Numbers]:
    """The interval of the number that is to be expected where `count` cases came one by one, (low, high).

    Byar's approximation, which lies within 0.03 of the exact one from 1 case up.
    """
    low_root, high_root = np.sqrt(np.maximum(count, 1)), np.sqrt(count + 1)
    low = count * (1 - 1 / (9 * np.maximum(count, 1)) - Z / (3 * low_root)) ** 3
    return np.maximum(low, 0), (count + 1) * (1 - 1 / (9 * (count + 1)) + Z / (3 * high_root)) ** 3


def nps_wald(promoters: Numbers, detractors: Numbers, n: Numbers) -> tuple[Numbers, Numbers]:
    """The interval of the net promoter score by its standard error, -100 to 100; missing where `n` is 0."""
    p, d = ratio(promoters, n), ratio(detractors, n)
    # Rounding can make the variance of unanimous answers a hair negative.
    half = 100 * Z * np.sqrt(ratio(np.maximum(p + d - (p - d) ** 2, 0), n))
    value = 100 * (p - d)
    return np.clip(value - half, -100, 100), np.clip(value + half, -100, 100)


def nps_adjusted(promoters: Numbers, detractors: Numbers, n: Numbers) -> tuple[Numbers, Numbers]:
    """The adjusted Wald interval: as if three more people had answered, 3/4 promoter, 3/4 detractor, 1 1/2 neither.

    Like every interval here it holds the value itself, also at n = 1, where the three would outvote the one.
    """
    value = 100 * ratio(promoters - detractors, n)
    low, high = nps_wald(promoters + 0.75, detractors + 0.75, n + 3)
    return np.minimum(low, value), np.maximum(high, value)


def nps(promoters: Numbers, detractors: Numbers, n: Numbers) -> tuple[Numbers, Numbers]:
    """The interval shown beside a net promoter score, -100 to 100; missing where `n` is 0.

    Adjusted Wald for small samples, the plain one from `NPS_MANY` answers up where the answers vary enough.
    """
    passive = n - promoters - detractors
    commonest = np.maximum(np.maximum(promoters, detractors), passive)
    plain = (n >= NPS_MANY) & (n - commonest >= NPS_VARIED)
    (low, high), (wald_low, wald_high) = nps_adjusted(promoters, detractors, n), nps_wald(promoters, detractors, n)
    return np.where(plain, wald_low, low), np.where(plain, wald_high, high)
