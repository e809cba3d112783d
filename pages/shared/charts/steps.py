"""How many are still open after how long: curves that go down in steps, each with its median."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from metrics import formats
from metrics.statistics.survival import Survival
from pages.shared.charts import figure as parts
from pages.shared.charts.figure import Chart, Said, escape
from pages.shared.texts import show as words

MOST_STEPS = 400  # a curve's; more are finer than a pixel
SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
# The last few cases of a long tail would squeeze everything else against the axis.
TAIL = 0.04
# A curve that ends higher leaves no room above itself for its name.
HIGH = 0.6
LABEL_HEIGHT = 38  # px of two lines


@dataclass(frozen=True)
class Curve:
    """One curve; `seen` is for how long at most a case was seen, open ones too."""

    name: str
    survival: Survival
    seen: float


def steps(name: str, curves: Sequence[Curve], said: Said, *, height: int = 300) -> Chart:
    """The first curve is the data, in blue; others are context, in grey and dashed. Dotted: half of the cases."""
    reach = max((_reach(curve) for curve in curves), default=0.0) or 1.0
    said = said.among(*(curve.survival.median for curve in curves))
    at = parts.ticks(0.0, reach, said, about=5)
    figure = {
        "data": [trace for place, curve in enumerate(curves) for trace in _traces(curve, place, reach, said)],
        "layout": parts.layout(
            height,
            hovermode="closest",
            margin={"l": 4, "r": 12, "t": 10, "b": 4, "pad": 6},
            xaxis=parts.axis(at, [escape(said.tick(value)) for value in at], range=[0, reach]),
            yaxis=parts.axis(
                list(SHARES), [formats.share(share, said.language, 0) for share in SHARES], range=[-0.02, 1.04],
                showgrid=True,
            ),
            shapes=[parts.across(0.5, parts.CONTEXT)],
            annotations=_labels(curves, reach, said),
        ),
    }  # fmt: skip
    items = [words.ALT_ITEM.said(said.language, name=curve.name, value=_median(curve, said)) for curve in curves]
    return Chart(figure, words.ALT_LIST.said(said.language, name=name, items=parts.listed(items, said.language)))


def _reach(curve: Curve) -> float:
    nearly_all = curve.survival.quantile(1 - TAIL)
    return curve.seen if nearly_all is None else nearly_all * 1.02


def _traces(curve: Curve, place: int, reach: float, said: Said) -> list[dict[str, Any]]:
    colour = parts.DATA if place == 0 else parts.CONTEXT
    xs, ys = _points(curve, reach)
    hover = [
        f"{escape(curve.name)}<br><b>{formats.share(share, said.language)}</b> {escape(said.value(duration))}"
        for duration, share in zip(xs, ys, strict=True)
    ]
    width, dash = (2.5, "solid") if place == 0 else (2, "dash")
    line = {"shape": "hv", "color": colour, "width": width, "dash": dash}
    found: list[dict[str, Any]] = [
        {
            "type": "scatter", "mode": "lines", "x": xs, "y": ys, "name": escape(curve.name), "line": line,
            "hoverinfo": "text", "text": hover,
        }
    ]  # fmt: skip
    if curve.survival.median is not None:
        marker = {"color": colour, "size": 9, "opacity": 1}
        found.append(
            {
                "type": "scatter", "mode": "markers", "x": [curve.survival.median], "y": [0.5], "hoverinfo": "skip",
                "marker": marker, "cliponaxis": False,
            }
        )  # fmt: skip
    return found


def _points(curve: Curve, reach: float) -> tuple[list[float], list[float]]:
    """The corners of the steps up to `reach`, or, where they are too many, the curve's value at as many times."""
    durations = np.concatenate(([0.0], curve.survival.curve["duration"].to_numpy(dtype="float64")))
    shares = np.concatenate(([1.0], curve.survival.curve["open_share"].to_numpy(dtype="float64")))
    end = min(reach, max(curve.seen, durations[-1]))
    times = np.append(durations[durations < end], end)
    if len(times) > MOST_STEPS:
        times = np.linspace(0.0, end, MOST_STEPS)
    return times.tolist(), shares[np.searchsorted(durations, times, side="right") - 1].tolist()


def _labels(curves: Sequence[Curve], reach: float, said: Said) -> list[dict[str, Any]]:
    """The curves' names and medians, one below the other: on the right above the curves, or below a first one that
    stays high; on the left below one that falls only at its end."""
    share = [curves[0].survival.open_share_at(reach * part) or 0.0 for part in (0.6, 1.0)] if curves else [0.0, 0.0]
    side, top = "right", 1.04
    if share[1] >= HIGH:
        top = share[1] - 0.03
    elif share[0] >= HIGH:
        side, top = "left", 0.46
    return [
        parts.label(
            f"{parts.broken(curve.name, 12)}<br><b>{escape(_median(curve, said))}</b>", xref="paper",
            x=1 if side == "right" else 0.02, y=top,
            xanchor=side, yanchor="top", align=side, yshift=-LABEL_HEIGHT * place,
            font={"color": parts.DATA if place == 0 else parts.CONTEXT, "size": parts.NORMAL},
        )
        for place, curve in enumerate(curves)
    ]  # fmt: skip


def _median(curve: Curve, said: Said) -> str:
    if not curve.survival.n:
        return words.NO_DATA.said(said.language)
    if curve.survival.median is None:
        return words.HALF_NOT_REACHED.said(said.language)
    return words.MEDIAN.said(said.language, value=said.value(curve.survival.median))
