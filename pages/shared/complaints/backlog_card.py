"""The card that shows the backlog, what came and went, and whether that adds up."""

from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from data_access.numbers.asking import extent
from data_access.numbers.backlog import MEASURES_OF, backlog, backlog_days
from data_access.numbers.filters import Filters
from data_access.scope import teams_counted
from metrics import calendar_words, formats
from metrics.calendars.periods import Grain, Period, last_day, start_of, step
from metrics.complaints import complaints_backlog
from metrics.statistics.backlog import CAME, FLOWS, WENT, contradicting, otherwise_received, reconciled
from pages.shared import filters, kpis, session, show
from pages.shared.charts import Bucket, Named, draw, flows
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.happenings import happenings
from pages.shared.kpis import Kpi
from pages.shared.number_tables import number_table
from pages.shared.panels import said_of
from pages.shared.rows_behind import Number, number_of
from pages.shared.session import language, plain, say
from pages.shared.texts import backlog as words
from pages.shared.texts import overview

# So many days that do not add up are named.
NAMED_DAYS = 5
PASSED = ("handed_in", "handed_out")
COARSER = (Grain.WEEK, Grain.MONTH, Grain.QUARTER)
# Fewer buckets are no course, and with less than this share of them no course is to be seen.
FEWEST_BUCKETS, MOST = 3, 0.6


def backlog_card(period: Period, chosen: Filters, kpi: Kpi) -> None:
    """The backlog as a line with what is usual for it (of `kpi`, whose trend is longer), what came and went as bars,
    and the days on which that does not add up."""
    part = _part(period)
    whole = reconciled(load(backlog, part, chosen))
    with st.container(border=True, height="stretch"):
        if whole.empty:
            show.headline(say(words.NOTHING))
            return
        shown = [flow for flow in FLOWS if flow not in PASSED or _passes(chosen)]
        found = _buckets(part, chosen)
        days = load(backlog_days, part, chosen)
        wrong, otherwise = contradicting(days), otherwise_received(days)
        remarks = [say(words.CAPTION[found[1].value] if found else words.NO_COURSE)]
        if found and found[0]["hidden"].any():
            remarks.append(say(words.SOME_HIDDEN))
        elif found and wrong.empty:
            remarks.append(say(words.ADDS_UP))
        usual = _usual(kpi)
        if found and usual:
            remarks += [_usual_said(whole["standing"].iloc[0], usual), say(words.USUAL)]
        show.headline(_said(whole.iloc[0], part, shown), " · ".join(remarks))
        for apart, text in ((wrong, words.CONTRADICTS), (otherwise, words.OTHERWISE)):
            if len(apart):
                st.warning(plain(say(text, named=_days_said(apart))), icon=":material/warning:")
        if found is None:
            return
        buckets, grain = found
        unfinished = step(buckets["start"].iloc[-1], grain) > session.clock().today
        marked = {start_of(day, grain) for day in wrong["day"]}
        shown_days = Period("shown", buckets["start"].iloc[0], step(buckets["start"].iloc[-1], grain))
        notes = happenings.notes_of(happenings.looked_at(chosen), complaints_backlog, shown_days)
        named = Named(say(words.OPEN), say(words.CAME), say(words.WENT_OR_PASSED if _passes(chosen) else words.WENT))
        draw(
            flows(
                named, [_bucket(row, shown, marked) for _, row in buckets.iterrows()], said_of(complaints_backlog),
                grain, unfinished=unfinished, usual=usual, notes=notes,
            ),
            "backlog", title=say(words.BACKLOG),
            table=partial(_tables, whole.iloc[0], buckets, shown, part, grain, chosen),
        )  # fmt: skip


def _usual(kpi: Kpi) -> tuple[float, float] | None:
    """The limits of what stood at the end of the newest week that is over; a day's end is no other than a week's."""
    limits = kpi.trend[["normal_low", "normal_high"]].dropna()
    return None if kpi.hidden or limits.empty else (float(limits.iloc[-1, 0]), float(limits.iloc[-1, 1]))


def _usual_said(standing: float, usual: tuple[float, float]) -> str:
    """Where what stands now lies; a week that is not over is not judged elsewhere, but what is open now is open."""
    if pd.isna(standing):
        return say(words.USUAL_SMALL)
    where = "above" if standing > usual[1] else "below" if standing < usual[0] else "within"
    return say(words.USUAL_NOW[where])


