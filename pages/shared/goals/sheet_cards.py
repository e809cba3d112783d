"""Targets as a sheet: taking them along, and bringing them back with a look at what becomes of each row."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.goals import sheet
from data_access.goals.known import targets_known
from data_access.goals.sheet_cells import HEADERS, LEVEL_WORDS
from data_access.goals.sheet_file import sheet_rows
from data_access.rejected import Rejected
from metrics import formats
from metrics.goals.goal import written
from metrics.goals.targets import GOAL_KIND_WORDS, GoalKind
from metrics.registry import METRICS
from metrics.words import LANGUAGES
from pages.shared import filters, forms, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.goals import wordings
from pages.shared.session import language, plain, say
from pages.shared.tables import export_buttons, table
from pages.shared.texts import frame
from pages.shared.texts import goals as words
from pages.shared.texts import goals_many as many
from pages.shared.texts import show as shown

SHEET = "target_sheet"
NUMBERS = ("baseline", "change", "low", "high", "tolerance", "weight")
KINDS = {"first": Kind.DAY, "last": Kind.DAY, **dict.fromkeys(NUMBERS, Kind.GIVEN)}
# What stands below the rows of a file that was taken along.
BELOW = tuple(shown.FILTERS.said(each, filters="\0").partition("\0")[0] for each in LANGUAGES)


def sheet_cards() -> None:
    """The sheet to take along, the one that is brought back, and what becomes of its rows."""
    forms.told(SHEET)
    taking, bringing = st.columns([2, 3])
    with taking, st.container(border=True):
        show.headline(say(many.SHEET), say(many.SHEET_CAPTION))
        columns = [Column(code, text, KINDS.get(code, Kind.TEXT)) for code, text in HEADERS.items()]
        export_buttons(sheet_frame(), columns, "target_sheet", name=say(frame.TARGETS), filters=filters.period_said())
    with bringing, st.container(border=True):
        show.headline(say(many.SHEET_BRING))
        upload = st.file_uploader(say(many.SHEET_FILE), type=["csv", "xlsx"], key=forms.field(SHEET, "file"))
        if upload is not None:
            _bring(upload)


def sheet_frame() -> pd.DataFrame:
    """The targets of the chosen period that the visitor may set, as a sheet has them."""
    period = filters.period()
    rows = load(targets_known, from_on=period.start, to_on=period.end)
    return pd.DataFrame([_row(row) for row in rows[rows["sets"]].to_dict("records")], columns=list(HEADERS))


def _row(row: dict[Any, Any]) -> dict[str, Any]:
    metric = METRICS.get(row["metric"])
    goal = wordings.goal_of_row(row)

    def number(value: float | None) -> float | None:
        return value if metric is None or value is None else round(written(metric, value), 6)

    last = pd.Timestamp(row["to_on"]) - pd.Timedelta(days=1)
    kind = say(GOAL_KIND_WORDS[GoalKind(goal.kind)]) if goal.kind in set(GoalKind) else None
    return {
        "metric": wordings.metric_said(row["metric"]), "level": say(LEVEL_WORDS[row["level"]]),
        "team": wordings.person_said(row, "team"), "member": wordings.person_said(row, "member"),
        "first": row["from_on"], "last": last.date(), "kind": kind, "baseline": number(goal.baseline),
        "change": goal.change, "low": number(goal.low), "high": number(goal.high), "tolerance": number(goal.tolerance),
        "weight": goal.weight, "rationale": goal.rationale, "reason": None,
    }  # fmt: skip


def _bring(upload: Any) -> None:
    try:
        rows = sheet_rows(upload.getvalue(), upload.name, BELOW)
    except Rejected as error:
        st.error(plain(error.said(language())), icon=":material/error:")
        return
    planned = load(sheet.target_sheet_planned, rows=rows)
    counts = {what: sum(each.what == what for each in planned) for what in many.SHEET_OUTCOMES}
    said = say(many.SHEET_SAYS, **{what: formats.number(count, language()) for what, count in counts.items()})
    show.headline(said, say(many.SHEET_REFUSED) if counts["refused"] else "")
    cells = {row.line: dict(row.cells) for row in rows}
    frame_of = pd.DataFrame(
        [
            {
                "line": each.line,
                "what": say(many.SHEET_OUTCOMES[each.what]),
                "kpi": cells[each.line].get("metric", ""),
                "whose": cells[each.line].get("member") or cells[each.line].get("team") or "",
                "why": each.refusal.said(language()) if each.refusal is not None else None,
            }
            for each in planned
        ],
        columns=["line", "what", "kpi", "whose", "why"],
    )
    columns = [
        Column("line", many.SHEET_LINE, pinned=True), Column("what", many.SHEET_WHAT), Column("kpi", words.KPI),
        Column("whose", words.WHOSE),
    ]  # fmt: skip
    if counts["refused"]:
        columns.insert(2, Column("why", many.SHEET_WHY, words=_said, width=360))
    table(frame_of, columns, forms.field(SHEET, "planned"), name=say(many.SHEET), most_lines=10)
    if not counts["new"] + counts["changed"]:
        st.caption(say(many.SHEET_NOTHING))
        return
    with st.form(forms.field(SHEET, "form"), border=False):
        sent = st.form_submit_button(
            say(many.SHEET_SEND), key=forms.field(SHEET, "send"), type="primary", icon=":material/save:"
        )
    if sent:
        forms.submit(SHEET, sheet.store_target_sheet, lambda count: say(many.SHEET_STORED, count=count), rows=rows)


def _said(text: object) -> str:
    return text if isinstance(text, str) else formats.MISSING
