"""Trainings in numbers: how much is completed, hours, what is overdue; for executives also over time and by team."""

import streamlit as st

from data_access.numbers import asking
from data_access.numbers.filters import Filters
from metrics import training
from pages.shared import filters, kpis, panels
from pages.shared.columns import Column
from pages.shared.data import load
from pages.shared.session import say
from pages.shared.texts import frame
from pages.shared.texts import overview as overview_words

TILES = (training.training_completed, training.trainings_overdue, training.training_hours_each)


def tiles(of: Filters) -> None:
    """The three numbers of the chosen period."""
    period = filters.period()
    panels.small_kpi_tiles(kpis.kpis(TILES, period, of), period, of)


def trend_and_teams(of: Filters) -> None:
    """How much was completed over time, and team by team."""
    period = filters.period()
    (kpi,) = kpis.kpis(TILES[:1], period, of)
    trend, teams = st.columns([3, 2])
    with trend:
        panels.trend_card(kpi, "training_trend", of)
    with teams:
        part = load(asking.ask, tuple(sorted(kpi.metric.needs)), kpis.so_far(period), by=("team_id",))
        groups = panels.in_order(kpi.metric, panels.named_teams(kpis.by_group(kpi.metric, part, "team_id")))
        first = Column("name", frame.WHICH_TEAM, pinned=True)
        panels.group_card(
            kpi.metric, groups, kpi.target, "training_teams", first=first, caption=say(overview_words.BY_TEAM_CAPTION),
            by="team_id", of=Filters(),
        )  # fmt: skip
