"""What is drawn over a trend: the target with its value on the line, and what happened on a day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import ceil
from typing import Any

from metrics.words import Language
from pages.shared.charts import figure as parts
from pages.shared.charts.figure import Said, escape
from pages.shared.texts import show as words

NOTE_EM = 12.0
STRETCH_OPACITY = 0.08
NOTE_LINES = 32  # px of two lines of small text
MOST_NOTES = 4  # more would hide each other; of the others their number stands there
LEFT_OUT_LINE = 18  # px of it
BETWEEN_NOTES = 8  # px
AT = {"left": 0.0, "right": 1.0, "center": 0.5}  # where on its line a target may be said, as they are tried
CLEAR = 0.06  # of the height: what a label needs to itself


@dataclass(frozen=True)
class Note:
    """Something that happened on a day, or until another one; with `attention` it is drawn on the line, in red.

    new_phase: limits begin anew with it.
    """

    on: date
    text: str
    attention: bool = False
    until: date | None = None
    new_phase: bool = False


def target_label(
    target: float | None, trends: Sequence[Sequence[float | None]], said: Said, low: float, high: float, room: float
) -> list[dict[str, Any]]:
    """The target's value on its line, at the place and on the side where the data, a column each, leave most room.

    `room` is the width of the picture on a phone: the wider the label is in it, the more of the data it may hide.
    """
    if target is None:
        return []
    text = escape(words.TARGET.said(said.language, target=said.target(target)))
    span, rows = high - low, len(trends[0]) if trends else 0
    beside = max(2, ceil(rows * min(1.0, parts.wide(text) * parts.NORMAL / max(room, 1.0))))
    best, most = ("left", "bottom"), (-1.0, -1.0)
    for side in AT:
        for above in (True, False):
            middle = target + (0.05 if above else -0.05) * span
            if not low <= middle + (0.03 if above else -0.03) * span <= high:
                continue
            phone, desk = (_free(trends, side, count, middle, span) for count in (beside, max(2, rows // 4)))
            free = (phone if phone > CLEAR * span else 0.0, desk)  # where a phone has no place, a desk may
            if free > most:
                best, most = (side, "bottom" if above else "top"), free
    return [parts.label(text, xref="paper", x=AT[best[0]], y=target, xanchor=best[0], yanchor=best[1])]


def _free(trends: Sequence[Sequence[float | None]], side: str, count: int, middle: float, span: float) -> float:
    """How far the lines stay away from a height in their first, last or middle rows, nothing where one crosses it; the
    whole span where there are none."""
    found = span
    for trend in trends:
        start = round((len(trend) - count) * AT[side])
        away = [amount - middle for amount in trend[max(0, start) : start + count] if amount is not None]
        crossed = any(one * other < 0 for one, other in pairwise(away))
        found = min(found, 0.0 if crossed else min(map(abs, away), default=span))
    return found


def within(notes: Sequence[Note], days: Sequence[date]) -> tuple[list[Note], int]:
    """Notes that can be seen, and how many are left out: those with which limits begin anew stay, then the newest.

    A month stands at its first day, and what happened later in the last one with it.
    """
    kept = sorted(notes, key=lambda note: (note.new_phase, note.on))[-MOST_NOTES:]
    there = [replace(note, on=min(note.on, max(days))) if days else note for note in kept]
    return sorted(there, key=lambda note: note.on), len(notes) - len(kept)


def note_lines(notes: Sequence[Note]) -> list[dict[str, Any]]:
    """An upright line on the day of each note, dashed where limits begin anew; what lasts is a stretch beside it."""
    stretches = [
        {
            "type": "rect", "yref": "paper", "y0": 0, "y1": 1, "x0": note.on.isoformat(), "x1": note.until.isoformat(),
            "line": {"width": 0}, "fillcolor": parts.CONTEXT, "opacity": STRETCH_OPACITY, "layer": "below",
        }
        for note in notes
        if note.until is not None
    ]  # fmt: skip
    lines = [
        {
            "type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": note.on.isoformat(), "x1": note.on.isoformat(),
            "line": {
                "color": parts.ATTENTION if note.attention else parts.CONTEXT,
                "width": 1.6 if note.new_phase else 1, "dash": "dash" if note.new_phase else "solid",
            },
            "layer": "below",
        }
        for note in notes
    ]  # fmt: skip
    return [*stretches, *lines]


def note_said(note: Note, language: Language) -> str:
    """A note for who cannot see the line."""
    return words.ALT_NEW_PHASE.said(language, text=note.text) if note.new_phase else note.text


def left_out_said(left_out: int, language: Language) -> str:
    """How many notes are not marked; empty where all are."""
    return words.MORE_NOTES.said(language, count=left_out) if left_out else ""


def notes_alt(notes: Sequence[Note], left_out: int, language: Language) -> str:
    """All that is marked, for who cannot see it; empty where nothing is."""
    told = [*(note_said(note, language) for note in notes), left_out_said(left_out, language)]
    if not notes:
        return ""
    return words.ALT_NOTES.said(language, notes=parts.listed([each for each in told if each], language))


def left_out_label(levels: Sequence[int], left_out: int, language: Language) -> list[dict[str, Any]]:
    """How many notes are not marked, above those that are; `levels` are theirs."""
    if not left_out:
        return []
    font = {"color": parts.CONTEXT, "size": parts.SMALL}
    above = {"yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 2 + _high(levels)}
    return [
        parts.label(escape(left_out_said(left_out, language)), xref="paper", x=0, xanchor="left", font=font, **above)
    ]


def note_levels(notes: Sequence[Note], days: Sequence[date], room: float) -> list[int]:
    """For each note how far above the picture it is written: as low as it can be without touching another one where
    the picture is `room` pixels wide, as on a phone."""
    if not days:
        return []
    first, last = min(days), max(days)
    taken: list[list[tuple[float, float]]] = []
    found = []
    for note in notes:
        at = room * max(0.0, (note.on - first) / (last - first)) if last > first else 0.0
        text = parts.broken(note.text, NOTE_EM, 2).split("<br>")
        width = max(parts.wide(line) for line in text) * parts.SMALL + BETWEEN_NOTES
        reach = (at, at + width) if _rightwards(note, days) else (at - width, at)
        free = (all(reach[1] <= left or right <= reach[0] for left, right in level) for level in taken)
        level = next((place for place, there in enumerate(free) if there), len(taken))
        if level == len(taken):
            taken.append([])
        taken[level].append(reach)
        found.append(level)
    return found


def note_labels(notes: Sequence[Note], days: Sequence[date], levels: Sequence[int]) -> list[dict[str, Any]]:
    """Above the picture, each on its level, written towards the middle so that no edge cuts them."""
    if not days:
        return []
    return [
        parts.label(
            parts.broken(note.text, NOTE_EM, 2), x=note.on.isoformat(), yref="paper", y=1, yanchor="bottom",
            align="left", xanchor="left" if _rightwards(note, days) else "right", yshift=2 + NOTE_LINES * level,
            font={"color": parts.ATTENTION if note.attention else parts.CONTEXT, "size": parts.SMALL},
        )
        for note, level in zip(notes, levels, strict=True)
    ]  # fmt: skip


def room_above(levels: Sequence[int], left_out: int = 0) -> int:
    """The pixels that notes on these levels need above the picture."""
    return _high(levels) + (LEFT_OUT_LINE if left_out else 0)


def _high(levels: Sequence[int]) -> int:
    return NOTE_LINES * (max(levels, default=-1) + 1)


def _rightwards(note: Note, days: Sequence[date]) -> bool:
    first, last = min(days), max(days)
    return note.on <= first + (last - first) / 2
