"""A page as a document: what it says, in its order and grouping, without anything to click."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from metrics.words import Language
from pages.shared.recording import TableNote


class Look(StrEnum):
    TEXT = "text"  # Markdown, as st.markdown takes it
    CAPTION = "caption"  # Markdown, small and grey
    PLAIN = "plain"  # text as it is
    CODE = "code"
    GOOD = "success"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Heading:
    """A heading; 1 is the page's title. `words` are Markdown."""

    level: int
    words: str


@dataclass(frozen=True)
class Words:
    """A piece of text."""

    words: str
    look: Look = Look.TEXT


@dataclass(frozen=True)
class Number:
    """A number of a tile: its name, its value, what it means."""

    name: str
    value: str
    change: str
    meaning: str


@dataclass(frozen=True)
class Table:
    """A table as it is shown: `cells` in words, row by row. `note` has its values, where it was told of."""

    name: str
    labels: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]  # which columns are numbers
    rows: int
    note: TableNote | None = None


@dataclass(frozen=True)
class Picture:
    """A chart: plotly's figure with the page's colour codes, and the tables with its numbers."""

    key: str
    title: str
    alt: str
    figure: dict[str, Any]
    small: bool  # a line in a tile, which is no chart of its own
    behind: tuple[TableNote, ...] = ()


class Kind(StrEnum):
    STACK = "stack"
    CARD = "card"
    LINE = "line"  # side by side as far as there is room, such as a heading and what stands beside it
    COLUMNS = "columns"
    GRID = "grid"
    SECTION = "section"  # what stands under a tab, or in what can be folded


@dataclass(frozen=True)
class Group:
    """Parts that stand together. shares: how wide columns are. across: how many of a grid stand side by side."""

    kind: Kind
    parts: tuple["Part", ...]
    title: str = ""
    shares: tuple[float, ...] = ()
    across: int = 0


@dataclass(frozen=True)
class Rule:
    """A line across."""


Part = Heading | Words | Number | Table | Picture | Group | Rule


@dataclass(frozen=True)
class Definition:
    """What a number on the page means and how it is reckoned, in words."""

    name: str
    meaning: str
    reckoned: str = ""
    unit: str = ""
    better: str = ""
    cohort: str = ""


@dataclass(frozen=True)
class Document:
    """A page as somebody saw it at a moment, with all they had set."""

    address: str
    title: str
    language: Language
    zone: str
    as_of: datetime  # of the numbers, in the reporting zone
    made_at: datetime
    made_by: str  # in words: roles and the teams they see, nobody's name
    filters: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    definitions: tuple[Definition, ...]
    member_ids: tuple[int, ...]
    local: Any  # metrics.formats.Local
    latest: str = ""  # the newest day of any data

    @property
    def pictures(self) -> list[Picture]:
        """All charts, those in tiles too, in their order."""
        return [part for part in each(self.parts) if isinstance(part, Picture)]

    @property
    def charts(self) -> list[Picture]:
        """The charts that stand for themselves."""
        return [picture for picture in self.pictures if not picture.small]

    @property
    def tables(self) -> list[Table]:
        """All tables that are shown."""
        return [part for part in each(self.parts) if isinstance(part, Table)]

    @property
    def rows(self) -> int:
        """How many rows of tables it holds."""
        return sum(table.rows for table in self.tables)


def each(parts: tuple[Part, ...]) -> Iterator[Part]:
    """All parts, those in groups too, in reading order."""
    for part in parts:
        yield part
        if isinstance(part, Group):
            yield from each(part.parts)
