"""One score from several KPIs, saying how much of it rests on data."""

from collections.abc import Iterable
from dataclasses import dataclass

CAP = 1.2  # one KPI far above its target makes up for another only so far


@dataclass(frozen=True)
class Score:
    """value: 1 is every target exactly reached; None when no KPI has data.

    coverage: the part of the weight that has data, 0-1.
    """

    value: float | None
    coverage: float


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
    value = sum(weight * min(max(reached, 0.0), cap) for weight, reached in present) / weights
    return Score(value, weights / whole)
