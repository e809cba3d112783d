"""Every visit passes here: who is it, which pages are theirs, in which language."""

import streamlit as st

from pages.reports.capture import ended_early
from pages.reports.export import Export
from pages.shared import away, bell, data, entrance, leaving, loading, look, menu, session, tour
from pages.shared.session import say
from pages.shared.texts import frame as words

session.settle_language()
st.set_page_config(page_title=say(words.DASHBOARD), page_icon="pages/shared/icon.png", layout="wide")
look.styles()

if reason := away.found():
    st.navigation(menu.everything(), position="hidden")
    away.say(reason)
    st.stop()

visitor = session.visitor()
if visitor is not None and visitor.scope.roles:
    page = st.navigation(menu.pages_for(visitor.scope), position="top")
    export = Export(page, visitor.scope)
    slot = entrance.banner(visitor, page.url_path, export.button)
    away.say_reading_only()
    with data.of_one_moment(), bell.rung(slot):
        session.settle_names()
        tour.card(page.url_path)
        with loading.skeletons(page.url_path), ended_early():
            export.run()
else:
    page = st.navigation(menu.everything(), position="hidden")
    if not session.signing_in():
        entrance.choose_person()
    elif visitor is None:
        leaving.say_signed_out(page.url_path)
    else:
        leaving.say_no_role()
