"""What several forms of reviews have: scores by category, days in words, and that nobody overwrites what is newer."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from metrics import calendar_words
from metrics.people.peers import HIGHEST, LOWEST
from metrics.words import Text
from pages.shared import forms, session
from pages.shared.session import language, name_of, plain, say
from pages.shared.texts import reviews as words

SCORES = tuple(range(LOWEST, HIGHEST + 1))


def score_fields(
    form: str, of: str, categories: list[dict[str, Any]], given: Mapping[str, Any]
) -> dict[str, int | None]:
    """A score for each category, or none; `given` are those that stand there already."""
    st.caption(say(words.SCALE))
    picked: dict[str, int | None] = {}
    with st.container(horizontal=True, gap="large"):
        for each in categories:
            known = given.get(each["key"])
            picked[each["key"]] = st.pills(
                plain(say(words.WEIGHT, name=category_said(each), weight=f"{each['weight']:g}")), SCORES,
                default=int(known) if known is not None else None, width="content",
                key=forms.field(form, f"score_{of}_{each['key']}"),
            )  # fmt: skip
    return picked


def category_said(category: Mapping[str, Any]) -> str:
    """The name of a category as the cycle keeps it."""
    return Text(en=category["en"], zh=category["zh"]).said(language())


def days_said(row: Mapping[Any, Any]) -> str:
    """The days that a review or a cycle is about."""
    last = (row["to_on"] - pd.Timedelta(days=1)).date()
    return calendar_words.days(row["from_on"].date(), last, language(), this_year=session.clock().today.year)


def day_said(day: Any) -> str:
    """One day, as people say it."""
    return calendar_words.day(day.date() if hasattr(day, "date") else day, language())


def named(row: Mapping[Any, Any], name: str) -> str:
    """A person or a team of a row in the visitor's language."""
    other = row[f"{name}_en"]
    return name_of(row[name] if isinstance(row[name], str) else None, other if isinstance(other, str) else None)


def seen(what: str, revision: int) -> int:
    """The revision that stood on the page when the visitor clicked: this run may have found a newer one already."""
    key = f"seen_{what}"
    before: int = st.session_state.get(key, revision)
    st.session_state[key] = revision
    return before


def long_text(form: str, name: str, label: str, value: object, *, help: str | None = None, height: int = 140) -> str:
    """A text of several sentences, with what stands there already."""
    kept = value if isinstance(value, str) else ""
    return st.text_area(label, kept, key=forms.field(form, name), height=height, max_chars=5000, help=help) or ""
