"""Who one is: the banner that says whose view this is, and, where nobody signs in, the choice of a person."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pandas as pd
import streamlit as st

from data_access.mailing import choices
from data_access.members import people
from data_access.rejected import Rejected
from data_access.scope import Role
from metrics.words import Language
from pages.shared import leaving, session
from pages.shared.data import save
from pages.shared.session import Visitor, name_of, say
from pages.shared.texts import frame as words
from pages.shared.texts import help_page

LANGUAGE_NAMES: dict[Language, str] = {"zh": "中文", "en": "English"}
NARROWEST = 215  # px of a card: four in a row on a laptop, one on a phone
FACES = (Role.LEAD, Role.STAFF, Role.EXECUTIVE, Role.ADMIN)


def choose_person() -> None:
    """The page on which a visitor says who they would like to be."""
    language_switch()
    st.title(say(words.WHO_ARE_YOU))
    house = session.house()
    st.write(say(words.DEMO_INTRODUCTION if house.settings.demo else words.OWN_INTRODUCTION, months=38))
    today = session.clock().today
    everybody = house.servers.read(lambda connection: people.to_choose_from(connection, today))
    if not house.settings.demo and st.button(say(words.OWNER), type="primary", icon=":material/key:"):
        _become("owner")
    with st.grid(len(FACES), min_column_width=NARROWEST):
        for role in FACES:
            only = everybody[everybody["roles"] == role]
            if not only.empty:
                _card(only.iloc[0], role)
    if len(everybody) > len(FACES):
        _anybody(everybody)


def banner(visitor: Visitor, address: str, *more: Callable[[], None]) -> Any:
    """One line above every page: whose view this is, whether anybody signed in, and how to change that.

    `address` is the page's, whose help is offered; `more` draw what else can be done with the page. Returns where the
    bell goes.
    """
    role = " · ".join(say(words.ROLES[held]) for held in sorted(visitor.scope.roles))
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
        who = name_of(visitor.name, visitor.name_en) if visitor.name else say(words.OWNER)
        if session.signing_in():
            st.caption(session.plain(f"{who} · {role}"), width="content")
        else:
            demo = session.house().settings.demo
            you_are = say(words.YOU_ARE, name=who, role=role) if visitor.name else who
            where = say(words.DEMO_BANNER if demo else words.OWN_BANNER)
            st.caption(f"{where} · {session.plain(you_are)}", width="content")
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", width="content"):
            slot = st.container(width="content")
            for draw in more:
                draw()
            st.page_link(
                "manage/help.py", label=say(help_page.HELP), icon=":material/help:", help=say(help_page.TO_THIS),
                query_params={"page": address},
            )  # fmt: skip
            language_switch()
            if session.signing_in():
                leaving.sign_out_button()
            elif st.button(say(words.CHANGE_PERSON), type="tertiary", key="change_person"):
                session.leave()
                st.rerun()
    return slot


def language_switch() -> None:
    """Offer the other language."""
    other: Language = "en" if session.language() == "zh" else "zh"
    if st.button(LANGUAGE_NAMES[other], type="tertiary", key="switch_language"):
        session.choose_language(other)
        _also_for_mails(other)
        st.rerun()


def _also_for_mails(chosen: Language) -> None:
    """Mails come in the language that somebody chose here. Nothing is lost where that cannot be kept just now."""
    if session.signing_in() and session.visitor() is not None:
        with suppress(Rejected):
            save(choices.use_language, language=chosen)


def _card(person: pd.Series, role: Role) -> None:
    with st.container(border=True, height="stretch"):
        st.markdown(f"**{say(words.ROLES[role])}** · {session.plain(name_of(person['name'], person['name_en']))}")
        st.caption(say(words.ROLES_SEE[role]))
        if st.button(say(words.LOOK_AS), key=f"be_{role}", type="primary" if role is Role.LEAD else "secondary"):
            _become(str(person["member_id"]))


def _anybody(everybody: pd.DataFrame) -> None:
    by_id = everybody.drop_duplicates("member_id").set_index("member_id")

    def named(member_id: int) -> str:
        row = by_id.loc[member_id]
        roles = " · ".join(say(words.ROLES[role]) for role in sorted(row["roles"].split(",")))
        return (
            f"{name_of(row['name'], row['name_en'])}（{roles}）"
            if session.language() == "zh"
            else (f"{name_of(row['name'], row['name_en'])} ({roles})")
        )

    with st.container(horizontal=True, vertical_alignment="bottom"):
        picked = st.selectbox(
            say(words.SOMEBODY_ELSE),
            list(by_id.index),
            index=None,
            format_func=named,
            width=320,
            placeholder=say(words.CHOOSE),
        )
        if st.button(say(words.LOOK_AS), key="be_anybody", disabled=picked is None) and picked is not None:
            _become(str(picked))


def _become(chosen: str) -> None:
    session.keep_person(chosen)
    st.rerun()
