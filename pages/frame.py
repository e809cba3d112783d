"""Every visit passes here: who is it, which pages are theirs, in which language."""

import streamlit as st

from pages.shared import entrance, look, menu, session
from pages.shared.session import say
from pages.shared.texts import frame as words

session.settle_language()
st.set_page_config(page_title=say(words.DASHBOARD), page_icon="pages/shared/icon.png", layout="wide")
look.styles()

visitor = session.visitor()
if visitor is None:
    st.navigation(menu.everything(), position="hidden")
    entrance.choose_person()
else:
    page = st.navigation(menu.pages_for(visitor.scope), position="top")
    entrance.banner(visitor)
    page.run()
