"""Glossary: every metric with its words, from the registry."""

import pandas as pd
import streamlit as st

from data_access.numbers.standing import LOST_AFTER_DAYS
from metrics.registry import SUBJECTS
from pages.shared import show
from pages.shared.columns import Column
from pages.shared.help_cards import searched
from pages.shared.session import plain, say
from pages.shared.tables import export_buttons
from pages.shared.texts import frame
from pages.shared.texts import glossary as words

COLUMNS = (
    Column("name", words.COLUMN_NAME),
    Column("meaning", words.COLUMN_MEANING),
    Column("reckoned", words.COLUMN_RECKONED),
    Column("unit", words.COLUMN_UNIT),
    Column("better", words.COLUMN_BETTER),
    Column("cohort", words.COLUMN_COHORT),
    Column("matures", words.COLUMN_MATURES),
)

st.title(say(frame.GLOSSARY), anchor=False)
st.write(say(words.INTRODUCTION))
wanted = (
    st.text_input(say(words.SEARCH), key="glossary_search", icon=":material/search:", width=360, live=True)
    .strip()
    .lower()
)

found = []
for subject in SUBJECTS:
    rows = [
        {
            "key": metric.key,
            "name": say(metric.name),
            "meaning": say(metric.meaning),
            "reckoned": say(metric.reckoned),
            "unit": say(words.UNITS[metric.unit]),
            "better": say(words.BETTER[metric.better]),
            "cohort": say(words.COHORTS[metric.cohort]),
            "matures": say(words.DAYS, days=metric.matures_days) if metric.matures_days else "",
        }
        for metric in subject.on_both_clocks
        if wanted in searched(metric)
    ]
    found += rows
    if rows:
        st.subheader(say(subject.name), anchor=False)
    for row in rows:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{plain(row['name'])}**")
            st.text(row["meaning"], width="stretch")
            st.markdown(say(words.RECKONED, how=plain(row["reckoned"])))
            line = say(words.LINE, unit=row["unit"], better=row["better"], cohort=row["cohort"])
            show.caption_line([line, say(words.LINE_MATURES, days=row["matures"]) if row["matures"] else ""])
if found:
    export_buttons(pd.DataFrame(found), COLUMNS, "glossary", name=say(frame.GLOSSARY))
else:
    show.nothing_here(words.NOTHING_FOUND)
st.write(say(words.RULES))
st.write(say(words.INTERVALS))
st.caption(say(words.LOST_AFTER, days=LOST_AFTER_DAYS))
