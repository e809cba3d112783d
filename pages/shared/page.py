"""The head of a page: title and pickers, the line that says what is shown, and what to do when nothing is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import streamlit as st

from data_access.numbers.asking import extent
from data_access.numbers.filters import Filters
from data_access.scope import Action, may
from metrics import calendar_words
from metrics.calendars.periods import EARLIEST, Grain, Period, start_of
from metrics.words import Text
from pages.shared import filters, kpis, session, show
from pages.shared.data import load
from pages.shared.periods import correcting
from pages.shared.session import language, plain, say
from pages.shared.texts import overview as words


def head(title: Text | str, **pickers: bool) -> None:
    """The title with the shared pickers beside it, or below it on a phone; `pickers` as in `filters.bar`."""
    said = plain(title) if isinstance(title, str) else say(title)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        with st.container(width="content"):
            st.title(said, anchor=False, width="content")
        with st.container(width="content"):
            filters.bar(**pickers)


def section(title: Text, *pickers: Callable[[], Any]) -> list[Any]:
    """Begin a part of the page under a heading, with what it is drawn by beside it; returns what was picked."""
    st.space("xsmall")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header(say(title), anchor=False, width="content")
        if not pickers:
            return []
        with st.container(horizontal=True, width="content"):
            return [picker() for picker in pickers]


def period_line(period: Period, of: Filters | None = None) -> None:
    """Which days, how many working days of them have gone, as of when, compared with what; and whether the period is
    closed. `of`: what the page's numbers are cut down to, where that is not what was picked."""
    now = session.clock()
    as_of = now.now.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M")
    if period.start == EARLIEST:
        show.caption_line([say(words.CAPTION_ALL, as_of=as_of)])
        return
    gone, year = kpis.elapsed(period), now.today.year
    line = say(
        words.CAPTION if gone.gone < gone.whole else words.CAPTION_OVER,
        days=calendar_words.period(period, language(), this_year=year),
        gone=gone.gone,
        whole=gone.whole,
        as_of=as_of,
        before=calendar_words.period(period.before(now.today), language(), this_year=year),
    )
    show.caption_line([line, say(words.BY_WEEKDAYS) if gone.by_weekdays else ""])
    correcting.closed_line(period, of)


def first_data() -> None:
    """The database is empty: who brings data in, and the way there for whoever may."""
    scope = session.scope()
    imports, logs = may(scope, Action.IMPORT), may(scope, Action.LOG_COMPLAINT)
    others = words.NOTHING_AT_ALL_LOGGING if logs else words.NOTHING_AT_ALL_READING
    show.nothing_here(words.NOTHING_YET, words.NOTHING_AT_ALL if imports else others)
    ways = (
        (imports, "manage/imports.py", words.TO_IMPORT, ":material/upload_file:"),
        (logs, "complaints/log.py", words.TO_LOG_COMPLAINT, ":material/add_alert:"),
        (may(scope, Action.LOG_FEEDBACK), "feedback/log.py", words.TO_LOG_FEEDBACK, ":material/add_comment:"),
    )
    with st.container(horizontal=True, horizontal_alignment="center"):
        for offered, script, label, icon in ways:
            if offered:
                st.page_link(script, label=say(label), icon=icon)


def nothing(period: Period) -> None:
    """Nothing to show: say up to when there is something and lead there, or to the import."""
    known = load(extent)
    if known.last is None:
        first_data()
        return
    show.nothing_here(words.NOTHING_TITLE, words.NOTHING_HERE, last=calendar_words.day(known.last, language()))
    with st.container(horizontal=True, horizontal_alignment="center"):
        month = start_of(known.last, Grain.MONTH)
        label = calendar_words.axis_label(month, Grain.MONTH, language(), with_year=True)
        if st.button(say(words.SHOW_NEWEST, month=label), key="show_newest"):
            last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            filters.choose_period("own", month, last)
            st.rerun()
        if st.button(say(words.SHOW_ALL_TIME), key="show_all_time"):
            filters.choose_period("all")
            st.rerun()
