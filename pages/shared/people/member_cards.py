"""What the members page draws: one KPI of everybody fairly compared, all KPIs in one table, and one member's own."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from data_access.numbers.filters import Filters
from metrics.calendars.periods import Period
from metrics.declare import Metric, Unit
from metrics.statistics.fairness import FEWEST_CASES, STANDING_WORDS, Standing
from pages.shared import filters, kpis, page, panels, show
from pages.shared.charts import dots, draw
from pages.shared.columns import Column, Kind, column_of
from pages.shared.kpi_tiles import tile_of
from pages.shared.number_tables import number_table
from pages.shared.people import colleagues, member_scores
from pages.shared.people.colleagues import Compared
from pages.shared.rows_behind import number_of, rows_of
from pages.shared.session import language, say
from pages.shared.tables import table
from pages.shared.texts import people as words
from pages.shared.texts import scorecards as score_words
from pages.shared.tiles import tiles

MOST_DOTS = 40  # more than one team has; of more, those who differ clearly come first


def nobody(metrics: tuple[Metric, ...], period: Period, chosen: Filters) -> None:
    """Why no member can be shown, and what to do."""
    if colleagues.names_nobody(metrics, period, chosen):
        show.nothing_here(words.NO_MEMBERS, words.NO_MEMBERS_DO)
    else:
        page.nothing(period)


def chart_card(found: Compared, chosen: Filters) -> None:
    """The dots of one KPI, with what they say, and its table, in which each member opens to the rows of theirs."""
    metric, rows = found.metric, found.rows
    sentence = colleagues.headline(found, language())
    caption = [say(words.BY_NAME)]
    caption += [] if rows["low"].isna().all() else [say(words.BARS)]
    caption += [] if found.together is None else [say(words.DOTTED)]
    caption += [] if metric.unit in (Unit.COUNT, Unit.MONEY) else [say(words.GREY, few=FEWEST_CASES)]
    with st.container(border=True, height="stretch"):
        show.headline(sentence, " · ".join(caption))
        if rows["value"].notna().any():
            names = rows.assign(name=rows["name"].where(~rows["name"].duplicated(keep=False), _with_team(rows)))
            if len(names) > MOST_DOTS:
                clear = names["standing"].isin([Standing.BELOW, Standing.ABOVE])
                names = pd.concat([names[clear], names[~clear]])
            chart = dots(say(metric.name), names, panels.said_of(metric), rate=found.together, most=MOST_DOTS)
            draw(chart, "members_dots", title=sentence, table=partial(_rows_table, found, chosen))


def fair_card(found: Compared, chosen: Filters) -> None:
    """The same KPI as a table: its cases, the fair value, and the standing where it is a share."""
    with st.container(border=True, height="stretch"):
        if found.metric.unit is Unit.SHARE:
            show.headline(say(words.FAIRLY), say(words.FAIRLY_CAPTION))
        else:
            show.headline(say(words.NOT_JUDGED), say(words.NOT_JUDGED_CAPTION))
        columns, key = _compared_columns(found), f"members_fair_{found.metric.key}"
        table(found.rows, columns, key, name=say(found.metric.name), filters=filters.said(chosen))


def all_kpis(metrics: tuple[Metric, ...], measured: pd.DataFrame, chosen: Filters) -> pd.Series | None:
    """Every KPI of every member in one table; the row that was chosen, or None."""
    rows = colleagues.side_by_side(metrics, measured)
    show.headline(say(words.ALL_KPIS), say(words.ALL_KPIS_CAPTION, few=FEWEST_CASES))
    place = table(
        rows, _columns(metrics, rows), colleagues.table_key(rows),
        name=say(words.ALL_KPIS), filters=filters.said(chosen), select=True,
    )  # fmt: skip
    return None if place is None or place >= len(rows) else rows.iloc[place]


def one_member(row: pd.Series, metrics: tuple[Metric, ...], picked: str, period: Period, chosen: Filters) -> None:
    """The tiles and the trend of one row of the table."""
    theirs = colleagues.of_member(row, chosen)
    said = {"name": row["name"], "team": row["team"]}
    member_scores.member_score(row, period)
    show.headline(say(words.OF_MEMBER, **said), say(words.OF_MEMBER_CAPTION, **said))
    found = kpis.kpis(metrics, period, theirs)
    gone, part = kpis.elapsed(period), kpis.so_far(period)
    tiles(
        [
            tile_of(
                kpi, panels.said_of(kpi.metric), gone, key=f"member_{kpi.metric.key}",
                rows=rows_of(kpi.metric, part, theirs),
            )
            for kpi in found
        ]
    )  # fmt: skip
    panels.trend_card(next(kpi for kpi in found if kpi.metric.plain_key == picked), "member_trend", theirs)


def _columns(metrics: tuple[Metric, ...], rows: pd.DataFrame) -> list[Column]:
    """A column for each KPI and, unless the next one tells it, the cases it rests on."""
    cases = {
        "csat": words.ANSWERS,
        "first_response_time": words.REPLIES,
        "resolution_within": words.WITH_STANDARD,
        "complaint_resolution_time": words.COMPLAINTS,
    }
    columns = _who(rows)
    for metric in metrics:
        fair = f"{metric.key}_fair" if metric.unit is Unit.SHARE else None
        few = None if metric.unit in (Unit.COUNT, Unit.MONEY) else f"{metric.key}_n"
        columns.append(replace(column_of(metric, few=few, sorts_by=fair), label=words.SHORT[metric.plain_key]))
        if metric.plain_key in cases:
            columns.append(Column(f"{metric.key}_n", cases[metric.plain_key], Kind.COUNT))
    return columns


def _who(rows: pd.DataFrame) -> list[Column]:
    who = [Column("name", words.MEMBER, pinned=True)]
    return who if rows["team"].nunique() < 2 else [*who, Column("team", words.TEAM)]


def _rows_table(found: Compared, chosen: Filters) -> None:
    part = kpis.so_far(filters.period())
    number_table(
        found.rows, _compared_columns(found), "members_rows", name=say(found.metric.name),
        of=found.metric, said=filters.said(chosen),
        behind=lambda line: number_of(found.metric, part, colleagues.of_member(line, chosen)),
    )  # fmt: skip


def _compared_columns(found: Compared) -> list[Column]:
    metric, rows = found.metric, found.rows
    share = metric.unit is Unit.SHARE
    few = None if metric.unit in (Unit.COUNT, Unit.MONEY) else "n"
    value = replace(column_of(metric, "value", few=few, sorts_by="fair" if share else None), label=words.VALUE)
    columns = [*_who(rows), value]
    if few:
        columns.append(Column("n", words.CASES, Kind.COUNT))
    if share:
        columns.append(Column("standing", words.STANDING, meaning=words.STANDING_MEANING, words=_standing_said))
        columns.append(Column("fair", words.FAIR, Kind.SHARE, words.FAIR_MEANING, few="n"))
        if "expected" in rows:
            columns.append(Column("expected", score_words.MIX, Kind.SHARE, score_words.MIX_MEANING, few="n"))
    return columns


def _standing_said(value: object) -> str:
    if not isinstance(value, Standing):
        return "—"
    return f"{words.STANDING_SIGNS[value]} {say(STANDING_WORDS[value])}"


def _with_team(rows: pd.DataFrame) -> pd.Series:
    return rows["name"] + " · " + rows["team"]
