"""What the cases of each week or month became: upright bars made of parts, over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from metrics import calendar_words, formats
from metrics.calendars.periods import Grain
from metrics.words import Language
from pages.shared.charts import figure as parts
from pages.shared.charts.figure import Chart, escape
from pages.shared.texts import show as words

MOST_LABELS = 6  # under the bars, so that a phone has room for them
MOST_TOPS = 8  # bars that have their number above them
WIDEST = 0.62  # of the room that a bar has


@dataclass(frozen=True)
class Part:
    """One part of every bar: its name, its colour, and how many cases of it each bar has, None where nobody says."""

    name: str
    colour: str
    counts: Sequence[float | None]
    faint: bool = False


def upright(
    name: str,
    starts: Sequence[date],
    made_of: Sequence[Part],
    grain: Grain,
    language: Language,
    *,
    tops: Sequence[str],
    height: int = 300,
) -> Chart:
    """One bar for each of `starts`, its parts from the bottom up; `tops` says what stands above each."""
    labels = [calendar_words.axis_label(start, grain, language, with_year=True) for start in starts]
    places = list(range(len(starts)))
    totals = [sum(part.counts[place] or 0 for part in made_of) for place in places]
    said = [_said(made_of, place, language) for place in places]
    highest = max([*totals, 1.0]) * 1.12
    every = max(1, -(-len(places) // MOST_LABELS))
    named = places[::-1][::every][::-1]
    at = [step for step in _round(highest) if step <= highest]
    figure = {
        "data": [_bars(part, places, labels, tops, said) for part in made_of],
        "layout": parts.layout(
            height,
            barmode="stack", hovermode="closest", showlegend=True, bargap=1 - WIDEST,
            legend={
                "orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "xanchor": "left", "traceorder": "normal",
                "font": {"color": parts.CONTEXT, "size": parts.NORMAL}, "itemclick": False, "itemdoubleclick": False,
            },
            margin={"l": 4, "r": 4, "t": 6, "b": 4, "pad": 6},
            xaxis=parts.axis(
                named, _under([starts[place] for place in named], grain, language), range=_range(len(places))
            ),
            yaxis=parts.axis(
                at, [formats.number(count, language) for count in at], range=[0, highest], showgrid=True
            ),
            annotations=[
                parts.label(f"<b>{escape(tops[place])}</b>", x=place, y=totals[place], yanchor="bottom", yshift=2)
                for place in places if len(places) <= MOST_TOPS and tops[place]
            ],
        ),
    }  # fmt: skip
    items = [
        words.ALT_ITEM.said(language, name=label, value=", ".join(filter(None, (top, text))))
        for label, top, text in zip(labels, tops, said, strict=True)
    ]
    if not items:
        return Chart(figure, words.ALT_LINE_EMPTY.said(language, name=name))
    return Chart(figure, words.ALT_LIST.said(language, name=name, items=parts.listed(items, language)))


def _under(shown: Sequence[date], grain: Grain, language: Language) -> list[str]:
    """The days under the bars, with the year where another one begins."""
    labels, year = [], None
    for day in shown:
        text = escape(calendar_words.axis_label(day, grain, language))
        if day.year != year and shown[0].year != shown[-1].year:
            text += f"<br>{day.year}"
        labels.append(text)
        year = day.year
    return labels


def _bars(
    part: Part, places: list[int], labels: Sequence[str], tops: Sequence[str], said: Sequence[str]
) -> dict[str, Any]:
    hover = [
        "<br>".join(escape(line) for line in (label, top, text) if line)
        for label, top, text in zip(labels, tops, said, strict=True)
    ]
    return {
        "type": "bar", "x": places, "y": list(part.counts), "name": escape(part.name), "hoverinfo": "text",
        "hovertext": hover, "opacity": 0.45 if part.faint else 1,
        "marker": {"color": part.colour, "line": {"color": parts.GROUND, "width": 1}},
    }  # fmt: skip


def _said(made_of: Sequence[Part], place: int, language: Language) -> str:
    """ "in time 4, late 1"; "" for a bar of which nothing may be told."""
    told = [(part.name, part.counts[place]) for part in made_of]
    if all(count is None for _, count in told):
        return ""
    join = ", " if language == "en" else "、"
    return join.join(f"{name} {formats.number(count, language)}" for name, count in told if count)


def _range(bars: int) -> list[float]:
    """A few bars stay as slim as many."""
    room = max(0.0, (4 - bars) / 2)
    return [-0.5 - room, bars - 0.5 + room]


def _round(highest: float) -> list[float]:
    """0 and round counts, about four of them."""
    step = next(ten * part for ten in (1, 10, 100, 1_000, 10_000, 100_000, 1_000_000) for part in (1, 2, 5)
                if ten * part * 5 >= highest)  # fmt: skip
    return [float(step * place) for place in range(6)]
