"""My mails: what I get by mail, in which language, and where it goes."""

import streamlit as st

from pages.shared.mails import mail_choice
from pages.shared.session import say
from pages.shared.texts import frame

st.title(say(frame.MAILS), anchor=False)
mail_choice.choice_card()
