"""feedback/log."""

import streamlit as st

st.title("feedback/log")
