"""What can be done next with a quality review: acknowledge, correct, ask for a second one, void."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access import voiding
from data_access.quality import calibrating, rules, scoring
from data_access.quality.reviews import TO_ACKNOWLEDGE, VOIDED, review_ratings
from data_access.rejected import Rejected
from data_access.scope import Action, may
from pages.shared import forms, session, show
from pages.shared.data import load
from pages.shared.quality import rating_fields
from pages.shared.session import name_of, plain, say
from pages.shared.texts import quality as words

STEP = "quality_step"
ICONS = {"acknowledge": "check", "correct": "edit", "ask": "balance", "void": "block"}


def reviews_cases() -> bool:
    """Whether the visitor may review cases, as somebody."""
    scope = session.scope()
    return may(scope, Action.REVIEW_QUALITY) and scope.member_id is not None


def moves_of(row: dict[Any, Any]) -> list[str]:
    """What the visitor may do with it now; the most likely first."""
    scope = session.scope()
    if row["state"] == VOIDED or scope.member_id is None:
        return []
    if row["mine"]:
        return ["acknowledge"] if row["state"] == TO_ACKNOWLEDGE else []
    if not may(scope, Action.REVIEW_QUALITY) or not pd.isna(row["calibration_of"]):
        return []
    own, led = row["reviewer_id"] == scope.member_id, row["team_id"] in scope.led_team_ids
    free = not isinstance(row["calibration"], str)
    found = ["ask"] if free and (own or led) else []
    found += ["correct"] if own and free and row["state"] == TO_ACKNOWLEDGE else []
    return [*found, *(["void"] if led else [])]


def moves_card(row: dict[Any, Any], offered: list[str]) -> None:
    """The steps that are offered, and the form of the one that was chosen."""
    number, seen = int(row["number"]), _seen(row)
    with st.container(border=True):
        show.headline(say(words.NEXT))
        picked = st.pills(
            say(words.NEXT), offered, default=offered[0], required=True, label_visibility="collapsed",
            key=forms.field(STEP, f"move_{number}_{row['state']}"),
            format_func=lambda move: f":material/{ICONS[move]}: {say(words.MOVES[move])}",
        )  # fmt: skip
        move = str(picked or offered[0])
        match move:
            case "acknowledge":
                _acknowledge(number, seen)
            case "correct":
                _correct(row, seen)
            case "ask":
                ask_form(STEP, row)
            case _:
                _void(number)


def ask_form(form: str, row: dict[Any, Any]) -> None:
    """Whom to ask for a second review of a review, and how they find the case."""
    number, me = int(row["number"]), session.scope().member_id
    leads = load(calibrating.calibrators)
    leads = leads[~leads["member_id"].isin([row["member_id"], row["reviewer_id"]])]
    names = {}
    for lead in leads.to_dict("records"):
        name = name_of(lead["name"], lead["name_en"] if isinstance(lead["name_en"], str) else None)
        names[int(lead["member_id"])] = say(words.ME, name=name) if lead["member_id"] == me else name
    with st.form(forms.field(form, f"ask_{number}"), border=False):
        who = st.selectbox(
            say(words.WHO_CALIBRATES), list(names), key=forms.field(form, f"who_{number}"), index=None,
            format_func=names.__getitem__, placeholder=say(words.CHOOSE),
        )  # fmt: skip
        brief = st.text_area(
            say(words.BRIEF), key=forms.field(form, f"brief_{number}"), max_chars=rules.LONGEST_BRIEF, height=80,
            help=plain(say(words.BRIEF_HELP)),
        )  # fmt: skip
        sent = _send(form, "ask", number)
    if sent:
        forms.submit(
            form, calibrating.ask_calibration, lambda _: say(words.ASKED), review_id=number, calibrator_id=who,
            brief=brief,
        )  # fmt: skip


def _acknowledge(number: int, seen: int) -> None:
    st.caption(plain(say(words.ACKNOWLEDGE_CAPTION)))
    with st.form(forms.field(STEP, f"acknowledge_{number}"), border=False):
        reply = st.text_area(
            say(words.YOUR_REPLY), key=forms.field(STEP, f"reply_{number}"), max_chars=rules.LONGEST_REPLY, height=100
        )
        sent = _send(STEP, "acknowledge", number)
    if sent:
        forms.submit(
            STEP, scoring.acknowledge_review, lambda key: say(words.DONE["acknowledge"], number=key), review_id=number,
            revision=seen, reply=reply,
        )  # fmt: skip


def _correct(row: dict[Any, Any], seen: int) -> None:
    number = int(row["number"])
    with st.form(forms.field(STEP, f"correct_{number}"), border=False):
        filled = rating_fields.fields(STEP, str(number), load(review_ratings, (number,)).to_dict("records"), row)
        sent = _send(STEP, "correct", number)
    if sent:
        submit_filled(
            STEP, filled, scoring.correct_review, lambda key: say(words.DONE["correct"], number=key), review_id=number,
            revision=seen,
        )  # fmt: skip


def _void(number: int) -> None:
    with st.form(forms.field(STEP, f"void_{number}"), border=False):
        why = st.text_input(
            say(words.VOID_REASON), key=forms.field(STEP, f"why_{number}"), max_chars=voiding.LONGEST_REASON
        )
        sent = _send(STEP, "void", number)
    if sent:
        forms.submit(
            STEP, voiding.void_entry, lambda key: say(words.DONE["void"], number=key), table="quality_review",
            entry_id=number, reason=why,
        )  # fmt: skip


def submit_filled(form: str, filled: rating_fields.Filled, command: Any, said: Any, **fields: Any) -> None:
    """`forms.submit` with what was rated; what is not chosen yet is said before anything is asked of the database."""
    try:
        rated = filled.fields()
    except Rejected as error:
        forms.refused(error, form)
        return
    forms.submit(form, command, said, **rated, **fields)


def _send(form: str, move: str, number: int) -> bool:
    return st.form_submit_button(
        say(words.MOVES[move]), key=forms.field(form, f"send_{move}_{number}"), type="primary",
        icon=f":material/{ICONS[move]}:",
    )  # fmt: skip


def _seen(row: dict[Any, Any]) -> int:
    """The revision that stood on the page when the visitor clicked: this run may have found a newer one already."""
    key = f"seen_review_{row['number']}"
    before: int = st.session_state.get(key, int(row["revision"]))
    st.session_state[key] = int(row["revision"])
    return before
