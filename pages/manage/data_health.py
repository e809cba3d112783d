"""Data health: how much there is, how old it is, what is strange about it, and whether the mirror is right."""

import streamlit as st

from data_access import health
from metrics import calendar_words, formats
from metrics.words import Text
from pages.shared import row_columns, session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.session import language, say
from pages.shared.tables import table
from pages.shared.texts import frame
from pages.shared.texts import health as words

STALE_AFTER_DAYS = 7
TIMES = ("opened_at", "first_response_at", "resolved_at", "closed_at")


def named(code: str) -> str:
    """A table's name in the visitor's language."""
    return say(words.TABLES.get(code, Text(en=code, zh=code)))


st.title(say(frame.DATA_HEALTH), anchor=False)
st.write(say(words.INTRODUCTION))
complete = load(health.completeness)
if complete.empty:
    show.nothing_here(words.EMPTY, words.EMPTY_WHAT)
    st.stop()

newest = complete["last_on"].max().date()
age = (session.clock().today - newest).days
with st.container(border=True):
    latest = complete.loc[complete["last_on"].idxmax(), "table"]
    if age > STALE_AFTER_DAYS:
        show.headline(say(words.STALE, days=age, table=named(latest)), say(words.COMPLETE))
    else:
        show.headline(say(words.FRESH, day=calendar_words.day(newest, language())), say(words.COMPLETE))
    table(
        complete,
        (
            Column("table", words.TABLE, words=named, pinned=True),
            Column("n", words.ROWS, Kind.COUNT),
            Column("first_on", words.FIRST, Kind.DAY),
            Column("last_on", words.LAST, Kind.DAY),
            Column("without_member", words.WITHOUT_MEMBER, Kind.COUNT),
            Column("without_team", words.WITHOUT_TEAM, Kind.COUNT),
            Column("without_customer", words.WITHOUT_CUSTOMER, Kind.COUNT),
            Column("undated", words.UNDATED, Kind.COUNT),
        ),
        "completeness",
        name=say(words.COMPLETE),
    )

strange = load(health.strange_counts)
with st.container(border=True):
    if strange.empty:
        show.headline(say(words.NOTHING_STRANGE))
    else:
        count = formats.number(strange["n"].sum(), language())
        show.headline(say(words.STRANGE_SAYS, count=count), say(words.STRANGE_CAPTION))
        chosen = table(
            strange,
            (
                Column("n", words.ROWS, Kind.COUNT, pinned=True, width=70),
                Column("code", words.WHAT, words=lambda code: say(health.STRANGE[code])),
                Column("table", words.TABLE, words=named),
            ),
            "strange",
            name=say(words.STRANGE),
            select=True,
        )
        if chosen is not None:
            row = strange.iloc[chosen]
            rows = load(health.strange_rows, table=row["table"], code=row["code"])
            if rows.empty:
                st.caption(say(words.COUNTS_ONLY))
            else:
                table(
                    rows,
                    (
                        Column("source_key", words.NUMBER, pinned=True),
                        Column("on", words.DAY, Kind.DAY),
                        Column("member", words.MEMBER),
                        Column("team", words.TEAM),
                        *(row_columns.COLUMNS[name] for name in TIMES),
                    ),
                    "strange_rows",
                    name=say(health.STRANGE[row["code"]]),
                )

with st.container(border=True):
    show.headline(say(words.MIRROR), say(words.MIRROR_CAPTION))
    if st.button(say(words.COMPARE), key="compare_mirror", icon=":material/compare_arrows:"):
        compared = load(health.mirror_compared)
        if compared["differences"].sum():
            st.error(say(words.DIFFERENT), icon=":material/error:")
            table(
                compared,
                (
                    Column("table", words.TABLE, words=named),
                    Column("n", words.ROWS, Kind.COUNT),
                    Column("differences", words.DIFFERENCES, Kind.COUNT),
                    Column("first_differences", words.WHAT),
                ),
                "mirror",
                name=say(words.MIRROR),
            )
        else:
            count = formats.number(compared["n"].sum(), language())
            st.success(say(words.EQUAL, count=count), icon=":material/check_circle:")
