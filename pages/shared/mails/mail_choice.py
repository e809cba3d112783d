"""Choosing what one gets by mail, for oneself."""

import streamlit as st

from data_access.mailing import choices
from data_access.mailing import words as mail_words
from metrics.words import LANGUAGES, Language
from pages.shared import forms, session, show
from pages.shared.data import load
from pages.shared.entrance import LANGUAGE_NAMES
from pages.shared.session import language, say
from pages.shared.texts import mails as words

CHOICE = "mail_choice"


def choice_card() -> None:
    """The visitor's kinds of mails and their language; a sentence about where they go."""
    chosen, address = load(choices.own_choice), load(choices.own_address)
    with st.container(border=True, width=720):
        to = say(words.TO, address=address) if address else say(words.NO_ADDRESS)
        show.headline(say(words.WHAT_I_GET))
        st.text(to, width="stretch")  # an address in Markdown would become a link
        if session.house().settings.mail is None:
            st.caption(say(words.NO_SERVER))
        forms.told(CHOICE)
        with st.form(forms.field(CHOICE, "form"), border=False):
            wanted = {kind: _kind(kind, wanted=kind not in chosen.refused) for kind in choices.KINDS}
            spoken: Language = st.radio(
                say(words.LANGUAGE), LANGUAGES, index=LANGUAGES.index(chosen.language or language()),
                format_func=LANGUAGE_NAMES.__getitem__, key=forms.field(CHOICE, "language"), horizontal=True,
            )  # fmt: skip
            sent = st.form_submit_button(
                say(words.SAVE), key=forms.field(CHOICE, "send"), type="primary", icon=":material/check:"
            )
        if sent:
            refused = tuple(kind for kind, wants in wanted.items() if not wants)
            forms.submit(
                CHOICE, choices.choose_mails, lambda _: say(words.SAVED), refused=refused, language=spoken
            )  # fmt: skip


def _kind(kind: str, *, wanted: bool) -> bool:
    name = say(mail_words.KINDS[kind])
    return st.checkbox(name, wanted, key=forms.field(CHOICE, kind), help=say(words.HOLDS[kind]))
