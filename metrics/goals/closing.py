"""Which periods can be closed, and what a closed one would come to by today's facts."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from metrics.calendars.periods import EARLIEST, Grain, Period, start_of, step
from metrics.declare import NO_READING, Reading

# Two sums of the same numbers in another order differ by less.
SAME = 1e-9


# How long a period is that can be closed.
LENGTHS = (Grain.MONTH, Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR)


def period_of(from_on: date, to_on: date) -> Period:
    """The days from `from_on` up to, not including, `to_on` as a period."""
    return Period("own", from_on, to_on, length_of(from_on, to_on))


def length_of(from_on: date, to_on: date) -> Grain | None:
    """What these days are; None where they are no whole month, quarter, half-year or year of the calendar."""
    whole = (each for each in LENGTHS if start_of(from_on, each) == from_on and step(from_on, each) == to_on)
    return next(whole, None)


def finished(length: Grain, known: Period, today: date) -> Iterator[Period]:
    """The periods of a length that are over and touch the `known` days, the newest first."""
    start = step(start_of(today, length), length, -1)
    while start >= EARLIEST and step(start, length) > known.start:
        if start < known.end:
            yield Period("own", start, step(start, length), length)
        start = step(start, length, -1)


@dataclass(frozen=True)
class Correction:
    """A result that would be another one today. by: how much more it is now, None from or to no data."""

    then: Reading
    now: Reading

    @property
    def by(self) -> float | None:
        if self.then.value is None or self.now.value is None:
            return None
        return self.now.value - self.then.value


def correction(then: Reading | None, now: Reading | None) -> Correction | None:
    """What became of a result; None where it is the same: its number, and what that rests on."""
    then, now = then or NO_READING, now or NO_READING
    pairs = ((then.value, now.value), (then.numerator, now.numerator), (then.denominator, now.denominator))
    if then.n == now.n and all(_same(one, other) for one, other in pairs):
        return None
    return Correction(then, now)


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=SAME, abs_tol=SAME)
