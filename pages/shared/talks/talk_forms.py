"""Writing down a one-to-one, noting what was said in it, and what either is to do."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.entries import LONGEST_TEXT
from data_access.scope import Action, may
from data_access.talks import talking
from data_access.talks.talks import talk_partners
from pages.shared import forms, session, show
from pages.shared.data import load
from pages.shared.session import name_of, plain, say
from pages.shared.texts import talks as words

HOLD, NOTE, ITEM, TICK, NEXT = "hold_talk", "note_talk", "talk_item", "tick_talk_item", "next_talk"


def hold_card(partner_id: int | None) -> None:
    """The form of a new talk; `partner_id` is chosen first. For leads."""
    if not may(session.scope(), Action.HOLD_TALKS):
        return
    found = load(talk_partners)
    told = zip(found["partner_id"], found["partner"], found["partner_en"], strict=True)
    people = {int(key): name_of(name, name_en if isinstance(name_en, str) else None) for key, name, name_en in told}
    if not people:
        return
    with st.container(border=True):
        show.headline(say(words.NEW), say(words.NEW_CAPTION))
        forms.told(HOLD)
        with st.form(forms.field(HOLD, "form"), border=False):
            first, second = st.columns(2)
            who = first.selectbox(
                say(words.WHO), list(people), key=f"{forms.field(HOLD, 'who')}_{partner_id}",
                index=list(people).index(partner_id) if partner_id in people else None,
                format_func=people.__getitem__, placeholder=say(words.CHOOSE),
            )  # fmt: skip
            today = session.clock().today
            day = second.date_input(
                say(words.WHEN), today, max_value=today, format="YYYY-MM-DD", key=forms.field(HOLD, "day")
            )
            notes = st.text_area(
                say(words.NOTES), key=forms.field(HOLD, "notes"), max_chars=LONGEST_TEXT, height=140
            )  # fmt: skip
            ahead = st.date_input(
                say(words.NEXT_WHEN), None, min_value=today, format="YYYY-MM-DD", key=forms.field(HOLD, "next")
            )
            sent = st.form_submit_button(
                say(words.SAVE), key=forms.field(HOLD, "send"), type="primary", icon=":material/forum:"
            )
        if sent:
            forms.submit(
                HOLD, talking.hold_talk, lambda _: say(words.SAVED), partner_id=who, held_on=day, notes=notes,
                next_on=ahead,
            )  # fmt: skip


def notes_form(row: dict[Any, Any]) -> None:
    """One's own notes of this talk."""
    number, seen = int(row["talk_id"]), _seen(row)
    forms.told(NOTE)
    with st.form(forms.field(NOTE, f"form_{number}"), border=False):
        own = row["own_notes"] if isinstance(row["own_notes"], str) else ""
        # Named after what it was: whatever is changed meanwhile in another window does not come under one's pen.
        notes = st.text_area(
            say(words.NOTES), own, key=f"{forms.field(NOTE, 'notes')}_{number}", max_chars=LONGEST_TEXT, height=140
        )
        sent = st.form_submit_button(
            say(words.SAVE_NOTES), key=forms.field(NOTE, f"send_{number}"), icon=":material/edit_note:"
        )
    if sent:
        forms.submit(
            NOTE, talking.note_talk, lambda _: say(words.NOTED), talk_id=number, own_revision=seen, notes=notes
        )


def items_form(row: dict[Any, Any], items: list[dict[Any, Any]]) -> None:
    """What is to be done: each with its tick, and the form that adds one."""
    number = int(row["talk_id"])
    forms.told(ITEM)
    if not items:
        st.caption(say(words.NO_ITEMS))
    for item in items:
        _line(item)
    with st.form(forms.field(ITEM, f"form_{number}"), border=False):
        todo = st.text_input(
            say(words.WHAT), key=f"{forms.field(ITEM, 'todo')}_{number}", max_chars=talking.LONGEST_TODO
        )
        first, second = st.columns(2)
        for_me = first.selectbox(
            say(words.WHOSE), [False, True], key=f"{forms.field(ITEM, 'whose')}_{number}",
            format_func=lambda mine: say(words.ME) if mine else str(row["name"]),
        )  # fmt: skip
        due = second.date_input(
            say(words.UNTIL), None, min_value=session.clock().today, format="YYYY-MM-DD",
            key=f"{forms.field(ITEM, 'due')}_{number}",
        )  # fmt: skip
        sent = st.form_submit_button(
            say(words.ADD_ITEM), key=forms.field(ITEM, f"send_{number}"), icon=":material/add_task:"
        )
    if sent:
        forms.submit(
            ITEM, talking.add_talk_item, lambda _: say(words.ADDED), talk_id=number, todo=todo or "",
            for_me=bool(for_me), item_due_on=due,
        )  # fmt: skip


def next_and_remove(row: dict[Any, Any]) -> None:
    """When the two speak next; and for the lead, taking away what was written down by mistake."""
    number = int(row["talk_id"])
    forms.told(NEXT)
    with st.container(horizontal=True):
        with st.popover(say(words.PLAN), icon=":material/event:"):
            now = None if pd.isna(row["next_on"]) else row["next_on"].date()
            ahead = st.date_input(say(words.NEXT), now, format="YYYY-MM-DD", key=f"{forms.field(NEXT, 'day')}_{number}")
            if st.button(say(words.PLAN), key=forms.field(NEXT, f"send_{number}")):
                forms.submit(NEXT, talking.plan_next_talk, lambda _: say(words.PLANNED), talk_id=number, next_on=ahead)
        if row["leading"] and may(session.scope(), Action.HOLD_TALKS):
            with st.popover(say(words.REMOVE), icon=":material/delete:"):
                st.caption(plain(say(words.REMOVE_SURE)))
                if st.button(say(words.REMOVE), key=forms.field(NEXT, f"remove_{number}")):
                    forms.submit(NEXT, talking.remove_talk, lambda _: say(words.REMOVED), talk_id=number)


def _line(item: dict[Any, Any]) -> None:
    number, done = int(item["item_id"]), pd.notna(item["done_on"])
    day = "" if pd.isna(item["due_on"]) else f"{item['due_on']:%Y-%m-%d}"
    text = say(words.ITEM_SAYS_DUE if day else words.ITEM_SAYS, todo=item["text"], who=item["owner"], day=day)
    text = say(words.LATE, what=text) if item["late"] else text
    # Named after how it is: once it is stored otherwise, the box shows that. A box's own words would be cut off.
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        ticked = st.checkbox(
            plain(text), done, key=forms.field(TICK, f"{number}_{done}"), width="content",
            label_visibility="collapsed",
        )  # fmt: skip
        st.text(text, width="stretch")
        removed = item["added_by_me"] and st.button(
            ":material/close:", key=forms.field(TICK, f"remove_{number}"), type="tertiary",
            help=say(words.REMOVE_ITEM),
        )  # fmt: skip
    if ticked != done:
        forms.submit(TICK, talking.tick_talk_item, lambda _: "", item_id=number, done=bool(ticked))
    elif removed:
        forms.submit(TICK, talking.remove_talk_item, lambda _: "", item_id=number)


def _seen(row: dict[Any, Any]) -> int:
    """The revision that stood on the page when the visitor clicked: this run may have found a newer one already."""
    key = f"seen_talk_{row['talk_id']}_{forms.request_key(NOTE)}"
    before: int = st.session_state.setdefault(key, int(row["own_revision"]))
    return before
