"""Opening a cycle, ending its collecting, sharing all that is finished, taking it back."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from data_access.reviewing import collecting, opening, rules
from data_access.reviewing.categories import CATEGORIES, KINDS, OWN, QUARTER, USUAL_WEIGHTS, periods_before
from metrics import calendar_words
from metrics.calendars.periods import Period, last_day
from pages.shared import forms, session, show
from pages.shared.reviews import lead_reviews, review_lists
from pages.shared.reviews.review_fields import seen
from pages.shared.session import language, plain, say
from pages.shared.texts import reviews as words

OPEN, MOVE = "review_open", "review_cycle"
FORMS = (OPEN, MOVE)
COLLECTING_DAYS, SHARING_DAYS = 14, 28


def open_card() -> None:
    """The form of a new cycle, for who leads teams."""
    teams = _teams()
    if not teams:
        return
    today = session.clock().today
    with st.expander(say(words.OPEN), icon=":material/add_circle:"):
        st.caption(say(words.OPEN_CAPTION))
        # Outside of the form: which periods there are depends on it.
        kind = st.pills(
            say(words.WHICH_KIND), KINDS, default=KINDS[0], required=True, key=forms.field(OPEN, "kind"),
            format_func=lambda code: say(words.KIND_NAMES[code]),
        )  # fmt: skip
        with st.form(forms.field(OPEN, "form"), border=False):
            given = _fields(teams, str(kind or KINDS[0]))
            first, second = st.columns(2)
            given["collects_until"] = first.date_input(
                say(words.COLLECTS), today + timedelta(days=COLLECTING_DAYS), min_value=today, format="YYYY-MM-DD",
                key=forms.field(OPEN, "collects"),
            )  # fmt: skip
            given["shares_until"] = second.date_input(
                say(words.SHARES), today + timedelta(days=SHARING_DAYS), min_value=today, format="YYYY-MM-DD",
                key=forms.field(OPEN, "shares"),
            )  # fmt: skip
            given |= _weights()
            sent = st.form_submit_button(
                say(words.OPEN), key=forms.field(OPEN, "send"), type="primary", icon=":material/add_circle:"
            )
        if sent:
            forms.submit(OPEN, opening.open_cycle, lambda _: say(words.OPENED), kind=kind, **given)


def cycle_card(row: Mapping[Any, Any], written: pd.DataFrame) -> None:
    """What can be done next with a cycle; `written` are its finished reviews that the visitor writes."""
    number = int(row["cycle_id"])
    final = row["to_on"] <= pd.Timestamp(session.clock().today)
    if not (row["closable"] or (len(written) and final)):
        return
    with st.container(border=True):
        show.headline(say(words.MOVE, cycle=row["cycle"]))
        with st.container(horizontal=True):
            if row["closable"]:
                _sure(number, "close", words.CLOSE, words.CLOSE_SURE, collecting.close_collection, words.CLOSED)
            if row["closable"] and row["led"]:
                _sure(number, "withdraw", words.WITHDRAW, words.WITHDRAW_SURE, opening.withdraw_cycle, words.WITHDRAWN)
            if len(written) and final:
                _share_all(number, written)


def _sure(number: int, name: str, label: Any, sure: Any, command: Any, told: Any) -> None:
    """A button that says first what it does."""
    with st.popover(say(label)):
        st.caption(plain(say(sure)))
        with st.form(forms.field(MOVE, f"{name}_form_{number}"), border=False):
            sent = st.form_submit_button(say(label), key=forms.field(MOVE, f"{name}_{number}"), type="primary")
    if sent:
        forms.submit(MOVE, command, lambda _: say(told), cycle_id=number)


def _share_all(number: int, written: pd.DataFrame) -> None:
    revisions = {
        int(each["number"]): seen(f"all_{each['number']}", int(each["revision"])) for each in written.to_dict("records")
    }
    label = say(words.SHARE_ALL, count=len(written))
    with st.form(forms.field(lead_reviews.SHARE, f"all_form_{number}"), border=False):
        sent = st.form_submit_button(
            label, key=forms.field(lead_reviews.SHARE, f"all_{number}"), icon=":material/send:"
        )
    if sent:
        lead_reviews.share(list(revisions.items()))


def _fields(teams: dict[int, str], kind: str) -> dict[str, Any]:
    periods = {each.start: each for each in periods_before(kind, session.clock().today)}
    chosen = st.multiselect(
        say(words.WHICH_TEAMS), list(teams), list(teams) if len(teams) == 1 else [],
        key=forms.field(OPEN, "teams"), format_func=teams.__getitem__, placeholder=say(words.CHOOSE),
    )  # fmt: skip
    first, second = st.columns(2)
    start = first.selectbox(
        say(words.WHICH_PERIOD), list(periods), key=forms.field(OPEN, f"start_{kind}"),
        format_func=lambda day: _days(periods[day]),
    )  # fmt: skip
    name = second.text_input(
        say(words.NAME), key=forms.field(OPEN, "name"), max_chars=rules.LONGEST_NAME,
        placeholder=_code(kind, periods[start]),
    )  # fmt: skip
    return {"team_ids": tuple(chosen), "from_on": start, "name": name or _code(kind, periods[start])}


def _weights() -> dict[str, Any]:
    st.caption(say(words.WEIGHTS))
    weights: dict[str, float] = {}
    places = st.columns(len(CATEGORIES))
    for place, (key, name) in zip(places, CATEGORIES.items(), strict=True):
        weights[key] = place.number_input(
            say(name), 0.0, 100.0, USUAL_WEIGHTS[key], 5.0, format="%.0f", key=forms.field(OPEN, f"weight_{key}")
        )
    first, second = st.columns([3, 1])
    own = first.text_input(say(words.OWN_CATEGORY), key=forms.field(OPEN, "own"), max_chars=rules.LONGEST_NAME)
    weights[OWN] = second.number_input(
        say(words.OWN_WEIGHT), 0.0, 100.0, 0.0, 5.0, format="%.0f", key=forms.field(OPEN, "weight_own")
    )
    return {"weights": weights, "own_category": own or ""}


def _teams() -> dict[int, str]:
    led = session.scope().led_team_ids
    return {team_id: name for team_id, name in review_lists.team_names().items() if team_id in led}


def _code(kind: str, period: Period) -> str:
    """What a cycle is called in any language: 2026 Q3, 2026 H1."""
    month = period.start.month
    return f"{period.start:%Y} Q{(month + 2) // 3}" if kind == QUARTER else f"{period.start:%Y} H{(month + 5) // 6}"


def _days(period: Period) -> str:
    return calendar_words.days(period.start, last_day(period), language(), this_year=session.clock().today.year)
