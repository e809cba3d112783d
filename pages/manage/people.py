"""People: who is here, who may sign in, with which role, in which team."""

import streamlit as st

from pages.shared import session, show
from pages.shared.people import adding_people, people_list
from pages.shared.people.person_cards import person_cards
from pages.shared.session import say
from pages.shared.texts import accounts as words
from pages.shared.texts import frame

st.title(say(frame.PEOPLE), anchor=False)
st.write(say(words.INTRODUCTION))
if not session.signing_in():
    st.info(say(words.NO_SIGN_IN), icon=":material/no_accounts:")

found = people_list.everybody()
if found.empty:
    show.nothing_here(words.NOBODY_YET, words.NOBODY_YET_WHAT)
else:
    chosen = people_list.picked_list(found)
    if chosen is not None:
        person_cards(next(row for row in found.to_dict("records") if row["member_id"] == chosen))
    st.divider()

adding, teams = st.columns(2)
with adding:
    adding_people.add_card()
with teams:
    adding_people.teams_card()
