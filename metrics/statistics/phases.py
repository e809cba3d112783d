"""A trend cut into phases, each judged by limits of its own, whose baseline no later point moves.

A phase begins where something changed what is usual. Its baseline are its first points, at most `PREFERRED_POINTS`.
Those that lie before a fixed day (`settled_on`) are all known when the first of the others comes: from
`FEWEST_POINTS` on they alone are the baseline, and it is frozen. A phase that has fewer of them judges each point by
those before it, until the baseline is full; its first few are not judged, since nobody knows yet what is usual. Either
way, what was said of a point stays, whatever comes later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from metrics.calendars.periods import Grain, start_of
from metrics.statistics.arithmetic import Numbers, nothing, only_where
from metrics.statistics.signals import FEWEST_POINTS, PREFERRED_POINTS, Judged, Signal, judge_each, limits, too_rare

# A baseline without an end would call everything a signal after a few years, and one that moves with every point
# would never call anything one. So where nobody said that a phase begins, limits hold for a quarter of weeks or for a
# year of months, and are those of the points before it.
SETTLES = {Grain.DAY: Grain.MONTH, Grain.WEEK: Grain.QUARTER, Grain.MONTH: Grain.YEAR}


@dataclass(frozen=True, eq=False)
class Phased:
    """Points in their order with their limits and signals, the phase of each, counted from 1, the mean of its baseline,
    and how far from that it is, in half widths of the limits."""

    low: Numbers
    high: Numbers
    signals: list[Signal | None]
    phases: list[int]
    mean: Numbers
    away: Numbers


def settled_on(day: date, grain: Grain) -> date:
    """From which week or month on the limits of a trend that begins to matter on `day` stay as they are."""
    return start_of(start_of(day, SETTLES.get(grain, grain)), grain)


def begins(starts: Sequence[date], changed: Iterable[date]) -> list[int]:
    """The places in a trend at which phases begin: at the first week or month that lies whole after each change."""
    found = {next((place for place, start in enumerate(starts) if start >= day), len(starts)) for day in changed}
    return sorted(place for place in found if 0 < place < len(starts))


def by_phases(
    values: Numbers,
    begins: Sequence[int],
    settled: int,
    cases: Numbers | None = None,
    *,
    rare: bool = False,
    lowest: float = -np.inf,
    highest: float = np.inf,
) -> Phased:
    """Judge each point by what is usual in its phase.

    begins: the places at which another phase begins. settled: how many of the points are older than the day on which
    the limits were settled. rare: whether these are counts, or shares of `cases`, which may be too rare to have limits.
    `cases`, `lowest` and `highest` are those of `signals`.
    """
    ends = [0, *begins, len(values)]
    parts: list[Judged] = []
    for first, end in pairwise(ends):
        part = slice(first, end)
        parts.append(
            _of_phase(
                values[part], None if cases is None else cases[part], settled - first, rare=rare, lowest=lowest,
                highest=highest,
            )
        )  # fmt: skip
    return Phased(
        np.concatenate([part.low for part in parts]),
        np.concatenate([part.high for part in parts]),
        [signal for part in parts for signal in part.signals],
        [number for number, part in enumerate(parts, start=1) for _ in part.signals],
        np.concatenate([part.mean for part in parts]),
        np.concatenate([part.away for part in parts]),
    )


def without_limits(found: Phased) -> Phased:
    """The same phases where nothing can be said of what is usual."""
    none = nothing(found.low)
    return Phased(none, none, [None] * len(found.signals), found.phases, none, none)


def _of_phase(
    values: Numbers, cases: Numbers | None, settled: int, *, rare: bool, lowest: float, highest: float
) -> Judged:
    there = ~np.isnan(values)
    if cases is not None:
        there &= cases > 0
    places = np.flatnonzero(there)
    known, means, deviations = int((places < settled).sum()), nothing(values), nothing(values)
    weights = None if cases is None else cases[places]
    sizes = [min(known if known >= FEWEST_POINTS else place, PREFERRED_POINTS) for place in range(len(places))]
    for size in sorted({size for size in sizes if size >= FEWEST_POINTS}):
        normal = limits(values[places[:size]], None if weights is None else weights[:size])
        events = values[places[:size]] * (1.0 if weights is None else weights[:size])
        if normal is None or (rare and too_rare(events)):
            continue
        at = places[[one == size for one in sizes]]
        means[at], deviations[at] = normal.mean, normal.deviation
    return judge_each(only_where(there, values), means, deviations, cases, lowest=lowest, highest=highest)
