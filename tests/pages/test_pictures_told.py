"""What finds charts that nothing says in words finds them, and no others."""

from streamlit.testing.v1 import AppTest

from tests.pages.pictures_told import untold

CHART = 'st.plotly_chart({"data": [{"type": "bar", "y": [1]}], "layout": {}}, alt=ALT)'


def missing(script: str, alt: str = "Scores") -> list[str]:
    told = script.replace("ALT", repr(alt))
    return untold(AppTest.from_string(f"import streamlit as st\n{told}").run()._tree)[0]


def test_a_chart_without_a_sentence_in_its_own_card_is_found() -> None:
    card = "st.title('Where')\nst.subheader('Before')\nwith st.container(border=True):\n    "
    assert missing(f"{card}st.subheader('It rises')\n    {CHART}") == []
    assert missing(f"{card}st.caption('by week')\n    {CHART}") == ["nothing says what 'Scores' shows"]


def test_what_one_column_says_is_not_said_in_the_next() -> None:
    columns = "left, right = st.columns(2)\nleft.subheader('It rises')\nwith right:\n    "
    assert missing(columns + CHART) == ["nothing says what 'Scores' shows"]


def test_a_chart_without_alt_text_is_found() -> None:
    assert "has no alt text" in missing(f"st.subheader('It rises')\n{CHART}", alt=" ")[0]
