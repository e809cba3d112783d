"""What is usual for a line, phase by phase: its limits as thin grey lines, and its signals as open diamonds."""

from typing import Any

from metrics.statistics.signals import Signal
from metrics.words import Language
from pages.shared.charts import figure as parts
from pages.shared.charts.course import Course
from pages.shared.charts.figure import Said, escape
from pages.shared.texts import signals as words


def limit_lines(course: Course) -> list[dict[str, Any]]:
    """The lower and the upper limit, interrupted where another phase begins."""
    found = []
    for limits in (course.normal_lows, course.normal_highs):
        if all(limit is None for limit in limits):
            continue
        xs: list[str] = []
        ys: list[float | None] = []
        for place, (day, limit) in enumerate(zip(course.days, limits, strict=True)):
            if place and course.phases[place] != course.phases[place - 1]:
                xs.append(day.isoformat())
                ys.append(None)
            xs.append(day.isoformat())
            ys.append(limit)
        found.append(
            {
                "type": "scatter", "mode": "lines", "x": xs, "y": ys, "connectgaps": False, "hoverinfo": "skip",
                "line": {"color": parts.CONTEXT, "width": 1},
            }
        )  # fmt: skip
    return found


def signal_marks(course: Course) -> list[dict[str, Any]]:
    """An open diamond at each signal: its shape says it, not its colour, for a signal may be a good one."""
    there = [
        (day.isoformat(), value)
        for day, value, signal in zip(course.days, course.values, course.signals, strict=True)
        if signal is not None and value is not None
    ]
    if not there:
        return []
    marker = {"color": parts.GROUND, "size": 10, "symbol": "diamond", "line": {"color": parts.INK, "width": 2}}
    return [
        {
            "type": "scatter", "mode": "markers", "x": [day for day, _ in there], "y": [value for _, value in there],
            "hoverinfo": "skip", "marker": marker, "cliponaxis": False,
        }
    ]  # fmt: skip


def hover_lines(low: float | None, high: float | None, signal: Signal | None, said: Said) -> list[str]:
    """What is usual at a point, and by which rule it is a signal; escaped."""
    lines = []
    if low is not None and high is not None:
        lines.append(words.HOVER_NORMAL.said(said.language, low=said.value(low), high=said.value(high)))
    if signal is not None:
        lines.append(words.HOVER_SIGNAL.said(said.language, rule=words.RULES[signal].said(said.language)))
    return [escape(line) for line in lines]


def usual_alt(course: Course, said: Said, named: list[str]) -> str:
    """The same in a sentence, for who cannot see it; `named` are the points of `course` as they are called."""
    pairs = zip(course.normal_lows, course.normal_highs, strict=True)
    ends = [(low, high) for low, high in pairs if low is not None and high is not None]
    if not ends:
        return ""
    language: Language = said.language
    low, high = ends[-1]
    phases = course.phases[-1] - course.phases[0] + 1
    text = words.ALT_NORMAL.said(language, low=said.value(low), high=said.value(high), phases=phases)
    marked = [
        f"{name} {words.RULES[signal].said(language)}"
        for name, signal in zip(named, course.signals, strict=True)
        if signal is not None
    ]
    if not marked:
        return text + words.ALT_NO_SIGNAL.said(language)
    return text + words.ALT_SIGNALS.said(language, signals=parts.listed(marked, language))
