"""Closing a complaint: which one, what the customer said, its cause and how it ended."""

import streamlit as st

from data_access.numbers.choices import values_of
from data_access.workflow import complaints
from pages.shared import forms, show
from pages.shared.data import load
from pages.shared.session import in_language, plain, say
from pages.shared.texts import complaints as words

FORM = "close_complaint"


def close_card(labels: dict[int, str], picked: int | None) -> None:
    """The form that closes one of `labels` (number: what is said of it); `picked` was chosen in a list."""
    with st.container(border=True, height="stretch"):
        show.headline(say(words.CLOSE), say(words.CLOSE_HOW))
        which = st.selectbox(
            say(words.CLOSE_WHICH), list(labels), index=list(labels).index(picked) if picked in labels else None,
            key=forms.field(FORM, f"which_{picked}"), format_func=labels.__getitem__, placeholder=say(words.CHOOSE),
        )  # fmt: skip
        if which is not None and (text := load(complaints.complaint_text, which)):
            st.caption(say(words.SAID))
            st.text(text, width="stretch")
        with st.form(forms.field(FORM, "form"), border=False):
            cause = st.selectbox(
                say(words.CAUSE), [known for known in load(values_of, "cause") if known], index=None,
                key=forms.field(FORM, "cause"), format_func=in_language, accept_new_options=True,
                placeholder=say(words.CHOOSE_OR_WRITE),
                help=plain(say(words.CAUSE_HELP)),
            )  # fmt: skip
            outcome = st.text_area(
                say(words.OUTCOME), key=forms.field(FORM, "outcome"), max_chars=complaints.LONGEST_OUTCOME, height=80
            )
            sent = st.form_submit_button(
                say(words.CLOSE_BUTTON), key=forms.field(FORM, "send"), type="primary", icon=":material/task_alt:"
            )
        if sent:
            forms.submit(
                FORM, complaints.close_complaint, lambda number: say(words.CLOSED, number=number),
                complaint_id=which, cause=cause or "", outcome=outcome or None,
            )  # fmt: skip
