"""My account: who I am here, my password, where I am signed in. Only where people sign in."""

import streamlit as st

from data_access.sign_in import accounts
from pages.shared import session, show
from pages.shared.data import load
from pages.shared.people import own_account
from pages.shared.session import say
from pages.shared.texts import accounts as words
from pages.shared.texts import frame

st.title(say(frame.ACCOUNT), anchor=False)
own = load(accounts.own)
me = session.visitor()
if me is not None:
    who = [session.name_of(me.name, me.name_en), own.email if own and own.email else ""]
    st.text(" · ".join(part for part in who if part))
    roles = " · ".join(say(frame.ROLES[role]) for role in sorted(me.scope.roles))
    show.caption_line([say(words.YOUR_ROLES, roles=roles), say(words.ACCOUNT_INTRODUCTION)])

left, right = st.columns(2)
with left:
    own_account.password_card(own)
with right:
    own_account.sessions_card()
