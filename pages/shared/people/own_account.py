"""One's own account: who one is here, the password, and where one is signed in."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.rejected import Rejected
from data_access.sign_in import accounts, sessions
from data_access.sign_in.passwords import LONGEST, SHORTEST
from metrics import formats
from pages.shared import forms, session, show
from pages.shared.data import load
from pages.shared.people.people_list import given
from pages.shared.session import language, plain, say
from pages.shared.texts import accounts as words

PASSWORD, SESSIONS = "own_password", "own_sessions"


def password_card(own: accounts.Own | None) -> None:
    """The form that changes the password; a sentence for who has none."""
    with st.container(border=True, height="stretch"):
        since = own.password_set_at if own else None
        show.headline(
            say(words.PASSWORD), say(words.PASSWORD_SINCE, day=session.clock().day_of(since)) if since else ""
        )
        forms.told(PASSWORD)
        if own is None or not own.has_password:
            st.write(say(words.NO_PASSWORD))
            return
        with st.form(forms.field(PASSWORD, "form"), border=False):
            old = _secret(words.OLD, "old", "current-password")
            new = _secret(words.NEW, "new", "new-password")
            st.caption(say(words.NEW_HINT, characters=SHORTEST))
            again = _secret(words.AGAIN, "again", "new-password")
            sent = st.form_submit_button(
                say(words.CHANGE_PASSWORD), key=forms.field(PASSWORD, "send"), type="primary",
                icon=":material/lock_reset:",
            )  # fmt: skip
        if sent and new != again:
            st.error(say(words.DIFFERENT), icon=":material/error:")
        elif sent:
            _change_password(old, new)


def _secret(label: Any, name: str, complete: str) -> str:
    typed = st.text_input(
        say(label), type="password", key=forms.field(PASSWORD, name), max_chars=2 * LONGEST, autocomplete=complete
    )
    return typed or ""


def _change_password(old: str, new: str) -> None:
    """Not through `save`: hashing must not happen while the database waits for it (data_access/sign_in/accounts.py)."""
    try:
        accounts.change_password(
            session.house().database, session.scope(at_once=True), old=old, new=new, clock=session.moment(),
            session_id=session.session_id(),
        )  # fmt: skip
    except Rejected as error:
        forms.refused(error, PASSWORD)
        return
    forms.done(PASSWORD, say(words.CHANGED))


def sessions_card() -> None:
    """Where one is signed in, and ending it there."""
    ways, here = session.house().settings.sign_in, session.session_id()
    found = load(sessions.own, sign_in=ways)
    idle = formats.duration(ways.idle.total_seconds() / 60, language())
    with st.container(border=True, height="stretch"):
        show.headline(say(words.SESSIONS), say(words.SESSIONS_HOW, idle=idle, days=ways.lasts.days))
        forms.told(SESSIONS)
        for row in found.to_dict("records"):
            _session_line(row, here)
        if len(found) > 1 and st.button(say(words.END_OTHERS), key="end_others", icon=":material/logout:"):
            forms.submit(
                SESSIONS, sessions.end_others, lambda count: say(words.ENDED_OTHERS, count=count), session_id=here
            )


def _session_line(row: dict[str, Any], here: int | None) -> None:
    agent = given(row["agent"]) or say(words.UNKNOWN_AGENT)
    mine = row["session_id"] == here
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(width="stretch", gap="xxsmall"):
            st.markdown(f"**{plain(agent)}**" + (f" :blue-badge[{say(words.THIS_ONE)}]" if mine else ""))
            st.caption(say(words.SESSION_TIMES, began=_time(row["created_at"]), seen=_time(row["seen_at"])))
        if not mine and st.button(say(words.END), key=f"end_{row['session_id']}"):
            forms.submit(SESSIONS, sessions.end_own, lambda _: say(words.ENDED), session_id=row["session_id"])


def _time(moment: Any) -> str:
    return str(pd.Timestamp(moment).tz_convert(session.zone()).strftime("%Y-%m-%d %H:%M"))
