"""A table's columns: what they are called, and how their values are written on the page and in Excel."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from metrics import formats
from metrics.declare import Metric, Unit
from metrics.formats import LOCAL, Local
from metrics.words import Language, Text


class Kind(StrEnum):
    TEXT = "text"
    DAY = "day"
    TIME = "time"  # stored in UTC, shown in the reporting zone
    SHARE = "share"
    COUNT = "count"
    MINUTES = "minutes"
    WORKING_MINUTES = "working_minutes"
    SCORE = "score"
    GIVEN = "given"  # the score of one answer: 5, not 5.00
    POINTS = "points"
    PER_HUNDRED = "per_hundred"
    HOURS = "hours"
    MONEY = "money"


NUMBERS = set(Kind) - {Kind.TEXT, Kind.DAY, Kind.TIME}
EXCEL: dict[Kind, str | None] = {
    Kind.TEXT: None, Kind.DAY: "yyyy-mm-dd", Kind.TIME: "yyyy-mm-dd hh:mm", Kind.SHARE: "0.0%", Kind.COUNT: "#,##0",
    Kind.GIVEN: None, Kind.HOURS: "#,##0.0", Kind.MINUTES: "#,##0.0", Kind.PER_HUNDRED: "0.0",
    Kind.WORKING_MINUTES: "#,##0.0", Kind.SCORE: "0.00", Kind.POINTS: "0.0", Kind.MONEY: "#,##0.00",
}  # fmt: skip
IN_MINUTES = {
    Kind.MINUTES: Text(en="{name}, minutes", zh="{name}，分钟"),
    Kind.WORKING_MINUTES: Text(en="{name}, working minutes", zh="{name}，工作分钟"),
}


@dataclass(frozen=True)
class Column:
    """One column. `key` is the frame's; a column of the frame that is not declared is not shown, sent or exported.

    words: turns a stored value into what a person reads (a code into its name); it is exported like that, too.
    few: the key of the column of cases, which turns values on too few of them grey. pinned: stays in view
    when a phone scrolls sideways. sorts_by: the key of the column by whose numbers a click sorts, where those shown
    must not decide (3 of 3 is no more than 45 of 50).
    """

    key: str
    label: Text
    kind: Kind = Kind.TEXT
    meaning: Text | None = None
    words: Callable[[Any], str] | None = None
    few: str | None = None
    sorts_by: str | None = None
    pinned: bool = False
    width: int | None = None


def column_of(metric: Metric, key: str | None = None, *, few: str | None = None, sorts_by: str | None = None) -> Column:
    """The column of a metric's values: name, definition and unit are the metric's own."""
    return Column(
        key or metric.key, metric.name, Kind(Unit(metric.unit).value), metric.meaning, few=few, sorts_by=sorts_by
    )


def all_written(values: pd.Series, column: Column, language: Language, local: Local = LOCAL) -> list[str]:
    """A column as the page writes it: its durations are read one below the other, so all as the longest of them."""
    longest = None
    if column.kind in IN_MINUTES and column.words is None and values.notna().any():
        longest = float(values.max())
    return [written(value, column, language, local, among=longest) for value in values]


def written(value: Any, column: Column, language: Language, local: Local = LOCAL, *, among: float | None = None) -> str:
    """A value as the page writes it; "—" for what is missing. among: as in `formats.duration`."""
    if column.words is not None:
        return column.words(value)
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return formats.MISSING
    match column.kind:
        case Kind.SHARE:
            return formats.share(value, language)
        case Kind.COUNT:
            return formats.number(value, language)
        case Kind.MINUTES:
            return formats.duration(value, language, among=among)
        case Kind.WORKING_MINUTES:
            return formats.duration(value, language, working_day_minutes=local.working_day_minutes, among=among)
        case Kind.HOURS:
            return formats.hours(value, language)
        case Kind.SCORE:
            return formats.number(value, language, 2)
        case Kind.GIVEN:
            return formats.number(value, language, 2, trim=True)
        case Kind.POINTS | Kind.PER_HUNDRED:
            return formats.number(value, language, 1)
        case Kind.MONEY:
            return formats.money(value, language, local.currency)
        case Kind.DAY:
            return f"{value:%Y-%m-%d}"
        case Kind.TIME:
            return f"{value:%Y-%m-%d %H:%M}"
        case Kind.TEXT:
            return str(value)


def exported_label(column: Column, language: Language) -> str:
    """The header in a file: there a duration is a plain number, so it names its unit."""
    name = column.label.said(language)
    return IN_MINUTES[column.kind].said(language, name=name) if column.kind in IN_MINUTES else name
