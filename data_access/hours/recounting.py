"""Counting the working hours of what is stored anew, by the calendars of today, where somebody decides that."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, Table, and_, bindparam, func, or_, select, true, update

from data_access.hours.working_time import SINCE, Calendars, calendars
from data_access.progress import Progress, untold
from data_access.schema import complaint, complaint_pause, complaint_stage, department, interaction, survey_answer
from data_access.stamps import stamp
from metrics.calendars.business_time import business_minutes, minutes_between

Teams = frozenset[int | None] | None
ROWS_AT_A_TIME = 10_000

# Which minutes are counted between which moments.
_OF_A_CASE = {
    "first_response_business_minutes": ("opened_at", "first_response_at"),
    "resolution_business_minutes": ("opened_at", "resolved_at"),
}
# What is told without the time in which others had to answer, and where that stands.
WITHOUT_WAITING, WAITED = ("resolution_business_minutes",), "paused_business_minutes"
SPANS: dict[Table, dict[str, tuple[str, str]]] = {
    interaction: _OF_A_CASE,
    complaint: _OF_A_CASE,
    complaint_stage: {"business_minutes": ("entered_at", "left_at")},
    survey_answer: {"follow_up_business_minutes": ("answered_at", "followed_up_at")},
}
_KEPT = func.coalesce(department.c.stored_as, department.c.name)  # what stages keep of a department
_MORE = {complaint: (WAITED,), complaint_stage: ("department",)}


def recount(
    connection: Connection,
    since: date = SINCE,
    team_ids: Teams = None,
    *,
    followed: bool = True,
    progress: Progress = untold,
) -> int:
    """Count the working hours of stored facts anew by the calendars of today, and return how many changed.

    Of facts from the day `since` on and, where `team_ids` are given, of these teams; None among them are facts of no
    team. Their days are stamped where there may be mirrors that follow (`followed`). `progress` hears of "recounting".
    """
    by, changed, seen = calendars(connection), 0, 0
    count = sum(connection.execute(_which(table, since, team_ids, func.count())).scalar_one() for table in SPANS)
    progress("recounting", 0, count)
    _recount_waits(connection, since, team_ids, by)
    asked = select(_KEPT.label("code"), department.c.calendar_id)
    elsewhere = {row.code: row.calendar_id for row in connection.execute(asked)}
    for table, spans in SPANS.items():
        last = 0
        ends = {name for span in spans.values() for name in span}
        more = [table.c[name] for name in _MORE.get(table, ())]
        columns = [table.c.id, table.c.team_id, table.c[table.info["day"]]]
        columns += [*(table.c[name] for name in (*sorted(ends), *spans)), *more]
        wanted = _which(table, since, team_ids, *columns).order_by(table.c.id)
        while rows := connection.execute(wanted.where(table.c.id > last).limit(ROWS_AT_A_TIME)).all():
            last = rows[-1].id
            days = _recount(connection, table, spans, pd.DataFrame(rows), by, elsewhere)
            changed += len(days)
            if followed:
                stamp(connection, table, days)
            seen += len(rows)
            progress("recounting", seen, count)
    _recount_whole_waits(connection, since, team_ids)
    return changed


def _which(table: Table, since: date, team_ids: Teams, *columns: Any) -> Select[Any]:
    """`columns` of the facts whose hours are counted anew."""
    wanted = select(*columns).where(table.c[table.info["day"]] >= since, _of_teams(table, team_ids))
    if table is survey_answer:  # of which few are followed up
        wanted = wanted.where(table.c.followed_up_at.is_not(None))
    return wanted


def _recount_whole_waits(connection: Connection, since: date, team_ids: Teams) -> None:
    """Stages that an import brought as nothing but waiting: all of their working hours are."""
    s = complaint_stage
    whole = and_(s.c.paused_minutes > 0, s.c.paused_minutes == s.c.minutes, s.c.business_minutes.is_not(None))
    which = and_(s.c.entered_on >= since, _of_teams(s, team_ids), whole)
    connection.execute(update(s).where(which).values({WAITED: s.c.business_minutes}))


def _of_teams(table: Table, team_ids: Teams) -> ColumnElement[bool]:
    if team_ids is None:
        return true()
    named = table.c.team_id.in_(sorted(each for each in team_ids if each is not None))
    return or_(named, table.c.team_id.is_(None)) if None in team_ids else named


def _recount(
    connection: Connection,
    table: Table,
    spans: Mapping[str, tuple[str, str]],
    rows: pd.DataFrame,
    by: Calendars,
    elsewhere: Mapping[str, int | None],
) -> list[date]:
    """Write down what is different, and return the day of each row that was."""
    found = pd.DataFrame({"key": rows["id"]})
    different = pd.Series(False, index=rows.index)
    for name, ends in spans.items():
        begin, end = (pd.to_datetime(rows[moment], utc=True) for moment in ends)
        found[name] = _minutes(rows, begin, end, by, elsewhere)
        if name in WITHOUT_WAITING and WAITED in rows:
            found[name] = (found[name] - rows[WAITED]).clip(lower=0)
        before = rows[name].astype("float64")
        different |= (found[name] != before) & ~(found[name].isna() & before.isna())
    if not different.any():
        return []
    values = found[different].astype(object).where(found[different].notna(), None)
    written = update(table).where(table.c.id == bindparam("key")).values({name: bindparam(name) for name in spans})
    connection.execute(written, values.to_dict("records"))
    return list(rows[table.info["day"]][different])


def _minutes(
    rows: pd.DataFrame, begin: pd.Series, end: pd.Series, by: Calendars, elsewhere: Mapping[str, int | None]
) -> pd.Series:
    """By the calendar of each row's team, or by that of the department that had it meanwhile."""
    found = by.minutes(rows["team_id"], begin, end)
    if "department" not in rows:
        return found
    for name in set(rows["department"].dropna()) & set(elsewhere):
        there = rows["department"] == name
        found[there] = business_minutes(by.by_id(elsewhere[name]), begin[there], end[there])
    return found


