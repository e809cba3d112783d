"""The feedback inbox as it is read: what is due when, what was done, and the form for the chosen entry."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from data_access.answering import follow_ups, inbox
from metrics import formats
from pages.shared import forms, show
from pages.shared.actions.origin_forms import decide_from
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.feedback.inbox_filters import Picked
from pages.shared.filters import code_said
from pages.shared.remaining import in_words, left_said, minutes_left
from pages.shared.session import language, name_of, plain, say
from pages.shared.texts import feedback_inbox as words

FOLLOW_UP, ANSWER = "follow_up", "answer_suggestion"


def readable(found: pd.DataFrame) -> pd.DataFrame:
    """What `inbox` gives with what people read: entry (its key in the list), what, left_minutes (below 0
    past due), outcome, and names in the visitor's language."""
    left = minutes_left(found["due_at"], found["team_id"])
    rows = found.to_dict("records")
    names = {part: [_name(row[part], row[f"{part}_en"]) for row in rows] for part in ("member", "team", "by")}
    return found.assign(
        entry=[f"{_table(row)}-{row['id']}" for row in rows],
        what=[_what(row) for row in rows],
        outcome=[_outcome(row) for row in rows],
        left_minutes=left,
        **names,
    )


def columns(found: pd.DataFrame, *, done: bool) -> list[Column]:
    """The first are what a phone shows; a column without anything in it is left out."""
    first = (
        [Column("done_on", words.DONE_ON, Kind.DAY, pinned=True), Column("outcome", words.OUTCOME)]
        if done
        # Text although it is a number: what is exported is what is read here, beside the exact due time.
        else [Column("left_minutes", words.TIME_LEFT, words=_left(), pinned=True)]
    )
    declared = [
        *first,
        Column("what", words.WHAT),
        Column("text", words.SAID, words=_given, width=320),
        *([Column("answer", words.ANSWER, words=_given, width=320), Column("by", words.BY)] if done else []),
        Column("customer", words.CUSTOMER),
        Column("member", words.HANDLER),
        Column("channel", words.CHANNEL, words=code_said),
        Column("tier", words.TIER, words=code_said),
        Column("team", words.TEAM),
        Column("received_on", words.RECEIVED, Kind.DAY),
        Column("due_at", words.DUE, Kind.TIME),
    ]
    always = {"left_minutes", "what", "text"}
    return [column for column in declared if column.key in always or found[column.key].notna().any()]


def some_shown(found: pd.DataFrame, caption: Any) -> None:
    """Say it where there are more than the list holds."""
    total = int(found["all"].iloc[0]) if len(found) else 0
    if total > len(found):
        shown = formats.number(len(found), language())
        st.caption(say(caption, shown=shown, count=formats.number(total, language())))


def none_shown(picked: Picked) -> None:
    """Why the list is empty: nothing to do at all, or nothing of what was chosen."""
    if picked.done and not (picked.kind or picked.outcome):
        show.nothing_here(words.NONE_DONE, words.NONE_TO_DO_MORE)
    elif picked.done or picked.waiting.all:
        st.caption(say(words.NONE_LIKE_THIS))
    else:
        show.nothing_here(words.NONE_TO_DO, words.NONE_TO_DO_MORE)


def answer_card(found: pd.DataFrame, picked: str | None) -> None:
    """What the customer said, and the form that answers it; `picked` was chosen in the list."""
    mine = bool(found["led"].any())
    with st.container(border=True, width=760):
        show.headline(*(say(each) for each in ((words.DO, words.DO_HOW) if mine else (words.READ, words.NOT_YOURS))))
        said = {row["entry"]: _said(row) for row in found.to_dict("records")}
        entries = list(said)
        entry = st.selectbox(
            say(words.WHICH), entries, index=entries.index(picked) if picked in said else None,
            key=f"{forms.field(FOLLOW_UP, f'which_{picked}')}_{forms.request_key(ANSWER)}",
            format_func=lambda key: said.get(key, key), placeholder=say(words.CHOOSE),
        )  # fmt: skip
        if entry is None or entry not in said:
            return
        row = found.iloc[entries.index(entry)]
        _told(row)
        if row["led"]:
            (_suggestion_form if row["kind"] == "suggestion" else _follow_up_form)(int(row["id"]))
        _action_form(row)


def opened_card(number: int, place: Any) -> None:
    """The suggestion that the address names, whatever the list shows, drawn into `place` above that."""
    found = readable(load(inbox.suggestion_told, suggestion_id=number))
    with place:
        if found.empty:
            st.warning(say(words.NOT_FOUND, number=number), icon=":material/search_off:")
        elif pd.notna(found["done_on"].iloc[0]):
            done_card(found.iloc[0])
        else:
            answer_card(found, found["entry"].iloc[0])


