"""KPIs quarter by quarter, up to three years of them: each with its interval, target, happenings and what is usual."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import pandas as pd
import streamlit as st

from data_access.numbers import asking
from data_access.numbers.filters import Filters
from metrics import calendar_words, formats
from metrics.calendars.periods import EARLIEST, Grain, Period, start_of, step
from metrics.declare import Cohort, Metric, needed_by
from metrics.goals.targets import Target
from metrics.statistics import change as changes
from metrics.statistics.change import VERDICT_WORDS, Change, Verdict
from pages.shared import filters, kpis, panels, session, show
from pages.shared.charts import Line, Said, draw, lines
from pages.shared.columns import Column, Kind, column_of
from pages.shared.data import load
from pages.shared.happenings import happenings
from pages.shared.number_tables import number_table
from pages.shared.rows_behind import number_of
from pages.shared.session import language, say
from pages.shared.standings import Usual, standing_of, usual_caption, usual_columns
from pages.shared.texts import organisation as words
from pages.shared.texts import overview
from pages.shared.trends import series, where_known

MOST_QUARTERS = 13  # three years and the one that runs
A_YEAR = 4
NARROWEST = 290  # px
POINTS_JUDGED = 2  # of the newest quarters: an older signal is no news


@dataclass(frozen=True)
class Quarters:
    """The measures of several metrics in each of the newest quarters; `open`: the last one is not over."""

    window: Period
    measured: pd.DataFrame
    targets: dict[str, Target | None]
    open: bool

    @property
    def buckets(self) -> list[Period]:
        return self.window.buckets(Grain.QUARTER)


def window_of(period: Period) -> Period:
    """The quarters up to that in which `period` ends, or today's, as whole ones; none before the first whole one of
    which something is known."""
    today, known = session.clock().today, filters.known_days()
    end = period.elapsed(today).end
    if period.start == EARLIEST:
        end = min(end, known.end)
    last = start_of(min(end - timedelta(days=1), today), Grain.QUARTER)
    first = start_of(known.start, Grain.QUARTER)
    if known.start > first:
        first = step(first, Grain.QUARTER)
    start = min(last, max(first, step(last, Grain.QUARTER, 1 - MOST_QUARTERS)))
    return Period("quarters", start, min(step(last, Grain.QUARTER), today + timedelta(days=1)))


def quarters(metrics: tuple[Metric, ...], period: Period, chosen: Filters) -> Quarters:
    """Two questions for all of `metrics`: their numbers in every quarter, and the targets of the newest one."""
    window = window_of(period)
    needs = tuple(sorted(needed_by(metrics)))
    measured = load(asking.ask, needs, window, filters=chosen, every=Grain.QUARTER)
    last = start_of(window.end - timedelta(days=1), Grain.QUARTER)
    agreed = kpis.agreed(metrics, Period("quarter", last, step(last, Grain.QUARTER), Grain.QUARTER))
    found = {metric.key: kpis.target_of(metric, agreed, chosen) for metric in metrics}
    return Quarters(window, measured, found, step(last, Grain.QUARTER) > session.clock().today)


def course_of(metric: Metric, found: Quarters, chosen: Filters) -> pd.DataFrame:
    """A metric in every quarter, with what is usual and which quarters are signals (trends.series)."""
    changed = happenings.changed_on(happenings.looked_at(chosen), metric)
    settled = start_of(found.window.end - timedelta(days=1), Grain.QUARTER)
    return where_known(series(metric, found.measured, Grain.QUARTER, changed=changed, settled=settled))


def quarter_cards(metrics: Sequence[Metric], found: Quarters, chosen: Filters, *, across: int = 2) -> None:
    """A card for each metric, so many side by side where there is room."""
    with st.grid(across, min_column_width=NARROWEST):
        for metric in metrics:
            _card(metric, found, chosen)


def _card(metric: Metric, found: Quarters, chosen: Filters) -> None:
    course = course_of(metric, found, chosen)
    sentence = says(metric, found, course)
    with st.container(border=True, height="stretch"):
        if course["value"].isna().all():
            show.headline(sentence)
            return
        target = found.targets[metric.key]
        drawn = [say(words.BY_QUARTER)]
        drawn += [say(words.BAND)] if course["low"].notna().any() else []
        goal = target.value if target is not None else None
        drawn += [say(words.DOTTED)] if goal is not None else []
        drawn += usual_caption(course)
        drawn += [say(words.OPEN_END)] if found.open else []
        show.headline(sentence, " · ".join(drawn))
        notes = happenings.notes_of(
            happenings.looked_at(chosen), metric, panels.days_of(course, Grain.QUARTER)
        )  # fmt: skip
        chart = lines(
            [Line(say(metric.name), course)], panels.said_of(metric), Grain.QUARTER, target=goal,
            unfinished=found.open, notes=notes, height=240, from_zero=metric.additive,
        )  # fmt: skip
        key = f"quarters_{metric.plain_key}"
        draw(chart, key, title=sentence, table=partial(_table, metric, course, chosen, key))


def _table(metric: Metric, course: pd.DataFrame, chosen: Filters, key: str) -> None:
    kind = column_of(metric).kind
    columns = [
        Column("quarter", words.QUARTER, pinned=True),
        column_of(metric, "value", few="n"),
        Column("n", overview.CASES, Kind.COUNT),
    ]
    if course["low"].notna().any():
        columns += [Column("low", overview.INTERVAL_LOW, kind), Column("high", overview.INTERVAL_HIGH, kind)]
    columns += usual_columns(metric, course)
    shown = course.assign(quarter=[quarter_said(start) for start in course["start"]]).iloc[::-1]
    number_table(
        shown.reset_index(drop=True), columns, f"{key}_table", name=say(metric.name), of=metric,
        behind=lambda line: number_of(metric, quarter_of(line["start"]), chosen), said=filters.said(chosen),
    )  # fmt: skip


def says(metric: Metric, found: Quarters, course: pd.DataFrame) -> str:
    """What the quarters of a metric show: a signal, else how the newest finished one stands to the year before; and
    how the one that runs stands so far."""
    sentence = _finished(metric, found, course)
    readings = metric(found.measured).readings()
    if not found.open or readings[-1].value is None:
        return sentence
    said = _said(metric, found, course, readings[-1].value)
    told = {"said": sentence, "value": said.value(readings[-1].value), "quarter": quarter_said(found.buckets[-1].start)}
    if metric.additive or metric.cohort is Cohort.AT_START or len(readings) == 1:
        return say(words.SO_FAR, **told)  # it grows with the days, so a part of a quarter is no match for a whole one
    newest, before = found.buckets[-1], found.buckets[-2]
    changed = changes.change(metric, readings[-1], readings[-2], days=newest.days, days_before=before.days)
    if changed.verdict not in (Verdict.CLEAR_BETTER, Verdict.CLEAR_WORSE):
        return say(words.SO_FAR, **told)
    return say(words.SO_FAR_JUDGED, **told, verdict=say(VERDICT_WORDS[changed.verdict]))


def _finished(metric: Metric, found: Quarters, course: pd.DataFrame) -> str:
    standing = standing_of(course, POINTS_JUDGED)
    against = year_before(metric, found)
    if standing.usual in (Usual.SIGNAL, Usual.NOTHING) or against is None:
        return panels.trend_said(metric, standing, Grain.QUARTER)
    quarter, value, changed = against
    said = _said(metric, found, course, value)
    told = {"name": say(metric.name), "value": said.value(value), "quarter": quarter_said(quarter.start)}
    difference = formats.difference(changed.difference, metric, language(), local=said.local)
    if changed.verdict is Verdict.NOT_JUDGED:
        return say(words.AGAINST_YEAR, **told, change=difference)
    return say(words.AGAINST_YEAR_JUDGED, **told, change=difference, verdict=say(VERDICT_WORDS[changed.verdict]))


def _said(metric: Metric, found: Quarters, course: pd.DataFrame, *amounts: float) -> Said:
    """As the chart tells them: all in one unit, with the target, the last whole quarter and the newest."""
    target = found.targets[metric.key]
    goal = None if target is None else target.value
    return panels.said_of(metric).among(goal, *amounts, *course["value"].dropna().iloc[-2:])


def year_before(metric: Metric, found: Quarters) -> tuple[Period, float, Change] | None:
    """The newest finished quarter, its number, and the change against the same quarter a year before."""
    buckets = found.buckets[: -1 if found.open else None]
    if len(buckets) <= A_YEAR:
        return None
    readings = metric(found.measured).readings()
    now, before = readings[len(buckets) - 1], readings[len(buckets) - 1 - A_YEAR]
    if now.value is None or before.value is None:
        return None
    newest, earlier = buckets[-1], buckets[-1 - A_YEAR]
    changed = changes.change(metric, now, before, days=newest.days, days_before=earlier.days)
    return newest, now.value, changed


def quarter_of(start: object) -> Period:
    """The quarter that begins there."""
    first = pd.Timestamp(start).date()
    return Period("quarter", first, step(first, Grain.QUARTER), Grain.QUARTER)


def quarter_said(start: object) -> str:
    """A quarter in words, with its year."""
    return calendar_words.axis_label(quarter_of(start).start, Grain.QUARTER, language(), with_year=True)
