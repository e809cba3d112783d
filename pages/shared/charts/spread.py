"""How a team lies around its middle, with one's own mark in it and nobody else's."""

from typing import Any

from metrics.statistics.spread import Spread
from pages.shared.charts import figure as parts
from pages.shared.charts.figure import Chart, Said, escape
from pages.shared.texts import show as words

HEIGHT = 104


def spread(
    name: str, team: Spread | None, own: float | None, said: Said, *, target: float | None = None, height: int = HEIGHT
) -> Chart:
    """A strip from the lower to the upper quartile with the median, and one's own value as a mark.

    The ends of the team are never drawn: the lowest and the highest are single persons.
    """
    said = said.among(own, target, team.middle if team else None)
    language = said.language
    amounts = [own, target, *((team.lower, team.middle, team.upper) if team else ())]
    low, high = parts.reach(amounts, said.metric.unit)
    at = parts.ticks(low, high, said, about=4)
    traces: list[dict[str, Any]] = []
    labels: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    alt = words.ALT_TOO_FEW.said(language, name=name)
    if team:
        middle, people = said.value(team.middle), team.people
        shapes.append(_box(team.lower, team.upper, opacity=0.22))
        shapes.append(_upright(team.middle, {"color": parts.CONTEXT, "width": 3}))
        text = f"{words.MIDDLE_HALF.said(language, people=people)} · {words.MEDIAN.said(language, value=middle)}"
        if target is not None:
            text += f" · {words.TARGET.said(language, target=said.target(target))}"
        labels.append(
            parts.label(
                escape(text), xref="paper", x=0, y=-0.62, xanchor="left", yanchor="top",
                font={"color": parts.CONTEXT, "size": parts.SMALL},
            )
        )  # fmt: skip
        ends = {"lower": said.value(team.lower), "upper": said.value(team.upper)}
        alt = words.ALT_SPREAD.said(language, name=name, people=people, middle=middle, **ends)
    if target is not None:
        shapes.append(_upright(target, {"color": parts.INK, "width": 1.3, "dash": "dot"}, name="target", half=0.55))
        alt += words.ALT_TARGET.said(language, target=said.target(target))
    if own is not None:
        text = words.OWN.said(language, value=said.value(own))
        traces.append(
            {
                "type": "scatter", "mode": "markers", "x": [own], "y": [0], "hoverinfo": "text", "cliponaxis": False,
                "text": [escape(text)],
                "marker": {
                    "color": parts.DATA, "size": 14, "symbol": "diamond", "line": {"color": parts.GROUND, "width": 2},
                },
            }
        )  # fmt: skip
        place = (own - low) / (high - low)
        side = "left" if place < 0.2 else "right" if place > 0.8 else "center"
        labels.append(
            parts.label(
                f"<b>{escape(text)}</b>", x=own, y=0.55, xanchor=side, yanchor="bottom",
                font={"color": parts.DATA, "size": parts.NORMAL},
            )
        )  # fmt: skip
        alt += words.ALT_OWN.said(language, value=said.value(own))
    figure = {
        "data": traces or [{"type": "scatter", "mode": "markers", "x": [], "y": []}],
        "layout": parts.layout(
            height, hovermode="closest", shapes=shapes, annotations=labels,
            margin={"l": 10, "r": 10, "t": 8, "b": 4, "pad": 2},
            xaxis=parts.axis(at, [escape(said.tick(value)) for value in at], range=[low, high]),
            yaxis=parts.axis([], [], range=[-1.2, 1.3], showticklabels=False),
        ),
    }  # fmt: skip
    return Chart(figure, alt)


def _box(low: float, high: float, opacity: float) -> dict[str, Any]:
    return {
        "type": "rect", "x0": low, "x1": high, "y0": -0.4, "y1": 0.4, "fillcolor": parts.CONTEXT, "opacity": opacity,
        "line": {"width": 0}, "layer": "below", "name": "quartiles",
    }  # fmt: skip


def _upright(at: float, line: dict[str, Any], *, name: str = "median", half: float = 0.4) -> dict[str, Any]:
    return {"type": "line", "x0": at, "x1": at, "y0": -half, "y1": half, "line": line, "name": name, "layer": "below"}
