"""Dates and times as people and programs write them, whole columns at once.

What a column's rows cannot settle one by one is only the order of day, month and a short year; that is what a mapping
stores (`Order`). Separators, padding, seconds, AM/PM, month names, Chinese, zone offsets and Excel's
serial numbers may be mixed within a column: each cell says those itself.
"""

import re
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

Order = Literal["year_first", "day_first", "month_first"]
ORDERS: tuple[Order, ...] = ("year_first", "day_first", "month_first")
YEARS = (1900, 2200)
SHORT_YEARS_FROM = 70  # '70 is 1970, '69 is 2069

_CLOCK = (
    r"(?P<h>\d{1,2})[:.](?P<m>\d{2})(?:[:.](?P<s>\d{2})(?:[.,](?P<f>\d{1,9}))?)?\s*(?P<p>[AaPp]\.?[Mm]\.?)?"
    r"\s*(?P<z>[Zz]|UTC|GMT|(?:UTC|GMT)?\s*[+-]\d{1,2}(?::?\d{2})?)?"
)
_TIME = rf"(?:(?:[T ,]\s*|\s+at\s+){_CLOCK})?"
_SEPARATED = rf"^(?P<a>\d{{1,4}})\s?[-/.\s]\s?(?P<b>\d{{1,2}}|[A-Za-z]{{3,9}}\.?)\s?[-/.,\s]\s?(?P<c>\d{{1,4}}){_TIME}$"
_MONTH_FIRST = rf"^(?P<b>[A-Za-z]{{3,9}})\.?[-\s](?P<a>\d{{1,2}})(?:st|nd|rd|th)?[-,\s]\s?(?P<c>\d{{4}}){_TIME}$"
_COMPACT = r"^(?P<a>\d{4})(?P<b>\d{2})(?P<c>\d{2})(?:[T ]?(?P<h>\d{2})(?P<m>\d{2})(?P<s>\d{2})?)?(?P<z>Z)?$"
_SERIAL = r"^\d{5}(?:\.\d+)?$"
_EPOCH = r"^1\d{9}(?:\d{3})?$"
_WEEKDAY = r"^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s+|\s*(?:星期|周)[一二三四五六日天]\s*"
_CHINESE = (
    (r"\s*年\s*", "-"), (r"\s*月\s*", "-"), (r"\s*[日号]\s*", " "),
    (r"\s*[时点]\s*", ":"), (r"\s*分\s*", ":"), (r"\s*秒\s*$", ""), (r":$", ""),
    (r"^(.* )(?:上午|早上|凌晨)\s*(.*)$", r"\1\2 AM"), (r"^(.* )(?:下午|晚上|中午)\s*(.*)$", r"\1\2 PM"),
    (r"(\d{1,2}) (AM|PM)$", r"\1 \2"), (r" (\d{1,2}) (AM|PM)$", r" \1:00 \2"), (r" (\d{1,2})$", r" \1:00"),
)  # fmt: skip
_MONTHS = {name: at for at, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}  # fmt: skip
_FAST = re.compile(
    r"(?:(\d{4})([-/.])\d{1,2}\2\d{1,2}|\d{1,2}([-/.])\d{1,2}\3(\d{4}))(?:([T ])\d{1,2}:\d{2}(:\d{2})?)?"
)
_DAY = 86_400_000_000
_SPILLED = np.array([0, 0, 3, 0, 1, 0, 1, 0, 0, 1, 0, 1])  # so many days of each month may be one too many of the last
_MONTH = np.timedelta64(1, "M")
_MINUTE = 60_000_000


@dataclass(frozen=True)
class Moments:
    """`local` times as written (microseconds, NaT where unreadable); `offset` in minutes where the cell
    has one, else NaN; `timed`: whether a time of day was written."""

    local: np.ndarray
    offset: np.ndarray
    timed: np.ndarray

    @property
    def read(self) -> np.ndarray:
        known: np.ndarray = ~np.isnat(self.local)
        return known


def parse(cells: pa.Array, order: Order) -> Moments:
    """Read trimmed cells; empty and unreadable ones give NaT."""
    moments = Moments(
        np.full(len(cells), "NaT", dtype="datetime64[us]"),
        np.full(len(cells), np.nan),
        np.zeros(len(cells), dtype=bool),
    )
    left = np.flatnonzero(pc.is_valid(cells).to_numpy(zero_copy_only=False))
    for probe in (0.0, 0.5, 1.0):  # the usual shapes of the column, by the C library
        if left.size >= 50:
            left = _fast(cells, left, str(cells[int(left[int(probe * (left.size - 1))])]), order, moments)
    if left.size:
        _carefully(cells.take(pa.array(left)), left, order, moments)
    return moments


