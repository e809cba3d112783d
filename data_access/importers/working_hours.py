"""Working minutes of staged rows, counted by every calendar in use.

Whose calendar it is shows with the row's team, which only the database finds; so it is chosen when the row is stored.
"""

from collections.abc import Iterable, Mapping

import pandas as pd
from sqlalchemy import Column, ColumnElement, Float, Table, case

from data_access.hours.working_time import Calendars
from metrics.calendars.business_time import business_minutes

Span = tuple[pd.Series, pd.Series]  # from and until which moments


def staged(names: Iterable[str], calendars: Calendars) -> list[Column[float]]:
    """The columns in which the minutes `names` wait."""
    return [Column(by(name, key), Float) for name in names for key in (None, *(each.id for each in calendars.of_teams))]


def counted(spans: Mapping[str, Span], calendars: Calendars) -> dict[str, pd.Series]:
    """The values of these columns."""
    return {
        by(name, key): business_minutes(calendar, begin, end)
        for name, (begin, end) in spans.items()
        for key, calendar in ((None, calendars.usual), *((each.id, each.calendar) for each in calendars.of_teams))
    }


def chosen(stage: Table, name: str, team_id: ColumnElement[int], calendars: Calendars) -> ColumnElement[float]:
    """The minutes `name` by the calendar of the row's team."""
    others = [(team_id.in_(sorted(each.teams)), stage.c[by(name, each.id)]) for each in calendars.of_teams]
    usual: ColumnElement[float] = stage.c[by(name, None)]
    return (case(*others, else_=usual) if others else usual).label(name)


def by(name: str, calendar_id: int | None) -> str:
    """The column of these minutes by a calendar; None for the usual one."""
    return name if calendar_id is None else f"{name}_by_{calendar_id}"
