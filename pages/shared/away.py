"""When the database cannot be reached or is being updated: a sentence instead of a page, which comes back by itself."""

import streamlit as st

from data_access.readiness import NotReady, is_away, unfit, why_not_ready
from pages.shared import log_lines, session, show
from pages.shared.texts import frame as words

# As often it is looked whether the page can come back.
EVERY = "4s"
SAID = {
    NotReady.AWAY: (words.DATABASE_AWAY, words.COMES_BACK),
    NotReady.BEHIND: (words.UPDATING, words.COMES_BACK),
    NotReady.AHEAD: (words.UPDATING, words.COMES_BACK),
}


def found() -> NotReady | None:
    """Why no page can be shown just now; asked of the database once, and again after its next commit."""
    here = session.house()
    try:
        return here.watch.remembered("revision", lambda: unfit(here.servers))
    except Exception as error:
        if not is_away(error):
            raise
        return NotReady.AWAY


def say(reason: NotReady) -> None:
    """Say it, and show the page again as soon as there is no reason any more."""
    log_lines.log.warning("not ready: %s", reason.value)
    show.nothing_here(*SAID[reason])
    _come_back()


def say_reading_only() -> None:
    """Say above a page, where a standby stands in for the database, that nothing can be saved just now."""
    if session.house().servers.reading_only:
        st.warning(session.say(words.READING_ONLY), icon=":material/lock:")


def said(error: Exception) -> bool:
    """Say it in place of a page or a part of it that failed for this reason; False if it failed for another."""
    if not is_away(error):
        return False
    say(NotReady.AWAY)
    return True


@st.fragment(run_every=EVERY)
def _come_back() -> None:
    if why_not_ready(session.house().servers) is None:
        st.rerun()
