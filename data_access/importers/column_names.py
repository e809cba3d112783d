"""Which column of a file is which field: by its header, and by whether its values may be that."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from data_access.importers import cells as read_cells
from data_access.importers import choices, date_orders, dates, fields, scores
from data_access.importers.fields import Field, Kind
from data_access.importers.headers import LINE

FITTING = 0.6  # share of a column's values that must suit a field for its header to count
_BRACKETS = re.compile(r"[(（\[【].*?[)）\]】]")
_CAMEL = re.compile(r"([a-z])([A-Z])")
# At the end of a Chinese header these say what kind of thing it is, not which.
_TOO_GENERAL = {
    "编号",
    "单号",
    "序号",
    "流水号",
    "时间",
    "时刻",
    "日期",
    "名称",
    "客户",
    "类型",
    "等级",
    "阶段",
    "编码",
    "内容",
    "结果",
    "名",
    "姓",
    "市",
}
_AROUND = r"^(ticket|case|incident|request|issue|conversation|contact) | (timestamp|name)$"


@lru_cache(maxsize=5_000)  # the fields' synonyms are compared with every header of every file
def heading(words: str) -> str:
    """How headers are compared: without case, width, blanks, brackets' and other punctuation."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    plain = re.sub(r"(?<=[a-z])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[a-z])", " ", plain)
    return " ".join(re.findall(r"[^\W_]+", plain))


def columns_for(kind: Kind, columns: Sequence[str], sample: pd.DataFrame) -> dict[str, str]:
    """The best pairs of field and column first; each column serves one field."""
    pairs = []
    for place, item in enumerate(fields.FIELDS[kind]):
        for at, column in enumerate(each for each in columns if each != LINE):
            fit = max(strength(column, item.synonyms), strength(column, item.inverse))
            if fit > 0 and _suits(item, sample[column]):
                empty = 0.3 if len(sample) and sample[column].isna().all() else 0.0
                pairs.append((-(fit - empty), place, at, item.key, column))
    chosen: dict[str, str] = {}
    for _, _, _, key, column in sorted(pairs):
        if key not in chosen and column not in chosen.values():
            chosen[key] = column
    order = [item.key for item in fields.FIELDS[kind]]
    return {key: chosen[key] for key in order if key in chosen}


@lru_cache(maxsize=20_000)  # for the same reason; files of one source have the same headers
def strength(header: str, synonyms: tuple[str, ...]) -> float:
    """1.x for the very words (earlier synonyms more); less without brackets, "ticket" before or "timestamp" behind;
    less still for a header that holds them among others."""
    title = heading(_CAMEL.sub(r"\1 \2", header))
    bare = re.sub(_AROUND, "", heading(_CAMEL.sub(r"\1 \2", _BRACKETS.sub("", header))))
    best = 0.0
    for rank, synonym in enumerate(synonyms):
        words = heading(synonym)
        earlier = 0.2 * (1 - rank / len(synonyms))
        if title.replace(" ", "") == words.replace(" ", ""):
            return 1.0 + earlier
        if bare == words:
            best = max(best, 0.8 + earlier)
        if re.search(r"[\u4e00-\u9fff]", words):
            held = (len(words) >= 3 and words in title) or (bare.endswith(words) and words not in _TOO_GENERAL)
        else:
            held = f" {words} " in f" {title} " and " " in words
        if held:
            best = max(best, 0.4 + 0.3 * len(words) / len(title) + earlier / 4)
    return best


def _suits(item: Field, column: pd.Series) -> bool:
    """Whether the values may be this field's: a date column must hold dates."""
    cells = pc.drop_null(read_cells.trimmed(column, read_cells.markers(item)))
    if len(cells) == 0:
        return True
    if item.kind == "time":
        return bool(np.isfinite(dates.clocks(cells)).mean() >= FITTING)
    if item.kind in ("date", "datetime"):
        clock = np.isfinite(dates.clocks(cells)).mean() if item.kind == "datetime" and item.key != "opened_at" else 0.0
        return date_orders.evidence(cells.slice(0, 300)).share + clock >= FITTING
    if item.kind in ("number", "amount"):
        comma = read_cells.decimal_comma(cells)
        return bool(np.isfinite(read_cells.numbers(cells, decimal_comma=comma)).mean() >= FITTING)
    if item.kind == "score":
        return scores.share_read(cells) >= FITTING
    if item.kind == "yes_no":
        known = {*choices.VOCABULARY["yes_no"], *choices.BREACH}
        return bool(np.mean([choices.plain(cell) in known for cell in cells.to_pylist()]) >= FITTING)
    if item.choices == "answer_kind":
        known = set(choices.VOCABULARY["answer_kind"])
        return any(choices.plain(cell) in known for cell in cells.to_pylist())
    if item.key in ("key", "customer_key"):  # an identifier, no sentence
        return bool(pc.mean(pc.utf8_length(cells)).as_py() <= 80)
    return True
