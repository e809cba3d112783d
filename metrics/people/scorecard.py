"""One score from several KPIs, saying how much of it rests on data."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import hypot

from metrics.declare import Metric, Reading
from metrics.goals.targets import Status, Target, judge, reached, share_of
from metrics.statistics.fairness import FEWEST_CASES, Standing

CAP = 1.2  # one KPI far above its target makes up for another only so far
FLOOR = 0.0  # one far below takes away no more than its own weight
WHOLE = 100  # the weights of a role add up to this


@dataclass(frozen=True)
class Score:
    """value: 1 is every target exactly reached; None when no KPI has data.

    coverage: the part of the weight that has data, 0-1. low and high: how far chance alone may have moved it, from
    the 95 % intervals of its shares; None where no part has one, since then nothing can be told.
    """

    value: float | None
    coverage: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Part:
    """One part of a scorecard. `key` is that of its metric, or of a qualitative part.

    attainment: raw, None where the part is absent: no data, no target, or a target that nobody agreed to.
    low, high: the attainment at the ends of the reading's interval, None where that has none.
    contribution: what it adds to the score (1 is all of it), filled in by `card`; None where it is absent.
    """

    key: str
    weight: float
    reading: Reading
    target: Target | None
    status: Status
    attainment: float | None
    contribution: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def held(self) -> float | None:
        """The attainment as the score takes it: between the floor and the cap."""
        return None if self.attainment is None else clipped(self.attainment)


@dataclass(frozen=True)
class Card:
    """The parts of somebody's scorecard in their order, and the score they make."""

    parts: tuple[Part, ...]
    score: Score


def clipped(attainment: float, cap: float = CAP) -> float:
    """An attainment between the floor and `cap`."""
    return min(max(attainment, FLOOR), cap)


def part_of(
    metric: Metric,
    weight: float,
    reading: Reading,
    target: Target | None,
    *,
    elapsed_share: float = 1.0,
    immature: bool = False,
) -> Part:
    """A KPI as a part of a scorecard; a sum whose period still runs is held against what should be there by now."""
    status = judge(metric, reading, target, elapsed_share=elapsed_share, immature=immature).status
    by_now = share_of(target, elapsed_share) if target is not None and metric.additive else target
    value = reached(reading.value, by_now, metric.better)
    low = high = None
    if value is not None and reading.low is not None and reading.high is not None and by_now is not None:
        ends = [
            end
            for end in (reached(each, by_now, metric.better) for each in (reading.low, reading.high))
            if end is not None
        ]
        # The best of a band may lie between the ends.
        low, high = min(value, *ends), max(value, *ends)
        if (
            by_now.low is not None
            and by_now.high is not None
            and reading.low <= by_now.high
            and by_now.low <= reading.high
        ):
            high = 1.0
    return Part(metric.key, weight, reading, target, status, value, low=low, high=high)


def rated(key: str, weight: float, reading: Reading) -> Part:
    """A part that people rated: its value is the share of the scale that was given, and there is no target to it."""
    status = Status.NO_DATA if reading.value is None else Status.NO_TARGET
    return Part(key, weight, reading, None, status, reading.value, low=reading.low, high=reading.high)


def weighted_score(parts: Iterable[tuple[float, float | None]], cap: float = CAP, whole: float = 0.0) -> Score:
    """The weighted mean of attainments held between 0 and `cap`, from (weight, attainment or None).

    An absent part is absent, not 0: it takes its weight along, and the coverage says so. whole: what all parts weigh,
    where some may not be told.
    """
    parts = list(parts)
    whole = max(whole, sum(weight for weight, _ in parts))
    present = [(weight, reached) for weight, reached in parts if reached is not None]
    weights = sum(weight for weight, _ in present)
    if not weights:
        return Score(None, 0.0)
    value = sum(weight * clipped(reached, cap) for weight, reached in present) / weights
    return Score(value, weights / whole)


def card(parts: Iterable[Part], whole: float = 0.0) -> Card:
    """The scorecard that these parts make; the contributions of those that have data add up to its score. whole: as
    in `weighted_score`."""
    parts = tuple(parts)
    score = _with_ends(weighted_score(((part.weight, part.attainment) for part in parts), whole=whole), parts)
    present = sum(part.weight for part in parts if part.attainment is not None)
    told = (
        part if part.held is None or not present else replace(part, contribution=part.weight * part.held / present)
        for part in parts
    )
    return Card(tuple(told), score)


def _with_ends(score: Score, parts: tuple[Part, ...]) -> Score:
    """The distances of the parts' ends joined as those of independent shares are (Newcombe's way)."""
    present = [part for part in parts if part.held is not None]
    whole = sum(part.weight for part in present)
    if score.value is None or not whole or all(part.low is None for part in present):
        return score
    down, up = [], []
    for part in present:
        held = part.held or 0.0
        if part.low is not None and part.high is not None:
            down.append(part.weight / whole * (held - clipped(part.low)))
            up.append(part.weight / whole * (clipped(part.high) - held))
    return replace(score, low=max(FLOOR, score.value - hypot(*down)), high=min(CAP, score.value + hypot(*up)))


def beside(own: Card, reference: Card) -> Standing:
    """Where a score lies against that of all who do the same work, over the same parts.

    Below or above only with the whole interval. A part that rests on too few cases says nothing here, on either side.
    """
    held = {part.key: part.attainment for part in reference.parts}
    parts = [
        part for part in own.parts
        if part.attainment is not None and part.reading.n >= FEWEST_CASES and held.get(part.key) is not None
    ]  # fmt: skip
    score = card(parts).score
    rate = weighted_score((part.weight, held[part.key]) for part in parts).value
    if score.low is None or score.high is None or rate is None:
        return Standing.TOO_FEW
    return Standing.ABOVE if score.low > rate else Standing.BELOW if score.high < rate else Standing.WITHIN
