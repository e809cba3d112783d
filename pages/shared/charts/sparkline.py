"""A trend so small that only its course is read: grey, with its newest point and the target."""

from collections.abc import Sequence
from typing import Any

from pages.shared.charts import figure as parts
from pages.shared.charts.figure import Chart, Said, given
from pages.shared.texts import show as words

HEIGHT = 52


def sparkline(name: str, values: Sequence[float | None], said: Said, *, target: float | None = None) -> Chart:
    """The values in order; a missing one is a gap. Nothing to point at, nothing to select."""
    ys = [given(value) for value in values][-parts.MOST_POINTS :]
    there = [(at, y) for at, y in enumerate(ys) if y is not None]
    low, high = parts.reach([target, *ys], said.metric.unit)
    data: list[dict[str, Any]] = [
        {
            "type": "scatter", "mode": "lines", "x": list(range(len(ys))), "y": ys, "connectgaps": False,
            "line": {"color": parts.CONTEXT, "width": 1.8}, "hoverinfo": "skip",
        }
    ]  # fmt: skip
    if there:
        data.append(
            {
                "type": "scatter", "mode": "markers", "x": [there[-1][0]], "y": [there[-1][1]], "hoverinfo": "skip",
                "marker": {"color": parts.DATA, "size": 7}, "cliponaxis": False,
            }
        )  # fmt: skip
    hidden = {"visible": False, "fixedrange": True}
    figure = {
        "data": data,
        "layout": parts.layout(
            HEIGHT,
            margin={"l": 4, "r": 6, "t": 4, "b": 4, "pad": 0},
            xaxis={**hidden, "range": [-0.5, max(len(ys) - 0.5, 1)]},
            yaxis={**hidden, "range": [low, high]},
            shapes=[] if target is None else [parts.across(target, parts.CONTEXT, 1)],
        ),
    }
    return Chart(figure, _alt(name, [y for _, y in there], said))


def _alt(name: str, there: Sequence[float], said: Said) -> str:
    if not there:
        return words.ALT_LINE_EMPTY.said(said.language, name=name)
    ends = {"lowest": said.value(min(there)), "highest": said.value(max(there))}
    return words.ALT_SPARK.said(said.language, name=name, value=said.value(there[-1]), **ends)
