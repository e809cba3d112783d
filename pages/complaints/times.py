"""Resolution times: how long complaints take, with the open ones counted, over time and by group."""

from functools import partial

import streamlit as st

from data_access.numbers.complaint_times import complaint_ages
from metrics import complaints
from pages.shared import filters, kpis, page, panels
from pages.shared.complaints import (
    backlog_card,
    complaint_cards,
    course_card,
    group_times,
    promise_cards,
    resolution,
    stage_card,
    survival_card,
)
from pages.shared.data import load
from pages.shared.session import plain, say
from pages.shared.texts import complaints as words
from pages.shared.texts import frame, times

TILES = (
    complaints.complaint_resolution_time,
    complaints.complaint_resolution_p90,
    complaints.complaints_within_standard,
    complaints.complaints_overdue,
    complaints.complaints_backlog,
    complaints.complaints_reopened,
    complaints.complaints_recurring,
    complaints.complaints_escalated,
)

page.head(frame.RESOLUTION_TIMES, times=True)
period, chosen = filters.period(), filters.chosen()
page.period_line(period)
found = kpis.kpis(TILES, period, chosen)
if all(kpi.now.value is None and not kpi.hidden for kpi in found):
    page.nothing(period)
    st.stop()
panels.kpi_tiles(found, period, chosen)
if slower := resolution.vip_slower(resolution.curves_by("tier", period, chosen)):
    st.warning(plain(slower), icon=":material/warning:")

pick_cut = partial(filters.pick, "by", words.CUT_BY, resolution.CUTS, lambda cut: say(words.CUTS[cut]))
grain, by = page.section(times.HOW_LONG, partial(course_card.pick_grain, period), pick_cut)
across = filters.chosen(team=by != "team_id")
really, over_time = st.columns(2)
with really:
    survival_card.survival_card(period, chosen)
with over_time:
    course_card.course_card(period, chosen, grain)
group_times.groups_card(by, resolution.curves_by(by, period, across), period, across)

page.section(times.PROMISE)
kept, kept_by = st.columns(2)
with kept:
    promise_cards.promise_card(period, chosen, grain)
with kept_by:
    promise_cards.promises_by_card(by, period, across)

page.section(times.WHERE)
stage_card.stages_card(period, chosen)

page.section(times.WHO_WAITS)
backlog_card.backlog_card(period, chosen, found[TILES.index(complaints.complaints_backlog)])
complaint_cards.ages_card(
    load(complaint_ages, filters=chosen, calendar=filters.calendar()), "complaint_ages", chosen,
    exported_filters=filters.said(chosen, standing=True),
)  # fmt: skip
