"""Audit: who signed in, saw, exported, imported and changed what, and whether anybody altered that."""

import streamlit as st

from data_access.scope import Action, may
from pages.shared import audit_list, filters, page, session
from pages.shared.session import say
from pages.shared.texts import audit as words
from pages.shared.texts import frame

page.head(frame.AUDIT, team=False, channel=False, tier=False)
if not may(session.scope(), Action.SEE_AUDIT):
    st.stop()
st.write(say(words.INTRODUCTION))
audit_list.list_card(audit_list.sought(filters.period()))
audit_list.chain_card()
