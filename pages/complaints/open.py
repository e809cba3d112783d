"""Open complaints: what is due first, what nobody has, what waits for its customer, and closing one with its cause."""

import streamlit as st

from data_access.numbers.asking import extent
from data_access.scope import Action, may
from data_access.workflow import complaints
from data_access.workflow.complaints_answered import complaints_to_confirm
from pages.shared import filters, forms, page, session, show
from pages.shared.complaints import bulk, complaint_cards, open_complaints
from pages.shared.complaints.closing import FORM, close_card
from pages.shared.data import load
from pages.shared.session import say
from pages.shared.tables import table
from pages.shared.texts import complaints as words
from pages.shared.texts import frame

page.head(frame.OPEN_COMPLAINTS, period=False, times=True)
as_of = session.clock().now.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M")
show.caption_line([say(words.OPEN_CAPTION, as_of=as_of)])
forms.told(FORM)
forms.told(bulk.FORM)
set_filters = filters.said(filters.chosen(), standing=True)
if filters.working_hours():  # in a file, only this says how the time that is left was counted
    set_filters = " · ".join(filter(None, (set_filters, say(frame.CLOCKS[filters.WORKING_HOURS]))))
found = open_complaints.readable(load(complaints.complaints_open, filters.chosen()))
answered = load(complaints_to_confirm, filters.chosen())
if found.empty and answered.empty and load(extent).last is None:
    page.nothing(filters.period())
    st.stop()

picked = None
if found.empty:
    show.nothing_here(words.NONE_OPEN, words.NONE_OPEN_MORE)
else:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        views_at, stages_at = st.container(width="content"), st.container(width=210)
    with stages_at:
        of_stage, stage = open_complaints.in_stage(found)
    views = open_complaints.in_view(of_stage)
    with views_at:
        view = filters.pick(
            "view", words.VIEW, open_complaints.VIEWS, lambda code: say(words.VIEWS[code], count=len(views[code]))
        )
    shown = views[view]
    if shown.empty:
        st.caption(say(words.NONE_IN_VIEW))
    else:
        row = table(
            shown, open_complaints.columns(shown), forms.field(FORM, f"list_{view}"), name=say(frame.OPEN_COMPLAINTS),
            filters=" · ".join(filter(None, (set_filters, stage))), select=True,
        )  # fmt: skip
        picked = int(shown["complaint_id"][row]) if row is not None and row < len(shown) else None

answered_list = forms.field(FORM, "list_answered")
picked = open_complaints.to_confirm_card(answered, answered_list, exported_filters=set_filters) or picked
if picked is not None:
    open_complaints.to_complaint(picked)
closing, ages = st.columns(2)
if not found.empty:
    with ages:
        complaint_cards.ages_card(
            open_complaints.ages(found), "open_ages", filters.chosen(), exported_filters=set_filters
        )
if may(session.scope(), Action.CLOSE_COMPLAINT) and len(found) + len(answered):
    labels = {int(line["complaint_id"]): open_complaints.complaint_said(line) for _, line in found.iterrows()}
    labels |= {int(line["complaint_id"]): open_complaints.answered_said(line) for _, line in answered.iterrows()}
    with closing:
        close_card(labels, picked)
if may(session.scope(), Action.WORK_ON_COMPLAINT) and len(found) > 1:
    bulk.hand_over_card(found)
