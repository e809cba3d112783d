"""Deciding an action in place: about a suggestion, or about what a quality review found; and the way back to those."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.actions import deciding, rules
from data_access.scope import Role
from pages.shared import forms, session
from pages.shared.actions import action_forms
from pages.shared.session import plain, say
from pages.shared.texts import actions as words

FROM = "open_action_from"


def decide_from(origin: str, origin_id: int, team_id: Any) -> None:
    """The form of a new action about this suggestion or review, for who decides for its team; nothing for others."""
    if pd.isna(team_id) or not rules.decides(session.scope(), int(team_id)):
        return
    of = f"_{origin}_{origin_id}"
    forms.told(FROM)
    with st.expander(say(words.DECIDE), icon=":material/add_task:"):
        st.caption(plain(say(words.FROM_HELP[origin])))
        with st.form(forms.field(FROM, f"form{of}"), border=False):
            given = action_forms.new_fields(FROM, of)
            sent = st.form_submit_button(
                say(words.DECIDE), key=forms.field(FROM, "send"), type="primary", icon=":material/add_task:"
            )
        if sent:
            forms.submit(
                FROM, deciding.open_action, lambda number: say(words.SAVED, number=number), team_id=int(team_id),
                origin=origin, origin_id=origin_id, **given,
            )  # fmt: skip


def origin_link(row: dict[Any, Any]) -> None:
    """The way to what the action came from, for who may read that."""
    label = say(words.TO_ORIGIN[row["origin"]]) if row["origin"] in words.TO_ORIGIN else ""
    if row["origin"] == rules.CAUSE:
        st.page_link("complaints/causes.py", label=label, icon=":material/bar_chart:")
    elif pd.isna(row["origin_id"]) or not session.scope().has(Role.STAFF, Role.LEAD):  # whose pages the others are
        return
    elif row["origin"] == rules.SUGGESTION:
        number = str(int(row["origin_id"]))
        st.page_link("feedback/inbox.py", label=label, icon=":material/forum:", query_params={"number": number})
    elif row["origin"] == rules.REVIEW:
        number = str(int(row["origin_id"]))
        st.page_link("growth/quality.py", label=label, icon=":material/fact_check:", query_params={"number": number})
    elif row["origin"] == rules.MEETING and pd.notna(row["met_on"]):
        where = {"meets": str(int(row["team_id"])), "week": f"{row['met_on']:%Y-%m-%d}"}
        where["item"] = str(int(row["origin_id"]))
        st.page_link("team/meeting.py", label=label, icon=":material/groups:", query_params=where)
