"""Trainings in numbers: how much is completed, hours, what is overdue; for executives also over time and by team."""

import streamlit as st

from data_access.members import people
from data_access.numbers import asking
from data_access.numbers.filters import Filters
from metrics import formats, training
from metrics.calendars.periods import Period
from pages.shared import filters, kpis, panels, session, show
from pages.shared.columns import Column
from pages.shared.data import load
from pages.shared.session import language, say
from pages.shared.texts import frame
from pages.shared.texts import overview as overview_words
from pages.shared.texts import training as words

TILES = (training.training_completed, training.trainings_overdue, training.training_hours_each)


def tiles(of: Filters) -> None:
    """The three numbers of the chosen period, and how many took nothing in it."""
    period = filters.period()
    found = kpis.kpis(TILES, period, of)
    panels.small_kpi_tiles(found, period, of)
    hours = found[-1]
    if not hours.hidden and (none := _took_none(period, of, round(hours.now.n or 0))):
        show.caption_line([none])


def trend_and_teams(of: Filters) -> None:
    """How much was completed over time, and team by team."""
    period = filters.period()
    (kpi,) = kpis.kpis(TILES[:1], period, of)
    if kpi.trend["value"].isna().all() and kpi.now.value is None and not kpi.hidden:
        show.nothing_here(words.NONE, words.NONE_TOTALS)
        return
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


def _took_none(period: Period, of: Filters, took: int) -> str:
    """How many of those who were there took no training in the period; of oneself, whether one did."""
    if of.member_id:
        return "" if took else say(words.TOOK_NONE_OWN)
    teams = tuple(team_id for team_id in of.team_id if team_id is not None)
    if not teams and not session.scope().everything and session.scope().sees_persons:
        teams = tuple(sorted(session.scope().led_team_ids))
    there = load(people.members_between, teams or None, kpis.so_far(period))["member_id"].nunique()
    if not there:
        return ""
    counts = {"count": max(there - took, 0), "all": there}
    return say(words.TOOK_NONE, **{name: formats.number(number, language()) for name, number in counts.items()})
