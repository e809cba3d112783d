"""Who is away, in words: beside a name, wherever somebody is named who is to see to something."""

from typing import Any

import pandas as pd

from data_access.members import absences
from metrics import calendar_words
from pages.shared import session
from pages.shared.data import load
from pages.shared.session import language, say
from pages.shared.texts import absences as words


def day_said(day: Any) -> str:
    """A day as it is read; the year where it is another one."""
    return calendar_words.day(pd.Timestamp(day).date(), language(), this_year=session.clock().today.year)


def holder_said(name: str, until: Any, deputy: str | None) -> str:
    """The name, until when they are away and who stands in; without a day they are here, and it is the name alone."""
    if pd.isna(until):
        return name
    if deputy is None:
        return say(words.AWAY_ALONE, name=name, day=day_said(until))
    return say(words.AWAY_WITH, name=name, day=day_said(until), deputy=deputy)


def beside(names: dict[int, str]) -> dict[int, str]:
    """Names to choose from, by member, with until when they are away, as far as that is the visitor's business."""
    found = load(absences.away_now)
    until = dict(zip(found["member_id"].astype(int), found["away_until"], strict=True))
    return {
        key: say(words.AWAY, name=name, day=day_said(until[key])) if key in until else name
        for key, name in names.items()
    }
