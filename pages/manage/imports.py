"""manage/imports."""

import streamlit as st

st.title("manage/imports")
