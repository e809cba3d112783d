"""Causes: which make the most complaints, how each moves, complaints for what is sold, and what was decided."""

import streamlit as st

from metrics import complaints
from pages.shared import filters, kpis, page, panels
from pages.shared.actions import action_cards, action_list
from pages.shared.complaints import cause_cards, resolution
from pages.shared.session import plain, say
from pages.shared.texts import causes as words
from pages.shared.texts import frame

TILES = (
    complaints.complaints_opened,
    complaints.complaints_per_100_customers,
    complaints.complaints_per_100_orders,
    complaints.complaints_escalated,
)

page.head(frame.CAUSES, times=True)
period, chosen = filters.period(), filters.chosen()
page.period_line(period)
found = kpis.kpis(TILES, period, chosen)
if all(kpi.now.value is None and not kpi.hidden for kpi in found):
    page.nothing(period)
    st.stop()
panels.kpi_tiles(found, period, chosen)

if slower := resolution.vip_slower(resolution.curves_by("tier", period, chosen)):
    st.warning(plain(slower), icon=":material/warning:")

by = filters.pick("by", words.BY, cause_cards.CUTS, lambda cut: say(words.CUTS[cut]))
groups, total = cause_cards.by_cause(by, period, chosen)
decided = action_list.found()
cause_cards.pareto_card(by, groups, total, decided, period, chosen)
picked = cause_cards.trend_card(by, groups, decided, period, chosen)
action_cards.decided_cards(by, decided, cause_cards.stated(by, groups), picked)
