"""What would be another number today than a closed period kept: how many, which, and what was touched since."""

from functools import partial

import pandas as pd
import streamlit as st

from data_access.members import people
from data_access.numbers.filters import Filters
from data_access.periods import corrected
from data_access.periods.closed import frozen_results, metrics_then
from data_access.periods.counted import counted
from data_access.periods.held import WHO
from metrics import formats
from metrics.calendars.periods import Period
from metrics.goals.closing import SAME
from metrics.registry import METRICS
from pages.shared import filters, session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.periods import held
from pages.shared.session import language, name_of, say
from pages.shared.tables import table
from pages.shared.texts import health
from pages.shared.texts import periods as words

MOST_LINES = 12


def closed_line(period: Period, chosen: Filters | None = None) -> None:
    """Below the title: that the period is closed, when and by whom, and how much would be otherwise today.

    `chosen`: the filters of the page's numbers, where they are not those of the pickers.
    """
    closing = held.closing_of(period)
    if closing is None:
        return
    day = closing.closed_at.astimezone(session.zone()).strftime("%Y-%m-%d")
    said = say(words.CLOSED_ON, day=day, who=closing.who) if closing.who else say(words.CLOSED_ON_ONLY, day=day)
    if set((filters.chosen() if chosen is None else chosen).columns()) - WHO:
        parts, label = [said, say(words.FILTERED)], words.TO_PERIOD
    else:
        count = len(corrections_of(closing.number, period))
        parts = [said, say(words.AS_THEN), count_said(count)]
        label = words.TO_CORRECTIONS if count else words.TO_PERIOD
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        show.caption_line(parts)
        st.page_link(
            "goals/periods.py", label=say(label), icon=":material/lock:", query_params={"number": str(closing.number)}
        )


def count_said(count: int) -> str:
    """How many results would be others today."""
    if count == 1:
        return say(words.ONE_CORRECTION)
    return say(words.CORRECTIONS_COUNT, count=count) if count else say(words.NO_CORRECTIONS)


def corrections_of(snapshot_id: int, period: Period) -> pd.DataFrame:
    """The rows of `corrections` that this visitor may see."""
    then, now = load(frozen_results, snapshot_id), load(counted, period)
    known = load(metrics_then, snapshot_id)
    return corrected.corrections(then, now, known, both=session.scope().hides_small_cells())


def corrections_card(snapshot_id: int, period: Period) -> None:
    """Every result that would be another today, with both numbers and what was touched."""
    rows = corrections_of(snapshot_id, period)
    with st.container(border=True):
        if rows.empty:
            show.headline(say(words.NONE_CORRECTED), say(words.NONE_CORRECTED_CAPTION))
            return
        count = formats.number(len(rows), language())
        title = say(words.CORRECTED_ONE) if len(rows) == 1 else say(words.CORRECTED, count=count)
        show.headline(title, say(words.CORRECTED_CAPTION))
        why = _reasons(snapshot_id)
        pairs = [_told_apart(*row) for row in rows[["metric", "then", "now"]].itertuples(index=False)]
        shown = rows.assign(
            whose=whose_said(rows),
            kpi=[say(METRICS[key].name) for key in rows["metric"]],
            then_said=[pair[0] for pair in pairs],
            now_said=[pair[1] for pair in pairs],
            by_said=[_difference(key, value) for key, value in zip(rows["metric"], rows["by"], strict=True)],
            why=[_why(key, why) for key in rows["metric"]],
        )
        columns = [
            Column("kpi", words.KPI, pinned=True),
            Column("whose", words.WHOSE),
            Column("then_said", words.THEN),
            Column("now_said", words.NOW),
            Column("by_said", words.BY),
            Column("then_n", words.THEN_CASES, Kind.COUNT),
            Column("now_n", words.NOW_CASES, Kind.COUNT),
            Column("why", words.WHY, width=320),
        ]
        table(shown, columns, f"corrections_{snapshot_id}", name=title, most_lines=MOST_LINES)


def whose_said(rows: pd.DataFrame) -> list[str]:
    """Of each row the organisation, the team, or the member with their team, in the visitor's language."""
    names = {
        column: {row[column]: name_of(row["name"], row["name_en"]) for row in load(question).to_dict("records")}
        for column, question in (("team_id", people.teams), ("member_id", people.members))
    }
    found = []
    for team_id, member_id in zip(rows["team_id"], rows["member_id"], strict=True):
        team = None if pd.isna(team_id) else names["team_id"].get(int(team_id), f"#{team_id}")
        if pd.isna(member_id):
            found.append(say(words.ORGANISATION) if team is None else team)
            continue
        name = names["member_id"].get(int(member_id), f"#{member_id}")
        text = words.ALL_TEAMS_OF if team is None else words.MEMBER_IN
        found.append(say(text, name=name, team=team))
    return found


def _reasons(snapshot_id: int) -> dict[str, str]:
    """What was touched of each table of facts, in words."""
    found = {}
    for row in load(corrected.touched_since, snapshot_id).to_dict("records"):
        parts = [
            say(text, count=row[name]) for name, text in (("added", words.ADDED), ("voided", words.VOIDED)) if row[name]
        ]
        days = int(row["days"])
        parts.append(say(words.CHANGED_DAY) if days == 1 else say(words.CHANGED_DAYS, count=days))
        what = (", " if language() == "en" else "，").join(parts)
        found[str(row["table_name"])] = say(words.TOUCHED, table=say(health.TABLES[str(row["table_name"])]), what=what)
    return found


def _why(metric: str, reasons: dict[str, str]) -> str:
    parts = [reasons[name] for name in sorted(corrected.tables_behind(metric)) if name in reasons]
    return " · ".join(parts) or say(words.ONLY_TIME)


def _told_apart(key: str, then: float, now: float) -> tuple[str, str]:
    """Both numbers, with a decimal or two more where they would read alike."""
    one, other = (None if pd.isna(value) else float(value) for value in (then, now))
    said = partial(formats.value_beside, metric=METRICS[key], language=language(), local=filters.local())
    return said(one, other), said(other, one)


def _difference(key: str, by: float) -> str:
    """How much more it is now; little is not nothing."""
    if pd.isna(by):
        return formats.MISSING
    said = partial(formats.difference, metric=METRICS[key], language=language(), local=filters.local())
    return say(words.LITTLE) if abs(by) > SAME and said(by) == said(0.0) else said(by)
