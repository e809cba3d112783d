"""Where a number is heading, and by how much such a forecast was wrong before.

Every way of forecasting is tried out on the past first: from each earlier point it foresees what is known by now
(rolling origin). The plain one, "as in the same month a year before", is always said; a better one counts only where
its errors were smaller. How sure a forecast is follows from those errors alone.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from metrics.statistics.arithmetic import Numbers

FEWEST_POINTS = 8  # finished months; below, nothing is foreseen
FEWEST_TRIES = 4  # earlier forecasts; below, nobody knows how wrong one would be
SEASON = 12  # months
LEVEL_POINTS = 3  # months by which this year is compared with the one before
SURE = 0.8  # so many of the earlier forecasts were no further off: with few of them no more can be said
FADING = 0.9  # how much of a trend lasts from one month to the next

_LEVELS, _TRENDS = (grid.ravel() for grid in np.meshgrid([0.1, 0.3, 0.5, 0.8], [0.0, 0.1, 0.3]))


class Method(StrEnum):
    AS_LAST_YEAR = "as_last_year"  # the same month a year before: the plain one
    AS_LAST = "as_last"  # the newest month: the plain one while there is no year to look back on
    LEVEL_OF_SEASON = "level_of_season"  # the same month a year before, moved as the newest months moved
    SMOOTHED = "smoothed"  # level and fading trend, the newest months counting most


class Refused(StrEnum):
    TOO_FEW = "too_few"  # fewer than FEWEST_POINTS
    TOO_FAR = "too_far"  # so far ahead that too few earlier forecasts can be tried out


@dataclass(frozen=True)
class Way:
    """One way of forecasting: what it says, and its mean absolute error over the tries."""

    method: Method
    value: float
    error: float


@dataclass(frozen=True, eq=False)
class Forecast:
    """What is foreseen, by the way whose errors were smallest, beside what the plain one says.

    In `low` to `high` lay what came of SURE of the tries. path: of each coming month, with its own ends. shifted: the
    newest month was further off than any before, so the ends are at least as far apart as it was off, and may still be
    too near.
    """

    chosen: Way
    plain: Way
    low: float
    high: float
    tries: int
    path: Numbers
    path_low: Numbers
    path_high: Numbers
    plain_path: Numbers
    shifted: bool


Foresee = Callable[[Numbers, int, int], Numbers]


def forecast(
    values: Numbers,
    weights: Numbers,
    *,
    known: float = 0.0,
    lowest: float = -math.inf,
    highest: float = math.inf,
) -> Forecast | Refused:
    """Foresee known + Σ weights · the coming months, from the finished months `values` in their order.

    weights: how much of each coming month counts, the nearest first: (0.3, 1) is the rest of a month and a whole one,
    (0, 0, 1) the third month alone. `known` is what is there already. A part of a month errs by the root of that part,
    since days differ among each other. No month foreseen leaves [lowest, highest]. Months without a value are none:
    only what follows the last of them is looked at.
    """
    values = _since_gap(values)
    count, ahead = len(values), len(weights)
    if count < FEWEST_POINTS:
        return Refused.TOO_FEW
    seasonal = count - ahead - SEASON - LEVEL_POINTS + 1 >= FEWEST_TRIES
    first = SEASON + LEVEL_POINTS if seasonal else 2
    origins = np.arange(first, count - ahead + 1)
    if len(origins) < FEWEST_TRIES:
        return Refused.TOO_FAR
    came = np.lib.stride_tricks.sliding_window_view(values, ahead)[origins]
    roots, found = np.sqrt(np.abs(weights)), []
    for method in _methods(seasonal):
        foreseen = np.clip(_FORESEE[method](values, first, ahead), lowest, highest)
        errors = came - foreseen[:-ahead]
        total = known + float(foreseen[-1] @ weights)
        single = np.abs(values[first:] - foreseen[:-1, 0])  # one month ahead, up to the newest
        found.append((Way(method, total, float(np.abs(errors @ roots).mean())), foreseen[-1], errors, single))
    plain, plain_path = found[0][:2]
    chosen, path, errors, single = min(found, key=lambda one: one[0].error)
    shifted = bool(single[-1] > single[:-1].max())
    least = float(single[-1]) if shifted else 0.0
    half = max(_within(errors @ roots), least * float(roots.max()))
    halves = np.array([max(_within(errors[:, place]), least) for place in range(ahead)])
    edges = [known + edge * float(weights.sum()) for edge in (lowest, highest)]
    low, high = (min(max(chosen.value + side * half, edges[0]), edges[1]) for side in (-1, 1))
    path_low, path_high = (np.clip(path + side * halves, lowest, highest) for side in (-1, 1))
    return Forecast(chosen, plain, low, high, len(origins), path, path_low, path_high, plain_path, shifted)


def _methods(seasonal: bool) -> tuple[Method, ...]:
    """The plain one first: of two alike it is the one that counts."""
    if seasonal:
        return Method.AS_LAST_YEAR, Method.LEVEL_OF_SEASON, Method.SMOOTHED
    return Method.AS_LAST, Method.SMOOTHED


def _since_gap(values: Numbers) -> Numbers:
    gaps = np.flatnonzero(np.isnan(values))
    return values[gaps[-1] + 1 :] if len(gaps) else values


def _within(errors: Numbers) -> float:
    """How far off SURE of such forecasts are, the next one among them."""
    sizes = np.sort(np.abs(errors))
    place = math.ceil(SURE * (len(sizes) + 1) - 1e-9)
    return float(sizes[min(place, len(sizes)) - 1])


# Each way gives a row for every origin from `first` to the end: what it foresees there, `ahead` months in a row.


def _as_last(values: Numbers, first: int, ahead: int) -> Numbers:
    return np.repeat(values[first - 1 :, None], ahead, axis=1)


def _as_last_year(values: Numbers, first: int, ahead: int) -> Numbers:
    steps = np.arange(ahead) % SEASON - SEASON
    found: Numbers = values[np.arange(first, len(values) + 1)[:, None] + steps]
    return found


def _level_of_season(values: Numbers, first: int, ahead: int) -> Numbers:
    lately = np.arange(first, len(values) + 1)[:, None] + np.arange(-LEVEL_POINTS, 0)
    moved = (values[lately] - values[lately - SEASON]).mean(axis=1)
    found: Numbers = _as_last_year(values, first, ahead) + moved[:, None]
    return found


def _smoothed(values: Numbers, first: int, ahead: int) -> Numbers:
    """Holt's, with a trend that fades; at each origin with the constants whose single steps were best until then."""
    level, trend = np.full(_LEVELS.shape, values[0]), np.zeros(_LEVELS.shape)
    wrong, found = np.zeros(_LEVELS.shape), []
    lasting = np.cumsum(FADING ** np.arange(1, ahead + 1))
    for place in range(1, len(values) + 1):
        if place >= first:
            best = int(np.argmin(wrong))
            found.append(level[best] + trend[best] * lasting)
        if place == len(values):
            break
        foreseen = level + FADING * trend
        wrong = wrong + (values[place] - foreseen) ** 2
        before, level = level, foreseen + _LEVELS * (values[place] - foreseen)
        trend = FADING * trend + _TRENDS * (level - before - FADING * trend)
    return np.array(found)


_FORESEE: dict[Method, Foresee] = {
    Method.AS_LAST_YEAR: _as_last_year,
    Method.AS_LAST: _as_last,
    Method.LEVEL_OF_SEASON: _level_of_season,
    Method.SMOOTHED: _smoothed,
}
