"""complaints/open."""

import streamlit as st

st.title("complaints/open")
