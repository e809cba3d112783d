"""Until when staged cases are due by the service standards, where their file does not say.

Which standard applies depends on the customer's tier, and by whose hours it counts on the team; both only the database
finds. So each row is staged with what it would be promised for every tier that a standard names and by every calendar,
and the right one is chosen when the row is stored. Organisations without standards pay nothing for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Column, ColumnElement, Integer, Subquery, and_, case, func, literal, select

from data_access.dialect import nothing
from data_access.schema import complaint
from data_access.working_time import Calendars
from metrics.business_time import Calendar, NoWorkingTime, due
from metrics.standards import RESOLVE, WORKING, Standard

# What a row that is there keeps: what was promised stays promised.
KEPT = ("due_at", "standard_id", "calendar_id")
COLUMNS = (*KEPT, "kept")


@dataclass(frozen=True)
class Promises:
    """The standards for resolving, the least specific first, and the calendars they may be counted in."""

    standards: tuple[Standard, ...]
    calendars: Calendars

    @classmethod
    def of(cls, standards: Sequence[Standard], calendars: Calendars) -> "Promises":
        """Of all standards those that give the time to resolve."""
        found = [each for each in standards if each.step == RESOLVE]
        return cls(tuple(sorted(found, key=lambda each: (each.rank, each.valid_from, each.id))), calendars)

    @property
    def tiers(self) -> tuple[str | None, ...]:
        """None for every tier that no standard names."""
        return (None, *sorted({each.tier for each in self.standards if each.tier is not None}))

    def by(self) -> tuple[tuple[int | None, Calendar], ...]:
        """The calendars, None for the usual one; only that where no standard counts working time."""
        others = self.calendars.of_teams if any(each.clock == WORKING for each in self.standards) else ()
        return (None, self.calendars.usual), *((each.id, each.calendar) for each in others)

    def staged(self) -> list[Column[Any]]:
        """The columns in which what may be promised waits."""
        places = range(len(self.tiers))
        return [
            *(Column(_standard(tier), Integer) for tier in places),
            *(Column(_due(tier, key), complaint.c.due_at.type) for tier in places for key, _ in self.by()),
        ]

    def counted(self, cases: pd.DataFrame, severity: str) -> dict[str, pd.Series]:
        """The values of these columns; `severity` is the column that says how grave a case is."""
        found: dict[str, pd.Series] = {}
        opened = cases["opened_at"]
        minutes_of = np.array([np.nan, *(each.minutes for each in self.standards)])
        works = np.array([False, *(each.clock == WORKING for each in self.standards)])
        ids = pd.array([pd.NA, *(each.id for each in self.standards)], dtype="Int64")
        for place, tier in enumerate(self.tiers):
            chosen = self._chosen(cases, severity, tier)
            minutes = pd.Series(minutes_of[chosen], index=cases.index)
            found[_standard(place)] = pd.Series(ids.take(chosen), index=cases.index)
            plain = opened + pd.to_timedelta(minutes, unit="m")
            for key, calendar in self.by():
                found[_due(place, key)] = _worked(calendar, opened, minutes, plain, works[chosen])
        return found

    def chosen(self, rows: Subquery, team_id: ColumnElement[Any]) -> dict[str, ColumnElement[Any]]:
        """What a row of `rows`, which has these columns, is promised: COLUMNS by name."""
        tiers = self.tiers
        dues = [self._by_team(rows, place, team_id) for place in range(len(tiers))]
        due_at = func.coalesce(rows.c.due_at, _of_tier(rows, tiers, dues))
        standard = _of_tier(rows, tiers, [rows.c[_standard(place)] for place in range(len(tiers))])
        end = func.coalesce(rows.c.resolved_at, rows.c.closed_at)
        over = and_(rows.c.ended_on.is_not(None), end >= rows.c.opened_at, due_at.is_not(None))
        others = [(team_id.in_(sorted(each.teams)), literal(each.id)) for each in self.calendars.of_teams]
        usual = literal(self.calendars.usual_id)
        return {
            "due_at": due_at,
            "standard_id": standard,
            "calendar_id": case(*others, else_=usual) if others else usual,
            "kept": func.coalesce(rows.c.kept, case((over, end <= due_at))),
        }

    def _chosen(self, cases: pd.DataFrame, severity: str, tier: str | None) -> Any:
        """For each case which of the standards applies to it at this tier, counted from one; 0 for none."""
        found = np.zeros(len(cases), dtype="int64")
        days = cases["opened_on"].to_numpy(dtype="datetime64[D]")
        for place, each in enumerate(self.standards, start=1):
            if each.tier not in (None, tier):
                continue
            here = days >= np.datetime64(each.valid_from)
            if each.valid_to is not None:
                here &= days < np.datetime64(each.valid_to)
            for column, wanted in ((severity, each.severity), ("channel", each.channel)):
                if wanted is not None:
                    here &= (cases[column] == wanted).to_numpy(dtype=bool, na_value=False) if column in cases else False
            found[here] = place  # a more specific one comes later
        return found

    def _by_team(self, rows: Subquery, place: int, team_id: ColumnElement[Any]) -> ColumnElement[Any]:
        counted = {key for key, _ in self.by()}
        teams = [each for each in self.calendars.of_teams if each.id in counted]
        others = [(team_id.in_(sorted(each.teams)), rows.c[_due(place, each.id)]) for each in teams]
        usual: ColumnElement[Any] = rows.c[_due(place, None)]
        return case(*others, else_=usual) if others else usual


def promised(rows: Subquery, promises: Promises) -> Subquery:
    """The rows with COLUMNS as they are promised. For what is there already, `stated_…` says that the file says
    nothing: it keeps what it has."""
    found = promises.chosen(rows, rows.c.team_id)
    others = [column for column in rows.c if column.name not in found]
    stated = [nothing(complaint.c[name].type).label(f"stated_{name}") for name in KEPT]
    return select(*others, *(value.label(name) for name, value in found.items()), *stated).subquery("staged_case")


def _of_tier(rows: Subquery, tiers: tuple[str | None, ...], values: list[Any]) -> ColumnElement[Any]:
    named = {tier: value for tier, value in zip(tiers, values, strict=True) if tier is not None}
    any_other: ColumnElement[Any] = values[0]
    return case(named, value=rows.c.tier, else_=any_other) if named else any_other


def _worked(calendar: Calendar, opened: pd.Series, minutes: pd.Series, plain: pd.Series, works: Any) -> pd.Series:
    """The due times by one calendar: of those that count working time by it, of the others as they are."""
    if not works.any():
        return plain
    try:
        return plain.mask(works, due(calendar, opened[works], minutes[works]).reindex(opened.index))
    except NoWorkingTime:
        return plain.mask(works)


def _standard(tier: int) -> str:
    return f"standard_of_tier_{tier}"


def _due(tier: int, calendar_id: int | None) -> str:
    return f"due_of_tier_{tier}" if calendar_id is None else f"due_of_tier_{tier}_by_{calendar_id}"
