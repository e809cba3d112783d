"""Closing a period: what would be kept, what speaks against it yet, and the form."""

import streamlit as st

from data_access.numbers.asking import extent
from data_access.periods.closing import LONGEST_NOTE, close_period
from data_access.periods.counted import ORGANISATION, TEAM, counted
from data_access.periods.waiting import immature, targets_waiting
from data_access.scope import Action, may
from metrics.calendars.periods import Period, last_day
from metrics.registry import METRICS
from pages.shared import forms, session, show
from pages.shared.data import load
from pages.shared.periods.period_list import period_said
from pages.shared.session import plain, say
from pages.shared.texts import overview
from pages.shared.texts import periods as words

FORM = "close_period"


def closing_card(period: Period) -> None:
    """For who may close it the check and the form; for others that it is open."""
    name = period_said(period)
    with st.container(border=True):
        if not may(session.scope(), Action.CLOSE_PERIODS):
            show.headline(say(words.BEFORE_NONE, period=name), say(words.EXECUTIVES_CLOSE))
            return
        show.headline(say(words.BEFORE, period=name), say(words.BEFORE_CAPTION))
        _would_be_kept(period)
        _form(period, name)


def _would_be_kept(period: Period) -> None:
    numbers, targets = load(counted, period), load(targets_waiting, period)
    teams = numbers[numbers["scope"] == TEAM]
    if numbers.empty:
        _line(":material/inbox:", say(words.NOTHING_TO_KEEP))
    else:
        whole = int((numbers["scope"] == ORGANISATION).sum())
        kept = say(words.WOULD_KEEP, organisation=whole, teams=len(teams), count=teams["team_id"].nunique())
        _line(":material/check:", kept)
    _line(":material/check:", say(words.TARGETS, agreed=targets.agreed))
    if targets.waiting:
        _line(":material/warning:", say(words.WAITING, waiting=targets.waiting))
    last = load(extent).last
    if last is not None and last < last_day(period):
        _line(":material/warning:", say(words.STALE, day=last.isoformat()))
    if young := _young(period):
        _line(":material/warning:", say(words.IMMATURE, names=say(overview.COMMA).join(young)))


def _form(period: Period, name: str) -> None:
    young = _young(period)
    with st.form(forms.field(FORM, f"form_{period.start}_{period.end}"), border=False):
        note = st.text_input(
            say(words.NOTE), key=forms.field(FORM, "note"), max_chars=LONGEST_NOTE, placeholder=say(words.NOTE_HELP)
        )
        knowingly = st.checkbox(say(words.KNOWINGLY), key=forms.field(FORM, "knowingly")) if young else False
        sure = st.checkbox(say(words.SURE), key=forms.field(FORM, "sure"))
        sent = st.form_submit_button(plain(say(words.CLOSE, period=name)), type="primary", icon=":material/lock:")
    if sent and not sure:
        st.error(say(words.NOT_SURE), icon=":material/error:")
    elif sent:
        forms.submit(
            FORM, close_period, lambda _: say(words.DONE, period=name),
            from_on=period.start, to_on=period.end, knowingly=knowingly, note=note,
        )  # fmt: skip


def _young(period: Period) -> list[str]:
    """The names of the metrics that are too young; durations once, not by both clocks."""
    keys = immature(period, session.clock().today)
    return [say(METRICS[key].name) for key in keys if METRICS[key].plain_key == key]


def _line(icon: str, sentence: str) -> None:
    st.markdown(f"{icon} {plain(sentence)}")
