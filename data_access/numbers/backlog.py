"""The backlog and what changes it: what came into work and what left it, counted by the stages of complaints."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Select, and_, false, func, literal, or_, select, union_all

from data_access.clock import Clock
from data_access.numbers.asking import Asked, ask, extent
from data_access.numbers.cohorts import OF_A_PERSON
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.schema import complaint, complaint_stage
from data_access.scope import Scope, countable, teams_counted
from data_access.workflow.passing import RESOLVED
from metrics.calendars.periods import Grain, Period
from metrics.statistics.backlog import FLOWS

# The measures that a flow is the sum of. Between members of one team complaints only pass where a question is about
# members; what only changes its stage stays where it is.
MEASURES_OF: dict[str, tuple[str, ...]] = {
    "received": ("work_received",),
    "reopened": ("work_reopened",),
    "handed_in": ("work_from_teams",),
    "resolved": ("work_resolved",),
    "handed_out": ("work_to_teams",),
}
OF_MEMBERS: dict[str, tuple[str, ...]] = {"handed_in": ("work_from_members",), "handed_out": ("work_to_members",)}
STANDING = "complaints_backlog"


def backlog(
    asked: Asked,
    scope: Scope,
    period: Period,
    filters: Filters = EVERYTHING,
    *,
    clock: Clock,
    every: Grain | None = None,
) -> pd.DataFrame:
    """The complaints in work before and after each bucket of the period, and what came and went in it.

    One row per week, month, ... as far as anything is known, oldest first; without `every` one row. Columns: start,
    before, received, reopened, handed_in, resolved, handed_out, standing, hidden (an executive's row rests on too few:
    what came and went is missing, or what stands). No rows under a filter that stages do not have.

    Source: the mirror of complaint_stage, of the teams that `scope` may count.
    """
    parts = _parts(filters)
    first = extent(asked, scope).first.get(complaint_stage.name)
    begun = period.elapsed(clock.today)
    if first is None or begun.end <= first or not begun.days:
        return pd.DataFrame(columns=["start", "before", *FLOWS, "standing", "hidden"])
    part = Period(period.code, max(begun.start, first), begun.end)
    measures = {measure for several in parts.values() for measure in several}
    found = ask(asked, scope, measures, part, clock, filters=filters, every=every)
    stands = ask(asked, scope, {STANDING}, part, clock, filters=filters, every=every)
    day_before = Period("before", part.start - timedelta(days=1), part.start)
    opening = ask(asked, scope, {STANDING}, day_before, clock, filters=filters).iloc[0]
    nothing_yet = part.start == first and not opening["hidden"]
    frame = pd.DataFrame({"start": found["start"] if every else [part.start]})
    for flow, several in parts.items():
        frame[flow] = found[list(several)].sum(axis=1, skipna=False)
    frame["standing"] = stands[STANDING]
    before = 0.0 if nothing_yet else opening[STANDING]
    frame["before"] = frame["standing"].shift(fill_value=before)
    # What stands follows from what stood, what came and what went: none of them is told where another may not be.
    unseen = stands["hidden"] | stands["hidden"].shift(fill_value=bool(opening["hidden"]))
    frame["hidden"] = found["hidden"] | unseen
    frame.loc[frame["hidden"], list(FLOWS)] = float("nan")
    # After the last fact of any nobody knows.
    known = frame["hidden"] | frame[list(FLOWS)].notna().all(axis=1)
    return frame.loc[known, ["start", "before", *FLOWS, "standing", "hidden"]].reset_index(drop=True)


def backlog_days(
    asked: Asked, scope: Scope, period: Period, filters: Filters = EVERYTHING, *, clock: Clock
) -> pd.DataFrame:
    """Each day of the period on which anything moved, so that it can be held against itself.

    One row per day, oldest first. Columns: day, entered and left (stages of work that began and ended, whatever is said
    of them), received, reopened, handed_in, resolved, handed_out (what is said of them), opened (complaints received
    on that day; missing where the question is about teams or members, whose complaints may have begun elsewhere).

    Source: the mirror of complaint_stage and complaint, of the teams that `scope` may count.
    """
    parts = _parts(filters)
    person = bool(OF_A_PERSON & set(filters.columns()))
    s = countable(complaint_stage, scope, person=person)
    works = s.c.stage.not_in(RESOLVED)
    # One that ends before it begins never stands.
    stands = and_(works, or_(s.c.left_on.is_(None), s.c.left_on >= s.c.entered_on))
    came = {"received": "received", "reopened": "reopened", "team": "handed_in"}
    went = {"resolved": "resolved", "team": "handed_out"}
    if len(parts["handed_in"]) > 1:
        came["member"], went["member"] = "handed_in", "handed_out"
    names = ("entered", "left", *FLOWS, "opened")
    rules = filters.rules_or_none(s)
    selects = [
        _by_day(s.c.entered_on, {"entered": stands, **_flows(s.c.came_as, came)}, names, period, rules),
        _by_day(s.c.left_on, {"left": stands, **_flows(s.c.went_as, went)}, names, period, rules),
    ]
    whole = teams_counted(scope) is None and not {"team_id", "member_id"} & set(filters.columns())
    if whole:
        c = countable(complaint, scope, person=person)
        # Cut by what stages do not have (a cause), nothing is known of either.
        known = set(filters.columns()) <= set(s.c.keys()) & set(c.c.keys())
        alike: list[ColumnElement[bool]] = filters.rules(c) if known else [false()]
        selects.append(_by_day(c.c.opened_on, {"opened": c.c.opened_on.is_not(None)}, names, period, alike))
    together = union_all(*selects).subquery("flows")
    totals = [func.sum(together.c[name]) for name in names]
    question = select(together.c.day, *totals).group_by(together.c.day).order_by(together.c.day)
    with asked.asking() as connection:
        rows = [tuple(row) for row in connection.execute(question)]
    frame = pd.DataFrame(rows, columns=["day", *names]).astype(dict.fromkeys(names, "float64"))
    if not whole:
        frame["opened"] = float("nan")
    return frame.loc[frame["day"] <= clock.today].reset_index(drop=True)


def _parts(filters: Filters) -> dict[str, tuple[str, ...]]:
    if filters.member_id:
        return {flow: several + OF_MEMBERS.get(flow, ()) for flow, several in MEASURES_OF.items()}
    return MEASURES_OF


def _flows(code: ColumnElement[Any], named: dict[str, str]) -> dict[str, ColumnElement[bool]]:
    """For each flow the rows that count for it."""
    return {
        flow: code.in_([each for each, counted in named.items() if counted == flow])
        for flow in dict.fromkeys(named.values())
    }


def _by_day(
    day: ColumnElement[Any],
    counted: dict[str, ColumnElement[bool]],
    names: Collection[str],
    period: Period,
    rules: list[ColumnElement[bool]],
) -> Select[Any]:
    """Per day how many rows satisfy what is `counted`, and 0 of the other names."""
    numbers = [(func.count().filter(counted[name]) if name in counted else literal(0)).label(name) for name in names]
    inside = and_(day >= period.start, day < period.end)
    return select(day.label("day"), *numbers).where(inside, *rules).group_by(day)
