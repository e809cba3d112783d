"""Copying the targets of one period to another."""

from datetime import date

import pandas as pd
import streamlit as st

from data_access.goals import copying
from data_access.goals.known import targets_known
from metrics import formats
from metrics.calendars.periods import Grain, start_of, step
from metrics.words import Text
from pages.shared import forms, session, show
from pages.shared.data import load
from pages.shared.goals import wordings
from pages.shared.session import language, say
from pages.shared.texts import goals as words
from pages.shared.texts import goals_many as many

COPY = "copy_targets"
BACK, AHEAD = 6, 4  # how many periods to choose from
SAME = ["metric", "level", "team_id", "member_id"]


def copy_card() -> None:
    """From which period to which, what that would make, and doing it."""
    forms.told(COPY)
    with st.container(border=True, width=620):
        show.headline(say(many.COPY), say(many.COPY_CAPTION))
        grain = Grain(
            st.pills(
                say(words.SPAN), [each.value for each in wordings.GRAINS], default="quarter", required=True,
                key=forms.field(COPY, "grain"), format_func=lambda code: say(words.SPANS[code]),
            ) or "quarter"
        )  # fmt: skip
        now = start_of(session.clock().today, grain)
        first, second = st.columns(2)
        with first:
            start = _which(many.COPY_FROM, grain, [step(now, grain, -place) for place in range(BACK)], 0)
        with second:
            end = _which(many.COPY_TO, grain, [step(now, grain, place) for place in range(AHEAD)], 1)
        new, there = _counts(start, end, grain)
        counts = {"new": formats.number(new, language()), "there": formats.number(there, language())}
        st.caption(say(many.COPY_SAYS, **counts))
        with st.form(forms.field(COPY, "form"), border=False):
            sent = st.form_submit_button(
                say(many.COPY_SEND), key=forms.field(COPY, "send"), type="primary", icon=":material/content_copy:"
            )
        if sent:
            forms.submit(
                COPY, copying.copy_targets, lambda count: say(many.COPIED, count=count), from_on=start,
                to_on=step(start, grain), new_from_on=end, new_to_on=step(end, grain),
            )  # fmt: skip


def _which(label: Text, grain: Grain, starts: list[date], usual: int) -> date:
    return st.selectbox(
        say(label), starts, index=usual, key=forms.field(COPY, f"{label.en}_{grain.value}"),
        format_func=lambda start: wordings.days_said(start, step(start, grain)),
    )  # fmt: skip


def _counts(start: date, end: date, grain: Grain) -> tuple[int, int]:
    """How many targets would be new, and how many are there already."""
    from_rows, to_rows = (
        {tuple(str(each) for each in row) for row in _exact(first, step(first, grain))[SAME].itertuples(index=False)}
        for first in (start, end)
    )
    return len(from_rows - to_rows), len(from_rows & to_rows)


def _exact(start: date, end: date) -> pd.DataFrame:
    rows = load(targets_known, from_on=start, to_on=end)
    return rows[(rows["from_on"] == start) & (rows["to_on"] == end) & rows["sets"]]
