"""Shares by the number of their cases, between the limits that chance alone explains."""

from typing import Any

import numpy as np
import pandas as pd

from metrics import formats
from metrics.declare import Unit
from metrics.statistics.funnel import PLACE_WORDS, Z_INNER, Z_OUTER, Place, limits, places
from pages.shared.charts import figure as parts
from pages.shared.charts.figure import Chart, Said, escape
from pages.shared.texts import scorecards as words

POINTS = 90  # of each limit: smooth on any screen
HEIGHT = 330
LONGEST_LABEL = 24  # characters; the whole name stands in the hover and in the table


def funnel(name: str, groups: pd.DataFrame, rate: float, said: Said, *, height: int = HEIGHT) -> Chart:
    """A mark for each group (name, part, cases), the rate of all together, and the limits at 95 % and 99.8 %.

    Only marks outside of a limit carry their name: those inside differ by chance.
    """
    there = groups[groups["cases"] > 0].reset_index(drop=True)
    cases, part = (there[key].to_numpy(dtype="float64") for key in ("cases", "part"))
    share, found = part / np.where(cases > 0, cases, 1), places(part, cases, rate)
    most = float(cases.max()) * 1.08 if len(cases) else 10.0
    at = np.linspace(1.0, most, POINTS)
    ends = {z: limits(rate, at, z) for z in (Z_INNER, Z_OUTER)}
    # The limits of one or two cases are everything: the axis shows what the marks need, and the lines leave it.
    from_few = [edge for edges in ends.values() for edge in (edges[0][POINTS // 6], edges[1][POINTS // 6])]
    low, high = parts.reach([rate, *share.tolist(), *from_few], Unit.SHARE)
    across, upwards = _count_ticks(most), parts.ticks(low, high, said)
    named = [escape(said.tick(value)) for value in upwards]
    figure = {
        "data": [
            *(_limit(at, edge, inner=z == Z_INNER) for z, edges in ends.items() for edge in edges),
            _marks(there, share, cases, found, said),
        ],
        "layout": parts.layout(
            height,
            hovermode="closest",
            margin={"l": 4, "r": 12, "t": 14, "b": 4, "pad": 6},
            xaxis=parts.axis(
                across, [formats.number(value, said.language) for value in across], range=[0, most],
                title={"text": escape(words.FUNNEL_CASES.said(said.language)), "font": {"size": parts.SMALL}},
            ),
            yaxis=parts.axis(upwards, named, range=[low, high], showgrid=True),
            shapes=[parts.across(rate)],
            annotations=_names(there, share, cases, found),
        ),
    }  # fmt: skip
    return Chart(figure, _alt(name, there, share, found, rate, said))


def _limit(at: Any, edge: Any, *, inner: bool) -> dict[str, Any]:
    line = {"color": parts.CONTEXT, "width": 1.4 if inner else 1.8, "dash": "dash" if inner else "solid"}
    return {"type": "scatter", "mode": "lines", "x": at, "y": edge, "line": line, "hoverinfo": "skip"}


def _marks(there: pd.DataFrame, share: Any, cases: Any, found: list[Place], said: Said) -> dict[str, Any]:
    colours = [
        parts.ATTENTION if place is Place.OUTSIDE_OUTER else parts.CONTEXT if place is Place.TOO_FEW else parts.DATA
        for place in found
    ]
    texts = [
        f"{escape(str(name))}<br><b>{escape(said.value(value))}</b> {escape(said.cases(n))}"
        f"<br>{escape(PLACE_WORDS[place].said(said.language))}"
        for name, value, n, place in zip(there["name"], share.tolist(), cases.tolist(), found, strict=True)
    ]
    symbols = ["circle-open" if place is Place.TOO_FEW else "circle" for place in found]
    return {
        "type": "scatter", "mode": "markers", "x": cases, "y": share, "text": texts, "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {"color": colours, "size": 11, "symbol": symbols, "line": {"color": parts.GROUND, "width": 1}},
    }  # fmt: skip


def _names(there: pd.DataFrame, share: Any, cases: Any, found: list[Place]) -> list[dict[str, Any]]:
    return [
        parts.label(escape(str(name)[:LONGEST_LABEL]), x=n, y=value, yanchor="bottom", yshift=8)
        for name, value, n, place in zip(there["name"], share.tolist(), cases.tolist(), found, strict=True)
        if place in (Place.OUTSIDE_INNER, Place.OUTSIDE_OUTER)
    ]


def _count_ticks(most: float) -> list[float]:
    rough = most / 5
    ten = 10.0 ** np.floor(np.log10(max(rough, 1.0)))
    step = max(1.0, float(next(ten * part for part in (1, 2, 5, 10) if ten * part >= rough * 0.999)))
    return [step * place for place in range(int(most // step) + 1)]


def _alt(name: str, there: pd.DataFrame, share: Any, found: list[Place], rate: float, said: Said) -> str:
    items = [
        f"{each} {said.value(value)} ({PLACE_WORDS[place].said(said.language)})"
        for each, value, place in zip(there["name"], share.tolist(), found, strict=True)
    ]
    title = words.FUNNEL.said(said.language, name=name)
    return f"{title} ({said.value(rate)}): {parts.listed(items, said.language)}"
