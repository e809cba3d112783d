"""What it would take: what is still to come for a target this period, and which KPI moves the score most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from metrics.declare import Better, Metric, Unit
from metrics.goals.outlook import OfNext, of_next
from metrics.goals.targets import Pace, Status, pace, plain_status, reached, share_of
from metrics.people.scorecard import CAP, Part, clipped


@dataclass(frozen=True)
class Needed:
    """What a KPI needs to stand at its target when the period ends.

    met: it stands there by the number alone. gap: how far it is short of it, in the metric's unit, 0 where it is met.
    pace: of a sum. of_next: of a share, what the cases to come must be like.
    """

    key: str
    met: bool
    gap: float
    pace: Pace | None = None
    of_next: OfNext | None = None


@dataclass(frozen=True)
class Gain:
    """What the score gains (0-1) if one KPI becomes better by one step: the width within which it counts as near."""

    key: str
    step: float
    gain: float


def needed(metric: Metric, part: Part, *, gone: int, whole: int) -> Needed | None:
    """What `part` still needs, after `gone` of the period's `whole` working days.

    None where there is nothing to say: no data, no target or one that nobody agreed to.
    """
    now, target = part.reading, part.target
    if now.value is None or target is None or not target.agreed:
        return None
    by_number = plain_status(now.value, target, metric.better, 0.0)
    if by_number is Status.NO_TARGET:
        return None
    met, left = by_number is Status.MET, max(0, whole - gone)
    found = Needed(part.key, met, 0.0 if met else _gap(now.value, target.low, target.high, target.value, metric.better))
    goal = target.value
    if goal is None or target.is_band:
        return found
    if metric.additive and metric.better is Better.HIGHER:
        return replace(found, pace=pace(now.value, goal, gone, whole)) if left else found
    return replace(found, of_next=of_next(metric, now, target, gone, whole))


def gains(parts: Iterable[Part], metrics: Mapping[str, Metric], *, elapsed_share: float = 1.0) -> list[Gain]:
    """What one step of each KPI would add to the score, most first. At the cap, and without data, nothing would."""
    parts = tuple(parts)
    present = sum(part.weight for part in parts if part.attainment is not None)
    found = []
    for part in parts:
        metric = metrics.get(part.key)
        if metric is None or part.held is None or part.held >= CAP or part.reading.value is None:
            continue
        after = _step(part.reading.value, metric)
        target = share_of(part.target, elapsed_share) if part.target is not None and metric.additive else part.target
        then = reached(after, target, metric.better)
        gain = 0.0 if then is None else part.weight * (clipped(then) - part.held) / present
        if gain > 1e-9:
            found.append(Gain(part.key, abs(after - part.reading.value), gain))
    return sorted(found, key=lambda gain: -gain.gain)


def _step(value: float, metric: Metric) -> float:
    """One step better, not past what can be."""
    after = value - metric.tolerance if metric.better is Better.LOWER else value + metric.tolerance
    after = max(after, 0.0) if metric.unit is not Unit.POINTS else after
    highest = (
        1.0 if metric.unit is Unit.SHARE else metric.scale[1] if metric.unit is Unit.SCORE and metric.scale else None
    )
    return after if highest is None else min(after, max(highest, value))


def _gap(value: float, low: float | None, high: float | None, goal: float | None, better: Better) -> float:
    if low is not None and high is not None:
        return max(low - value, value - high, 0.0)
    short = (goal or 0.0) - value
    return short if better is Better.HIGHER else -short
