"""Whether somebody else wrote in the meeting that is open here: said, and shown when the visitor wants to see it."""

import streamlit as st

from data_access.meetings import held
from pages.shared.data import load
from pages.shared.session import plain, say
from pages.shared.texts import meetings as words

EVERY = "20s"


def note(meeting_id: int) -> None:
    """Look every few seconds. Nothing on the page changes by itself: somebody may be writing in one of its fields."""
    st.session_state["meeting_written"] = load(held.written, meeting_id=meeting_id)
    _look(meeting_id)


@st.fragment(run_every=EVERY)
def _look(meeting_id: int) -> None:
    if load(held.written, meeting_id=meeting_id) == st.session_state.get("meeting_written"):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/group: {plain(say(words.WRITTEN_MEANWHILE))}", width="content")
        if st.button(say(words.SHOW_IT), key="meeting_show_written"):
            st.rerun()
