"""Scores as surveys export them: numbers, stars, words, "4/5", "5 - very good"; and which scale they are on."""

import re

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data_access.importers import cells as read_cells
from data_access.importers.choices import NOT_SCORED, SCORES, plain
from data_access.importers.mapping import Scale

_LEADING = r"^\s*(?P<number>[+-]?\d+(?:\.\d+)?)\s*(?:[-–—:.、)）]\s*[^\d\s].*|/\s*\d+|分.*|星.*|stars?.*|points?.*)$"
_THUMBS = {"good": 1.0, "bad": 0.0, "yes": 1.0, "no": 0.0, "是": 1.0, "否": 0.0, "thumbs up": 1.0, "thumbs down": 0.0,
           "👍": 1.0, "👎": 0.0, "满意": 1.0, "不满意": 0.0, "satisfied": 1.0, "dissatisfied": 0.0, "happy": 1.0,
           "unhappy": 0.0, "good, i'm satisfied": 1.0, "bad, i'm unsatisfied": 0.0}  # fmt: skip
_FACES = {"happy": 3.0, "okay": 2.0, "unhappy": 1.0, "good": 3.0, "bad": 1.0}
_NPS = re.compile(r"\bnps\b|recommend|promoter|推荐", re.IGNORECASE)
_SAID = re.compile(r"\b([01])\s*[-–~～至到]\s*(3|5|7|10|100)\b")
_CES = re.compile(r"\bces\b|effort|easy|费力|轻松", re.IGNORECASE)


def read(column: pa.Array, words: dict[str, str], *, decimal_comma: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """The scores, and which cells say that none was given; NaN for those and for what cannot be read."""
    values = read_cells.numbers(column, decimal_comma=decimal_comma)
    left = np.isnan(values) & pc.is_valid(column).to_numpy(zero_copy_only=False)
    unscored = np.zeros(len(values), dtype=bool)
    if left.any():
        cells = column.filter(pa.array(left)).to_pylist()
        given = {plain(word): float(score) for word, score in words.items()}
        found = {cell: _one(cell, given) for cell in set(cells)}
        values[left] = [found[cell] for cell in cells]
        unscored[left] = [plain(cell) in NOT_SCORED and plain(cell) not in given for cell in cells]
    return values, unscored


def _one(cell: str, given: dict[str, float]) -> float:
    word = plain(cell)
    if word in given:
        return given[word]
    if word in SCORES:
        return SCORES[word]
    leading = re.match(_LEADING, word)
    return float(leading["number"]) if leading else np.nan


def share_read(column: pa.Array) -> float:
    """The share of cells that are scores, or say that there is none."""
    comma = read_cells.decimal_comma(column)
    values, unscored = read(column, {word: str(score) for word, score in _THUMBS.items()}, decimal_comma=comma)
    return float((~np.isnan(values) | unscored).mean()) if len(values) else 1.0


def guess(header: str, column: pa.Array, *, kind_of_answers: str | None = None) -> tuple[Scale, dict[str, str]]:
    """The scale the values suggest, and what words mean on it where the usual meaning does not fit."""
    cells = pc.drop_null(column)
    kind = kind_of_answers or ("nps" if _NPS.search(header) else "ces" if _CES.search(header) else "csat")
    kind = "csat" if kind == "interview" else kind
    used = {plain(cell) for cell in pc.unique(cells).to_pylist()} - NOT_SCORED
    for answers, top in ((_THUMBS, 1.0), (_FACES, 3.0)):
        if used and used <= set(answers) and len(used) >= 2:
            low = 0.0 if top == 1.0 else 1.0
            return Scale(low, top, kind=kind), {word: f"{answers[word]:g}" for word in sorted(used)}
    values = pd.Series(read(cells, {}, decimal_comma=read_cells.decimal_comma(cells))[0]).dropna()
    if kind == "nps":
        return Scale(0, 10, kind=kind), {}
    zero = bool((values == 0).any())
    said = _SAID.search(header)
    if said and int(said[1]) < int(said[2]) and len(values) and values.max() <= int(said[2]):
        low, high = int(said[1]), int(said[2])
        return Scale(low, high, zero and low > 0, kind), {}
    out_of = [int(found) for cell in used if (found := _out_of(cell))]
    top = max(out_of) if out_of else float(values.max()) if len(values) else 5.0
    if kind == "ces":
        return Scale(1, 5 if top <= 5 and len(values) >= 30 else 7, zero, kind), {}
    if top <= 1 and zero:
        return Scale(0, 1, kind=kind), {}
    if top <= 3 and len(values) >= 30 and set(values) == {1.0, 2.0, 3.0}:
        return Scale(1, 3, zero, kind), {}
    if top <= 5:
        return Scale(1, 5, zero, kind), {}
    return (Scale(1, 10, zero, kind) if top <= 10 else Scale(0, 100, False, kind)), {}


def _out_of(cell: str) -> str | None:
    found = re.search(r"/\s*(\d+)$", cell)
    return found[1] if found else None
