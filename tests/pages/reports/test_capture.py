"""What the exports lean on in Streamlit: how it names what it sends, and how a page stops. After an update this says
what has changed."""

from streamlit.testing.v1 import AppTest


def app() -> None:
    import pandas as pd
    import plotly.graph_objects as go
    import streamlit as st

    from pages.reports.capture import captured, ended_early
    from pages.shared import recording

    def kinds(node):  # type: ignore[no-untyped-def]
        return [child.kind if child.proto is not None else (child.kind, kinds(child)) for child in in_order(node)]

    def in_order(node):  # type: ignore[no-untyped-def]
        return [child for _, child in sorted(node.children.items())]

    with recording.listening() as notes, captured(notes) as page, ended_early():
        st.title("A title")
        slot = st.empty()
        left, right = st.columns([3, 2])
        left.metric("Sales", "5")
        with right.container(border=True):
            st.dataframe(pd.DataFrame({"a": [1]}))
        (tab,) = st.tabs(["One"])
        tab.plotly_chart(go.Figure())
        with st.form("form"):
            st.form_submit_button("Send")
        with st.container(horizontal=True):
            st.text("plain")
        with st.grid(2, border=True):
            st.caption("small")
        slot.markdown("came later")
        st.stop()
        st.title("never drawn")
    st.session_state["kinds"] = kinds(page)
    columns = in_order(page)[2]
    st.session_state["weights"] = [round(each.block.column.weight, 1) for each in in_order(columns)]
    st.session_state["border"] = in_order(in_order(columns)[1])[0].block.flex_container.border
    st.session_state["horizontal"] = in_order(page)[5].block.flex_container.direction
    grid = in_order(page)[6].block.grid_container
    st.session_state["grid"] = grid.columns, grid.border
    st.title("the run goes on")


def test_streamlit_still_sends_pages_the_way_exports_read_them() -> None:
    visit = AppTest.from_function(app, default_timeout=20).run()
    assert not visit.exception, [error.value for error in visit.exception]
    assert visit.session_state["kinds"] == [
        "heading",
        "markdown",
        ("flex_container", [("column", ["metric"]), ("column", [("flex_container", ["dataframe"])])]),
        ("tab_container", [("tab", ["plotly_chart"])]),
        ("form", ["button"]),
        ("flex_container", ["text"]),
        ("grid_container", ["markdown"]),
    ]
    assert visit.session_state["weights"] == [0.6, 0.4]
    assert visit.session_state["border"] is True
    assert visit.session_state["horizontal"] == 2
    assert visit.session_state["grid"] == (2, True)
    assert [title.value for title in visit.title] == ["A title", "the run goes on"]
