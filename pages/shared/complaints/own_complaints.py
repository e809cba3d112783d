"""One's own complaints: the open ones with what presses, how long cases stayed with one, and those resolved lately."""

import pandas as pd
import streamlit as st

from data_access.numbers.filters import Filters
from data_access.workflow import own_complaints
from data_access.workflow.complaints import complaints_open
from metrics import formats
from metrics.calendars.periods import Period
from metrics.complaints import complaint_resolution_time
from metrics.goals.targets import FEWEST_CASES
from metrics.statistics.spread import FEWEST_PEOPLE
from pages.shared import filters, row_columns, session, show
from pages.shared.columns import Column, Kind
from pages.shared.complaints import open_complaints
from pages.shared.complaints.stages_said import stage_said
from pages.shared.data import load
from pages.shared.panels import said_of
from pages.shared.remaining import left_said
from pages.shared.session import language, name_of, say
from pages.shared.tables import table
from pages.shared.texts import complaints as list_words
from pages.shared.texts import frame
from pages.shared.texts import own_complaints as words

NEWEST = 10
MOST_LINES = 8


def none_open_card(own: Filters) -> None:
    """What to do for who holds no open complaint; nothing is drawn for who holds one."""
    if load(complaints_open, filters=own).empty:
        with st.container(border=True):
            show.headline(say(words.NO_OPEN), say(words.NO_OPEN_DO))
            st.page_link("complaints/log.py", label=say(frame.LOG_COMPLAINT), icon=":material/edit_note:")


def open_card(own: Filters) -> None:
    """The open complaints one holds, the one due first on top, and the way to each and to the list of all.

    Nothing is drawn for who holds none.
    """
    found = load(complaints_open, filters=own)
    if found.empty:
        return
    with st.container(border=True, height="stretch"):
        rows = _handed(open_complaints.readable(found))
        rows["left"] = [_left(row) for row in rows.to_dict("records")]
        count = formats.number(len(rows), language())
        counts = {
            "late": rows["overdue_minutes"].notna(), "risk": rows["at_risk"].astype("bool"),
            "waiting": rows["waiting"].notna() | rows["department"].notna(), "handed": rows["handed_by"].notna(),
        }  # fmt: skip
        parts = [
            say(words.PRESSING[name], count=formats.number(int(rule.sum()), language()))
            for name, rule in counts.items()
            if rule.any()
        ]
        sentence = words.ONE_OPEN_SAYS if len(rows) == 1 else words.OPEN_SAYS
        show.headline(say(sentence, count=count), " · ".join([*parts, say(words.DUE_FIRST)]))
        shown = [Column("left", list_words.TIME_LEFT, pinned=True)]
        known = {column.key: column for column in open_complaints.columns(rows)}
        names = ("customer", "category", "severity", "stage", "waiting", "department", "complaint_id")
        shown += [known[name] for name in names if name in known]
        if rows["handed_by"].notna().any():
            shown.insert(-2, Column("handed_by", words.HANDED_BY))
        _to_one(
            rows,
            table(
                rows,
                shown,
                "own_complaints",
                name=say(words.OPEN),
                filters=_as_of(own),
                select=True,
                most_lines=MOST_LINES,
            ),
        )
        st.page_link("complaints/open.py", label=say(words.TO_OPEN), icon=":material/arrow_forward:")


def stages_card(period: Period, own: Filters) -> None:
    """How long cases stayed with one, by stage, beside the team's median."""
    order = session.names().working
    found = load(own_complaints.own_stage_times, period, working=filters.working_hours(), order=order)
    with st.container(border=True, height="stretch"):
        if found.empty:
            show.headline(say(words.NO_STAGES))
            return
        metric = filters.of_clock(complaint_resolution_time)
        enough = found[found["own_n"] >= FEWEST_CASES]
        sentence = say(words.STAGES)
        if len(enough) == len(found):
            longest = found.loc[found["own_minutes"].idxmax()]
            time = said_of(metric).value(float(longest["own_minutes"]))
            sentence = say(words.STAGES_SAY, stage=stage_said(longest["stage"]), time=time)
        show.headline(sentence, say(words.STAGES_CAPTION, people=FEWEST_PEOPLE))
        kind = Kind(metric.unit.value)
        columns = [
            Column("stage", words.STAGE, words=stage_said, pinned=True),
            Column("own_minutes", words.WITH_ME, kind, few="own_n"),
            Column("own_n", words.CASES, Kind.COUNT),
            Column("team_minutes", words.IN_TEAM, kind),
        ]
        table(found, columns, "own_stages", name=say(words.STAGES), filters=filters.said(own))


def resolved_card(own: Filters) -> None:
    """What one resolved lately, with how long each took by the clock that was chosen."""
    rows = load(own_complaints.resolved_by_oneself, NEWEST)
    with st.container(border=True, height="stretch"):
        if rows.empty:
            show.headline(say(words.NONE_RESOLVED), say(words.NONE_RESOLVED_DO))
            return
        count = formats.number(len(rows), language())
        show.headline(say(words.RESOLVED), say(words.RESOLVED_CAPTION, count=count))
        working = filters.working_hours()
        took = "resolution_business_minutes" if working else "resolution_minutes"
        columns = [
            Column("resolved_at", row_columns.COLUMNS["resolved_at"].label, Kind.TIME, pinned=True),
            Column(took, words.TOOK, Kind.WORKING_MINUTES if working else Kind.MINUTES),
            Column("kept", words.KEPT, words=_kept),
            *(row_columns.COLUMNS[name] for name in ("customer", "category", "severity")),
            Column("complaint_id", list_words.NUMBER),
        ]
        _to_one(rows, table(rows, columns, "own_resolved", name=say(words.RESOLVED), filters=_as_of(own), select=True))


def _handed(rows: pd.DataFrame) -> pd.DataFrame:
    """With who handed them over, in the visitor's language; missing where nobody did."""
    handed = load(own_complaints.handed_to_oneself)
    names = {
        number: name_of(name, name_en if isinstance(name_en, str) else None)
        for number, name, name_en in zip(
            handed["complaint_id"], handed["handed_by"], handed["handed_by_en"], strict=True
        )
        if isinstance(name, str)
    }
    return rows.assign(handed_by=[names.get(number) for number in rows["complaint_id"]])


def _left(row: dict[str, object]) -> str:
    left = left_said(row["left_minutes"])  # type: ignore[arg-type]
    return say(words.AT_RISK, left=left) if row["at_risk"] else left


def _to_one(rows: pd.DataFrame, place: int | None) -> None:
    """The way to the complaint that was chosen."""
    if place is not None and place < len(rows):
        open_complaints.to_complaint(int(rows["complaint_id"].iloc[place]))


def _kept(kept: object) -> str:
    return say(words.KEPT_SAID[bool(kept)]) if kept is not None and not pd.isna(kept) else formats.MISSING


def _as_of(own: Filters) -> str:
    """What is of no period says whose it is, and as of when."""
    now = session.clock().now.astimezone(session.zone())
    return f"{filters.said(own).split(' · ', 1)[-1]} · {now:%Y-%m-%d %H:%M}"
