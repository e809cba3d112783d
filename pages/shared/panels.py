"""Cards that several pages show alike: tiles, a metric over time, a metric by group."""

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from data_access.members import people
from data_access.numbers import asking
from data_access.numbers.filters import Filters
from metrics import customers, formats
from metrics.calendars.periods import EARLIEST, Grain, Period, start_of, step
from metrics.declare import Better, Metric
from metrics.goals.targets import Target
from pages.shared import filters, headlines, kpis, session, show
from pages.shared.charts import Line, Said, dots, draw, lines
from pages.shared.columns import Column, Kind, column_of
from pages.shared.data import load
from pages.shared.happenings import happenings
from pages.shared.kpi_tiles import tile_of
from pages.shared.kpis import Kpi
from pages.shared.number_tables import number_table
from pages.shared.rows_behind import Number, number_of, rows_of
from pages.shared.session import language, name_of, plain, say
from pages.shared.standings import Standing, Usual, usual_caption, usual_columns, when_said
from pages.shared.texts import overview as words
from pages.shared.texts import show as show_words
from pages.shared.tiles import small_tiles, tiles
from pages.shared.trends import trend_window

FIT_ON_A_SCREEN = 12


def said_of(metric: Metric) -> Said:
    """How this visit writes the numbers of a metric."""
    return Said(metric, language(), filters.local())


def kpi_tiles(found: Sequence[Kpi], period: Period, chosen: Filters) -> None:
    """A tile for each KPI; those that have neither data nor a target share one line below."""
    gone = kpis.elapsed(period)
    silent = [kpi for kpi in found if kpi.now.value is None and kpi.target is None and not kpi.hidden]
    shown = [kpi for kpi in found if kpi not in silent]
    part = kpis.so_far(period)
    tiles([tile_of(kpi, said_of(kpi.metric), gone, rows=rows_of(kpi.metric, part, chosen)) for kpi in shown])
    if silent:
        names = say(words.COMMA).join(say(kpi.metric.name) for kpi in silent)
        st.caption(plain(say(words.NO_DATA_ON, names=names)))


def small_kpi_tiles(found: Sequence[Kpi], period: Period, chosen: Filters) -> None:
    """A small tile for each KPI, in one row."""
    gone, part = kpis.elapsed(period), kpis.so_far(period)
    small_tiles([tile_of(kpi, said_of(kpi.metric), gone, rows=rows_of(kpi.metric, part, chosen)) for kpi in found])


def undated_sales(period: Period, chosen: Filters) -> None:
    """Of all time: how much of the sales nobody dated. In any other period there is none of it."""
    if period.start != EARLIEST:
        return
    cents = load(asking.ask, ("undated_sales_cents",), period, filters=chosen)["undated_sales_cents"].iloc[0]
    if cents > 0:
        amount = formats.money(cents / 100, language(), session.house().currency)
        st.caption(plain(say(words.UNDATED, name=say(customers.sales.name), amount=amount)))


def trend_card(kpi: Kpi, key: str, of: Filters | None = None) -> None:
    """A KPI over time: what it says, its line with interval and target, its table. `of`: see filters.said."""
    metric, trend = kpi.metric, kpi.trend
    standing = kpi.standing
    empty = standing.usual is Usual.NOTHING
    sentence = trend_said(metric, standing, kpi.grain)
    target = kpi.target.value if kpi.target and not metric.additive else None
    with st.container(border=True, height="stretch"):
        show.headline(sentence, trend_caption(kpi.grain, trend))
        if empty:
            return
        unfinished = step(trend["start"].iloc[-1], kpi.grain) > session.clock().today
        chosen = filters.chosen() if of is None else of
        notes = happenings.notes_of(happenings.looked_at(chosen), metric, days_of(trend, kpi.grain))
        chart = lines(
            [Line(say(metric.name), trend)], said_of(metric), kpi.grain, target=target, unfinished=unfinished,
            notes=notes,
        )  # fmt: skip
        columns = [
            Column("start", words.FROM_DAY, Kind.DAY, pinned=True),
            column_of(metric, "value", few="n"),
            Column("n", words.CASES, Kind.COUNT),
            column_of(metric, "low"),
            column_of(metric, "high"),
        ]
        if trend["low"].isna().all():
            columns = columns[:3]
        else:
            columns[3:] = [_end("low", words.INTERVAL_LOW, metric), _end("high", words.INTERVAL_HIGH, metric)]
        columns += usual_columns(metric, trend)
        table = partial(
            number_table, trend.iloc[::-1], columns, f"{key}_table", name=say(metric.name), of=metric,
            behind=by_bucket(metric, of), said=filters.said(of),
        )  # fmt: skip
        draw(chart, key, title=sentence, table=table)


