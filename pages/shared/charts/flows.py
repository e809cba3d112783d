"""What stands as a line, and below it what came (upwards) and what went (downwards) as bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from metrics import calendar_words
from metrics.calendars.periods import Grain
from pages.shared.charts import figure as parts
from pages.shared.charts import marks
from pages.shared.charts.figure import Chart, Said, escape
from pages.shared.charts.lines import NARROWEST, time_axis
from pages.shared.charts.marks import Note
from pages.shared.texts import show as words
from pages.shared.texts import signals as signal_words

# How much of the height each of the two has, from below.
BARS, LINE = (0.0, 0.40), (0.50, 1.0)
# Half of a bar with the air beside it, in days.
HALF = {Grain.DAY: 0.5, Grain.WEEK: 3.5, Grain.MONTH: 15.0, Grain.QUARTER: 45.0}
HALF |= {Grain.HALF_YEAR: 91.0, Grain.YEAR: 183.0}


@dataclass(frozen=True)
class Named:
    """What the line and the bars are called."""

    standing: str
    came: str
    went: str


@dataclass(frozen=True)
class Bucket:
    """A day, week or month; None is what is not known. `contradicts`: it does not add up."""

    start: date
    standing: float | None
    came: float | None
    went: float | None
    contradicts: bool = False


def flows(
    named: Named, buckets: Sequence[Bucket], said: Said, grain: Grain, *, unfinished: bool = False, height: int = 340,
    usual: tuple[float, float] | None = None, notes: Sequence[Note] = (),
) -> Chart:  # fmt: skip
    """Both on one time axis. unfinished: the last bucket is not over yet, and its bars are lighter. usual: between
    which limits the line usually is."""
    days = [bucket.start for bucket in buckets]
    xs = [day.isoformat() for day in days]
    hover = [_hover(bucket, named, said, grain, unfinished and bucket is buckets[-1]) for bucket in buckets]
    notes, left_out = marks.within(notes, days)
    low, high = parts.reach(
        [*(bucket.standing for bucket in buckets), *(usual or ())], said.metric.unit, from_zero=True
    )
    most = max([*(amount for bucket in buckets for amount in (bucket.came, bucket.went) if amount), 1.0]) * 1.08
    at, beside = parts.ticks(low, high, said, about=4), parts.ticks(0, most, said, about=2)
    both = [*(-tick for tick in reversed(beside) if tick), *beside]
    right = _room(named, buckets, said)
    levels = marks.note_levels(notes, days, NARROWEST - right)
    above = marks.room_above(levels, left_out)
    lighter = [0.4 if unfinished and bucket is buckets[-1] else 0.75 for bucket in buckets]
    figure = {
        "data": [
            _line(xs, buckets, hover),
            _contradicting(xs, buckets),
            _bars(xs, [bucket.came for bucket in buckets], parts.DATA, lighter, hover),
            _bars(xs, [bucket.went and -bucket.went for bucket in buckets], parts.CONTEXT, lighter, hover),
        ],
        "layout": parts.layout(
            height + above,
            hovermode="closest", barmode="relative", bargap=0.25,
            margin={"l": 4, "r": right, "t": 10 + above, "b": 4, "pad": 6},
            xaxis=time_axis(days, grain, said.language, NARROWEST - right) | _wide(days, grain) | {"anchor": "y2"},
            yaxis=parts.axis(
                at, [escape(said.tick(value)) for value in at], range=[low, high], showgrid=True, domain=list(LINE)
            ),
            yaxis2=parts.axis(
                both, [escape(said.tick(abs(value))) for value in both], range=[-most, most], showgrid=True,
                domain=list(BARS), anchor="x",
            ),
            annotations=[
                *_labels(named, buckets, said),
                *marks.note_labels(notes, days, levels),
                *marks.left_out_label(levels, left_out, said.language),
            ],
            shapes=[*(_limit(at) for at in usual or ()), *marks.note_lines(notes)],
        ),
    }  # fmt: skip
    return Chart(figure, _alt(named, buckets, said, grain) + _alt_around(usual, notes, left_out, said))


def _limit(at: float) -> dict[str, Any]:
    line = {"color": parts.CONTEXT, "width": 1}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": at, "y1": at, "line": line}


def _alt_around(usual: tuple[float, float] | None, notes: Sequence[Note], left_out: int, said: Said) -> str:
    told = ""
    if usual is not None:
        told += signal_words.ALT_USUAL.said(said.language, low=said.value(usual[0]), high=said.value(usual[1]))
    told += marks.notes_alt(notes, left_out, said.language)
    return told


def _line(xs: list[str], buckets: Sequence[Bucket], hover: list[str]) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines+markers", "x": xs, "y": [bucket.standing for bucket in buckets],
        "connectgaps": False, "line": {"color": parts.DATA, "width": 2.5}, "cliponaxis": False,
        "marker": {"color": parts.DATA, "size": 4}, "hoverinfo": "text", "text": hover,
    }  # fmt: skip


def _contradicting(xs: list[str], buckets: Sequence[Bucket]) -> dict[str, Any]:
    """Red marks where it does not add up."""
    there = [(x, bucket.standing) for x, bucket in zip(xs, buckets, strict=True) if bucket.contradicts]
    marker = {"color": parts.ATTENTION, "size": 11, "symbol": "diamond", "line": {"color": parts.GROUND, "width": 1.5}}
    return {
        "type": "scatter", "mode": "markers", "x": [x for x, _ in there], "y": [y for _, y in there],
        "hoverinfo": "skip", "marker": marker,
    }  # fmt: skip


def _bars(
    xs: list[str], ys: list[float | None], colour: str, opacities: list[float], hover: list[str]
) -> dict[str, Any]:
    return {
        "type": "bar", "x": xs, "y": ys, "yaxis": "y2", "hoverinfo": "text", "hovertext": hover, "textposition": "none",
        "marker": {"color": colour, "opacity": opacities},
    }  # fmt: skip


def _wide(days: Sequence[date], grain: Grain) -> dict[str, Any]:
    """Room for half a bar at both ends."""
    if not days:
        return {}
    half = timedelta(days=HALF[grain])
    ends = (datetime.combine(days[0], time()) - half, datetime.combine(days[-1], time()) + half)
    return {"range": [end.isoformat() for end in ends]}


def _labels(named: Named, buckets: Sequence[Bucket], said: Said) -> list[dict[str, Any]]:
    """The names beside the line's end and the bars, with the newest number of the line."""
    font = {"color": parts.DATA, "size": parts.NORMAL}
    found = []
    last = next((bucket for bucket in reversed(buckets) if bucket.standing is not None), None)
    if last is not None:
        text = f"{parts.broken(named.standing)}<br><b>{escape(said.value(last.standing))}</b>"
        at = {"xref": "paper", "x": 1, "y": last.standing}
        found.append(parts.label(text, **at, xanchor="left", xshift=10, align="left", font=font))
    for name, place, colour in ((named.came, 0.75, parts.DATA), (named.went, 0.25, parts.CONTEXT)):
        y = BARS[0] + (BARS[1] - BARS[0]) * place
        found.append(
            parts.label(
                parts.broken(name), xref="paper", yref="paper", x=1, y=y, xanchor="left", yanchor="middle", xshift=10,
                align="left", font={**font, "color": colour},
            )
        )  # fmt: skip
    return found


