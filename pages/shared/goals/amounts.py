"""A field for a number of a KPI: durations with their unit, as pages write them, everything else as a plain number."""

import math
from typing import Any

from metrics import formats
from metrics.declare import DURATIONS, Metric
from metrics.goals.goal import stored, written
from metrics.goals.typed import MOST_LETTERS, Unreadable, minutes_of
from metrics.words import LANGUAGES
from pages.shared import filters
from pages.shared.goals import wordings
from pages.shared.session import language, plain, say
from pages.shared.texts import goals as words


def amount_field(
    where: Any, label: str, key: str, metric: Metric, value: float | None, *, help: str | None = None,
    width: int | str = "stretch", signed: bool = False, changes: bool = False,
) -> float | None:  # fmt: skip
    """What is typed, in the unit of the metric's value; `value` fills the field, and is exactly what comes back if
    nobody touches it. None for an empty field, not a number (NaN) for what cannot be read, which is said below it.

    `changes`: the number is a change, which is kept as it is typed. `signed`: it may read as less or more.
    """
    if metric.unit in DURATIONS:
        return _duration_field(where, label, key, metric, value, help=help, width=width, signed=signed)
    typed_now = value if value is None or changes else written(metric, value)
    shown = None if typed_now is None else wordings.shown_in_field(metric, typed_now)
    typed: float | None = where.number_input(
        label, value=shown, key=key, step=1.0, format=wordings.decimals_of(metric), help=help, width=width
    )
    if typed is None:
        return None
    # What was filled in and not touched is exactly what it was, not what its decimals make of it.
    if shown is not None and abs(typed - shown) < 1e-9:
        return value
    return typed if changes else stored(metric, typed)


def _duration_field(
    where: Any, label: str, key: str, metric: Metric, value: float | None, *, help: str | None, width: int | str,
    signed: bool,
) -> float | None:  # fmt: skip
    local = filters.local()
    shown = "" if value is None else _said(value, metric, signed)
    day = local.working_day(metric)
    how = say(words.DURATION_HELP if day is None else words.WORKING_DURATION_HELP, hours=f"{(day or 0) / 60:g}")
    typed: str = where.text_input(
        label, shown, key=key, max_chars=MOST_LETTERS, help=plain(how if help is None else f"{help} {how}"), width=width
    )
    if value is not None and typed.strip() in {_said(value, metric, signed, spoken) for spoken in LANGUAGES}:
        return value
    try:
        return minutes_of(typed, metric, local)
    except Unreadable:
        unread = words.DURATION_UNREAD if day is None else words.WORKING_DURATION_UNREAD
        where.error(plain(say(unread, typed=typed.strip())), icon=":material/error:")
        return math.nan


def _said(minutes: float, metric: Metric, signed: bool, spoken: Any = None) -> str:
    """As pages write it; of a change with its sign."""
    said = formats.duration(abs(minutes), spoken or language(), working_day_minutes=filters.local().working_day(metric))
    sign = formats.MINUS if minutes < 0 else "+" if signed and minutes > 0 else ""
    return sign + said
