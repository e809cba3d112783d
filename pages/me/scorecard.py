"""My scorecard: the score and what it is made of, what waits, one's KPIs, complaints, and what customers said."""

import streamlit as st

from data_access.numbers.filters import Filters
from data_access.scorecards import cards
from metrics import complaints, response, satisfaction
from metrics.people.weights import LEAD
from pages.shared import filters, kpis, page, panels, session, show
from pages.shared.complaints import own_complaints
from pages.shared.people import own_cards
from pages.shared.scorecards import changed_card, printed, reaching_card, score_card, scored, waiting
from pages.shared.session import say
from pages.shared.texts import frame
from pages.shared.texts import own_complaints as complaint_words
from pages.shared.texts import scorecards as score_words

TILES = (
    satisfaction.csat,
    response.first_response_time,
    response.resolution_time,
    response.resolution_within,
    response.interactions_resolved,
    response.first_contact_resolution,
)
OF_COMPLAINTS = (
    complaints.complaint_response_time,
    complaints.complaint_resolution_time,
    complaints.complaints_within_standard,
    complaints.complaints_overdue,
)
CLOSER = tuple(metric.key for metric in (*TILES, complaints.complaint_resolution_time))

page.head(frame.SCORECARD, team=False, channel=False, tier=False, times=True)
# Whose scorecard it is says the visit alone, never the address.
member_id, whose = session.scope().member_id, cards.own(session.scope())
if member_id is None or whose is None:
    st.stop()
own, period, team_id = Filters(member_id=(member_id,)), filters.period(), scored.own_team()
page.period_line(period, own)

found = kpis.kpis((*TILES, *OF_COMPLAINTS), period, own)
of_contacts, of_complaints = found[: len(TILES)], found[len(TILES) :]
anything = any(kpi.now.n for kpi in found)
mine = scored.scored(whose, period, team_id)

if printed.asked():
    printed.sheet(mine, found, member_id)
    st.stop()

known = anything or mine.card.score.value is not None
if known:
    score_card.score_card(
        mine, "own_score", also=say(score_words.LEADS_CARD) if whose.role == LEAD else "", parts=False
    )
    printed.link()
waiting.waiting_cards(own)
if anything:
    takes, changed = st.columns(2)
    with takes:
        reaching_card.reaching_card(mine)
    with changed:
        changed_card.changed_card(found, period)
else:
    page.nothing(period)

in_kpis, in_parts, in_complaints, said_by_customers, in_growth = st.tabs([say(tab) for tab in score_words.TABS])
with in_kpis:
    if anything:
        own_cards.own_tiles(of_contacts, of_complaints, period, own)
        own_cards.closer(found, CLOSER, period, own)
    else:
        st.caption(say(score_words.NO_KPIS))
with in_parts:
    if known:
        score_card.details(mine, "own_score")
    else:
        st.caption(say(score_words.NO_SCORE))
with in_complaints:
    show.headline(say(complaint_words.TITLE), say(complaint_words.TILES_CAPTION))
    if anything:
        panels.small_kpi_tiles(of_complaints, period, own)
    own_complaints.none_open_card(own)
    stages, resolved = st.columns([2, 3])
    with stages:
        own_complaints.stages_card(kpis.so_far(period), own)
    with resolved:
        own_complaints.resolved_card(own)
with said_by_customers:
    own_cards.feedback_card(member_id, own)
with in_growth:
    waiting.growth_cards()
