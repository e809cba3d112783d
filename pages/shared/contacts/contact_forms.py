"""Planning a contact with a customer, and what can be done next with one."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from data_access.contacts import ending, planning, rules
from data_access.scope import Action, may
from pages.shared import forms, session, show
from pages.shared.people import absent
from pages.shared.session import plain, say
from pages.shared.texts import contacts as words

PLAN, STEP = "plan_contact", "contact_step"
USUAL_DAYS = 7
COMMANDS: dict[str, Callable[..., int]] = {
    "do": ending.do_contact, "move": planning.move_contact, "hand_over": planning.hand_over_contact,
    "drop": ending.drop_contact,
}  # fmt: skip
ICONS = {"do": "check", "move": "event", "hand_over": "forward", "drop": "close"}


def may_plan() -> bool:
    """Whether the visitor plans contacts."""
    return may(session.scope(), Action.PLAN_CONTACTS)


def plan_card() -> None:
    """The form of a new contact; staff plan their own, leads for anybody of their teams."""
    scope, today = session.scope(), session.clock().today
    with st.container(border=True):
        show.headline(say(words.PLAN), say(words.PLAN_CAPTION))
        forms.told(PLAN)
        customer_id = forms.customer_field(PLAN, needed=True)
        with st.form(forms.field(PLAN, "form"), border=False):
            kind = st.segmented_control(
                say(words.KIND), list(words.KINDS), default=rules.FOLLOW_UP, required=True,
                key=forms.field(PLAN, "kind"), format_func=lambda code: say(words.KINDS[code]),
                help=plain(say(words.KINDS_HELP)),
            )  # fmt: skip
            about = st.text_area(
                say(words.ABOUT), key=forms.field(PLAN, "about"), max_chars=rules.LONGEST_ABOUT, height=80,
                placeholder=say(words.ABOUT_HELP),
            )  # fmt: skip
            day = _day(PLAN, words.WHEN, today + timedelta(days=USUAL_DAYS), "day")
            owner_id = _owner(PLAN, words.WHO, scope.member_id) if scope.sees_persons else scope.member_id
            sent = st.form_submit_button(
                say(words.PLAN), key=forms.field(PLAN, "send"), type="primary", icon=":material/event_available:"
            )
        if sent:
            forms.submit(
                PLAN, planning.plan_contact, lambda number: say(words.SAVED, number=number), customer_id=customer_id,
                kind=kind or "", planned_on=day, owner_id=owner_id, about=about or "",
            )  # fmt: skip


def steps_card(row: dict[Any, Any]) -> None:
    """What the visitor may do with a contact that is still to make, and the form of the step that was chosen."""
    number, seen, offered = int(row["number"]), _seen(row), list(COMMANDS)
    with st.container(border=True):
        show.headline(say(words.NEXT))
        picked = st.pills(
            say(words.NEXT), offered, default=offered[0], required=True, label_visibility="collapsed", wrap=True,
            key=forms.field(STEP, f"step_{number}"),
            format_func=lambda step: f":material/{ICONS[step]}: {say(words.MOVES[step])}",
        )  # fmt: skip
        step = str(picked or offered[0])
        with st.form(forms.field(STEP, f"form_{step}_{number}"), border=False):
            given = _fields(step, row)
            sent = st.form_submit_button(
                say(words.MOVES[step]), key=forms.field(STEP, f"send_{step}"), type="primary",
                icon=f":material/{ICONS[step]}:",
            )  # fmt: skip
        if sent:
            forms.submit(
                STEP, COMMANDS[step], partial(_moved, step, row), contact_id=number, revision=seen, **given,
            )  # fmt: skip
        elif seen != row["revision"] and isinstance(row["changed_by"], str):
            what = say(rules.MOVES[row["last_move"]])
            st.warning(plain(say(words.MOVED_ON, who=row["changed_by"], what=what)), icon=":material/info:")


def _moved(step: str, row: dict[Any, Any], number: int) -> str:
    """What was done. What the visitor does not see from now on is not open any more."""
    over = step == "hand_over" if row["mine"] else step != "move"
    if over and not row["led"]:
        st.query_params.pop("number", None)
    return say(words.MOVED[step], number=number)


def _fields(step: str, row: dict[Any, Any]) -> dict[str, Any]:
    number, today = row["number"], session.clock().today
    match step:
        case "do":
            day = st.date_input(
                say(words.DONE_WHEN), today, max_value=today, format="YYYY-MM-DD",
                key=forms.field(STEP, f"done_{number}"),
            )  # fmt: skip
            return {"done_on": day, "result": _text(words.RESULT, f"result_{number}")}
        case "move":
            later = max(row["planned_on"].date(), today) + timedelta(days=1)
            return {"planned_on": _day(STEP, words.WHEN, later, f"move_{number}")}
        case "hand_over":
            return {"owner_id": _owner(STEP, words.TO_WHOM, None, besides=row["owner_id"])}
    return {"reason": _text(words.WHY, f"drop_{number}")}


def _text(label: Any, name: str) -> str:
    return st.text_area(say(label), key=forms.field(STEP, name), max_chars=rules.LONGEST_RESULT, height=80) or ""


def _day(form: str, label: Any, first: Any, name: str) -> Any:
    today = session.clock().today
    return st.date_input(
        say(label), first, min_value=today, max_value=today + timedelta(days=rules.FARTHEST_DAYS),
        format="YYYY-MM-DD", key=forms.field(form, name),
    )  # fmt: skip


def _owner(form: str, label: Any, first: int | None, besides: Any = None) -> int | None:
    colleagues = forms.members_to_name()
    names = dict(zip(colleagues["member_id"].astype(int), colleagues["said"], strict=True))
    names = absent.beside({key: name for key, name in names.items() if pd.isna(besides) or key != int(besides)})
    chosen: int | None = st.selectbox(
        say(label), list(names), key=forms.field(form, "owner"), format_func=names.__getitem__,
        index=list(names).index(first) if first in names else None, placeholder=say(words.CHOOSE),
    )  # fmt: skip
    return chosen


def _seen(row: dict[Any, Any]) -> int:
    """The revision that stood on the page when the visitor clicked: this run may have found a newer one already."""
    key = f"seen_contact_{row['number']}"
    before: int = st.session_state.get(key, int(row["revision"]))
    st.session_state[key] = int(row["revision"])
    return before
