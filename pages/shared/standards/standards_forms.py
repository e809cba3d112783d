"""Setting, changing, reviewing and ending standards; for administrators."""

from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from data_access.members import people
from data_access.promises import standard_changes
from data_access.workflow import stages
from metrics.calendars.business_time import DAY_MINUTES
from metrics.standards import CALENDAR, RESOLVE, WORKING, steps_with
from pages.shared import forms, session, show
from pages.shared.complaints.stages_said import step_said
from pages.shared.data import load
from pages.shared.session import name_of, say
from pages.shared.standards.standards_matrix import label
from pages.shared.standards.standards_said import choices, day_minutes
from pages.shared.texts import frame
from pages.shared.texts import standards as words

SET, LOOK_AFTER = "set_standard", "standard"
REVIEW_AFTER_DAYS = 180
MOST_AMOUNT = 100_000
HOUR = 60


def set_card(found: pd.DataFrame) -> None:
    """A standard for a tier, severity, channel and step, from a day on."""
    today, owners, options = session.clock().today, _owners(), choices(found)
    known = load(stages.stages)
    steps = {code: step_said(code) for code in steps_with(known["code"][known["working"] & ~known["retired"]])}
    units = {code: say(unit, hours=f"{day_minutes() / HOUR:g}") for code, unit in words.UNITS.items()}
    clocks = {code: say(frame.CLOCKS[code]) for code in (CALENDAR, WORKING)}
    with st.container(border=True, height="stretch"):
        show.headline(say(words.SET), say(words.SET_CAPTION))
        forms.told(SET)
        with st.form(forms.field(SET, "form"), border=False):
            first, second = st.columns(2)
            step = first.selectbox(
                say(words.STEP), list(steps), index=list(steps).index(RESOLVE), **_said("step", steps)
            )
            named = {
                name: place.selectbox(
                    say(label), list(options[name]), index=None, placeholder=say(words.ANY),
                    **_said(name, options[name]),
                )
                for name, label, place in (
                    ("tier", words.TIER, second), ("severity", words.SEVERITY, first),
                    ("channel", words.CHANNEL, second),
                )
            }  # fmt: skip
            amount = first.number_input(
                say(words.AMOUNT), min_value=1, max_value=MOST_AMOUNT, value=24, step=1, key=forms.field(SET, "amount")
            )
            unit = second.selectbox(say(words.UNIT), list(units), index=1, **_said("unit", units))
            clock = st.segmented_control(
                say(words.CLOCK), list(clocks), default=CALENDAR, required=True, help=say(frame.CLOCK_HELP),
                **_said("clock", clocks),
            )  # fmt: skip
            first, second = st.columns(2)
            start = first.date_input(
                say(words.FROM_DAY), today, key=forms.field(SET, "from"), format="YYYY-MM-DD", help=say(words.FROM_HELP)
            )
            review = second.date_input(
                say(words.REVIEW_ON), today + timedelta(days=REVIEW_AFTER_DAYS), key=forms.field(SET, "review"),
                format="YYYY-MM-DD", min_value=today + timedelta(days=1),
            )  # fmt: skip
            owner = first.selectbox(
                say(words.OWNER), list(owners), index=None, key=forms.field(SET, "owner"),
                format_func=owners.__getitem__, placeholder=say(words.CHOOSE),
            )  # fmt: skip
            name = second.text_input(
                say(words.NAME), key=forms.field(SET, "name"), max_chars=standard_changes.LONGEST_NAME,
                placeholder=say(words.NAME_HELP),
            )  # fmt: skip
            sent = st.form_submit_button(
                say(words.SAVE), key=forms.field(SET, "send"), type="primary", icon=":material/check:"
            )
        if sent:
            # Working days are counted in working time, whatever else is chosen.
            counted_in = WORKING if unit == "working_days" else clock or CALENDAR
            forms.submit(
                SET, standard_changes.set_standard, lambda key: say(words.SAVED, number=key, day=start), step=step,
                minutes=round(int(amount) * _minutes_of(unit)), counted_in=counted_in, valid_from=start, name=name,
                owner_id=owner, review_on=review, **named,
            )  # fmt: skip