def _fast(cells: pa.Array, left: np.ndarray, like: str, order: Order, moments: Moments) -> np.ndarray:
    """Read those of `left` that are written like `like`, and return what is still left."""
    shape = _FAST.fullmatch(like)
    if not shape or (shape[4] and order == "year_first"):
        return left
    mark = shape[2] or shape[3]
    days = ("%Y", "%m", "%d") if shape[1] else ("%d", "%m", "%Y") if order == "day_first" else ("%m", "%d", "%Y")
    code = mark.join(days) + (f"{shape[5]}%H:%M" if shape[5] else "") + (":%S" if shape[6] else "")
    part = cells.take(pa.array(left))
    read = pc.strptime(part, format=code, unit="us", error_is_null=True)
    times = read.to_numpy(zero_copy_only=False).astype("datetime64[us]")
    # The C library takes 23 for a year, and 31 February for 2 or 3 March: both are read again, carefully.
    years = times.astype("datetime64[Y]").astype("int64") + 1970
    day = (times.astype("datetime64[D]") - times.astype("datetime64[M]")).astype("int64") + 1
    month = times.astype("datetime64[M]").astype("int64") % 12
    sure = ~np.isnat(times) & (years >= YEARS[0]) & (years < YEARS[1]) & (day > _SPILLED[month])
    if pc.any(pc.match_substring(part, ":60")).as_py():
        sure[:] = False
    moments.local[left[sure]] = times[sure]
    moments.timed[left[sure]] = bool(shape[5])
    doubtful: np.ndarray = left[~sure]
    return doubtful


def _carefully(cells: pa.Array, at: np.ndarray, order: Order, moments: Moments) -> None:
    """Read cell by distinct cell with regular expressions and check that the day exists."""
    encoded = pc.dictionary_encode(cells)
    words, which = encoded.dictionary, encoded.indices.to_numpy(zero_copy_only=False).astype("int64")
    local = np.full(len(words), "NaT", dtype="datetime64[us]")
    offset, timed = np.full(len(words), np.nan), np.zeros(len(words), dtype=bool)
    if pc.any(pc.match_substring_regex(words, "[年月日时点星周午]")).as_py():
        for pattern, replacement in _CHINESE:
            words = pc.replace_substring_regex(words, pattern, replacement)
    words = pc.utf8_trim_whitespace(pc.replace_substring_regex(words, _WEEKDAY, ""))
    for pattern, own_order in ((_SEPARATED, order), (_MONTH_FIRST, "day_first"), (_COMPACT, "year_first")):
        todo = np.flatnonzero(np.isnat(local))
        if todo.size:
            _by_pattern(words.take(pa.array(todo)), todo, pattern, own_order, (local, offset, timed))
    _numbers(words, local, offset, timed)
    moments.local[at], moments.offset[at], moments.timed[at] = local[which], offset[which], timed[which]


