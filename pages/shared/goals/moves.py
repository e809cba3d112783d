"""What can be done next with one target: answering it, changing it, withdrawing it."""

from typing import Any

import streamlit as st

from data_access.goals import setting
from metrics.registry import METRICS
from pages.shared import forms, session, show
from pages.shared.goals import answering, goal_fields, past_months, whose, wordings
from pages.shared.session import plain, say
from pages.shared.texts import goals as words

STEP = "target_step"
ICONS = {"agree": "check", "dispute": "report", "change": "edit", "withdraw": "undo"}


def moves_of(row: dict[Any, Any]) -> list[str]:
    """What the visitor may do with it now. What waits for their answer is answered on top of the page."""
    over = row["to_on"] <= session.clock().today
    if row["state"] == "withdrawn" or over:
        return []
    steps = ["agree"] if row["mine"] and row["state"] == "disputed" else []
    if row["mine"] and row["state"] == "agreed" and not row["locked"] and not row["changes"]:
        steps.append("dispute")
    return [*steps, *(["change", "withdraw"] if row["changes"] and row["metric"] in METRICS else [])]


def moves_card(row: dict[Any, Any]) -> None:
    """The steps that the visitor may take now, and the form of the one that was chosen."""
    number, offered = int(row["target_id"]), moves_of(row)
    with st.container(border=True):
        show.headline(say(words.NEXT))
        picked = st.pills(
            say(words.NEXT), offered, default=offered[0], required=True, label_visibility="collapsed",
            key=forms.field(STEP, f"move_{number}_{row['state']}"),
            format_func=lambda move: f":material/{ICONS[move]}: {say(words.MOVES[move])}",
        )  # fmt: skip
        move = str(picked or offered[0])
        if move in answering.COMMANDS:
            answering.answer_form(number, int(row["revision"]))
        elif move == "change":
            _change(row, answering.seen_revision(number, int(row["revision"])))
        else:
            _withdraw(row, answering.seen_revision(number, int(row["revision"])))


def _change(row: dict[Any, Any], seen: int) -> None:
    number, metric, was = int(row["target_id"]), METRICS[row["metric"]], wordings.goal_of_row(row)
    who = _whose(row)
    days = row["from_on"], row["to_on"]
    goal = goal_fields.number_fields(STEP, str(number), metric, who, *days, was)
    with st.form(forms.field(STEP, f"form_{number}"), border=False):
        goal = goal_fields.other_fields(STEP, str(number), metric, who, days, goal, was, number)
        reason = _reason(row) if row["locked"] else ""
        sent = st.form_submit_button(
            say(words.MOVES["change"]), key=forms.field(STEP, f"send_{number}"), type="primary", icon=":material/edit:"
        )
    if sent:
        _submit("change", row, seen, setting.change_target, from_on=days[0], to_on=days[1], goal=goal, reason=reason)
    past_months.past_card(metric, who, goal, days, f"goal_past_{number}")


def _withdraw(row: dict[Any, Any], seen: int) -> None:
    number = int(row["target_id"])
    with st.form(forms.field(STEP, f"withdraw_{number}"), border=False):
        reason = _reason(row)
        sent = st.form_submit_button(
            say(words.MOVES["withdraw"]), key=forms.field(STEP, f"back_{number}"), icon=":material/undo:"
        )
    if sent:
        _submit("withdraw", row, seen, setting.withdraw_target, reason=reason)


def _submit(move: str, row: dict[Any, Any], seen: int, command: Any, **given: Any) -> None:
    if seen != row["revision"] and isinstance(row["changed_by"], str):
        who = wordings.person_said(row, "changed_by") or say(words.FORMER)
        st.warning(plain(say(words.MOVED_ON, who=who)), icon=":material/info:")
    forms.submit(
        STEP, command, lambda key: say(words.MOVED[move], number=key), target_id=int(row["target_id"]), revision=seen,
        **given,
    )  # fmt: skip


def _reason(row: dict[Any, Any]) -> str:
    return st.text_area(
        say(words.CHANGE_REASON), key=forms.field(STEP, f"reason_{row['target_id']}"), max_chars=1000, height=80,
        help=plain(say(words.CHANGE_REASON_HELP)) if row["locked"] else None,
    ) or ""  # fmt: skip


def _whose(row: dict[Any, Any]) -> whose.Whose:
    team, member = (None if wordings.given(row[name]) is None else int(row[name]) for name in ("team_id", "member_id"))
    return whose.Whose(row["level"], team, member, wordings.whose_said(row))
