"""What stands below a page's head while its numbers are asked for the first time in a visit."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

KEY = "loading"
HEIGHT = 1  # px, until look.styles() is there, which makes rows of tiles and cards of it


@contextmanager
def skeletons(address: str) -> Iterator[None]:
    """Grey tiles and cards while the page at `address` is drawn within, the first time in this visit; later its old
    numbers stay until the new ones come.

    They are one element in a place of its own, in which nothing else ever stands: a browser that is late gets nothing
    that hangs on a frame it has not seen. The styles put them below all that is drawn already. A page that stops early
    must be caught within: after a stop nothing is drawn any more, and they would stay.
    """
    asked = f"asked_{address}"
    with st.container(key=KEY):
        waiting = st.empty()
    if asked not in st.session_state:
        st.session_state[asked] = True
        waiting.skeleton(height=HEIGHT)
    try:
        yield
    finally:
        waiting.empty()
