"""After a calendar was changed: what is stored keeps its minutes, and can be counted anew where somebody decides so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from data_access.hours import calendar_days, working_time
from pages.shared import forms, session, show
from pages.shared.calendars.calendar_looked import Looked, team_names
from pages.shared.session import plain, say
from pages.shared.texts import calendars as words

FORM = "calendar_recount"
_OFFERED = "calendar_changed"


@dataclass(frozen=True)
class Offer:
    """What a change of a calendar left as it was: facts `since` a day, of `teams` or, without any, of all that work by
    the calendar looked at; `form` made the change while `looked_id` was looked at."""

    form: str
    looked_id: int
    since: date
    teams: tuple[int, ...]


def change(
    form: str,
    command: Callable[..., int],
    said: Callable[[int], str],
    looked: Looked,
    *,
    since: date | None,
    teams: Callable[[], tuple[int, ...]] = tuple,
    **fields: Any,
) -> None:
    """Submit a change of a calendar. Where it reaches into the past (`since`; None for a change of no hours), what is
    stored is offered to be counted anew, that of `teams` or of all with the calendar."""
    reaches_back = since is not None and since <= session.clock().today

    def told(answer: int) -> str:
        _leave()
        if since is None:
            return said(answer)
        if reaches_back:
            st.session_state[_OFFERED] = Offer(form, looked.id, since, teams())
        rest = say(words.KEEPS if reaches_back else words.FROM_THEN_ON)
        return say(words.BOTH, first=said(answer), second=rest)

    forms.submit(form, command, told, **fields)


def offer(form: str, looked: Looked) -> None:
    """What the change by this form did not do, right below it."""
    found = _offered(looked)
    if found is None or found.form != form:
        return
    with st.container(border=True):
        st.markdown(f"**{plain(say(words.RECOUNT))}**")
        _form(looked, found.since, found.teams, offered=True)
        st.button(say(words.LEAVE_IT), key="calendar_leave", on_click=_leave)


def recount_card(looked: Looked) -> None:
    """The same at any time, and what became of it."""
    show.headline(say(words.RECOUNT), say(words.KEEPS))
    forms.told(FORM)
    if _offered(looked) is None:
        _form(looked, session.clock().today.replace(day=1), (), offered=False)
    else:
        st.caption(plain(say(words.OFFERED)))


def _form(looked: Looked, since: date, teams: tuple[int, ...], *, offered: bool) -> None:
    """`teams` are proposed, any can be chosen; without them all with this calendar are, or some of these."""
    st.write(say(words.RECOUNT_WHAT))
    names = team_names(looked.teams) if teams else looked.own_teams
    # A field that was drawn keeps what it held; that of an offer begins with what is offered.
    part = f"{looked.id}_{since}_{'_'.join(map(str, teams))}" if offered else str(looked.id)
    with st.form(forms.field(FORM, f"form_{part}"), border=False):
        day = st.date_input(
            say(words.SINCE), since, key=forms.field(FORM, f"since_{part}"), format="YYYY-MM-DD",
            min_value=working_time.SINCE, max_value=session.clock().today,
        )  # fmt: skip
        chosen = st.multiselect(
            say(words.RECOUNT_TEAMS), list(names), default=[each for each in teams if each in names],
            key=forms.field(FORM, f"teams_{part}"), format_func=names.__getitem__,
            placeholder=say(words.CHOOSE_TEAMS if teams else words.ALL_ITS_TEAMS),
        )  # fmt: skip
        sure = st.checkbox(say(words.SURE), key=forms.field(FORM, f"sure_{part}"))
        sent = st.form_submit_button(
            say(words.RECOUNT_BUTTON), key=forms.field(FORM, f"send_{part}"), icon=":material/history:"
        )
    if sent and not sure:
        st.warning(say(words.NOT_SURE), icon=":material/check_box:")
    elif sent:
        forms.submit(
            FORM, calendar_days.recount_calendar, lambda count: _told(count, day), since=day, team_ids=tuple(chosen),
            calendar_id=None if teams else looked.id,
        )  # fmt: skip


def _told(count: int, since: date) -> str:
    _leave()
    return say(words.RECOUNTED if count else words.RECOUNTED_NONE, since=since.isoformat(), count=count)


def _offered(looked: Looked) -> Offer | None:
    found: Offer | None = st.session_state.get(_OFFERED)
    return found if found is not None and found.looked_id == looked.id else None


def _leave() -> None:
    st.session_state.pop(_OFFERED, None)
