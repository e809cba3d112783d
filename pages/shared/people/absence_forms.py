"""Entering an absence, changing and withdrawing one: one's own, and those of the people one leads."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from data_access.members import absence_changes, absences
from metrics import calendar_words
from pages.shared import forms, session, show
from pages.shared.data import load
from pages.shared.people import absent
from pages.shared.session import language, name_of, plain, say
from pages.shared.texts import absences as words

ENTER, CHANGE = "enter_absence", "change_absence"


def enter_card() -> None:
    """The form for an absence to come, or of today."""
    people = _names(load(absences.members_to_enter_for))
    if not people:
        return
    with st.container(border=True, height="stretch"):
        show.headline(say(words.ENTER), say(words.ENTER_CAPTION if len(people) > 1 else words.ENTER_CAPTION_OWN))
        forms.told(ENTER)
        who = next(iter(people))
        if len(people) > 1:  # outside of the form: whom they may be stood in for by depends on it
            who = st.selectbox(
                say(words.FOR_WHOM), list(people), key=forms.field(ENTER, "who"), format_func=people.__getitem__
            )
        with st.form(forms.field(ENTER, "form"), border=False):
            given = _fields(ENTER, str(who), who, session.clock().today, None, None)
            sent = st.form_submit_button(
                say(words.ENTER_BUTTON), key=forms.field(ENTER, "send"), type="primary", icon=":material/event_busy:"
            )
        if sent:
            forms.submit(
                ENTER, absence_changes.enter_absence, lambda _: _said(words.ENTERED, people[who], given),
                member_id=who, **given,
            )  # fmt: skip


def change_card(found: pd.DataFrame, chosen: int | None) -> None:
    """Other days, another deputy, or none of it: for the one `chosen` in the list, else the first. Nothing but what the
    last save did where there is none to change."""
    rows = {int(row["absence_id"]): row for row in found[found["may_change"]].to_dict("records")}
    if not rows:
        forms.told(CHANGE)
        return
    with st.container(border=True, height="stretch"):
        show.headline(say(words.CHANGE), say(words.CHANGE_CAPTION))
        forms.told(CHANGE)
        labels = {key: f"{row['member']} · {_days(row)}" for key, row in rows.items()}
        first = chosen if chosen in rows else next(iter(rows))
        # The field is named after what was chosen in the list: a click there chooses here, too.
        key = st.selectbox(
            say(words.WHICH), list(rows), index=list(rows).index(first),
            key=f"{forms.field(CHANGE, 'which')}_{chosen}", format_func=lambda key: labels.get(key, str(key)),
        )  # fmt: skip
        row = rows[key]
        deputy = None if pd.isna(row["deputy_id"]) else int(row["deputy_id"])
        with st.form(forms.field(CHANGE, f"form_{key}"), border=False):
            given = _fields(
                CHANGE, str(key), int(row["member_id"]), row["away_from"].date(), row["away_until"].date(), deputy
            )
            sent = st.form_submit_button(
                say(words.CHANGE_BUTTON), key=forms.field(CHANGE, f"send_{key}"), type="primary",
                icon=":material/check:",
            )  # fmt: skip
        if sent:
            forms.submit(
                CHANGE, absence_changes.change_absence, lambda _: _said(words.CHANGED, row["member"], given),
                absence_id=key, **given,
            )  # fmt: skip
        _withdraw(key, row)


def _withdraw(key: int, row: dict[Any, Any]) -> None:
    with st.popover(say(words.WITHDRAW), icon=":material/event_available:"):
        st.caption(plain(say(words.WITHDRAW_SURE)))
        if st.button(say(words.WITHDRAW), key=forms.field(CHANGE, f"withdraw_{key}")):
            told = say(words.WITHDRAWN, name=row["member"], days=_days(row))
            forms.submit(CHANGE, absence_changes.withdraw_absence, lambda _: told, absence_id=key)


def _fields(form: str, part: str, who: int, first: date, last: date | None, deputy: int | None) -> dict[str, Any]:
    """The days and who stands in, as they were typed."""
    left, right = st.columns(2)
    begins = left.date_input(say(words.FROM), first, key=forms.field(form, f"first_{part}"), format="YYYY-MM-DD")
    ends = right.date_input(say(words.UNTIL), last, key=forms.field(form, f"last_{part}"), format="YYYY-MM-DD")
    names = absent.beside(_names(load(absences.deputies_for, who)))
    stands_in = st.selectbox(
        say(words.DEPUTY), list(names), index=list(names).index(deputy) if deputy in names else None,
        key=forms.field(form, f"deputy_{part}"), format_func=lambda key: names.get(key, str(key)),
        placeholder=say(words.NOBODY_CHOSEN), help=plain(say(words.DEPUTY_HELP)),
    )  # fmt: skip
    return {"first": begins, "last": ends, "deputy_id": stands_in}


def _names(found: pd.DataFrame) -> dict[int, str]:
    return {
        int(row["member_id"]): name_of(row["name"], row["name_en"] if isinstance(row["name_en"], str) else None)
        for row in found.to_dict("records")
    }


def _days(row: dict[Any, Any]) -> str:
    return _span(row["away_from"].date(), row["away_until"].date())


def _said(text: Any, name: str, given: dict[str, Any]) -> str:
    return say(text, name=name, days=_span(given["first"], given["last"]))


def _span(first: date, last: date) -> str:
    return calendar_words.days(first, last, language(), this_year=session.clock().today.year)
