"""KPI tiles: the same things in the same order on every one, equal in height whatever they have to say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from metrics import formats
from metrics.goals.targets import STATUS_WORDS, Status
from pages.shared.charts import Chart
from pages.shared.charts.draw import plot
from pages.shared.session import plain, say
from pages.shared.texts import show as words

NARROWEST = 215  # px: four in a row on a laptop, one on a phone
ACROSS = 4
NARROWEST_SMALL = 200

# Never the colour alone: an icon and a word say the same.
_LOOKS: dict[Status, tuple[str, str]] = {
    Status.MET: ("green", "check_circle"),
    Status.NEAR: ("orange", "change_history"),
    Status.MISSED: ("red", "cancel"),
    Status.NOT_YET_CLEAR: ("gray", "help"),
    Status.TOO_EARLY: ("gray", "schedule"),
    Status.NO_DATA: ("gray", "do_not_disturb_on"),
    Status.NO_TARGET: ("gray", "flag"),
    Status.NOT_AGREED: ("gray", "handshake"),
}


@dataclass(frozen=True)
class Tile:
    """What a tile says, in words. `value` None is "no data"; `few` turns it grey.

    status_said: instead of the status' own word, such as "Behind". change, usual and basis may be empty: their line
    stays.
    rows: draws the rows behind the number when somebody opens the details, below its meaning and how it is `reckoned`.
    """

    key: str
    name: str
    meaning: str
    value: str | None
    status: Status
    target: str = ""
    change: str = ""
    basis: str = ""
    trend: Chart | None = None
    few: bool = False
    rows: Callable[[], None] | None = None
    status_said: str = ""
    usual: str = ""
    reckoned: str = ""


@st.fragment
def tiles(row: Sequence[Tile]) -> None:
    """Draw tiles side by side, as many as there is room for."""
    # One fragment for all of them, so that opening one's details does not run the page again; one for each would
    # cost every run of the page more than it saves.
    with st.grid(across(len(row)), min_column_width=NARROWEST, border=True):
        for shown in row:
            with st.container(gap="xsmall"):
                _tile(shown)


@st.fragment
def small_tiles(row: Sequence[Tile]) -> None:
    """Draw tiles in one row above what a page is for: without a course, on a phone moved sideways."""
    with st.grid(len(row), min_column_width=NARROWEST_SMALL, wrap=False, border=True):
        for shown in row:
            with st.container(gap="xsmall"):
                _value(shown)
                st.markdown(status_line(shown.status, shown.target, shown.status_said))
                st.caption(plain(shown.basis) or "&nbsp;")
                _details_button(shown)


def across(count: int) -> int:
    """How many stand side by side so that the last row is fullest: six in rows of three, not of four and two."""
    return min((ACROSS, ACROSS - 1), key=lambda columns: (-(-count // columns), -count % columns))


def _value(shown: Tile) -> None:
    value = plain(shown.value) if shown.value is not None else formats.MISSING
    grey = shown.few or shown.value is None
    st.metric(plain(shown.name), f":gray[{value}]" if grey else value, help=plain(shown.meaning))


def _tile(shown: Tile) -> None:
    _value(shown)
    if shown.trend is not None:
        plot(shown.trend, f"trend_{shown.key}", still=True)
    st.markdown(status_line(shown.status, shown.target, shown.status_said))
    # A line even where there is nothing to say, so that nothing moves when there is.
    st.caption("  \n".join(plain(line) or "&nbsp;" for line in (shown.change, shown.usual, shown.basis)))
    _details_button(shown)


def _details_button(shown: Tile) -> None:
    if st.button(say(words.DETAILS), key=f"details_{shown.key}", type="tertiary", icon=":material/open_in_full:"):
        details(shown.name, shown.meaning, shown.reckoned, shown.rows)


def status_line(status: Status, target: str = "", said: str = "") -> str:
    """A status as Markdown: icon, word (or what is `said` instead of it) and target in the status' colour."""
    colour, icon = _LOOKS[status]
    text = said or say(STATUS_WORDS[status])
    if target and status is not Status.NO_TARGET:
        text = say(words.STATUS_AND_TARGET, status=text, target=target)
    return f":{colour}[:material/{icon}: {plain(text)}]"


def details(name: str, meaning: str, reckoned: str, rows: Callable[[], None] | None) -> None:
    """Open what stands behind a number: how it is computed, and its rows, which are asked for only now."""

    @st.dialog(plain(name), width="large")
    def opened() -> None:
        definition(meaning, reckoned)
        if rows is not None:
            st.markdown(f"**{say(words.ROWS_BEHIND)}**")
            rows()

    opened()


def definition(meaning: str, reckoned: str) -> None:
    """Tell what a number means and how it is reckoned."""
    st.markdown(f"**{say(words.DEFINITION)}**")
    for line in filter(None, (meaning, reckoned)):
        st.text(line, width="stretch")
