"""What the visitor entered lately, about whomever, and what became of it."""

from typing import Any

import streamlit as st

from data_access.answering.logged import logged_by_oneself
from metrics import formats
from pages.shared import filters, show
from pages.shared.columns import Column, Kind
from pages.shared.complaints.stages_said import stage_said
from pages.shared.data import load
from pages.shared.feedback import voices
from pages.shared.session import name_of, say
from pages.shared.tables import table
from pages.shared.texts import feedback as words
from pages.shared.texts import satisfaction as shared_words

NEWEST = 10
# Columns that are left out where no entry has anything in this column of the frame.
OPTIONAL = {"of_scale": "score", "reason": "reason", "due_at": "due_at"}


def logged_card() -> None:
    """The newest entries, each with whether it counts and, where not, why; nothing before the first one."""
    found = load(logged_by_oneself, NEWEST)
    if found.empty:
        return
    rows = voices.told(found)
    fates = [_fate(row) for row in rows.to_dict("records")]
    with st.container(border=True):
        show.headline(say(words.LATEST), say(words.LATEST_CAPTION))
        columns = [
            Column("became", words.FATE, pinned=True),
            Column("of_scale", words.SCORE),
            Column("text", words.WORDS, words=_or_missing, width=300),
            Column("reason", words.REASON, words=_or_missing, width=200),
            Column("due_at", words.DUE, Kind.TIME),
            Column("handler", shared_words.MEMBER),
            Column("customer", shared_words.CUSTOMER, words=_or_missing),
            Column("received_on", words.DAY, Kind.DAY),
            Column("kind", shared_words.KIND, words=_kind),
        ]
        columns = [each for each in columns if found[OPTIONAL.get(each.key, "kind")].notna().any()]
        table(
            rows.assign(became=fates), columns, "logged_lately",
            name=say(words.LATEST), filters=filters.said(standing=True),
        )  # fmt: skip


def _fate(row: dict[str, Any]) -> str:
    by, fate = row["decided_by"], row["fate"]
    said = say(words.FATES[fate]) if fate in words.FATES else stage_said(fate)  # the stage of a complaint
    if not isinstance(by, str):
        return said
    decided_by = name_of(by, row["decided_by_en"] if isinstance(row["decided_by_en"], str) else None)
    return say(words.FATE_BY, fate=said, name=decided_by)


def _kind(kind: str) -> str:
    return say(words.KINDS_LOGGED[kind]) if kind in words.KINDS_LOGGED else kind


def _or_missing(text: object) -> str:
    return text if isinstance(text, str) and text else formats.MISSING
