"""A page whose child may come before its parent is noticed, so that no browser has to stop with it."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.browsers_tree import NotDrawn


def filled_twice() -> None:
    import streamlit as st

    @st.fragment
    def tiles() -> None:
        with st.grid(2), st.container():
            st.metric("CSAT", "88 %")

    waiting = st.empty()
    with waiting.container(), st.grid(2):
        st.skeleton()
    with waiting.container():
        tiles()


def filled_beside() -> None:
    import streamlit as st

    waiting, there = st.empty(), st.container()
    with waiting.container(), st.grid(2):
        st.skeleton()
    waiting.empty()
    with there, st.grid(2), st.container():
        st.metric("CSAT", "88 %")


def test_a_place_that_grey_tiles_and_then_others_fill_cannot_be_drawn() -> None:
    with pytest.raises(NotDrawn, match="to put"):
        AppTest.from_function(filled_twice).run()


def test_grey_tiles_beside_the_place_can() -> None:
    assert AppTest.from_function(filled_beside).run().metric[0].value == "88 %"
