"""Weekly meeting: what needs talking about, what becomes of each item, its minutes, and which weeks had none."""

import streamlit as st

from pages.shared import show
from pages.shared.meetings import chosen, minutes, views
from pages.shared.session import say
from pages.shared.texts import frame
from pages.shared.texts import meetings as words

if views.alone():
    st.stop()

st.title(say(frame.MEETING), anchor=False)
show.caption_line([say(words.CAPTION)])
team_id = chosen.team()
if team_id is None:
    show.nothing_here(words.NO_TEAM, words.NO_TEAM_WHAT)
    st.stop()
week_on, standing = chosen.week(team_id)
views.week(team_id, week_on, standing)
minutes.list_card(team_id)
