"""A KPI of every team quarter by quarter: small charts on one scale, so that they can be read beside each other."""

from collections.abc import Sequence
from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from data_access.numbers import asking
from data_access.numbers.filters import Filters
from data_access.scope import teams_counted
from metrics import formats
from metrics.calendars.periods import Grain
from metrics.declare import Cohort, Metric, needed_by
from metrics.goals.targets import FEWEST_CASES
from pages.shared import filters, headlines, kpis, panels, session, show
from pages.shared.charts.course import Course, course_of
from pages.shared.charts.draw import as_table, plot
from pages.shared.charts.multiples import multiple, scale_of
from pages.shared.columns import Column, Kind, column_of
from pages.shared.data import load
from pages.shared.number_tables import number_table
from pages.shared.organisation.quarters import Quarters, quarter_of, quarter_said
from pages.shared.rows_behind import number_of
from pages.shared.session import language, plain, say
from pages.shared.texts import frame, overview
from pages.shared.texts import organisation as words
from pages.shared.texts import show as shown_words

MOST_TEAMS = 12  # small charts; the table has all of them
SMALLEST = 210  # px


def by_team(metrics: Sequence[Metric], found: Quarters, across: Filters) -> pd.DataFrame:
    """The measures of all metrics by team and quarter, in one question."""
    needs = tuple(sorted(needed_by(metrics)))
    return load(asking.ask, needs, found.window, filters=across, by=("team_id",), every=Grain.QUARTER)


def team_courses(metric: Metric, part: pd.DataFrame) -> pd.DataFrame:
    """One row per team and quarter: team_id, name, start, value, n, low, high, hidden."""
    values = kpis.by_group(metric, part, "team_id").assign(start=part["start"])
    return panels.named_teams(values)


def newest(metric: Metric, courses: pd.DataFrame, found: Quarters) -> pd.DataFrame:
    """The rows of the newest quarter; of what comes together only by a quarter's end, of the newest finished one."""
    grows = metric.additive or metric.cohort is Cohort.AT_START
    buckets = found.buckets[: -1 if grows and found.open and len(found.buckets) > 1 else None]
    return courses[courses["start"] == buckets[-1].start].reset_index(drop=True)


def teams_card(metric: Metric, found: Quarters, across: Filters) -> None:
    """What the teams' quarters say, the small charts, and all numbers as a table."""
    courses = team_courses(metric, by_team((metric,), found, across))
    goal = found.targets.get(metric.key)
    target = goal if goal is not None and not metric.additive else None
    last = newest(metric, courses, found)
    if len(last) == 1 and teams_counted(session.scope()) is not None:
        return  # the only team of whom reads this: all above is about it
    with st.container(border=True):
        if courses.empty:
            show.headline(headlines.of_groups(metric, last, None, language()))
            return
        quarter = quarter_said(last["start"].iloc[0])
        says = headlines.of_groups(metric, last, target, language())
        sentence = say(words.IN_QUARTER, name=say(metric.name), quarter=quarter, says=says)
        line = target.value if target is not None else None
        caption = [say(words.SAME_SCALE, name=say(metric.name))]
        caption += [say(words.BAND)] if courses["low"].notna().any() else []
        caption += [say(words.DOTTED)] if line is not None else []
        show.headline(sentence, " · ".join(caption))
        shown = panels.in_order(metric, last)["team_id"].tolist()[:MOST_TEAMS]
        drawn = [(team_id, _of(courses, team_id)) for team_id in shown]
        lines = [course_of(str(rows["name"].iloc[0]), rows) for _, rows in drawn]
        said = panels.said_of(metric)
        scale = scale_of(lines, said, line)
        with st.grid(4, min_column_width=SMALLEST):
            for place, (team_id, rows) in enumerate(drawn):
                with st.container(gap=None):
                    st.markdown(f"**{plain(lines[place].name)}**")
                    st.caption(plain(_told(metric, rows, lines[place])))
                    chart = multiple(lines[place], said, Grain.QUARTER, scale, target=line, unfinished=found.open)
                    plot(chart, f"team_{_key(team_id)}", still=True)
        count = last["team_id"].nunique(dropna=False) - len(shown)
        if count > 0:
            st.caption(plain(shown_words.MORE.said(language(), count=count)))
        as_table("teams_by_quarter", sentence, partial(_table, metric, courses, across))


def _of(courses: pd.DataFrame, team_id: object) -> pd.DataFrame:
    same = courses["team_id"].isna() if pd.isna(team_id) else courses["team_id"] == team_id
    rows = courses[same].reset_index(drop=True)
    # Too few cases are drawn nowhere: one odd answer would look like a fall. The table has them, in grey.
    few = (rows["n"] < FEWEST_CASES) & rows["low"].notna()
    return rows.assign(value=np.where(few, np.nan, rows["value"]))


def _told(metric: Metric, rows: pd.DataFrame, course: Course) -> str:
    if course.last is None:
        return say(shown_words.HIDDEN) if rows["hidden"].any() else say(words.TOO_FEW_TO_DRAW)
    n = rows.loc[rows["start"] == course.last[0], "n"].iloc[0]
    parts = [quarter_said(course.last[0])]
    return " · ".join([*parts, formats.cases(n, language())] if metric.unit.value not in ("count", "money") else parts)


def _key(team_id: object) -> str:
    return "none" if pd.isna(team_id) else str(int(team_id))  # type: ignore[call-overload]


def _table(metric: Metric, courses: pd.DataFrame, across: Filters) -> None:
    kind = column_of(metric).kind
    columns = [
        Column("name", frame.WHICH_TEAM, pinned=True),
        Column("quarter", words.QUARTER),
        column_of(metric, "value", few="n"),
        Column("n", overview.CASES, Kind.COUNT),
    ]
    if courses["low"].notna().any():
        columns += [Column("low", overview.INTERVAL_LOW, kind), Column("high", overview.INTERVAL_HIGH, kind)]
    shown = courses.assign(quarter=[quarter_said(start) for start in courses["start"]])
    shown = shown.sort_values(["start", "name"], ascending=[False, True], ignore_index=True)
    number_table(
        shown, columns, "teams_by_quarter_table", name=say(metric.name), of=metric,
        behind=lambda line: number_of(metric, quarter_of(line["start"]), across).of("team_id", line["team_id"]),
        said=filters.said(across),
    )  # fmt: skip
