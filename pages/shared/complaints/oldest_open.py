"""The oldest open complaints by name, below the ages of all: each leads to its page."""

from typing import Any

import streamlit as st

from data_access.numbers.behind import reads_rows
from data_access.numbers.filters import Filters
from data_access.workflow.oldest import complaints_oldest
from metrics import formats
from pages.shared import filters, session
from pages.shared.complaints.stages_said import department_said
from pages.shared.data import load
from pages.shared.session import language, name_of, plain, say
from pages.shared.texts import complaints as list_words
from pages.shared.texts import workflow
from pages.shared.texts.backlog import OLDEST


def oldest_open(chosen: Filters) -> None:
    """Up to five of them, for those who may see rows; nothing for others."""
    if not reads_rows(session.scope()):
        return
    found = load(complaints_oldest, chosen, calendar=filters.calendar())
    if found.empty:
        return
    st.caption(plain(say(OLDEST)))
    with st.container(gap="xsmall"):
        for row in found.to_dict("records"):
            st.page_link(
                "complaints/complaint.py", label=plain(_said(row)), icon=":material/open_in_new:",
                query_params={"number": str(row["complaint_id"])},
            )  # fmt: skip


def _said(row: dict[str, Any]) -> str:
    """ "17 working days · No. 123 · Acme · with Wang Yiming"."""
    parts = [
        say(list_words.ONE_DAY)
        if row["age_days"] == 1
        else say(list_words.BAND, band=formats.number(row["age_days"], language())),
        say(list_words.COMPLAINT_NUMBER, number=row["complaint_id"]),
        row["customer"] if isinstance(row["customer"], str) else "",
        _holder(row),
        say(workflow.NOW_AT, department=department_said(row["department"]))
        if isinstance(row["department"], str)
        else "",
    ]
    return " · ".join(part for part in parts if part)


def _holder(row: dict[str, Any]) -> str:
    """Who answers for it."""
    if not isinstance(row["member"], str):
        return say(list_words.NOBODY)
    return name_of(row["member"], row["member_en"] if isinstance(row["member_en"], str) else None)
