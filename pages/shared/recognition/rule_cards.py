"""The rules as everybody reads them, each with what it gives, why, and since when."""

from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from data_access.recognition.rules import rules_known
from metrics import formats
from pages.shared import session, show
from pages.shared.data import load
from pages.shared.recognition import rule_forms
from pages.shared.recognition.rule_words import kind_said, rule_name, sentence
from pages.shared.session import in_language, language, plain, say
from pages.shared.texts import recognition as words


def rules_view() -> None:
    """The rules that hold or will, those that did, and, for who makes rules, the forms."""
    found = load(rules_known)
    today = pd.Timestamp(session.clock().today)
    ends = pd.to_datetime(found["valid_to"])
    holds = ends.isna() | (ends > today)
    now, before = found[holds], found[~holds]
    if now.empty:
        show.nothing_here(words.NO_RULES, words.NO_RULES_DO)
    else:
        said = words.RULES_TITLE_ONE if len(now) == 1 else words.RULES_TITLE
        show.headline(say(said, count=formats.number(len(now), language())), say(words.RULES_CAPTION))
        for rule in now.to_dict("records"):
            _card(rule)
    if len(before):
        with st.expander(say(words.EARLIER, count=formats.number(len(before), language()))):
            for rule in before.to_dict("records"):
                _card(rule)
    rule_forms.forms_for(found[found["newest"] & found["mine"] & ends.isna()])


def _card(rule: dict[Any, Any]) -> None:
    told = say(words.TOLD_TO_TEAM if rule["public"] else words.NOT_TOLD)
    parts = [kind_said(rule), told, _holds(rule), say(words.NAMED, number=rule["rule_id"])]
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plain(rule_name(rule))}**")
        st.text(sentence(rule), width="stretch")
        if isinstance(rule["why"], str):
            st.caption(plain(in_language(rule["why"])))
        show.caption_line(parts)


def _holds(rule: dict[Any, Any]) -> str:
    first, end = rule["valid_from"], rule["valid_to"]
    if pd.isna(end):
        return say(words.HOLDS_FROM, day=f"{first:%Y-%m-%d}")
    if end <= first:
        return say(words.NEVER_HELD)
    last = end - timedelta(days=1)
    if end > session.clock().today:
        since, until = say(words.HOLDS_FROM, day=f"{first:%Y-%m-%d}"), say(words.WILL_END, day=f"{last:%Y-%m-%d}")
        return f"{since} {until}" if language() == "en" else f"{since}，{until}"
    return say(words.HELD, first=f"{first:%Y-%m-%d}", last=f"{last:%Y-%m-%d}")