def done_card(row: pd.Series) -> None:
    """One entry of those that are done, whole."""
    with st.container(border=True, width=760):
        by = [part for part in (row["outcome"], row["by"], f"{row['done_on']:%Y-%m-%d}") if isinstance(part, str)]
        show.headline(_said(row), " · ".join(by))
        _told(row)
        if isinstance(row["answer"], str):
            st.caption(say(words.ANSWER))
            st.text(row["answer"], width="stretch")
        _action_form(row)


def _action_form(row: pd.Series) -> None:
    if row["kind"] == "suggestion":
        decide_from("suggestion", int(row["id"]), row["team_id"])


def _told(row: pd.Series) -> None:
    if isinstance(row["text"], str) and row["text"]:
        st.caption(say(words.SAID))
        st.text(row["text"], width="stretch")
    else:
        st.caption(say(words.SAID_NOTHING))


def _follow_up_form(answer_id: int) -> None:
    with st.form(forms.field(FOLLOW_UP, f"form_{answer_id}"), border=False):
        note = st.text_area(
            say(words.NOTE), key=forms.field(FOLLOW_UP, f"note_{answer_id}"), max_chars=follow_ups.LONGEST_NOTE,
            height=80, help=plain(say(words.NOTE_HELP)),
        )  # fmt: skip
        sent = st.form_submit_button(
            say(words.FOLLOW_UP), key=forms.field(FOLLOW_UP, "send"), type="primary", icon=":material/phone_callback:"
        )
    if sent:
        forms.submit(FOLLOW_UP, follow_ups.follow_up, lambda _: say(words.FOLLOWED_UP), answer_id=answer_id, note=note)


def _suggestion_form(suggestion_id: int) -> None:
    with st.form(forms.field(ANSWER, f"form_{suggestion_id}"), border=False):
        decision = st.segmented_control(
            say(words.DECISION), list(words.DECISIONS), default=None,
            key=forms.field(ANSWER, f"decision_{suggestion_id}"), format_func=lambda code: say(words.DECISIONS[code]),
        )  # fmt: skip
        reason = st.text_area(
            say(words.REASON), key=forms.field(ANSWER, f"reason_{suggestion_id}"), height=80,
            max_chars=follow_ups.LONGEST_NOTE, help=plain(say(words.REASON_HELP)),
        )  # fmt: skip
        sent = st.form_submit_button(
            say(words.ANSWER_IT), key=forms.field(ANSWER, "send"), type="primary", icon=":material/reply:"
        )
    if sent:
        forms.submit(
            ANSWER, follow_ups.answer_suggestion, lambda _: say(words.ANSWERED), suggestion_id=suggestion_id,
            decision=decision, reason=reason or None,
        )  # fmt: skip


def _said(row: Any) -> str:
    """One entry in a line, to choose it from a list."""
    parts = [row["what"], *(row[part] for part in ("customer", "member") if isinstance(row[part], str))]
    if pd.notna(row["left_minutes"]) and pd.isna(row["done_on"]):
        parts.append(left_said(row["left_minutes"]))
    return " · ".join([*parts, f"{row['received_on']:%Y-%m-%d}"])


def _what(row: dict[str, Any]) -> str:
    kind = say(words.KINDS[row["kind"]])
    if pd.isna(row["score"]):
        return kind
    score = formats.number(row["score"], language(), 1, trim=True)
    return say(words.SCORED, kind=kind, score=score, highest=int(row["scale_high"]))


def _outcome(row: dict[str, Any]) -> str | None:
    if row["kind"] == "praise":
        return say(words.OUTCOMES["praise"])
    if row["state"] in ("adopted", "declined"):
        outcome = say(words.OUTCOMES[row["state"]])
        return say(words.ANSWERED_LATE, outcome=outcome) if row["kept"] is False else outcome
    return None if pd.isna(row["kept"]) else say(words.OUTCOMES["in_time" if row["kept"] else "late"])


def _table(row: dict[str, Any]) -> str:
    return "said" if row["kind"] in ("suggestion", "praise") else "score"


def _left() -> Callable[[float | None], str]:
    none, left = say(words.NO_DUE), in_words()
    return lambda minutes: none if minutes is None or pd.isna(minutes) else left(minutes)


def _given(text: object) -> str:
    return text if isinstance(text, str) and text else formats.MISSING


def _name(name: object, name_en: object) -> str | None:
    if not isinstance(name, str):
        return None
    return name_of(name, name_en if isinstance(name_en, str) else None)
