"""The card that compares how long complaints of different teams, categories, tiers, ... take."""

from functools import partial

import pandas as pd
import streamlit as st

from data_access.numbers.filters import Filters
from metrics import formats
from metrics.calendars.periods import Period
from metrics.statistics.survival import Survival
from pages.shared import filters, headlines, session, show
from pages.shared.charts import as_table, dots
from pages.shared.charts.draw import plot
from pages.shared.columns import Column, Kind
from pages.shared.complaints.resolution import duration, nothing_said, resolution_time, timed, vip_slower
from pages.shared.number_tables import number_table
from pages.shared.panels import named_teams, said_of
from pages.shared.session import language, plain, say
from pages.shared.texts import complaints as words
from pages.shared.texts import overview
from pages.shared.texts import times as own_words

ONE_ROW = 130  # px


def groups_card(by: str, curves: dict[object, Survival], period: Period, chosen: Filters) -> None:
    """Median and p90 of each group with their intervals, its cases and how many of them are open; the slowest first."""
    groups = _groups(by, curves)
    with st.container(border=True, height="stretch"):
        if groups.empty:
            show.headline(nothing_said())
            return
        show.headline(_said(by, groups, curves), _caption(by))
        medians, p90s = st.columns(2)
        name, height = say(resolution_time().name), ONE_ROW if len(groups) == 1 else None
        for column, label, drawn, key in (
            (medians, own_words.MEDIAN_OF_ALL, groups, f"complaints_by_{by}"),
            (p90s, own_words.P90_OF_ALL, _of_p90(groups), f"complaints_by_{by}_p90"),
        ):
            with column:
                st.markdown(f"**{plain(say(label))}**")
                if drawn["value"].isna().all():
                    st.caption(say(own_words.NONE_REACHED))
                else:
                    plot(dots(f"{name}, {say(label)}", drawn, said_of(resolution_time()), height=height), key)
        columns = [
            Column("name", words.CUTS[by], pinned=True),
            duration("value", words.MEDIAN, few="n", meaning=words.NOT_REACHED_MEANS),
            duration("low", own_words.MEDIAN_LOW),
            duration("high", own_words.MEDIAN_HIGH, meaning=words.NOT_REACHED_MEANS),
            duration("p90", words.P90, few="n", meaning=words.NOT_REACHED_MEANS),
            duration("p90_low", own_words.P90_LOW),
            duration("p90_high", own_words.P90_HIGH, meaning=words.NOT_REACHED_MEANS),
            Column("n", overview.CASES, Kind.COUNT),
            Column("still_open", words.STILL_OPEN_COUNT, Kind.COUNT),
        ]
        as_table(
            f"complaints_by_{by}", say(words.CUTS[by]),
            partial(
                number_table, groups, columns, f"complaints_by_{by}_table", name=say(words.CUTS[by]),
                meaning=words.KM_MEANS, behind=lambda line: timed(period, chosen).of(by, line[by]),
                said=filters.said(chosen),
            ),
        )  # fmt: skip


def _said(by: str, groups: pd.DataFrame, curves: dict[object, Survival]) -> str:
    if len(groups) == 1:
        return say(words.ONE_GROUP, name=groups["name"].iloc[0])
    if groups["value"].isna().all():
        return say(own_words.NO_MEDIAN_YET)
    judged = groups[groups["low"].notna() & groups["high"].notna()]
    slower = vip_slower(curves) if by == "tier" else ""
    return slower or headlines.of_groups(resolution_time(), judged if len(judged) > 1 else groups, None, language())


def _caption(by: str) -> str:
    parts = [say(words.BY_GROUP_CAPTION, by=say(words.CUTS[by]))]
    if session.scope().hides_small_cells():
        parts.append(say(own_words.FEW_LEFT_OUT))
    return " · ".join(parts)


def _groups(by: str, curves: dict[object, Survival]) -> pd.DataFrame:
    rows = [
        (key, curve.median, *curve.interval(0.5), curve.quantile(0.9), *curve.interval(0.9), curve.n, curve.still_open)
        for key, curve in curves.items()
    ]
    numbers = ["value", "low", "high", "p90", "p90_low", "p90_high"]
    groups = pd.DataFrame(rows, columns=[by, *numbers, "n", "still_open"])
    groups = groups.astype(dict.fromkeys(numbers, "float64")).assign(
        instead=say(words.NOT_REACHED),
        cases=[_cases(n, still_open) for n, still_open in zip(groups["n"], groups["still_open"], strict=True)],
    )
    named = named_teams(groups) if by == "team_id" else groups.assign(name=groups[by].map(filters.code_said))
    return named.sort_values("value", ascending=False, na_position="first", ignore_index=True)


def _of_p90(groups: pd.DataFrame) -> pd.DataFrame:
    """The same rows in the same order, with the p90 in the place of the median."""
    ends = {"p90": "value", "p90_low": "low", "p90_high": "high"}
    return groups.drop(columns=list(ends.values())).rename(columns=ends)


def _cases(n: int, still_open: int) -> str:
    """ "n = 13, 2 open"."""
    cases = formats.cases(n, language())
    return say(own_words.CASES_OPEN, cases=cases, open=formats.number(still_open, language())) if still_open else cases
