"""Suggestions: until when whoever made one is promised an answer.

As with low scores, the promise is written down when the suggestion is stored, and stays.
"""

from datetime import datetime, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from data_access.answering import low_scores
from data_access.clock import Clock
from data_access.hours.working_time import Calendars, calendars
from metrics.calendars.business_time import Calendar

# Working days of the team: long enough to ask whoever would have to do it, short enough that the customer remembers.
ANSWER_WITHIN_DAYS = 10
SUGGESTION = "suggestion"  # the kind that is answered; praise waits for nobody


def answer_promised(connection: Connection, said: dict[str, Any], clock: Clock) -> datetime | None:
    """Until when a new suggestion is to be answered: None for praise, and for one that is told long after.

    `said` are the columns to be stored: kind, received_at, team_id.
    """
    at: datetime = said["received_at"]
    if said["kind"] != SUGGESTION or at < clock.now - timedelta(days=low_scores.TOLD_WITHIN_DAYS):
        return None
    found: datetime = (
        due_of(calendars(connection), pd.Series([said["team_id"]]), pd.Series([at])).iloc[0].to_pydatetime()
    )
    return found


def due_of(by: Calendars, team_ids: pd.Series, received_at: pd.Series) -> pd.Series:
    """Until when suggestions are to be answered, row by row, in the working days of each row's team."""
    days = {team_id: by.of(team_id) for team_id in set(team_ids)}
    rows = zip(team_ids, received_at, strict=True)
    minutes = [ANSWER_WITHIN_DAYS * _day_minutes(days[team_id], at) for team_id, at in rows]
    return low_scores.due_of(by, team_ids, received_at, pd.Series(minutes, index=received_at.index))


def _day_minutes(calendar: Calendar, at: datetime) -> float:
    """The length of a working day when it was received."""
    return calendar.version(pd.Timestamp(at).tz_convert(calendar.zone).date()).day_minutes
