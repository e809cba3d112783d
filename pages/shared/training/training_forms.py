"""What a lead does about trainings: record who took a course, ask members to take one, withdraw, take back."""

from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from data_access.members import people
from data_access.training import attendance
from metrics import formats
from pages.shared import filters, forms, session, show
from pages.shared.data import load
from pages.shared.session import language, name_of, plain, say
from pages.shared.texts import training as words
from pages.shared.training import training_list

RECORD, ASSIGN, STEP = "record_attendance", "assign_course", "training_step"
USUAL_DAYS = 30


def record_card() -> None:
    """Who took a course, on which day and with which score."""
    names, offered = _led(), _courses()
    if not names or not offered:
        return
    with st.container(border=True):
        show.headline(say(words.RECORD), say(words.RECORD_CAPTION))
        forms.told(RECORD)
        # Outside of the form: which fields it has depends on these.
        course_id = _course(RECORD, offered)
        who = st.multiselect(
            say(words.WHO), list(names), key=forms.field(RECORD, "who"), format_func=names.__getitem__,
            placeholder=say(words.CHOOSE),
        )  # fmt: skip
        one = offered[course_id] if course_id is not None else None
        with st.form(forms.field(RECORD, "form"), border=False):
            first, second = st.columns(2)
            today = session.clock().today
            day = first.date_input(
                say(words.ON_DAY), today, max_value=today, format="YYYY-MM-DD", key=forms.field(RECORD, "day")
            )
            hours = second.number_input(
                say(words.HOURS_EACH), 0.0, 500.0, float(one["hours"]) if one else 1.0, 0.5,
                key=f"{forms.field(RECORD, 'hours')}_{course_id}",
            )  # fmt: skip
            scores: dict[int, float | None] = dict.fromkeys(who)
            if one is not None and pd.notna(one["passing_score"]):
                passing = formats.number(one["passing_score"], language(), 1, trim=True)
                for member_id in who:
                    scores[member_id] = st.number_input(
                        say(words.SCORE_OF, name=names[member_id]), 0.0, 100.0, None, 1.0,
                        key=f"{forms.field(RECORD, 'score')}_{member_id}",
                        help=plain(say(words.SCORE_HELP, score=passing)),
                    )  # fmt: skip
            sent = st.form_submit_button(
                say(words.RECORD), key=forms.field(RECORD, "send"), type="primary", icon=":material/how_to_reg:"
            )
        if sent:
            forms.submit(
                RECORD, attendance.record_attendance, lambda count: _said(words.RECORDED, count, one),
                course_id=course_id, attended_on=day, hours=hours, scores=tuple(scores.items()),
            )  # fmt: skip


def assign_card() -> None:
    """Ask members to take a course."""
    names, offered = _led(), _courses()
    if not names or not offered:
        return
    with st.container(border=True):
        show.headline(say(words.ASSIGN), say(words.ASSIGN_CAPTION))
        forms.told(ASSIGN)
        with st.form(forms.field(ASSIGN, "form"), border=False):
            course_id = _course(ASSIGN, offered)
            who = st.multiselect(
                say(words.WHO_ASSIGN), list(names), key=forms.field(ASSIGN, "who"), format_func=names.__getitem__,
                placeholder=say(words.CHOOSE),
            )  # fmt: skip
            today = session.clock().today
            until = st.date_input(
                say(words.UNTIL), today + timedelta(days=USUAL_DAYS), min_value=today, format="YYYY-MM-DD",
                key=forms.field(ASSIGN, "due"),
            )  # fmt: skip
            sent = st.form_submit_button(
                say(words.ASSIGN), key=forms.field(ASSIGN, "send"), icon=":material/assignment_ind:"
            )
        if sent:
            one = offered.get(course_id) if course_id is not None else None
            forms.submit(
                ASSIGN, attendance.assign_course, lambda count: _said(words.ASSIGNED, count, one),
                course_id=course_id, member_ids=tuple(who), due_on=until,
            )  # fmt: skip


def withdraw_card(row: dict[Any, Any]) -> None:
    """Decide that somebody need not take it after all."""
    if pd.notna(row["completed_on"]) or pd.notna(row["withdrawn_on"]):
        return
    number = int(row["training_id"])
    with st.container(border=True):
        show.headline(f"{row['member']} · {row['course']}", str(row["status"]))
        with st.form(forms.field(STEP, f"withdraw_{number}"), border=False):
            why = st.text_area(
                say(words.WITHDRAW_WHY), key=forms.field(STEP, f"why_{number}"), height=80,
                max_chars=attendance.LONGEST_REASON,
            )  # fmt: skip
            sent = st.form_submit_button(
                say(words.WITHDRAW), key=forms.field(STEP, f"send_{number}"), icon=":material/close:"
            )
        if sent:
            forms.submit(
                STEP, attendance.withdraw_training, lambda _: say(words.WITHDRAWN), training_id=number,
                revision=int(row["revision"]), reason=why or "",
            )  # fmt: skip


def take_back_card(row: dict[Any, Any]) -> None:
    """Take a mistake back."""
    number = int(row["training_id"])
    with st.container(border=True):
        show.headline(f"{row['member']} · {row['course']}", say(words.TAKE_BACK_SURE))
        if st.button(say(words.TAKE_BACK), key=forms.field(STEP, f"back_{number}"), icon=":material/undo:"):
            forms.submit(
                STEP, attendance.take_back_attendance, lambda _: say(words.TAKEN_BACK), training_id=number,
                revision=int(row["revision"]),
            )  # fmt: skip


def _said(text: Any, count: int, one: dict[Any, Any] | None) -> str:
    return say(text, count=formats.number(count, language()), course=one["course"] if one else "")


def _course(form: str, offered: dict[int, dict[Any, Any]]) -> int | None:
    chosen: int | None = st.selectbox(
        say(words.WHICH_COURSE), list(offered), key=forms.field(form, "course"), index=None,
        format_func=lambda number: str(offered[number]["course"]), placeholder=say(words.CHOOSE),
    )  # fmt: skip
    return chosen


def _courses() -> dict[int, dict[Any, Any]]:
    return {int(row["course_id"]): row for row in training_list.offered().to_dict("records")}


def _led() -> dict[int, str]:
    """Whose trainings the visitor records, in the chosen team."""
    scope = session.scope()
    picked = {team_id for team_id in filters.chosen().team_id if team_id is not None}
    teams = set(load(people.teams)["team_id"].astype(int)) if scope.everything else set(scope.led_team_ids)
    found = load(people.team_members, tuple(sorted(teams & picked if picked else teams)), session.clock().today)
    named = found.drop_duplicates("member_id").to_dict("records")
    return {
        int(row["member_id"]): name_of(row["name"], row["name_en"] if isinstance(row["name_en"], str) else None)
        for row in named
    }
