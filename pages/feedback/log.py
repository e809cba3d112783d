"""Log feedback in under a minute: a score, a suggestion or praise, as a customer gave it."""

from typing import Any

import streamlit as st

from data_access import entries
from data_access.answering import feedback
from pages.shared import filters, forms, session, show
from pages.shared.data import load
from pages.shared.feedback import logged_entries
from pages.shared.session import in_language, plain, say
from pages.shared.texts import feedback as words
from pages.shared.texts import frame

FORM = "log_feedback"


def stored(logged: entries.Logged) -> str:
    """Whether it counts already."""
    return say(words.SAVED if logged.counted else words.SAVED_WAITING)


st.title(say(frame.LOG_FEEDBACK), anchor=False)
show.caption_line([say(words.INTRODUCTION)])
forms.told(FORM)
with st.container(width=760, border=True):
    kind = st.segmented_control(
        say(words.WHAT), list(words.KINDS), default="csat", required=True, key=forms.field(FORM, "kind"),
        format_func=lambda kind: say(words.KINDS[kind]),
    )  # fmt: skip
    customer_id = forms.customer_field(FORM)
    with st.form(forms.field(FORM, "form"), border=False):
        scored = kind in feedback.SCALES
        score = None
        if scored:
            low, high = feedback.SCALES[kind]
            score = st.segmented_control(
                f"{say(words.SCORE)} · {say(words.SCORE_HELP[kind])}", range(low, high + 1),
                key=forms.field(FORM, f"score_{kind}"),
            )  # fmt: skip
        text = st.text_area(
            say(words.COMMENT if scored else words.WORDS), key=forms.field(FORM, "text"), height=110, max_chars=5000
        )
        # Row by row, so that the tab key goes as the eye does.
        left, right = st.columns(2)
        mine = not session.scope().sees_persons  # staff log what they were told themselves, leads what others were
        with left:
            member_id = forms.member_field(FORM, say(words.HANDLED_BY), me=mine)
        channel = right.selectbox(
            say(words.CHANNEL), list(frame.CHANNELS), index=None, key=forms.field(FORM, "channel"),
            format_func=filters.code_said, placeholder=say(words.CHOOSE),
        )  # fmt: skip
        left, right = st.columns(2)
        topic = None
        if scored:
            topic = left.selectbox(
                say(words.TOPIC), list(load(feedback.topics)), index=None, key=forms.field(FORM, "topic"),
                format_func=in_language, accept_new_options=True, placeholder=say(words.CHOOSE_OR_WRITE),
            )  # fmt: skip
        today = session.clock().today
        day = right.date_input(
            say(words.DAY), today, max_value=today, key=forms.field(FORM, "day"), format="YYYY-MM-DD"
        )
        if scored and session.scope().member_id is not None:
            st.caption(plain(say(words.OWN_SCORE)))
        sent = st.form_submit_button(
            say(words.SAVE), key=forms.field(FORM, "send"), type="primary", icon=":material/save:"
        )
    if sent:
        about: dict[str, Any] = {"kind": kind, "customer_id": customer_id, "member_id": member_id, "channel": channel}
        if scored:
            answer = {"score": score, "comment": text, "topic": topic, "answered_on": day}
            forms.submit(FORM, feedback.log_answer, stored, **about, **answer)
        else:
            forms.submit(FORM, feedback.log_suggestion, stored, **about, text=text, received_on=day)
st.page_link("complaints/log.py", label=say(words.TO_COMPLAINT), icon=":material/add_alert:")
logged_entries.logged_card()
