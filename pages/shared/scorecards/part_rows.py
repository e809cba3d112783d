"""What stands behind one part of a scorecard: the rows of a KPI, the comments, or the page of what people rated."""

import streamlit as st

from data_access.answering import feedback
from data_access.scorecards.cards import COUNTED_FOR
from data_access.scorecards.ratings import COMMENTED
from metrics.people.scorecard import Part
from metrics.people.weights import COMMENTS
from metrics.registry import METRICS
from pages.shared import filters, kpis
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.rows_behind import draw_rows, number_of
from pages.shared.scorecards.scored import Scored, meaning_of, name_of
from pages.shared.session import plain, say
from pages.shared.tables import table
from pages.shared.texts import people
from pages.shared.texts import scorecards as words
from pages.shared.texts import show as shown_words

MOST_COMMENTS = 500


def part_rows(found: Scored, part: Part, key: str) -> None:
    """The rows behind a part of a scorecard, with what the part means."""
    st.markdown(f"**{plain(say(shown_words.ROWS_BEHIND))} · {plain(say(name_of(part.key)))}**")
    st.text(say(meaning_of(part.key)), width="stretch")
    counted = COUNTED_FOR.get(part.key, part.key)
    if counted in METRICS:
        draw_rows(number_of(METRICS[counted], kpis.so_far(found.period), found.whose.filters), part.reading.n)
    elif part.key == COMMENTS and found.whose.filters.member_id:
        _comments(found, key)
    else:
        st.caption(say(words.RATED_ROWS))
        st.page_link("growth/reviews.py", label=say(words.TO_REVIEWS), icon=":material/arrow_forward:")


def _comments(found: Scored, key: str) -> None:
    rows = load(feedback.latest_feedback, found.whose.member_id, MOST_COMMENTS)
    part = kpis.so_far(found.period)
    rows = rows[[part.start <= day < part.end for day in rows["received_on"]]]
    rows = rows[rows["counted"].astype("bool") & rows["kind"].isin(COMMENTED) & rows["text"].notna()]
    told = rows.assign(of_scale=[f"{row['score']:g} / {row['scale_high']:g}" for row in rows.to_dict("records")])
    columns = [
        Column("received_on", people.RECEIVED, Kind.DAY),
        Column("of_scale", people.SCORE),
        Column("text", people.SAID, width=420),
        Column("customer", people.CUSTOMER),
    ]
    table(told, columns, f"{key}_comments", name=say(people.SAID), filters=filters.said(found.whose.filters))
