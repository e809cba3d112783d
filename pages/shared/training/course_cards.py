"""Courses: the list of them, and for leads the forms that add, change and retire one."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.members import people
from data_access.scope import Action, may
from data_access.training import courses
from metrics import formats
from metrics.registry import METRICS
from metrics.statistics.effects import is_judged
from pages.shared import forms, session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.session import language, name_of, plain, say
from pages.shared.tables import table
from pages.shared.texts import frame
from pages.shared.texts import training as words
from pages.shared.training import training_list

ADD, CHANGE = "add_course", "change_course"
KPIS = tuple(key for key, metric in METRICS.items() if is_judged(metric))
USUAL_DAYS = 30


def courses_view() -> None:
    """All courses, and beside them what a lead may do."""
    rows, teaches = training_list.offered(), may(session.scope(), Action.TEACH)
    left, right = st.columns([3, 2]) if teaches else (st.container(), None)
    with left:
        row = _list_card(rows, teaches)
    if right is None:
        return
    with right:
        if row is not None and courses.teaches(session.scope(), _number(row["course_team_id"])):
            _change_card(row)
        _add_card()


def _list_card(rows: pd.DataFrame, teaches: bool) -> dict[Any, Any] | None:
    with st.container(border=True):
        if rows.empty:
            show.headline(say(words.NO_COURSES))
            return None
        counts = {"count": len(rows), "mandatory": int(rows["mandatory"].sum())}
        said = {name: formats.number(number, language()) for name, number in counts.items()}
        show.headline(
            say(words.COURSES_SAYS, **said), say(words.COURSES_CAPTION if teaches else words.COURSES_CAPTION_READ)
        )
        told = rows.to_dict("records")
        shown = rows.assign(kind=[_kind(row) for row in told], whom=[_whom(row) for row in told])
        declared = [
            Column("course", words.COURSE, pinned=True, width=200),
            Column("kind", words.KIND),
            Column("whom", words.FOR_WHOM),
            Column("hours", words.HOURS, Kind.HOURS),
            Column("passing_score", words.PASSING, Kind.GIVEN),
            Column("valid_months", words.VALID_FOR, Kind.COUNT),
            Column("due_days", words.DUE_WITHIN, Kind.COUNT),
            Column("purpose", words.PURPOSE, words=_given, width=260),
            Column("metric", words.MOVES_KPI, words=_kpi),
            Column("from_on", words.GIVEN_SINCE, Kind.DAY),
        ]
        key = forms.field(CHANGE, "list") if teaches else "courses"
        chosen = table(shown, declared, key, name=say(frame.TRAINING), select=teaches, most_lines=14)
    return None if chosen is None or chosen >= len(rows) else rows.iloc[chosen].to_dict()


def _add_card() -> None:
    with st.container(border=True):
        show.headline(say(words.ADD), say(words.ADD_CAPTION))
        forms.told(ADD)
        with st.form(forms.field(ADD, "form"), border=False):
            given = _fields(ADD, "", {})
            sent = st.form_submit_button(
                say(words.ADD), key=forms.field(ADD, "send"), type="primary", icon=":material/school:"
            )
        if sent:
            forms.submit(ADD, courses.add_course, lambda _: say(words.ADDED), **given)


def _change_card(row: dict[Any, Any]) -> None:
    number = int(row["course_id"])
    told = {"course_id": number, "revision": int(row["revision"])}
    with st.container(border=True):
        show.headline(f"{say(words.CHANGE)}：{row['course']}" if language() == "zh" else
                      f"{say(words.CHANGE)}: {row['course']}", say(words.CHANGE_CAPTION))  # fmt: skip
        forms.told(CHANGE)
        with st.form(forms.field(CHANGE, f"form_{number}"), border=False):
            given = _fields(CHANGE, f"_{number}", row)
            sent = st.form_submit_button(
                say(words.CHANGE), key=forms.field(CHANGE, f"send_{number}"), type="primary", icon=":material/check:"
            )
        if sent:
            forms.submit(CHANGE, courses.change_course, lambda _: say(words.CHANGED), **told, **given)
        with st.popover(say(words.RETIRE), icon=":material/archive:"):
            st.caption(plain(say(words.RETIRE_SURE)))
            if st.button(say(words.RETIRE), key=forms.field(CHANGE, f"retire_{number}")):
                forms.submit(CHANGE, courses.retire_course, lambda _: say(words.RETIRED), **told)


def _fields(form: str, of: str, row: dict[Any, Any]) -> dict[str, Any]:
    """The course as it was typed; `row` is what it is now."""

    def key(name: str) -> str:
        return forms.field(form, f"{name}{of}")

    name = st.text_input(say(words.NAME), row.get("name", ""), key=key("name"), max_chars=courses.LONGEST_NAME)
    name_en = st.text_input(
        say(words.NAME_EN), _text(row.get("name_en")), key=key("name_en"), max_chars=courses.LONGEST_NAME
    )
    purpose = st.text_area(
        say(words.PURPOSE), _text(row.get("purpose")), key=key("purpose"), max_chars=courses.LONGEST_PURPOSE, height=80
    )
    first, second = st.columns(2)
    mandatory = first.checkbox(say(words.MANDATORY), bool(row.get("mandatory", False)), key=key("mandatory"))
    onboarding = second.checkbox(
        say(words.ONBOARDING), bool(row.get("onboarding", False)), key=key("onboarding"),
        help=plain(say(words.ONBOARDING_HELP)),
    )  # fmt: skip
    first, second = st.columns(2)
    hours = first.number_input(say(words.HOURS), 0.0, 500.0, float(row.get("hours", 1.0)), 0.5, key=key("hours"))
    days = second.number_input(
        say(words.DUE_WITHIN), 0, courses.MOST_DAYS, int(row.get("due_days", USUAL_DAYS)), key=key("days")
    )
    score = first.number_input(
        say(words.PASSING), 0.0, 100.0, _float(row.get("passing_score")), 1.0, key=key("score"),
        help=plain(say(words.NO_SCORE)),
    )  # fmt: skip
    months = second.number_input(
        say(words.VALID_FOR), 1, courses.MOST_MONTHS, _number(row.get("valid_months")), key=key("months"),
        help=plain(say(words.NEVER_EXPIRES)),
    )  # fmt: skip
    teams, roles = _teams(), {role: say(frame.ROLES[role]) for role in courses.FOR_ROLES}
    team_id = first.selectbox(
        say(words.FOR_WHOM), list(teams), index=_place(teams, _number(row.get("course_team_id"))), key=key("team"),
        format_func=teams.__getitem__, placeholder=say(words.EVERYBODY),
    )  # fmt: skip
    role = second.selectbox(
        say(words.ROLE), list(roles), index=_place(roles, row.get("role")), key=key("role"),
        format_func=roles.__getitem__, placeholder=say(words.ALL_ROLES),
    )  # fmt: skip
    metric = st.selectbox(
        say(words.WHICH_KPI), list(KPIS), index=_place(KPIS, row.get("metric")), key=key("metric"), format_func=_kpi,
        placeholder=say(words.NO_KPI),
    )  # fmt: skip
    return {
        "name": name or "", "name_en": name_en, "purpose": purpose, "hours": hours, "passing_score": score,
        "valid_months": months, "mandatory": mandatory, "onboarding": onboarding, "due_days": int(days),
        "for_team_id": team_id, "for_role": role, "metric": metric,
    }  # fmt: skip


def _teams() -> dict[int, str]:
    """The teams for which the visitor decides."""
    scope = session.scope()
    return {
        int(row["team_id"]): name_of(row["name"], row["name_en"] if isinstance(row["name_en"], str) else None)
        for row in load(people.teams).to_dict("records")
        if courses.teaches(scope, int(row["team_id"]))
    }


def _kind(row: dict[Any, Any]) -> str:
    kinds = {
        (True, True): words.KIND_BOTH, (True, False): words.KIND_MANDATORY, (False, True): words.KIND_ONBOARDING,
        (False, False): words.KIND_OPEN,
    }  # fmt: skip
    return say(kinds[bool(row["mandatory"]), bool(row["onboarding"])])


def _whom(row: dict[Any, Any]) -> str:
    team = row["team"] if isinstance(row["team"], str) else say(words.EVERYBODY)
    return f"{team} · {say(frame.ROLES[row['role']])}" if row["role"] in frame.ROLES else team


def _kpi(key: object) -> str:
    return say(METRICS[key].name) if isinstance(key, str) and key in METRICS else formats.MISSING


def _given(text: object) -> str:
    return text if isinstance(text, str) and text else formats.MISSING


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _float(value: Any) -> float | None:
    return None if value is None or pd.isna(value) else float(value)


def _number(value: Any) -> int | None:
    return None if value is None or pd.isna(value) else int(value)


def _place(options: Any, value: Any) -> int | None:
    return list(options).index(value) if value in list(options) else None
