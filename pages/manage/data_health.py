"""Data health: how much there is, how old it is, what is strange about it, and whether the mirror is right."""

import streamlit as st

from data_access import health
from pages.shared import health_cards, page
from pages.shared.data import load
from pages.shared.feedback import waiting_scores
from pages.shared.imports import source_list
from pages.shared.mails import mail_health
from pages.shared.session import say
from pages.shared.texts import frame
from pages.shared.texts import health as words

st.title(say(frame.DATA_HEALTH), anchor=False)
st.write(say(words.INTRODUCTION))
complete = load(health.completeness)
if complete.empty:
    page.first_data()
    source_list.health_card()
    mail_health.mails_card()
    st.stop()

health_cards.completeness_card(complete)
source_list.health_card()
health_cards.strange_card(load(health.strange_counts))
waiting_scores.waiting_counts()
mail_health.mails_card()
health_cards.mirror_card()
health_cards.retention_card()
health_cards.wall_line()
