"""Columns of text to columns of values: trimming, what means missing, numbers, words for codes."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data_access.importers.choices import plain, waits
from data_access.importers.fields import Field

ALWAYS = ("", "#n/a", "#value!", "#ref!", "#null!", "#div/0!", "#name?")
OF_VALUES = (
    "?", "-", "--", "—", "——", "/", "null", "(null)", "none", "nan", "nat", "n/a", "na", "nil", "n.a.",
    "\\n", "(blank)", "blank",
    "无", "空", "暂无", "未知", "unknown", "0000-00-00", "0000-00-00 00:00:00", "not set", "未填写",
)  # fmt: skip
OF_WORDS = ("?", "-", "--", "—", "——", "n/a", "null", "(null)", "\\n", "(blank)", "nan")
OF_NAMES = ("?", "-", "--", "n/a")  # people are called Null, and NA is Namibia
_NAMES = {"country", "name", "first_name", "last_name", "customer_name", "city"}
_NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?$"


def markers(field: Field) -> tuple[str, ...]:
    """What means "no value" in a field, unless the mapping says otherwise; compared without regard to case."""
    if field.key in _NAMES:
        return OF_NAMES
    if field.kind == "text" or (field.kind == "choice" and field.choices in ("channel", "state")):
        return OF_WORDS
    return OF_VALUES


def trimmed(column: pd.Series, missing: tuple[str, ...]) -> pa.Array:
    """The cells without blanks around them; missing where they are empty or a marker."""
    cells = pa.array(column, type=pa.large_string(), from_pandas=True)
    if isinstance(cells, pa.ChunkedArray):
        cells = cells.combine_chunks()
    cells = _without_guard(pc.utf8_trim(cells, " \t\n\r\u00a0\u3000\ufeff\u200b"))
    known = pa.array(sorted({word.lower() for word in (*ALWAYS, *missing)}), pa.large_string())
    return pc.if_else(pc.is_in(pc.utf8_lower(cells), value_set=known), pa.scalar(None, pa.large_string()), cells)


def _without_guard(cells: pa.Array) -> pa.Array:
    """Without the apostrophe that our own files put before what a spreadsheet would take for a formula."""
    if not pc.any(pc.starts_with(cells, "'")).as_py():
        return cells
    guarded = pc.match_substring_regex(cells, r"^'[=+\-@＝＋－＠]")
    return pc.if_else(guarded, pc.utf8_slice_codeunits(cells, 1), cells)


def texts(cells: pa.Array) -> pd.Series:
    """Cells as they are; a missing one stays missing."""
    return pd.Series(pd.array(cells, dtype="str"))


def numbers(cells: pa.Array, *, decimal_comma: bool = False) -> np.ndarray:
    """Numbers as people write them: currency, thousands, full-width digits, (1) for −1; NaN where none is read."""
    try:
        if not decimal_comma and not pc.any(pc.match_substring_regex(cells, "[a-df-zA-DF-Z_]")).as_py():
            return _finite(pc.cast(cells, pa.float64()))
    except pa.ArrowInvalid:
        pass
    encoded = pc.dictionary_encode(cells)
    words = pc.utf8_normalize(encoded.dictionary, "NFKC")
    words = pc.replace_substring_regex(
        words, r"(?i)^(rmb|cny|usd|eur|us)\s*|\s*(rmb|cny|usd|eur|元|分|次|件|个|星)$", ""
    )
    words = pc.replace_substring_regex(words, r"[¥$€£\s'’\x{a0}\x{202f}]", "")
    words = pc.replace_substring_regex(words, r"^\((.+)\)$", r"-\1")
    if decimal_comma:
        words = pc.replace_substring(pc.replace_substring(words, ".", ""), ",", ".")
    else:
        grouped = pc.match_substring_regex(words, r"^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$")
        words = pc.if_else(grouped, pc.replace_substring(words, ",", ""), words)
    right = pc.fill_null(pc.match_substring_regex(words, _NUMBER), False)
    words = pc.if_else(right, words, pa.scalar(None, words.type))
    read = _finite(pc.cast(words, pa.float64()))
    which = encoded.indices.to_numpy(zero_copy_only=False).astype("float64")
    known = ~np.isnan(which)
    values = np.full(len(cells), np.nan)
    values[known] = read[which[known].astype("int64")]
    return values


def decimal_comma(cells: pa.Array) -> bool:
    """Whether the cells say that a comma stands before the decimals: 12,5 and never 12.5."""
    comma = pc.sum(pc.match_substring_regex(cells, r"\d,(\d{1,2}|\d{4,})\D*$")).as_py() or 0
    point = pc.sum(pc.match_substring_regex(cells, r"\d\.(\d{1,2}|\d{4,})\D*$")).as_py() or 0
    return comma > 0 and point == 0


def words_for(cells: pa.Array, ours: dict[str, str], *, keep: bool) -> np.ndarray:
    """Each cell's code by `ours` (plain word → code); an unknown word stays as it is, or is missing without `keep`."""
    encoded = pc.dictionary_encode(cells)
    translated = [ours.get(plain(word), word if keep else None) for word in encoded.dictionary.to_pylist()]
    return _spread(np.array([*translated, None], dtype=object), encoded)


def waiting(cells: pa.Array) -> np.ndarray:
    """Which states of theirs stop the clock."""
    encoded = pc.dictionary_encode(cells)
    return _spread(np.array([*map(waits, encoded.dictionary.to_pylist()), False], dtype=bool), encoded)


def several_words_for(cells: pa.Array, ours: dict[str, str]) -> np.ndarray:
    """Codes of a cell that may name several ("lead; admin"), joined by commas; missing if one is unknown."""
    encoded = pc.dictionary_encode(cells)
    translated: list[str | None] = []
    for cell in encoded.dictionary.to_pylist():
        words = [word for word in _split(cell) if word]
        codes = [ours.get(word) for word in words]
        whole = ours.get(plain(cell))
        codes = [whole] if whole else codes
        translated.append(",".join(dict.fromkeys(str(code) for code in codes)) if all(codes) and codes else None)
    return _spread(np.array([*translated, None], dtype=object), encoded)


def _split(cell: str) -> list[str]:
    for mark in ";；、，,/|+\n":
        cell = cell.replace(mark, ";")
    return [plain(word) for word in cell.split(";")]


def _spread(values: np.ndarray, encoded: pa.DictionaryArray) -> np.ndarray:
    which = pc.fill_null(encoded.indices, len(values) - 1).to_numpy(zero_copy_only=False)
    found: np.ndarray = values[which]
    return found


def _finite(read: pa.Array) -> np.ndarray:
    values = read.to_numpy(zero_copy_only=False).astype("float64")
    return np.where(np.isfinite(values), values, np.nan)
