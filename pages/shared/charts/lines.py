"""Something over time: lines with their intervals, the target, gaps where there is no data, and what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

import pandas as pd

from metrics import calendar_words
from metrics.calendars.periods import Grain
from metrics.statistics.signals import Signal
from metrics.words import Language
from pages.shared.charts import figure as parts
from pages.shared.charts import marks, usual
from pages.shared.charts.course import Course, course_of
from pages.shared.charts.figure import Chart, Said, escape
from pages.shared.charts.marks import Note
from pages.shared.texts import show as words

END_LABEL_HEIGHT = 32  # px: the name and the value of a line
MOST_LABELS = 6  # under the axis
USUAL_ROOM = 2 * marks.NOTE_LINES  # px of notes above the picture that do not make it higher
# What a phone leaves between the value axis and what stands to the right of the lines.
NARROWEST = 255  # px
BETWEEN_LABELS = 10  # px
NAMES_ITS_YEAR = (Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR)


@dataclass(frozen=True)
class Line:
    """One line. `trend` has one row per week, month, ...: start (date), value, and where known n, low, high; of the
    first line also what is usual (`trends.series`)."""

    name: str
    trend: pd.DataFrame


def lines(
    series: Sequence[Line],
    said: Said,
    grain: Grain,
    *,
    target: float | None = None,
    notes: Sequence[Note] = (),
    unfinished: bool = False,
    from_zero: bool = False,
    height: int = 300,
) -> Chart:
    """The first line is the data, in blue; others are context, in grey, dashed and named. Each has its interval.

    A row without a value is a gap. unfinished: the last row is not over yet and is drawn open.
    """
    courses = [course_of(line.name, line.trend) for line in series]
    notes, left_out = marks.within(notes, [day for course in courses for day in course.days])
    points = sum(len(course.days) for course in courses)
    bands = [band for place, course in enumerate(courses) for band in _bands(course, place)]
    if points + sum(len(band["x"]) for band in bands) > parts.MOST_POINTS:
        bands = []
    if points > parts.MOST_POINTS:
        raise ValueError(f"{points} points are more than a chart can show: ask for a coarser grain")
    amounts = [
        target,
        *(value for course in courses for value in course.values),
        *(y for band in bands for y in band["y"]),
        *(limit for course in courses[:1] for limit in (*course.normal_lows, *course.normal_highs)),
    ]
    # What is written in the picture: the target and the lines' ends.
    said = said.among(target, *(course.last[1] for course in courses if course.last is not None))
    unit, language = said.metric.unit, said.language
    low, high = parts.reach(amounts, unit, from_zero=from_zero)
    at = parts.ticks(low, high, said)
    labels = _apart(_end_labels(courses, said), (height - 60) / (high - low))
    days = [day for course in courses for day in course.days]
    right = max(10 + _widest(labels), _half_of_the_last_day(days, grain, language))
    levels = marks.note_levels(notes, days, NARROWEST - right)
    above = marks.room_above(levels, left_out)
    figure = {
        "data": [
            *bands,
            *(trace for course in courses[:1] for trace in usual.limit_lines(course)),
            *(trace for place, course in enumerate(courses) for trace in _line(course, place, said, grain, unfinished)),
            *(trace for course in courses[:1] for trace in usual.signal_marks(course)),
            *_marks(courses, notes),
        ],
        "layout": parts.layout(
            height + max(0, above - USUAL_ROOM),
            hovermode="x" if len(series) == 1 else "closest",
            margin={"l": 4, "r": right, "t": 14 + above, "b": 4, "pad": 6},
            xaxis=time_axis(days, grain, language, NARROWEST - right),
            yaxis=parts.axis(at, [escape(said.tick(value)) for value in at], range=[low, high], showgrid=True),
            shapes=[*([] if target is None else [parts.across(target)]), *marks.note_lines(notes)],
            annotations=[
                *labels,
                *marks.target_label(target, [course.values for course in courses], said, low, high, NARROWEST - right),
                *marks.note_labels(notes, days, levels),
                *marks.left_out_label(levels, left_out, language),
            ],
        ),
    }
    return Chart(figure, _alt(courses, said, grain, target, notes, left_out))


def _line(course: Course, place: int, said: Said, grain: Grain, unfinished: bool) -> list[dict[str, Any]]:
    colour = parts.DATA if place == 0 else parts.CONTEXT
    xs, ys = [day.isoformat() for day in course.days], course.values
    normal = (course.normal_lows, course.normal_highs, course.signals)
    rows = zip(course.days, ys, course.lows, course.highs, course.cases, *normal, strict=True)
    texts = [_hover(course.name, *row, said, grain) for row in rows]
    if unfinished and texts:
        texts[-1] += f"<br>{words.NOT_OVER.said(said.language)}"
    # A single value between two gaps would be no line at all.
    alone = [
        y is not None and (at == 0 or ys[at - 1] is None) and (at == len(ys) - 1 or ys[at + 1] is None)
        for at, y in enumerate(ys)
    ]
    size = [6 if lonely else 0 for lonely in alone]
    open_end = bool(unfinished and len(ys) > 1 and ys[-1] is not None and ys[-2] is not None)
    trace: dict[str, Any] = {
        "type": "scatter", "mode": "lines+markers", "x": xs, "y": ys, "connectgaps": False, "hoverinfo": "text",
        "text": texts, "cliponaxis": False,
        "line": {"color": colour, "width": 2.5 if place == 0 else 2, "dash": "solid" if place == 0 else "dash"},
        "marker": {"color": colour, "size": size, "opacity": 1}, "name": escape(course.name),
    }  # fmt: skip
    if not open_end:
        return [trace]
    trace |= {"x": xs[:-1], "y": ys[:-1], "text": texts[:-1]}
    trace["marker"] = {**trace["marker"], "size": size[:-1]}
    last = {
        **trace, "x": xs[-2:], "y": ys[-2:], "text": texts[-2:], "hoverinfo": ["skip", "text"],
        "line": {"color": colour, "width": 2, "dash": "dot"},
        "marker": {"color": parts.GROUND, "size": [0, 7], "line": {"color": colour, "width": 2}, "opacity": 1},
    }  # fmt: skip
    return [trace, last]


def _bands(course: Course, place: int) -> list[dict[str, Any]]:
    """One closed shape for each run of rows that have an interval, so that a gap stays a gap."""
    runs: list[list[tuple[str, float, float]]] = [[]]
    for day, bottom, top in zip(course.days, course.lows, course.highs, strict=True):
        if bottom is None or top is None:
            runs.append([])
        else:
            runs[-1].append((day.isoformat(), bottom, top))
    colour = parts.DATA if place == 0 else parts.CONTEXT
    return [_band(run, colour) for run in runs if run]


def _band(run: list[tuple[str, float, float]], colour: str) -> dict[str, Any]:
    """A shape, or for a single row between two gaps, which would be no shape at all, an upright line."""
    shown: dict[str, Any] = {"type": "scatter", "hoverinfo": "skip"}
    if len(run) == 1:
        day, bottom, top = run[0]
        line = {"color": colour, "width": 6}
        return {**shown, "mode": "lines", "x": [day, day], "y": [top, bottom], "line": line, "opacity": 0.25}
    return {
        **shown, "mode": "none", "fill": "toself", "fillcolor": colour, "opacity": parts.BAND_OPACITY,
        "x": [day for day, _, _ in run] + [day for day, _, _ in reversed(run)],
        "y": [top for _, _, top in run] + [bottom for _, bottom, _ in reversed(run)],
    }  # fmt: skip


@lru_cache(maxsize=8192)  # the same weeks are worded anew in every run, and wording them is what a chart takes
def _hover(
    name: str, start: date, value: float | None, low: float | None, high: float | None, n: float | None,
    normal_low: float | None, normal_high: float | None, signal: Signal | None, said: Said, grain: Grain,
) -> str:  # fmt: skip
    day = calendar_words.axis_label(start, grain, said.language, with_year=True)
    parts_said = [escape(day), f"<b>{escape(said.value(value))}</b> {escape(name)}"]
    if low is not None and high is not None:
        parts_said.append(escape(words.BAND.said(said.language, low=said.value(low), high=said.value(high))))
    if n is not None:
        parts_said.append(escape(said.cases(n)))
    parts_said += usual.hover_lines(normal_low, normal_high, signal, said)
    return "<br>".join(parts_said)


def _end_labels(courses: Sequence[Course], said: Said) -> list[dict[str, Any]]:
    """The newest value beside each line's end; several lines are named there, so that no legend is needed."""
    found = []
    for place, course in enumerate(courses):
        end = course.last
        if end is None:
            continue
        text = f"<b>{escape(said.value(end[1]))}</b>"
        if len(courses) > 1:
            text = f"{parts.broken(course.name)}<br>{text}"
        colour = parts.DATA if place == 0 else parts.CONTEXT
        found.append(
            parts.label(
                text, x=end[0].isoformat(), y=end[1], xanchor="left", yanchor="middle", xshift=10, align="left",
                font={"color": colour, "size": parts.NORMAL},
            )
        )  # fmt: skip
    return found


