"""Which teams work by a calendar, and the calendars themselves: a new one, another name, the usual one."""

from typing import Any
from zoneinfo import available_timezones

import pandas as pd
import streamlit as st

from data_access.hours import calendar_changes, calendars
from data_access.hours.calendar_given import LONGEST_NAME
from data_access.hours.working_time import NINE_TO_SIX
from metrics.calendars.hours import WEEKDAYS
from pages.shared import forms, session, show
from pages.shared.calendars import calendar_recount
from pages.shared.calendars.calendar_hours import WORK_WEEK, country_field, week_fields
from pages.shared.calendars.calendar_looked import Looked, calendar_names, team_names
from pages.shared.columns import Column
from pages.shared.data import load
from pages.shared.session import say
from pages.shared.tables import table
from pages.shared.texts import calendars as words

TEAM, NAME, USUAL, NEW = "calendar_team", "calendar_name", "calendar_usual", "calendar_new"
INHERITED = 0


def teams_card(looked: Looked, *, may_change: bool) -> None:
    """Who works by this calendar and why; who may gives a team another one."""
    names, own = team_names(looked.teams), looked.own_teams
    show.headline(say(words.TEAMS_HEADLINE, count=len(own)) if own else say(words.NO_TEAMS), say(words.TEAMS_CAPTION))
    if own:
        through = looked.teams.set_index("team_id")["through_id"]
        found = looked.teams[looked.teams["calendar_id"] == looked.id]
        whys = {key: _why(key, through[key], names) for key in own}
        said = found.assign(said=found["team_id"].map(own), why=found["team_id"].map(whys))
        columns = [Column("said", words.TEAM, pinned=True), Column("why", words.WHY)]
        table(said, columns, f"calendar_teams_{looked.id}", name=looked.name, most_lines=10)
    if may_change and names:
        forms.told(TEAM)
        calendar_recount.offer(TEAM, looked)
        with st.expander(say(words.CHANGE_TEAM), icon=":material/swap_horiz:"):
            _change_team(looked, names)


def calendars_card(looked: Looked) -> None:
    """What only administrators see: this calendar's name, the usual one, and a new one."""
    show.headline(say(words.THIS_CALENDAR), say(words.THIS_CALENDAR_CAPTION))
    forms.told(NAME)
    with st.form(forms.field(NAME, f"form_{looked.id}"), border=False):
        name = st.text_input(
            say(words.NAME), looked.stored_name, key=forms.field(NAME, f"name_{looked.id}"), max_chars=LONGEST_NAME,
            help=say(words.NAME_HELP),
        )  # fmt: skip
        sent = st.form_submit_button(say(words.RENAME), key=forms.field(NAME, f"send_{looked.id}"))
    if sent:
        calendar_recount.change(
            NAME, calendar_changes.rename_calendar,
            lambda _: say(words.RENAMED, name=session.in_language(name.strip())), looked, since=None,
            calendar_id=looked.id, name=name,
        )  # fmt: skip
    forms.told(USUAL)
    calendar_recount.offer(USUAL, looked)
    if not looked.usual:
        _make_usual(looked)
    forms.told(NEW)
    with st.expander(say(words.NEW), icon=":material/add:"):
        _create(looked)


def _why(team_id: int, through: Any, names: dict[int, str]) -> str:
    if pd.isna(through):
        return say(words.AS_USUAL)
    return say(words.OWN) if through == team_id else say(words.OF_TEAM_ABOVE, team=names.get(int(through), "—"))


def _change_team(looked: Looked, names: dict[int, str]) -> None:
    team_id = st.selectbox(say(words.TEAM), list(names), key="calendar_of_team", format_func=names.__getitem__)
    known = {INHERITED: say(words.INHERITED), **calendar_names(load(calendars.calendars_known))}
    row = looked.teams.set_index("team_id").loc[team_id]
    names_it = not pd.isna(row["through_id"]) and row["through_id"] == team_id
    now = int(row["calendar_id"]) if names_it else INHERITED
    with st.form(forms.field(TEAM, f"form_{team_id}"), border=False):
        chosen = st.selectbox(
            say(words.CALENDAR), list(known), index=list(known).index(now),
            key=forms.field(TEAM, f"calendar_{team_id}"), format_func=known.__getitem__,
        )  # fmt: skip
        sent = st.form_submit_button(say(words.CHANGE_TEAM_BUTTON), key=forms.field(TEAM, f"send_{team_id}"))
    if sent:
        calendar_recount.change(
            TEAM, calendar_changes.set_team_calendar,
            lambda _: say(words.TEAM_CHANGED, team=names[team_id], calendar=known[chosen]), looked,
            since=session.clock().today.replace(day=1), teams=lambda: _reached(looked, team_id), team_id=team_id,
            calendar_id=chosen or None,
        )  # fmt: skip


def _reached(looked: Looked, team_id: int) -> tuple[int, ...]:
    """The team whose calendar was changed, and those that had it through this team, or have it now."""
    found = {team_id}
    for teams in (looked.teams, load(calendars.teams_by_calendar)):
        found |= {int(key) for key in teams["team_id"][teams["through_id"].eq(team_id).fillna(False)]}
    return tuple(sorted(found))


def _make_usual(looked: Looked) -> None:
    st.caption(say(words.MAKE_USUAL_WHAT))
    if st.button(say(words.MAKE_USUAL), key=forms.field(USUAL, str(looked.id)), icon=":material/star:"):
        calendar_recount.change(
            USUAL, calendar_changes.make_usual, lambda _: say(words.MADE_USUAL, name=looked.name),
            looked, since=session.clock().today.replace(day=1), calendar_id=looked.id,
        )  # fmt: skip


def _create(looked: Looked) -> None:
    zones = sorted(available_timezones())
    with st.form(forms.field(NEW, "form"), border=False):
        name = st.text_input(
            say(words.NEW_NAME), key=forms.field(NEW, "name"), max_chars=LONGEST_NAME, help=say(words.NAME_HELP)
        )
        zone = st.selectbox(
            say(words.ZONE), zones, index=zones.index(looked.zone) if looked.zone in zones else 0,
            key=forms.field(NEW, "zone"), width=360,
        )  # fmt: skip
        typed = week_fields(NEW, "week", (NINE_TO_SIX,) * WORK_WEEK + ((),) * (len(WEEKDAYS) - WORK_WEEK))
        country = country_field(NEW, "week", looked.calendar.version(session.clock().today).holidays)
        sent = st.form_submit_button(say(words.CREATE), key=forms.field(NEW, "send"), type="primary")
    if sent:
        forms.submit(
            NEW, calendar_changes.create_calendar,
            lambda _: say(words.CREATED, name=session.in_language(name.strip())), name=name, zone=zone,
            week=tuple(typed), holidays=country,
        )  # fmt: skip
