"""The saved sources and what came of reading them, on their own page and on Data health."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.rejected import Rejected
from data_access.sources import saved
from data_access.sources.runs import error_of, failures_of
from pages.shared import session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.session import language, plain, say
from pages.shared.tables import table
from pages.shared.texts import imports
from pages.shared.texts import sources as words

MINUTES_AN_HOUR, MINUTES_A_DAY = 60, 1440
COUNTS = (
    Column("rows_read", words.READ, Kind.COUNT),
    Column("rows_new", imports.NEW, Kind.COUNT),
    Column("rows_changed", imports.CHANGED, Kind.COUNT),
    Column("rows_unchanged", imports.UNCHANGED, Kind.COUNT),
    Column("rows_refused", imports.REFUSED_COUNT, Kind.COUNT),
)


def listed(found: pd.DataFrame, key: str, *, select: bool) -> int | None:
    """Every source with its last run; with `select` the position of the chosen one."""
    return table(
        _said(found),
        (
            Column("name", words.NAME, pinned=True),
            Column("state", words.STATE, width=260),
            Column("age", words.AGE, width=90),
            *COUNTS,
            Column("started_at", words.STARTED, Kind.TIME),
            Column("last", words.UP_TO),
            Column("kind", words.KIND, words=lambda kind: say(imports.KINDS[kind]) if kind in imports.KINDS else kind),
            Column("reads", words.READS, words=lambda reads: say(words.READ_FROM[reads])),
            Column("variable", words.VARIABLE),
        ),
        key,
        name=say(words.SOURCES),
        select=select,
    )  # fmt: skip


def runs_of(source_id: int) -> None:
    """The last times a source was read, and what could not be read the last time."""
    found = load(saved.source_runs, source_id)
    if found.empty:
        st.caption(say(words.NEVER))
        return
    last = found.iloc[0].to_dict()
    failures = failures_of(last["details"])
    for failure in failures:
        _complain(say(words.FILE_FAILED, file=failure.file, why=failure.why.said(language())))
    if not failures and isinstance(last["error"], str):
        _complain(_state(last))
    table(
        _said(found),
        (
            Column("started_at", words.STARTED, Kind.TIME, pinned=True),
            Column("state", words.STATE, width=320),
            Column("files", words.FILES, Kind.COUNT),
            *COUNTS,
        ),
        f"source_runs_{source_id}",
        name=say(words.EARLIER),
    )


def health_card() -> None:
    """The last run of each source, its counts, age and error; nothing where there are no sources."""
    found = load(saved.sources)
    if found.empty:
        return
    unread = int(found["started_at"].isna().sum())
    failed = found[found["error"].notna() | (found["started_at"].notna() & found["ended_at"].isna())]
    said = words.HEALTH_FAILED if len(failed) else words.HEALTH_UNREAD if unread else words.HEALTH_WELL
    with st.container(border=True):
        show.headline(say(said, failed=len(failed), unread=unread, count=len(found)), say(words.HEALTH_CAPTION))
        listed(found, "sources_health", select=False)
        for row in failed.to_dict("records"):
            _complain(say(words.SOURCE_FAILED, name=row["name"], why=_state(row)))


def _complain(sentence: str) -> None:
    """What is too long for a cell of a table."""
    st.caption(f":material/error: {plain(sentence)}")


def _said(found: pd.DataFrame) -> pd.DataFrame:
    rows = found.to_dict("records")
    return found.assign(state=[_state(row) for row in rows], age=[_age(row["started_at"]) for row in rows])


def _state(row: dict[Any, Any]) -> str:
    if pd.isna(row["started_at"]):
        return say(words.NEVER)
    if isinstance(row["error"], str):
        return error_of(row["error"], row["details"]).said(language())
    if pd.isna(row["ended_at"]):
        return say(words.RUNS)
    return say(words.WELL_MORE if row["details"].get("more") else words.WELL)


def _age(started_at: Any) -> str | None:
    if pd.isna(started_at):
        return None
    minutes = max(0, int((session.clock().now - started_at).total_seconds() // 60))
    if minutes < MINUTES_AN_HOUR:
        return say(words.MINUTES_AGO, count=minutes)
    if minutes < 2 * MINUTES_A_DAY:
        return say(words.HOURS_AGO, count=minutes // MINUTES_AN_HOUR)
    return say(words.DAYS_AGO, count=minutes // MINUTES_A_DAY)


def refusal(error: Rejected) -> None:
    """Why something could not be done."""
    st.error(plain(error.said(language())), icon=":material/error:")
