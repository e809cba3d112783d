"""Sending the minutes of a closed meeting to the team, where a mail server is set up."""

import streamlit as st

from data_access.meetings import sending
from data_access.meetings.held import Meeting
from metrics import calendar_words, formats
from pages.shared import forms, session
from pages.shared.meetings import letter
from pages.shared.session import language, plain, say
from pages.shared.texts import meetings as words

SEND = "meeting_send"


def send_row(told: Meeting) -> None:
    """The button that sends them, or why there is none; for who holds the meeting."""
    if not told.held:
        return
    forms.told(SEND)
    if session.house().settings.mail is None:
        st.caption(plain(say(words.NO_SERVER)))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(
            say(words.SEND), key=forms.field(SEND, f"send_{told.meeting_id}"), icon=":material/outgoing_mail:"
        ):
            forms.submit(SEND, sending.send_minutes, _said, meeting_id=told.meeting_id, letters=letter.letters(told))
        if told.sent_at is not None:
            day = told.sent_at.astimezone(session.zone()).date()
            st.caption(plain(say(words.SENT_AT, day=calendar_words.day(day, language()))))


def _said(count: int) -> str:
    if count == 1:
        return say(words.SENT_ONE)
    return say(words.SENT, count=formats.number(count, language())) if count else say(words.SENT_NONE)
