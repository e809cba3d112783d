"""Before a meeting: what it would talk about, beginning it, and leaving it out with a reason."""

from datetime import date

import streamlit as st

from data_access.meetings import agenda, holding
from data_access.meetings.items import Item
from data_access.meetings.rules import LONGEST_WHY
from metrics import formats
from pages.shared import forms, show
from pages.shared.data import load
from pages.shared.meetings import item_panel, live
from pages.shared.meetings.going_on import STEP
from pages.shared.session import language, plain, say
from pages.shared.texts import meetings as words

# Lines to be read, not remarks beside the page, which is how Streamlit draws what opens without a frame.
_LINES = """<style>
[class*="st-key-meeting_ahead_"] :is(details, summary, summary span, summary p, summary div) {
    color: inherit !important;
}
[class*="st-key-meeting_ahead_"] [data-testid="stExpanderDetails"] { padding-left: 1rem; }
</style>"""


def begin_cards(team_id: int, week_on: date) -> None:
    """What needs talking about in this week, and beginning the meeting."""
    items = load(agenda.agenda, team_id=team_id, week_start=week_on)
    forms.told(STEP)
    begin, leave_out = st.columns([3, 2])
    with begin, st.container(border=True, height="stretch"):
        _head(items)
        # Above the list: of a long one the end is below the screen, and the page would stay there.
        if st.button(say(words.BEGIN), key=forms.field(STEP, "begin"), type="primary", icon=":material/groups:"):
            forms.submit(
                STEP, holding.open_meeting, lambda _: say(words.BEGUN), team_id=team_id, week_on=week_on, items=items
            )
        st.html(_LINES)
        with st.container(gap="xxsmall"):
            for item in items:
                _line(item, team_id, week_on)
    with leave_out, st.container(border=True, height="stretch"):
        show.headline(say(words.LEAVE_OUT))
        with st.form(forms.field(STEP, "leave_out"), border=False):
            why = st.text_input(say(words.LEAVE_OUT_WHY), key=forms.field(STEP, "why"), max_chars=LONGEST_WHY)
            if st.form_submit_button(say(words.LEAVE_OUT), key=forms.field(STEP, "send_why")):
                forms.submit(
                    STEP, holding.leave_out_meeting, lambda _: say(words.LEFT_OUT), team_id=team_id, week_on=week_on,
                    why=why or "",
                )  # fmt: skip


def left_out_card(meeting_id: int) -> None:
    """Of a meeting that was left out: holding it after all."""
    forms.told(STEP)
    if st.button(say(words.HOLD_AFTER_ALL), key=forms.field(STEP, "after_all"), icon=":material/undo:"):
        forms.submit(STEP, holding.remove_meeting, lambda _: say(words.TAKEN_BACK), meeting_id=meeting_id)


def _line(item: Item, team_id: int, week_on: date) -> None:
    """One line, and behind it the way to what it is about and what was said about it last."""
    key = f"meeting_ahead_{team_id}_{week_on}_{item.name}_{item.reason}"
    opened = st.expander(plain(say(item.line)), key=key, type="compact", on_change="rerun")
    with opened:
        st.caption(plain(say(words.KINDS[item.kind])))
        if opened.open:  # only then is it asked for
            item_panel.link(item.address)
            live.told(team_id, week_on, item.kind, item.reason, item.name)
            item_panel.said_last(team_id, week_on, item.name)


def _head(items: tuple[Item, ...]) -> None:
    if not items:
        show.headline(say(words.NOTHING), say(words.NOTHING_WHAT))
        return
    counted = say(
        words.WILL_TALK_ONE if len(items) == 1 else words.WILL_TALK, count=formats.number(len(items), language())
    )
    show.headline(counted, say(words.WILL_TALK_CAPTION))
