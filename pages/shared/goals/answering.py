"""What waits for the visitor's answer, and giving it."""

from typing import Any

import streamlit as st

from data_access.goals import replying
from data_access.goals.known import targets_waiting
from metrics import formats
from pages.shared import forms, session, show
from pages.shared.data import load
from pages.shared.goals import wordings
from pages.shared.session import language, say
from pages.shared.texts import goals as words

ANSWER = "answer_target"
COMMANDS = {"agree": replying.agree_to_target, "dispute": replying.dispute_target}


def told() -> None:
    """What the last answer did; it stands above the cards, so that it leaves no hole among them."""
    forms.told(ANSWER)


def waiting_card() -> None:
    """The targets that the visitor is to answer; nothing is drawn where there are none."""
    waiting = load(targets_waiting)
    if waiting.empty:
        return
    rows = {int(row["target_id"]): row for row in waiting.to_dict("records")}
    count = formats.number(len(rows), language())
    with st.container(border=True, height="stretch"):
        sentence = say(words.WAITING_ONE) if len(rows) == 1 else say(words.WAITING, count=count)
        show.headline(sentence, say(words.WAITING_CAPTION))
        chosen = st.selectbox(
            say(words.WHICH_ONE), list(rows), key=forms.field(ANSWER, "which"),
            format_func=lambda number: _said(rows[number]) if number in rows else str(number),
        )  # fmt: skip
        row = rows[chosen if chosen in rows else next(iter(rows))]
        if isinstance(row["rationale"], str):
            st.text(session.in_language(row["rationale"]), width="stretch")
        answer_form(int(row["target_id"]), int(row["revision"]))
        if len(rows) > 1:
            _all(tuple((number, int(row["revision"])) for number, row in rows.items()))


def _all(targets: tuple[tuple[int, int], ...]) -> None:
    """Agree to everything that waits, as it stood on the page."""
    seen = tuple((number, seen_revision(number, revision, "all")) for number, revision in targets)
    with st.form(forms.field(ANSWER, "all"), border=False):
        sent = st.form_submit_button(
            say(words.AGREE_TO_ALL, count=len(targets)), key=forms.field(ANSWER, "agree_to_all"),
            icon=":material/done_all:",
        )  # fmt: skip
    if sent:
        forms.submit(
            ANSWER, replying.agree_to_targets, lambda count: say(words.ALL_AGREED_SAID, count=count), targets=seen
        )


def answer_form(number: int, revision: int) -> None:
    """Agree to or dispute one target."""
    seen = seen_revision(number, revision)
    with st.form(forms.field(ANSWER, f"form_{number}"), border=False):
        comment = st.text_area(
            say(words.COMMENT), key=forms.field(ANSWER, f"comment_{number}"), max_chars=1000, height=80
        )
        with st.container(horizontal=True):
            agreed = st.form_submit_button(
                say(words.AGREE), key=forms.field(ANSWER, f"agree_{number}"), type="primary", icon=":material/check:"
            )
            disputed = st.form_submit_button(
                say(words.DISPUTE), key=forms.field(ANSWER, f"dispute_{number}"), icon=":material/report:"
            )
    if agreed or disputed:
        step = "agree" if agreed else "dispute"
        forms.submit(
            ANSWER, COMMANDS[step], lambda key: say(words.MOVED[step], number=key), target_id=number, revision=seen,
            comment=comment or "",
        )  # fmt: skip


def seen_revision(number: int, revision: int, where: str = "one") -> int:
    """The revision that stood on the page when the visitor clicked: this run may have found a newer one already."""
    key = f"seen_target_{where}_{number}"
    before: int = st.session_state.get(key, revision)
    st.session_state[key] = revision
    return before


def _said(row: dict[Any, Any]) -> str:
    target = wordings.target_said(row["metric"], wordings.target_of_row(row))
    days = wordings.days_said(row["from_on"], row["to_on"])
    return f"{wordings.metric_said(row['metric'])} {target} · {wordings.whose_said(row)} · {days}"
