"""Praise: giving it to anybody, and reading what was given."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.members import people
from data_access.recognition import praising
from data_access.scope import Action, may
from metrics import formats
from pages.shared import forms, session, show
from pages.shared.columns import Column, Kind
from pages.shared.data import load
from pages.shared.recognition.rule_words import text_or_none
from pages.shared.session import language, name_of, plain, say
from pages.shared.tables import table
from pages.shared.texts import praise as words

GIVE, TAKE_BACK = "give_praise", "withdraw_praise"
MOST_PEOPLE = 12  # more letters find fewer
LONGEST_SOUGHT = 100
MOST_LINES = 10


def praise_view() -> None:
    """The form, and beside it all praise that the visitor may read."""
    if session.scope().member_id is None:
        _list_card(found())
        return
    form, listed = st.columns([2, 3])
    with form:
        _form_card()
    with listed:
        _list_card(found())


def found() -> pd.DataFrame:
    """The praise that the visitor may read, with names in their language and who else reads it."""
    rows = load(praising.praise_known)
    told = rows.to_dict("records")
    return rows.assign(
        giver=[_name(row, "giver") for row in told],
        receiver=[_name(row, "receiver") for row in told],
        read_by=[
            say(words.READERS["withdrawn" if row["withdrawn"] else "team" if row["public"] else "both"]) for row in told
        ],
        case=[None if pd.isna(row["case_number"]) else str(row["case_number"]) for row in told],
    )


def columns(rows: pd.DataFrame) -> list[Column]:
    """The first are what a phone shows."""
    declared = [
        Column("given_on", words.GIVEN_ON, Kind.DAY, pinned=True),
        Column("giver", words.FROM),
        Column("receiver", words.TO),
        Column("words", words.SAID, words=_given, width=320),
        Column("case", words.CASE_COLUMN, words=_given),
        Column("read_by", words.READ_BY),
    ]
    return [column for column in declared if column.key != "case" or rows["case"].notna().any()]


def _form_card() -> None:
    with st.container(border=True):
        show.headline(say(words.PRAISE), say(words.PRAISE_CAPTION))
        forms.told(GIVE)
        to_id, name = _whom()
        with st.form(forms.field(GIVE, "form"), border=False):
            said = st.text_area(
                say(words.WORDS), key=forms.field(GIVE, "words"), max_chars=praising.LONGEST_PRAISE, height=120
            )
            case = None
            if may(session.scope(), Action.WORK_ON_COMPLAINT):  # who reads any
                case = st.number_input(
                    say(words.CASE), value=None, min_value=1, max_value=999_999_999, step=1,
                    key=forms.field(GIVE, "case"),
                )  # fmt: skip
            public = st.checkbox(say(words.TELL_TEAM), True, key=forms.field(GIVE, "public"))
            sent = st.form_submit_button(
                say(words.GIVE), key=forms.field(GIVE, "send"), type="primary", icon=":material/thumb_up:"
            )
        if sent:
            forms.submit(
                GIVE, praising.give_praise, lambda number: say(words.GIVEN, name=name), to_id=to_id, words=said or "",
                public=public, case_number=None if case is None else int(case),
            )  # fmt: skip


def _whom() -> tuple[int | None, str]:
    """Somebody by a few letters of their name; drawn above the form, where a letter finds at once."""
    sought = st.text_input(
        say(words.FIND), key=forms.field(GIVE, "name_words"), placeholder=say(words.FIND_HELP),
        icon=":material/search:", live=True, max_chars=LONGEST_SOUGHT,
    )  # fmt: skip
    wanted = sought.strip().casefold()
    if not wanted:
        return None, ""
    everybody = load(people.members)
    here = everybody[everybody["active"].astype("bool") & (everybody["member_id"] != session.scope().member_id)]
    names = {
        int(row["member_id"]): name_of(row["name"], text_or_none(row["name_en"]))
        for row in here.to_dict("records")
        if wanted in f"{row['name']} {text_or_none(row['name_en']) or ''}".casefold()
    }
    if not names:
        st.caption(say(words.NOBODY_FOUND))
        return None, ""
    few = dict(list(names.items())[:MOST_PEOPLE])
    chosen = st.selectbox(
        say(words.WHICH_PERSON), list(few), key=f"{forms.field(GIVE, 'person')}_{wanted}",
        index=0 if len(few) == 1 else None, format_func=few.__getitem__, placeholder=say(words.CHOOSE),
        help=say(words.MORE_LETTERS) if len(names) > MOST_PEOPLE else None,
    )  # fmt: skip
    return chosen, few.get(chosen, "") if chosen is not None else ""


def _list_card(rows: pd.DataFrame) -> None:
    with st.container(border=True):
        forms.told(TAKE_BACK)
        if rows.empty:
            show.headline(say(words.PRAISE_NONE), say(words.PRAISE_NONE_DO))
            return
        count = {name: formats.number(int(rows[name].sum()), language()) for name in ("received", "given")}
        show.headline(say(words.PRAISE_LIST), say(words.PRAISE_SAYS, **count))
        mine = rows["given"] & ~rows["withdrawn"]
        linked = rows["case"].notna() & may(session.scope(), Action.WORK_ON_COMPLAINT)
        picked = table(
            rows, columns(rows), forms.field(TAKE_BACK, "list"), name=say(words.PRAISE_LIST),
            select=bool((mine | linked).any()), most_lines=MOST_LINES,
        )  # fmt: skip
        if picked is not None and picked < len(rows):
            row = rows.iloc[picked].to_dict()
            if linked.iloc[picked]:
                st.page_link(
                    "complaints/complaint.py", label=say(words.TO_CASE, number=row["case"]),
                    icon=":material/open_in_new:", query_params={"number": row["case"]},
                )  # fmt: skip
            if mine.iloc[picked]:
                _take_back(row)
                return
        hints = [say(words.TAKE_BACK_HOW)] if mine.any() else []
        hints += [say(words.TO_CASE_HOW)] if linked.any() else []
        show.caption_line(hints)


def _take_back(row: dict[Any, Any]) -> None:
    st.caption(plain(f"{row['receiver']} · {row['given_on']:%Y-%m-%d}"))
    if st.button(say(words.TAKE_BACK), key=forms.field(TAKE_BACK, "send"), icon=":material/undo:"):
        forms.submit(TAKE_BACK, praising.withdraw_praise, lambda _: say(words.TAKEN_BACK), praise_id=int(row["number"]))


def _given(text: object) -> str:
    return text if isinstance(text, str) and text else formats.MISSING


def _name(row: dict[Any, Any], of: str) -> str:
    return name_of(text_or_none(row[of]), text_or_none(row[f"{of}_en"]))
