"""What the theme's settings cannot say about the look."""

import streamlit as st

# Streamlit writes white on every primary button. On the dark theme's blue, which is light enough to be read as text,
# white reaches 2.4 : 1; the dark background's own colour reaches 7.5 : 1. Browsers decide by the theme in use.
_WORDS_ON_PRIMARY = """<style>
[data-testid="stBaseButton-primary"], [data-testid="stBaseButton-primaryFormSubmit"] {
    color: light-dark(#ffffff, #10161d);
}
</style>"""


def readable_buttons() -> None:
    """Make primary buttons readable on both themes. It takes no room on the page."""
    st.html(_WORDS_ON_PRIMARY)