def _said(whole: pd.Series, part: Period, shown: list[str]) -> str:
    """What stood, came, went and stands, as far as it may be told."""
    today = session.clock().today
    day = partial(calendar_words.day, language=language(), this_year=today.year)
    told = {"since": day(whole["start"]), "until": day(last_day(part))}
    numbers = {name: _signed(name, whole[name]) for name in ("before", *FLOWS, "standing")}
    if pd.isna(whole["standing"]):
        return say(words.HIDDEN)
    if pd.isna(whole["difference"]):
        return say(words.STANDS, **told, standing=numbers["standing"])
    passed = say(words.PASSED, **numbers) if set(PASSED) & set(shown) else ""
    return say(words.SAYS, **told, **numbers) + passed


def _signed(name: str, number: float) -> str:
    """ "+51" of what came, "−47" of what went."""
    sign = "" if not number or name not in FLOWS else "+" if name in CAME else "−"
    return sign + formats.number(number, language())


def _part(period: Period) -> Period:
    """The part of the period of which anything is known."""
    begun = kpis.so_far(period)
    first = load(extent).first.get("complaint_stage", begun.start)
    return Period(period.code, max(begun.start, min(first, begun.end)), begun.end)


def _buckets(part: Period, chosen: Filters) -> tuple[pd.DataFrame, Grain] | None:
    """Each day, week, ... of it. To whom few cases are hidden, so coarse that most of what stood may be shown; None
    where it may be shown in no course."""
    finest = part.bucket_grain
    if not session.scope().hides_small_cells(chosen.team_id):
        return reconciled(load(backlog, part, chosen, every=finest)), finest
    for grain in COARSER[COARSER.index(finest) :] if finest in COARSER else COARSER:
        buckets = reconciled(load(backlog, part, chosen, every=grain))
        if buckets["standing"].notna().mean() > MOST:
            return buckets, grain
        if len(buckets) <= FEWEST_BUCKETS:
            break
    return None


def _passes(chosen: Filters) -> bool:
    """Whether complaints can come from, or go to, a team that the numbers do not count."""
    return bool(chosen.team_id) or teams_counted(session.scope()) is not None


def _bucket(row: pd.Series, shown: list[str], marked: set[date]) -> Bucket:
    came, went = (row[[flow for flow in several if flow in shown]].sum(skipna=False) for several in (CAME, WENT))
    standing, came, went = (None if pd.isna(amount) else float(amount) for amount in (row["standing"], came, went))
    return Bucket(row["start"], standing, came, went, row["start"] in marked)


def _days_said(found: pd.DataFrame) -> str:
    """ "3 Mar 2026 (+1), ..."."""
    named = [
        say(words.DAY_BY, day=calendar_words.day(day, language()), by=f"{int(by):+d}")
        for day, by in zip(found["day"].head(NAMED_DAYS), found["difference"].head(NAMED_DAYS), strict=True)
    ]
    more = say(words.AND_MORE, count=len(found) - NAMED_DAYS) if len(found) > NAMED_DAYS else ""
    return (", " if language() == "en" else "、").join(named) + more


def _tables(
    whole: pd.Series, buckets: pd.DataFrame, shown: list[str], part: Period, grain: Grain, chosen: Filters
) -> None:
    """What came and went in all, each with its rows, and below it every bucket with those that stood at its end."""
    if not whole["hidden"]:
        lines = pd.DataFrame({"flow": shown, "n": [whole[flow] for flow in shown]})
        lines["name"] = [say(words.FLOWS[flow]) for flow in lines["flow"]]
        columns = [Column("name", words.FLOW, pinned=True), Column("n", words.N, Kind.COUNT)]
        number_table(
            lines, columns, "backlog_flows", name=say(words.FLOW), meaning=words.MEANS,
            behind=lambda line: _flow(str(line["flow"]), part, chosen), said=filters.said(chosen),
        )  # fmt: skip
    known = {start_of(bucket.start, grain): bucket for bucket in part.buckets(grain)}
    numbers = ["before", *shown, "standing", *(["difference"] if buckets["difference"].fillna(0).any() else [])]
    columns = [Column("start", overview.FROM_DAY, Kind.DAY, pinned=True)]
    columns += [Column(name, words.FLOWS[name], Kind.COUNT) for name in numbers]
    number_table(
        buckets.iloc[::-1], columns, "backlog_table", name=say(words.BACKLOG),
        meaning=words.MEANS if whole["hidden"] else None,
        behind=lambda line: number_of(complaints_backlog, known[line["start"]], chosen), said=filters.said(chosen),
    )  # fmt: skip


def _flow(flow: str, part: Period, chosen: Filters) -> Number:
    """The stages that came or went so."""
    return Number(MEASURES_OF[flow][0], words.FLOWS[flow], words.MEANS, part, chosen)
