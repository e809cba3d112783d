"""manage/glossary."""

import streamlit as st

st.title("manage/glossary")
