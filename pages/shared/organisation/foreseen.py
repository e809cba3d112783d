"""Where KPIs are heading until the period ends, beside how wrong such forecasts were before."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from data_access.numbers import asking
from data_access.numbers.filters import Filters
from metrics import calendar_words, formats
from metrics.calendars.periods import Grain, Period, start_of, step
from metrics.declare import Cohort, Metric, Unit, needed_by
from metrics.goals.targets import Target
from metrics.statistics.arithmetic import numbers
from metrics.statistics.forecast import Forecast, Refused, forecast
from pages.shared import filters, kpis, panels, session, show
from pages.shared.charts import Chart, Line, draw, lines
from pages.shared.columns import Column
from pages.shared.data import load
from pages.shared.session import language, plain, say
from pages.shared.tables import table
from pages.shared.texts import organisation as words

MOST_MONTHS = 61  # five years and the month that runs: what is older foresees nothing
DRAWN_MONTHS = 24
QUARTERLY = (Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR)


@dataclass(frozen=True, eq=False)
class Outlook:
    """What is foreseen of a metric: of a sum the total of `days`, of anything else its last month.

    months: start, value of every month that is over. target: what the same is to be.
    """

    metric: Metric
    days: Period
    told: Forecast | Refused
    months: pd.DataFrame
    target: Target | None

    @property
    def short_of_target(self) -> bool:
        """Whether all of what may well come is on the wrong side of the target."""
        goal = self.target.value if self.target is not None and self.target.agreed else None
        if goal is None or not isinstance(self.told, Forecast):
            return False
        better = self.metric.better.value
        return (better == "higher" and self.told.high < goal) or (better == "lower" and self.told.low > goal)


def days_ahead(period: Period) -> Period | None:
    """Until when is foreseen: the end of the quarter, half-year or year that was chosen, else of today's quarter; None
    of a period that is over."""
    today = session.clock().today
    if period.end <= today or period.start > today:
        return None
    if period.grain in QUARTERLY:
        return period
    start = start_of(today, Grain.QUARTER)
    return Period("ahead", start, step(start, Grain.QUARTER), Grain.QUARTER)


def outlooks(metrics: tuple[Metric, ...], period: Period, chosen: Filters) -> dict[str, Outlook]:
    """By key, what is foreseen of each metric; nothing of a period that is over. One question for all of them."""
    days = days_ahead(period)
    if days is None:
        return {}
    today, known = session.clock().today, filters.known_days()
    running = start_of(today, Grain.MONTH)
    first = start_of(known.start, Grain.MONTH)
    if known.start > first:
        first = step(first, Grain.MONTH)  # half a month would look like a bad one
    first = min(running, max(first, step(running, Grain.MONTH, 1 - MOST_MONTHS)))
    window = Period("months", first, today + timedelta(days=1))
    measured = load(asking.ask, tuple(sorted(needed_by(metrics))), window, filters=chosen, every=Grain.MONTH)
    agreed = kpis.agreed(metrics, days)
    return {metric.key: _outlook(metric, days, measured, kpis.target_of(metric, agreed, chosen)) for metric in metrics}


def _outlook(metric: Metric, days: Period, measured: pd.DataFrame, target: Target | None) -> Outlook:
    course = pd.DataFrame({"start": measured["start"], "value": metric(measured).value})
    over, now = course.iloc[:-1].reset_index(drop=True), float(course["value"].iloc[-1])
    running = course["start"].iloc[-1]
    left = len(Period("left", running, days.end).buckets(Grain.MONTH))
    rest = 1 - kpis.elapsed(Period("month", running, step(running, Grain.MONTH), Grain.MONTH)).share
    weights, known = np.zeros(left), 0.0
    if metric.additive:
        weights[:], weights[0] = 1.0, rest
        known = float(course.loc[course["start"] >= days.start, "value"].sum())
    else:
        weights[-1] = 1.0
        # Cases that come one by one make up the month; what is counted at a day's end is only known then.
        if left == 1 and metric.cohort not in (Cohort.AT_START, Cohort.STANDING) and not np.isnan(now):
            weights[0], known = rest, (1 - rest) * now
    lowest, highest = bounds(metric)
    told = forecast(numbers(over["value"]), weights, known=known, lowest=lowest, highest=highest)
    return Outlook(metric, days, told, over, target)


def bounds(metric: Metric) -> tuple[float, float]:
    """The values that a metric can take at all."""
    if metric.unit is Unit.SHARE:
        return 0.0, 1.0
    if metric.unit is Unit.POINTS:
        return -100.0, 100.0
    if metric.scale is not None:
        return float(metric.scale[0]), float(metric.scale[1])
    return 0.0, float("inf")


def heading_for(found: Outlook) -> str:
    """The forecast in a sentence, with how wrong it may be; or why there is none."""
    said, name = panels.said_of(found.metric), say(found.metric.name)
    if isinstance(found.told, Refused):
        return say(words.REFUSED[found.told], name=name)
    told = found.told
    said = said.among(told.chosen.value, told.low, told.high)
    sentence = say(
        words.HEADING_SUM if found.metric.additive else words.HEADING,
        name=name, until=_until(found), value=said.about(told.chosen.value), low=said.about(told.low),
        high=said.about(told.high),
    )  # fmt: skip
    return say(words.WITH_CARE, said=sentence) if told.shifted else sentence


def tried(found: Outlook) -> str:
    """How wrong it was before, beside the plain way."""
    if isinstance(found.told, Refused):
        return ""
    told, metric = found.told, found.metric
    amounts = {
        "tries": formats.number(told.tries, language()), "plain": say(words.METHODS[told.plain.method]),
        "plain_value": panels.said_of(metric).about(told.plain.value),
        "plain_error": error_said(told.plain.error, metric),
    }  # fmt: skip
    if told.chosen.method is told.plain.method:
        return say(words.TRIED_PLAIN, **amounts) + _shifted(told)
    method, error = say(words.METHODS[told.chosen.method]), error_said(told.chosen.error, metric)
    return say(words.TRIED, **amounts, method=method, error=error) + _shifted(told)


def _shifted(told: Forecast) -> str:
    return say(words.SHIFTED) if told.shifted else ""


def error_said(error: float, metric: Metric) -> str:
    """An error in the metric's unit; of shares and scores in points."""
    if metric.unit is Unit.SHARE:
        return say(words.POINTS_OFF, points=formats.number(error * 100, language(), 1))
    return panels.said_of(metric).about(error)


