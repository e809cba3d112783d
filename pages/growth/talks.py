"""One-to-ones: what two people noted of their talks, and what either is to do. Nobody else reads any of it."""

import streamlit as st

from pages.shared import show
from pages.shared.session import say
from pages.shared.talks import talk_cards, talk_forms
from pages.shared.texts import frame
from pages.shared.texts import talks as words

st.title(say(frame.TALKS), anchor=False)
show.caption_line([say(words.CAPTION)])
lists, opened = st.columns([2, 3])
with lists:
    partner = talk_cards.partners_card()
    chosen = talk_cards.talks_card(partner)
    talk_forms.hold_card(partner)
with opened:
    if chosen is not None:
        talk_cards.talk_card(chosen)
