"""Where the time of complaints goes: their stages, other departments, and waiting for others."""

from typing import Any

import pandas as pd
from sqlalchemy import Subquery, and_, case, func, literal, select

from data_access.clock import Clock
from data_access.numbers.asking import Asked, ask
from data_access.numbers.cohorts import OF_A_PERSON
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.numbers.small_cells import hidden_in_line
from data_access.schema import complaint, complaint_stage
from data_access.scope import Scope, countable
from data_access.workflow.moves import AFTER, WORKING
from metrics.calendars.periods import Period

DEPARTMENTS, WAITING, FEW = "departments", "waiting", "few"


def stage_times(
    asked: Asked,
    scope: Scope,
    period: Period,
    filters: Filters = EVERYTHING,
    *,
    clock: Clock,
    working: bool = False,
    order: tuple[str, ...] = WORKING,
) -> pd.DataFrame:
    """The time of the complaints resolved in the period, by what they were in: each minute once.

    One row per part that took time: the stages in `order` (others behind them by name), then
    "departments" (other departments had it, in whatever stage), then "waiting" (for the customer or a third party,
    wherever it was). Columns: part, minutes (of all complaints; of the working hours with `working`), n (complaints
    with such time), cases (complaints with any, the same in every row). For executives, parts of too few complaints
    are one, "few", without its n; no row at all where all of them are too few.

    Source: the mirror of complaint_stage, of the teams that `scope` may count.
    """
    person = bool(OF_A_PERSON & set(filters.columns()))
    c, s = countable(complaint, scope, person=person), countable(complaint_stage, scope, person=False)
    resolved = and_(c.c.resolved_on >= period.start, c.c.resolved_on < period.end)
    which = c.join(s, s.c.complaint_id == c.c.id)
    # What follows the resolution is the customer's time to confirm it.
    rules = [resolved, s.c.stage.not_in(AFTER), *filters.rules_or_none(c)]
    whole, paused = _minutes(s, working=working)
    worked = whole - paused
    part = case((s.c.department.is_not(None), literal(DEPARTMENTS)), else_=s.c.stage)
    some = s.c.complaint_id.distinct()
    by_part = select(part.label("part"), func.sum(worked), func.count(some)).select_from(which)
    waited = select(func.sum(paused), func.count(some)).select_from(which).where(paused > 0, *rules)
    of_any = select(func.count(some)).select_from(which).where(whole > 0, *rules)
    with asked.asking() as connection:
        found: list[tuple[Any, ...]] = [
            tuple(row) for row in connection.execute(by_part.where(worked > 0, *rules).group_by(part))
        ]
        minutes, n = connection.execute(waited).one()
        cases = connection.execute(of_any).scalar_one()
    found += [(WAITING, minutes, n)] if n else []
    found.sort(key=lambda row: _place(row[0], order))
    frame = pd.DataFrame(found, columns=["part", "minutes", "n"]).assign(cases=cases)
    frame = frame.astype({"minutes": "float64", "n": "Int64", "cases": "int64"})
    hides = not person and scope.hides_small_cells(filters.team_id)
    # Under one filter after the other their number must not be had by subtraction either.
    if hides and (
        any(hidden_in_line([cases], [True]))
        or ask(asked, scope, ("complaints_resolved",), period, clock, filters=filters)["hidden"].any()
    ):
        return frame.iloc[:0]
    hidden = hidden_in_line(frame["n"].tolist(), [hides] * len(frame))
    if any(hidden):
        few = frame[hidden]
        one = {"part": FEW, "minutes": few["minutes"].sum(), "n": pd.NA, "cases": cases}
        frame = pd.concat([frame[[not each for each in hidden]], pd.DataFrame([one])], ignore_index=True)
    return frame


def _minutes(s: Subquery, *, working: bool) -> tuple[Any, Any]:
    """The whole time of a stage and how much of it was waiting, which never is more than the whole."""
    whole = func.coalesce(s.c.business_minutes if working else s.c.minutes, 0)
    paused = func.coalesce(s.c.paused_business_minutes if working else s.c.paused_minutes, 0)
    return whole, case((paused > whole, whole), else_=paused)


def _place(part: str, stages: tuple[str, ...]) -> tuple[int, str]:
    order = [*stages, "", DEPARTMENTS, WAITING]
    return (order.index(part) if part in order else len(stages), part)
