"""The audit as an administrator reads it: what is sought, the entries found, and whether the chain is whole."""

import json
from collections.abc import Callable
from time import monotonic
from typing import Any

import pandas as pd
import streamlit as st

from data_access.auditing import audit_aside, audit_questions
from data_access.auditing.audit import What
from data_access.auditing.audit_chain import START, Link, Verified
from data_access.auditing.audit_questions import MOST_EXPORTED, Found, Sought
from data_access.members import people
from metrics import formats
from metrics.calendars.periods import EARLIEST, Period
from metrics.words import Language
from pages.shared import filters, session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.session import language, name_of, say
from pages.shared.tables import Whole, table
from pages.shared.texts import audit as words
from pages.shared.texts import frame as frame_words

CHECK_SECONDS = 8.0  # a click checks for so long; the next one goes on from there
OLDER, CHECKED = "audit_older", "audit_checked"
COLUMNS = (
    Column("number", words.NUMBER, Kind.COUNT, width=70),
    Column("at", words.WHEN, Kind.TIME, width=140),
    Column("what_said", words.WHAT, width=170),
    Column("who_said", words.WHO, width=170),
    Column("about_said", words.ABOUT, width=150),
    Column("thing_said", words.THING, width=140),
    Column("details_said", words.DETAILS, width=330),
)