def _room(named: Named, buckets: Sequence[Bucket], said: Said) -> int:
    names = (named.standing, named.came, named.went)
    lines = [line for name in names for line in parts.broken(name).split("<br>")]
    return round(max(parts.wide(line) for line in lines) * parts.NORMAL * 1.08) + 16


def _hover(bucket: Bucket, named: Named, said: Said, grain: Grain, running: bool) -> str:
    numbers = ((named.standing, bucket.standing), (named.came, bucket.came), (named.went, bucket.went))
    lines = [calendar_words.axis_label(bucket.start, grain, said.language, with_year=True)]
    lines += [f"{name}: {said.value(amount)}" for name, amount in numbers]
    lines += [words.NOT_OVER.said(said.language)] if running else []
    return "<br>".join(map(escape, lines))


def _alt(named: Named, buckets: Sequence[Bucket], said: Said, grain: Grain) -> str:
    values = [bucket.standing for bucket in buckets if bucket.standing is not None]
    if not values:
        return words.ALT_LINE_EMPTY.said(said.language, name=named.standing)
    first, last = (
        calendar_words.axis_label(bucket.start, grain, said.language, with_year=True)
        for bucket in (buckets[0], buckets[-1])
    )
    line = words.ALT_LINE.said(
        said.language, name=named.standing, first=first, last=last, value=said.value(values[-1]),
        lowest=said.value(min(values)), highest=said.value(max(values)),
    )  # fmt: skip
    sums = ((named.came, sum(bucket.came or 0 for bucket in buckets)), (named.went, sum(b.went or 0 for b in buckets)))
    items = [words.ALT_ITEM.said(said.language, name=name, value=said.value(amount)) for name, amount in sums]
    return f"{line} {parts.listed(items, said.language)}".strip()
