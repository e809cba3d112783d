"""What stands around the numbers: the head of a card, the line under a title, the empty case."""

from collections.abc import Sequence

import streamlit as st

from metrics.words import Text
from pages.shared.session import plain, say
from pages.shared.texts import show as words


def headline(sentence: str, caption: str = "") -> None:
    """What a chart says, and below it what is drawn."""
    st.subheader(plain(sentence), anchor=False)
    if caption:
        st.caption(plain(caption))


def caption_line(parts: Sequence[str]) -> None:
    """The line under the title: period · working days · as of · compared with. Empty parts are left out."""
    st.caption(plain(" · ".join(part for part in parts if part)))


def nothing_here(reason: Text, what_to_do: Text | None = None, **filled: object) -> None:
    """The empty case: why there is nothing, and what would bring something."""
    with st.container(border=True, horizontal_alignment="center", gap="xsmall"):
        st.space("small")
        st.markdown(f":gray[:material/inbox:] **{plain(say(reason, **filled))}**", text_alignment="center")
        if what_to_do is not None:
            st.caption(plain(say(what_to_do, **filled)), text_alignment="center")
        else:
            st.caption(plain(say(words.NOTHING_HERE)), text_alignment="center")
        st.space("small")
