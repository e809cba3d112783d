"""The rows behind a number: read one by one, taken along, and voided where one was a mistake."""

from collections.abc import Callable

import streamlit as st

from data_access import behind, voiding
from data_access.filters import Filters
from data_access.rejected import Rejected
from data_access.scope import Action, may
from metrics.declare import Metric
from metrics.periods import Period
from pages.shared import filters, forms, row_columns, session
from pages.shared.data import load, save
from pages.shared.session import name_of, say
from pages.shared.tables import table
from pages.shared.texts import rows as words


def rows_of(metric: Metric, period: Period, chosen: Filters) -> Callable[[], None]:
    """What draws the rows behind a metric when somebody asks for them."""

    def drawn() -> None:
        found = load(behind.rows_behind, metric.key, period, chosen)
        if not found.total:
            st.caption(say(words.NONE_FOR_YOU if found.table else words.WHAT_DID_NOT_HAPPEN))
            return
        if found.total > len(found.frame):
            st.caption(say(words.NEWEST, shown=len(found.frame), total=found.total))
        frame = found.frame
        if "amount_cents" in frame:
            frame["amount"] = frame["amount_cents"] / 100
        for person in ("member", "team"):
            if person in frame:
                pairs = zip(frame[person], frame[f"{person}_en"], strict=True)
                frame[person] = [name_of(name, name_en) for name, name_en in pairs]
        voidable = found.table in voiding.VOIDABLE and may(session.scope(), Action.VOID_ENTRY)
        picked = table(
            frame,
            [row_columns.COLUMNS[name] for name in row_columns.COLUMNS if name in frame],
            f"rows_{metric.key}",
            name=say(metric.name),
            filters=filters.said(chosen),
            select=voidable,
        )
        if voidable:
            _void(found.table, None if picked is None else int(frame["id"].iloc[picked]))

    return drawn


def _void(table_name: str, entry_id: int | None) -> None:
    """Take the chosen row out of every number; it stays, with who did it, when and why."""
    if entry_id is None:
        st.caption(say(words.VOID_HOW))
        return
    with st.form(f"void_{table_name}_{entry_id}", border=False):
        reason = st.text_input(say(words.VOID_REASON), max_chars=voiding.LONGEST_REASON)
        if not st.form_submit_button(say(words.VOID), icon=":material/block:"):
            return
    try:
        save(voiding.void_entry, table=table_name, entry_id=entry_id, reason=reason)
    except Rejected as error:
        forms.refused(error)
        return
    st.toast(say(words.VOIDED), icon=":material/check:")
    st.rerun()
