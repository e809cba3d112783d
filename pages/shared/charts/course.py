"""A trend as plain values: every part of its chart reads them, and a frame is slow to look into again and again."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.statistics.signals import Signal
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
    normal_lows: list[float | None]
    normal_highs: list[float | None]
    signals: list[Signal | None]
    phases: list[int]

    @property
    def last(self) -> tuple[date, float] | None:
        """The newest value there is, with its day."""
        points = zip(reversed(self.days), reversed(self.values), strict=True)
        return next(((day, value) for day, value in points if value is not None), None)


def course_of(name: str, trend: pd.DataFrame) -> Course:
    """`trend` has one row per week, month, ...: start (date), value, and where known n, low, high, and what is usual:
    normal_low, normal_high, signal, phase."""
    days = trend["start"].tolist()
    keys = ("value", "low", "high", "n", "normal_low", "normal_high")
    value, low, high, n, normal_low, normal_high = (_amounts(trend, key) for key in keys)
    signals = trend["signal"].tolist() if "signal" in trend else [None] * len(days)
    phases = trend["phase"].tolist() if "phase" in trend else [1] * len(days)
    return Course(name, days, value, low, high, n, normal_low, normal_high, signals, phases)


def _amounts(trend: pd.DataFrame, key: str) -> list[float | None]:
    return [given(amount) for amount in trend[key].tolist()] if key in trend else [None] * len(trend)
