"""Trends: how the organisation stands and where it is heading, on one page, and nothing about single persons."""

import streamlit as st

from metrics import complaints, customers, response, satisfaction
from metrics.registry import METRICS
from pages.shared import filters, kpis, outlook_card, page, panels, paper
from pages.shared.goals import goal_tree
from pages.shared.organisation import by_customer, by_team, foreseen, quarters, questions
from pages.shared.scorecards import changed_card
from pages.shared.session import language, say
from pages.shared.show import headline
from pages.shared.texts import frame
from pages.shared.texts import organisation as words
from pages.shared.texts import overview as shared_words

SERVICE = (
    satisfaction.csat,
    response.resolution_within,
    complaints.complaints_opened,
    complaints.complaint_resolution_time,
)
CUSTOMERS = (customers.sales, customers.new_customers, customers.churn)
ASIDE = (satisfaction.response_rate, complaints.complaints_overdue)
CLOSER = tuple(metric.key for metric in (*SERVICE, *CUSTOMERS))

page.head(frame.TRENDS, times=True)
period, chosen = filters.period(), filters.chosen()
page.period_line(period)
paper.printable()
every = kpis.kpis((*SERVICE, *CUSTOMERS, *ASIDE), period, chosen)
found = [kpi for kpi in every if kpi.metric.plain_key in CLOSER]
tiles = [kpi for kpi in every if kpi.metric is not satisfaction.response_rate]
if all(kpi.now.value is None and not kpi.hidden for kpi in every):
    page.nothing(period)
    st.stop()
metrics = tuple(kpi.metric for kpi in found)
by_quarter = quarters.quarters(metrics, period, chosen)
outlooks = foreseen.outlooks(metrics, period, chosen)
by_tier_and_level = by_customer.by_customer(period, chosen)

headline(outlook_card.headline([kpi for kpi in tiles if kpi.target is not None and not kpi.hidden], language()))
questions.card(questions.questions(every, outlooks, by_quarter, by_tier_and_level, period))
panels.kpi_tiles(tiles, period, chosen)
changed_card.changed_card(found, period)

page.section(words.GOALS)
goal_tree.tree_card(persons=False)

page.section(words.SERVICE)
service, business = metrics[: len(SERVICE)], metrics[len(SERVICE) :]
quarters.quarter_cards(service, by_quarter, chosen)
by_customer.cards(by_tier_and_level, period, chosen)

page.section(words.CUSTOMERS)
quarters.quarter_cards(business, by_quarter, chosen, across=3)

picked, *_ = page.section(
    words.CLOSER,
    lambda: filters.pick(
        "metric", shared_words.PICK_METRIC, CLOSER, lambda key: say(filters.of_clock(METRICS[key]).name)
    ),
)
metric = next(each for each in metrics if each.plain_key == picked)
foreseen.card(metric, outlooks, chosen)
by_team.teams_card(metric, by_quarter, filters.chosen(team=False))
