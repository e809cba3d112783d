"""Rows of text to rows of facts, as a mapping says; what cannot be read is refused, cell by cell."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data_access.importers import cells as read_cells
from data_access.importers import choices, dates, fields, scores
from data_access.importers.dates import Order
from data_access.importers.fields import Field
from data_access.importers.headers import LINE
from data_access.importers.mapping import Mapping
from data_access.importers.row_frames import Unread
from data_access.rejected import Rejected

REFUSED_COLUMNS = ["line", "column", "value", "reason"]
SHOWN = 200  # characters of a refused value


@dataclass(frozen=True)
class Applied:
    """rows: one typed column per mapped field, and `line`. refused: one row per refused cell: line, column (as
    the file calls it), value, reason (a key of REASONS). refused_rows: those rows whole, as they stand in the
    file, to be corrected.
    """

    rows: pd.DataFrame
    refused: pd.DataFrame
    refused_rows: pd.DataFrame


def apply(mapping: Mapping, chunk: pd.DataFrame) -> Applied:
    """Read a chunk's cells as the mapping says; beside a state, `waiting` says whether somebody else has to answer.

    Times become UTC (`datetime64[us, UTC]`), days `datetime64[us]` at midnight, numbers and scores floats, yes
    and no nullable booleans, choices our codes, texts trimmed. A row with a refused cell is refused as a
    whole. What is strange but readable, as an end before its beginning, is kept.

    Raises:
        Rejected: "mapping_incomplete", "mapping_undecided", "mapping_other_columns", "zone_unknown".
    """
    mapping.check(chunk.columns)
    frame, wrong = read_all(mapping, chunk)
    return _split(frame, chunk, mapping, wrong)


def read_all(mapping: Mapping, chunk: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, tuple[np.ndarray, np.ndarray]]]:
    """All rows as far as they can be read; and by field, which of them cannot, and the reason of each."""
    zone = zone_of(mapping)
    known = fields.of(mapping.kind)
    required = set(fields.required(mapping.kind, event_log=mapping.event_log))
    rows: dict[str, pd.Series] = {}
    wrong: dict[str, tuple[np.ndarray, np.ndarray]] = {}
    for key in mapping.columns:
        cells = _cells(key, mapping, chunk)
        if known[key].kind == "datetime":
            values, reasons = _moments(key, cells, mapping, chunk, zone)
        else:
            values, reasons = _read(known[key], cells, mapping)
        if key in required:
            reasons = np.where(pc.is_null(cells).to_numpy(zero_copy_only=False), "cell_required", reasons)
        bad = reasons != ""
        if bad.any():
            wrong[key] = (bad, reasons)
        rows[key] = values
        if known[key].choices == "state":
            rows["waiting"] = pd.Series(read_cells.waiting(cells))
    rows.pop("opened_time", None)  # is part of opened_at
    frame = pd.DataFrame(rows, index=range(len(chunk)))
    frame[LINE] = chunk[LINE].to_numpy()
    return (_whole_names(frame) if mapping.kind == "customers" else frame), wrong


def unread_rows(unread: list[Unread]) -> pd.DataFrame:
    """Rows that could not even be read as rows, in the form of `Applied.refused`."""
    return pd.DataFrame([(row.line, "", row.value, row.reason) for row in unread], columns=REFUSED_COLUMNS)


def zone_of(mapping: Mapping) -> ZoneInfo:
    """The time zone of the mapping; raises Rejected "zone_unknown"."""
    try:
        return ZoneInfo(mapping.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Rejected("zone_unknown", zone=mapping.zone) from error


def _moments(
    key: str, cells: pa.Array, mapping: Mapping, chunk: pd.DataFrame, zone: ZoneInfo
) -> tuple[pd.Series, np.ndarray]:
    """Times in UTC. A sheet may keep the time of day in a cell of its own: that of the opening is added to its day,
    any other is one of the day the case was opened."""
    moments = dates.parse(cells, _order(mapping.formats.get(key)))
    given = pc.is_valid(cells).to_numpy(zero_copy_only=False)
    clocks = np.full(len(cells), np.nan)
    if key == "opened_at" and "opened_time" in mapping.columns:
        days, clocks = moments.local, dates.clocks(_cells("opened_time", mapping, chunk))
        clocks = np.where(moments.timed, np.nan, clocks)
    elif (given & ~moments.read).any() and "opened_at" in mapping.columns:
        opened = dates.parse(_cells("opened_at", mapping, chunk), _order(mapping.formats.get("opened_at")))
        days = opened.local.astype("datetime64[D]").astype("datetime64[us]")
        clocks = np.where(moments.read, np.nan, dates.clocks(cells))
    told = ~np.isnan(clocks)
    if told.any():
        moments.local[told] = days[told] + clocks[told].astype("int64").astype("timedelta64[us]")
    return _utc(moments, zone), _because(given & ~moments.read, "date_unreadable")


def _cells(key: str, mapping: Mapping, chunk: pd.DataFrame) -> pa.Array:
    markers = mapping.missing.get(key, read_cells.markers(fields.of(mapping.kind)[key]))
    return read_cells.trimmed(chunk[mapping.columns[key]], markers)


def _read(item: Field, cells: pa.Array, mapping: Mapping) -> tuple[pd.Series, np.ndarray]:
    """The values of one field, and the reason why each cell is refused, or ''."""
    given = pc.is_valid(cells).to_numpy(zero_copy_only=False)
    comma = mapping.formats.get(item.key) == "decimal_comma"
    if item.kind == "date":
        moments = dates.parse(cells, _order(mapping.formats.get(item.key)))
        days = moments.local.astype("datetime64[D]").astype("datetime64[us]")
        return pd.Series(days), _because(given & ~moments.read, "date_unreadable")
    if item.kind == "time":
        clocks = dates.clocks(cells)
        return pd.Series(clocks), _because(given & np.isnan(clocks), "time_unreadable")
    if item.kind in ("number", "amount"):
        numbers = read_cells.numbers(cells, decimal_comma=comma)
        return pd.Series(numbers), _because(given & np.isnan(numbers), "number_unreadable")
    if item.kind == "score":
        return _scores(item, cells, mapping, given, comma)
    if item.kind == "yes_no":
        ours = {**choices.VOCABULARY["yes_no"], **_plain(mapping, item.key)}
        codes = read_cells.words_for(cells, ours, keep=False)
        reasons = _because(given & pd.isna(codes), "yes_or_no_unreadable")
        booleans = pd.arrays.BooleanArray(codes == "yes", pd.isna(codes))
        return pd.Series(booleans), reasons
    if item.choices is not None:
        ours = {**choices.vocabulary(item.choices, mapping.stores_as), **_plain(mapping, item.key)}
        if item.choices == "role":
            codes = read_cells.several_words_for(cells, ours)
        else:
            codes = read_cells.words_for(cells, ours, keep=item.choices in choices.KEPT)
        return pd.Series(codes, dtype="str"), _because(given & pd.isna(codes), "value_unknown")
    return read_cells.texts(cells), _because(np.zeros(len(cells), dtype=bool), "")


def _scores(
    item: Field, cells: pa.Array, mapping: Mapping, given: np.ndarray, comma: bool
) -> tuple[pd.Series, np.ndarray]:
    values, unscored = scores.read(cells, mapping.values.get(item.key, {}), decimal_comma=comma)
    reasons = np.where(given & np.isnan(values) & ~unscored, "score_unreadable", "").astype(object)
    scale = mapping.scale
    if scale is not None:
        if scale.zero_means_missing:
            values = np.where(values == 0, np.nan, values)
        outside = (values < scale.low) | (values > scale.high)
        reasons = np.where(outside, "score_outside_scale", reasons)
    return pd.Series(values), reasons


def _utc(moments: dates.Moments, zone: ZoneInfo) -> pd.Series:
    """An hour that occurs twice is its first occurrence, one that a clock change skipped moves on to the
    next that exists."""
    local = pd.Series(moments.local)
    first = np.ones(len(local), dtype=bool)
    times = local.dt.tz_localize(zone, ambiguous=first, nonexistent="shift_forward").dt.tz_convert("UTC")
    known = ~np.isnan(moments.offset)
    if known.any():
        shift = np.round(np.where(known, moments.offset, 0) * 60_000_000).astype("int64").astype("timedelta64[us]")
        exact = pd.Series(moments.local - shift).dt.tz_localize("UTC")
        times = exact.where(pd.Series(known), times)
    return times.astype("datetime64[us, UTC]")


def _order(format: str | None) -> Order:
    return next((order for order in dates.ORDERS if order == format), "year_first")


def _plain(mapping: Mapping, key: str) -> dict[str, str]:
    return {choices.plain(word): code for word, code in mapping.values.get(key, {}).items()}


def _because(which: np.ndarray, reason: str) -> np.ndarray:
    return np.where(which, reason, "").astype(object)


def _whole_names(customers: pd.DataFrame) -> pd.DataFrame:
    """`name` from first and last name where the file has no whole one; Chinese names are written together,
    last name first."""
    parts = [customers[key] for key in ("first_name", "last_name") if key in customers]
    if not parts:
        return customers
    first, last = (customers[key].fillna("") if key in customers else "" for key in ("first_name", "last_name"))
    joined = pd.Series(first + " " + last, index=customers.index).str.strip()
    chinese = joined.str.contains("[\u4e00-\u9fff]", regex=True)
    if chinese.any():
        joined = joined.mask(chinese, pd.Series(last + first, index=customers.index).str.strip())
    joined = joined.mask(joined == "")
    name = customers["name"].fillna(joined) if "name" in customers else joined
    return customers.drop(columns=["first_name", "last_name"], errors="ignore").assign(name=name.astype("str"))


def _split(
    frame: pd.DataFrame, chunk: pd.DataFrame, mapping: Mapping, wrong: dict[str, tuple[np.ndarray, np.ndarray]]
) -> Applied:
    bad = np.zeros(len(frame), dtype=bool)
    found = []
    for key, (which, reasons) in wrong.items():
        column = mapping.columns[key]
        bad |= which
        found.append(
            pd.DataFrame(
                {
                    "line": chunk[LINE].to_numpy()[which],
                    "column": column,
                    "value": chunk[column][which].fillna("").str.slice(0, SHOWN).to_numpy(),
                    "reason": reasons[which].astype(str),
                }
            )
        )
    refused = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=REFUSED_COLUMNS)
    refused = refused.sort_values("line", kind="stable", ignore_index=True)
    if not bad.any():
        return Applied(frame, refused, chunk.iloc[:0])
    return Applied(frame[~bad].reset_index(drop=True), refused, chunk[bad].reset_index(drop=True))
