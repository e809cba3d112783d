"""Summary: a month or a quarter on one page, to be read, printed and sent around."""

import streamlit as st

from metrics import complaints, customers, feedback, response, satisfaction
from pages.shared import filters, kpis, outlook_card, page, panels
from pages.shared.scorecards import changed_card
from pages.shared.session import language, say
from pages.shared.show import headline
from pages.shared.summaries import by_team, flags, which
from pages.shared.texts import frame
from pages.shared.texts import summaries as words

HEADLINES = (
    satisfaction.csat,
    response.first_response_time,
    response.resolution_within,
    complaints.complaint_resolution_time,
    complaints.complaints_overdue,
    customers.new_customers,
    customers.sales,
    customers.churn,
)
OF_COMPLAINTS = (
    complaints.complaints_opened,
    complaints.complaints_closed,
    complaints.complaints_within_standard,
    complaints.complaints_reopened,
)
OF_CUSTOMERS = (
    satisfaction.dsat,
    satisfaction.nps,
    satisfaction.response_rate,
    feedback.low_scores_followed_up,
)

page.head(frame.SUMMARY, period=False, channel=False, tier=False, times=True)
with st.container(horizontal=True, vertical_alignment="center"):
    period, chosen = which.pick(), filters.chosen()
assert period.grain is not None
st.header(say(words.TITLES[period.grain.value], name=which.name_of(period)), anchor=False)
page.period_line(period)
found = kpis.kpis((*HEADLINES, *OF_COMPLAINTS, *OF_CUSTOMERS), period, chosen)
if all(kpi.now.value is None and not kpi.hidden for kpi in found):
    page.nothing(period)
    st.stop()
shown = found[: len(HEADLINES)]
headline(outlook_card.headline([kpi for kpi in shown if kpi.target is not None and not kpi.hidden], language()))
panels.kpi_tiles(shown, period, chosen)

across = filters.chosen(team=False)
metrics = tuple(kpi.metric for kpi in shown)
groups = by_team.groups_of(metrics, period, across)
changed, asking = st.columns(2)
with changed:
    changed_card.changed_card(found, period)
with asking:
    flags.flags_card(found, by_team.short_ones(metrics, groups, period, across))
by_team.teams_card(metrics, groups, across, period)

page.section(words.COMPLAINTS)
panels.kpi_tiles(found[len(HEADLINES) : len(HEADLINES) + len(OF_COMPLAINTS)], period, chosen)
page.section(words.SATISFACTION)
panels.kpi_tiles(found[len(HEADLINES) + len(OF_COMPLAINTS) :], period, chosen)
