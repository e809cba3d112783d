"""Who of a team stands out in a month: decided by arithmetic, never by chance, by an order or by a name.

For each of the chosen shares everybody's is drawn to the team's (fairness.py), so that 3 of 3 does not beat
45 of 50; the mean over the shares is compared. Somebody stands out whose whole interval lies above the team's mean and
who is not clearly behind anybody. Those whose intervals do not tell them apart share it. Nobody with fewer than
FEWEST_CASES in one of the shares takes part.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metrics.declare import Better
from metrics.statistics.arithmetic import Numbers, or_zero
from metrics.statistics.fairness import FEWEST_CASES, OWN_WEIGHT, shrunk
from metrics.statistics.intervals import difference, wilson

FEWEST_CANDIDATES = 3  # of two, one is always ahead


@dataclass(frozen=True, eq=False)
class Compared:
    """One place per person, in the order they were given.

    value: the mean of their shares, each drawn to the team's; low and high: its interval; n: the smallest number of
    cases that one of the shares rests on; together: the team's own mean; stands_out: who has earned it.
    """

    value: Numbers
    low: Numbers
    high: Numbers
    n: Numbers
    together: float
    stands_out: NDArray[np.bool_]


def stand_out(parts: Sequence[tuple[Numbers, Numbers, Better]], fewest: int = FEWEST_CASES) -> Compared:
    """Compare the people of one team by shares, each as (part, whole, which direction is better).

    Nobody takes part with fewer than `fewest` cases in one of them.
    """
    values, belows, aboves, rates, cases = [], [], [], [], []
    for given, among, better in parts:
        part, whole = or_zero(given), or_zero(among)
        good = part if better is Better.HIGHER else whole - part
        everybody = float(whole.sum())
        rate = float(good.sum()) / everybody if everybody else float("nan")
        fair = shrunk(good, whole, rate)
        low, high = wilson(good + OWN_WEIGHT * rate, whole + OWN_WEIGHT)
        values.append(fair)
        belows.append((fair - low) ** 2)
        aboves.append((high - fair) ** 2)
        rates.append(rate)
        cases.append(whole)
    count = len(parts)
    value, n = np.mean(values, axis=0), np.min(cases, axis=0)
    low = value - np.sqrt(np.sum(belows, axis=0)) / count
    high = value + np.sqrt(np.sum(aboves, axis=0)) / count
    together = float(np.mean(rates))
    takes_part = n >= fewest
    found = takes_part & (low > together)
    if takes_part.sum() < FEWEST_CANDIDATES:
        found = np.zeros(len(value), dtype="bool")
    behind = [_is_behind(place, found, value, low, high) for place in range(len(value))]
    return Compared(value, low, high, n, together, found & ~np.array(behind, dtype="bool"))


def _is_behind(place: int, found: NDArray[np.bool_], value: Numbers, low: Numbers, high: Numbers) -> bool:
    """Whether somebody who stands out, too, is clearly ahead."""
    ahead, _ = difference(value, low, high, value[place], low[place], high[place])
    return bool((found & (ahead > 0)).any())
