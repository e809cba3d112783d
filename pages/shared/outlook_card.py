"""The card that says how KPIs stand on the way to their targets, and what it takes to reach them."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from data_access.numbers.filters import Filters
from metrics import formats
from metrics.calendars.periods import Period
from metrics.declare import Metric
from metrics.goals.outlook import OfNext, Outlook, outlook
from metrics.goals.targets import Status, Target, reached
from metrics.words import Language
from pages.shared import filters, kpis, panels, show
from pages.shared.charts import draw
from pages.shared.charts.bullets import Bullet, bullets
from pages.shared.charts.figure import Said
from pages.shared.columns import Column, Kind
from pages.shared.kpi_tiles import target_said
from pages.shared.kpis import Elapsed, Kpi
from pages.shared.number_tables import number_table
from pages.shared.rows_behind import number_of
from pages.shared.session import language, plain, say
from pages.shared.texts import outlook as words
from pages.shared.texts import overview as shared_words

# What is as it should be needs nothing more.
SETTLED = frozenset({Status.MET, Status.NO_DATA, Status.NO_TARGET, Status.NOT_AGREED})
UNMET = (Status.NEAR, Status.MISSED)


def outlook_card(found: Sequence[Kpi], period: Period, chosen: Filters, key: str) -> None:
    """Each KPI that has a target as the part of it that is reached; below, what the others take."""
    gone = kpis.elapsed(period)
    shown = [(kpi, _outlook(kpi, gone)) for kpi in found if kpi.target is not None and not kpi.hidden]
    drawn = [pair for pair in shown if pair[1].attained is not None]
    with st.container(border=True, height="stretch"):
        if not drawn:
            show.headline(say(words.NO_BULLET), say(words.NO_BULLET_DO))
            return
        show.headline(headline([kpi for kpi, _ in shown], language()), say(words.CAPTION))
        rows = [_bullet(kpi, told) for kpi, told in drawn]
        draw(
            bullets(say(words.TABLE), rows, language()), key, title=say(words.TABLE),
            table=partial(_table, shown, gone, kpis.so_far(period), chosen, key),
        )  # fmt: skip
        lines = [line for kpi, told in shown if (line := _line(kpi, told, gone))]
        if lines:
            st.markdown(f"**{say(words.TAKES)}**\n" + "\n".join(f"- {plain(line)}" for line in lines))


def headline(found: Sequence[Kpi], language: Language) -> str:
    """How many targets are met, and which are not; what cannot be judged yet is neither. Also that there is none."""
    if not found:
        return words.NO_BULLET.said(language)
    judged = [kpi for kpi in found if kpi.judgement.status in (Status.MET, *UNMET)]
    met = sum(kpi.judgement.status is Status.MET for kpi in judged)
    if not judged:
        return words.NONE_JUDGED.said(language, count=len(found))
    if met == len(found):
        return words.ALL_MET.said(language, count=met)
    comma = shared_words.COMMA.said(language)
    missed = comma.join(kpi.metric.name.said(language) for kpi in judged if kpi.judgement.status is Status.MISSED)
    sentence = words.SO_MANY_MET.said(language, met=met, count=len(found))
    return sentence + (words.NOT_MET.said(language, names=missed) if missed else "")


def takes(kpi: Kpi, told: Outlook, gone: Elapsed, said: Said) -> str:
    """What it takes to reach the target in the days that are left; "" where nothing can or needs to be said."""
    if kpi.pace is not None and kpi.now.value is not None:
        needed = kpi.pace.needed_per_day
        if not needed:
            return "" if needed is None else words.ENOUGH.said(said.language)
        days, now = gone.whole - gone.gone, kpi.now.value / gone.gone if gone.gone else 0.0
        return words.PER_DAY.said(said.language, needed=_daily(needed, said), days=days, now=_daily(now, said))
    return "" if told.of_next is None else _of_next(told.of_next, said.language)


def _daily(amount: float, said: Said) -> str:
    return said.value(amount) if amount >= 100 else formats.number(amount, said.language, 1, trim=True)


def _of_next(found: OfNext, language: Language) -> str:
    following = formats.number(found.following, language)
    if not found.possible:
        return words.OUT_OF_REACH.said(language, following=following)
    text = words.AT_MOST if found.at_most else words.AT_LEAST
    return text.said(language, count=formats.number(found.count, language), following=following)


def _outlook(kpi: Kpi, gone: Elapsed) -> Outlook:
    return outlook(kpi.metric, kpi.now, kpi.target, kpi.pace, gone=gone.gone, whole=gone.whole)


def _line(kpi: Kpi, told: Outlook, gone: Elapsed) -> str:
    if kpi.judgement.status in SETTLED:
        return ""
    text = takes(kpi, told, gone, panels.said_of(kpi.metric))
    return f"{say(kpi.metric.name)}{say(words.COLON)}{text}" if text else ""


def _bullet(kpi: Kpi, told: Outlook) -> Bullet:
    said = panels.said_of(kpi.metric).among(kpi.now.value, kpi.goal)
    forecast = kpi.pace.forecast if kpi.pace else None
    return Bullet(
        say(kpi.metric.name), kpi.judgement.status, say(kpi.status_words),
        "" if kpi.now.value is None else said.beside(kpi.now.value, kpi.goal), target_said(kpi.target, said), told,
        near=near(kpi.metric, kpi.target),
        forecast="" if forecast is None else say(words.FORECAST, forecast=said.value(forecast)),
    )  # fmt: skip


def near(metric: Metric, target: Target | None) -> float | None:
    """Where the tolerance begins, as a part of the target."""
    if target is None or target.value is None:
        return None
    tolerance = metric.tolerance if target.tolerance is None else target.tolerance
    edges = [reached(target.value + side * tolerance, target, metric.better) for side in (-1, 1)]
    return min((edge for edge in edges if edge is not None and edge < 1), default=None)


def _table(shown: list[tuple[Kpi, Outlook]], gone: Elapsed, part: Period, chosen: Filters, key: str) -> None:
    rows = []
    for kpi, told in shown:
        said = panels.said_of(kpi.metric).among(kpi.now.value, kpi.goal)
        value, pace = kpi.now.value, kpi.pace
        rows.append(
            {
                "kpi": say(kpi.metric.name),
                "value": formats.MISSING if value is None else said.beside(value, kpi.goal),
                "n": kpi.now.n,
                "interval": formats.interval(kpi.now.low, kpi.now.high, kpi.metric, language()) or formats.MISSING,
                "target": target_said(kpi.target, said) or formats.MISSING,
                "attained": formats.share(told.attained, language()),
                "status": say(kpi.status_words),
                "expected": formats.MISSING if pace is None else said.value(pace.expected),
                "forecast": formats.MISSING if pace is None else said.value(pace.forecast),
                "takes": takes(kpi, told, gone, said) or formats.MISSING,
            }
        )
    columns = [
        Column("kpi", shared_words.KPI, pinned=True),
        Column("value", shared_words.VALUE),
        Column("n", shared_words.CASES, Kind.COUNT),
        Column("interval", shared_words.INTERVAL),
        Column("target", shared_words.TARGET),
        Column("attained", words.ATTAINED),
        Column("status", shared_words.STATUS),
        Column("expected", words.EXPECTED_COLUMN),
        Column("forecast", words.FORECAST_COLUMN),
        Column("takes", words.TAKES, width=240),
    ]
    of_kpi = {say(kpi.metric.name): number_of(kpi.metric, part, chosen) for kpi, _ in shown}
    number_table(
        pd.DataFrame(rows), columns, key, name=say(words.TABLE), behind=lambda line: of_kpi[line["kpi"]],
        meaning=words.ATTAINED_MEANING, said=filters.said(chosen),
    )  # fmt: skip
