"""Deciding an action about a cause, and what can be done next with one."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from data_access.actions import carrying_out, deciding, rules
from data_access.members import people
from data_access.scope import Action, may
from metrics.complaints import complaints_opened
from metrics.declare import Unit
from metrics.registry import METRICS
from metrics.statistics.effects import is_judged
from pages.shared import filters, forms, session, show
from pages.shared.data import load
from pages.shared.filters import code_said
from pages.shared.session import name_of, plain, say
from pages.shared.texts import actions as words

DECIDE, STEP = "open_action", "action_step"
USUAL_DAYS = 28
KPIS = tuple(key for key, metric in METRICS.items() if is_judged(metric))
COMMANDS: dict[str, Callable[..., int]] = {
    "start": carrying_out.start_action, "finish": carrying_out.finish_action, "change": deciding.change_action,
    "drop": carrying_out.drop_action, "reopen": carrying_out.reopen_action,
}  # fmt: skip
ICONS = {"start": "play_arrow", "finish": "check", "change": "edit", "drop": "close", "reopen": "replay"}


def decide_card(cut: str, subjects: list[str], picked: str | None) -> None:
    """The form of a new action about one of `subjects` (causes or categories, as `cut` says), `picked` chosen first."""
    teams = _teams()
    with st.container(border=True, height="stretch"):
        show.headline(say(words.DECIDE), say(words.DECIDE_CAPTION))
        forms.told(DECIDE)
        with st.form(forms.field(DECIDE, f"form_{cut}"), border=False):
            about = st.selectbox(
                say(words.ABOUT_WHICH[cut]), subjects, key=f"{forms.field(DECIDE, f'about_{cut}')}_{picked}",
                index=subjects.index(picked) if picked in subjects else None, format_func=code_said,
                placeholder=say(words.CHOOSE),
            )  # fmt: skip
            given = new_fields(DECIDE, "", complaints_opened.key)
            team_id = next(iter(teams), None) if len(teams) == 1 else _team(teams)
            sent = st.form_submit_button(
                say(words.DECIDE), key=forms.field(DECIDE, "send"), type="primary", icon=":material/add_task:"
            )
        if sent:
            forms.submit(
                DECIDE, deciding.open_action, lambda number: say(words.SAVED, number=number), team_id=team_id,
                **given, **{cut: about},
            )  # fmt: skip


def new_fields(form: str, of: str, metric: str | None = None) -> dict[str, Any]:
    """What is said of any new action: what, who, until when, and which KPI it shall change by how much."""
    title = _title(form, of)
    first, second = st.columns(2)
    with first:
        owner = _owner(form, None, of)
    with second:
        until = st.date_input(
            say(words.UNTIL), session.clock().today + timedelta(days=USUAL_DAYS), format="YYYY-MM-DD",
            key=forms.field(form, f"due{of}"), min_value=session.clock().today,
        )  # fmt: skip
    chosen, expected = _expectation(form, metric, None, of)
    return {"title": title or "", "owner_id": owner, "due_on": until, "metric": chosen, "expected": expected}


def moves_card(row: dict[Any, Any]) -> None:
    """The steps that the visitor may take with this action now, and the form of the one that was chosen."""
    number, seen = int(row["number"]), _seen(row)
    offered = moves_of(row)
    with st.container(border=True):
        show.headline(say(words.NEXT))
        picked = st.pills(
            say(words.NEXT), offered, default=offered[0], required=True, label_visibility="collapsed",
            key=forms.field(STEP, f"move_{number}_{row['state']}"),
            format_func=lambda move: f":material/{ICONS[move]}: {say(words.MOVES[move])}",
        )  # fmt: skip
        move = str(picked or offered[0])
        with st.form(forms.field(STEP, f"form_{move}"), border=False):
            given = _fields(move, row)
            sent = st.form_submit_button(
                say(words.MOVES[move]), key=forms.field(STEP, f"send_{move}"), type="primary",
                icon=f":material/{ICONS[move]}:",
            )  # fmt: skip
        if sent:
            forms.submit(
                STEP, COMMANDS[move], lambda key: say(words.MOVED[move], number=key), action_id=number, revision=seen,
                **given,
            )  # fmt: skip
        elif seen != row["revision"] and isinstance(row["changed_by"], str):
            what = say(rules.MOVES[row["last_move"]])
            st.warning(plain(say(words.MOVED_ON, who=row["changed_by"], what=what)), icon=":material/info:")


def moves_of(row: dict[Any, Any]) -> list[str]:
    """What the visitor may do with it now; the most likely first."""
    carries_out = may(session.scope(), Action.CARRY_OUT_ACTIONS) and (row["mine"] or row["led"])
    if row["state"] in rules.RUNNING:
        steps = ["start", "finish"] if row["state"] == rules.OPEN else ["finish"]
        return (steps if carries_out else []) + (["change", "drop"] if row["led"] else [])
    return ["reopen"] if row["led"] or (carries_out and row["state"] == rules.DONE) else []


def _seen(row: dict[Any, Any]) -> int:
    """The revision that stood on the page when the visitor clicked: this run may have found a newer one already."""
    key = f"seen_action_{row['number']}"
    before: int = st.session_state.get(key, int(row["revision"]))
    st.session_state[key] = int(row["revision"])
    return before


def _fields(move: str, row: dict[Any, Any]) -> dict[str, Any]:
    number, today = row["number"], session.clock().today
    match move:
        case "finish":
            day = st.date_input(
                say(words.DONE_WHEN), today, min_value=row["decided_on"].date(), max_value=today, format="YYYY-MM-DD",
                key=forms.field(STEP, f"done_{number}"), help=plain(say(words.DONE_WHEN_HELP)),
            )  # fmt: skip
            return {"done_on": day, "result": _text(words.CAME_OF_IT, f"result_{number}")}
        case "change":
            title = _title(STEP, f"_{number}", row["title"])
            owner = _owner(STEP, int(row["owner_id"]), f"_{number}", row["owner"])
            due = row["due_on"].date()
            until = st.date_input(
                say(words.UNTIL), due, min_value=min(due, today), format="YYYY-MM-DD",
                key=forms.field(STEP, f"due_{number}"),
            )  # fmt: skip
            known = row["metric"] if isinstance(row["metric"], str) else None
            expected = None if pd.isna(row["expected"]) else float(row["expected"])
            metric, change = _expectation(STEP, known, expected, f"_{number}")
            return {"title": title or "", "owner_id": owner, "due_on": until, "metric": metric, "expected": change}
        case "drop" | "reopen":
            return {"reason": _text(words.WHY, f"{move}_{number}")}
    return {}


def _text(label: Any, name: str) -> str:
    return st.text_area(say(label), key=forms.field(STEP, name), max_chars=rules.LONGEST_RESULT, height=80) or ""


def _title(form: str, of: str, value: str = "") -> str | None:
    return st.text_area(
        say(words.TITLE), value, key=forms.field(form, f"title{of}"), max_chars=rules.LONGEST_TITLE, height=80,
        help=plain(say(words.TITLE_HELP)),
    )  # fmt: skip


def _owner(form: str, owner_id: int | None, of: str, name: object = None) -> int | None:
    colleagues = forms.members_to_name()
    names = dict(zip(colleagues["member_id"].astype(int), colleagues["said"], strict=True))
    if owner_id is not None and owner_id not in names:  # who left stays named until somebody else is
        names[owner_id] = name if isinstance(name, str) else f"#{owner_id}"
    chosen: int | None = st.selectbox(
        say(words.WHO), list(names), key=forms.field(form, f"owner{of}"), format_func=names.__getitem__,
        index=None if owner_id is None else list(names).index(owner_id), placeholder=say(words.CHOOSE),
    )  # fmt: skip
    return chosen


def _team(teams: dict[int, str]) -> int | None:
    picked = next((team_id for team_id in filters.chosen().team_id if team_id in teams), None)
    chosen: int | None = st.selectbox(
        say(words.WHICH_TEAM), list(teams), key=f"{forms.field(DECIDE, 'team')}_{picked}",
        index=None if picked is None else list(teams).index(picked), format_func=teams.__getitem__,
        placeholder=say(words.CHOOSE),
    )  # fmt: skip
    return chosen


def _teams() -> dict[int, str]:
    """The teams for which the visitor decides."""
    found = load(people.teams).to_dict("records")
    return {
        int(row["team_id"]): name_of(row["name"], row["name_en"] if isinstance(row["name_en"], str) else None)
        for row in found
        if rules.decides(session.scope(), int(row["team_id"]))
    }


def _expectation(form: str, known: str | None, change: float | None, of: str = "") -> tuple[str | None, float | None]:
    """Which KPI shall change and by how much: of shares people say points, which are stored as 0-1."""
    keys = [*KPIS, *([known] if known is not None and known not in KPIS else [])]
    first, second = st.columns([3, 2])
    metric: str | None = first.selectbox(
        say(words.WHICH_KPI), keys, key=forms.field(form, f"metric{of}"), placeholder=say(words.NO_KPI),
        index=None if known is None else keys.index(known),
        format_func=lambda key: say(METRICS[key].name) if key in METRICS else key,
    )  # fmt: skip
    said = second.number_input(
        say(words.HOW_MUCH), value=None if change is None else change * _scale(known), step=1.0, format="%.1f",
        key=forms.field(form, f"expected{of}"), min_value=-1000.0, max_value=1000.0,
        help=plain(say(words.HOW_MUCH_HELP)), placeholder="±",
    )  # fmt: skip
    return metric, None if said is None else float(said) / _scale(metric)


def _scale(metric: str | None) -> float:
    return 100.0 if metric in METRICS and METRICS[metric].unit is Unit.SHARE else 1.0
