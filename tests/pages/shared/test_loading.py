"""Grey tiles stand where a page is drawn for the first time in a visit, and never longer."""

from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st

    from pages.reports.capture import captured, ended_early
    from pages.shared import loading
    from pages.shared.recording import Notes

    with captured(Notes()) as drawn, loading.skeletons("overview"), ended_early():
        [slot] = drawn.children.values()
        st.title("Overview")
        st.text(f"{slot.children[0].kind}, {len(drawn.children)}")
        st.stop()


def test_they_stand_while_a_page_is_drawn_for_the_first_time_and_go_even_where_it_stops() -> None:
    visit = AppTest.from_function(_page).run()
    assert [text.value for text in visit.text] == ["skeleton, 2"]
    assert not visit.get("skeleton")
    visit.run()
    assert [text.value for text in visit.text] == ["empty, 2"]
    assert not visit.exception
