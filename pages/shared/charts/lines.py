"""Something over time: lines with their intervals, the target, gaps where there is no data, and what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

import pandas as pd

from metrics import calendar_words
from metrics.periods import Grain
from metrics.words import Language
from pages.shared.charts import figure as parts
from pages.shared.charts import marks
from pages.shared.charts.figure import Chart, Said, escape, given
from pages.shared.charts.marks import Note
from pages.shared.texts import show as words

END_LABEL_HEIGHT = 32  # px: the name and the value of a line
MOST_LABELS = 6  # under the axis; more would touch each other on a phone


@dataclass(frozen=True)
class Line:
    """One line. `trend` has one row per week, month, ...: start (date), value, and where known n, low, high."""

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
    """The first line is the data, in blue with its interval; others are context, in grey, dashed and named.

    A row without a value is a gap. unfinished: the last row is not over yet and is drawn open.
    """
    points = sum(len(line.trend) for line in series)
    bands = [_band(line.trend) for line in series[:1]]
    if points + sum(len(trace["x"]) for traces in bands for trace in traces) > parts.MOST_POINTS:
        bands = []
    if points > parts.MOST_POINTS:
        raise ValueError(f"{points} points are more than a chart can show: ask for a coarser grain")
    amounts = [target, *(given(amount) for line in series for amount in line.trend["value"])]
    amounts += [given(y) for traces in bands for trace in traces for y in trace["y"]]
    unit, language = said.metric.unit, said.language
    low, high = parts.reach(amounts, unit, from_zero=from_zero)
    at = parts.ticks(low, high, unit)
    labels = _apart(_end_labels(series, said), (height - 60) / (high - low))
    days = [day for line in series for day in line.trend["start"]]
    figure = {
        "data": [
            *(trace for traces in bands for trace in traces),
            *(trace for place, line in enumerate(series) for trace in _line(line, place, said, grain, unfinished)),
            *_marks(series, notes),
        ],
        "layout": parts.layout(
            height,
            hovermode="x" if len(series) == 1 else "closest",
            margin={"l": 4, "r": 10 + _widest(labels), "t": 14 + marks.room_above(notes), "b": 4, "pad": 6},
            xaxis=_time_axis(days, grain, language),
            yaxis=parts.axis(at, [escape(said.tick(value)) for value in at], range=[low, high], showgrid=True),
            shapes=[*([] if target is None else [parts.across(target)]), *marks.note_lines(notes)],
            annotations=[
                *labels,
                *marks.target_label(target, [line.trend for line in series], said, low, high),
                *marks.note_labels(notes, days),
            ],
        ),
    }
    return Chart(figure, _alt(series, said, grain, target, notes))


def _line(line: Line, place: int, said: Said, grain: Grain, unfinished: bool) -> list[dict[str, Any]]:
    trend, colour = line.trend, parts.DATA if place == 0 else parts.CONTEXT
    xs = [day.isoformat() for day in trend["start"]]
    ys = [given(amount) for amount in trend["value"]]
    texts = [_hover(line.name, row, said, grain) for row in trend.to_dict("records")]
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
        "text": texts,
        "line": {"color": colour, "width": 2.5 if place == 0 else 2, "dash": "solid" if place == 0 else "dash"},
        "marker": {"color": colour, "size": size, "opacity": 1}, "name": escape(line.name),
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


def _band(trend: pd.DataFrame) -> list[dict[str, Any]]:
    """One closed shape for each run of rows that have an interval, so that a gap stays a gap."""
    if "low" not in trend or "high" not in trend:
        return []
    runs: list[list[tuple[str, float, float]]] = [[]]
    for day, low, high in zip(trend["start"], trend["low"], trend["high"], strict=True):
        bottom, top = given(low), given(high)
        if bottom is None or top is None:
            runs.append([])
        else:
            runs[-1].append((day.isoformat(), bottom, top))
    return [
        {
            "type": "scatter", "mode": "none", "fill": "toself", "fillcolor": parts.DATA, "opacity": parts.BAND_OPACITY,
            "x": [day for day, _, _ in run] + [day for day, _, _ in reversed(run)],
            "y": [top for _, _, top in run] + [bottom for _, bottom, _ in reversed(run)], "hoverinfo": "skip",
        }
        for run in runs if len(run) > 1
    ]  # fmt: skip


def _hover(name: str, row: dict[Any, Any], said: Said, grain: Grain) -> str:
    numbers = (given(row.get(key)) for key in ("value", "low", "high", "n"))
    return _hover_said(name, row["start"], *numbers, said, grain)


@lru_cache(maxsize=8192)  # the same weeks are worded anew in every run, and wording them is what a chart takes
def _hover_said(
    name: str, start: date, value: float | None, low: float | None, high: float | None, n: float | None,
    said: Said, grain: Grain,
) -> str:  # fmt: skip
    day = calendar_words.axis_label(start, grain, said.language, with_year=True)
    parts_said = [escape(day), f"<b>{escape(said.value(value))}</b> {escape(name)}"]
    if low is not None and high is not None:
        parts_said.append(escape(words.BAND.said(said.language, low=said.value(low), high=said.value(high))))
    if n is not None:
        parts_said.append(escape(said.cases(n)))
    return "<br>".join(parts_said)


def _last(trend: pd.DataFrame) -> tuple[date, float] | None:
    there = trend.dropna(subset=["value"])
    return None if there.empty else (there["start"].iloc[-1], float(there["value"].iloc[-1]))


def _end_labels(series: Sequence[Line], said: Said) -> list[dict[str, Any]]:
    """The newest value beside each line's end; several lines are named there, so that no legend is needed."""
    found = []
    for place, line in enumerate(series):
        end = _last(line.trend)
        if end is None:
            continue
        text = f"<b>{escape(said.value(end[1]))}</b>"
        if len(series) > 1:
            text = f"{parts.broken(line.name)}<br>{text}"
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


