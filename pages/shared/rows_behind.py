"""The rows behind a number: read one by one, taken along, and voided where one was a mistake."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from zlib import crc32

import pandas as pd
import streamlit as st

from data_access import voiding
from data_access.acting import acting_for
from data_access.numbers import behind
from data_access.numbers.filters import Filters
from data_access.rejected import Rejected
from data_access.scope import Action, may
from metrics import formats
from metrics.calendars.periods import Period
from metrics.declare import Metric
from metrics.words import Text
from pages.shared import filters, forms, recording, row_columns, session
from pages.shared.data import load, save
from pages.shared.session import name_of, say
from pages.shared.tables import Whole, table
from pages.shared.texts import rows as words

VOID_FORM = "void_entry"
MOST_EXPORTED = 20_000  # rows; more are a matter for the database itself


@dataclass(frozen=True)
class Number:
    """One number by what it is made of. `key` is a metric's or a measure's; the period is that of the very number:
    a week of a trend, or what has begun of the chosen period."""

    key: str
    name: Text
    meaning: Text
    period: Period
    filters: Filters

    def of(self, column: str, value: Any) -> "Number":
        """The part of it that has this value, missing for "not stated", in a column of the facts."""
        return replace(self, filters=replace(self.filters, **{column: (_stated(value),)}))


def number_of(metric: Metric, period: Period, chosen: Filters) -> Number:
    """A metric's number of a period under filters."""
    return Number(metric.key, metric.name, metric.meaning, period, chosen)


def rows_of(metric: Metric, period: Period, chosen: Filters) -> Callable[[], None]:
    """What draws the rows behind a metric when somebody asks for them."""
    return partial(draw_rows, number_of(metric, period, chosen))


def none_to_read(number: Number) -> str:
    """Why this visitor finds no row behind such numbers, whichever of them it is; "" where there may be some."""
    if not behind.has_rows(number.key):
        return say(words.WHAT_DID_NOT_HAPPEN)
    return "" if behind.reads_rows(session.scope()) else say(words.NONE_FOR_YOU)


def draw_rows(number: Number, cases: float | None = None) -> None:
    """Draw the rows behind a number; `cases` are those it rests on, of which the visitor may see fewer."""
    if recording.unseen():
        return
    why_none = none_to_read(number)
    if why_none:
        st.caption(why_none)
        return
    found = load(behind.rows_behind, number.key, number.period, number.filters)
    if not found.total:
        st.caption(say(words.NONE_FOR_YOU if cases is None or cases > 0 else words.NO_CASES))
        return
    count = partial(formats.number, language=session.language())
    if cases is not None and found.total < cases:
        st.caption(say(words.YOURS, shown=count(found.total), cases=count(cases)))
    if found.total > len(found.frame):
        st.caption(say(words.NEWEST, shown=count(len(found.frame)), total=count(found.total)))
    frame = _readable(found.frame)
    voidable = found.table in voiding.VOIDABLE and may(session.scope(), Action.VOID_ENTRY)
    picked = table(
        frame,
        [row_columns.COLUMNS[name] for name in row_columns.COLUMNS if name in frame],
        # Another number's table must be another one, or a row that was chosen here would stay chosen there.
        f"rows_{number.key}_{crc32(repr((number.period, number.filters)).encode()):08x}",
        name=say(number.name),
        filters=filters.said(number.filters, days=number.period),
        select=voidable,
        whole=Whole(min(found.total, MOST_EXPORTED), _all(number)) if found.total > len(found.frame) else None,
    )
    if voidable:
        _void(found.table, None if picked is None or picked >= len(frame) else int(frame["id"].iloc[picked]))


def _all(number: Number) -> Callable[[], pd.DataFrame]:
    """What finds all rows for a file, asking the visit for nothing."""
    house, scope, clock = session.house(), session.scope(), session.clock()

    def find() -> pd.DataFrame:
        return _readable(
            house.servers.read(
                lambda connection: behind.rows_behind(
                    connection, scope, number.key, number.period, number.filters, clock=clock, limit=MOST_EXPORTED
                ),
                acting_for(scope),
            ).frame
        )

    return find


def _readable(frame: pd.DataFrame) -> pd.DataFrame:
    if "amount_cents" in frame:
        frame["amount"] = frame["amount_cents"] / 100
    if "critical_failed" in frame:  # of a quality review, whose score is a share
        frame = frame.rename(columns={"score": "review_score"})
    for person in ("member", "team", "course"):
        if person in frame:
            pairs = zip(frame[person], frame[f"{person}_en"], strict=True)
            frame[person] = [name_of(name, name_en) for name, name_en in pairs]
    return frame


def _stated(value: Any) -> Any:
    """A value of a frame as filters take it: None for "not stated", and ids whole."""
    if pd.isna(value):
        return None
    return value if isinstance(value, str) else int(value)


def _void(table_name: str, entry_id: int | None) -> None:
    """Take the chosen row out of every number; it stays, with who did it, when and why."""
    if entry_id is None:
        st.caption(say(words.VOID_HOW))
        return
    key = forms.request_key(VOID_FORM)
    with st.form(f"void_{table_name}_{entry_id}", border=False):
        reason = st.text_input(say(words.VOID_REASON), max_chars=voiding.LONGEST_REASON)
        if not st.form_submit_button(say(words.VOID), icon=":material/block:"):
            return
    try:
        save(voiding.void_entry, table=table_name, entry_id=entry_id, reason=reason, request_key=key)
    except Rejected as error:
        forms.refused(error, VOID_FORM)
        return
    forms.renew(VOID_FORM)
    st.toast(say(words.VOIDED), icon=":material/check:")
    st.rerun()
