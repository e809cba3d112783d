"""Scores that members logged about their own service: confirming or refusing them, and how long they wait."""

from typing import Any

import streamlit as st

from data_access import health
from data_access.answering import confirming
from metrics import formats
from pages.shared import forms, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.feedback import voices
from pages.shared.session import name_of, plain, say
from pages.shared.tables import table
from pages.shared.texts import feedback as feedback_words
from pages.shared.texts import waiting as words

MOST_WAITING = 10
CONFIRM, REFUSE = "confirm_answer", "refuse_answer"


def waiting_card() -> None:
    """What waits for the visitor: for leads with what was said, for executives only that something was given."""
    forms.told(CONFIRM)
    forms.told(REFUSE)
    _card(load(confirming.answers_awaiting_confirmation), words.WAITING_CAPTION)
    _card(load(confirming.answers_only_executives_confirm), words.UNSEEN_CAPTION)


def waiting_counts() -> None:
    """For administrators: how many wait, for how long, and for whom; nothing where none does."""
    found = load(health.scores_waiting)
    if found.empty:
        return
    oldest = int(found["days"].max())
    with st.container(border=True):
        said = words.COUNTS_SAYS if oldest else words.COUNTS_SAYS_TODAY
        sentence = say(said, count=int(found["n"].sum()), days=oldest)
        show.headline(sentence, say(words.COUNTS_CAPTION))
        named = zip(found["team"], found["team_en"], strict=True)
        columns = (
            Column("days", words.DAYS, Kind.COUNT, pinned=True),
            Column("n", words.ENTRIES, Kind.COUNT),
            Column("named", words.TEAM),
            Column("by", words.WHOSE_TURN, words=lambda code: say(words.TURNS[code])),
        )
        table(found.assign(named=[_team(*pair) for pair in named]), columns, "scores_waiting", name=sentence)


def _card(found: Any, caption: Any) -> None:
    if found.empty:
        return
    forms.request_key(CONFIRM)  # made with the buttons, so that a click sent again is known
    with st.container(border=True):
        show.headline(say(words.WAITING_SAYS, count=len(found)), say(caption))
        for row in (voices.told(found) if "score" in found else _unscored(found)).head(MOST_WAITING).to_dict("records"):
            _waiting(row)
        if len(found) > MOST_WAITING:
            st.caption(say(words.WAITING_MORE, count=len(found) - MOST_WAITING))


def _waiting(row: dict[str, Any]) -> None:
    """One score that waits, with its own buttons: a choice by place would confirm another one if the list moved."""
    answer_id = int(row["answer_id"])
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(gap=None, width="stretch"):
            about = [row["handler"], f"{row['answered_on']:%Y-%m-%d}", _kind(row["kind"])]
            if _given(row.get("customer")):
                about.insert(0, row["customer"])
            st.markdown(f"**{plain(row['of_scale'])}** · {plain(' · '.join(about))}")
            if _given(row.get("comment")):
                st.text(row["comment"])
        with st.container(horizontal=True, width="content"):
            sent = st.button(say(words.CONFIRM), key=f"confirm_{answer_id}", icon=":material/check:")
            # Its own key, too: after a refusal it would stay open at the same place, which is another score's by then.
            with st.popover(say(words.REFUSE), icon=":material/close:", key=f"refusal_{answer_id}"):
                _refuse(answer_id)
    if sent:
        forms.submit(CONFIRM, confirming.confirm_answer, lambda _: say(words.CONFIRMED), answer_id=answer_id)


def _refuse(answer_id: int) -> None:
    with st.form(forms.field(REFUSE, f"form_{answer_id}"), border=False):
        reason = st.text_area(
            say(words.REFUSE_WHY), key=forms.field(REFUSE, f"reason_{answer_id}"), height=80,
            max_chars=confirming.LONGEST_REASON, help=plain(say(words.REFUSE_HELP)),
        )  # fmt: skip
        sent = st.form_submit_button(
            say(words.REFUSE_SURE), key=forms.field(REFUSE, f"send_{answer_id}"), type="primary"
        )
    if sent:
        forms.submit(REFUSE, confirming.refuse_answer, lambda _: say(words.REFUSED), answer_id=answer_id, reason=reason)


def _unscored(found: Any) -> Any:
    """The rows an executive is told of: whose, and nothing of what was said."""
    teams = [_team(*pair) for pair in zip(found["team"], found["team_en"], strict=True)]
    names = [name_of(*pair) for pair in zip(found["member"], found["member_en"], strict=True)]
    return found.assign(of_scale=names, handler=teams)


def _team(name: object, name_en: object) -> str:
    if not isinstance(name, str):
        return formats.MISSING
    return name_of(name, name_en if isinstance(name_en, str) else None)


def _kind(kind: str) -> str:
    return say(feedback_words.KINDS[kind]) if kind in feedback_words.KINDS else kind


def _given(text: object) -> bool:
    return isinstance(text, str) and bool(text)
