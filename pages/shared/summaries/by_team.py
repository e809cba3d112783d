"""How each team stands in the summary's KPIs, and which are clearly short of a target."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from data_access.numbers import asking
from data_access.numbers.filters import Filters
from metrics import formats
from metrics.calendars.periods import Period
from metrics.declare import Better, Metric, needed_by
from pages.shared import filters, headlines, kpis, panels, show
from pages.shared.columns import Column, column_of
from pages.shared.data import load
from pages.shared.periods import held
from pages.shared.session import language, say
from pages.shared.tables import table
from pages.shared.texts import frame
from pages.shared.texts import summaries as words


def groups_of(metrics: Sequence[Metric], period: Period, chosen: Filters) -> dict[str, pd.DataFrame]:
    """Each metric of each team (`kpis.by_group`, with names), as far as this visitor sees teams."""
    needs = tuple(sorted(needed_by(metrics)))
    part = load(asking.ask, needs, kpis.so_far(period), filters=chosen, by=("team_id",))
    found = {}
    for metric in metrics:
        groups = held.by_team(kpis.by_group(metric, part, "team_id"), metric, period, chosen)
        found[metric.key] = panels.named_teams(groups).sort_values("name", ignore_index=True)
    return found


def teams_card(metrics: Sequence[Metric], groups: dict[str, pd.DataFrame], of: Filters, period: Period) -> None:
    """A line for each team, a column for each KPI."""
    rows = pd.DataFrame({"team_id": next(iter(groups.values()))["team_id"]})
    rows = panels.named_teams(rows)
    for metric in metrics:
        found = groups[metric.key].set_index("team_id")
        rows[metric.key] = rows["team_id"].map(found["value"].where(~found["hidden"].astype(bool)))
        rows[f"n_{metric.key}"] = rows["team_id"].map(found["n"])
    columns = [Column("name", frame.WHICH_TEAM, pinned=True)]
    columns += [column_of(metric, few=None if metric.additive else f"n_{metric.key}") for metric in metrics]
    with st.container(border=True):
        show.headline(say(words.TEAMS), say(words.TEAMS_CAPTION, missing=formats.MISSING))
        table(rows, columns, "summary_teams", name=say(words.TEAMS), filters=filters.said(of, days=period))


def short_ones(metrics: Sequence[Metric], groups: dict[str, pd.DataFrame], period: Period, of: Filters) -> list[str]:
    """For each KPI with a target that a team clearly misses, which ones do."""
    said = partial(headlines.of_groups, language=language())
    lines = []
    agreed = kpis.agreed(tuple(metrics), period)
    for metric in metrics:
        target = kpis.target_of(metric, agreed, of)
        there = groups[metric.key][~groups[metric.key]["hidden"].astype(bool)]
        if target is None or target.value is None or not target.agreed or metric.additive:
            continue
        worse = there["high"] < target.value if metric.better is Better.HIGHER else there["low"] > target.value
        if len(there) > 1 and worse.any():
            lines.append(say(words.FLAG_TEAMS, name=say(metric.name), sentence=said(metric, there, target)))
    return lines
