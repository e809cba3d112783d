"""One score from several KPIs, saying how much of it rests on data."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from metrics.declare import Reading
from metrics.targets import Status, Target

CAP = 1.2  # one KPI far above its target makes up for another only so far
FLOOR = 0.0  # one far below takes away no more than its own weight
WHOLE = 100  # the weights of a role add up to this


@dataclass(frozen=True)
class Score:
    """value: 1 is every target exactly reached; None when no KPI has data.

    coverage: the part of the weight that has data, 0-1.
    """

    value: float | None
    coverage: float


@dataclass(frozen=True)
class Part:
    """One part of a scorecard. `key` is that of its metric, or of a qualitative part.

    attainment: raw, None where the part is absent: no data, no target, or a target that nobody agreed to.
    contribution: what it adds to the score (1 is all of it), filled in by `card`; None where it is absent.
    """

    key: str
    weight: float
    reading: Reading
    target: Target | None
    status: Status
    attainment: float | None
    contribution: float | None = None

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


def weighted_score(parts: Iterable[tuple[float, float | None]], cap: float = CAP) -> Score:
    """The weighted mean of attainments held between 0 and `cap`, from (weight, attainment or None).

    An absent part is absent, not 0: it takes its weight along, and the coverage says so.
    """
    parts = list(parts)
    whole = sum(weight for weight, _ in parts)
    present = [(weight, reached) for weight, reached in parts if reached is not None]
    weights = sum(weight for weight, _ in present)
    if not weights:
        return Score(None, 0.0)
    value = sum(weight * clipped(reached, cap) for weight, reached in present) / weights
    return Score(value, weights / whole)


def card(parts: Iterable[Part]) -> Card:
    """The scorecard that these parts make; the contributions of those that have data add up to its score."""
    parts = tuple(parts)
    score = weighted_score((part.weight, part.attainment) for part in parts)
    present = sum(part.weight for part in parts if part.attainment is not None)
    told = (
        part if part.held is None or not present else replace(part, contribution=part.weight * part.held / present)
        for part in parts
    )
    return Card(tuple(told), score)
