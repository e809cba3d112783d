"""KPIs of any unit beside each other, each as the part of its target that is reached, with interval and forecast."""

from dataclasses import dataclass
from typing import Any

from metrics import formats
from metrics.goals.outlook import Outlook
from metrics.goals.targets import Status
from metrics.words import Language
from pages.shared.charts import figure as parts
from pages.shared.charts.figure import Chart, escape
from pages.shared.texts import outlook as words

SHOWN_TO = 1.5  # of the target; what lies further out is drawn at the edge
NEAREST_SCALE = 1.15  # the scale goes at least so far, that the target never stands at the edge
COLOURS = {Status.MET: parts.GOOD, Status.NEAR: parts.NEAR, Status.MISSED: parts.ATTENTION}
THICK = 0.34
NAME = 10.0  # em: these rows have the width of a page
STUB = 0.012  # of the target: what reaches nothing of it, or less, is seen all the same


@dataclass(frozen=True)
class Bullet:
    """One KPI. `value`, `goal` and `forecast` are written out; `near` is where its tolerance begins, as a part of the
    target."""

    name: str
    status: Status
    status_said: str
    value: str
    goal: str
    outlook: Outlook
    near: float | None = None
    forecast: str = ""


def bullets(title: str, rows: list[Bullet], language: Language) -> Chart:
    """One row per KPI, in the order given, on one scale on which 100 % is the target of each.

    The bar is what is reached, in the colour of the status; the thin line its 95 % interval; the grey field what still
    counts as near; the upright line what should be there by now; the diamond where the period is heading.
    """
    high = min(SHOWN_TO, max([NEAREST_SCALE, *(end for row in rows for end in _ends(row))]) + 0.02)
    at = [part for part in (0.0, 0.5, 1.0, 1.5) if part <= high]  # more would touch each other on a phone
    beside = [_beside(row) for row in rows]
    width = max((max(parts.wide(row.value), parts.wide(row.goal)) for row in rows), default=3) * parts.NORMAL * 1.08
    places = list(range(len(rows)))
    traces = [trace for place, row in enumerate(rows) for trace in _traces(row, place, high, language)]
    shapes = [shape for place, row in enumerate(rows) for shape in _shapes(row, place, high)]
    figure = {
        "data": traces,
        "layout": parts.layout(
            parts.ROW_HEIGHT * max(len(rows), 2) + 56,
            hovermode="closest", barmode="overlay",
            margin={"l": 4, "r": round(width) + 16, "t": 22, "b": 4, "pad": 6},
            xaxis=parts.axis(at, [formats.share(value, language, 0) for value in at], range=[0, high]),
            yaxis=parts.axis(
                places, [parts.broken(row.name, NAME) for row in rows], range=[len(rows) - 0.5, -0.5],
                tickfont={"color": parts.INK, "size": parts.NORMAL},
            ),
            shapes=[*shapes, _goal()],
            annotations=[
                parts.label(
                    escape(words.REACHED_AT.said(language)), x=1, yref="paper", y=1, yanchor="bottom", xanchor="center"
                ),
                *(
                    parts.label(text, xref="paper", x=1, y=place, xanchor="left", xshift=10, align="left")
                    for place, text in enumerate(beside)
                ),
            ],
        ),
    }  # fmt: skip
    items = [_said(row, language) for row in rows]
    return Chart(figure, words.BULLETS_ALT.said(language, name=title, items=parts.listed(items, language)))


def _ends(row: Bullet) -> list[float]:
    told = row.outlook
    return [end for end in (told.attained, told.high, told.forecast, told.expected) if end is not None]


def _traces(row: Bullet, place: int, high: float, language: Language) -> list[dict[str, Any]]:
    told, colour = row.outlook, COLOURS.get(row.status, parts.CONTEXT)
    if told.attained is None:
        return []
    hover = escape(_said(row, language))
    found: list[dict[str, Any]] = [
        {
            "type": "bar", "orientation": "h", "width": THICK,
            "x": [max(_held(told.attained, high), STUB)], "y": [place],
            "marker": {"color": colour, "opacity": 0.85}, "hoverinfo": "text", "hovertext": [hover],
        }
    ]  # fmt: skip
    if told.low is not None and told.high is not None:
        ends = [_held(told.low, high), _held(told.high, high)]
        found.append(
            {
                "type": "scatter", "mode": "lines", "x": ends, "y": [place, place], "hoverinfo": "skip",
                "line": {"color": parts.INK, "width": 1.6},
            }
        )  # fmt: skip
    if told.forecast is not None:
        found.append(
            {
                "type": "scatter", "mode": "markers", "x": [_held(told.forecast, high)], "y": [place],
                "cliponaxis": False, "hoverinfo": "text", "text": [escape(row.forecast)],
                "marker": {
                    "symbol": "diamond", "size": 11, "color": parts.GROUND, "line": {"color": parts.INK, "width": 1.8},
                },
            }
        )  # fmt: skip
    return found


def _shapes(row: Bullet, place: int, high: float) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if row.near is not None:
        found.append(
            {
                "type": "rect", "x0": _held(row.near, high), "x1": 1, "y0": place - 0.3, "y1": place + 0.3,
                "fillcolor": parts.CONTEXT, "opacity": 0.18, "line": {"width": 0}, "layer": "below", "name": "near",
            }
        )  # fmt: skip
    if row.outlook.expected is not None:
        expected = _held(row.outlook.expected, high)
        found.append(
            {
                "type": "line", "x0": expected, "x1": expected, "y0": place - 0.3, "y1": place + 0.3,
                "line": {"color": parts.INK, "width": 2}, "name": "expected",
            }
        )  # fmt: skip
    return found


def _goal() -> dict[str, Any]:
    line = {"color": parts.INK, "width": 1.3, "dash": "dot"}
    return {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": 1, "x1": 1, "line": line, "name": "target"}


def _held(part: float, high: float) -> float:
    return min(max(part, 0.0), high)


def _beside(row: Bullet) -> str:
    goal = f'<span style="color:{parts.CONTEXT};font-size:{parts.SMALL}px">{escape(row.goal)}</span>'
    return f"<b>{escape(row.value)}</b><br>{goal}"


def _said(row: Bullet, language: Language) -> str:
    text = words.BULLET_SAID.said(
        language, name=row.name, value=row.value, goal=row.goal, status=row.status_said,
        attained=formats.share(row.outlook.attained, language, 0),
    )  # fmt: skip
    return f"{text} · {row.forecast}" if row.forecast else text
