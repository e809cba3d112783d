"""team/members."""

import streamlit as st

st.title("team/members")
