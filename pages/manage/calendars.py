"""Working time: a calendar's year, its hours and its teams; administrators change them."""

import streamlit as st

from data_access.scope import Action, may
from pages.shared import session, show
from pages.shared.calendars.calendar_days_form import correct_card
from pages.shared.calendars.calendar_hours import hours_card
from pages.shared.calendars.calendar_looked import looked
from pages.shared.calendars.calendar_recount import recount_card
from pages.shared.calendars.calendar_teams import calendars_card, teams_card
from pages.shared.calendars.calendar_year import special_days, year_card
from pages.shared.session import say
from pages.shared.texts import calendars as words
from pages.shared.texts import frame

may_change = may(session.scope(), Action.MANAGE_STANDARDS)

with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
    with st.container(width="content"):
        st.title(say(frame.WORKING_TIME), anchor=False, width="content")
    with st.container(width="content"):
        of = looked()
show.caption_line(
    [say(words.INTRODUCTION), say(words.LINE_ZONE, zone=of.zone), say(words.LINE_USUAL) if of.usual else ""]
)
if of.calendar.by_weekdays(of.year):
    said = words.NOT_PUBLISHED if may_change else words.NOT_PUBLISHED_READ
    st.warning(say(said, year=of.year), icon=":material/event_busy:")

year_card(of)

days, second = st.columns(2)
with days, st.container(border=True, height="stretch"):
    special_days(of)
with second, st.container(border=True, height="stretch"):
    if may_change:
        correct_card(of)
    else:
        hours_card(of, may_change=False)

if may_change:
    left, right = st.columns(2)
    with left, st.container(border=True, height="stretch"):
        hours_card(of, may_change=True)
    with right, st.container(border=True, height="stretch"):
        teams_card(of, may_change=True)
    left, right = st.columns(2)
    with left, st.container(border=True, height="stretch"):
        calendars_card(of)
    with right, st.container(border=True, height="stretch"):
        recount_card(of)
else:
    with st.container(border=True):
        teams_card(of, may_change=False)
