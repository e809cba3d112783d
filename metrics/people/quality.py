"""Quality reviews: the score of one review from its categories, and how far two reviewers of one case are apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum


@dataclass(frozen=True)
class Rated:
    """A category as it was rated: `score` on its scale from `low` to `high`, None where it did not apply (N/A).

    A critical category fails at the lowest score of its scale.
    """

    weight: float
    low: int
    high: int
    critical: bool
    score: int | None

    @property
    def share(self) -> float | None:
        """Where the score stands on its scale, 0-1; None where nothing was rated."""
        return None if self.score is None else (self.score - self.low) / (self.high - self.low)

    @property
    def failed(self) -> bool:
        """Whether this category alone makes the review 0."""
        return self.critical and self.score == self.low


def review_score(ratings: Iterable[Rated]) -> float | None:
    """0-1: the categories that were rated by their weights; 0 where a critical one failed, None where none was rated.

    A category that did not apply is absent: neither 0 nor full.
    """
    rated = [(each.weight, each.share, each.failed) for each in ratings if each.share is not None]
    if not rated:
        return None
    if any(failed for _, _, failed in rated):
        return 0.0
    whole = fsum(weight for weight, _, _ in rated)
    return min(1.0, fsum(weight * (share or 0.0) for weight, share, _ in rated) / whole)


@dataclass(frozen=True)
class Apart:
    """One category as two reviewers rated it, 0-1 each; None where one found that it did not apply."""

    category: int
    first: float | None
    second: float | None

    @property
    def difference(self) -> float | None:
        """second - first; None where there is nothing to compare."""
        return None if self.first is None or self.second is None else self.second - self.first

    @property
    def same(self) -> bool:
        """Whether both said the same, be it that it did not apply."""
        return self.first == self.second


def by_category(rated: Iterable[tuple[int, Rated]]) -> dict[int, tuple[float, int]]:
    """For each category that was rated at all its mean share, 0-1, and how often it was rated; in the order given."""
    shares: dict[int, list[float]] = {}
    for key, each in rated:
        if each.share is not None:
            shares.setdefault(key, []).append(each.share)
    return {key: (fsum(found) / len(found), len(found)) for key, found in shares.items()}


def apart(first: Mapping[int, Rated], second: Mapping[int, Rated]) -> list[Apart]:
    """Every category that either of two reviews of one case knew, in the order of the first review."""
    both = dict.fromkeys([*first, *second])
    return [
        Apart(key, first[key].share if key in first else None, second[key].share if key in second else None)
        for key in both
    ]


@dataclass(frozen=True)
class Agreement:
    """How reviewers agree over several calibrations; all missing but the counts where there are none.

    same_share: categories that both rated the same / categories that at least one rated. mean_apart: mean of
    |second - first| over whole scores, 0-1. furthest: the largest of them.
    """

    calibrations: int
    categories: int
    same_share: float | None
    mean_apart: float | None
    furthest: float | None


def agreement(scores: Iterable[tuple[float, float]], categories: Iterable[Apart]) -> Agreement:
    """`scores`: first and second whole score of each calibration; `categories`: those of all of them together.

    Categories that neither rated say nothing about agreement and are left out.
    """
    gaps = [abs(second - first) for first, second in scores]
    rated = [each for each in categories if each.first is not None or each.second is not None]
    return Agreement(
        len(gaps),
        len(rated),
        sum(each.same for each in rated) / len(rated) if rated else None,
        fsum(gaps) / len(gaps) if gaps else None,
        max(gaps, default=None),
    )
