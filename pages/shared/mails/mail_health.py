"""What became of mails, for administrators: how many wait, went and failed, and why. Never what stands in them."""

from datetime import timedelta

import pandas as pd
import streamlit as st

from data_access.mailing import health
from data_access.mailing import words as mail_words
from data_access.mailing.outbox import FAILED, SENDING, SENT, WAITING
from data_access.scope import Action, may
from metrics import formats
from pages.shared import forms, session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.session import language, name_of, plain, say
from pages.shared.tables import table
from pages.shared.texts import mails as words

AGAIN = "mails_again"
TIMER = timedelta(hours=1)  # it runs every quarter of an hour


def mails_card() -> None:
    """Nothing where no mail was ever to be sent and none can be."""
    if not may(session.scope(), Action.SEE_DATA_HEALTH):
        return
    counted = load(health.mails_by_state)
    server = session.house().settings.mail
    if counted.empty and server is None:
        return
    counts = counted.groupby("state")["n"].sum() if len(counted) else pd.Series(dtype="int64")
    n = {state: int(counts.get(state, 0)) for state in (WAITING, SENDING, SENT, FAILED)}
    with st.container(border=True):
        title = words.SOME_FAILED if n[FAILED] else words.SOME_WAIT if n[WAITING] + n[SENDING] else words.ALL_SENT
        said = {name: formats.number(count, language()) for name, count in n.items()}
        where = say(words.BY_SERVER, server=server.called) if server else say(words.NO_SERVER)
        if counted.empty:
            show.headline(say(words.NONE_YET), f"{say(words.NONE_YET_DO)} {where}")
            return
        show.headline(
            say(title, count=said[FAILED] if n[FAILED] else formats.number(n[WAITING] + n[SENDING], language())),
            " ".join([say(words.COUNTS, **said), where, *([say(words.RETRIED)] if n[WAITING] else [])]),
        )
        forms.told(AGAIN)
        found = load(health.mails_not_sent)
        for why in found["error"].unique():
            if why in mail_words.ERRORS:
                told = say(words.TO_DO, why=say(mail_words.ERRORS[why]), todo=say(mail_words.TO_DO[why]))
                st.markdown(f":material/build: {plain(told)}")
        if server is not None and _is_nobody_sending(counted):
            st.markdown(f":material/timer_off: {plain(say(words.NO_TIMER))}")
        if len(found):
            table(_readable(found), _COLUMNS, "mails_not_sent", name=say(words.NOT_SENT))
        if n[FAILED] and st.button(say(words.AGAIN), key=forms.field(AGAIN, "send"), icon=":material/refresh:"):
            forms.submit(AGAIN, health.send_again, lambda count: say(words.WAITS_AGAIN, count=count))


_COLUMNS = (
    Column("who", words.WHO, pinned=True),
    Column("kind", words.KIND, words=lambda kind: say(mail_words.KINDS[kind]) if kind in mail_words.KINDS else kind),
    Column("state", words.STATE, words=lambda state: say(mail_words.STATES[state])),
    Column("error", words.WHY, words=lambda why: say(mail_words.ERRORS[why]) if why in mail_words.ERRORS else why),
    Column("smtp_code", words.CODE),
    Column("tried", words.TRIED, Kind.COUNT),
    Column("created_at", words.SINCE, Kind.TIME),
)


def _is_nobody_sending(counted: pd.DataFrame) -> bool:
    """Whether mails wait for their first try for longer than any timer does."""
    waits = counted[(counted["state"] == WAITING) & (counted["held"] < counted["n"])]
    return bool((waits["newest"] < session.clock().now - TIMER).any())


def _readable(found: pd.DataFrame) -> pd.DataFrame:
    names = [name_of(*each) for each in zip(found["member"], found["member_en"], strict=True)]
    return found.assign(who=names)
