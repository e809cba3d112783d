"""Which periods can be closed, and what a closed one would come to by today's facts."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from metrics.declare import NO_READING, Reading
from metrics.periods import EARLIEST, Grain, Period, start_of, step
from metrics.words import Text

# Two sums of the same numbers in another order differ by less.
SAME = 1e-9


class Length(StrEnum):
    """How long a period is that can be closed."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


LENGTH_WORDS: dict[Length, Text] = {
    Length.MONTH: Text(en="Months", zh="月度"),
    Length.QUARTER: Text(en="Quarters", zh="季度"),
    Length.HALF_YEAR: Text(en="Half-years", zh="半年度"),
    Length.YEAR: Text(en="Years", zh="年度"),
}
MONTHS: dict[Length, int] = {Length.MONTH: 1, Length.QUARTER: 3, Length.HALF_YEAR: 6, Length.YEAR: 12}
GRAINS: dict[Length, Grain] = {Length.MONTH: Grain.MONTH, Length.QUARTER: Grain.QUARTER, Length.YEAR: Grain.YEAR}


def period_of(from_on: date, to_on: date) -> Period:
    """The days from `from_on` up to, not including, `to_on` as a period."""
    length = length_of(from_on, to_on)
    return Period("own", from_on, to_on, None if length is None else GRAINS.get(length))


def length_of(from_on: date, to_on: date) -> Length | None:
    """What these days are; None where they are no whole month, quarter, half-year or year of the calendar."""
    for length, months in MONTHS.items():
        if from_on == _start(from_on, months) and to_on == step(from_on, Grain.MONTH, months):
            return length
    return None


def finished(length: Length, known: Period, today: date) -> Iterator[Period]:
    """The periods of a length that are over and touch the `known` days, the newest first."""
    months = MONTHS[length]
    start = step(_start(today, months), Grain.MONTH, -months)
    while start >= EARLIEST and step(start, Grain.MONTH, months) > known.start:
        if start < known.end:
            yield period_of(start, step(start, Grain.MONTH, months))
        start = step(start, Grain.MONTH, -months)


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


def _start(day: date, months: int) -> date:
    """The first day of the span of so many months that holds `day`."""
    first = start_of(day, Grain.MONTH)
    return first.replace(month=(first.month - 1) // months * months + 1)
