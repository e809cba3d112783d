"""Members: each one's KPIs beside the others', fairly compared and never ranked."""

import streamlit as st

from metrics import complaints, response, satisfaction
from metrics.registry import METRICS
from pages.shared import filters, page
from pages.shared.people import colleagues, expected, member_cards, member_scores
from pages.shared.session import say
from pages.shared.texts import frame
from pages.shared.texts import people as words

KPIS = (
    satisfaction.csat,
    response.first_response_time,
    response.resolution_within,
    response.resolution_time,
    response.interactions_resolved,
    complaints.complaint_resolution_time,
)
PICKS = (satisfaction.csat.key, response.resolution_within.key, *(metric.key for metric in KPIS))

page.head(frame.MEMBERS, times=True)
period, chosen = filters.period(), filters.chosen()
page.period_line(period)
shown = filters.by_clock(KPIS)
measured = colleagues.handled(shown, period, chosen)
if measured.empty:
    member_cards.nobody(shown, period, chosen)
    st.stop()

picked = filters.pick(
    "metric", words.PICK_METRIC, tuple(dict.fromkeys(PICKS)), lambda key: say(filters.of_clock(METRICS[key]).name)
)
found = colleagues.compared(filters.of_clock(METRICS[picked]), measured, period, chosen)
found = expected.with_expected(found, period, chosen)
chart, fairly = st.columns(2)
with chart:
    member_cards.chart_card(found, chosen)
with fairly:
    member_cards.fair_card(found, chosen)

scores, by_cases = st.columns(2)
with scores:
    member_scores.scores_card(measured, period, chosen)
with by_cases:
    member_scores.funnel_card(found, chosen)

opened = member_cards.all_kpis(shown, measured, chosen)
if opened is not None:
    member_cards.one_member(opened, shown, picked, period, chosen)