def _by_pattern(
    words: pa.Array, at: np.ndarray, pattern: str, order: str, found: tuple[np.ndarray, np.ndarray, np.ndarray]
) -> None:
    matched = pc.extract_regex(words, pattern)
    fits = np.flatnonzero(pc.is_valid(matched).to_numpy(zero_copy_only=False))
    if fits.size == 0:
        return
    matched = matched.take(pa.array(fits))
    parts = {matched.type.field(i).name: matched.field(i) for i in range(matched.type.num_fields)}
    a_text, c_text = parts["a"], parts["c"]
    a, c = _integers(a_text), _integers(c_text)
    b_text = parts["b"]
    named = pc.match_substring_regex(b_text, "[A-Za-z]").to_numpy(zero_copy_only=False)
    b = np.array([_MONTHS.get(word[:3].lower(), 99) if name else int(word) for word, name in
                  zip(b_text.to_pylist(), named, strict=True)], dtype="int64")  # fmt: skip
    a_long = pc.utf8_length(a_text).to_numpy(zero_copy_only=False)
    c_long = pc.utf8_length(c_text).to_numpy(zero_copy_only=False)
    short = (a_long <= 2) & (c_long <= 2)
    leads = (a_long == 4) | (short & ~named & (order == "year_first"))  # the year stands first
    year, day = np.where(leads, a, c), np.where(leads, c, a)
    month_leads = ~leads & ~named & (order == "month_first")
    month, day = np.where(month_leads, a, b), np.where(month_leads, b, day)
    long = np.where(leads, a_long, c_long)
    year = np.where(long == 2, year + np.where(year >= SHORT_YEARS_FROM, 1900, 2000), year)
    right = np.isin(long, (2, 4)) & (np.where(leads, c_long, a_long) <= 2)
    right &= ~((a_long <= 2) & (c_long == 4) & ~named & (order == "year_first"))  # undecided order: not read
    right &= (year >= YEARS[0]) & (year < YEARS[1]) & (month >= 1) & (month <= 12) & (day >= 1)
    first = ((np.where(right, year, 1970) - 1970) * 12 + np.where(right, month, 1) - 1).astype("datetime64[M]")
    right &= day <= (((first + _MONTH).astype("datetime64[D]") - first.astype("datetime64[D]")).astype("int64"))
    hour, minute, second = (_integers(parts[name]) if name in parts else np.zeros_like(a) for name in "hms")
    fraction = np.zeros_like(a)
    if "f" in parts:
        fraction = _integers(pc.utf8_slice_codeunits(pc.utf8_rpad(parts["f"], 6, "0"), 0, 6))
    if "p" in parts:
        half = pc.utf8_lower(pc.utf8_slice_codeunits(parts["p"], 0, 1)).to_numpy(zero_copy_only=False)
        right &= ~(np.isin(half, ("a", "p")) & ((hour > 12) & (half == "a")))
        hour = np.where((half == "p") & (hour < 12), hour + 12, np.where((half == "a") & (hour == 12), 0, hour))
    right &= (hour < 24) & (minute < 60) & (second < 60)
    micros = ((hour * 60 + minute) * 60 + second) * 1_000_000 + fraction
    times = first.astype("datetime64[D]").astype("datetime64[us]") + (
        np.where(right, (day - 1) * _DAY + micros, 0).astype("timedelta64[us]")
    )
    local, offset, timed = found
    local[at[fits[right]]] = times[right]
    timed[at[fits[right]]] = (pc.utf8_length(pc.fill_null(parts["h"], "")).to_numpy(zero_copy_only=False) > 0)[right]
    zones = parts["z"]
    if pc.any(pc.not_equal(pc.fill_null(zones, ""), "")).as_py():
        minutes = np.array([_offset(zone) for zone in zones.to_pylist()])
        offset[at[fits[right]]] = minutes[right]


def _numbers(words: pa.Array, local: np.ndarray, offset: np.ndarray, timed: np.ndarray) -> None:
    """Days since Excel's beginning, seconds or milliseconds since 1970 (these are UTC)."""
    todo = np.flatnonzero(np.isnat(local))
    for at in todo:
        word = str(words[int(at)])
        if re.match(_SERIAL, word) and 10_000 <= float(word) < 80_000:
            seconds = round(float(word) * 86_400)
            local[at] = np.datetime64("1899-12-30", "us") + np.timedelta64(seconds, "s")
            timed[at] = "." in word
        elif re.match(_EPOCH, word):
            local[at] = np.datetime64(0, "us") + np.timedelta64(int(word), "ms" if len(word) == 13 else "s")
            offset[at], timed[at] = 0.0, True


def _integers(text: pa.Array) -> np.ndarray:
    filled = pc.if_else(pc.equal(pc.fill_null(text, ""), ""), "0", text)
    numbers: np.ndarray = pc.cast(filled, pa.int64()).to_numpy(zero_copy_only=False)
    return numbers


def _offset(zone: str | None) -> float:
    digits = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", zone or "")
    if digits:
        return (1 if digits[1] == "+" else -1) * (int(digits[2]) * 60 + int(digits[3] or 0))
    return 0.0 if zone else np.nan


def clocks(cells: pa.Array) -> np.ndarray:
    """Cells that hold a time of day and nothing else, in microseconds since midnight; NaN for all others."""
    words = pc.binary_join_element_wise(pa.scalar("1970-01-01", cells.type), cells, pa.scalar(" ", cells.type))
    if pc.any(pc.match_substring_regex(cells, "[时点午早晚凌]")).as_py():
        for pattern, replacement in _CHINESE:
            words = pc.replace_substring_regex(words, pattern, replacement)
    bare = pc.fill_null(pc.match_substring_regex(cells, r"^\D{0,3}\d{1,2}\s*[:：时点]"), False)
    moments = parse(pc.if_else(bare, words, pa.scalar(None, words.type)), "year_first")
    micros = (moments.local - np.datetime64(0, "us")).astype("float64")
    read: np.ndarray = np.where(moments.read & moments.timed & (micros >= 0) & (micros < _DAY), micros, np.nan)
    return read
