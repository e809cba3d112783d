"""Putting a chart on the page, with the same numbers as a table one click away."""

from collections.abc import Callable

import streamlit as st

from pages.shared import recording
from pages.shared.charts.figure import Chart, Drawn
from pages.shared.session import say
from pages.shared.texts import show as words

PLAIN = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}
STILL = {"staticPlot": True, "displayModeBar": False}


def draw(chart: Chart, key: str, *, title: str = "", table: Callable[[], None] | None = None) -> None:
    """Draw `chart`; `table` draws the same numbers as a table when somebody asks for it.

    `title` stands above that table. `key` is unique on the page and stays the same from run to run.
    """
    recording.chart(key, title, table)
    plot(chart, key)
    if table is not None:
        as_table(key, title or say(words.AS_TABLE), table)


def plot(chart: Chart, key: str, *, still: bool = False) -> None:
    """The chart alone; `still` ones react to nothing."""
    config = STILL if still else PLAIN
    # theme="streamlit" is what replaces the colour codes (see figure.py) and brings the page's font. It does so once
    # for each chart: under another theme the chart needs another key, or it keeps the old theme's colours.
    key = f"chart_{key}_{st.context.theme.type}"
    st.plotly_chart(Drawn(chart.figure), theme="streamlit", config=config, alt=chart.alt, key=key)


@st.fragment
def as_table(key: str, title: str, table: Callable[[], None]) -> None:
    """A button that opens a table, drawn only then, under `title`."""
    # A fragment, so that opening the table does not run the page again.
    if st.button(say(words.AS_TABLE), key=f"table_{key}", type="tertiary", icon=":material/table_rows:"):

        @st.dialog(title, width="large")
        def opened() -> None:
            table()

        opened()
