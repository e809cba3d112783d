"""Goals over several years: the path they are to take, and where what there is stands on it."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from data_access.goals.known import targets_known
from data_access.numbers import asking
from data_access.numbers.filters import Filters
from data_access.scope import teams_counted
from metrics import calendar_words
from metrics.calendars.periods import Grain, Period, start_of, step
from metrics.declare import Metric
from metrics.goals.goal_paths import WAY_WORDS, Milestone, Path, is_long, path_of, way
from metrics.registry import METRICS
from metrics.words import Text
from pages.shared import page, session, show
from pages.shared.charts import Line, draw, lines
from pages.shared.columns import Column, Kind, column_of
from pages.shared.data import load
from pages.shared.goals import wordings
from pages.shared.panels import said_of
from pages.shared.session import language, say
from pages.shared.tables import table
from pages.shared.texts import goal_tree as way_words
from pages.shared.texts import overview

MOST = 6  # long-term goals that are drawn; more are no strategy


def way_cards() -> None:
    """A card for each long-term goal that runs and that the visitor may read; nothing where there is none."""
    today = session.clock().today
    known = load(targets_known, from_on=today, to_on=today + timedelta(days=1))
    rows = [row for row in known.to_dict("records") if is_long(row["from_on"], row["to_on"]) and _drawable(row)]
    if not rows:
        return
    page.section(way_words.LONG)
    for row in rows[:MOST]:
        _card(row)


def _card(row: dict[Any, Any]) -> None:
    metric, period = METRICS[row["metric"]], Period("goal", row["from_on"], row["to_on"])
    milestones = _milestones(row)
    path = path_of(metric, period, wordings.given(row["baseline"]), float(row["value"]), milestones)
    if path is None:
        return
    course = _course(metric, row, period, path)
    there = course[course["value"].notna()]
    kpi = say(metric.name)
    with st.container(border=True):
        last = there.tail(1).to_dict("records")
        sentence = _sentence(metric, row, last[0]) if last else say(_silent(row), kpi=kpi)
        show.headline(sentence, _caption(metric, row, milestones))
        planned = pd.DataFrame({"start": course["start"], "value": course["path"]})
        drawn = lines(
            [Line(kpi, course[["start", "value"]]), Line(say(way_words.PATH), planned)],
            said_of(metric), Grain.MONTH, target=float(row["value"]), height=300,
        )  # fmt: skip
        columns = [
            Column("start", overview.FROM_DAY, Kind.DAY, pinned=True), column_of(metric, "value"),
            Column("path", way_words.PATH, column_of(metric).kind),
        ]  # fmt: skip
        key = f"goal_way_{row['target_id']}"
        told = partial(table, course, columns, f"{key}_table", name=say(way_words.LONG_TABLE))
        draw(drawn, key, title=sentence, table=lambda: _nothing(told()))
        st.caption(say(way_words.LONG_TOGETHER if metric.additive else way_words.LONG_MEASURED))


def _course(metric: Metric, row: dict[Any, Any], period: Period, path: Path) -> pd.DataFrame:
    """The path at the end of every quarter, and what was reached there up to today: start, value, path."""
    days, now = [period.start], session.clock().today + timedelta(days=1)
    while days[-1] < period.end:
        days.append(min(step(start_of(days[-1], Grain.QUARTER), Grain.QUARTER), period.end))
    if period.start < now < period.end and now not in days:
        days = sorted([*days, now])
    values = [_reached(metric, row, period, day) if day <= now else None for day in days]
    # Each point is named by the last day that it holds.
    named = [max(period.start, day - timedelta(days=1)) for day in days]
    found = pd.DataFrame({"start": named, "value": values, "path": [path.at(day) for day in days]})
    return found.astype({"value": "float64"})


def _reached(metric: Metric, row: dict[Any, Any], period: Period, day: date) -> float | None:
    """What there is as `day` begins: of the year before, of a sum since the goal began."""
    if not _shown(row):
        return None  # what a person may count of the whole is their own teams' part
    begun = period.start if metric.additive else _a_year_before(day)
    if begun >= day:
        return 0.0
    cut = Filters()
    if row["level"] == "team":
        cut = Filters(team_id=(int(row["team_id"]),))
    elif row["level"] == "member":
        cut = Filters(member_id=(int(row["member_id"]),))
    measured = load(asking.ask, tuple(sorted(metric.needs)), Period("year", begun, day), filters=cut)
    return metric(measured).reading().value


def _a_year_before(day: date) -> date:
    return date(day.year - 1, day.month, min(day.day, 28) if day.month == 2 else day.day)


def _milestones(row: dict[Any, Any]) -> list[Milestone]:
    """The goals of the same KPI, for the same people, that are part of this one."""
    parts = load(targets_known, target_id=int(row["target_id"]))
    same = parts[
        parts["parent_id"].eq(row["target_id"]).fillna(False) & (parts["metric"] == row["metric"])
        & (parts["level"] == row["level"]) & parts["value"].notna()
    ]  # fmt: skip
    if row["level"] != "organisation":
        same = same[same["team_id"].eq(row["team_id"]).fillna(False)]
    return [Milestone(end, float(value)) for end, value in zip(same["to_on"], same["value"], strict=True)]


def _sentence(metric: Metric, row: dict[Any, Any], last: dict[Any, Any]) -> str:
    value, expected = float(last["value"]), float(last["path"])
    given = wordings.given(row["tolerance"])
    found = way(metric, value, expected, metric.tolerance if given is None else given)
    kpi, actual = say(metric.name), wordings.value_said(metric, value)
    if found is None:
        return say(way_words.LONG_PLAIN, kpi=kpi, actual=actual)
    over = wordings.value_said(metric, expected)
    return say(way_words.LONG_SAYS, kpi=kpi, actual=actual, expected=over, way=say(WAY_WORDS[found]))


def _caption(metric: Metric, row: dict[Any, Any], milestones: list[Milestone]) -> str:
    baseline = wordings.given(row["baseline"])
    told = {
        "target": wordings.target_said(metric.key, wordings.target_of_row(row)), "whose": wordings.whose_said(row),
        "end": calendar_words.day(row["to_on"] - timedelta(days=1), language()),
        "baseline": wordings.value_said(metric, baseline),
    }  # fmt: skip
    if not milestones:
        return say(way_words.LONG_CAPTION_STRAIGHT, **told)
    each = [
        say(way_words.MILESTONE, days=(one.end - timedelta(days=1)).year, value=wordings.value_said(metric, one.value))
        for one in sorted(milestones, key=lambda one: one.end)
    ]
    return say(way_words.LONG_CAPTION, milestones=say(way_words.COMMA).join(each), **told)


def _shown(row: dict[Any, Any]) -> bool:
    return row["level"] != "organisation" or teams_counted(session.scope()) is None


def _silent(row: dict[Any, Any]) -> Text:
    return way_words.LONG_NOTHING if _shown(row) else way_words.LONG_NOT_SHOWN


def _drawable(row: dict[Any, Any]) -> bool:
    return row["metric"] in METRICS and wordings.given(row["value"]) is not None


def _nothing(_chosen: object) -> None:
    return None
