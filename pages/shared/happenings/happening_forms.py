"""Noting what happened, correcting it and taking it back: by leads for their teams, by executives for all."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from data_access.happenings import noting
from data_access.happenings.noting import KINDS, LONGEST_TITLE
from data_access.members import people
from data_access.scope import Action, may
from metrics.registry import METRICS
from pages.shared import filters, forms, session, show
from pages.shared.data import load
from pages.shared.happenings import happening_list
from pages.shared.session import name_of, plain, say
from pages.shared.texts import happenings as words

ADD, CHANGE = "add_annotation", "change_annotation"
OFFERED = tuple(key for key, metric in METRICS.items() if metric.plain_key == key)
WHOLE = 0  # stands for the organisation among the teams


def may_note() -> bool:
    """Whether the visitor notes anything."""
    return may(session.scope(), Action.NOTE_HAPPENINGS) and bool(_whom())


def add_card() -> None:
    """The form for what happened, or is going to."""
    whom = _whom()
    with st.container(border=True, height="stretch"):
        show.headline(say(words.ADD), say(words.ADD_CAPTION))
        forms.told(ADD)
        with st.form(forms.field(ADD, "form"), border=False):
            picked = next((team for team in filters.chosen().team_id if team in whom), next(iter(whom)))
            given = _fields(ADD, "", {"first": session.clock().today}, whom, picked)
            sent = st.form_submit_button(
                say(words.ADD), key=forms.field(ADD, "send"), type="primary", icon=":material/edit_calendar:"
            )
        if sent:
            team = given.pop("team_id")
            forms.submit(
                ADD, noting.add_annotation, lambda number: say(words.ADDED, number=number),
                team_id=None if team == WHOLE else team, **given,
            )  # fmt: skip


def change_card(row: dict[Any, Any] | None) -> None:
    """Correcting and withdrawing the one that is chosen in the list."""
    with st.container(border=True, height="stretch"):
        show.headline(say(words.CHANGE), say(words.CHANGE_CAPTION))
        if row is None or not row["noted"] or pd.notna(row["withdrawn_at"]):
            st.caption(say(_why_not(row)))
            return
        number, seen = int(row["number"]), _seen(row)
        first, last = row["first_on"].date(), row["last_on"].date()
        given_before = {
            "first": first, "last": None if last == first else last,
            "kind": row["kind"], "title": row["title"], "new_phase": bool(row["new_phase"]),
            "metrics": row["metrics"].split(",") if isinstance(row["metrics"], str) else [],
        }  # fmt: skip
        with st.form(forms.field(CHANGE, f"form_{number}"), border=False):
            given = _fields(CHANGE, f"_{number}", given_before, {}, None)
            correct, withdraw = st.columns(2)
            corrected = correct.form_submit_button(
                say(words.CORRECT), key=forms.field(CHANGE, f"send_{number}"), type="primary", icon=":material/check:"
            )
            withdrawn = withdraw.form_submit_button(
                say(words.WITHDRAW), key=forms.field(CHANGE, f"withdraw_{number}"), icon=":material/undo:",
                help=plain(say(words.WITHDRAW_HELP)),
            )  # fmt: skip
        if corrected:
            forms.submit(
                CHANGE, noting.correct_annotation, lambda key: say(words.CORRECTED, number=key), annotation_id=number,
                revision=seen, **given,
            )  # fmt: skip
        elif withdrawn:
            forms.submit(
                CHANGE, noting.withdraw_annotation, lambda key: say(words.WITHDRAWN, number=key), annotation_id=number,
                revision=seen,
            )  # fmt: skip
        elif seen != row["revision"] and isinstance(row["changed_by"], str):
            st.warning(plain(say(words.MOVED_ON, who=row["changed_by"])), icon=":material/info:")


def _why_not(row: dict[Any, Any] | None) -> Any:
    if row is None:
        return words.CHOOSE_ONE
    return words.IS_WITHDRAWN if pd.notna(row["withdrawn_at"]) else words.NOT_YOURS


def _fields(form: str, of: str, before: dict[str, Any], whom: dict[int, str], picked: int | None) -> dict[str, Any]:
    """What happened as it was typed; with `whom` also to which of these."""
    title = st.text_area(
        say(words.WHAT), before.get("title", ""), key=forms.field(form, f"title{of}"), max_chars=LONGEST_TITLE,
        height=68, help=plain(say(words.WHAT_HELP)),
    )  # fmt: skip
    left, right = st.columns(2)
    first: date | None = left.date_input(
        say(words.FIRST), before.get("first"), key=forms.field(form, f"first{of}"), format="YYYY-MM-DD"
    )
    last: date | None = right.date_input(
        say(words.LAST), before.get("last"), key=forms.field(form, f"last{of}"), format="YYYY-MM-DD",
        help=plain(say(words.LAST_HELP)),
    )  # fmt: skip
    left, right = st.columns(2)  # another row: on a phone the two days stay together
    kind = left.selectbox(
        say(words.KIND), KINDS, index=KINDS.index(before["kind"]) if before.get("kind") in KINDS else None,
        key=forms.field(form, f"kind{of}"), format_func=lambda code: say(words.KINDS[code]),
        placeholder=say(words.CHOOSE),
    )  # fmt: skip
    given: dict[str, Any] = {}
    if whom:
        given["team_id"] = right.selectbox(
            say(words.WHOM), list(whom), index=list(whom).index(picked) if picked in whom else 0,
            key=f"{forms.field(form, 'whom')}_{picked}", format_func=lambda team: whom.get(team, str(team)),
        )  # fmt: skip
    known = [*OFFERED, *(key for key in before.get("metrics", []) if key not in OFFERED)]
    metrics = st.multiselect(
        say(words.METRICS), known, before.get("metrics", []), key=forms.field(form, f"metrics{of}"),
        format_func=happening_list.metrics_said, placeholder=say(words.ALL_METRICS), max_selections=noting.MOST_METRICS,
    )  # fmt: skip
    new_phase = st.checkbox(
        say(words.NEW_PHASE_FIELD), before.get("new_phase", False), key=forms.field(form, f"new{of}"),
        help=plain(say(words.NEW_PHASE_MEANS)),
    )  # fmt: skip
    return {
        "first": first, "last": last, "kind": kind or "", "title": title or "", "metrics": tuple(metrics),
        "new_phase": new_phase, **given,
    }  # fmt: skip


def _whom() -> dict[int, str]:
    """The teams for which the visitor notes what happened, and before them the organisation where that is theirs."""
    scope = session.scope()
    named = {WHOLE: say(words.ALL_OF_US)} if noting.notes(scope, None) else {}
    for row in load(people.teams).to_dict("records"):
        if noting.notes(scope, int(row["team_id"])):
            name_en = row["name_en"] if isinstance(row["name_en"], str) else None
            named[int(row["team_id"])] = name_of(row["name"], name_en)
    return named


def _seen(row: dict[Any, Any]) -> int:
    """The revision that stood on the page when the visitor clicked: this run may have found a newer one already."""
    key = f"seen_annotation_{row['number']}"
    before: int = st.session_state.get(key, int(row["revision"]))
    st.session_state[key] = int(row["revision"])
    return before
