"""What a lead does with a review: who rates, writing it, the preview, sharing it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from data_access.reviewing import opening, rules, sharing, writing
from data_access.reviewing.reviews import review_raters
from pages.shared import forms, session, show
from pages.shared.data import load
from pages.shared.reviews.own_reviews import colleagues_field
from pages.shared.reviews.result_card import Parts, history_card, parts_of, result_card
from pages.shared.reviews.review_fields import day_said, days_said, long_text, named, score_fields, seen
from pages.shared.session import plain, say
from pages.shared.texts import reviews as words

WRITE, RATERS, SHARE = "review_write", "review_raters", "review_share"
FORMS = (WRITE, RATERS, SHARE)


def review_view(row: Mapping[Any, Any]) -> None:
    """One review, for who writes it."""
    parts = parts_of(int(row["number"]))
    if row["state"] in rules.TOLD:
        result_card(row, parts)
    else:
        if row["state"] == rules.COLLECTING:
            raters_card(row)
        write_card(row, parts)
        if row["state"] != rules.COLLECTING:
            result_card(row, parts, preview=True)
        if row["state"] == rules.WRITTEN:
            share_card(row)
    history_card(row)


def raters_card(row: Mapping[Any, Any]) -> None:
    """Who is asked to rate, and whom the member proposed."""
    number, name = int(row["number"]), named(row, "member")
    revision = seen(f"raters_{number}", int(row["revision"]))
    found = load(review_raters, number=number)
    proposed = [named(each, "colleague") for each in found[found["proposed"]].to_dict("records")]
    asked = found.loc[found["asked"].astype("bool"), "colleague_id"].astype(int).tolist()
    with st.expander(say(words.RATERS, name=name), icon=":material/group:"):
        listed = "、".join(proposed) if session.language() == "zh" else ", ".join(proposed)
        st.caption(plain(say(words.RATERS_CAPTION, name=name, proposed=listed or say(words.NOBODY))))
        with st.form(forms.field(RATERS, f"form_{number}"), border=False):
            chosen = colleagues_field(RATERS, number, say(words.RATERS_WHO), asked, row)
            sent = st.form_submit_button(say(words.RATERS_SEND), key=forms.field(RATERS, f"send_{number}"))
        if sent:
            forms.submit(
                RATERS, opening.choose_raters, lambda _: say(words.RATERS_SAVED), review_id=number, revision=revision,
                rater_ids=tuple(chosen),
            )  # fmt: skip


def write_card(row: Mapping[Any, Any], parts: Parts) -> None:
    """The lead's scores, words and what was agreed for the next period."""
    number, name, part = int(row["number"]), named(row, "member"), parts.get("lead")
    revision = seen(f"lead_{number}", int(part["revision"]) if part else 0)
    with st.container(border=True):
        show.headline(
            say(words.WRITE, name=name, cycle=row["cycle"]), say(words.WRITE_CAPTION, days=days_said(row), name=name)
        )
        if row["state"] == rules.COLLECTING:
            st.caption(say(words.COLLECTING_STILL))
        with st.form(forms.field(WRITE, f"form_{number}"), border=False):
            scores = score_fields(WRITE, str(number), row["categories"], part["content"]["scores"] if part else {})
            said = long_text(
                WRITE, f"words_{number}", say(words.WRITE_WORDS), part["words"] if part else None, height=180
            )
            goals = long_text(
                WRITE, f"goals_{number}", say(words.WRITE_GOALS), part["goals"] if part else None, height=100
            )
            with st.container(horizontal=True):
                finished = row["state"] != rules.COLLECTING and st.form_submit_button(
                    say(words.FINISH), key=forms.field(WRITE, f"finish_{number}"), type="primary",
                    icon=":material/check:",
                )  # fmt: skip
                draft = st.form_submit_button(
                    say(words.SAVE_DRAFT),
                    key=forms.field(WRITE, f"draft_{number}"),
                    icon=":material/save:",
                    help=plain(say(words.DRAFT_HELP)),
                )
        if finished or draft:
            told = words.FINISHED if finished else words.DRAFT_SAVED
            forms.submit(
                WRITE, writing.write_review, lambda _: say(told), review_id=number, revision=revision, scores=scores,
                words=said, goals=goals, finished=finished,
            )  # fmt: skip


def share_card(row: Mapping[Any, Any]) -> None:
    """Share one finished review."""
    number, name = int(row["number"]), named(row, "member")
    revision = seen(f"share_{number}", int(row["revision"]))
    if row["to_on"] > pd.Timestamp(session.clock().today):
        st.caption(plain(say(words.SHARE_FROM, day=day_said(row["to_on"]))))
        return
    with st.form(forms.field(SHARE, f"form_{number}"), border=True):
        st.caption(plain(say(words.SHARE_SURE, name=name)))
        sent = st.form_submit_button(
            plain(say(words.SHARE, name=name)), key=forms.field(SHARE, f"send_{number}"), type="primary",
            icon=":material/send:",
        )  # fmt: skip
    if sent:
        share([(number, revision)])


def share(reviews: list[tuple[int, int]]) -> None:
    """Share these, all or none."""
    forms.submit(
        SHARE, sharing.share_reviews, lambda count: say(words.SHARED_COUNT, count=count), reviews=tuple(reviews)
    )
