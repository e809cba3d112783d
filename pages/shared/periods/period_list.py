"""The periods that are over, closed ones and open ones, and what a closed one came to."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.periods.closed import closings, frozen_results
from data_access.periods.held import kept_of
from metrics import calendar_words
from metrics.calendars.periods import Grain, Period, last_day
from metrics.goals.closing import finished, length_of, period_of
from metrics.goals.targets import STATUS_WORDS
from metrics.registry import METRICS
from pages.shared import filters, panels, session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.kpi_tiles import target_said
from pages.shared.periods import held
from pages.shared.periods.correcting import whose_said
from pages.shared.session import language, say
from pages.shared.tables import table
from pages.shared.texts import periods as words

MOST_LINES = 12


def periods(length: Grain) -> pd.DataFrame:
    """The periods of a length that are over, the newest first, as they stand.

    Columns: start, end, period, days, state, number (of the closing, missing while open), closed_at, who, note.
    """
    known = load(closings)
    closed = {(row["from_on"], row["to_on"]): row for row in known.to_dict("records")}
    over = {(each.start, each.end): each for each in finished(length, filters.known_days(), session.clock().today)}
    over |= {days: period_of(*days) for days, row in closed.items() if row["grain"] == length}
    rows = []
    for days in sorted(over, reverse=True):
        closing = held.closing_said(closed[days]) if days in closed else None
        rows.append(
            {
                "start": days[0], "end": days[1], "period": period_said(over[days]),
                "days": calendar_words.period(over[days], language(), this_year=None),
                "state": say(words.OPEN if closing is None else words.CLOSED),
                "number": None if closing is None else closing.number,
                "closed_at": None if closing is None else closing.closed_at,
                "who": None if closing is None else closing.who,
                "note": None if closing is None else closed[days]["note"],
            }
        )  # fmt: skip
    return pd.DataFrame(rows, dtype="object")


def closed_with(number: int) -> dict[str, Any] | None:
    """The row of `closings` with this number."""
    known = load(closings)
    there = known[known["snapshot_id"] == number].to_dict("records")
    return there[0] if there else None


def columns(rows: pd.DataFrame) -> list[Column]:
    """The first are what a phone shows; of periods that are all open there is nothing else to say."""
    declared = [
        Column("period", words.PERIOD, pinned=True),
        Column("state", words.STATE),
        Column("closed_at", words.CLOSED_AT, Kind.TIME),
        Column("who", words.CLOSED_BY),
        Column("days", words.DAYS),
        Column("note", words.NOTE, width=260),
    ]
    return [column for column in declared if rows[column.key].notna().any()]


def period_said(period: Period) -> str:
    """Oct 2026, Q3 2026, H1 2026, 2026."""
    grain = length_of(period.start, period.end) or Grain.MONTH
    return calendar_words.axis_label(period.start, grain, language(), with_year=True)


def closed_card(row: dict[str, Any]) -> None:
    """When it was closed, by whom, and what was noted."""
    closing, period = held.closing_said(row), period_of(row["from_on"], row["to_on"])
    at = closing.closed_at.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M")
    said = say(words.CLOSED_ON, day=at, who=closing.who) if closing.who else say(words.CLOSED_ON_ONLY, day=at)
    show.headline(period_said(period), said)
    if isinstance(row["note"], str):
        st.text(row["note"], width="stretch")
    if st.button(say(words.SHOW), icon=":material/monitoring:", key="show_closed"):
        filters.choose_period("own", period.start, last_day(period))
        st.switch_page("insight/overview.py")


def results_card(number: int) -> None:
    """Every result that the visitor may see, and its file."""
    rows = load(frozen_results, number)
    rows = rows[rows["scope"].isin(["organisation", "team", "member"])].reset_index(drop=True)
    with st.container(border=True):
        if rows.empty:
            show.headline(say(words.RESULTS), say(words.NO_RESULTS))
            return
        show.headline(say(words.RESULTS), say(words.RESULTS_CAPTION))
        kept = [kept_of(row) for row in rows.to_dict("records")]
        said = [panels.said_of(METRICS[key]) if key in METRICS else None for key in rows["metric"]]
        shown = rows.assign(
            whose=whose_said(rows),
            kpi=[say(METRICS[key].name) if key in METRICS else key for key in rows["metric"]],
            said=["" if each is None else each.value(one.reading.value) for each, one in zip(said, kept, strict=True)],
            target=[
                "" if each is None else target_said(one.target, each) for each, one in zip(said, kept, strict=True)
            ],
            status=[say(STATUS_WORDS[one.judgement.status]) for one in kept],
        )
        declared = [
            Column("kpi", words.KPI, pinned=True),
            Column("whose", words.WHOSE),
            Column("said", words.VALUE),
            Column("n", words.CASES, Kind.COUNT),
            Column("target", words.TARGET),
            Column("status", words.STATUS),
            Column("attainment", words.ATTAINMENT, Kind.SHARE),
            Column("value", words.NUMBER, Kind.GIVEN),
            Column("low", words.LOW, Kind.GIVEN),
            Column("high", words.HIGH, Kind.GIVEN),
        ]
        table(shown, declared, f"results_{number}", name=say(words.RESULTS), most_lines=MOST_LINES)
