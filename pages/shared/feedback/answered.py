"""How feedback was answered: the share followed up, how soon, and what was adopted, as tiles."""

import streamlit as st

from data_access.numbers.filters import Filters
from metrics import calendar_words, feedback
from metrics.calendars.periods import EARLIEST, Period
from metrics.declare import Metric
from pages.shared import filters, kpis, panels, session, show
from pages.shared.kpis import Kpi
from pages.shared.session import language, plain, say
from pages.shared.texts import feedback_inbox as words

TILES: tuple[Metric, ...] = (
    feedback.low_scores_followed_up,
    feedback.follow_up_time,
    feedback.suggestions_answered_in_time,
    feedback.suggestion_answer_time,
    feedback.suggestions_adopted,
)


def strip(period: Period, chosen: Filters) -> None:
    """A row of small tiles above the list; nothing where there never was anything to answer."""
    found = kpis.kpis(TILES, period, chosen)
    if all(kpi.now.value is None and not kpi.hidden for kpi in found):
        return
    days = calendar_words.period(period, language(), this_year=session.clock().today.year)
    said = filters.period_said() if period.start == EARLIEST else days
    st.caption(plain(say(words.ANSWERED_STRIP, days=said)))
    panels.small_kpi_tiles(found, period, chosen)


def section(found: list[Kpi], period: Period, chosen: Filters) -> None:
    """The same as tiles with their course, under a heading of their own."""
    if all(kpi.now.value is None and not kpi.hidden for kpi in found):
        return
    show.headline(say(words.ANSWERED_TITLE), say(words.ANSWERED_CAPTION))
    panels.kpi_tiles(found, period, chosen)
