"""Help: what each page is for, who sees what, how its numbers are reckoned, what to do where something is missing."""

import streamlit as st

from pages.shared import menu, session, show, tour
from pages.shared.help_cards import found_card, help_card, page_picked
from pages.shared.session import say
from pages.shared.texts import help_page as words
from pages.shared.texts import tour as tour_words

entries = {entry.address: entry for entry in menu.entries_for(session.scope())}
st.title(say(words.HELP), anchor=False)
show.caption_line([say(words.INTRODUCTION)])
with st.container(horizontal=True, vertical_alignment="bottom"):
    page = page_picked(entries)
    sought = st.text_input(say(words.SEARCH), key="help_search", icon=":material/search:", width=320, live=True)
    st.button(say(tour_words.AGAIN), key="tour_again", icon=":material/tour:", on_click=tour.start)

wanted = sought.strip().lower()
if wanted:
    found_card(entries.values(), wanted)
else:
    help_card(entries[page])
st.page_link("manage/glossary.py", label=say(words.TO_GLOSSARY), icon=":material/menu_book:")
