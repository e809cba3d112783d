"""Resolution times: how long complaints take, with the open ones counted, over time and by group."""

import streamlit as st

from data_access.complaint_times import complaint_ages
from metrics import complaints
from pages.shared import backlog_card, complaint_cards, filters, kpis, page, panels, stage_card
from pages.shared.data import load
from pages.shared.session import plain, say
from pages.shared.texts import complaints as words
from pages.shared.texts import frame

TILES = (
    complaints.complaint_resolution_time,
    complaints.complaint_resolution_p90,
    complaints.complaints_within_standard,
    complaints.complaints_reopened,
    complaints.complaints_recurring,
    complaints.complaints_opened,
    complaints.complaints_closed,
    complaints.complaints_backlog,
    complaints.complaints_overdue,
)

page.head(frame.RESOLUTION_TIMES, times=True)
period, chosen = filters.period(), filters.chosen()
page.period_line(period)
found = kpis.kpis(TILES, period, chosen)
if all(kpi.now.value is None and not kpi.hidden for kpi in found):
    page.nothing(period)
    st.stop()
panels.kpi_tiles(found, period, chosen)

if slower := complaint_cards.vip_slower(complaint_cards.curves_by("tier", period, chosen)):
    st.warning(plain(slower), icon=":material/warning:")

really, weekly = st.columns(2)
with really:
    complaint_cards.survival_card(period, chosen)
with weekly:
    complaint_cards.times_card(found[0], found[1])

backlog_card.backlog_card(period, chosen)
stage_card.stages_card(period, chosen)

by = filters.pick("by", words.CUT_BY, complaint_cards.CUTS, lambda cut: say(words.CUTS[cut]))
compared, ages = st.columns([3, 2])
with compared:
    complaint_cards.groups_card(by, complaint_cards.curves_by(by, period, chosen), period, chosen)
with ages:
    complaint_cards.ages_card(
        load(complaint_ages, filters=chosen, calendar=filters.calendar()), "complaint_ages", chosen,
        exported_filters=filters.said(chosen, standing=True),
    )  # fmt: skip
