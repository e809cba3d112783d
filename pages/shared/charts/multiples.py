"""One of several small charts that are read beside each other: a line on the scale that all of them share."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from metrics import calendar_words
from metrics.calendars.periods import Grain
from metrics.goals.targets import FEWEST_CASES
from pages.shared.charts import figure as parts
from pages.shared.charts.course import Course
from pages.shared.charts.figure import Chart, Said, escape
from pages.shared.texts import show as words

HEIGHT = 130


def scale_of(courses: Sequence[Course], said: Said, target: float | None) -> tuple[float, float]:
    """The range of values that holds all courses; points on too few cases are left out, or one of them would squeeze
    all others."""
    there = [
        value
        for course in courses
        for value, n in zip(course.values, course.cases, strict=True)
        if value is not None and (n is None or n >= FEWEST_CASES)
    ]
    return parts.reach([target, *there], said.metric.unit, from_zero=said.metric.additive)


def multiple(
    course: Course,
    said: Said,
    grain: Grain,
    scale: tuple[float, float],
    *,
    target: float | None = None,
    unfinished: bool = False,
) -> Chart:
    """The line of one of them, with its newest value beside it. unfinished: its last point is not over."""
    low, high = scale
    at = parts.ticks(low, high, said, about=2)
    days, ys = [day.isoformat() for day in course.days], [_inside(y, scale) for y in course.values]
    end = course.last
    text = "" if end is None else f"<b>{escape(said.value(end[1]))}</b>"
    width = round(parts.wide(said.value(end[1])) * parts.NORMAL * 1.1) + 10 if end is not None else 10
    figure = {
        "data": [*_band(course, scale), *_lines(days, ys, unfinished)],
        "layout": parts.layout(
            HEIGHT,
            margin={"l": 4, "r": width, "t": 8, "b": 4, "pad": 6},
            xaxis=_ends(course.days, grain, said),
            yaxis=parts.axis(at, [escape(said.tick(value)) for value in at], range=[low, high], showgrid=True),
            shapes=[] if target is None else [parts.across(target)],
            annotations=[]
            if end is None
            else [
                parts.label(
                    text, x=end[0].isoformat(), y=_inside(end[1], scale), xanchor="left", yanchor="middle", xshift=8,
                    font={"color": parts.DATA, "size": parts.NORMAL},
                )
            ],
        ),
    }  # fmt: skip
    return Chart(figure, _alt(course, said, grain, target))


def _lines(days: list[str], ys: list[float | None], unfinished: bool) -> list[dict[str, Any]]:
    line = {"color": parts.DATA, "width": 2}
    alone = [
        y is not None and (at == 0 or ys[at - 1] is None) and (at == len(ys) - 1 or ys[at + 1] is None)
        for at, y in enumerate(ys)
    ]
    trace: dict[str, Any] = {
        "type": "scatter", "mode": "lines+markers", "x": days, "y": ys, "connectgaps": False, "hoverinfo": "skip",
        "line": line, "marker": {"color": parts.DATA, "size": [5 if each else 0 for each in alone], "opacity": 1},
        "cliponaxis": False,
    }  # fmt: skip
    if not unfinished or len(ys) < 2 or ys[-1] is None or ys[-2] is None:
        return [trace]
    last = {
        **trace, "x": days[-2:], "y": ys[-2:], "line": {**line, "dash": "dot"},
        "marker": {"color": parts.GROUND, "size": [0, 7], "line": line, "opacity": 1},
    }  # fmt: skip
    trace |= {"x": days[:-1], "y": ys[:-1], "marker": {**trace["marker"], "size": trace["marker"]["size"][:-1]}}
    return [trace, last]


def _band(course: Course, scale: tuple[float, float]) -> list[dict[str, Any]]:
    """The intervals as one shape for each run of points that have one."""
    runs: list[list[tuple[str, float | None, float | None]]] = [[]]
    for day, low, high in zip(course.days, course.lows, course.highs, strict=True):
        if low is None or high is None:
            runs.append([])
        else:
            runs[-1].append((day.isoformat(), _inside(low, scale), _inside(high, scale)))
    return [
        {
            "type": "scatter", "mode": "none", "fill": "toself", "fillcolor": parts.DATA, "hoverinfo": "skip",
            "opacity": parts.BAND_OPACITY, "x": [day for day, _, _ in run] + [day for day, _, _ in reversed(run)],
            "y": [top for _, _, top in run] + [bottom for _, bottom, _ in reversed(run)],
        }
        for run in runs
        if len(run) > 1
    ]  # fmt: skip


def _inside(y: float | None, scale: tuple[float, float]) -> float | None:
    return None if y is None else min(max(y, scale[0]), scale[1])


def _ends(days: Sequence[date], grain: Grain, said: Said) -> dict[str, Any]:
    """Under the axis stand its first and its last point only."""
    if not days:
        return parts.axis([], [], type="date")
    ends = list(dict.fromkeys((days[0], days[-1])))
    air = max((days[-1] - days[0]) * 0.03, (days[-1] - days[-1]))
    reach = [(days[0] - air).isoformat(), (days[-1] + air).isoformat()]
    labels = [calendar_words.axis_label(day, grain, said.language, with_year=True) for day in ends]
    ticks = parts.axis([day.isoformat() for day in ends], labels, type="date")
    return ticks | ({"range": reach} if len(ends) > 1 else {}) | {"tickfont": {"color": parts.CONTEXT, "size": 11}}


def _alt(course: Course, said: Said, grain: Grain, target: float | None) -> str:
    values = [value for value in course.values if value is not None]
    if not values:
        return words.ALT_LINE_EMPTY.said(said.language, name=course.name)
    first, last = (
        calendar_words.axis_label(day, grain, said.language, with_year=True)
        for day in (course.days[0], course.days[-1])
    )
    text = words.ALT_LINE.said(
        said.language, name=course.name, first=first, last=last, value=said.value(values[-1]),
        lowest=said.value(min(values)), highest=said.value(max(values)),
    )  # fmt: skip
    if target is not None:
        text += words.ALT_TARGET.said(said.language, target=said.target(target))
    return text.strip()
