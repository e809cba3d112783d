"""A trend as plain values: every part of its chart reads them, and a frame is slow to look into again and again."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from pages.shared.charts.figure import given


@dataclass(frozen=True)
class Course:
    """A named line, point by point; what is missing is None."""

    name: str
    days: list[date]
    values: list[float | None]
    lows: list[float | None]
    highs: list[float | None]
    cases: list[float | None]

    @property
    def last(self) -> tuple[date, float] | None:
        """The newest value there is, with its day."""
        points = zip(reversed(self.days), reversed(self.values), strict=True)
        return next(((day, value) for day, value in points if value is not None), None)


def course_of(name: str, trend: pd.DataFrame) -> Course:
    """`trend` has one row per week, month, ...: start (date), value, and where known n, low, high."""
    days = trend["start"].tolist()
    columns = (trend[key].tolist() if key in trend else [None] * len(days) for key in ("value", "low", "high", "n"))
    return Course(name, days, *([given(amount) for amount in column] for column in columns))