def _until(found: Outlook) -> str:
    this_year = session.clock().today.year
    last = found.days.end - timedelta(days=1)
    if found.metric.additive:
        return calendar_words.period(found.days, language(), this_year=this_year)
    return calendar_words.axis_label(start_of(last, Grain.MONTH), Grain.MONTH, language(), with_year=True)


def card(metric: Metric, found: dict[str, Outlook], chosen: Filters) -> None:
    """The months of one metric and those to come, and what is foreseen of all of them."""
    with st.container(border=True):
        one = found.get(metric.key)
        if one is None:
            show.headline(say(words.NOTHING_AHEAD), say(words.NOTHING_AHEAD_DO))
            return
        show.headline(heading_for(one), tried(one))
        whole = partial(_table, list(found.values()), chosen)
        if isinstance(one.told, Forecast):
            key = f"foreseen_{metric.plain_key}"
            draw(_chart(one), key, title=say(words.FORECASTS), table=whole)
            st.caption(plain(say(words.HOW_FORESEEN)))
        others = [each for each in found.values() if each.metric.key != metric.key]
        st.markdown(
            f"**{say(words.OTHERS_HEADING)}**\n" + "\n".join(f"- {plain(heading_for(each))}" for each in others)
        )


def _chart(one: Outlook) -> Chart:
    told, metric = one.told, one.metric
    assert isinstance(told, Forecast)
    past = one.months.tail(DRAWN_MONTHS).reset_index(drop=True)
    last = past["start"].iloc[-1]
    starts = [last, *(step(last, Grain.MONTH, place) for place in range(1, len(told.path) + 1))]
    newest = float(past["value"].iloc[-1])
    ahead = pd.DataFrame(
        {
            "start": pd.Series(starts, dtype="object"),
            "value": [newest, *told.path],
            "low": [newest, *told.path_low],
            "high": [newest, *told.path_high],
        }
    )
    drawn = [Line(say(metric.name), past), Line(say(words.FORESEEN), ahead)]
    if told.plain.method is not told.chosen.method:
        plainly = pd.DataFrame({"start": ahead["start"], "value": [newest, *told.plain_path]})
        drawn.append(Line(say(words.PLAINLY[told.plain.method]), plainly))
    target = one.target.value if one.target is not None and not metric.additive else None
    return lines(drawn, panels.said_of(metric), Grain.MONTH, target=target, from_zero=metric.additive, height=280)


def _table(found: list[Outlook], chosen: Filters) -> None:
    st.text(say(words.HOW_FORESEEN), width="stretch")
    rows = []
    for one in found:
        said, told = panels.said_of(one.metric), one.told
        row = {"kpi": say(one.metric.name), "until": _until(one)}
        if isinstance(told, Forecast):
            row |= {
                "value": said.value(told.chosen.value),
                "range": f"{said.value(told.low)} – {said.value(told.high)}",
                "method": say(words.METHODS[told.chosen.method]),
                "error": error_said(told.chosen.error, one.metric),
                "plain": said.value(told.plain.value),
                "plain_error": error_said(told.plain.error, one.metric),
                "tries": formats.number(told.tries, language()),
            }
        else:
            row |= dict.fromkeys(("value", "range", "error", "plain", "plain_error", "tries"), formats.MISSING)
            row["method"] = say(words.REFUSED_SHORT[told])
        rows.append(row)
    columns = [Column(key, label, width=None) for key, label in words.FORECAST_COLUMNS.items()]
    columns[0] = Column("kpi", words.FORECAST_COLUMNS["kpi"], pinned=True)
    table(pd.DataFrame(rows), columns, "forecasts", name=say(words.FORECASTS), filters=filters.said(chosen))
