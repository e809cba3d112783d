"""Low scores: which they are, and until when somebody is to have spoken with the customer.

The promise is written down when the answer is stored, and stays.
"""

from datetime import datetime, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, bindparam, case, select, update

from data_access.clock import Clock
from data_access.derived import MOMENT
from data_access.hours.working_time import Calendars, calendars
from data_access.schema import survey_answer
from data_access.stamps import stamp
from metrics.calendars.business_time import Calendar, NoWorkingTime, due

# In working hours of the team: an unhappy customer hears from a lead within a few days, while they remember what it
# was about, and no Friday evening's score is late on Monday morning.
FOLLOW_UP_HOURS = 24
# What is told later than this is history: a call about it would surprise the customer, and nothing was promised.
TOLD_WITHIN_DAYS = 14
KINDS = ("csat", "nps")


def is_low(c: Any) -> ColumnElement[bool]:
    """Whether it is a low score: satisfaction in the bottom box (2 of 5 or less), recommendation of 6 or less."""
    return and_(c.kind.in_(KINDS), c.score.is_not(None), c.bottom_box)


def promised(connection: Connection, answer: dict[str, Any], clock: Clock) -> datetime | None:
    """Until when the customer of a new answer is to be spoken with: None unless its score is low and it is told soon.

    `answer` are the columns to be stored: kind, score, bottom_box, answered_at, team_id.
    """
    low = answer["kind"] in KINDS and answer["score"] is not None and answer["bottom_box"]
    at: datetime = answer["answered_at"]
    if not low or at < clock.now - timedelta(days=TOLD_WITHIN_DAYS):
        return None
    found: datetime = (
        _due(calendars(connection).of(answer["team_id"]), pd.Series([at]), pd.Series([FOLLOW_UP_HOURS * 60.0]))
        .iloc[0]
        .to_pydatetime()
    )
    return found


def promise_for(connection: Connection, source: str, stored_at: datetime) -> None:
    """Give the low scores that a file of `source` brought just now their due times; one that the file corrected, and
    that is low no more, loses its own unless it was followed up."""
    a = survey_answer.c
    of_file = and_(a.source == source, a.answered_at >= stored_at - timedelta(days=TOLD_WITHIN_DAYS))
    no_more = and_(
        of_file, a.follow_up_due_at.is_not(None), a.followed_up_at.is_(None), case((is_low(a), 0), else_=1) == 1
    )
    days = list(connection.execute(select(a.answered_on).where(no_more).distinct()).scalars())
    if days:
        connection.execute(update(survey_answer).where(no_more).values(follow_up_due_at=None))
    new = select(a.id, a.team_id, a.answered_on, a.answered_at).where(of_file, is_low(a), a.follow_up_due_at.is_(None))
    rows = pd.DataFrame(connection.execute(new).all(), columns=["key", "team_id", "answered_on", "answered_at"])
    if not rows.empty:
        at = due_of(calendars(connection), rows["team_id"], pd.to_datetime(rows["answered_at"], utc=True))
        written = update(survey_answer).where(a.id == bindparam("key")).values(follow_up_due_at=bindparam("due"))
        pairs = zip(rows["key"], at, strict=True)
        connection.execute(written, [{"key": int(key), "due": moment.to_pydatetime()} for key, moment in pairs])
    stamp(connection, survey_answer, [*days, *rows["answered_on"]])


def due_of(by: Calendars, team_ids: pd.Series, answered_at: pd.Series, minutes: pd.Series | None = None) -> pd.Series:
    """Until when customers are to be spoken with, row by row, in the working hours of each row's team; with `minutes`
    the moments at which so many of them have passed."""
    begin = answered_at.astype(MOMENT)
    wanted = pd.Series(FOLLOW_UP_HOURS * 60.0, index=begin.index) if minutes is None else minutes
    found = _due(by.usual, begin, wanted)
    for each in by.of_teams:
        theirs = team_ids.isin(each.teams)
        if theirs.any():
            found[theirs] = _due(each.calendar, begin[theirs], wanted[theirs])
    return found


def _due(calendar: Calendar, begin: pd.Series, minutes: pd.Series) -> pd.Series:
    """By the calendar; of one without working hours, round the clock."""
    try:
        return due(calendar, begin, minutes)
    except NoWorkingTime:
        return begin + pd.to_timedelta(minutes, unit="m")
