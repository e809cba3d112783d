"""The score over the last twelve months."""

from functools import partial

import pandas as pd
import streamlit as st

from data_access.scorecards.cards import Whose
from metrics import calendar_words
from metrics.calendars.periods import Grain
from pages.shared import filters
from pages.shared.charts import Line, draw, lines
from pages.shared.charts.figure import Said
from pages.shared.columns import Column, Kind
from pages.shared.scorecards.scored import SCORE, Scored, score_course
from pages.shared.session import language, say
from pages.shared.tables import table
from pages.shared.texts import scorecards as words

EVERY_TARGET_REACHED = 100.0
MONTHLY = Grain.MONTH


def course(found: Scored, key: str) -> None:
    """The score month by month, with its table; nothing of the chosen period, whatever that is."""
    rows = score_course(found.whose, found.team_id)
    st.markdown(f"**{say(words.COURSE)}**")
    if rows["value"].isna().all():
        st.caption(say(words.COURSE_NONE))
        return
    st.caption(say(words.COURSE_CAPTION))
    known = rows.loc[rows["value"].first_valid_index() :].reset_index(drop=True)
    chart = lines(
        [Line(say(words.SCORE), known)], Said(SCORE, language(), filters.local()), MONTHLY,
        target=EVERY_TARGET_REACHED, unfinished=True,
    )  # fmt: skip
    draw(chart, key, title=say(words.COURSE), table=partial(_table, known, found.whose, key))


def _table(found: pd.DataFrame, whose: Whose, key: str) -> None:
    rows = found.iloc[::-1].reset_index(drop=True)
    rows = rows.assign(
        month=[calendar_words.axis_label(day, Grain.MONTH, language(), with_year=True) for day in rows["start"]]
    )
    columns = [
        Column("month", words.MONTH, pinned=True),
        Column("value", words.SCORE, Kind.POINTS, words.SCORE_MEANING),
        Column("coverage", words.COVERAGE, Kind.SHARE),
        Column("low", words.LOW, Kind.POINTS),
        Column("high", words.HIGH, Kind.POINTS),
    ]
    table(rows, columns, f"{key}_table", name=say(words.COURSE), filters=filters.said(whose.filters, standing=True))
