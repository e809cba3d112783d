"""What a page tells of itself while it is taken down for an export: its tables whole, its charts' titles, its filters.

Outside of an export nobody listens, and all of it does nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

import pandas as pd

from pages.shared.columns import Column


@dataclass(frozen=True)
class TableNote:
    """A table as it was given to be drawn; `find` finds all its rows where `frame` has a part of them."""

    name: str
    frame: pd.DataFrame
    columns: Sequence[Column]
    filters: str = ""
    rows: int = 0
    find: Callable[[], pd.DataFrame] | None = None


@dataclass(frozen=True)
class ChartNote:
    """A chart's key and title; `table` draws its numbers as a table."""

    key: str
    title: str
    table: Callable[[], None] | None


@dataclass
class Notes:
    """What was told so far. `table`, `chart`, `words` and `passing` wait for the element that is about to be drawn."""

    table: TableNote | None = None
    chart: ChartNote | None = None
    words: str = ""
    passing: bool = False
    pickers: set[str] = field(default_factory=set)  # those of pages.shared.filters that the page has
    picked: dict[str, str] = field(default_factory=dict)  # its own, in words
    member_ids: set[int] = field(default_factory=set)
    behind: list[TableNote] | None = None  # while a chart's table is asked for, which nobody sees


_notes: ContextVar[Notes | None] = ContextVar("notes", default=None)


@contextmanager
def listening() -> Iterator[Notes]:
    """Listen to what the page tells."""
    notes = Notes()
    token = _notes.set(notes)
    try:
        yield notes
    finally:
        _notes.reset(token)


def unseen() -> bool:
    """Whether what is drawn now is seen by nobody: nothing is asked for that a click would open."""
    notes = _notes.get()
    return notes is not None and notes.behind is not None


def table(note: TableNote) -> bool:
    """Tell of the table that is drawn next; True where it is not to be drawn, because nobody sees it."""
    notes = _notes.get()
    if notes is None:
        return False
    if "member_id" in note.frame:
        notes.member_ids.update(int(one) for one in note.frame["member_id"].dropna().unique())
    if notes.behind is not None:
        notes.behind.append(note)
        return True
    notes.table = note
    return False


def chart(key: str, title: str, draws: Callable[[], None] | None) -> None:
    """Tell of the chart that is drawn next."""
    if (notes := _notes.get()) is not None and notes.behind is None:
        notes.chart = ChartNote(key, title, draws)


def words(markdown: str) -> None:
    """Tell what the field or button that is drawn next says: on paper there are neither, but these words."""
    if (notes := _notes.get()) is not None and notes.behind is None:
        notes.words = markdown


def passing() -> None:
    """Tell that what is drawn next is said to the visitor at this moment, and is no part of the page on paper."""
    if (notes := _notes.get()) is not None and notes.behind is None:
        notes.passing = True


def pickers(**has: bool) -> None:
    """Tell which of the shared pickers the page has."""
    if (notes := _notes.get()) is not None and notes.behind is None:
        notes.pickers.update(name for name, there in has.items() if there)


def picked(label: str, said: str) -> None:
    """Tell of something that the visitor chose, in words."""
    if (notes := _notes.get()) is not None and notes.behind is None:
        notes.picked[label] = said


def tables_behind(note: ChartNote) -> list[TableNote]:
    """The tables that a chart's "as a table" would draw."""
    notes = _notes.get()
    if notes is None or note.table is None:
        return []
    notes.behind = []
    try:
        note.table()
        return notes.behind
    finally:
        notes.behind = None
