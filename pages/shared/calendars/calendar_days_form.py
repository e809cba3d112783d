"""Correcting days of a calendar, and taking a correction back."""

from datetime import date

import streamlit as st

from data_access.hours import calendar_days
from data_access.hours.calendar_given import LONGEST_DAY_NAME
from metrics.calendars.calendar_year import stretches
from pages.shared import forms, session, show
from pages.shared.calendars import calendar_recount
from pages.shared.calendars.calendar_looked import Looked
from pages.shared.calendars.calendar_year import OWN, name_of_day, span
from pages.shared.session import say
from pages.shared.texts import calendars as words

CORRECT, BACK = "calendar_days", "calendar_back"


def correct_card(looked: Looked) -> None:
    """Both forms, for who may."""
    show.headline(say(words.CORRECT), say(words.CORRECT_CAPTION))
    forms.told(CORRECT)
    calendar_recount.offer(CORRECT, looked)
    _correct(looked)
    forms.told(BACK)
    calendar_recount.offer(BACK, looked)
    _take_back(looked)


def _correct(looked: Looked) -> None:
    today, part = session.clock().today, f"{looked.id}_{looked.year}"
    begin = today if today.year == looked.year else date(looked.year, 1, 1)
    with st.form(forms.field(CORRECT, f"form_{part}"), border=False):
        with st.container(horizontal=True):
            first = st.date_input(
                say(words.FIRST_DAY), begin, key=forms.field(CORRECT, f"first_{part}"), format="YYYY-MM-DD"
            )
            last = st.date_input(
                say(words.LAST_DAY), None, key=forms.field(CORRECT, f"last_{part}"), format="YYYY-MM-DD"
            )
        choices = {code: say(name) for code, name in words.OFF_OR_WORKED_CHOICES.items()}
        kind = st.radio(
            say(words.OFF_OR_WORKED), list(choices), key=forms.field(CORRECT, f"kind_{part}"), horizontal=True,
            format_func=choices.__getitem__,
        )  # fmt: skip
        name = st.text_input(say(words.DAY_NAME), key=forms.field(CORRECT, f"name_{part}"), max_chars=LONGEST_DAY_NAME)
        sent = st.form_submit_button(
            say(words.CORRECT_BUTTON), key=forms.field(CORRECT, f"send_{part}"), type="primary",
            icon=":material/edit_calendar:",
        )  # fmt: skip
    if sent:
        until = last or first
        calendar_recount.change(
            CORRECT, calendar_days.correct_days, lambda days: say(words.CORRECTED, days=days), looked,
            since=first, calendar_id=looked.id, first=first, last=until, works=kind == "worked", name=name,
        )  # fmt: skip


def _take_back(looked: Looked) -> None:
    """The year's own corrections, those that belong together as one."""
    found = stretches(looked.days)
    own = found[found["kind"].isin(OWN)].to_dict("records")
    if not own:
        return
    labels = {f"{row['first']}": f"{span(row['first'], row['last'])} · {name_of_day('', row['name'])}" for row in own}
    ends = {f"{row['first']}": row["last"] for row in own}
    part = f"{looked.id}_{looked.year}"
    with st.form(forms.field(BACK, f"form_{part}"), border=False):
        chosen = st.selectbox(
            say(words.WHICH_CORRECTION), list(labels), key=forms.field(BACK, f"which_{part}"),
            format_func=lambda key: labels.get(key, key),
        )  # fmt: skip
        sent = st.form_submit_button(
            say(words.TAKE_BACK_BUTTON), key=forms.field(BACK, f"send_{part}"), icon=":material/undo:"
        )
    if sent:
        first = date.fromisoformat(chosen)
        calendar_recount.change(
            BACK, calendar_days.take_back_days, lambda days: say(words.TAKEN_BACK, days=days), looked,
            since=first, calendar_id=looked.id, first=first, last=ends[chosen],
        )  # fmt: skip
