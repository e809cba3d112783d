"""Overview: each KPI against its target in the chosen period, and where the teams stand."""

import streamlit as st

from data_access.numbers import asking
from metrics import complaints, customers, response, satisfaction
from metrics.declare import needed_by
from metrics.registry import METRICS
from pages.shared import filters, kpis, outlook_card, page, panels
from pages.shared.columns import Column
from pages.shared.data import load
from pages.shared.periods import held
from pages.shared.session import say
from pages.shared.texts import frame
from pages.shared.texts import overview as words

TILES = (
    satisfaction.csat,
    response.first_response_time,
    response.resolution_within,
    complaints.complaint_resolution_time,
    complaints.complaints_overdue,
    customers.new_customers,
    customers.sales,
    customers.churn,
)
CLOSER = tuple(metric.key for metric in TILES)

page.head(frame.OVERVIEW, times=True)
period, chosen = filters.period(), filters.chosen()
page.period_line(period)
found = kpis.kpis(TILES, period, chosen)
if all(kpi.now.value is None and not kpi.hidden for kpi in found):
    page.nothing(period)
    st.stop()
panels.kpi_tiles(found, period, chosen)
panels.undated_sales(period, chosen)
outlook_card.outlook_card(found, period, chosen, "overview_outlook")

picked = filters.pick("metric", words.PICK_METRIC, CLOSER, lambda key: say(filters.of_clock(METRICS[key]).name))
kpi = next(kpi for kpi in found if kpi.metric.plain_key == picked)
trend, teams = st.columns([3, 2])
with trend:
    panels.trend_card(kpi, "overview_trend")
with teams:
    across = filters.chosen(team=False)
    part = load(
        asking.ask, tuple(sorted(needed_by([kpi.metric]))), kpis.so_far(period), filters=across, by=("team_id",)
    )
    found = held.by_team(kpis.by_group(kpi.metric, part, "team_id"), kpi.metric, period, across)
    groups = panels.in_order(kpi.metric, panels.named_teams(found))
    agreed = kpis.target_of(kpi.metric, kpis.agreed(TILES, period), across)
    first = Column("name", frame.WHICH_TEAM, pinned=True)
    panels.group_card(
        kpi.metric, groups, agreed, "overview_teams", first=first, caption=say(words.BY_TEAM_CAPTION), by="team_id",
        of=across,
    )  # fmt: skip
