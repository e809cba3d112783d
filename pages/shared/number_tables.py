"""A chart's numbers as a table: what they mean, and behind each line the rows of its number."""

from collections.abc import Callable, Sequence
from zlib import crc32

import pandas as pd
import streamlit as st

from metrics import formats
from metrics.declare import Metric
from metrics.registry import METRICS
from metrics.words import Text
from pages.shared import filters
from pages.shared.columns import Column, written
from pages.shared.rows_behind import Number, draw_rows, none_to_read
from pages.shared.session import language, plain, say
from pages.shared.tables import table
from pages.shared.texts import rows as words
from pages.shared.texts import show as shown_words
from pages.shared.tiles import definition

MOST_LINES = 8  # so that a phone, too, shows at once that something appeared below


def number_table(
    numbers: pd.DataFrame,
    columns: Sequence[Column],
    key: str,
    *,
    name: str,
    behind: Callable[[pd.Series], Number] | None = None,
    whole: Number | None = None,
    heading: Text = shown_words.ROWS_BEHIND,
    of: Metric | None = None,
    meaning: Text | None = None,
    said: str = "",
) -> None:
    """Draw the numbers and, below them, the rows behind the line that somebody chose.

    `behind` says of a line which number it is, and `n`, where the lines have it, how many cases that rests on.
    whole: all lines are of this one number, whose rows stand below `heading` at once. of: the metric of all
    lines. meaning: of all lines, where they are of no metric; without either a line's own is told once it is chosen.
    `said`: see tables.table.
    """
    told = of.meaning if of is not None else meaning
    if told is not None:
        definition(say(told), say(of.reckoned) if of is not None else "")
    if whole is None and behind is not None and (len(numbers) == 1 or _all_closed(numbers, behind)):
        whole = behind(numbers.iloc[0])
    if whole is None:
        st.caption(say(words.CHOOSE))
    place = table(
        numbers, columns, f"{key}_{_mark(numbers, columns, name)}", name=name, filters=said, select=whole is None,
        most_lines=MOST_LINES,
    )  # fmt: skip
    if whole is not None:
        _opened(whole, say(heading), None, told=told is not None)
    elif behind is not None and place is not None and place < len(numbers):
        line = numbers.iloc[place]
        cases = None if "n" not in numbers or pd.isna(line["n"]) else float(line["n"])
        _opened(behind(line), _heading(line, columns, cases), cases, told=told is not None)


def _opened(number: Number, heading: str, cases: float | None, *, told: bool) -> None:
    st.markdown(f"**{plain(heading)}**")
    if not told:
        st.text(say(number.meaning), width="stretch")
        if number.key in METRICS:
            st.text(say(METRICS[number.key].reckoned), width="stretch")
    draw_rows(number, cases)


def _all_closed(numbers: pd.DataFrame, behind: Callable[[pd.Series], Number]) -> bool:
    """Whether no line would open to anything; the reason then stands below the table at once."""
    return all(none_to_read(behind(line)) for _, line in numbers.iterrows())


def _heading(line: pd.Series, columns: Sequence[Column], cases: float | None) -> str:
    """ "The rows behind it · 2026-11-16 · n = 53"."""
    said = [say(shown_words.ROWS_BEHIND), written(line[columns[0].key], columns[0], language(), filters.local())]
    return " · ".join(said if cases is None else [*said, formats.cases(cases, language())])


def _mark(numbers: pd.DataFrame, columns: Sequence[Column], name: str) -> str:
    """Other lines make another table, or a line that was chosen would stay chosen and mean another one."""
    return f"{crc32(repr((name, filters.said(), [str(line) for line in numbers[columns[0].key]])).encode()):08x}"
