"""What an agenda is about: a team with the teams below it, a week, and how much of that week is known yet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from urllib.parse import urlencode

from sqlalchemy import Connection

from data_access.clock import Clock
from data_access.meetings.gate import holds
from data_access.members import people
from data_access.numbers.filters import Filters
from data_access.scope import Scope
from metrics import calendar_words, formats
from metrics.calendars.periods import Grain, Period, last_day, start_of, step
from metrics.words import LANGUAGES, Language, Text

WEEKS_JUDGED = 4  # one week of a team is too little to tell from chance whether a target is missed

Filled = Text | Callable[[Language], str] | str | int


@dataclass(frozen=True)
class Looked:
    """The team and its week as whoever leads them sees it at the clock's now."""

    team_id: int
    team_ids: tuple[int, ...]  # it and the teams below it
    week: Period
    clock: Clock

    @property
    def known(self) -> Period:
        """The part of the week that has begun."""
        return self.week.elapsed(self.clock.today)

    @property
    def last(self) -> date:
        """The newest day that is looked at."""
        return last_day(self.known)

    @property
    def running(self) -> bool:
        """Whether it is this week: what is open, is told as of now only."""
        return self.week.start <= self.clock.today < self.week.end

    @property
    def lately(self) -> Period:
        """The week and the one before it: what came of the last meeting."""
        return Period("own", self.week.start - timedelta(weeks=1), self.known.end)

    @property
    def seven_days(self) -> Period:
        """The seven days up to the newest that is looked at: between two meetings, on whatever day they are."""
        return Period("own", self.last - timedelta(days=6), self.known.end)

    @property
    def judged(self) -> Period:
        """The weeks whose numbers are held against targets."""
        return Period("own", self.week.start - timedelta(weeks=WEEKS_JUDGED - 1), self.known.end)

    @cached_property
    def filters(self) -> Filters:
        return Filters(team_id=self.team_ids)

    def address(self, page: str, **query: str | int) -> str:
        """A page of the dashboard with its query; of one team alone with that team picked."""
        of_team = {"team": self.team_id} if len(self.team_ids) == 1 else {}
        asked = urlencode({**query, **of_team})
        return f"{page}?{asked}" if asked else page

    def days(self, period: Period) -> Callable[[Language], str]:
        """The days of a period as a reader writes them."""
        first, last = period.start, last_day(period)
        return lambda language: calendar_words.days(first, last, language, this_year=self.clock.today.year)

    def day(self, day: date) -> Callable[[Language], str]:
        """A day as a reader writes it."""
        return lambda language: calendar_words.day(day, language, this_year=self.clock.today.year)


def looked(connection: Connection, *, clock: Clock, team_id: int, week_start: date, by: Scope) -> Looked | None:
    """What an agenda of the week that holds `week_start` is about; None for who does not lead that team, or stand in
    for who does, and of a week that has not begun."""
    known = people.teams(connection, by)
    of = known[known["team_id"] == team_id]
    start = start_of(week_start, Grain.WEEK)
    if of.empty or start > clock.today or not holds(by, team_id, of["lead_id"].iloc[0]):
        return None
    below, added = {team_id}, {team_id}
    while added:
        added = set(known.loc[known["parent_id"].isin(added), "team_id"].astype(int)) - below
        below |= added
    week = Period("own", start, step(start, Grain.WEEK), Grain.WEEK)
    return Looked(team_id, tuple(sorted(below)), week, clock)


def told(words: Text, **filled: Filled) -> Text:
    """A line of an agenda: the words with their places filled, in each language."""

    def said(language: Language) -> str:
        parts = {name: _said(value, language) for name, value in filled.items()}
        return words.said(language, **parts)

    return Text(**{language: said(language) for language in LANGUAGES})


def days_said(count: int) -> Text:
    """So many days: "1 day", "6 days", "6 天"."""
    unit = "day" if count == 1 else "days"
    return Text(en=f"{formats.number(count, 'en')} {unit}", zh=f"{formats.number(count, 'zh')} 天")


def cases_said(count: int) -> Callable[[Language], str]:
    """So many, with thousands apart."""
    return lambda language: formats.number(count, language)


def minutes_said(minutes: float) -> Callable[[Language], str]:
    """How long, in the unit that suits."""
    return lambda language: formats.duration(minutes, language)


def joined(parts: list[Text], en: str = ", ", zh: str = "，") -> Text:
    """Some of them in a row."""
    return Text(en=en.join(part.en for part in parts), zh=zh.join(part.zh for part in parts))


def _said(value: Filled, language: Language) -> str:
    if isinstance(value, Text):
        return value.said(language)
    return value(language) if callable(value) else str(value)
