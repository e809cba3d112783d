"""Until when the stages of imported complaints are due, by the service standards for stages.

As commands promise it (data_access/workflow/spans.py): a stage is due from when it was entered, by the hours of the
team that had it then; who takes it over takes over what is left, and it is judged once, where it ends. While it waits
for others its time stands still.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Boolean, Column, ColumnElement, FromClause, Integer, Subquery, Table, and_, case, or_

from data_access.dialect import nothing
from data_access.hours.working_time import Calendars
from data_access.importers import working_hours
from data_access.importers.promises import Promises, worked
from data_access.schema import complaint_stage
from metrics.standards import ACKNOWLEDGE, RESOLVE, RESPOND, Standard

COLUMNS = ("due_at", "standard_id")
ENDS = "ends_stage"  # whether the stage ends with this row: another one follows, or none
FIRST = "first_person"  # who had it when it was entered


def of_stages(standards: Sequence[Standard], calendars: Calendars) -> Promises | None:
    """What stages are promised; None where nothing is."""
    stages = {each.step for each in standards} - {ACKNOWLEDGE, RESPOND, RESOLVE}
    found = Promises.of(standards, calendars, "stage", *sorted(stages))
    return found if found.standards else None


def staged(promises: Promises) -> list[Column[Any]]:
    """The columns in which what may be promised waits."""
    return [Column(ENDS, Boolean), Column(FIRST, Integer), *promises.staged()]


def promised(stages: pd.DataFrame, cases: pd.DataFrame, promises: Promises | None) -> pd.DataFrame:
    """Stages of `cases`, in order, with the values of these columns."""
    if promises is None or stages.empty:
        return stages
    rows = stages.reset_index(drop=True)
    by = "case_seq" if "case_seq" in rows else "key"
    case_of = cases.set_index("seq" if by == "case_seq" else "key")
    about = {name: rows[by].map(case_of[name]) for name in ("severity", "channel") if name in case_of}
    begins = (rows["position"] == 1) | _differs(rows, "stage") | _differs(rows, "episode")
    ends = begins.shift(-1, fill_value=True)
    first = np.maximum.accumulate(np.where(begins, np.arange(len(rows)), 0))  # the row with which its stage began
    waits = rows["waiting"].to_numpy(dtype=bool) if "waiting" in rows else np.zeros(len(rows), dtype=bool)
    starts = rows.assign(**about).loc[begins]
    place = np.cumsum(begins) - 1
    found: dict[str, Any] = {ENDS: ends.to_numpy(), FIRST: rows["person"].to_numpy()[first]}
    for tier_place, tier in enumerate(promises.tiers):
        of_start = promises.chosen(starts, starts["entered_on"], "severity", tier, step="stage")
        chosen = of_start[place]
        found[promises.standard_column(tier_place)] = promises.ids.take(np.where(ends, chosen, 0))
        for key, calendar in promises.by():
            works = promises.works[chosen]
            took = np.where(works, rows[working_hours.by("business_minutes", key)], rows["minutes"])
            left = promises.minutes[chosen] - _before(np.where(waits, 0.0, np.nan_to_num(took)), first)
            # The rest of a stage follows from its first row, unless it waited meanwhile.
            asked = (left > 0) & (begins | waits | np.concatenate(([False], waits[:-1])))
            since = rows["entered_at"].where(~waits, rows["left_at"])[asked]
            minutes = pd.Series(left[asked], index=since.index)
            plain = since + pd.to_timedelta(minutes, unit="m")
            due = worked(calendar, since, minutes, plain, works[asked]).reindex(rows.index)
            last_asked = np.maximum.accumulate(np.where(asked | begins, np.arange(len(rows)), 0))
            found[promises.due_column(tier_place, key)] = due.iloc[last_asked].set_axis(rows.index)
    return rows.assign(**found)


def chosen(s: Table, promises: Promises, tier: Any, team_id: Any) -> list[ColumnElement[Any]]:
    """What a staged stage is promised, as COLUMNS, and what `kept` asks for; `team_id`: of who had it first."""
    due_at = promises.due_of(s.c, tier, team_id)
    counts = or_(due_at.is_not(None), s.c.waiting)
    standard = case((counts, promises.standard_of(s.c, tier)))
    stated = [nothing(complaint_stage.c[name].type).label(f"stated_{name}") for name in COLUMNS]
    return [due_at.label("due_at"), standard.label("standard_id"), s.c[ENDS], *stated]


def kept(target: FromClause, staged_rows: Subquery) -> ColumnElement[bool]:
    """Whether a row that is there keeps what it was promised: it is the same stage, and still ends it."""
    return and_(same(target, staged_rows), staged_rows.c[ENDS])


def same(target: FromClause, staged_rows: Subquery) -> ColumnElement[bool]:
    """Whether a row that is there is the same stage."""
    alike = (target.c[name] == staged_rows.c[name] for name in ("stage", "episode", "entered_at"))
    return and_(*alike, target.c.stated.is_not_distinct_from(staged_rows.c.stated))


def _differs(rows: pd.DataFrame, name: str) -> pd.Series:
    return rows[name] != rows[name].shift()


def _before(minutes: np.ndarray, first: np.ndarray) -> np.ndarray:
    """How many minutes of the same stage lie before each row."""
    before = np.cumsum(minutes) - minutes
    found: np.ndarray = before - before[first]
    return found
