"""A team's target in parts for its members, and whether the parts make the whole again."""

import math
from collections.abc import Sequence
from enum import StrEnum

from metrics.declare import Metric, Unit
from metrics.words import Text


class Split(StrEnum):
    SAME = "same"  # the same value for everybody
    STEP = "step"  # everybody the same step from what they reached last
    SHARE = "share"  # of a sum: as it was divided last
    EVEN = "even"  # of a sum: everybody as much


SPLIT_WORDS: dict[Split, Text] = {
    Split.SAME: Text(en="The same value for everybody", zh="每人相同"),
    Split.STEP: Text(en="The same step from one's own last value", zh="在各自上期水平上提高相同幅度"),
    Split.SHARE: Text(en="As it was divided last period", zh="按上期占比分摊"),
    Split.EVEN: Text(en="Evenly", zh="平均分摊"),
}


def splits_of(metric: Metric) -> tuple[Split, ...]:
    """How a target of this metric can be divided; the first is the usual way."""
    return (Split.SHARE, Split.EVEN) if metric.additive else (Split.SAME, Split.STEP)


def parts_of(
    metric: Metric, whole: float, split: Split, values: Sequence[float | None], cases: Sequence[float]
) -> list[float]:
    """The parts of `whole`, one for each member, in the metric's unit.

    values: what each reached last (None: no data). cases: on how many cases that rests.
    """
    if not values:
        return []
    match split:
        case Split.SAME:
            return [whole] * len(values)
        case Split.STEP:
            return _stepped(metric, whole, values, cases)
        case Split.SHARE:
            reached = [max(value or 0.0, 0.0) for value in values]
            total = sum(reached)
            shares = [each / total for each in reached] if total > 0 else [1 / len(values)] * len(values)
        case Split.EVEN:
            shares = [1 / len(values)] * len(values)
    return _whole_ones(whole, shares) if metric.unit is Unit.COUNT else [whole * share for share in shares]


def made_of(metric: Metric, parts: Sequence[float], cases: Sequence[float]) -> float | None:
    """What the parts come to together: a sum, or else their mean weighted by cases; None without any.

    Whoever has no cases yet weighs nothing, unless nobody has any: then all weigh the same.
    """
    if not parts:
        return None
    if metric.additive:
        return math.fsum(parts)
    weights = list(cases) if any(weight > 0 for weight in cases) else [1.0] * len(parts)
    return math.fsum(part * weight for part, weight in zip(parts, weights, strict=True)) / math.fsum(weights)


def adds_up(metric: Metric, made: float | None, whole: float) -> bool:
    """Whether the parts make the whole, as far as anybody would write it."""
    finest = 0.0005 if metric.unit is Unit.SHARE else max(0.005, abs(whole) * 1e-4)
    return made is not None and abs(made - whole) <= finest + 1e-12


def _stepped(metric: Metric, whole: float, values: Sequence[float | None], cases: Sequence[float]) -> list[float]:
    known = [(value, weight) for value, weight in zip(values, cases, strict=True) if value is not None]
    now = made_of(metric, [value for value, _ in known], [weight for _, weight in known])
    if now is None:
        return [whole] * len(values)
    return [whole if value is None else _possible(metric, value + whole - now) for value in values]


def _possible(metric: Metric, value: float) -> float:
    if metric.unit is Unit.SHARE:
        return min(1.0, max(0.0, value))
    return min(100.0, value) if metric.unit is Unit.POINTS else max(0.0, value)


def _whole_ones(whole: float, shares: Sequence[float]) -> list[float]:
    """Whole cases that add up to the whole: who is furthest from the next one gets what is left."""
    exact = [whole * share for share in shares]
    parts = [float(math.floor(each)) for each in exact]
    left = round(whole - math.fsum(parts))
    order = sorted(range(len(exact)), key=lambda place: parts[place] - exact[place])
    for place in order[: max(0, left)]:
        parts[place] += 1
    return parts
