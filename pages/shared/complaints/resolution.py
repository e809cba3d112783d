"""What the cards of resolution times share: the clock that was chosen, the curves, and whether VIP wait longer."""

from typing import Any

import pandas as pd

from data_access.numbers.complaint_times import resolution_durations
from data_access.numbers.filters import Filters
from metrics.calendars.periods import Period
from metrics.complaints import complaint_resolution_time
from metrics.declare import WORKING, Metric
from metrics.statistics import survival
from metrics.statistics.survival import Survival, kaplan_meier
from metrics.words import Text
from pages.shared import filters, session
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.panels import said_of
from pages.shared.rows_behind import Number
from pages.shared.session import say
from pages.shared.texts import complaints as words
from pages.shared.texts import times

CUTS = tuple(words.CUTS)


def curves_by(by: str, period: Period, chosen: Filters) -> dict[object, Survival]:
    """The curve of each team, category, ... of the complaints opened in the period; None is "not stated"."""
    cases = load(resolution_durations, period, filters=chosen, by=by, working=filters.working())
    return {None if pd.isna(key) else key: kaplan_meier(part) for key, part in cases.groupby(by, dropna=False)}


def vip_slower(curves: dict[object, Survival]) -> str:
    """The sentence that VIP customers wait longer, only where that is clear; "" otherwise."""
    vip, regular = curves.get("vip"), curves.get("regular")
    if vip is None or regular is None or not survival.clearly_longer(vip, regular):
        return ""
    write = said_of(resolution_time()).value
    reached = write(vip.median) if vip.median is not None else say(words.NOT_REACHED)
    return say(words.VIP_SLOWER, vip=reached, regular=write(regular.median))


def nothing_said() -> str:
    """Why there is nothing to show; who sees no small numbers is not told whether there is one."""
    return say(times.NONE_OR_FEW if session.scope().hides_small_cells() else words.KM_NOTHING)


def timed(period: Period, chosen: Filters) -> Number:
    """The complaints that the curves are made of."""
    measure = "complaints_timed" + (WORKING if filters.working_hours() else "")
    return Number(measure, resolution_time().name, words.KM_MEANS, period, chosen)


def resolution_time() -> Metric:
    """The median by the clock that was chosen."""
    return filters.of_clock(complaint_resolution_time)


def duration(key: str, label: Text, **more: Any) -> Column:
    """A column of durations by the clock that was chosen."""
    return Column(key, label, Kind(resolution_time().unit.value), **more)