def sought(period: Period) -> Sought:
    """The pickers beside the period."""
    named = {
        int(row["member_id"]): name_of(row["name"], _given(row["name_en"]))
        for row in load(people.members).to_dict("records")
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = _person(words.WHO, "audit_who", named)
        about = _person(words.ABOUT, "audit_about", named)
        what = st.multiselect(
            say(words.WHAT), list(What), key="audit_what", placeholder=say(words.ANYTHING), width=420,
            format_func=lambda kind: say(words.KINDS[kind]),
        )  # fmt: skip
    first = None if period.start == EARLIEST else period.start
    return Sought(first, period.end if first else None, who, about, tuple(what))


def list_card(wanted: Sought) -> None:
    """The entries, a page of them at a time, and all of them as a file."""
    waiting = audit_aside.not_written(session.house().database)
    if waiting:
        st.caption(say(words.WAITING, count=waiting))
    kept = st.session_state.get(OLDER)
    before: int | None = kept[1] if kept and kept[0] == wanted else None
    found = load(audit_questions.entries, wanted, before=before)
    if found.frame.empty:
        show.nothing_here(words.NONE, words.NONE_DO)
        return
    rows, numbers = readable(found.frame, language()), found.frame["number"]
    shown = {"total": found.total, "first": numbers.iloc[0], "last": numbers.iloc[-1]}
    st.caption(say(words.COUNT, **{key: formats.number(value, language()) for key, value in shown.items()}))
    whole = Whole(min(found.total, MOST_EXPORTED), _all(wanted, language()))
    table(rows, COLUMNS, "audit", name=say(frame_words.AUDIT), filters=_said(wanted), whole=whole)
    _turn(wanted, before, found)


def chain_card() -> None:
    """Whether the chain is whole: looked at when somebody asks, in slices, for no longer than a page may take."""
    known: Verified | None = st.session_state.get(CHECKED)
    unfinished = known is not None and not known.done
    with st.container(border=True):
        show.headline(say(words.CHAIN))
        slot = st.empty()
        if st.button(say(words.GO_ON if unfinished else words.CHECK), key="audit_check", icon=":material/link:"):
            with slot, st.spinner(say(words.CHECKING)):
                known = st.session_state[CHECKED] = _checked(known.upto if known and unfinished else START)
            if known is not None and not known.done:
                st.rerun()  # the button says then that it goes on
        with slot.container():
            _standing(known)


def _standing(known: Verified | None) -> None:
    if known is None:
        st.caption(say(words.UNCHECKED))
        return
    upto, entries = (formats.number(number, language()) for number in (known.upto.number, known.entries))
    if known.broken is not None:
        number = formats.number(known.broken, language())
        st.error(say(words.BROKEN, number=number, upto=upto), icon=":material/link_off:")
    elif known.done:
        st.success(say(words.WHOLE, entries=entries, hash=known.upto.hash), icon=":material/verified:")
    else:
        st.info(say(words.PARTLY, upto=upto, entries=entries), icon=":material/hourglass_top:")


def _checked(after: Link) -> Verified | None:
    until = monotonic() + CHECK_SECONDS
    found = load(audit_questions.chain, after=after)
    while found is not None and not found.done and monotonic() < until:
        found = load(audit_questions.chain, after=found.upto)
    return found


def _turn(wanted: Sought, before: int | None, found: Found) -> None:
    with st.container(horizontal=True):
        if before is not None and st.button(say(words.NEWEST), key="audit_newest", icon=":material/first_page:"):
            st.session_state.pop(OLDER)
            st.rerun()
        older = found.next_before
        if older is not None and st.button(say(words.OLDER), key="audit_older_button", icon=":material/chevron_right:"):
            st.session_state[OLDER] = (wanted, older)
            st.rerun()


def readable(found: pd.DataFrame, spoken: Language) -> pd.DataFrame:
    """The entries in words; asks the visit for nothing."""
    rows = found.to_dict("records")
    return found.assign(
        what_said=[_kind(row["what"], spoken) for row in rows],
        who_said=[_whom(row, "member_id", "by", spoken, words.NOBODY.said(spoken)) for row in rows],
        about_said=[_whom(row, "about_member_id", "about_member", spoken, "") for row in rows],
        thing_said=[_thing(row, spoken) for row in rows],
        details_said=[details(row["details"], spoken) for row in rows],
    )


def details(stored: str, spoken: Language) -> str:
    """The details of an entry in words; as they are stored where somebody altered them."""
    try:
        parts = json.loads(stored).items()
    except (ValueError, AttributeError):
        return stored
    return " · ".join(
        words.SIGNED.said(spoken, label=words.PARTS[key].said(spoken) if key in words.PARTS else key, value=said)
        for key, value in parts
        if (said := _value(value, spoken))
    )


def _value(value: Any, spoken: Language) -> str:
    if isinstance(value, list):
        return (", " if spoken == "en" else "、").join(_value(each, spoken) for each in value)
    code = str(value) if isinstance(value, bool) else value
    codes = {**frame_words.CODES, **frame_words.ROLES, **words.CODES}
    known = codes.get(code) if isinstance(code, str) else None
    return known.said(spoken) if known else str(value)


def _kind(code: str, spoken: Language) -> str:
    try:
        return words.KINDS[What(code)].said(spoken)
    except ValueError:  # of a later version
        return code


def _whom(row: Any, number: str, name: str, spoken: Language, otherwise: str) -> str:
    if pd.isna(row[number]):
        return otherwise
    names = [_given(row[f"{name}_en"]) if spoken == "en" else None, _given(row[name])]
    return next((each for each in names if each), words.GONE.said(spoken, number=int(row[number])))


def _thing(row: Any, spoken: Language) -> str:
    if not isinstance(row["about"], str) or pd.isna(row["about_id"]):
        return ""
    thing = words.THINGS[row["about"]].said(spoken) if row["about"] in words.THINGS else row["about"]
    return words.THING_NUMBER.said(spoken, thing=thing, number=int(row["about_id"]))


def _all(wanted: Sought, spoken: Language) -> Callable[[], pd.DataFrame]:
    house, scope, clock = session.house(), session.scope(), session.clock()

    def find() -> pd.DataFrame:
        found = house.servers.read(
            lambda connection: audit_questions.entries(connection, scope, wanted, clock=clock, limit=MOST_EXPORTED)
        )
        return readable(found.frame, spoken)

    return find


def _said(wanted: Sought) -> str:
    """The filters in words, without the names of people."""
    numbered = [
        words.SIGNED.said(language(), label=say(label), value=say(words.GONE, number=key))
        for label, key in ((words.WHO, wanted.member_id), (words.ABOUT, wanted.about_member_id))
        if key is not None
    ]
    return " · ".join([filters.period_said(), *numbered, *(say(words.KINDS[what]) for what in wanted.what)])


def _person(label: Any, key: str, named: dict[int, str]) -> int | None:
    chosen: int | None = st.selectbox(
        say(label), list(named), index=None, key=key, placeholder=say(words.ANYBODY), width=210,
        format_func=lambda number: named.get(number, ""),
    )  # fmt: skip
    return chosen


def _given(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
