"""The card that shows median and p90 of the resolution time over time, each with how sure it is."""

from functools import partial

import pandas as pd
import streamlit as st

from data_access.numbers.filters import Filters
from data_access.numbers.resolution_course import QUANTILES, resolution_course
from metrics import formats
from metrics.calendars.periods import EARLIEST, Grain, Period, step
from metrics.complaints import complaint_resolution_p90
from metrics.declare import WORKING, Metric
from metrics.statistics.quantiles import fewest
from pages.shared import filters, session, show, trends
from pages.shared.charts import Line, draw, lines
from pages.shared.columns import Column, Kind
from pages.shared.complaints.resolution import duration, resolution_time
from pages.shared.data import load
from pages.shared.happenings import happenings
from pages.shared.number_tables import number_table
from pages.shared.panels import by_bucket, days_of, said_of, trend_said
from pages.shared.session import language, say
from pages.shared.standings import standing_of, usual_caption, usual_columns
from pages.shared.texts import complaints as words
from pages.shared.texts import overview
from pages.shared.texts import times as own_words

GRAINS = (Grain.WEEK.value, Grain.MONTH.value)


def pick_grain(period: Period) -> Grain:
    """By week or by month: as the period's length suggests until somebody chose."""
    usual, _ = trends.trend_window(period)
    picked = filters.pick(
        "every", own_words.EVERY, GRAINS, lambda code: say(own_words.GRAINS[code]), default=usual.value
    )
    return Grain(picked)


def course_card(period: Period, chosen: Filters, grain: Grain) -> None:
    """Median and p90 of the resolved complaints by week or month, with the bands in which they lie."""
    metric = resolution_time()
    course = _course(metric, period, chosen, grain)
    empty = bool(course["value"].isna().all())
    sentence = trend_said(metric, standing_of(course), grain)
    with st.container(border=True, height="stretch"):
        show.headline(sentence, _caption(course, grain))
        if empty:
            return
        drawn = [
            Line(say(words.MEDIAN), course),
            Line(
                say(words.P90),
                course[["start", "p90", "p90_low", "p90_high", "n"]].set_axis(
                    ["start", "value", "low", "high", "n"], axis="columns"
                ),
            ),
        ]
        columns = [
            Column("start", overview.FROM_DAY, Kind.DAY, pinned=True),
            duration("value", words.MEDIAN, few="n"),
            duration("low", own_words.MEDIAN_LOW, meaning=own_words.BAND_MEANS),
            duration("high", own_words.MEDIAN_HIGH, meaning=own_words.BAND_MEANS),
            duration("p90", words.P90, few="n"),
            duration("p90_low", own_words.P90_LOW, meaning=own_words.BAND_MEANS),
            duration("p90_high", own_words.P90_HIGH, meaning=own_words.BAND_MEANS),
            Column("n", own_words.RESOLVED, Kind.COUNT),
            *usual_columns(metric, course),
        ]
        notes = happenings.notes_of(happenings.looked_at(chosen), metric, days_of(course, grain))
        unfinished = step(course["start"].iloc[-1], grain) > session.clock().today
        draw(
            lines(drawn, said_of(metric), grain, unfinished=unfinished, from_zero=True, notes=notes),
            "complaint_times",
            title=sentence,
            table=partial(
                number_table, course.iloc[::-1], columns, "complaint_times_table", name=say(own_words.COURSE),
                meaning=own_words.COURSE_MEANS, behind=by_bucket(metric, chosen, every=grain),
                said=filters.said(chosen),
            ),
        )  # fmt: skip


def _course(metric: Metric, period: Period, chosen: Filters, grain: Grain) -> pd.DataFrame:
    """`trends.series` of the median, whose low and high are its interval, with p90, p90_low and p90_high."""
    working = filters.working_hours()
    _, window = trends.trend_window(period, every=grain)
    found = load(resolution_course, window, filters=chosen, every=grain, working=working)
    p50, p90 = (f"{name}{WORKING if working else ''}" for name in QUANTILES)
    changed = happenings.changed_on(happenings.looked_at(chosen), metric)
    course = trends.series(metric, found, grain, changed=changed).assign(
        low=found[f"{p50}_low"], high=found[f"{p50}_high"], p90=filters.of_clock(complaint_resolution_p90)(found).value,
        p90_low=found[f"{p90}_low"], p90_high=found[f"{p90}_high"],
    )  # fmt: skip
    return trends.where_known(course) if period.start == EARLIEST else course


def _caption(course: pd.DataFrame, grain: Grain) -> str:
    """What is drawn, and where there are too few complaints for a band."""
    there = course[course["value"].notna()]
    without = {
        "median": there[["low", "high"]].isna().any(axis="columns").sum(),
        "p90": there[["p90_low", "p90_high"]].isna().any(axis="columns").sum(),
    }
    parts = [
        say(words.TIMES_CAPTION[grain.value]),
        *usual_caption(course),
        say(own_words.BAND_NEEDS, median=fewest(0.5), p90=fewest(0.9)),
    ]
    if any(without.values()):
        counts = {name: formats.number(count, language()) for name, count in {**without, "all": len(there)}.items()}
        parts.append(say(own_words.NO_BAND[grain.value], **counts))
    return " · ".join(parts)
