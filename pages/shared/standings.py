"""How a trend stands to what is usual for it: a signal, within its usual range, or too few points; always in words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from metrics import calendar_words
from metrics.calendars.periods import Grain
from metrics.declare import Metric
from metrics.statistics.signals import FEWEST_POINTS, LONG_RUN, Signal
from pages.shared import session
from pages.shared.columns import Column, Kind, column_of
from pages.shared.session import language, say
from pages.shared.texts import signals as words
from pages.shared.trends import POINTS_JUDGED, newest_signal

RUNS = (Signal.RUN_ABOVE, Signal.RUN_BELOW)


class Usual(StrEnum):
    SIGNAL = "signal"
    WITHIN = "within"
    TOO_FEW = "too_few"  # points since the trend or its newest phase began
    TOO_RARE = "too_rare"  # fewer than one a point, so that a run of none is the usual case
    NOTHING = "nothing"  # no data


@dataclass(frozen=True)
class Standing:
    """What the newest points of a trend are. `since`: the start of the point with which a signal began; of too few
    points the start of their phase, where it is not the trend's first."""

    usual: Usual
    signal: Signal | None = None
    since: date | None = None


def standing_of(trend: pd.DataFrame, points: int = POINTS_JUDGED) -> Standing:
    """How the newest `points` of a trend (`trends.series`) stand, within its newest phase."""
    if trend["value"].notna().sum() == 0:
        return Standing(Usual.NOTHING)
    signal = newest_signal(trend, points)
    if signal is not None:
        return Standing(Usual.SIGNAL, signal, _began(trend, signal))
    newest = trend[trend["phase"] == trend["phase"].iloc[-1]]
    judged = newest[newest["over"] & newest["value"].notna()]
    if len(judged) and pd.notna(judged["normal_low"].iloc[-1]):
        return Standing(Usual.WITHIN)
    since = newest["start"].iloc[0] if newest["phase"].iloc[0] > 1 else None
    # The point after the first few is the first that can be judged.
    return Standing(Usual.TOO_FEW if len(judged) <= FEWEST_POINTS else Usual.TOO_RARE, since=since)


def said_short(standing: Standing, grain: Grain) -> str:
    """The same beside a change: "signal: above its limits since the week of 9 Nov", "within its usual range"."""
    if standing.usual is Usual.SIGNAL and standing.signal is not None:
        when = when_said(standing.since, grain)
        text = words.SIGNAL_SINCE if standing.signal in RUNS else words.SIGNAL_SHORT
        return say(text, rule=say(words.RULES[standing.signal]), when=when)
    if standing.usual is Usual.TOO_FEW and standing.since is not None:
        return say(words.TOO_FEW_SINCE, when=when_said(standing.since, grain))
    return "" if standing.usual is Usual.NOTHING else say(words.SHORT[standing.usual.value])


def signal_said(signal: object) -> str:
    """A signal in a table's cell: by which rule it is one; a stroke for none."""
    return say(words.RULES[signal]) if isinstance(signal, Signal) else "—"


def when_said(day: date | None, grain: Grain) -> str:
    """A week by its first day, or a month."""
    if day is None:
        return ""
    this_year = session.clock().today.year
    if grain is Grain.WEEK:
        return say(words.WEEK_OF, day=calendar_words.day(day, language(), this_year=this_year))
    return calendar_words.axis_label(day, grain, language(), with_year=day.year != this_year)


def usual_caption(trend: pd.DataFrame) -> list[str]:
    """What is drawn of what is usual: its lines, and the mark of a signal where there is one."""
    if trend["normal_low"].isna().all():
        return []
    marked = any(signal is not None for signal in trend["signal"])
    return [say(words.LINES_CAPTION), *([say(words.MARK_CAPTION)] if marked else [])]


def usual_columns(metric: Metric, trend: pd.DataFrame) -> list[Column]:
    """What the table of a trend says of each point: the range that is usual there, the signal, and the phase."""
    kind = column_of(metric).kind
    columns = [
        Column("normal_low", words.NORMAL_LOW, kind, meaning=words.NORMAL_MEANS),
        Column("normal_high", words.NORMAL_HIGH, kind, meaning=words.NORMAL_MEANS),
        Column("signal", words.SIGNAL, meaning=words.SIGNAL_MEANS, words=signal_said),
    ]
    if trend["normal_low"].isna().all():
        columns = []
    if trend["phase"].nunique() > 1:
        columns.append(Column("phase", words.PHASE, Kind.COUNT, meaning=words.PHASE_MEANS))
    return columns


def _began(trend: pd.DataFrame, newest: Signal) -> date:
    """With which point it began: of several points of one kind side by side with the first of them."""
    there = trend[trend["value"].notna() & trend["over"]].reset_index(drop=True)
    signals = there["signal"].tolist()
    first = max(place for place, signal in enumerate(signals) if signal is newest)
    while first and signals[first - 1] is newest:
        first -= 1
    if newest in RUNS:  # the eighth in a row tells that all eight were one
        first = max(first - LONG_RUN + 1, 0)
    began: date = there["start"][first]
    return began
