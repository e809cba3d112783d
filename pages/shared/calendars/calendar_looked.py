"""Which calendar and which year the visitor looks at."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import streamlit as st

from data_access.hours import calendars
from metrics.calendars.business_time import Calendar
from metrics.calendars.calendar_year import year_of
from metrics.calendars.hours import WEEKDAYS_SHORT
from pages.shared import filters, session
from pages.shared.data import load
from pages.shared.session import language, name_of, say
from pages.shared.texts import calendars as words

YEARS_BACK, YEARS_AHEAD = 10, 2


@dataclass(frozen=True)
class Looked:
    """A calendar with its versions, corrections and teams (see data_access/hours/calendars.py), and the year."""

    id: int
    stored_name: str
    zone: str
    usual: bool
    year: int
    versions: pd.DataFrame
    corrections: pd.DataFrame
    teams: pd.DataFrame  # all, whatever calendar they have

    @property
    def name(self) -> str:
        """In the visitor's language, as far as it has a name in it."""
        return session.in_language(self.stored_name)

    @cached_property
    def calendar(self) -> Calendar:
        """What counts."""
        return calendars.calendar_as_stored(self.zone, self.versions, self.corrections)

    @cached_property
    def days(self) -> pd.DataFrame:
        """The year's days: `calendar_year.year_of`."""
        return year_of(self.calendar, self.year)

    @property
    def own_teams(self) -> dict[int, str]:
        """The names of the teams that work by it, by id."""
        return team_names(self.teams[self.teams["calendar_id"] == self.id])


def looked() -> Looked:
    """Draw the pickers; what they say now is kept in the address."""
    known, teams = load(calendars.calendars_known), load(calendars.teams_by_calendar)
    names = {str(key): name for key, name in calendar_names(known).items()}
    usual = int(known["calendar_id"].iloc[0])
    today = session.clock().today
    ahead = range(YEARS_AHEAD, -YEARS_BACK - 1, -1)
    years = {str(today.year + each): say(words.YEAR_NUMBER, year=today.year + each) for each in ahead}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        picked = filters.choice(
            "calendar", words.CALENDAR, list(names), names.__getitem__,
            default=str(_own(teams, usual)), width=280,
        )  # fmt: skip
        year = filters.choice("year", words.YEAR, list(years), years.__getitem__, default=str(today.year), width=120)
    row = known.set_index("calendar_id").loc[int(picked)]
    return Looked(
        int(picked), row["name"], row["zone"], bool(row["usual"]), int(year),
        load(calendars.versions_of, int(picked)), load(calendars.corrections_of, int(picked)), teams,
    )  # fmt: skip


def calendar_names(known: pd.DataFrame) -> dict[int, str]:
    """All calendars by id in the visitor's language, the usual one marked."""
    named = zip(known["calendar_id"], known["name"], known["usual"], strict=True)
    return {
        int(key): say(words.USUAL_ONE, name=session.in_language(name)) if usual else session.in_language(name)
        for key, name, usual in named
    }


def team_names(teams: pd.DataFrame) -> dict[int, str]:
    """Names in the visitor's language, by id."""
    return {
        int(row["team_id"]): name_of(row["name"], row["name_en"] if isinstance(row["name_en"], str) else None)
        for row in teams.to_dict("records")
    }


def weekday_letters() -> list[str]:
    """Monday to Sunday as short as a calendar's head has them."""
    return [day.said(language()) for day in WEEKDAYS_SHORT]


def _own(teams: pd.DataFrame, usual: int) -> int:
    """The calendar of the visitor's own team, of one they lead, or the usual one."""
    scope = session.scope()
    by = dict(zip(teams["team_id"], teams["calendar_id"], strict=True))
    return int(
        next((by[key] for each in (scope.own_team_ids, scope.led_team_ids) for key in sorted(each) if key in by), usual)
    )
