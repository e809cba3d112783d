"""Tables on a page: only the columns that are shown leave the server, and every table can be taken along."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st

from data_access.rejected import NotAllowed
from data_access.workflow.stages import UNNAMED, Names
from metrics import formats
from metrics.words import Language
from pages.shared import exports, looks, recording, rights, session
from pages.shared.columns import EXCEL, NUMBERS, Column, Kind, exported_label
from pages.shared.filters import local
from pages.shared.origin import origin
from pages.shared.session import plain, say
from pages.shared.texts import show as words
from pages.shared.wording import GREYS, worded

LINE_HEIGHT = 35  # px, Streamlit's own
MOST_ROWS = 500  # on the page; nobody reads further, everybody can export
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Whole:
    """All rows of which a page shows some: how many there are, and what finds them, asking the visit for nothing."""

    rows: int
    find: Callable[[], pd.DataFrame]


def table(
    frame: pd.DataFrame,
    columns: Sequence[Column],
    key: str,
    *,
    name: str,
    filters: str = "",
    select: bool = False,
    most_lines: int | None = None,
    whole: Whole | None = None,
    taken_along: bool = True,
) -> int | None:
    """Draw the frame's rows and, below, their export as CSV and XLSX.

    `name` is what the table is about: it names the files and is read out. `filters` are those that were set, in
    words. With `select` a row can be chosen: its position is returned, None while there is none. `most_lines` stand
    there at once, the others are scrolled to. `whole` is what is exported where the frame is only a part of it. Without
    being `taken_along` there is no export: the audit tells of each, and of what is between two people it tells nothing.
    """
    find, count = (whole.find, whole.rows) if whole else (None, len(frame))
    if recording.table(recording.TableNote(name, frame, columns, filters, count, find)):
        return None
    language = session.language()
    shown = shown_frame(frame.head(MOST_ROWS), columns, session.house().zone)
    alt = words.TABLE_ALT.said(
        language, name=name, count=len(frame), columns=_labels(columns, language),
    )  # fmt: skip
    event = st.dataframe(
        worded(shown, frame.head(MOST_ROWS), columns, language, local(), GREYS[_theme()]),
        hide_index=True,
        height=_height(len(shown), most_lines),
        column_config={column.key: _config(column, language) for column in columns},
        key=key,
        placeholder=formats.MISSING,
        on_select="rerun" if select else "ignore",
        selection_mode="single-row",
        alt=alt,
    )
    if len(frame) > MOST_ROWS:
        st.caption(
            say(words.SOME_ROWS, shown=formats.number(MOST_ROWS, language), count=formats.number(len(frame), language))
        )
    if taken_along:
        export_buttons(frame, columns, key, name=name, filters=filters, whole=whole)
    else:
        st.space("medium")  # where a phone shows the table's own buttons
    if not select or not isinstance(event, Mapping):
        return None
    rows = event["selection"]["rows"]
    return int(rows[0]) if rows else None


def export_buttons(
    frame: pd.DataFrame,
    columns: Sequence[Column],
    key: str,
    *,
    name: str,
    filters: str = "",
    whole: Whole | None = None,
) -> None:
    """CSV and XLSX of all rows, made when somebody asks for them."""
    language, zone, named, said = session.language(), session.house().zone, session.names(), origin()
    stem = f"{_file_name(name)}_{session.clock().today:%Y-%m-%d}"
    with st.container(horizontal=True, horizontal_alignment="right", gap="small"):
        for ending, mime in (("csv", "text/csv"), ("xlsx", XLSX)):
            made = partial(
                file_of, ending, whole.find if whole else frame, columns, filters, language, zone, named, said=said
            )
            data = recorded(made, key, ending, whole.rows if whole else len(frame), _people(frame))
            _download(ending.upper(), data, f"{stem}.{ending}", mime, f"{key}_{ending}")


def recorded(
    made: Callable[[], bytes], key: str, ending: str, rows: int, member_ids: Sequence[int] = ()
) -> Callable[[], bytes]:
    """What makes a file, and puts that into the audit: who took which table along, and about whom it is.

    A page that was drawn stays in its browser when its person is signed out or loses a role: no file comes from it.
    """
    record, unchanged = looks.exported(key, ending, rows, list(member_ids)), rights.unchanged()

    def make() -> bytes:
        if not unchanged():
            raise NotAllowed
        record()
        return made()

    return make


def _people(frame: pd.DataFrame) -> list[int]:
    """The people whose rows these are, as far as the frame numbers them."""
    return sorted({int(one) for one in frame["member_id"].dropna()}) if "member_id" in frame else []


def _download(label: str, data: Callable[[], bytes], file_name: str, mime: str, key: str) -> None:
    st.download_button(
        label, data, file_name, mime, key=key, on_click="ignore", type="tertiary", icon=":material/download:",
        help=say(words.EXPORT),
    )  # fmt: skip


def file_of(
    ending: str,
    rows: pd.DataFrame | Callable[[], pd.DataFrame],
    columns: Sequence[Column],
    filters: str,
    language: Language,
    zone: str,
    named: Names = UNNAMED,
    said: Callable[[], str] | None = None,
) -> bytes:
    """The file's bytes; `said` tells where it comes from. It is called outside of the visit, so it asks that for
    nothing."""
    with session.telling(language, named):
        told = as_exported(rows if isinstance(rows, pd.DataFrame) else rows(), columns, zone, language)
        if said is not None:
            filters = f"{filters or say(words.NO_FILTERS)} · {said()}"
    if ending == "csv":
        return exports.as_csv(told, filters, language)
    return exports.as_xlsx(told, filters, language, [EXCEL[column.kind] for column in columns])


def as_exported(frame: pd.DataFrame, columns: Sequence[Column], zone: str, language: Language) -> pd.DataFrame:
    """The rows as a file has them: numbers are numbers, codes are words, each column says its unit."""
    told = shown_frame(frame, columns, zone)
    for column in columns:
        if column.words is not None:
            told[column.key] = told[column.key].map(column.words)
        elif column.kind is Kind.DAY:
            told[column.key] = pd.to_datetime(told[column.key]).dt.date
    told.columns = pd.Index([exported_label(column, language) for column in columns])
    return told


def shown_frame(frame: pd.DataFrame, columns: Sequence[Column], zone: str) -> pd.DataFrame:
    """The declared columns only, times in the reporting zone."""
    parts = {column.key: frame[column.key] for column in columns}
    for column in columns:
        if column.kind is Kind.TIME:
            times = pd.to_datetime(parts[column.key], utc=True)
            parts[column.key] = times.dt.tz_convert(zone).dt.tz_localize(None)
        elif column.kind in NUMBERS:
            parts[column.key] = pd.to_numeric(parts[column.key]).astype("float64")
    return pd.DataFrame(parts).reset_index(drop=True)


def _config(column: Column, language: Language) -> Any:
    label = column.label.said(language)
    options: dict[str, Any] = {"width": column.width, "pinned": column.pinned or None}
    if column.meaning is not None:
        options["help"] = plain(column.meaning.said(language))
    match column.kind:
        case Kind.TEXT:
            return st.column_config.TextColumn(label, **options)
        case Kind.DAY:
            return st.column_config.DateColumn(label, **options)
        case Kind.TIME:
            return st.column_config.DatetimeColumn(label, **options)
        case _:
            return st.column_config.NumberColumn(label, **options)


def _theme() -> str:
    return "dark" if st.context.theme.type == "dark" else "light"


def _labels(columns: Sequence[Column], language: Language) -> str:
    return (", " if language == "en" else "、").join(column.label.said(language) for column in columns)


def _file_name(name: str) -> str:
    """What every system takes as the name of a file."""
    kept = "".join(sign if sign.isalnum() or sign in "-_" else "_" for sign in name.strip())
    return "_".join(part for part in kept.split("_") if part)[:60] or "export"


def _height(lines: int, most_lines: int | None) -> Literal["auto", "content"] | int:
    """ "auto" would stop at ten lines, also where more are to stand there."""
    if most_lines is None:
        return "auto"
    return "content" if lines <= most_lines else round(LINE_HEIGHT * (most_lines + 1.5))