def _apart(labels: list[dict[str, Any]], pixels: float) -> list[dict[str, Any]]:
    """The labels moved up or down so that none covers another; `pixels` is the height of one unit."""
    below: float | None = None
    for found in sorted(labels, key=lambda found: float(found["y"])):
        at = found["y"] * pixels
        moved = at if below is None else max(at, below + END_LABEL_HEIGHT)
        found["yshift"] = round(moved - at)
        below = moved
    return labels


def _widest(labels: Sequence[dict[str, Any]]) -> int:
    lines = [part for found in labels for part in found["text"].replace("<b>", "").replace("</b>", "").split("<br>")]
    return round(max((parts.wide(line) for line in lines), default=0) * parts.NORMAL * 1.08) + 6


def _half_of_the_last_day(days: Sequence[date], grain: Grain, language: Language) -> int:
    """What the last day's label takes beyond its line's end, in pixels: one that an edge would cut is not drawn."""
    if not days:
        return 0
    return round(parts.wide(calendar_words.axis_label(max(days), grain, language)) * parts.NORMAL / 2) + 4


def time_axis(days: Sequence[date], grain: Grain, language: Language, room: float) -> dict[str, Any]:
    """The days under the axis: as many as have `room` in pixels, on a phone too."""
    different = sorted(set(days))
    if not different:
        return parts.axis([], [], type="date")
    widest = max(parts.wide(calendar_words.axis_label(day, grain, language)) for day in different[-12:])
    fitting = int((room + BETWEEN_LABELS) // (widest * parts.NORMAL + BETWEEN_LABELS))
    every = max(1, -(-len(different) // min(MOST_LABELS, max(2, fitting))))
    shown = different[::-1][::every][::-1]
    labels, year = [], None
    for day in shown:
        text = calendar_words.axis_label(day, grain, language)
        if day.year != year and grain not in NAMES_ITS_YEAR and different[0].year != different[-1].year:
            text += f"<br>{day.year}"
        labels.append(text)
        year = day.year
    # Narrow air at both ends: the labels of the lines' ends stand outside, where no other line crosses them.
    air = (different[-1] - different[0]) * 0.015 if len(different) > 1 else timedelta(days=15)
    reach = [datetime.combine(day, time()) + step for day, step in ((different[0], -air), (different[-1], air))]
    ends = [end.isoformat() for end in reach]
    return parts.axis([day.isoformat() for day in shown], labels, type="date", range=ends)


def _marks(courses: Sequence[Course], notes: Sequence[Note]) -> list[dict[str, Any]]:
    """Red marks on the first line, at the rows in which something needs attention."""
    marked = [note for note in notes if note.attention]
    if not marked or not courses:
        return []
    there = [(day, y) for day, y in zip(courses[0].days, courses[0].values, strict=True) if y is not None]
    before = ([(day, y) for day, y in there if day <= note.on] for note in marked)
    found = [points[-1] for points in before if points]
    return [
        {
            "type": "scatter", "mode": "markers", "hoverinfo": "skip",
            "x": [day.isoformat() for day, _ in found],
            "y": [y for _, y in found],
            "marker": {
                "color": parts.ATTENTION, "size": 11, "symbol": "diamond",
                "line": {"color": parts.GROUND, "width": 1.5},
            },
        }
    ]  # fmt: skip


def _alt(
    courses: Sequence[Course], said: Said, grain: Grain, target: float | None, notes: Sequence[Note], left_out: int
) -> str:
    language, text = said.language, ""
    for course in courses:
        values = [value for value in course.values if value is not None]
        if not values:
            text += words.ALT_LINE_EMPTY.said(language, name=course.name)
            continue
        ends = (course.days[0], course.days[-1])
        first, last = (calendar_words.axis_label(day, grain, language, with_year=True) for day in ends)
        text += words.ALT_LINE.said(
            language, name=course.name, first=first, last=last, value=said.value(values[-1]),
            lowest=said.value(min(values)), highest=said.value(max(values)),
        )  # fmt: skip
        if gaps := len(course.values) - len(values):
            text += words.ALT_GAPS.said(language, count=gaps)
        if course is courses[0]:
            named = [calendar_words.axis_label(day, grain, language, with_year=True) for day in course.days]
            text += usual.usual_alt(course, said, named)
        text += " " if language == "en" else ""
    if target is not None:
        text = text.rstrip() + words.ALT_TARGET.said(language, target=said.target(target))
    text += marks.notes_alt(notes, left_out, language)
    return text.strip()
