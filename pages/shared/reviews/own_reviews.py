"""One's own part in reviews: assessing oneself, proposing who rates, rating colleagues, answering one's result."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from data_access.members import people
from data_access.reviewing import opening, rating, rules, sharing, waiting, writing
from data_access.reviewing.rating import ratings_asked
from data_access.reviewing.reviews import review_raters
from metrics.calendars.periods import Period
from pages.shared import forms, session, show
from pages.shared.data import load
from pages.shared.reviews import review_lists
from pages.shared.reviews.result_card import Parts, history_card, parts_of, result_card
from pages.shared.reviews.review_fields import day_said, days_said, long_text, named, score_fields, seen
from pages.shared.session import name_of, plain, say
from pages.shared.texts import reviews as words

ASSESS, RATE, PROPOSE, ANSWER = "review_assess", "review_rate", "review_propose", "review_answer"
FORMS = (ASSESS, RATE, PROPOSE, ANSWER)


def own_reviews_card() -> None:
    """What waits for the visitor in reviews, for their scorecard; nothing is drawn where nothing does."""
    rows = review_lists.waiting()
    if rows.empty:
        return
    with st.container(border=True, height="stretch"):
        said = words.OWN_CARD_ONE if len(rows) == 1 else words.OWN_CARD
        show.headline(say(said, count=len(rows)), say(words.OWN_CARD_CAPTION))
        review_lists.todo_list(rows, "own_reviews", select=False)
        st.page_link("growth/reviews.py", label=say(words.TO_REVIEWS), icon=":material/arrow_forward:")


def todo_view(todo: pd.DataFrame, found: pd.DataFrame) -> None:
    """What waits, and the form of the line that was chosen; below, ratings that were sent and may be changed."""
    asked = load(ratings_asked)
    own = found[found["mine"] & found["state"].isin([rules.COLLECTING, rules.WRITING, rules.WRITTEN])]
    if todo.empty and asked.empty and own.empty:
        show.nothing_here(words.NOTHING_TO_DO, words.NOTHING_TO_DO_WHAT)
        return
    chosen = None
    if todo.empty:
        st.caption(say(words.NOTHING_TO_DO))
    else:
        chosen = review_lists.todo_list(todo, forms.field(RATE, f"todo_{len(todo)}"))
        row = todo.iloc[chosen if chosen is not None and chosen < len(todo) else 0]
        _to_do(row, found, asked)
    for row in own.to_dict("records"):
        collecting = row["state"] == rules.COLLECTING
        if row["self_sent"] or not collecting:  # else it is among what waits
            assess_card(row)
        if collecting:
            propose_card(row)
    sent = asked[asked["sent"].astype("bool")]
    for row in sent.to_dict("records"):
        with st.expander(say(words.RATE, name=named(row, "colleague"), cycle=row["cycle"]), icon=":material/check:"):
            _rate(row)


def _to_do(row: pd.Series, found: pd.DataFrame, asked: pd.DataFrame) -> None:
    number = int(row["number"])
    if row["kind"] == waiting.RATE:
        with st.container(border=True):
            _rate(asked[asked["number"] == number].iloc[0].to_dict())
        return
    reviewed = found[found["number"] == number].iloc[0].to_dict()
    if row["kind"] == waiting.ASSESS:
        assess_card(reviewed)
    elif row["kind"] == waiting.READ:
        result_view(reviewed)
    else:
        view = "team" if row["kind"] == waiting.WRITE else "appeals"
        st.page_link(
            "growth/reviews.py", label=f"{row['what']} · {row['whom']}", icon=":material/arrow_forward:",
            query_params={"view": view, "number": str(number)},
        )  # fmt: skip


def assess_card(row: Mapping[Any, Any]) -> None:
    """What the visitor says of themselves."""
    number, part = int(row["number"]), parts_of(int(row["number"])).get("self")
    revision = seen(f"self_{number}", int(part["revision"]) if part else 0)
    sent = part is not None and part["reach"] != rules.TO_AUTHOR
    with st.container(border=True):
        show.headline(say(words.ASSESS, cycle=row["cycle"]), say(words.ASSESS_CAPTION, days=days_said(row)))
        with st.form(forms.field(ASSESS, f"form_{number}"), border=False):
            scores = score_fields(ASSESS, str(number), row["categories"], part["content"]["scores"] if part else {})
            said = long_text(ASSESS, f"words_{number}", say(words.ASSESS_WORDS), part["words"] if part else None)
            send, draft = _buttons(
                ASSESS, str(number), words.ASSESS_AGAIN if sent else words.ASSESS_SEND, draft=not sent
            )
        if send or draft:
            told = words.ASSESS_SENT if send else words.DRAFT_SAVED
            forms.submit(
                ASSESS, writing.assess_oneself, lambda _: say(told), review_id=number, revision=revision,
                scores=scores, words=said, send=send,
            )  # fmt: skip


def propose_card(row: Mapping[Any, Any]) -> None:
    """Whom the visitor proposes to rate them."""
    number = int(row["number"])
    with st.expander(say(words.PROPOSE), icon=":material/group_add:"):
        st.caption(say(words.PROPOSE_CAPTION))
        proposed = load(review_raters, number=number)["colleague_id"].astype(int).tolist()
        with st.form(forms.field(PROPOSE, f"form_{number}"), border=False):
            chosen = colleagues_field(PROPOSE, number, say(words.PROPOSE_WHO), proposed, row)
            sent = st.form_submit_button(say(words.PROPOSE_SEND), key=forms.field(PROPOSE, f"send_{number}"))
        if sent:
            forms.submit(
                PROPOSE, opening.propose_raters, lambda _: say(words.PROPOSED), review_id=number,
                rater_ids=tuple(chosen),
            )  # fmt: skip


def colleagues_field(form: str, number: int, label: str, chosen: list[int], row: Mapping[Any, Any]) -> list[int]:
    """Several of those who can rate in a review: whoever serves customers, but whom it is about and who writes it."""
    today = session.clock().today
    found = load(people.members_between, None, Period("today", today, today + timedelta(days=1)))
    found = found[found["active"].astype("bool") & ~found["member_id"].isin([row["member_id"], row["lead_id"]])]
    names = {
        int(each["member_id"]): name_of(each["name"], each["name_en"] if isinstance(each["name_en"], str) else None)
        for each in found.drop_duplicates("member_id").to_dict("records")
    }
    picked: list[int] = st.multiselect(
        label, list(names), [each for each in chosen if each in names], key=forms.field(form, f"who_{number}"),
        format_func=lambda key: names.get(key, str(key)), placeholder=say(words.CHOOSE),
    )  # fmt: skip
    return picked


def result_view(row: Mapping[Any, Any]) -> None:
    """A result that was shared with the visitor, and what they say to it."""
    parts = parts_of(int(row["number"]))
    result_card(row, parts)
    answer_card(row, parts)
    history_card(row)


def answer_card(row: Mapping[Any, Any], parts: Parts) -> None:
    """Acknowledge or appeal, where that is still open."""
    number = int(row["number"])
    revision = seen(f"review_{number}", int(row["revision"]))
    again = row["state"] == rules.APPEALED and row["decider_left"]
    if row["state"] == rules.APPEALED and not again:
        st.info(plain(say(words.APPEAL_AT, name=named(row, "decider"))), icon=":material/gavel:")
        return
    if row["state"] not in (rules.SHARED, rules.DECIDED) and not again:
        return
    ways = {"acknowledge": words.ACKNOWLEDGE, "appeal": words.APPEAL}
    if again:
        del ways["acknowledge"]
    if row["state"] == rules.DECIDED:
        del ways["appeal"]
    with st.container(border=True):
        show.headline(say(words.ANSWER), say(words.ANSWER_CAPTION))
        way = st.pills(
            say(words.WAY), list(ways), default=next(iter(ways)), required=True, label_visibility="collapsed",
            key=forms.field(ANSWER, f"way_{number}_{len(ways)}"), format_func=lambda code: say(ways[code]),
        )  # fmt: skip
        appeals = way == "appeal"
        with st.form(forms.field(ANSWER, f"form_{number}_{way}"), border=False):
            label = words.APPEAL_WORDS if appeals else words.ACKNOWLEDGE_WORDS
            said = long_text(ANSWER, f"words_{number}_{way}", say(label), None, height=100)
            sent = st.form_submit_button(
                say(ways[str(way)]), key=forms.field(ANSWER, f"send_{number}_{way}"), type="primary"
            )
        if sent:
            command = sharing.appeal_review if appeals else sharing.acknowledge_review
            told = words.APPEALED if appeals else words.ACKNOWLEDGED
            forms.submit(ANSWER, command, lambda _: say(told), review_id=number, revision=revision, words=said)


def _rate(row: Mapping[Any, Any]) -> None:
    number, name = int(row["number"]), named(row, "colleague")
    show.headline(say(words.RATE, name=name, cycle=row["cycle"]), say(words.RATE_CAPTION, name=name))
    if row["sent"]:
        st.caption(say(words.RATED_BEFORE))
    with st.form(forms.field(RATE, f"form_{number}"), border=False):
        scores = score_fields(RATE, str(number), row["categories"], row["scores"])
        st.caption(say(words.LEAVE_OUT))
        said = long_text(
            RATE, f"words_{number}", say(words.RATE_WORDS, name=name), row["words"],
            help=plain(say(words.RATE_WORDS_HELP)),
        )  # fmt: skip
        send, draft = _buttons(RATE, str(number), words.RATE_SEND, draft=not row["sent"])
    st.caption(plain(f"{say(words.UNTIL)} {day_said(row['until'])}"))
    if send or draft:
        told = words.RATE_SENT if send else words.DRAFT_SAVED
        forms.submit(
            RATE, rating.rate_colleague, lambda _: say(told), review_id=number, scores=scores, words=said, send=send
        )


def _buttons(form: str, of: str, label: Any, *, draft: bool) -> tuple[bool, bool]:
    with st.container(horizontal=True):
        sent = st.form_submit_button(
            say(label), key=forms.field(form, f"send_{of}"), type="primary", icon=":material/send:"
        )
        kept = draft and st.form_submit_button(
            say(words.SAVE_DRAFT),
            key=forms.field(form, f"draft_{of}"),
            icon=":material/save:",
            help=plain(say(words.DRAFT_HELP)),
        )
    return sent, kept
