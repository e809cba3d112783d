"""Which team, which week and which item the page of the weekly meeting is about, all in the address."""

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from data_access.meetings import held
from data_access.meetings.gate import LEFT_OUT
from data_access.meetings.held import BEFORE, MISSING, TO_COME, Meeting
from data_access.meetings.rules import week_of
from metrics import calendar_words, formats
from pages.shared import filters, forms, session, show
from pages.shared.data import load
from pages.shared.session import language, name_of, say
from pages.shared.texts import meetings as words

ITEM, PRESENT = "item", "present"
WIDTH = 260


def team(*, asked: bool = True) -> int | None:
    """The team whose meeting is shown: the visitor's own, or the first they lead, unless they chose; None without any.
    Where nobody is `asked`, the address alone says it."""
    found = load(held.teams_met)
    if found.empty:
        return None
    names = {str(row["team_id"]): _name(row["name"], row["name_en"]) for row in found.to_dict("records")}
    own = session.scope()
    usual = next((key for key in names if int(key) in own.own_team_ids), next(iter(names)))
    if len(names) == 1 or not asked:
        kept = st.query_params.get("meets", "")
        return int(kept if kept in names else usual)
    picked = filters.choice(
        "meets", words.TEAM, list(names), names.__getitem__, default=usual, width=WIDTH, labelled=False, always=False
    )
    return int(picked)


def team_name(team_id: int) -> str:
    """What the team is called."""
    found = load(held.teams_met).set_index("team_id")
    return _name(found.loc[team_id, "name"], found.loc[team_id, "name_en"]) if team_id in found.index else "—"


def week(team_id: int) -> tuple[date, str]:
    """The chosen week's Monday and how it stands, below a sentence of which weeks had a meeting."""
    weeks = load(held.meeting_weeks, team_id=team_id)
    weeks = weeks[weeks["standing"] != BEFORE]
    told = {str(row["week_on"].date()): str(row["standing"]) for row in weeks.to_dict("records")}
    missing, counted = int((weeks["standing"] == MISSING).sum()), int((weeks["standing"] != TO_COME).sum())
    if not missing and counted <= 1:
        sentence = say(words.WEEKS_NONE)
    else:
        counts = {"missing": formats.number(missing, language()), "weeks": formats.number(counted, language())}
        sentence = say(words.WEEKS_MISSING if missing else words.WEEKS_ALL, **counts)
    with st.container(border=True):
        show.headline(sentence, say(words.WEEKS_CAPTION))
        year = session.clock().today.year

        def said(key: str) -> str:
            day = calendar_words.day(date.fromisoformat(key), language(), this_year=year)
            return say(words.STANDINGS[told[key]], day=day)

        newest = max(told, default=str(week_of(session.clock().today)))
        picked = filters.pick("week", words.WEEK, tuple(told), said, default=newest) if told else newest
        left_out = weeks[(weeks["week_on"] == pd.Timestamp(picked)) & (weeks["standing"] == LEFT_OUT)]
        for why in left_out["why"]:
            st.text(f"{say(words.LEFT_OUT)}: {why}" if isinstance(why, str) else say(words.LEFT_OUT))
    return date.fromisoformat(picked), told.get(picked, TO_COME)


def week_in_address() -> date:
    """The week that the address says, else this one."""
    try:
        return week_of(date.fromisoformat(st.query_params.get("week", "")))
    except ValueError:
        return week_of(session.clock().today)


def days(week_on: date) -> str:
    """The week by its days."""
    year = session.clock().today.year
    return calendar_words.days(week_on, week_on + timedelta(days=6), language(), this_year=year)


def item(told: Meeting) -> int | None:
    """The chosen item of a meeting, else its first; None of one without any."""
    keys = [int(key) for key in told.items["item_id"]]
    kept = st.query_params.get(ITEM, "")
    if kept.isdecimal() and int(kept) in keys:
        return int(kept)
    return keys[0] if keys else None


def choose(item_id: int) -> None:
    """Show another item, from the next run on. What was said of a save was about the one before."""
    st.query_params[ITEM] = str(item_id)
    forms.quiet()


def presenting() -> bool:
    """Whether the address asks for the presenter's view."""
    return st.query_params.get(PRESENT) == "1"


def present(on: bool) -> None:
    """Begin or end the presenter's view, from the next run on."""
    if on:
        st.query_params[PRESENT] = "1"
    else:
        st.query_params.pop(PRESENT, None)


def _name(name: str, name_en: object) -> str:
    return name_of(name, name_en if isinstance(name_en, str) else None)
