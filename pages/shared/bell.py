"""The bell in the head of every page: what became due or breached since its person last looked.

What it lists is looked for at the end of a page, when its numbers are there, and kept for a minute, whichever pages and
browsers the person opens meanwhile. Opening it asks the database for nothing but to note what was seen. Whatever goes
wrong here is logged and costs the bell alone, never the page below it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from time import monotonic
from typing import Any
from urllib.parse import parse_qsl

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import StopException

from data_access.bell.breached import BREACHED, MINUTES
from data_access.bell.house import BACKUP_OLD, DATA_OLD, MAILS_FAILED, ROWS_REFUSED, SOURCE_FAILED
from data_access.bell.notices import DUE, ENDED, OVERDUE, REWARD, WAITING, bell_notices
from data_access.bell.seen import look_at_bell
from data_access.due import ANSWER, CALL_BACK, DEPUTISED, FOLLOW_UP, NOBODYS, OWN
from data_access.due_by_day import ACTION, CALIBRATION, CONTACT, LESSON, QUALITY_REVIEW, TALK_ITEM, TARGET, TRAINING
from data_access.reviewing import waiting
from data_access.scope import Role
from metrics import calendar_words
from pages.shared import ending, log_lines, menu, session
from pages.shared.data import load, save
from pages.shared.session import language, name_of, plain, say
from pages.shared.texts import bell as words

KEPT_SECONDS = 60.0
MOST_SHOWN = 60
MOST_PEOPLE = 2_000  # whose bells are kept at a time
KEY = "bell"
SEEN = "bell_seen"  # the names of the lines that were seen in this visit
ICONS = {
    WAITING: ":material/inbox:", DUE: ":material/schedule:", OVERDUE: ":material/error:", ENDED: ":material/history:",
}  # fmt: skip
# Where a line's entry is opened: the page's script, and what its address says.
_COMPLAINT = ("complaints/complaint.py", "number")
_REVIEWS = ("growth/reviews.py", "number")
OPENED_AT: dict[str, tuple[str, str]] = {
    **dict.fromkeys((OWN, DEPUTISED, NOBODYS, CALL_BACK, BREACHED), _COMPLAINT),
    **dict.fromkeys((FOLLOW_UP, ANSWER), ("feedback/inbox.py", "")),
    ACTION: ("team/actions.py", "number"),
    CONTACT: ("team/contacts.py", "number"),
    TRAINING: ("growth/training.py", ""),
    TALK_ITEM: ("growth/talks.py", ""),
    TARGET: ("goals/targets.py", "number"),
    QUALITY_REVIEW: ("growth/quality.py", "number"),
    CALIBRATION: ("growth/quality.py", ""),
    LESSON: ("team/lessons.py", "number"),
    **dict.fromkeys(waiting.KINDS, _REVIEWS),
    MINUTES: ("team/meeting.py", ""),
    REWARD: ("growth/recognition.py", "number"),
    SOURCE_FAILED: ("manage/sources.py", ""),
    ROWS_REFUSED: ("manage/imports.py", ""),
    **dict.fromkeys((DATA_OLD, BACKUP_OLD, MAILS_FAILED), ("manage/data_health.py", "")),
}
SINCE_THEN = {SOURCE_FAILED, ROWS_REFUSED, MAILS_FAILED, DATA_OLD, BACKUP_OLD, MINUTES}
VIEWS = {
    CALIBRATION: "calibrate", waiting.ASSESS: "todo", waiting.RATE: "todo", waiting.READ: "own",
    waiting.WRITE: "team", waiting.DECIDE: "appeals",
}  # fmt: skip


@dataclass
class _Rung:
    """Somebody's lines as they were found, and when."""

    at: float
    lines: pd.DataFrame


@contextmanager
def rung(slot: Any) -> Iterator[None]:
    """Draw the bell into `slot`: before the page where its lines are known, else once the page is there."""
    kept = _kept()
    if kept is not None:
        _drawn(slot, kept)
    try:
        with ending.of_the_page_alone():
            yield
    except StopException:  # a page that ends early is there as well
        if kept is None:
            _drawn(slot)
        raise
    if kept is None:
        _drawn(slot)


def _drawn(slot: Any, kept: pd.DataFrame | None = None) -> None:
    with _alone():
        lines = _looked_for() if kept is None else kept
        with slot:
            _bell(lines)


@contextmanager
def _alone() -> Iterator[None]:
    """What fails in here is logged, and no more."""
    try:
        yield
    except Exception as error:  # what ends or repeats a page's run is none, and passes
        log_lines.noted(error)


@st.cache_resource(show_spinner=False)
def _bells() -> dict[Any, _Rung]:
    """Everybody's lines in this process."""
    return {}


def _kept() -> pd.DataFrame | None:
    found = _bells().get(_whose())
    return found.lines if found is not None and monotonic() - found.at < KEPT_SECONDS else None


