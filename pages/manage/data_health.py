"""manage/data_health."""

import streamlit as st

st.title("manage/data_health")
