"""The form of a new target, and beside it what it would have meant."""

import streamlit as st

from data_access.goals import setting
from data_access.goals.known import targets_known
from metrics.declare import WORKING
from metrics.goals.goal import Goal
from metrics.registry import METRICS
from pages.shared import forms, show
from pages.shared.data import load
from pages.shared.goals import goal_fields, past_months, whose, wordings
from pages.shared.session import say
from pages.shared.texts import goals as words

PROPOSE = "propose_target"


def propose_cards() -> None:
    """Everything a target needs, and its KPI's last twelve months with the line of what is typed."""
    filling, seeing = st.columns([2, 3])
    with filling, st.container(border=True):
        show.headline(say(words.PROPOSE), say(words.PROPOSE_CAPTION))
        key = _metric()
        who = _whom()
        days = whose.days_field(PROPOSE)
        metric = METRICS.get(key or "")
        goal = Goal()
        of = f"{key}_{who.code if who else ''}"
        if metric is not None and who is not None:
            goal = goal_fields.number_fields(PROPOSE, of, metric, who, *days)
        with st.form(forms.field(PROPOSE, "form"), border=False):
            if metric is not None and who is not None:
                goal = goal_fields.other_fields(PROPOSE, of, metric, who, days, goal)
            sent = st.form_submit_button(
                say(words.SENT), key=forms.field(PROPOSE, "send"), type="primary", icon=":material/flag:"
            )
        if sent:
            forms.submit(
                PROPOSE, setting.propose_target, _said, metric=key, level=who.level if who else "",
                team_id=who.team_id if who else None, member_id=who.member_id if who else None,
                from_on=days[0], to_on=days[1], goal=goal,
            )  # fmt: skip
    with seeing:
        if metric is None or who is None:
            with st.container(border=True):
                show.headline(say(words.PAST), say(words.PAST_CHOOSE))
        else:
            past_months.past_card(metric, who, goal, days, "goal_past")


def _metric() -> str | None:
    keys = sorted(METRICS, key=lambda key: (key.endswith(WORKING), wordings.metric_said(key)))
    picked: str | None = st.selectbox(
        say(words.WHICH_KPI), keys, index=None, key=forms.field(PROPOSE, "metric"),
        format_func=wordings.metric_said, placeholder=say(words.CHOOSE),
    )  # fmt: skip
    return picked


def _whom() -> whose.Whose | None:
    found = {each.code: each for each in whose.everybody()}
    picked = st.selectbox(
        say(words.FOR_WHOM), list(found), index=0 if len(found) == 1 else None, key=forms.field(PROPOSE, "whose"),
        format_func=lambda code: found[code].name if code in found else code, placeholder=say(words.CHOOSE),
    )  # fmt: skip
    return found.get(picked or "")


def _said(number: int) -> str:
    made = load(targets_known, target_id=number)
    at_once = bool((made.loc[made["target_id"] == number, "state"] == "agreed").any())
    return say(words.AT_ONCE_SAID if at_once else words.PROPOSED_SAID, number=number)
