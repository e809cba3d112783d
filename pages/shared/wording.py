"""What the cells of a table say: their numbers in words, so that they sort by the number and read like the tiles."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from pandas.io.formats.style import Styler

from metrics.formats import LOCAL, Local
from metrics.goals.targets import FEWEST_CASES
from metrics.words import Language
from pages.shared.columns import Column, Kind, all_written

# No single grey can be read on both themes' tables, and a styled cell cannot follow the theme by itself.
GREYS = {"light": "#5b6b7a", "dark": "#9fb0c0"}
NAME = "table"


def worded(
    shown: pd.DataFrame,
    frame: pd.DataFrame,
    columns: Sequence[Column],
    language: Language,
    local: Local = LOCAL,
    grey: str = GREYS["light"],
) -> Any:
    """The rows of `shown` as Streamlit takes them with the words of their cells; grey is what rests on too few cases.

    `frame` has the columns by which others sort or are greyed.
    """
    said: dict[int, list[str]] = {}
    greyed: list[str] = []
    for place, column in enumerate(columns):
        if column.kind is not Kind.TEXT or column.words is not None or column.sorts_by is not None:
            said[place] = all_written(shown[column.key], column, language, local)
        if column.few is not None:
            few = frame[column.few].fillna(0).astype("float64") < FEWEST_CASES
            greyed += [f"row{row}_col{place}" for row, low in enumerate(few) if low]
    orders = {column.key: _order(frame[column.sorts_by]) for column in columns if column.sorts_by is not None}
    return _answering(shown.assign(**orders), said, greyed, grey)


def _answering(shown: pd.DataFrame, said: Mapping[int, list[str]], greyed: list[str], grey: str) -> Any:
    """A Styler that knows what Streamlit asks it for, which is six times as fast as pandas working it out cell by cell.

    Streamlit takes words apart from values from a Styler only. tests/pages/shared/test_wording.py hold the answer
    to what a Styler of pandas' own says.
    """
    cells = [
        {"id": f"row{row}_col{place}", "display_value": text}
        for place, texts in said.items() for row, text in enumerate(texts)
    ]  # fmt: skip
    answer: dict[str, Any] = {"body": [cells]}
    if greyed:
        answer["cellstyle"] = [{"props": [("color", grey)], "selectors": greyed}]
    # The same name each time: pandas would make one up, and an unchanged table would be sent again with every click.
    style: Any = Styler(shown, uuid=NAME)
    style._compute = lambda: style
    style._translate = lambda *_asked, **_more: answer
    return style


def _order(numbers: pd.Series) -> list[float]:
    """The numbers made different from each other, so that each keeps its own words; what is missing stands below."""
    given = pd.to_numeric(numbers).astype("float64").fillna(-1.0)
    return [number + place * 1e-12 for place, number in enumerate(given)]
