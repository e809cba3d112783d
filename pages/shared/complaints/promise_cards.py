"""Cards that say how the promise to resolve was kept: over time, and by group."""

from functools import partial

import pandas as pd
import streamlit as st

from data_access.numbers import asking
from data_access.numbers.filters import Filters
from metrics import formats
from metrics.calendars.periods import EARLIEST, Grain, Period, start_of
from metrics.complaints import complaints_within_standard
from metrics.declare import needed_by
from metrics.statistics.promises import NEEDS, kept
from pages.shared import filters, kpis, panels, show, trends
from pages.shared.charts import Part, draw, upright
from pages.shared.charts import figure as parts
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.number_tables import number_table
from pages.shared.rows_behind import number_of
from pages.shared.session import language, say
from pages.shared.texts import complaints as complaint_words
from pages.shared.texts import overview
from pages.shared.texts import times as words


def promise_card(period: Period, chosen: Filters, grain: Grain) -> None:
    """What became of the complaints opened in each week or month of the period, and what the ended ones would say."""
    whole = kept(load(asking.ask, tuple(sorted(NEEDS)), kpis.so_far(period), filters=chosen)).iloc[0]
    days = kpis.so_far(period) if period.start != EARLIEST else trends.trend_window(period, every=grain)[1]
    buckets = {start_of(bucket.start, grain): bucket for bucket in days.buckets(grain)}
    asked = load(asking.ask, tuple(sorted(NEEDS)), days, filters=chosen, every=grain)
    course = kept(asked).assign(start=asked["start"])
    if period.start == EARLIEST:
        course = _where_some(course, asked["hidden"])
    sentence = promise_said(whole)
    with st.container(border=True, height="stretch"):
        told = whole["n"] + whole["running"]
        if pd.isna(told) or not told:
            show.headline(sentence)
            return
        show.headline(sentence, _caption(whole, grain))
        columns = [
            Column("start", overview.FROM_DAY, Kind.DAY, pinned=True),
            Column("met", words.MET, Kind.COUNT),
            Column("late", words.LATE, Kind.COUNT),
            Column("past_due", words.PAST_DUE, Kind.COUNT),
            Column("running", words.RUNNING, Kind.COUNT),
            Column("n", words.JUDGED, Kind.COUNT, meaning=words.JUDGED_MEANS),
            Column("share", words.WITHIN, Kind.SHARE, few="n"),
            Column("low", overview.INTERVAL_LOW, Kind.SHARE),
            Column("high", overview.INTERVAL_HIGH, Kind.SHARE),
            Column("closed_only", words.CLOSED_WOULD_SAY, Kind.SHARE, meaning=words.CLOSED_WOULD_SAY_MEANS),
        ]
        draw(
            upright(
                say(words.PROMISES), course["start"].tolist(), _parts(course), grain, language(),
                tops=[formats.share(share, language(), 0) if share == share else "" for share in course["share"]],
            ),
            "complaint_promises", title=sentence,
            table=partial(
                number_table, course.iloc[::-1], columns, "complaint_promises_table", name=say(words.PROMISES),
                of=complaints_within_standard, said=filters.said(chosen),
                behind=lambda line: number_of(complaints_within_standard, buckets[line["start"]], chosen),
            ),
        )  # fmt: skip


def promises_by_card(by: str, period: Period, chosen: Filters) -> None:
    """The share within the standard of each group with its interval, beside the target."""
    metric = complaints_within_standard
    asked = load(asking.ask, tuple(sorted(needed_by([metric]))), kpis.so_far(period), filters=chosen, by=(by,))
    groups = kpis.by_group(metric, asked, by)
    # Nobody promised anything to a group without a case that was due.
    groups = groups[groups["value"].notna() | groups["hidden"]]
    named = panels.named_teams(groups) if by == "team_id" else groups.assign(name=groups[by].map(filters.code_said))
    panels.group_card(
        metric, panels.in_order(metric, named), kpis.target_of(metric, kpis.agreed((metric,), period), chosen),
        f"promises_by_{by}", first=Column("name", complaint_words.CUTS[by], pinned=True),
        caption=say(words.PROMISES_BY, by=say(complaint_words.CUTS[by])), by=by, of=chosen,
    )  # fmt: skip


def promise_said(whole: pd.Series) -> str:
    """How many were resolved within their standard, and what leaving out the open ones past due would say."""
    if pd.isna(whole["n"]):
        return say(words.NONE_OR_FEW)
    if not whole["n"]:
        return say(words.NONE_DUE if whole["running"] else words.NO_PROMISE)
    share = formats.share(whole["share"], language())
    if not whole["past_due"]:
        return say(words.KEPT_SAYS, share=share)
    if pd.isna(whole["closed_only"]):
        return say(words.ALL_PAST_DUE, count=formats.number(whole["past_due"], language()))
    return say(words.KEPT_FLATTERS, share=share, closed_only=formats.share(whole["closed_only"], language()))


def _where_some(course: pd.DataFrame, hidden: pd.Series) -> pd.DataFrame:
    """From the first to the last with a complaint: of all time, other data may begin years before."""
    there = course.index[(course["n"].fillna(0) + course["running"].fillna(0) > 0) | hidden]
    return course.loc[there[0] : there[-1]] if len(there) else course


def _caption(whole: pd.Series, grain: Grain) -> str:
    names = ("met", "late", "past_due", "running")
    counts = {name: formats.number(whole[name], language()) for name in names}
    return say(words.PROMISE_CAPTION[grain.value], **counts)


def _parts(course: pd.DataFrame) -> list[Part]:
    colours = {"met": parts.DATA, "late": parts.NEAR, "past_due": parts.ATTENTION, "running": parts.CONTEXT}
    said = {"met": words.MET, "late": words.LATE, "past_due": words.PAST_DUE, "running": words.RUNNING}
    return [
        Part(say(said[name]), colour, [parts.given(count) for count in course[name]], faint=name == "running")
        for name, colour in colours.items()
    ]
