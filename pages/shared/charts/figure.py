"""What all charts share: colours by meaning, text that stays text, axes, and the figure as Streamlit takes it.

A chart is a plain dictionary: plotly's own classes check every property, which takes longer than the page's questions.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from plotly.basedatatypes import BaseFigure

from metrics import formats
from metrics.declare import DURATIONS, Better, Metric, Unit
from metrics.formats import LOCAL, Local
from metrics.words import Language

# Streamlit's page replaces these codes by the colours of the theme that is on (chartCategoricalColors and the text's),
# so .streamlit/config.toml is the only place that knows a colour. tests/pages/shared/charts hold Streamlit to it.
DATA, NEAR, GOOD, OTHER, CONTEXT, ATTENTION = (f"#00000{place}" for place in range(1, 7))
INK = "#000037"
GROUND = "#000038"

MOST_POINTS = 2000  # more than a screen can show, and the browser begins to stutter
SMALL, NORMAL = 11, 12  # px
BAND_OPACITY = 0.15
ROW_HEIGHT = 46  # px: two lines of text and air
LONGEST_NAME = 8.0  # em: a name beside an axis is broken into lines beyond it


@dataclass(frozen=True)
class Chart:
    """A figure and what it says to those who cannot see it."""

    figure: dict[str, Any]
    alt: str


class Drawn(BaseFigure):  # type: ignore[misc]
    """The dictionary as something that Streamlit accepts without checking it again."""

    def __init__(self, figure: dict[str, Any]) -> None:
        object.__setattr__(self, "_figure", figure)

    def to_dict(self) -> dict[str, Any]:
        figure: dict[str, Any] = object.__getattribute__(self, "_figure")
        return figure


@dataclass(frozen=True)
class Said:
    """How the numbers of one metric are written in one language; `longest`: of those that are read together."""

    metric: Metric
    language: Language
    local: Local = LOCAL
    longest: float | None = None

    def among(self, *amounts: float | None) -> "Said":
        """The same for numbers that are read together: durations beside each other are told in one unit."""
        if self.metric.unit not in DURATIONS:
            return self
        return replace(self, longest=formats.longest(self.longest, *amounts))

    def value(self, amount: float | None) -> str:
        """84.6%, 6 min, 41."""
        return formats.value(amount, self.metric, self.language, local=self.local, among=self.longest)

    def beside(self, amount: float, goal: float | None) -> str:
        """The value, exact enough to be told from a goal it has missed."""
        metric, language = self.metric, self.language
        return formats.value_beside(amount, goal, metric, language, local=self.local, among=self.longest)

    def tick(self, amount: float) -> str:
        """85%, 10 min: a round number under an axis, without decimals it does not need."""
        if amount == 0 and self.metric.unit in DURATIONS:
            return "0"
        working_day = self.local.working_day(self.metric)
        if self.metric.unit in DURATIONS and amount == (working_day or formats.DAY):
            return formats.one_day(self.language, working=working_day is not None)
        if self.metric.unit is Unit.MONEY:
            return formats.money_in_short(amount, self.language, self.local.currency)
        return formats.bare(amount, self.metric, self.language, local=self.local, among=self.longest)

    def about(self, amount: float) -> str:
        """What is only about so much: money in short."""
        if self.metric.unit is Unit.MONEY:
            return formats.money_in_short(amount, self.language, self.local.currency)
        return self.value(amount)

    def target(self, amount: float) -> str:
        """≥ 88%."""
        return formats.target(amount, self.metric, self.language, local=self.local, among=self.longest)

    def cases(self, n: float) -> str:
        """n = 1,204."""
        return formats.cases(n, self.language)


def escape(text: str) -> str:
    """Text for a place where plotly reads tags: its signs stay signs, and it stays on one line."""
    one_line = " ".join(text.split())
    return one_line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wide(text: str) -> float:
    """The width of a text in em, as far as it can be told without its font."""
    return sum(1.0 if ord(sign) > 0x2E7F else 0.56 for sign in text)


def broken(text: str, em: float = LONGEST_NAME, most_lines: int = 3) -> str:
    """The text escaped and broken into lines of at most `em`; what three lines cannot hold ends in "…"."""
    lines, line = [], ""
    for piece in _pieces(" ".join(text.split())):
        if line and wide(line + piece.rstrip()) > em:
            lines.append(line.strip())
            line = ""
        line += piece
    lines.append(line.strip())
    if len(lines) > most_lines:
        lines = [*lines[: most_lines - 1], lines[most_lines - 1] + "…"]
    return "<br>".join(escape(line) for line in lines)


def _pieces(text: str) -> Iterable[str]:
    """Where a line may end: after a space or a hyphen, between Chinese signs, and in words too long for a line."""
    word = ""
    for sign in text:
        word += sign
        if sign in " -/_·" or ord(sign) > 0x2E7F or wide(word) >= LONGEST_NAME - 1:
            yield word
            word = ""
    if word:
        yield word


def given(amount: Any) -> float | None:
    """A number, or None for everything that means missing."""
    if amount is None or amount != amount:
        return None
    number = float(amount)
    return None if math.isinf(number) else number


def ticks(low: float, high: float, said: Said, about: int = 5) -> list[float]:
    """The round numbers between `low` and `high`; durations are round in minutes, hours, days."""
    rough, unit = max(high - low, 1e-9) / about, said.metric.unit
    if unit in DURATIONS:
        day = said.local.working_day(said.metric) or formats.DAY
        hours = [step for step in (1.0, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720) if step <= day / 2]
        steps = [*hours, *(day * days for days in (1, 2, 5, 10, 20, 50))]
        step = next((step for step in steps if step >= rough), rough)
    else:
        ten = 10.0 ** math.floor(math.log10(rough))
        step = next(ten * part for part in (1, 2, 2.5, 5, 10) if ten * part >= rough * 0.999)
        if unit is Unit.COUNT:
            step = max(1.0, float(math.ceil(step)))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(place * step, 10) for place in range(first, last + 1)]


def reach(amounts: Sequence[float | None], unit: Unit, *, from_zero: bool = False) -> tuple[float, float]:
    """The range of values an axis shows: all of them and some air, within what the unit can take."""
    there = [amount for amount in amounts if amount is not None]
    low, high = (min(there), max(there)) if there else (0.0, 1.0)
    least = {Unit.SHARE: 0.08, Unit.SCORE: 0.4, Unit.POINTS: 10.0}.get(unit, max(abs(high) * 0.1, 1.0))
    if high - low < least:
        # A narrow axis makes noise look like news.
        low, high = (low + high - least) / 2, (low + high + least) / 2
    air = (high - low) * 0.06
    low, high = low - air, high + air
    if from_zero:
        low = 0.0
    if unit is not Unit.POINTS:
        low = max(0.0, low)
    return low, min(1.0, high) if unit is Unit.SHARE else high


def layout(height: int, **more: Any) -> dict[str, Any]:
    """The layout that all charts share; `more` wins."""
    return {
        "height": height,
        "showlegend": False,
        "dragmode": False,
        "font": {"color": CONTEXT, "size": NORMAL},
        "hoverlabel": {"align": "left"},
        "margin": {"l": 4, "r": 4, "t": 12, "b": 4, "pad": 6},
        **more,
    }


def axis(at: Sequence[Any], labels: Sequence[str], **more: Any) -> dict[str, Any]:
    """An axis that says exactly `labels`, never cut off."""
    return {
        "tickmode": "array", "tickvals": list(at), "ticktext": list(labels), "tickangle": 0, "automargin": True,
        "fixedrange": True, "zeroline": False, "showgrid": False, "ticks": "",
        "tickfont": {"color": CONTEXT, "size": NORMAL}, **more,
    }  # fmt: skip


def label(text: str, **more: Any) -> dict[str, Any]:
    """A text in the picture; it is escaped already."""
    return {"text": text, "showarrow": False, "font": {"color": INK, "size": NORMAL}, **more}


def listed(items: Sequence[str], language: Language) -> str:
    """Items that may hold commas themselves, one after the other."""
    return ("; " if language == "en" else "；").join(items)


def across(at: float, colour: str = INK, width: float = 1.3) -> dict[str, Any]:
    """The dotted line of a target, from edge to edge."""
    line = {"color": colour, "width": width, "dash": "dot"}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": at, "y1": at, "line": line, "name": "target"}


def falls_short(low: float | None, high: float | None, target: float | None, better: Better) -> bool:
    """Whether a value is on the wrong side of the target with its whole interval."""
    if target is None or low is None or high is None:
        return False
    return (better is Better.HIGHER and high < target) or (better is Better.LOWER and low > target)