def _recount_waits(connection: Connection, since: date, team_ids: Teams, by: Calendars) -> None:
    """The waits of these complaints, and what each stage and each complaint has of them: before the complaints
    themselves, whose resolution is told without them."""
    p, s, c = complaint_pause, complaint_stage, complaint
    asked = (
        select(p.c.id, p.c.complaint_id, p.c.began_at, p.c.ended_at, s.c.id.label("stage_id"), s.c.team_id)
        .add_columns(department.c.calendar_id.label("elsewhere"), s.c.department)
        .join_from(p, c, c.c.id == p.c.complaint_id)
        .join(s, (s.c.complaint_id == p.c.complaint_id) & (s.c.entered_at <= p.c.began_at))
        .outerjoin(department, s.c.department == _KEPT)
        .where(p.c.ended_at.is_not(None), c.c.opened_on >= since, _of_teams(c, team_ids))
        .order_by(p.c.id, s.c.position)
    )
    ended: dict[int, Any] = {row.id: row for row in connection.execute(asked)}  # the last stage that had begun
    of_stage: dict[int, float] = {}
    of_complaint: dict[int, float] = {}
    for row in ended.values():
        calendar = by.by_id(row.elsewhere) if row.department else by.of(row.team_id)
        minutes = minutes_between(calendar, row.began_at, row.ended_at) or 0.0
        connection.execute(update(p).where(p.c.id == row.id).values(business_minutes=minutes))
        of_stage[row.stage_id] = of_stage.get(row.stage_id, 0.0) + minutes
        of_complaint[row.complaint_id] = of_complaint.get(row.complaint_id, 0.0) + minutes
    for table, sums in ((s, of_stage), (c, of_complaint)):
        for key, minutes in sums.items():
            connection.execute(update(table).where(table.c.id == key).values({WAITED: minutes}))
