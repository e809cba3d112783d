"""Handing over several complaints at once: before a holiday, or when somebody leaves."""

import pandas as pd
import streamlit as st

from data_access.workflow import commands
from pages.shared import forms
from pages.shared.complaints import open_complaints
from pages.shared.complaints.complaint_moves import colleague_field
from pages.shared.session import say
from pages.shared.texts import complaints as list_words
from pages.shared.texts import workflow as words

FORM = "hand_over_several"


def hand_over_card(found: pd.DataFrame) -> None:
    """Choose some of the open complaints, and to whom they go; all of them are handed over or none."""
    said = {int(row["complaint_id"]): open_complaints.complaint_said(row) for _, row in found.iterrows()}
    seen = _seen(found)
    with st.expander(say(words.BULK), icon=":material/swap_horiz:"), st.form(forms.field(FORM, "form"), border=False):
        chosen = st.multiselect(
            say(words.BULK_WHICH), list(said), key=forms.field(FORM, "which"),
            format_func=lambda number: said.get(number, str(number)), max_selections=commands.MOST_AT_ONCE,
            placeholder=say(list_words.CHOOSE),
        )  # fmt: skip
        member_id = colleague_field(FORM, say(words.TO_WHOM))
        text = st.text_area(say(words.WHY), key=forms.field(FORM, "text"), max_chars=commands.LONGEST_TEXT, height=80)
        sent = st.form_submit_button(
            say(words.BULK), key=forms.field(FORM, "send"), type="primary", icon=":material/swap_horiz:"
        )
    if sent:
        forms.submit(
            FORM, commands.hand_over_complaints, lambda count: say(words.BULK_DONE, count=count),
            complaints=tuple((number, seen[number]) for number in chosen), member_id=member_id, text=text,
        )  # fmt: skip


def _seen(found: pd.DataFrame) -> dict[int, int]:
    """The revisions that stood on the page when the visitor clicked: this run may have found newer ones already."""
    now: dict[int, int] = dict(zip(found["complaint_id"].astype(int), found["revision"].astype(int), strict=True))
    before: dict[int, int] = st.session_state.get("seen_of_several", now)
    st.session_state["seen_of_several"] = now
    return {number: before.get(number, revision) for number, revision in now.items()}
