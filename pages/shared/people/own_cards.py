"""What the scorecard draws: one's KPIs, how the team lies around them, one's complaints and what customers said."""

from functools import partial

import pandas as pd
import streamlit as st

from data_access.answering import feedback
from data_access.numbers.filters import Filters
from data_access.numbers.spread import team_spread
from metrics import formats
from metrics.calendars.periods import Period
from metrics.declare import Unit
from metrics.goals.targets import FEWEST_CASES
from metrics.registry import METRICS
from metrics.statistics.spread import FEWEST_PEOPLE, Spread
from metrics.words import Language
from pages.shared import filters, kpis, panels, session, show
from pages.shared.charts import as_table, draw, spread
from pages.shared.columns import Column, Kind, column_of
from pages.shared.data import load
from pages.shared.kpi_tiles import change_said, target_said, tile_of, usual_said
from pages.shared.kpis import Kpi
from pages.shared.number_tables import number_table
from pages.shared.people.expected import own_line
from pages.shared.rows_behind import number_of, rows_of
from pages.shared.session import language, plain, say
from pages.shared.tables import table
from pages.shared.texts import people as words
from pages.shared.texts import scorecards as score_words
from pages.shared.texts import signals as signal_words
from pages.shared.tiles import tiles

NEWEST = 10  # pieces of feedback


def own_tiles(found: list[Kpi], others: list[Kpi], period: Period, own: Filters) -> None:
    """One's KPIs as tiles, and them and the others as a table to take along."""
    show.caption_line([say(words.OWN_CAPTION)])
    gone = kpis.elapsed(period)
    part = kpis.so_far(period)
    tiles([tile_of(kpi, panels.said_of(kpi.metric), gone, rows=rows_of(kpi.metric, part, own)) for kpi in found])
    as_table("own_kpis", say(words.OWN_TABLE), partial(_own_table, [*found, *others], part, own))


def closer(found: list[Kpi], keys: tuple[str, ...], period: Period, own: Filters) -> None:
    """One KPI of these, as it is picked: its trend, and where one stands in the team."""
    picked = filters.pick("metric", words.OWN_TREND, keys, lambda key: say(filters.of_clock(METRICS[key]).name))
    kpi = next(kpi for kpi in found if kpi.metric is filters.of_clock(METRICS[picked]))
    trend, team = st.columns([3, 2])
    with trend:
        panels.trend_card(kpi, "own_trend", own)
    with team:
        spread_card(kpi, period, own)


def spread_card(kpi: Kpi, period: Period, own: Filters) -> None:
    """Where one's number lies among the team's, without anybody else's."""
    metric, now = kpi.metric, kpi.now
    team = load(team_spread, metric.key, period)
    enough = metric.unit in (Unit.COUNT, Unit.MONEY) or now.n >= FEWEST_CASES
    value = now.value if enough else None
    with st.container(border=True, height="stretch"):
        if team is None:
            show.headline(say(words.SPREAD_TITLE), say(words.SPREAD_TOO_FEW, people=FEWEST_PEOPLE))
            _expected(kpi, period)
            return
        sentence = spread_said(kpi, team, value, language())
        show.headline(sentence, say(words.SPREAD_CAPTION))
        target = kpi.target.value if kpi.target and not metric.additive else None
        chart = spread(say(metric.name), team, value, panels.said_of(metric), target=target)
        draw(chart, "own_spread", title=sentence, table=partial(_spread_table, kpi, team, value, period, own))
        if not enough:
            st.caption(say(words.OWN_TOO_FEW, few=FEWEST_CASES))
        _expected(kpi, period)


def _expected(kpi: Kpi, period: Period) -> None:
    """What the team reaches with one's own cases, and what that means."""
    if line := own_line(kpi, period):
        st.markdown(f"**{say(score_words.MIX)}**")
        st.markdown(plain(line))
        st.caption(plain(say(score_words.MIX_MEANING)))


def spread_said(kpi: Kpi, team: Spread, value: float | None, language: Language) -> str:
    """Where one stands, if that can be told: only with the whole interval outside of the team's middle half."""
    name = kpi.metric.name.said(language)
    if value is None:
        return words.SPREAD_TITLE.said(language)
    low, high = (value if end is None else end for end in (kpi.now.low, kpi.now.high))
    if low > team.upper:
        return words.SPREAD_ABOVE.said(language, name=name)
    if high < team.lower:
        return words.SPREAD_BELOW.said(language, name=name)
    return words.SPREAD_WITHIN.said(language, name=name)


