"""The first rows of a file as they will be stored, in the visitor's language."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.importers.fields import Field, of
from data_access.importers.mapping import Mapping
from data_access.importers.own_stages import FIELD
from data_access.importers.preview import preview
from metrics import formats
from pages.shared import filters, session
from pages.shared.complaints.stages_said import stage_said
from pages.shared.imports.importing import reason_said
from pages.shared.session import language, say
from pages.shared.texts import imports as words

ROWS = 10


def first_rows(mapping: Mapping, sample: pd.DataFrame) -> None:
    """Draw the first rows: where a row would be refused, why stands beside its line."""
    config = {
        say(words.LINE): st.column_config.TextColumn(pinned=True, width=60),
        say(words.PREVIEW_REFUSED): st.column_config.TextColumn(width=260),
    }
    st.dataframe(previewed(mapping, sample), hide_index=True, alt=say(words.PREVIEW), column_config=config)


def previewed(mapping: Mapping, sample: pd.DataFrame) -> pd.DataFrame:
    """The first rows as they will be stored, headed by our fields, all of it as words."""
    shown, known = preview(mapping, sample, rows=ROWS), of(mapping.kind)
    parts = {say(words.LINE): [str(line) for line in shown["line"]]}
    if shown["refused"].any():
        parts[say(words.PREVIEW_REFUSED)] = [_reasons(told) for told in shown["refused"]]
    for key in shown.columns:
        if key in known:
            parts[say(known[key].name)] = [_written(cell, known[key]) for cell in shown[key]]
    return pd.DataFrame(parts)


def _reasons(told: str) -> str:
    said = []
    for line in told.splitlines():
        column, _, reason = line.rpartition(":")
        if reason:
            said.append(say(words.REFUSED_CELL, column=column, reason=reason_said(reason)))
    return " ".join(said)


def _written(cell: Any, field: Field) -> str:
    """A value as it will be stored: codes in words, times in the reporting zone."""
    if cell is None or cell is pd.NaT or cell is pd.NA or cell != cell:
        return formats.MISSING
    if isinstance(cell, pd.Timestamp):
        if field.kind == "date":
            return f"{cell:%Y-%m-%d}"
        return f"{cell.tz_convert(session.zone()) if cell.tzinfo else cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, bool):
        return say(words.YES if cell else words.NO)
    if isinstance(cell, float) and cell.is_integer():
        return formats.number(cell, language())
    if field.choices is not None:
        return (
            say(words.STATES[cell])
            if cell in words.STATES
            else stage_said(cell)
            if field.choices == FIELD
            else filters.code_said(cell)
        )
    return str(cell)
