"""The meeting on the big screen: one item at a time in large type, its time, and what was said about it last week."""

import streamlit as st

from data_access.meetings.held import Meeting
from pages.shared import session
from pages.shared.meetings import chosen, item_panel, meanwhile
from pages.shared.session import plain, say
from pages.shared.texts import meetings as words

SCREEN = "presenter"
USUAL_MINUTES = 5
LONGEST_MINUTES = 60  # afterwards it begins anew

# The page's own header would take a tenth of the screen.
_STYLE = f"""<style>
.st-key-{SCREEN} {{ font-size: 1.35rem; max-width: 1500px; margin: 0 auto; }}
.st-key-{SCREEN} h2 {{ font-size: 2.5rem; line-height: 1.25; }}
.st-key-{SCREEN} p, .st-key-{SCREEN} textarea, .st-key-{SCREEN} input, .st-key-{SCREEN} [data-testid="stText"] {{
    font-size: 1.35rem !important; line-height: 1.45;
}}
.st-key-{SCREEN} textarea {{ min-height: 10rem; }}
@media (max-width: 640px) {{
    .st-key-{SCREEN} h2 {{ font-size: 1.6rem; }}
    .st-key-{SCREEN} p, .st-key-{SCREEN} textarea, .st-key-{SCREEN} [data-testid="stText"] {{
        font-size: 1.1rem !important;
    }}
}}
</style>"""

# The browser counts by itself: no run of the page a second. Named after the item, so that another one begins at 0.
# A plain "<" in a style would make Streamlit leave the whole style out.
_TIMER = r"""<style>
@property --meeting-minutes {{ syntax: "\3c integer>"; initial-value: 0; inherits: false; }}
@property --meeting-seconds {{ syntax: "\3c integer>"; initial-value: 0; inherits: false; }}
@keyframes meeting-minutes-{item} {{ from {{ --meeting-minutes: 0; }} to {{ --meeting-minutes: {longest}; }} }}
@keyframes meeting-seconds-{item} {{ from {{ --meeting-seconds: 0; }} to {{ --meeting-seconds: 60; }} }}
@keyframes meeting-over-{item} {{ to {{ color: light-dark(#b3261e, #ff8a80); font-weight: 700; }} }}
.meeting-timer-{item} {{
    display: inline-block; font-variant-numeric: tabular-nums;
    animation: meeting-minutes-{item} {all}s steps({longest}, end) {gone}s infinite,
        meeting-seconds-{item} 60s steps(60, end) {gone}s infinite, meeting-over-{item} 1s linear {over}s forwards;
    counter-reset: minutes var(--meeting-minutes) seconds var(--meeting-seconds);
}}
.meeting-timer-{item}::before {{ content: counter(minutes) ":" counter(seconds, decimal-leading-zero); }}
</style>"""


def view(told: Meeting) -> None:
    """One item of the meeting, large."""
    st.html(_STYLE)
    item_id = chosen.item(told)
    with st.container(key=SCREEN):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            if item_id is not None:
                with st.container(width="content"):
                    item_panel.moves(told, item_id)
            if item_id is not None:
                _timer(item_id)
            st.button(
                say(words.PRESENT_END), key="meeting_present_end", icon=":material/close_fullscreen:",
                on_click=chosen.present, args=(False,),
            )  # fmt: skip
        meanwhile.note(told.meeting_id)
        if item_id is not None:
            item_panel.panel(told, item_id, large=True)
        st.caption(plain(say(words.KEYS)))


def _timer(item_id: int) -> None:
    """How long this item has been shown, counted on where the visitor comes back to it."""
    now = session.moment().now.timestamp()
    spent: dict[int, float] = st.session_state.setdefault("meeting_spent", {})
    shown, since = st.session_state.get("meeting_shown", (None, now))
    if shown != item_id:
        if shown is not None:
            spent[shown] = spent.get(shown, 0.0) + now - since
        st.session_state["meeting_shown"] = (item_id, now)
    gone = int(spent.get(item_id, 0.0))
    with st.container(width="content", gap=None):
        st.html(
            _TIMER.format(
                item=item_id, longest=LONGEST_MINUTES, all=LONGEST_MINUTES * 60, gone=-gone,
                over=max(USUAL_MINUTES * 60 - gone, 0),
            )
        )  # fmt: skip
        st.html(f'<span class="meeting-timer-{item_id}" style="font-size:2rem" aria-hidden="true"></span>')
        st.caption(plain(say(words.TIMER, minutes=USUAL_MINUTES)))
