"""A meeting that goes on: its items as a list beside the one that is open, who is there, and ending it."""

from collections.abc import Mapping
from secrets import token_hex
from typing import Any

import streamlit as st

from data_access.meetings import agenda, attending, holding
from data_access.meetings.held import Meeting
from data_access.meetings.rules import PRESENCES, PRESENT
from data_access.rejected import Rejected
from metrics import formats
from pages.shared import forms, recording, session, show
from pages.shared.data import load, save
from pages.shared.meetings import chosen, item_panel, meanwhile, said
from pages.shared.session import language, plain, say
from pages.shared.texts import meetings as words

# Lines are read from the left; a button of Streamlit's stands in the middle. Beside a long list its item stays in view.
_LINES = """<style>
[class*="st-key-meeting_item_"] button { justify-content: flex-start; text-align: left; }
[class*="st-key-meeting_item_"] button :is(div, span, p) { justify-content: flex-start; text-align: left; }
@media (min-width: 641px) {
    [data-testid="stColumn"]:has(.st-key-meeting_opened) { align-self: flex-start; position: sticky; top: 4.5rem; }
}
@media (max-width: 640px) {
    [data-testid="stColumn"]:has(.st-key-meeting_opened) { order: -1; }
}
</style>"""
STEP, PRESENCE, OPENED = "meeting_step", "meeting_presence", "meeting_opened"


def meeting_cards(told: Meeting) -> None:
    """The whole meeting, for who holds it."""
    forms.told(STEP)
    _progress(told)
    meanwhile.note(told.meeting_id)
    item_id = chosen.item(told)
    if item_id is None:
        show.nothing_here(words.NOTHING, words.NOTHING_WHAT)
    else:
        listed, opened = st.columns([2, 3])
        with listed, st.container(border=True, gap="xxsmall"):
            _list(told, item_id)
        with opened, st.container(border=True, key=OPENED):
            item_panel.moves(told, item_id)
            item_panel.panel(told, item_id)
            recording.passing()
            st.caption(plain(say(words.KEYS)))
    there, end = st.columns([3, 2])
    with there:
        presence_card(told)
    with end:
        _end_card(told)


def as_of_said(told: Meeting) -> str:
    """As of when its numbers are."""
    as_of = told.as_of.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M")
    return say(words.AS_OF if told.closed_at is None else words.FIXED, as_of=as_of)


def presence_card(told: Meeting) -> None:
    """Who of the team is there."""
    people = told.presences
    with st.container(border=True, height="stretch"):
        counts = {"present": int((people["presence"] == PRESENT).sum()), "expected": len(people)}
        numbers = {name: formats.number(count, language()) for name, count in counts.items()}
        show.headline(say(words.ATTENDANCE, **numbers), say(words.ATTENDANCE_CAPTION))
        if refused := st.session_state.pop(f"{PRESENCE}_refused", ""):
            st.error(plain(refused), icon=":material/error:")
        named = {code: say(text) for code, text in words.PRESENCES.items()}
        with st.container(horizontal=True):
            for row in people.to_dict("records"):
                key = f"{PRESENCE}_{told.meeting_id}_{row['member_id']}"
                # Where somebody else set it meanwhile, it shows what is stored.
                if st.session_state.get(key) is None or st.session_state.get(f"{key}_was") != row["presence"]:
                    st.session_state[key] = st.session_state[f"{key}_was"] = row["presence"]
                who = said.named(row, "member")
                recording.words(plain(say(words.SAYS, label=who, written=named[row["presence"]])))
                st.selectbox(
                    plain(who), PRESENCES, key=key, width=150,
                    format_func=named.__getitem__, on_change=_present,
                    args=(key, told.meeting_id, int(row["member_id"])),
                )  # fmt: skip


def _present(key: str, meeting_id: int, member_id: int) -> None:
    try:
        given = {"meeting_id": meeting_id, "member_id": member_id, "presence": st.session_state[key]}
        given["was"] = st.session_state[f"{key}_was"]
        save(attending.set_presence, request_key=token_hex(12), **given)
    except Rejected as error:
        st.session_state[f"{PRESENCE}_refused"] = error.said(language())


def _progress(told: Meeting) -> None:
    """How far it is, and what is done with the meeting as a whole."""
    states = [said.state(row) for row in told.items.to_dict("records")]
    done = sum(state != said.OPEN for state in states)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(width="content", gap=None):
            counts = {"done": formats.number(done, language()), "count": formats.number(len(states), language())}
            about = say(words.MINUTES_OF, team=chosen.team_name(told.team_id), days=chosen.days(told.week_on))
            show.headline(say(words.PROGRESS, **counts), f"{about} · {as_of_said(told)}")
        with st.container(horizontal=True, width="content"):
            if told.closed_at is None and st.button(
                say(words.REFRESH), key=forms.field(STEP, "refresh"), icon=":material/refresh:",
                help=plain(say(words.REFRESH_HELP)),
            ):  # fmt: skip
                items = load(agenda.agenda, team_id=told.team_id, week_start=told.week_on)
                forms.submit(
                    STEP, holding.refresh_agenda, lambda _: say(words.REFRESHED), meeting_id=told.meeting_id,
                    items=items,
                )  # fmt: skip
            if states:
                st.button(
                    say(words.PRESENT), key="meeting_present", icon=":material/present_to_all:",
                    on_click=chosen.present, args=(True,),
                )  # fmt: skip


def _list(told: Meeting, item_id: int) -> None:
    """The lines of the agenda; each opens its item beside the list."""
    show.headline(say(words.ITEMS))
    st.html(_LINES)
    for row in told.items.to_dict("records"):
        key = int(row["item_id"])
        label = _button(row, said.state(row))
        recording.words(label)
        st.button(
            label, key=f"meeting_item_{key}", type="secondary" if key == item_id else "tertiary",
            width="stretch", wrap=True, on_click=chosen.choose, args=(key,),
        )  # fmt: skip


def _button(row: Mapping[Any, Any], state: str) -> str:
    gone = "" if row["listed"] else f" · {say(words.GONE)}"
    return plain(f"{said.ICONS[state]} {said.line(row)} · {say(words.STATES[state])}{gone}")


def _end_card(told: Meeting) -> None:
    with st.container(border=True, height="stretch"):
        show.headline(say(words.CLOSE), say(words.CLOSE_HELP))
        today = session.clock().today
        day = st.date_input(
            say(words.HELD_ON), told.held_on or today, min_value=told.week_on, max_value=today, format="YYYY-MM-DD",
            key=forms.field(STEP, "day"),
        )  # fmt: skip
        with st.container(horizontal=True):
            close = st.button(
                say(words.CLOSE), key=forms.field(STEP, "close"), type="primary", icon=":material/done_all:"
            )
            untouched = told.closed_at is None and all(
                said.state(row) == said.OPEN and not said.given(row["dismissed_why"])
                for row in told.items.to_dict("records")
            )
            remove = untouched and st.button(say(words.REMOVE), key=forms.field(STEP, "remove"), icon=":material/undo:")
        if close:
            forms.submit(
                STEP, holding.close_meeting, lambda _: say(words.CLOSED), meeting_id=told.meeting_id, held_on=day
            )
        elif remove:
            forms.submit(STEP, holding.remove_meeting, lambda _: say(words.REMOVED), meeting_id=told.meeting_id)
