"""Signing out, and what a page says to somebody who is signed out already.

Both lead out of the dashboard to pages that the server draws (pages/sign_in), so they are plain HTML: a click on
them leaves this page and everything that it holds.
"""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from pages.shared import session, show
from pages.shared.session import say
from pages.shared.texts import sign_in as words

SIGN_IN, SIGN_OUT = "/sign-in", "/sign-out"


def sign_out_button() -> None:
    """End the session, with the next page in the language of this one."""
    st.html(
        f'<form method="post" action="{SIGN_OUT}?lang={session.language()}">'
        f'<button class="leaving">{escape(say(words.SIGN_OUT))}</button></form>',
        width="content",
    )


def say_signed_out(address: str) -> None:
    """Instead of a page: that its visitor is signed out, and how to come back to it."""
    show.nothing_here(words.SIGNED_OUT, words.ENDED_HERE)
    query = urlencode(st.query_params.to_dict())
    path = f"/{address}?{query}" if query else f"/{address}"
    asked = urlencode({"next": path, "lang": session.language()})
    with st.container(horizontal_alignment="center"):
        link = f'<a class="leaving" href="{SIGN_IN}?{asked}" target="_self">{escape(say(words.SIGN_IN_AGAIN))}</a>'
        st.html(link, width="content")


def say_no_role() -> None:
    """Instead of a page: that there is none for somebody without a role."""
    show.nothing_here(words.NO_ROLE, words.NO_ROLE_WHAT)
    with st.container(horizontal_alignment="center"):
        sign_out_button()
