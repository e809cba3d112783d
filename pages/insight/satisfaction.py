"""insight/satisfaction."""

import streamlit as st

st.title("insight/satisfaction")
