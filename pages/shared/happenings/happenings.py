"""What happened that concerns a metric and whom the visitor looks at: marks on its trend, and where phases begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from data_access.happenings.marked import ACTION, happenings_marked
from data_access.members import people
from data_access.numbers.filters import Filters
from data_access.scope import teams_counted
from metrics import calendar_words
from metrics.calendars.periods import Period
from metrics.declare import WORKING, Metric
from pages.shared import session
from pages.shared.charts.marks import Note
from pages.shared.data import load
from pages.shared.session import language, say
from pages.shared.texts import happenings as words

LONG_DAYS = 5  # what lasts longer is drawn as a stretch, not as a line


@dataclass(frozen=True)
class Happening:
    """Something that was noted, or an action that was done, on these days; `about`: a cause or a category."""

    number: int
    kind: str
    title: str
    first: date
    last: date
    metrics: frozenset[str]  # none: it is about all of them
    new_phase: bool
    about: str | None

    @property
    def is_action(self) -> bool:
        return self.kind == ACTION

    def concerns(self, metric: Metric) -> bool:
        """Whether it is about this metric, by whichever clock that counts."""
        return not self.metrics or metric.plain_key in self.metrics


def looked_at(of: Filters) -> list[Happening]:
    """What happened to the whole organisation and to the one team that the visitor looks at, the oldest first.

    Of a member it is their team's. Who looks at several teams together sees what was noted of all of them alone.
    """
    rows = load(happenings_marked).to_dict("records")
    if not rows:
        return []
    teams = _teams(of)
    return [_happening(row) for row in rows if pd.isna(row["team_id"]) or int(row["team_id"]) in teams]


def changed_on(found: Sequence[Happening], metric: Metric) -> tuple[date, ...]:
    """The days on which what is usual of `metric` may have changed."""
    return tuple(sorted({each.first for each in found if each.new_phase and each.concerns(metric)}))


def notes_of(found: Sequence[Happening], metric: Metric, shown: Period) -> list[Note]:
    """What is marked on the trend of `metric`: what happened in the days `shown`, the newest last."""
    there = [each for each in found if each.concerns(metric) and shown.start <= each.first < shown.end]
    return [_note(each) for each in there]


def told(each: Happening) -> str:
    """One of them in a line: when, what kind of thing, and what."""
    days = calendar_words.days(each.first, each.last, language(), this_year=session.clock().today.year)
    title = session.in_language(each.title) or say(words.NO_TITLE)
    kind = say(words.DONE, number=each.number) if each.is_action else say(words.KINDS[each.kind])
    return say(words.TOLD, days=days, kind=kind, title=title)


def _note(each: Happening) -> Note:
    title = session.in_language(each.title) or say(words.NO_TITLE)
    text = say(words.DONE, number=each.number) if each.is_action else title
    until = each.last if (each.last - each.first).days >= LONG_DAYS else None
    return Note(each.first, text, until=until, new_phase=each.new_phase)


def _happening(row: dict[Any, Any]) -> Happening:
    keys = row["metrics"].split(",") if isinstance(row["metrics"], str) else []
    first, end = (pd.Timestamp(row[name]).date() for name in ("first_on", "to_on"))
    about = row["about"] if isinstance(row["about"], str) else None
    return Happening(
        int(row["number"]), row["kind"], row["title"], first, max(first, end - timedelta(days=1)),
        frozenset(key.removesuffix(WORKING) for key in keys), bool(row["new_phase"]), about,
    )  # fmt: skip


def _teams(of: Filters) -> set[int]:
    """The one team that is looked at and those above it; none where it is several."""
    stated = {team for team in of.team_id if team is not None}
    if of.member_id:
        scope, today = session.scope(), session.clock().today
        found = load(people.team_members, tuple(sorted(scope.own_team_ids | scope.led_team_ids)), today)
        theirs = set(found.loc[found["member_id"].isin(of.member_id), "team_id"].astype(int))
        stated = stated & theirs if stated else theirs
    elif not stated:
        stated = set(teams_counted(session.scope()) or ())
    if len(stated) != 1:
        return set()
    known = load(people.teams)
    above = dict(zip(known["team_id"], known["parent_id"], strict=True))
    team: Any = next(iter(stated))
    chain: set[int] = set()
    while team is not None and pd.notna(team) and int(team) not in chain:
        chain.add(int(team))
        team = above.get(int(team))
    return chain
