"""insight/overview."""

import streamlit as st

st.title("insight/overview")
