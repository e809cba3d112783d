"""The cards of the data-health page: how much there is and how old, what is strange, whether the mirror is right."""

import pandas as pd
import streamlit as st

from data_access import health
from data_access.erasing import retention
from metrics import calendar_words, formats
from metrics.words import Text
from pages.shared import row_columns, session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.session import language, say
from pages.shared.tables import table
from pages.shared.texts import health as words

STALE_AFTER_DAYS = 7
TIMES = ("opened_at", "first_response_at", "resolved_at", "closed_at")


def named(code: str) -> str:
    """A table's name in the visitor's language."""
    return say(words.TABLES.get(code, Text(en=code, zh=code)))


def completeness_card(complete: pd.DataFrame) -> None:
    """How much there is of each kind of fact, since when and up to when, and what it does not say."""
    newest = complete["last_on"].max().date()
    age = (session.clock().today - newest).days
    latest = complete.loc[complete["last_on"].idxmax(), "table"]
    with st.container(border=True):
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


def retention_card() -> None:
    """How long personal data is kept, and when what is older was last removed; for administrators."""
    kept = load(retention.kept_for)
    if kept is None:
        return
    with st.container(border=True):
        if kept.applied_at is None:
            applied = say(words.NEVER_APPLIED)
        else:
            applied = say(words.APPLIED, day=calendar_words.day(session.clock().day_of(kept.applied_at), language()))
        title = words.KEPT_FOR_GOOD if kept.months is None else words.KEPT
        show.headline(say(title, months=kept.months), applied)
        st.caption(say(words.KEPT_HOW))


def strange_card(strange: pd.DataFrame) -> None:
    """What cannot be right, counted; the entries of a chosen line, for those who may read them."""
    with st.container(border=True):
        if strange.empty:
            show.headline(say(words.NOTHING_STRANGE))
            return
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
            _strange_rows(strange["table"].iloc[chosen], strange["code"].iloc[chosen])


def _strange_rows(table_name: str, code: str) -> None:
    rows = load(health.strange_rows, table=table_name, code=code)
    if rows.empty:
        st.caption(say(words.COUNTS_ONLY))
        return
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
        name=say(health.STRANGE[code]),
    )


def mirror_card() -> None:
    """The copy that numbers are read from, compared with the database when somebody asks for it."""
    if session.house().settings.without_mirror:
        return
    with st.container(border=True):
        show.headline(say(words.MIRROR), say(words.MIRROR_CAPTION))
        if st.button(say(words.COMPARE), key="compare_mirror", icon=":material/compare_arrows:"):
            _compared(load(health.mirror_compared))


def _compared(compared: pd.DataFrame) -> None:
    if not compared["differences"].sum():
        count = formats.number(compared["n"].sum(), language())
        st.success(say(words.EQUAL, count=count), icon=":material/check_circle:")
        return
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


def wall_line() -> None:
    """Whether PostgreSQL itself keeps rows from whom they are not for; nothing where nobody wanted it."""
    stands = load(health.wall_standing)
    if stands is None or (stands == "down" and not session.house().settings.wall):
        return
    (st.warning if stands == "down" else st.caption)(say(words.WALL[stands]))
