"""What can be done with an item beside writing about it: assigning an action, dismissing it, taking either back."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from data_access.actions.rules import LONGEST_TITLE, OPEN
from data_access.meetings import assigning, talking_over
from data_access.meetings.rules import LONGEST_WHY
from metrics.declare import Unit
from metrics.registry import METRICS
from pages.shared import forms, session
from pages.shared.actions.action_forms import KPIS
from pages.shared.meetings import said
from pages.shared.session import plain, say
from pages.shared.texts import meetings as words

ASSIGN, DISMISS = "meeting_action", "meeting_dismiss"
USUAL_DAYS = 7


def actions_of(row: Mapping[Any, Any], actions: pd.DataFrame) -> None:
    """The actions that were decided about an item, and taking one back that nobody began."""
    forms.told(ASSIGN)
    for each in actions[actions["item_id"] == row["item_id"]].to_dict("records"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            st.text(said.action(each, now=True), width="stretch")
            number = int(each["action_id"])
            fresh = each["state"] == OPEN and each["revision"] == 0
            if fresh and st.button(
                ":material/undo:", key=forms.field(ASSIGN, f"back_{number}"), type="tertiary",
                help=plain(say(words.TAKE_BACK)),
            ):  # fmt: skip
                forms.submit(
                    ASSIGN, assigning.withdraw_action, lambda key: say(words.ACTION_BACK, number=key),
                    action_id=number,
                )  # fmt: skip


def assign_form(row: Mapping[Any, Any]) -> None:
    """Who does something about it until when, measured by which KPI."""
    number = int(row["item_id"])
    with (
        st.expander(say(words.ASSIGN), icon=":material/add_task:", key=forms.field(ASSIGN, f"open_{number}")),
        st.form(forms.field(ASSIGN, f"form_{number}"), border=False),
    ):
        title = st.text_input(say(words.WHAT), key=_of(ASSIGN, "title", number), max_chars=LONGEST_TITLE)
        first, second = st.columns(2)
        with first:
            owner = _owner(number)
        today = session.clock().today
        until = second.date_input(
            say(words.UNTIL), today + timedelta(days=USUAL_DAYS), min_value=today, format="YYYY-MM-DD",
            key=_of(ASSIGN, "due", number),
        )  # fmt: skip
        metric, expected = _expectation(row, number)
        sent = st.form_submit_button(
            say(words.ASSIGN), key=forms.field(ASSIGN, f"send_{number}"), icon=":material/add_task:"
        )
        if sent:
            forms.submit(
                ASSIGN, assigning.assign_action, lambda key: say(words.ASSIGNED, number=key), item_id=number,
                title=title or "", owner_id=owner, due_on=until, metric=metric, expected=expected,
            )  # fmt: skip


def dismiss_form(row: Mapping[Any, Any]) -> None:
    """Passing over an item with a reason, or talking about it after all."""
    number = int(row["item_id"])
    forms.told(DISMISS)
    if row["dismissed"]:
        why = say(words.DISMISSED_BECAUSE, name=said.named(row, "dismissed_by"), why=row["dismissed_why"])
        st.text(said.since(row, why), width="stretch")
        if st.button(say(words.TAKE_UP), key=forms.field(DISMISS, f"back_{number}"), icon=":material/undo:"):
            forms.submit(DISMISS, talking_over.take_up_item, lambda _: say(words.TAKEN_UP), item_id=number)
        return
    if said.given(row["dismissed_why"]):
        st.caption(plain(say(words.DISMISSED_OTHERWISE, why=row["dismissed_why"])))
    with (
        st.expander(say(words.DISMISS), icon=":material/remove_circle:", key=forms.field(DISMISS, f"open_{number}")),
        st.form(forms.field(DISMISS, f"form_{number}"), border=False),
    ):
        why = st.text_input(say(words.DISMISS_WHY), key=_of(DISMISS, "why", number), max_chars=LONGEST_WHY)
        sent = st.form_submit_button(say(words.DISMISS), key=forms.field(DISMISS, f"send_{number}"))
        if sent:
            forms.submit(
                DISMISS, talking_over.dismiss_item, lambda _: say(words.DISMISSED), item_id=number, why=why or ""
            )


def _of(form: str, name: str, number: int) -> str:
    return f"{forms.field(form, name)}_{number}"


def _owner(number: int) -> int | None:
    colleagues = forms.members_to_name()
    names = dict(zip(colleagues["member_id"].astype(int), colleagues["said"], strict=True))
    chosen: int | None = st.selectbox(
        say(words.WHO), list(names), index=None, key=_of(ASSIGN, "owner", number), format_func=names.__getitem__,
        placeholder=say(words.CHOOSE),
    )  # fmt: skip
    return chosen


def _expectation(row: Mapping[Any, Any], number: int) -> tuple[str | None, float | None]:
    """By which KPI it is measured (of an item about a number, that one), and by how much it shall change."""
    about = next((key for key, *_ in row["figures"] or [] if key in KPIS), None)
    named = {key: say(METRICS[key].name) for key in KPIS}
    first, second = st.columns(2)
    metric: str | None = first.selectbox(
        say(words.WHICH_KPI), KPIS, index=None if about is None else KPIS.index(about),
        key=_of(ASSIGN, "metric", number), placeholder=say(words.NO_KPI),
        format_func=named.__getitem__,
    )  # fmt: skip
    change = second.number_input(
        say(words.HOW_MUCH), value=None, step=1.0, format="%.1f", min_value=-1000.0, max_value=1000.0,
        key=_of(ASSIGN, "expected", number), help=plain(say(words.HOW_MUCH_HELP)), placeholder="±",
    )  # fmt: skip
    scale = 100.0 if metric is not None and METRICS[metric].unit is Unit.SHARE else 1.0
    return metric, None if change is None else float(change) / scale
