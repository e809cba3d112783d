"""The card that says how old the open complaints are."""

from functools import partial

import pandas as pd
import streamlit as st

from data_access.numbers.complaint_times import days_of
from data_access.numbers.filters import Filters
from metrics import formats
from pages.shared import filters, session, show
from pages.shared.charts import bars, draw
from pages.shared.columns import Column, Kind
from pages.shared.complaints.oldest_open import oldest_open
from pages.shared.number_tables import number_table
from pages.shared.rows_behind import Number
from pages.shared.session import language, say
from pages.shared.texts import complaints as words
from pages.shared.texts import show as shown_words

# Older than this many working days, an open complaint needs somebody to look at it.
OLD = 8


def ages_card(ages: pd.DataFrame, key: str, chosen: Filters, *, exported_filters: str) -> None:
    """How old the open ones under the filters are. `ages`: low, high (working days), n, hidden, a row per band."""
    with st.container(border=True, height="stretch"):
        total = int(ages["n"].fillna(0).sum())
        if not total and not ages.get("hidden", pd.Series(False)).any():
            show.headline(say(words.NONE_OPEN_NOW), say(words.AGES_CAPTION))
            return
        hidden = ages["hidden"].tolist() if "hidden" in ages else [False] * len(ages)
        old = int(ages.loc[ages["low"] >= OLD, "n"].fillna(0).sum())
        sentence = say(words.AGES_SAYS if old else words.AGES_NONE_OLD, old=old, all=total)
        if any(hidden):
            sentence = say(words.AGES_SOME_HIDDEN)
        show.headline(sentence, say(words.AGES_CAPTION))
        named = ages.assign(name=[band_said(low, high) for low, high in zip(ages["low"], ages["high"], strict=True)])
        attention = {name for name, low in zip(named["name"], named["low"], strict=True) if low >= OLD}
        counts = [float(n) for n in named["n"].fillna(0)]
        columns = [Column("name", words.AGE, pinned=True), Column("n", words.OPEN_COUNT, Kind.COUNT)]

        def behind(line: pd.Series) -> Number:
            band = (line["low"], None if pd.isna(line["high"]) else line["high"])
            days = days_of(band, filters.calendar(), session.clock())
            return Number("complaints_open", words.AGES, words.AGES_MEANS, days, chosen)

        def written(place: int) -> str:
            return say(shown_words.HIDDEN) if hidden[place] else formats.number(counts[place], language())

        draw(
            bars(
                say(words.AGES), named["name"].tolist(), counts, language(), written=written, attention=attention
            ),
            key, title=sentence,
            table=partial(
                number_table, named, columns, f"{key}_table", name=say(words.AGES), meaning=words.AGES_MEANS,
                behind=behind, said=exported_filters,
            ),
        )  # fmt: skip
        oldest_open(chosen)


def band_said(low: int, high: int | None) -> str:
    """ "2–3 working days"."""
    return say(words.BAND, band=f"{low}+" if high is None or pd.isna(high) else f"{low}–{high}")