def look_after_card(found: pd.DataFrame, chosen: int | None) -> None:
    """Confirm the review of a standard, or end it: the one `chosen` in the list, else the first that is overdue."""
    there = found[found["state"] != "over"]
    with st.container(border=True, height="stretch"):
        show.headline(say(words.LOOK_AFTER), say(words.LOOK_AFTER_CAPTION))
        forms.told(LOOK_AFTER)
        rows = {int(row["standard_id"]): row for row in there.to_dict("records")}
        if not rows:
            st.caption(say(words.NONE_YET))
            return
        labels = {key: label(row) for key, row in rows.items()}
        late = next((key for key, row in rows.items() if row["overdue"]), next(iter(rows)))
        first = chosen if chosen in rows else late
        # The field is named after what was chosen in the list: a click there chooses here, too.
        key = st.selectbox(
            say(words.WHICH), list(rows), index=list(rows).index(first),
            key=f"{forms.field(LOOK_AFTER, 'which')}_{chosen}", format_func=labels.__getitem__,
        )  # fmt: skip
        _review_form(rows[key])
        _end(rows[key])


def _review_form(row: dict[Any, Any]) -> None:
    key, today, owners = int(row["standard_id"]), session.clock().today, _owners()
    owner = None if pd.isna(row["owner_id"]) else int(row["owner_id"])
    if owner is not None and owner not in owners:  # who left stays named until somebody else is
        owners[owner] = name_of(row["owner"], row["owner_en"])
    with st.form(forms.field(LOOK_AFTER, f"review_{key}"), border=False):
        first, second = st.columns(2)
        day = first.date_input(
            say(words.NEXT_REVIEW), today + timedelta(days=REVIEW_AFTER_DAYS), min_value=today + timedelta(days=1),
            key=forms.field(LOOK_AFTER, f"review_on_{key}"), format="YYYY-MM-DD",
        )  # fmt: skip
        whose = second.selectbox(
            say(words.OWNER), list(owners), index=None if owner is None else list(owners).index(owner),
            key=forms.field(LOOK_AFTER, f"owner_{key}"), format_func=owners.__getitem__, placeholder=say(words.CHOOSE),
        )  # fmt: skip
        sent = st.form_submit_button(
            say(words.CONFIRM_REVIEW), key=forms.field(LOOK_AFTER, f"confirm_{key}"), type="primary",
            icon=":material/task_alt:",
        )  # fmt: skip
    if sent:
        forms.submit(
            LOOK_AFTER, standard_changes.review_standard, lambda _: say(words.REVIEWED, day=day), standard_id=key,
            review_on=day, owner_id=whose,
        )  # fmt: skip


def _end(row: dict[Any, Any]) -> None:
    key, today = int(row["standard_id"]), session.clock().today
    with st.popover(say(words.END), icon=":material/event_busy:"):
        first = max(today, row["valid_from"])
        day = st.date_input(
            say(words.END_ON), first, min_value=first, key=forms.field(LOOK_AFTER, f"end_on_{key}"),
            format="YYYY-MM-DD",
        )  # fmt: skip
        if st.button(say(words.END_SURE), key=forms.field(LOOK_AFTER, f"end_{key}"), type="primary"):
            forms.submit(
                LOOK_AFTER, standard_changes.end_standard, lambda _: say(words.ENDED, day=day), standard_id=key, on=day
            )


def _owners() -> dict[int, str]:
    """The active members by name."""
    found = load(people.members)
    present = found[found["active"].astype("bool")].to_dict("records")
    return {int(row["member_id"]): name_of(row["name"], row["name_en"]) for row in present}


def _said(name: str, options: dict[str, str]) -> dict[str, Any]:
    """A field's key, and its choices in words."""
    return {"key": forms.field(SET, name), "format_func": options.__getitem__}


def _minutes_of(unit: str) -> float:
    sizes = {"minutes": 1.0, "hours": float(HOUR), "days": float(DAY_MINUTES), "working_days": day_minutes()}
    return sizes[unit]
