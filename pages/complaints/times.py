"""complaints/times."""

import streamlit as st

st.title("complaints/times")
