"""A closed period on a page: its numbers are those of when it was closed."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pandas as pd

from data_access.numbers.filters import Filters
from data_access.periods import held
from data_access.periods.closed import closings, frozen_results
from data_access.periods.counted import NUMBERS
from data_access.periods.held import Kept
from metrics.calendars.periods import Period
from metrics.declare import Metric, Values
from metrics.people.scorecard import WHOLE, Card, card
from metrics.statistics.arithmetic import numbers
from pages.shared import session
from pages.shared.data import load
from pages.shared.session import name_of

SHOWN = ("value", "n", "low", "high")


@dataclass(frozen=True)
class Closing:
    """When a period was closed, and by whom; `who` is missing where nobody is known."""

    number: int
    closed_at: datetime
    who: str | None


def closing_of(period: Period) -> Closing | None:
    """That of exactly these days; None as long as they are not closed."""
    known = load(closings)
    there = known[(known["from_on"] == period.start) & (known["to_on"] == period.end)].to_dict("records")
    if not there:
        return None
    return closing_said(there[0])


def closing_said(row: dict[str, object]) -> Closing:
    """A row of `closings` with its name in the visitor's language."""
    name, name_en = row["closed_by"], row["closed_by_en"]
    who = name_of(name, name_en if isinstance(name_en, str) else None) if isinstance(name, str) else None
    return Closing(int(row["snapshot_id"]), row["closed_at"], who)  # type: ignore[call-overload,arg-type]


def kept(period: Period, filters: Filters) -> dict[str, Kept] | None:
    """What a period came to, by metric, for what is looked at; None where it is open, or nothing was kept of that."""
    closing = closing_of(period)
    return None if closing is None else held.of_whom(load(frozen_results, closing.number), filters, session.scope())


def kept_card(period: Period, member_id: int, *, lead: bool = False, team_id: int | None = None) -> Card | None:
    """Somebody's scorecard as it was when the period was closed; None where it is open, or there was none."""
    closing = closing_of(period)
    if closing is None:
        return None
    parts = held.parts_of(load(frozen_results, closing.number), member_id, lead=lead, team_id=team_id)
    # Of a review that the visitor does not see, the parts are not among them.
    return card(parts, WHOLE) if parts else None


def beside(rows: pd.DataFrame, metrics: tuple[Metric, ...], period: Period, filters: Filters) -> pd.DataFrame:
    """Rows of members and teams, with what each of `metrics` came to where the period is closed; `values` finds it."""
    closing = closing_of(period)
    if closing is None or set(filters.columns()) - held.WHO:
        return rows
    frozen, keys = load(frozen_results, closing.number), ["member_id", "team_id"]
    place = rows[keys].astype({"member_id": "Int64", "team_id": "Int64"})
    for metric in metrics:
        found = place.merge(held.of_members(frozen, metric.key), on=keys, how="left")
        columns = {_column(metric, name): numbers(found[name]) for name in NUMBERS}
        rows = rows.assign(**columns)
    return rows


def by_team(groups: pd.DataFrame, metric: Metric, period: Period, filters: Filters) -> pd.DataFrame:
    """The rows of `kpis.by_group` of each team, with what each came to where the period is closed."""
    closing = closing_of(period)
    if closing is None or filters.columns():
        return groups
    found = groups[["team_id"]].astype("Int64").merge(
        held.of_teams(load(frozen_results, closing.number), metric.key), on="team_id", how="left"
    )  # fmt: skip
    there = groups["team_id"].notna().to_numpy() & ~groups["hidden"].to_numpy(dtype=bool)
    kept = {name: np.where(there, numbers(found[name]), numbers(groups[name])) for name in SHOWN}
    return groups.assign(**{**kept, "n": np.nan_to_num(kept["n"])})


def values(metric: Metric, measured: pd.DataFrame) -> Values:
    """A metric of each row: as it was kept beside it, else as it is."""
    if _column(metric, "value") not in measured:
        return metric(measured)
    kept = {name: numbers(measured[_column(metric, name)]) for name in NUMBERS}
    return Values(**{**kept, "n": np.nan_to_num(kept["n"])})


def _column(metric: Metric, name: str) -> str:
    return f"kept_{name}:{metric.key}"
