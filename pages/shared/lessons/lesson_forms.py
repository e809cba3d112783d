"""Writing a lesson from an action or a complaint, and what its writer and the lead can do with it."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from data_access.actions.decided import actions_decided
from data_access.lessons import reading, writing
from data_access.lessons.writing import ACTION, COMPLAINT, PUBLISHED, WITHDRAWN
from data_access.scope import Action, may
from data_access.workflow.story import complaint_found
from metrics.words import Text
from pages.shared import forms, session, show
from pages.shared.data import load
from pages.shared.session import plain, say
from pages.shared.texts import lessons as words

WRITE, STEP = "write_lesson", "lesson_step"
FROM = "from"  # in the address: action-12, complaint-345
MOST_TAGS_SAID = 8


def may_write() -> bool:
    """Whether the visitor writes lessons."""
    return may(session.scope(), Action.WRITE_LESSONS) and session.scope().member_id is not None


def lesson_link(origin: str, number: int) -> None:
    """On the page of an action or a complaint: to the form that makes a lesson of it."""
    if may_write():
        st.page_link(
            "team/lessons.py", label=say(words.LINK), icon=":material/school:",
            query_params={FROM: f"{origin}-{number}"},
        )  # fmt: skip


def write_card() -> bool:
    """The form, where the address says what the lesson is written from; whether it does."""
    origin, _, digits = st.query_params.get(FROM, "").partition("-")
    if not may_write() or origin not in writing.ORIGINS or not digits.isdecimal() or len(digits) > 9:
        return False
    number = int(digits)
    team_id = _team_of(origin, number)
    if team_id is None:
        st.warning(say(words.ORIGIN_GONE), icon=":material/search_off:")
        return True
    at_once = writing.publishes(session.scope(), team_id)
    with st.container(border=True):
        source = say(words.ORIGINS[origin], number=number)
        show.headline(say(words.WRITE), say(words.WRITE_CAPTION, origin=source))
        with st.form(forms.field(WRITE, "form"), border=False):
            given = _fields(WRITE, "", {})
            sent = st.form_submit_button(
                say(words.PUBLISH_AT_ONCE if at_once else words.SEND), key=forms.field(WRITE, "send"), type="primary",
                icon=":material/school:",
            )  # fmt: skip
        if sent:
            said = words.PUBLISHED if at_once else words.SENT
            forms.submit(
                WRITE, writing.write_lesson, partial(_written, said), origin=origin, origin_id=number, **given
            )  # fmt: skip
    return True


def steps_card(row: dict[Any, Any]) -> None:
    """Publishing, correcting and withdrawing the lesson that is opened, for whom it is."""
    if not may_write() or not (row["mine"] or row["leads"]):
        return
    number, seen = int(row["number"]), _seen(row)
    if row["leads"] and row["state"] != PUBLISHED and row["heading"]:  # or nothing of it is left
        again = row["state"] == WITHDRAWN
        if st.button(
            say(words.PUBLISH_AGAIN if again else words.PUBLISH), key=forms.field(STEP, f"publish_{number}"),
            type="primary", icon=":material/publish:",
        ):  # fmt: skip
            forms.submit(
                STEP, writing.publish_lesson, lambda key: say(words.PUBLISHED, number=key), lesson_id=number,
                revision=seen,
            )  # fmt: skip
    if row["state"] == WITHDRAWN:
        return
    with (
        st.expander(say(words.CHANGE), icon=":material/edit:"),
        st.form(forms.field(STEP, f"form_{number}"), border=False),
    ):
        given = _fields(STEP, f"_{number}", row)
        if row["state"] == PUBLISHED and not row["leads"]:
            st.caption(say(words.CHANGE_WAITS))
        corrected = st.form_submit_button(say(words.CORRECT), key=forms.field(STEP, f"save_{number}"), type="primary")
        if corrected:
            forms.submit(
                STEP, writing.correct_lesson, lambda key: say(words.CORRECTED, number=key), lesson_id=number,
                revision=seen, **given,
            )  # fmt: skip
    with (
        st.expander(say(words.WITHDRAW), icon=":material/undo:"),
        st.form(forms.field(STEP, f"away_{number}"), border=False),
    ):
        reason = st.text_input(
            say(words.WITHDRAW_WHY), key=forms.field(STEP, f"why_{number}"), max_chars=writing.LONGEST_REASON
        )
        if st.form_submit_button(say(words.WITHDRAW), key=forms.field(STEP, f"withdraw_{number}")):
            forms.submit(
                STEP, writing.withdraw_lesson, lambda key: say(words.WITHDRAWN, number=key), lesson_id=number,
                revision=seen, reason=reason,
            )  # fmt: skip


def _written(said: Text, number: int) -> str:
    """In the form's place the page shows what was written: an empty form would ask for another one."""
    st.query_params.pop(FROM, None)
    st.query_params["number"] = str(number)
    return say(said, number=number)


def _fields(form: str, of: str, before: dict[Any, Any]) -> dict[str, Any]:
    heading = st.text_input(
        say(words.HEADING), before.get("heading", ""), key=forms.field(form, f"heading{of}"),
        max_chars=writing.LONGEST_HEADING, help=plain(say(words.HEADING_HELP)),
    )  # fmt: skip
    happened = st.text_area(
        say(words.HAPPENED), before.get("happened", ""), key=forms.field(form, f"happened{of}"), height=120,
        max_chars=writing.LONGEST_PART, help=plain(say(words.HAPPENED_HELP)),
    )  # fmt: skip
    learned = st.text_area(
        say(words.LEARNED), before.get("learned", ""), key=forms.field(form, f"learned{of}"), height=120,
        max_chars=writing.LONGEST_PART,
    )  # fmt: skip
    used = list(load(reading.tags_used)["tag"].head(MOST_TAGS_SAID))
    comma = "、" if session.language() == "zh" else ", "
    tags = st.text_input(
        say(words.TAGS), comma.join(before.get("tags", ())), key=forms.field(form, f"tags{of}"), max_chars=330,
        help=plain(
            say(words.TAGS_HELP, most=writing.MOST_TAGS, used=comma.join(used))
            if used
            else say(words.TAGS_HELP_FIRST, most=writing.MOST_TAGS)
        ),
    )  # fmt: skip
    return {"heading": heading or "", "happened": happened or "", "learned": learned or "", "tags": (tags or "",)}


def _team_of(origin: str, number: int) -> int | None:
    """The team of what the lesson is written from; None where that is not there for the visitor. 0: of no team."""
    if origin == COMPLAINT:
        case = load(complaint_found, number)
        return None if case is None else int(case.row["team_id"] or 0)
    assert origin == ACTION
    rows = load(actions_decided, number=number)
    if rows.empty:
        return None
    team_id = rows["team_id"].iloc[0]
    return 0 if pd.isna(team_id) else int(team_id)


def _seen(row: dict[Any, Any]) -> int:
    """The revision that stood on the page when the visitor clicked: this run may have found a newer one already."""
    key = f"seen_lesson_{row['number']}"
    before: int = st.session_state.get(key, int(row["revision"]))
    st.session_state[key] = int(row["revision"])
    return before