def _looked_for() -> pd.DataFrame:
    bells = _bells()
    if len(bells) >= MOST_PEOPLE:
        bells.clear()
    lines = load(bell_notices)
    lines = lines[lines["kind"].isin(words.KINDS.keys() & OPENED_AT.keys())].copy()
    bells[_whose()] = _Rung(monotonic(), lines)
    return lines


def _whose() -> Any:
    return session.scope(), session.clock().today


@st.fragment
def _bell(lines: pd.DataFrame) -> None:
    with _alone():  # here, since a fragment shows its errors by itself
        _button(lines)


def _button(lines: pd.DataFrame) -> None:
    """The button that says how many lines are new; opened, the lines. Opening it notes that they were seen."""
    opened = st.session_state.get("bell_opened")  # the names of what was new when it was opened
    seen = f"{SEEN}_{session.scope().member_id}"
    found = lines["new"].astype("bool") & ~lines["name"].isin(sorted(st.session_state.get(seen, ())))
    new = lines[found].head(MOST_SHOWN)
    count = 0 if opened is not None else int(found.sum())
    said = say(words.NONE_NEW) if not count else say(words.ONE_NEW if count == 1 else words.SOME_NEW, count=count)
    icon = ":material/notifications_unread:" if count else ":material/notifications:"
    popover = st.popover(
        said, icon=icon, type="tertiary", key=KEY, on_change="rerun", help=say(words.WHAT), width="content"
    )
    if not popover.open:
        st.session_state.pop("bell_opened", None)
        return
    first = opened is None
    if opened is None:
        opened = st.session_state["bell_opened"] = frozenset(new["name"])
    with popover, st.container(key="bell_lines", gap="xsmall"):
        _list(lines.assign(new=lines["name"].isin(sorted(opened))))
    if first and opened:
        # For the rest of the visit. The owner of the machine is nobody of whom more could be kept.
        st.session_state[seen] = st.session_state.get(seen, frozenset()) | opened
        if session.scope().member_id is not None and not session.house().servers.reading_only:
            save(look_at_bell, names=tuple(sorted(opened)))
            lines["new"] &= ~lines["name"].isin(sorted(opened))


def _list(lines: pd.DataFrame) -> None:
    if lines.empty:
        st.markdown(f"**{plain(say(words.NOTHING))}**")
        scope = session.scope()
        if scope.member_id is not None and not scope.roles <= {Role.ADMIN}:
            st.caption(plain(say(words.NOTHING_WHAT)))
        if scope.has(Role.ADMIN):
            st.caption(plain(say(words.NOTHING_HOUSE)))
        return
    scripts = menu.scripts_for(session.scope())
    for row in lines.head(MOST_SHOWN).to_dict("records"):
        _line(row, scripts)
    if len(lines) > MOST_SHOWN:
        st.caption(plain(say(words.MORE, count=len(lines) - MOST_SHOWN)))
    st.caption(plain(say(words.NO_LONGER_NEW)))


def _line(row: dict[Any, Any], scripts: frozenset[str]) -> None:
    script, key = OPENED_AT[row["kind"]]
    said = " · ".join(plain(part) for part in _said(row) if part)
    label = f"**{say(words.NEW)} · {said}**" if row["new"] else said
    if script not in scripts:
        st.markdown(f"{ICONS[row['phase']]} {label}")
        return
    address = {key: str(row["entry_id"])} if key else {}
    address |= dict(parse_qsl(row["address"]))
    if row["kind"] in VIEWS:
        address["view"] = VIEWS[row["kind"]]
    st.page_link(script, label=label, icon=ICONS[row["phase"]], query_params=address)


def _said(row: dict[Any, Any]) -> Iterator[str]:
    """How it stands, what it is, whose and about what."""
    yield _stands(row)
    text = words.KINDS[row["kind"]]
    name = name_of(row["member"], row["member_en"]) if isinstance(row["member"], str) else say(words.SOMEBODY)
    yield say(text, name=name)
    if OPENED_AT[row["kind"]] == _COMPLAINT:
        yield say(words.NUMBER, number=row["entry_id"])
    if row["kind"] == MINUTES:
        monday = calendar_words.day(date.fromisoformat(row["category"]), language())
        yield say(words.WEEK, day=monday)
        return
    for part in ("customer", "category"):
        if isinstance(row[part], str):
            yield session.in_language(row[part])
    if row["kind"] == BREACHED and isinstance(row["member"], str):
        yield say(words.OF, name=name)


def _stands(row: dict[Any, Any]) -> str:
    clock = session.clock()
    at = _moment(row["at"])
    if row["kind"] in SINCE_THEN:
        return say(words.SINCE, at=at)
    if row["phase"] == WAITING and not pd.isna(row["due_at"]):
        day = calendar_words.day(clock.day_of(row["due_at"]), language(), this_year=clock.today.year)
        return say(words.WAITING_UNTIL, day=day)
    return say(words.PHASES[row["phase"]], at=at)


def _moment(at: pd.Timestamp) -> str:
    clock = session.clock()
    return calendar_words.day(clock.day_of(at), language(), this_year=clock.today.year)
