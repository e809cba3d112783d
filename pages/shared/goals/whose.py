"""For whom the visitor may set targets, and which days they may be for."""

from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from data_access.goals import rules
from data_access.members import people
from data_access.numbers.filters import Filters
from metrics.calendars.periods import Grain, start_of, step
from pages.shared import forms, session
from pages.shared.data import load
from pages.shared.goals import wordings
from pages.shared.session import name_of, say
from pages.shared.texts import goals as words

AHEAD = {Grain.MONTH: 6, Grain.QUARTER: 4, Grain.HALF_YEAR: 3, Grain.YEAR: 3}  # how many to choose from
LATE = 0.5  # once so much of a period has gone, the next one is offered first


@dataclass(frozen=True)
class Whose:
    """Somebody a target can be for."""

    level: str
    team_id: int | None
    member_id: int | None
    name: str

    @property
    def code(self) -> str:
        return f"{self.level}:{self.team_id or ''}:{self.member_id or ''}"

    @property
    def filters(self) -> Filters:
        """What their numbers are counted by."""
        if self.member_id is not None:
            return Filters(member_id=(self.member_id,))
        return Filters(team_id=(self.team_id,)) if self.team_id is not None else Filters()


def everybody() -> list[Whose]:
    """For whom the visitor may set targets: the organisation, teams, then members, each by name."""
    scope = session.scope()
    found = [Whose("organisation", None, None, say(words.LEVELS["organisation"]))]
    teams = load(people.teams).to_dict("records")
    names = {int(row["team_id"]): name_of(row["name"], row["name_en"]) for row in teams}
    found += [Whose("team", team_id, None, name) for team_id, name in names.items()]
    found += members_of(tuple(names), names)
    return [each for each in found if rules.sets(scope, each.level, each.team_id, each.member_id)]


def members_of(team_ids: tuple[int, ...], names: dict[int, str]) -> list[Whose]:
    """The people of these teams today, each with their team behind the name."""
    rows = load(people.team_members, team_ids, session.clock().today).to_dict("records")
    return [
        Whose(
            "member", int(row["team_id"]), int(row["member_id"]),
            f"{name_of(row['name'], row['name_en'])} · {names.get(int(row['team_id']), '')}",
        )
        for row in rows
    ]  # fmt: skip


def days_field(form: str) -> tuple[date | None, date | None]:
    """Which days a target is for: a month, quarter, half-year or year that is not over, or own dates; to: the day
    after the last."""
    spans = (*(grain.value for grain in AHEAD), "own")
    span = st.pills(
        say(words.SPAN), spans, default="quarter", required=True, key=forms.field(form, "span"),
        format_func=lambda code: say(words.SPANS[code]),
    )  # fmt: skip
    today = session.clock().today
    if span == "own":
        first = step(start_of(today, Grain.MONTH), Grain.MONTH)
        usual = (first, step(first, Grain.MONTH, 3) - timedelta(days=1))
        given = st.date_input(say(words.FROM_TO), usual, key=forms.field(form, "days"), format="YYYY-MM-DD")
        if not isinstance(given, tuple) or len(given) != 2:
            return None, None
        return given[0], given[1] + timedelta(days=1)
    grain = Grain(span or "quarter")
    now = start_of(today, grain)
    starts = [step(now, grain, place) for place in range(AHEAD[grain])]
    gone = (today - now).days / (step(now, grain) - now).days
    start = st.selectbox(
        say(words.WHICH_PERIOD), starts, index=1 if gone > LATE else 0, key=forms.field(form, f"start_{grain.value}"),
        format_func=lambda start: wordings.days_said(start, step(start, grain)),
    )  # fmt: skip
    return start, step(start, grain)
