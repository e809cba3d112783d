"""Glossary: every metric with its words, from the registry."""

import pandas as pd
import streamlit as st

from data_access.standing import LOST_AFTER_DAYS
from metrics.registry import SUBJECTS
from pages.shared.session import language, say
from pages.shared.tables import Column, table
from pages.shared.texts import frame
from pages.shared.texts import glossary as words

st.title(say(frame.GLOSSARY))
st.write(say(words.INTRODUCTION))
wanted = st.text_input(say(words.SEARCH), key="glossary_search", icon=":material/search:", width=360).strip().lower()

found = 0
for subject in SUBJECTS:
    rows = [
        {
            "name": say(metric.name),
            "meaning": say(metric.meaning),
            "unit": say(words.UNITS[metric.unit]),
            "better": say(words.BETTER[metric.better]),
            "cohort": say(words.COHORTS[metric.cohort]),
            "matures": say(words.DAYS, days=metric.matures_days) if metric.matures_days else "",
        }
        for metric in subject.metrics
        if wanted in f"{metric.key} {metric.name.en} {metric.name.zh} {say(metric.meaning)}".lower()
    ]
    found += len(rows)
    if rows:
        st.subheader(say(subject.name))
        st.write(pd.DataFrame(rows))
if not found:
    st.info(say(words.NOTHING_FOUND))
st.write(say(words.INTERVALS))
st.caption(say(words.LOST_AFTER, days=LOST_AFTER_DAYS))
