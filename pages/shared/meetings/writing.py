"""Fields that are stored as they are typed, and two people in the same one: neither loses what they wrote."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

import streamlit as st

from data_access.meetings import talking_over
from data_access.meetings.rules import LONGEST_SAID
from data_access.rejected import NotAllowed, Rejected
from pages.shared import recording
from pages.shared.data import save
from pages.shared.session import language, plain, say
from pages.shared.texts import meetings as words

DISCUSSED, DECISION = "discussed", "decision"
COMMANDS: dict[str, Callable[..., int]] = {
    DISCUSSED: talking_over.discuss_item, DECISION: talking_over.decide_item,
}  # fmt: skip
LONGEST_DECISION = 500  # characters
PAUSE = "600ms"
FIELD_HEIGHT = 110  # px


@dataclass
class Read:
    """What the visitor has read of a field, what of theirs is not stored and why, and whether something was."""

    text: str
    revision: int
    clash: str = ""
    typed: str = ""
    saved: bool = False


def field(row: Mapping[Any, Any], what: str) -> None:
    """The field of an item; `row` is the item as it is stored now."""
    item_id, stored = int(row["item_id"]), row[what] if isinstance(row[what], str) else ""
    key, revision = f"meeting_{what}_{item_id}", int(row[f"{what}_revision"])
    read: Read = st.session_state.setdefault(f"{key}_read", Read(stored, revision))
    if not read.clash:
        if read.revision != revision:  # somebody else wrote: nobody here has typed, or it would have been stored
            st.session_state[f"{key}_read"] = read = Read(stored, revision)
            st.session_state[key] = stored
        elif key not in st.session_state:
            st.session_state[key] = stored
    elif key not in st.session_state:
        st.session_state[key] = read.typed
    given: dict[str, Any] = {
        "key": key, "placeholder": say(words.WRITE_HELP), "on_change": _typed, "args": (key, item_id, what),
    }  # fmt: skip
    if stored:
        label = words.DECISION if what == DECISION else words.DISCUSSED
        recording.words(plain(say(words.SAYS, label=say(label), written=stored)))
    if what == DECISION:  # a sentence, stored after each pause in typing
        st.text_input(say(words.DECISION), max_chars=LONGEST_DECISION, live=PAUSE, **given)
    else:  # as much as one likes, stored after a pause, too: see typing.py
        st.text_area(say(words.DISCUSSED), height=FIELD_HEIGHT, max_chars=LONGEST_SAID, **given)
    if read.clash:
        _clash(read, key, item_id, what, stored, revision)
    elif read.saved:
        st.caption(say(words.SAVED))


def _typed(key: str, item_id: int, what: str) -> None:
    """Store what stands in the field."""
    read: Read | None = st.session_state.get(f"{key}_read")
    if read is not None:
        _store(read, key, item_id, what, st.session_state[key] or "", read.revision)


def _store(read: Read, key: str, item_id: int, what: str, text: str, seen: int) -> None:
    try:
        revision = save(COMMANDS[what], request_key=token_hex(12), item_id=item_id, seen=seen, text=text)
    except (Rejected, NotAllowed) as error:
        read.clash, read.typed, read.saved = error.said(language()), text, False
        return
    st.session_state[f"{key}_read"] = Read(text, revision, saved=True)


def _clash(read: Read, key: str, item_id: int, what: str, stored: str, revision: int) -> None:
    """Nothing of the visitor's was stored: why, what stands there, and what shall stand."""
    with st.container(border=True):
        st.warning(plain(read.clash), icon=":material/group:")
        if revision == read.revision:  # it was refused for another reason
            return
        st.caption(say(words.THEIRS))
        st.text(stored, width="stretch")
        mine = read.typed
        both = f"{stored}\n{mine}".strip()
        with st.container(horizontal=True):
            for name, label, text in (
                ("both", words.ADD_BELOW, both), ("mine", words.TAKE_MINE, mine), ("theirs", words.TAKE_THEIRS, stored),
            ):  # fmt: skip
                st.button(say(label), key=f"{key}_{name}", on_click=_settle, args=(key, item_id, what, text, revision))


def _settle(key: str, item_id: int, what: str, text: str, revision: int) -> None:
    st.session_state[key] = text
    _store(st.session_state[f"{key}_read"], key, item_id, what, text, revision)
