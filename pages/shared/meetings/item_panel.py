"""One item of a meeting: what it is about, what was said about it last time, and what becomes of it now."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from data_access.meetings import held
from data_access.meetings.held import Meeting
from metrics import calendar_words
from pages.shared import menu, session
from pages.shared.data import load
from pages.shared.meetings import chosen, item_forms, live, said, typing, writing
from pages.shared.session import language, plain, say
from pages.shared.texts import meetings as words


def panel(told: Meeting, item_id: int, *, large: bool = False) -> None:
    """The item of this number, with all that can be done about it; `large` in the presenter's view."""
    place = [int(key) for key in told.items["item_id"]].index(item_id)
    row: Mapping[Any, Any] = told.items.iloc[place].to_dict()
    _head(told, row, place, large)
    live.told(told.team_id, told.week_on, str(row["kind"]), str(row["reason"]), str(row["name"]))
    said_last(told.team_id, told.week_on, str(row["name"]))
    first, second = st.columns(2)
    with first:
        writing.field(row, writing.DISCUSSED)
    with second:
        writing.field(row, writing.DECISION)
    item_forms.actions_of(row, told.actions)
    item_forms.assign_form(row)
    item_forms.dismiss_form(row)
    typing.stored_while_typed()


def moves(told: Meeting, item_id: int) -> None:
    """The ways to the item before and to the next one, by keyboard, too."""
    keys = [int(key) for key in told.items["item_id"]]
    place = keys.index(item_id)
    # Only keys that do nothing within a field: with others what was typed there would be gone before it was stored.
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            say(words.PREVIOUS), key="meeting_previous", shortcut="Left",
            disabled=place == 0, on_click=chosen.choose, args=(keys[max(place - 1, 0)],),
        )  # fmt: skip
        st.button(
            say(words.NEXT), key="meeting_next", shortcut="Right",
            disabled=place == len(keys) - 1, on_click=chosen.choose, args=(keys[min(place + 1, len(keys) - 1)],),
        )  # fmt: skip
        st.caption(plain(say(words.ITEM_OF, place=place + 1, count=len(keys))))


def _head(told: Meeting, row: Mapping[Any, Any], place: int, large: bool) -> None:
    state = said.state(row)
    parts = [say(words.KINDS[row["kind"]]), f"{said.ICONS[state]} {say(words.STATES[state])}"]
    if isinstance(row["owner"], str):
        parts.append(say(words.OWNER_IS, name=said.named(row, "owner")))
    if not row["listed"]:
        parts.append(say(words.GONE))
    st.caption(plain(" · ".join(parts)))
    (st.header if large else st.subheader)(plain(said.line(row)), anchor=False)
    link(str(row["address"]))


def link(address: str) -> None:
    """To what the item is about, where that is a page of the visitor's."""
    page, _, query = address.partition("?")
    entry = next((each for entries in menu.MENU.values() for each in entries if each.address == page), None)
    if entry is None or not entry.offered(session.scope()):
        return
    given = dict(part.partition("=")[::2] for part in query.split("&") if part)
    st.page_link(entry.script, label=say(words.OPEN_PAGE), icon=":material/open_in_new:", query_params=given)


def said_last(team_id: int, week_on: date, name: str) -> None:
    """What was said about the same thing in the meeting that talked about it last."""
    found = load(held.said_before, team_id=team_id, week_on=week_on, names=(name,))
    for earlier in found.to_dict("records"):
        day = calendar_words.day(pd.Timestamp(earlier["week_on"]).date(), language())
        with st.container(border=True, gap="xxsmall"):
            st.caption(plain(say(words.BEFORE, day=day)))
            for line in said.before(earlier):
                st.text(line, width="stretch")
