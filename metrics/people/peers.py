"""What colleagues said of somebody, added up so that nobody's own rating can be found out; and the qualitative score.

A result is made once, when collection closes, and never again: there are no two states to subtract, and what each
gave is blanked in the same moment. It says of each category one figure, and no figure of any group of people is made
of ratings, so there is nothing else to subtract.

1. Nothing from fewer than three raters, not even how many they were.
2. All figures of a person rest on the same raters. Of categories that not everybody could rate, only those stand there
   that one set of at least three raters rated; the others are not shown. So no two figures differ by who is in them,
   and the whole, which is made of the figures and not of the ratings, tells nothing more than they do.
3. A figure is the mean to the nearest half, held half a point inside the scale: "4.5 or more", "1.5 or less". From an
   exact mean of 5 everybody's rating would be known, and rounding to tenths hides nothing of three.
4. Where all, or all but one, gave the highest score, one of them counts a point lower (and the lowest: a point higher).
   Otherwise who gave 2 and heard of a mean of 4 would know that both others gave 5.

With these, each figure leaves every rater at least two scores that they may have given, for whoever gave none
themselves and for each rater who knows their own: tests/test_peers.py goes through all there are. What is
left: all raters but one together, each telling the others, know more about the last one; no number from three people
can prevent that. Colleagues who rated are not shown the result of whom they rated (data_access/scope.py).

Comments are shown as they were written, from three people who wrote one, in an order that their letters give.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor

LOWEST, HIGHEST = 1, 5
FEWEST_RATERS = 3
INSIDE = 0.5  # how far within the scale a figure stays

Scores = Mapping[str, int]  # by category; one that somebody could not rate is not there


@dataclass(frozen=True)
class Rating:
    """What one colleague gave; who that was is not told to this module."""

    scores: Scores
    comment: str | None = None


@dataclass(frozen=True)
class Peers:
    """What is shown of the ratings. raters: on how many the figures rest, missing where there are none.

    figures: by category. comments: without names, in no order of time or people.
    """

    raters: int | None
    figures: Mapping[str, float]
    comments: tuple[str, ...]


NOTHING = Peers(None, {}, ())


def peers(ratings: Sequence[Rating], weights: Mapping[str, float]) -> Peers:
    """What is shown of `ratings` in the categories of `weights`, in their order."""
    raters = {key: frozenset(place for place, rating in enumerate(ratings) if key in rating.scores) for key in weights}
    shared = _shared(raters, weights)
    figures = {
        key: figure([ratings[place].scores[key] for place in raters[key]])
        for key in weights
        if shared and raters[key] == shared
    }
    return Peers(len(shared) if shared else None, figures, shown_comments([rating.comment for rating in ratings]))


def figure(scores: Sequence[int]) -> float:
    """The mean of at least three scores as it is shown: see 3. and 4. above.

    Raises:
        ValueError: there are fewer, or one is outside of the scale.
    """
    count, total = len(scores), sum(scores)
    if count < FEWEST_RATERS or any(not LOWEST <= score <= HIGHEST for score in scores):
        raise ValueError("too few scores, or one that is none")
    if scores.count(HIGHEST) >= count - 1:
        total -= 1
    elif scores.count(LOWEST) >= count - 1:
        total += 1
    halves = floor((4 * total + count) / (2 * count))  # of whole numbers, so exact
    return min(max(halves / 2, LOWEST + INSIDE), HIGHEST - INSIDE)


def is_open_ended(shown: float) -> int:
    """1 for a figure that means "or more", -1 for "or less", 0 for any other."""
    return (shown >= HIGHEST - INSIDE) - (shown <= LOWEST + INSIDE)


def shown_comments(written: Sequence[str | None]) -> tuple[str, ...]:
    """The comments, if at least three wrote one, in an order that says nothing about who wrote which."""
    there = [text for text in written if text]
    if len(there) < FEWEST_RATERS:
        return ()
    return tuple(sorted(there, key=lambda text: hashlib.sha256(text.encode()).hexdigest()))


def qualitative(scores: Mapping[str, float], weights: Mapping[str, float]) -> float | None:
    """(score − lowest) / (highest − lowest), weighted over the categories that were rated: 4 of 5 is 0.75.

    None where none was, or none that has a weight.
    """
    rated = {key: weight for key, weight in weights.items() if key in scores and weight > 0}
    whole = sum(rated.values())
    if not whole:
        return None
    part = sum(weight * (scores[key] - LOWEST) / (HIGHEST - LOWEST) for key, weight in rated.items())
    return part / whole


def _shared(raters: Mapping[str, frozenset[int]], weights: Mapping[str, float]) -> frozenset[int]:
    """The one set of raters on which all figures rest: of those that are large enough the one that rated most by
    weight, then the largest, then that of the first category."""
    most: tuple[float, int] = (-1.0, 0)
    found: frozenset[int] = frozenset()
    for those in raters.values():
        if len(those) < FEWEST_RATERS:
            continue
        rank = (sum(weights[key] for key, each in raters.items() if each == those), len(those))
        if rank > most:
            most, found = rank, those
    return found
