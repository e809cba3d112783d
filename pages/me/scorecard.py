"""me/scorecard."""

import streamlit as st

st.title("me/scorecard")
