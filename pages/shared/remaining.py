"""How long until something is due, or since it was: round the clock or in working hours, as was chosen."""

from collections.abc import Callable
from functools import partial

import pandas as pd

from metrics import formats
from metrics.words import Language
from pages.shared import filters, session
from pages.shared.columns import Kind
from pages.shared.texts import complaints as words

# Past due since the office closed: no working minute has passed, and yet it is too late.
A_MOMENT = 1e-9


def minutes_left(due_at: pd.Series, team_ids: pd.Series) -> pd.Series:
    """Minutes until `due_at` (UTC), below 0 past due; in working hours those of each row's team."""
    now, working = pd.Timestamp(session.clock().now), filters.working()
    if working is None:
        return (due_at - now).dt.total_seconds() / 60
    late = due_at < now
    minutes = working.minutes(team_ids, due_at.where(late, now), due_at.where(~late, now))
    return minutes.where(~late, -minutes.clip(lower=A_MOMENT))


def kind() -> Kind:
    """The kind of a column of such minutes."""
    return Kind.WORKING_MINUTES if filters.working_hours() else Kind.MINUTES


def duration_said(minutes: float | None) -> str:
    """ "5 h", "2 working days": by the clock that was chosen."""
    return formats.duration(minutes, session.language(), working_day_minutes=_working_day())


def left_said(minutes: float | None) -> str:
    """ "5 h left", or with a sign of warning "past due by 2 days"."""
    return in_words()(minutes)


def in_words() -> Callable[[float | None], str]:
    """`left_said` as it is now, for a file that is made when the visit may have chosen another clock."""
    return partial(_left, language=session.language(), working_day=_working_day())


def _left(minutes: float | None, *, language: Language, working_day: float | None) -> str:
    if minutes is None or pd.isna(minutes):
        return formats.MISSING
    said = formats.duration(abs(minutes), language, working_day_minutes=working_day)
    return (words.PAST_DUE if minutes < 0 else words.LEFT).said(language, duration=said)


def _working_day() -> float | None:
    return filters.local().working_day_minutes if filters.working_hours() else None
