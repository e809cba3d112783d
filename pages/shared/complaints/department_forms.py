"""Other departments that can be asked about a complaint, and what changes them; for administrators."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.hours import calendars
from data_access.workflow import department_changes
from pages.shared import forms, session, show
from pages.shared.columns import Column, Kind
from pages.shared.complaints.stage_forms import name_fields
from pages.shared.complaints.stages_said import named
from pages.shared.data import load
from pages.shared.session import plain, say
from pages.shared.tables import table
from pages.shared.texts import stages as words

ADD, CHANGE = "department_add", "department_change"
USUAL = 0  # the calendar of who names none


def list_card(found: pd.DataFrame, asked: pd.DataFrame) -> int | None:
    """Every department with what it is asked now; the id of the one that was chosen in the table."""
    with st.container(border=True):
        if found.empty:
            show.headline(say(words.DEPARTMENTS_NONE), say(words.DEPARTMENTS_CAPTION))
            return None
        waiting, calendar = dict(zip(asked["code"], asked["n"], strict=True)), _calendars()
        counts = [waiting.get(code, 0) for code in found["code"]]
        rows = found.assign(
            said=[_said(row) for row in found.to_dict("records")],
            n=[float("nan") if pd.isna(n) else float(n) for n in counts],
            by=[calendar[USUAL if pd.isna(key) else int(key)] for key in found["calendar_id"]],
            state=[say(words.IN_USE if active else words.NOT_IN_USE) for active in found["active"]],
        )
        columns = [
            Column("said", words.DEPARTMENT, pinned=True),
            Column("n", words.ASKED_NOW, Kind.COUNT, meaning=words.ASKED_NOW_MEANS),
            Column("by", words.CALENDAR),
            Column("state", words.STATE),
        ]
        count = int(found["active"].sum())
        show.headline(say(words.DEPARTMENTS_COUNT, count=count), say(words.DEPARTMENTS_CAPTION))
        place = table(rows, columns, "departments", name=say(words.DEPARTMENTS), select=True)
    return int(rows["department_id"].iloc[place]) if place is not None and place < len(rows) else None


def cards(found: pd.DataFrame, chosen: int | None) -> None:
    """Change one and add one, side by side; the latter alone, at the left, while there is none."""
    left, right = st.columns(2)
    if not found.empty:
        with left:
            change_card(found, chosen)
    with left if found.empty else right:
        add_card()


def add_card() -> None:
    """A department that can be asked from now on."""
    with st.container(border=True, height="stretch"):
        show.headline(say(words.ADD_DEPARTMENT))
        forms.told(ADD)
        with st.form(forms.field(ADD, "form"), border=False):
            name, name_en = name_fields(ADD, "new", department_changes.LONGEST_NAME)
            calendar_id = _calendar_field(ADD, "new", None)
            sent = st.form_submit_button(
                say(words.ADD_BUTTON), key=forms.field(ADD, "send"), type="primary", icon=":material/add:"
            )
        if sent:
            forms.submit(
                ADD, department_changes.add_department,
                lambda _: say(words.DEPARTMENT_ADDED, name=named(name, name_en)), name=name, name_en=name_en,
                calendar_id=calendar_id,
            )  # fmt: skip


def change_card(found: pd.DataFrame, chosen: int | None) -> None:
    """Rename a department, give it a calendar, retire it or use it again: the one `chosen` in the table, else the
    first."""
    rows = {int(row["department_id"]): row for row in found.to_dict("records")}
    if not rows:
        return
    labels = {key: _said(row) for key, row in rows.items()}
    first = chosen if chosen in rows else next(iter(rows))
    with st.container(border=True, height="stretch"):
        show.headline(say(words.CHANGE_DEPARTMENT), say(words.CHANGE_DEPARTMENT_CAPTION))
        forms.told(CHANGE)
        key = st.selectbox(
            say(words.WHICH_DEPARTMENT), list(rows), index=list(rows).index(first),
            key=f"{forms.field(CHANGE, 'which')}_{chosen}", format_func=labels.__getitem__,
        )  # fmt: skip
        row = rows[key]
        with st.form(forms.field(CHANGE, f"form_{key}"), border=False):
            name, name_en = name_fields(CHANGE, str(key), department_changes.LONGEST_NAME, row)
            now = None if pd.isna(row["calendar_id"]) else int(row["calendar_id"])
            calendar_id = _calendar_field(CHANGE, str(key), now)
            sent = st.form_submit_button(say(words.SAVE), key=forms.field(CHANGE, f"send_{key}"), type="primary")
        if sent:
            forms.submit(
                CHANGE, department_changes.change_department,
                lambda _: say(words.DEPARTMENT_CHANGED, name=named(name, name_en)), department_id=key, name=name,
                name_en=name_en, calendar_id=calendar_id,
            )  # fmt: skip
        _in_use(key, row)


def _in_use(key: int, row: dict[Any, Any]) -> None:
    if not row["active"]:
        again = forms.field(CHANGE, f"restore_{key}")
        if st.button(say(words.RESTORE), key=again, icon=":material/settings_backup_restore:"):
            forms.submit(
                CHANGE, department_changes.restore_department, lambda _: say(words.RESTORED, name=_said(row)),
                department_id=key,
            )  # fmt: skip
        return
    with st.popover(say(words.RETIRE), icon=":material/block:"):
        st.caption(plain(say(words.RETIRE_DEPARTMENT_WHAT)))
        sure = st.button(say(words.RETIRE_DEPARTMENT_SURE), key=forms.field(CHANGE, f"retire_{key}"), type="primary")
    if sure:  # outside, where a refusal stays to be read
        forms.submit(
            CHANGE, department_changes.retire_department, lambda _: say(words.RETIRED, name=_said(row)),
            department_id=key,
        )  # fmt: skip


def _calendars() -> dict[int, str]:
    known = load(calendars.calendars_known)
    names = {int(row["calendar_id"]): session.in_language(row["name"]) for row in known.to_dict("records")}
    return {USUAL: say(words.USUAL_CALENDAR), **names}


def _calendar_field(form: str, part: str, now: int | None) -> int | None:
    names = _calendars()
    picked: int = st.selectbox(
        say(words.CALENDAR), list(names), index=list(names).index(now or USUAL),
        key=forms.field(form, f"calendar_{part}"), format_func=names.__getitem__,
    )  # fmt: skip
    return picked or None


def _said(row: dict[Any, Any]) -> str:
    return named(row["name"], row["name_en"])
