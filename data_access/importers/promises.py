"""Until when staged cases are due by the service standards, where their file does not say.

Which standard applies depends on the customer's tier, and by whose hours it counts on the team; both only the database
finds. So each row is staged with what it would be promised for every tier that a standard names and by every calendar,
and the right one is chosen when the row is stored. Organisations without standards pay nothing for it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Column, ColumnElement, Integer, Select, Subquery, Table, and_, case, func, literal, select

from data_access.dialect import nothing
from data_access.hours.working_time import Calendars
from data_access.promises.standards import DUE_OF
from data_access.schema import complaint
from metrics.calendars.business_time import Calendar, NoWorkingTime, due
from metrics.standards import ACKNOWLEDGE, RESOLVE, RESPOND, WORKING, Standard

KEPT_OF = {RESOLVE: "kept", RESPOND: "response_kept"}


@dataclass(frozen=True)
class Promises:
    """The standards for one step, or for several of which each row is in one, the least specific first, and the
    calendars they may be counted in. `name` begins the names of its columns."""

    name: str
    standards: tuple[Standard, ...]
    calendars: Calendars

    @classmethod
    def of(cls, standards: Sequence[Standard], calendars: Calendars, name: str, *steps: str) -> "Promises":
        """Of all standards those for these steps, without any for the step `name`."""
        found = [each for each in standards if each.step in (steps or (name,))]
        return cls(name, tuple(sorted(found, key=lambda each: (each.rank, each.valid_from, each.id))), calendars)

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
            *(Column(self.standard_column(tier), Integer) for tier in places),
            *(Column(self.due_column(tier, key), complaint.c.due_at.type) for tier in places for key, _ in self.by()),
        ]

    def standard_column(self, tier: int) -> str:
        """Where it waits which standard that is, by the place of the tier."""
        return f"{self.name}_standard_{tier}"

    def due_column(self, tier: int, calendar_id: int | None) -> str:
        """Where it waits until when that is due."""
        return f"{self.name}_due_{tier}" if calendar_id is None else f"{self.name}_due_{tier}_by_{calendar_id}"

    @property
    def minutes(self) -> np.ndarray:
        """The time that each standard allows, counted from one; missing at 0."""
        return np.array([np.nan, *(each.minutes for each in self.standards)])

    @property
    def works(self) -> np.ndarray:
        """Whether each of them counts working time."""
        return np.array([False, *(each.clock == WORKING for each in self.standards)])

    @property
    def ids(self) -> Any:
        """The id of each."""
        return pd.array([pd.NA, *(each.id for each in self.standards)], dtype="Int64")

    def counted(self, cases: pd.DataFrame, severity: str) -> dict[str, pd.Series]:
        """The values of these columns; `severity` is the column that says how grave a case is."""
        found: dict[str, pd.Series] = {}
        opened = cases["opened_at"]
        for place, tier in enumerate(self.tiers):
            chosen = self.chosen(cases, cases["opened_on"], severity, tier)
            minutes = pd.Series(self.minutes[chosen], index=cases.index)
            found[self.standard_column(place)] = pd.Series(self.ids.take(chosen), index=cases.index)
            plain = opened + pd.to_timedelta(minutes, unit="m")
            for key, calendar in self.by():
                found[self.due_column(place, key)] = worked(calendar, opened, minutes, plain, self.works[chosen])
        return found

    def chosen(
        self, rows: pd.DataFrame, on: pd.Series, severity: str, tier: str | None, step: str | None = None
    ) -> np.ndarray:
        """For each row which of the standards of its day applies to it at this tier, counted from one; 0 for none.

        `step` is the column that says which step a row is in, where there are several.
        """
        found = np.zeros(len(rows), dtype="int64")
        days = on.to_numpy(dtype="datetime64[D]")
        for place, each in enumerate(self.standards, start=1):
            if each.tier not in (None, tier):
                continue
            here = days >= np.datetime64(each.valid_from)
            if each.valid_to is not None:
                here &= days < np.datetime64(each.valid_to)
            named = [(severity, each.severity), ("channel", each.channel), *([(step, each.step)] if step else [])]
            for column, wanted in named:
                if wanted is not None:
                    here &= (rows[column] == wanted).to_numpy(dtype=bool, na_value=False) if column in rows else False
            found[here] = place  # a more specific one comes later
        return found

    def due_of(self, rows: Any, tier: ColumnElement[Any], team_id: ColumnElement[Any]) -> ColumnElement[Any]:
        """When a row of `rows`, which has these columns, is due."""
        return self._of_tier(tier, [self._by_team(rows, place, team_id) for place in range(len(self.tiers))])

    def standard_of(self, rows: Any, tier: ColumnElement[Any]) -> ColumnElement[Any]:
        """By which standard."""
        return self._of_tier(tier, [rows[self.standard_column(place)] for place in range(len(self.tiers))])

    def _of_tier(self, tier: ColumnElement[Any], values: list[Any]) -> ColumnElement[Any]:
        named = {each: value for each, value in zip(self.tiers, values, strict=True) if each is not None}
        any_other: ColumnElement[Any] = values[0]
        return case(named, value=tier, else_=any_other) if named else any_other

    def _by_team(self, rows: Any, place: int, team_id: ColumnElement[Any]) -> ColumnElement[Any]:
        counted = {key for key, _ in self.by()}
        teams = [each for each in self.calendars.of_teams if each.id in counted]
        others = [(team_id.in_(sorted(each.teams)), rows[self.due_column(place, each.id)]) for each in teams]
        usual: ColumnElement[Any] = rows[self.due_column(place, None)]
        return case(*others, else_=usual) if others else usual


def of_cases(
    standards: Sequence[Standard], calendars: Calendars, columns: Collection[str], *, complaints: bool
) -> tuple[Promises, ...]:
    """What cases are promised whose file has these columns. One that states due times itself is taken at its word, and
    of one that says nothing about responses nobody knows whether they are late."""
    steps = [] if "due_at" in columns else [RESOLVE]
    if "first_response_at" in columns:
        steps += [RESPOND, *([ACKNOWLEDGE] if complaints else [])]
    found = (Promises.of(standards, calendars, step) for step in steps)
    return tuple(each for each in found if each.standards)


def kept_columns(promises: Sequence[Promises]) -> tuple[str, ...]:
    """What a row that is there keeps: what was promised stays promised."""
    return (*(name for each in promises for name in DUE_OF[each.name]), *(["calendar_id"] if promises else []))


def facts(promises: Sequence[Promises]) -> tuple[str, ...]:
    """The columns that say whether promises were kept."""
    return tuple(KEPT_OF[each.name] for each in promises if each.name in KEPT_OF)


def promised(asked: Select[Any], s: Table, promises: Sequence[Promises], calendars: Calendars) -> Subquery:
    """The asked rows, which are staged in `s`, with what they are promised. For what is there already, `stated_…` says
    that the file says nothing: it keeps what it has."""
    if not promises:
        return asked.subquery("staged_case")
    waiting = (s.c[column.name] for each in promises for column in each.staged())
    rows = asked.add_columns(*waiting).subquery("circumstanced")
    r, found = rows.c, dict[str, ColumnElement[Any]]()
    end = {RESOLVE: func.coalesce(r.resolved_at, r.closed_at), RESPOND: r.first_response_at}
    over = {RESOLVE: r.ended_on.is_not(None), RESPOND: r.first_response_at.is_not(None)}
    for each in promises:
        standard, due_at = DUE_OF[each.name]
        when = each.due_of(r, r.tier, r.team_id)
        found |= {due_at: when, standard: each.standard_of(r, r.tier)}
        if each.name in KEPT_OF:
            at = end[each.name]
            reckoned = case((and_(over[each.name], at >= r.opened_at, when.is_not(None)), at <= when))
            said = KEPT_OF[each.name]
            found[said] = func.coalesce(r[said], reckoned) if said in r else reckoned
    others = [(r.team_id.in_(sorted(each.teams)), literal(each.id)) for each in calendars.of_teams]
    usual = literal(calendars.usual_id)
    found["calendar_id"] = case(*others, else_=usual) if others else usual
    others_named = [column for column in r if column.name not in found]
    stated = [nothing(complaint.c[name].type).label(f"stated_{name}") for name in kept_columns(promises)]
    values = (value.label(name) for name, value in found.items())
    return select(*others_named, *values, *stated).subquery("staged_case")


def worked(calendar: Calendar, opened: pd.Series, minutes: pd.Series, plain: pd.Series, works: Any) -> pd.Series:
    """The due times by one calendar: of those that count working time by it, of the others as they are."""
    if not works.any():
        return plain
    try:
        return plain.mask(works, due(calendar, opened[works], minutes[works]).reindex(opened.index))
    except NoWorkingTime:
        return plain.mask(works)