def _time_axis(days: Sequence[date], grain: Grain, language: Language) -> dict[str, Any]:
    different = sorted(set(days))
    if not different:
        return parts.axis([], [], type="date")
    every = max(1, -(-len(different) // MOST_LABELS))
    shown = different[::-1][::every][::-1]
    labels, year = [], None
    for day in shown:
        text = calendar_words.axis_label(day, grain, language)
        if day.year != year and grain is not Grain.YEAR and different[0].year != different[-1].year:
            text += f"<br>{day.year}"
        labels.append(text)
        year = day.year
    # Narrow air at both ends: the labels of the lines' ends stand outside, where no other line crosses them.
    air = (different[-1] - different[0]) * 0.015 if len(different) > 1 else timedelta(days=15)
    reach = [datetime.combine(day, time()) + step for day, step in ((different[0], -air), (different[-1], air))]
    ends = [end.isoformat() for end in reach]
    return parts.axis([day.isoformat() for day in shown], labels, type="date", range=ends)


def _marks(series: Sequence[Line], notes: Sequence[Note]) -> list[dict[str, Any]]:
    """Red marks on the first line, at the rows in which something needs attention."""
    marked = [note for note in notes if note.attention]
    if not marked or not series:
        return []
    there = series[0].trend.dropna(subset=["value"])
    found = [(note, there[[day <= note.on for day in there["start"]]].tail(1)) for note in marked]
    found = [(note, row) for note, row in found if len(row)]
    return [
        {
            "type": "scatter", "mode": "markers", "hoverinfo": "skip",
            "x": [row["start"].iloc[0].isoformat() for _, row in found],
            "y": [float(row["value"].iloc[0]) for _, row in found],
            "marker": {
                "color": parts.ATTENTION, "size": 11, "symbol": "diamond",
                "line": {"color": parts.GROUND, "width": 1.5},
            },
        }
    ]  # fmt: skip


def _alt(series: Sequence[Line], said: Said, grain: Grain, target: float | None, notes: Sequence[Note]) -> str:
    language, text = said.language, ""
    for line in series:
        values = line.trend["value"].dropna()
        if values.empty:
            text += words.ALT_LINE_EMPTY.said(language, name=line.name)
            continue
        ends = (line.trend["start"].iloc[place] for place in (0, -1))
        first, last = (calendar_words.axis_label(day, grain, language, with_year=True) for day in ends)
        text += words.ALT_LINE.said(
            language, name=line.name, first=first, last=last, value=said.value(float(values.iloc[-1])),
            lowest=said.value(float(values.min())), highest=said.value(float(values.max())),
        )  # fmt: skip
        if gaps := int(line.trend["value"].isna().sum()):
            text += words.ALT_GAPS.said(language, count=gaps)
        text += " " if language == "en" else ""
    if target is not None:
        text = text.rstrip() + words.ALT_TARGET.said(language, target=said.target(target))
    if notes:
        text += words.ALT_NOTES.said(language, notes=parts.listed([note.text for note in notes], language))
    return text.strip()
