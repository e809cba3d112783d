"""Cards of the complaint pages: how long complaints really take, for whom, and how old the open ones are."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from data_access.complaint_times import days_of, resolution_durations
from data_access.filters import Filters
from metrics import formats, survival
from metrics.complaints import complaint_resolution_time as resolution_time
from metrics.declare import WORKING, Metric
from metrics.periods import Period, step
from metrics.survival import Survival, kaplan_meier
from metrics.words import Text
from pages.shared import filters, headlines, session, show
from pages.shared.charts import Curve, Line, bars, dots, draw, lines, steps
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.kpis import Kpi
from pages.shared.number_tables import number_table
from pages.shared.oldest_open import oldest_open
from pages.shared.panels import by_bucket, named_teams, said_of, since
from pages.shared.rows_behind import Number
from pages.shared.session import language, say
from pages.shared.texts import complaints as words
from pages.shared.texts import overview
from pages.shared.texts import show as shown_words

CUTS = tuple(words.CUTS)
ONE_ROW = 130  # px
# Older than this many working days, an open complaint needs somebody to look at it.
OLD = 8
SHARES_CLOSED = (0.1, 0.25, 0.5, 0.75, 0.9)


def survival_card(period: Period, chosen: Filters) -> None:
    """The share still open after each time, with the open ones counted, beside what the closed ones alone say."""
    cases = load(resolution_durations, period, filters=chosen, working=filters.working())
    with_open, closed_only = kaplan_meier(cases), kaplan_meier(cases[cases["closed"]])
    said = said_of(_resolution_time())
    sentence, flattered = survival_said(with_open, closed_only, said.value)
    with st.container(border=True, height="stretch"):
        if not with_open.n:
            show.headline(say(words.KM_NOTHING))
            return
        count = {"n": formats.number(with_open.n, language()), "open": formats.number(with_open.still_open, language())}
        show.headline(sentence, flattered + say(words.KM_CAPTION, **count))
        seen = float(cases["duration"].max())
        curves = [Curve(say(words.WITH_OPEN), with_open, seen)]
        if with_open.still_open and closed_only.n:
            curves.append(Curve(say(words.CLOSED_ONLY), closed_only, float(closed_only.curve["duration"].max())))
        by_share = pd.DataFrame(
            [(share, with_open.quantile(share), closed_only.quantile(share)) for share in SHARES_CLOSED],
            columns=["share", "with_open", "closed_only"],
        )
        columns = [
            Column("share", words.RESOLVED_SHARE, Kind.SHARE, pinned=True),
            _duration("with_open", words.WITHIN_WITH_OPEN, meaning=words.NOT_REACHED_MEANS),
            _duration("closed_only", words.WITHIN_CLOSED_ONLY),
        ]
        draw(
            steps(say(words.STILL_OPEN), curves, said), "complaint_survival", title=sentence,
            table=partial(
                number_table, by_share, columns, "complaint_survival_table", name=say(words.KM_TITLE),
                meaning=words.KM_MEANS, whole=_timed(period, chosen), said=filters.said(chosen),
            ),
        )  # fmt: skip


def survival_said(with_open: Survival, closed_only: Survival, write: Callable[[float | None], str]) -> tuple[str, str]:
    """What the curve says, and by how much the closed ones alone would flatter; "" where they do not."""
    if closed_only.median is None:
        return say(words.KM_NONE_CLOSED), ""
    closed = write(closed_only.median)
    if with_open.median is None:
        return say(words.KM_NOT_REACHED, closed_only=closed), ""
    whole = write(with_open.median)
    if whole == closed:
        return say(words.KM_SAME, with_open=whole), ""
    gap = with_open.median - closed_only.median
    flattered = say(words.KM_FLATTERS, gap=write(gap)) if gap > 0 else ""
    return say(words.KM_SAYS, with_open=whole, closed_only=closed), flattered


def times_card(median: Kpi, p90: Kpi) -> None:
    """Median and p90 of the resolved complaints by week or month."""
    trend = median.trend[["start", "value", "n"]].rename(columns={"value": "median"})
    trend["p90"] = p90.trend["value"].to_numpy()
    metric: Metric = median.metric
    empty = bool(trend["median"].isna().all())
    sentence = headlines.of_trend(
        metric, median.signal, since(median), bool(median.trend["normal_low"].notna().any()), empty, language()
    )
    with st.container(border=True, height="stretch"):
        show.headline(sentence, say(words.TIMES_CAPTION[median.grain.value]))
        if empty:
            return
        drawn = [
            Line(say(words.MEDIAN), median.trend[["start", "value", "n"]]),
            Line(say(words.P90), p90.trend[["start", "value", "n"]]),
        ]
        unfinished = step(trend["start"].iloc[-1], median.grain) > session.clock().today
        columns = [
            Column("start", overview.FROM_DAY, Kind.DAY, pinned=True),
            _duration("median", words.MEDIAN, few="n"),
            _duration("p90", words.P90, few="n"),
            Column("n", overview.CASES, Kind.COUNT),
        ]
        draw(
            lines(drawn, said_of(metric), median.grain, unfinished=unfinished, from_zero=True), "complaint_times",
            title=sentence,
            table=partial(
                number_table, trend.iloc[::-1], columns, "complaint_times_table", name=say(metric.name),
                meaning=metric.meaning, behind=by_bucket(metric, None), said=filters.said(),
            ),
        )  # fmt: skip


def curves_by(by: str, period: Period, chosen: Filters) -> dict[object, Survival]:
    """The curve of each team, category, ... of the complaints opened in the period; None is "not stated"."""
    cases = load(resolution_durations, period, filters=chosen, by=by, working=filters.working())
    return {None if pd.isna(key) else key: kaplan_meier(part) for key, part in cases.groupby(by, dropna=False)}


def vip_slower(curves: dict[object, Survival]) -> str:
    """The sentence that VIP customers wait longer, only where that is clear; "" otherwise."""
    vip, regular = curves.get("vip"), curves.get("regular")
    if vip is None or regular is None or not survival.clearly_longer(vip, regular):
        return ""
    write = said_of(_resolution_time()).value
    reached = write(vip.median) if vip.median is not None else say(words.NOT_REACHED)
    return say(words.VIP_SLOWER, vip=reached, regular=write(regular.median))


def groups_card(by: str, curves: dict[object, Survival], period: Period, chosen: Filters) -> None:
    """The median of each group with its interval and cases, the slowest first."""
    groups = _groups(by, curves)
    with st.container(border=True, height="stretch"):
        if groups.empty:
            show.headline(say(words.KM_NOTHING))
            return
        judged = groups[groups["low"].notna() & groups["high"].notna()]
        one = say(words.ONE_GROUP, name=groups["name"].iloc[0]) if len(groups) == 1 else ""
        sentence = (
            one
            or (vip_slower(curves) if by == "tier" else "")
            or headlines.of_groups(_resolution_time(), judged if len(judged) > 1 else groups, None, language())
        )
        show.headline(sentence, say(words.BY_GROUP_CAPTION, by=say(words.CUTS[by])))
        columns = [
            Column("name", words.CUTS[by], pinned=True),
            _duration("value", words.MEDIAN, few="n", meaning=words.NOT_REACHED_MEANS),
            Column("n", overview.CASES, Kind.COUNT),
            Column("still_open", words.STILL_OPEN_COUNT, Kind.COUNT),
            _duration("low", overview.INTERVAL_LOW),
            _duration("high", overview.INTERVAL_HIGH),
            _duration("p90", words.P90, few="n"),
        ]
        draw(
            dots(say(_resolution_time().name), groups, said_of(_resolution_time()), height=ONE_ROW if one else None),
            f"complaints_by_{by}", title=sentence,
            table=partial(
                number_table, groups, columns, f"complaints_by_{by}_table", name=say(words.CUTS[by]),
                meaning=words.KM_MEANS, behind=lambda line: _timed(period, chosen).of(by, line[by]),
                said=filters.said(chosen),
            ),
        )  # fmt: skip


def ages_card(ages: pd.DataFrame, key: str, chosen: Filters, *, exported_filters: str) -> None:
    """How old the open ones under the filters are. `ages`: low, high (working days), n, hidden, a row per band."""
    with st.container(border=True, height="stretch"):
        total = int(ages["n"].fillna(0).sum())
        if not total and not ages.get("hidden", pd.Series(False)).any():
            show.headline(say(words.NONE_OPEN_NOW), say(words.AGES_CAPTION))
            return
        hidden = ages["hidden"].tolist() if "hidden" in ages else [False] * len(ages)
        old = int(ages.loc[ages["low"] >= OLD, "n"].fillna(0).sum())
        sentence = say(words.AGES_SAYS if old else words.AGES_NONE_OLD, old=old, all=total)
        if any(hidden):
            sentence = say(words.AGES_SOME_HIDDEN)
        show.headline(sentence, say(words.AGES_CAPTION))
        named = ages.assign(name=[band_said(low, high) for low, high in zip(ages["low"], ages["high"], strict=True)])
        attention = {name for name, low in zip(named["name"], named["low"], strict=True) if low >= OLD}
        counts = [float(n) for n in named["n"].fillna(0)]
        columns = [Column("name", words.AGE, pinned=True), Column("n", words.OPEN_COUNT, Kind.COUNT)]

        def behind(line: pd.Series) -> Number:
            band = (line["low"], None if pd.isna(line["high"]) else line["high"])
            days = days_of(band, filters.calendar(), session.clock())
            return Number("complaints_open", words.AGES, words.AGES_MEANS, days, chosen)

        def written(place: int) -> str:
            return say(shown_words.HIDDEN) if hidden[place] else formats.number(counts[place], language())

        draw(
            bars(
                say(words.AGES), named["name"].tolist(), counts, language(), written=written, attention=attention
            ),
            key, title=sentence,
            table=partial(
                number_table, named, columns, f"{key}_table", name=say(words.AGES), meaning=words.AGES_MEANS,
                behind=behind, said=exported_filters,
            ),
        )  # fmt: skip
        oldest_open(chosen)


def band_said(low: int, high: int | None) -> str:
    """ "2–3 working days"."""
    return say(words.BAND, band=f"{low}+" if high is None or pd.isna(high) else f"{low}–{high}")


def _groups(by: str, curves: dict[object, Survival]) -> pd.DataFrame:
    rows = []
    for key, curve in curves.items():
        low, high = curve.median_interval
        rows.append((key, curve.median, curve.n, curve.still_open, low, high, curve.quantile(0.9)))
    groups = pd.DataFrame(rows, columns=[by, "value", "n", "still_open", "low", "high", "p90"])
    numbers = ["value", "low", "high", "p90"]
    groups = groups.astype(dict.fromkeys(numbers, "float64")).assign(instead=say(words.NOT_REACHED))
    named = named_teams(groups) if by == "team_id" else groups.assign(name=groups[by].map(filters.code_said))
    return named.sort_values("value", ascending=False, na_position="first", ignore_index=True)


def _timed(period: Period, chosen: Filters) -> Number:
    """The complaints that the curves are made of."""
    measure = "complaints_timed" + (WORKING if filters.working_hours() else "")
    return Number(measure, _resolution_time().name, words.KM_MEANS, period, chosen)


def _resolution_time() -> Metric:
    """The median by the clock that was chosen."""
    return filters.of_clock(resolution_time)


def _duration(key: str, label: Text, **more: Any) -> Column:
    """A column of durations by the clock that was chosen."""
    return Column(key, label, Kind(_resolution_time().unit.value), **more)