def by_bucket(metric: Metric, of: Filters | None, *, every: Grain | None = None) -> Callable[[pd.Series], Number]:
    """Which number a line of a metric's trend is: that of its week or month, as far as the trend was asked for it."""
    grain, window = trend_window(filters.period(), every=every)
    buckets = {start_of(bucket.start, grain): bucket for bucket in window.buckets(grain)}
    chosen = filters.chosen() if of is None else of
    return lambda line: number_of(metric, buckets[line["start"]], chosen)


def group_card(
    metric: Metric,
    groups: pd.DataFrame,
    target: Target | None,
    key: str,
    *,
    first: Column,
    caption: str,
    by: str,
    of: Filters,
    name: str = "",
) -> None:
    """A metric by group: what the comparison says, its dots, its table.

    `groups`: name, value, n, low, high, hidden, and the column `by` that they differ in; `of` is what all were cut to.
    `name`: what is compared, where several such cards stand beside each other.
    """
    sentence = headlines.of_groups(metric, groups, target, language(), of=name)
    with st.container(border=True, height="stretch"):
        if "hidden" in groups and groups["hidden"].astype(bool).any():
            caption = f"{caption} · {say(show_words.HIDDEN_WHY)}"
        show.headline(sentence, caption)
        if groups.empty:
            return
        line = target.value if target and not metric.additive else None
        columns = [first, column_of(metric, "value", few="n"), Column("n", words.CASES, Kind.COUNT)]
        if groups["low"].notna().any():
            columns += [_end("low", words.INTERVAL_LOW, metric), _end("high", words.INTERVAL_HIGH, metric)]
        whole = number_of(metric, kpis.so_far(filters.period()), of)
        table = partial(
            number_table, groups, columns, f"{key}_table", name=say(metric.name), of=metric,
            behind=lambda line: whole.of(by, line[by]), said=filters.said(of),
        )  # fmt: skip
        draw(dots(say(metric.name), groups, said_of(metric), target=line), key, title=sentence, table=table)


def named_teams(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame with a team_id, with the team's `name` in the visitor's language; facts of no team are "not stated"."""
    teams = load(people.teams)
    named = zip(teams["team_id"], teams["name"], teams["name_en"], strict=True)
    names = {team_id: name_of(name, name_en) for team_id, name, name_en in named}
    return frame.assign(name=[names.get(team, filters.code_said(None)) for team in frame["team_id"]])


def in_order(metric: Metric, groups: pd.DataFrame) -> pd.DataFrame:
    """By name while all fit on a screen; of many, those to look at first stand first, so that they are not cut off."""
    if len(groups) <= FIT_ON_A_SCREEN:
        return groups.sort_values("name", ignore_index=True)
    return groups.sort_values("value", ascending=metric.better is not Better.LOWER, ignore_index=True)


def _end(key: str, label: object, metric: Metric) -> Column:
    return Column(key, label, column_of(metric).kind)  # type: ignore[arg-type]


def trend_said(metric: Metric, standing: Standing, grain: Grain) -> str:
    """What a trend shows, as the headline of its card."""
    return headlines.of_trend(metric, standing, when_said(standing.since, grain), language())


def trend_caption(grain: Grain, trend: pd.DataFrame) -> str:
    """What is drawn of a trend."""
    drawn = [say(words.TREND_CAPTION[grain.value])]
    drawn += usual_caption(trend)
    return " · ".join(drawn)


def days_of(trend: pd.DataFrame, grain: Grain) -> Period:
    """The days that a trend shows."""
    return Period("shown", trend["start"].iloc[0], step(trend["start"].iloc[-1], grain))