def feedback_card(member_id: int, own: Filters) -> None:
    """The latest that customers said about one's service."""
    rows = load(feedback.latest_feedback, member_id, NEWEST)
    with st.container(border=True, height="stretch"):
        if rows.empty:
            show.headline(say(words.NO_FEEDBACK), say(words.NO_FEEDBACK_DO))
        else:
            count = formats.number(len(rows), language())
            show.headline(say(words.MY_FEEDBACK), say(words.MY_FEEDBACK_CAPTION, count=count))
            told = rows.assign(of_scale=[_score(row) for row in rows.to_dict("records")])
            shown = [
                Column("received_on", words.RECEIVED, Kind.DAY),
                Column("of_scale", words.SCORE),
                Column("text", words.SAID, words=_or_missing, width=240),
                Column("customer", words.CUSTOMER, words=_or_missing),
                Column("kind", words.KIND, words=_kind),
            ]
            if not rows["counted"].all():
                shown.insert(2, Column("counted", words.COUNTS, words=_counts))
            table(told, shown, "own_feedback", name=say(words.MY_FEEDBACK), filters=_whose(own))
        st.page_link("feedback/log.py", label=say(words.TO_LOG), icon=":material/edit_note:")


def _own_table(found: list[Kpi], part: Period, own: Filters) -> None:
    rows = []
    for kpi in found:
        said = panels.said_of(kpi.metric).among(kpi.now.value, kpi.goal)
        rows.append(
            {
                "kpi": say(kpi.metric.name),
                "value": formats.MISSING if kpi.now.value is None else said.beside(kpi.now.value, kpi.goal),
                "n": kpi.now.n,
                "interval": formats.interval(kpi.now.low, kpi.now.high, kpi.metric, language()) or formats.MISSING,
                "target": target_said(kpi.target, said) or formats.MISSING,
                "status": say(kpi.status_words),
                "change": change_said(kpi, said),
                "usual": usual_said(kpi) or formats.MISSING,
            }
        )
    columns = [
        Column("kpi", words.KPI, pinned=True),
        Column("value", words.VALUE),
        Column("n", words.CASES, Kind.COUNT),
        Column("interval", words.INTERVAL),
        Column("target", words.TARGET),
        Column("status", words.STATUS),
        Column("change", words.CHANGE),
        Column("usual", signal_words.SIGNAL, meaning=signal_words.SIGNAL_MEANS),
    ]
    of_kpi = {say(kpi.metric.name): number_of(kpi.metric, part, own) for kpi in found}
    number_table(
        pd.DataFrame(rows), columns, "own_kpis", name=say(words.OWN_TABLE), behind=lambda line: of_kpi[line["kpi"]],
        said=filters.said(own),
    )  # fmt: skip


def _spread_table(kpi: Kpi, team: Spread, value: float | None, period: Period, own: Filters) -> None:
    numbers = {"own": value, "lower": team.lower, "middle": team.middle, "upper": team.upper}
    kind = column_of(kpi.metric).kind
    labels = {"own": words.OWN, "lower": words.LOWER, "middle": words.MIDDLE, "upper": words.UPPER}
    columns = [*(Column(key, label, kind) for key, label in labels.items()), Column("people", words.PEOPLE, Kind.COUNT)]
    rows = pd.DataFrame([{**numbers, "people": team.people}])
    number_table(
        rows, columns, "own_spread", name=say(kpi.metric.name), of=kpi.metric,
        whole=number_of(kpi.metric, kpis.so_far(period), own), heading=words.OWN_ROWS, said=filters.said(own),
    )  # fmt: skip


def _whose(own: Filters) -> str:
    """What is of no period says whose it is, and as of when."""
    now = session.clock().now.astimezone(session.zone())
    return f"{filters.said(own).split(' · ', 1)[-1]} · {now:%Y-%m-%d %H:%M}"


def _score(row: dict[str, object]) -> str:
    score, highest = row["score"], row["scale_high"]
    if score != score or score is None:
        return formats.MISSING
    return f"{score:g} / {highest:g}" if highest is not None and highest == highest else f"{score:g}"


def _kind(kind: object) -> str:
    return say(words.KINDS[kind]) if kind in words.KINDS else str(kind)


def _counts(counted: object) -> str:
    return say(words.COUNTED if counted else words.WAITING)


def _or_missing(text: object) -> str:
    return text if isinstance(text, str) and text else formats.MISSING
