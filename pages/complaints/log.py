"""complaints/log."""

import streamlit as st

st.title("complaints/log")
