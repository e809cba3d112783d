"""What an administrator decides about one person: sign-in, name and address, roles, teams."""

from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from data_access.members import administration, inviting, team_changes
from data_access.members.administration import ACTIVE, DEACTIVATED, EXPIRED, INVITED, LOCKED, NO_ACCOUNT
from data_access.members.identities import LONGEST_EMAIL, LONGEST_NAME
from data_access.members.invitations import INVITE, RESET
from data_access.rejected import Rejected
from pages.shared import forms, session, show
from pages.shared.data import load, save
from pages.shared.people.people_list import given, link_to, team_names
from pages.shared.session import name_of, plain, say
from pages.shared.texts import accounts as words
from pages.shared.texts import frame

FORM, LINK = "person", "people_link"
Person = dict[str, Any]


def person_cards(person: Person) -> None:
    """All of it, in two columns."""
    show.headline(person["said"], person["state_said"])
    forms.told(FORM)
    left, right = st.columns(2)
    with left:
        sign_in_card(person)
        name_card(person)
    with right:
        roles_card(person)
        teams_card(person)


def sign_in_card(person: Person) -> None:
    """Inviting, a link for a new password, deactivating: what fits how the person stands."""
    ways, state, name = session.house().settings.sign_in, person["state"], person["said"]
    with st.container(border=True):
        show.headline(say(words.SIGNING_IN if ways.on else words.STATUS))
        if state == DEACTIVATED:
            st.write(plain(say(words.DEACTIVATED_HOW, name=name)))
            if st.button(say(words.ACTIVATE), key=_key(person, "activate"), icon=":material/person_check:"):
                _change(administration.activate, say(words.ACTIVATED, name=name), person)
            return
        if not ways.on:
            st.caption(say(words.NOBODY_SIGNS_IN))
        elif not ways.accounts:
            st.caption(say(words.BY_PROVIDER))
        else:
            _by_link(person, INVITE if state in (NO_ACCOUNT, INVITED, EXPIRED) else RESET)
        bound = ways.provider is not None and state in (ACTIVE, LOCKED)
        if bound and st.button(say(words.UNBIND), key=_key(person, "unbind"), icon=":material/link_off:"):
            _change(inviting.unbind, say(words.UNBOUND), person)
        with st.popover(say(words.DEACTIVATE), icon=":material/person_off:"):
            st.write(plain(say(words.DEACTIVATE_HOW if ways.on else words.DEACTIVATE_HERE, name=name)))
            sure = say(words.DEACTIVATE_SURE, name=plain(name))
            if st.button(sure, key=_key(person, "deactivate"), type="primary"):
                _change(administration.deactivate, say(words.DEACTIVATED, name=name), person)


def _by_link(person: Person, kind: str) -> None:
    name, until = person["said"], _time(person["expires_at"])
    if person["state"] == LOCKED:
        st.warning(say(words.LOCKED_UNTIL, until=_time(person["locked_until"])), icon=":material/lock:")
    if until:
        st.caption(say(words.INVITED_UNTIL if kind == INVITE else words.RESET_UNTIL, until=until))
    st.write(plain(say(words.INVITE_HOW if kind == INVITE else words.RESET_HOW, name=name)))
    email = given(person["email"])
    if kind == INVITE and email is None:
        email = st.text_input(say(words.EMAIL_TO_SIGN_IN), key=_key(person, "invite_email"), max_chars=LONGEST_EMAIL)
    again = words.INVITE if person["state"] == NO_ACCOUNT else words.INVITE_AGAIN
    label, icon = (again, ":material/mail:") if kind == INVITE else (words.RESET, ":material/lock_reset:")
    if st.button(say(label), key=_key(person, kind), icon=icon):
        _make_link(person, kind, email)
    _shown_link(person)


def _make_link(person: Person, kind: str, email: str | None) -> None:
    st.session_state.pop(LINK, None)
    try:
        if kind == INVITE:
            token = save(inviting.invite, member_id=person["member_id"], email=email or "")
        else:
            token = save(inviting.reset, member_id=person["member_id"])
    except Rejected as error:
        forms.refused(error, FORM)
        return
    # Kept for this visit only: the database knows its hash, and nobody can be shown it again.
    st.session_state[LINK] = (person["member_id"], link_to(kind, token))
    st.rerun()


def _shown_link(person: Person) -> None:
    whose, address = st.session_state.get(LINK, (None, ""))
    if whose != person["member_id"]:
        st.session_state.pop(LINK, None)
        return
    st.success(plain(say(words.LINK_FOR, name=person["said"])), icon=":material/key:")
    st.code(address, language=None, wrap_lines=True)
    if st.button(say(words.HIDE_LINK), key=_key(person, "hide"), type="tertiary"):
        st.session_state.pop(LINK, None)
        st.rerun()


def name_card(person: Person) -> None:
    """Name and address."""
    with st.container(border=True):
        show.headline(say(words.EDIT), say(words.EDIT_HOW) if session.signing_in() else "")
        with st.form(_key(person, "name_form"), border=False):
            name = st.text_input(say(words.NAME), person["name"], key=_key(person, "name"), max_chars=LONGEST_NAME)
            name_en = st.text_input(
                say(words.NAME_EN), given(person["name_en"]) or "", key=_key(person, "name_en"), max_chars=LONGEST_NAME
            )
            email = st.text_input(
                say(words.EMAIL), given(person["email"]) or "", key=_key(person, "email"), max_chars=LONGEST_EMAIL
            )
            sent = st.form_submit_button(say(words.SAVE), key=_key(person, "name_send"))
        if sent:
            _change(inviting.edit_member, say(words.SAVED), person, name=name, name_en=name_en, email=email)


def roles_card(person: Person) -> None:
    """Which roles the person has, and what each lets them see."""
    with st.container(border=True):
        show.headline(say(words.ROLES))
        with st.form(_key(person, "roles_form"), border=False):
            held = [
                role
                for role, name in frame.ROLES.items()
                if st.checkbox(
                    f"{say(name)} :gray[· {say(frame.ROLES_SEE[role])}]", role in person["roles"],
                    key=_key(person, f"role_{role}"),
                )
            ]  # fmt: skip
            sent = st.form_submit_button(say(words.SAVE), key=_key(person, "roles_send"))
        if sent:
            _change(administration.set_roles, say(words.SAVED), person, roles=tuple(held))


def teams_card(person: Person) -> None:
    """Where the person has been when, and joining and leaving."""
    stays, names, today = load(team_changes.stays, member_id=person["member_id"]), team_names(), session.clock().today
    with st.container(border=True):
        show.headline(say(words.TEAMS), say(words.TEAMS_HOW))
        lines = [f"- {plain(_stay_said(row, today))}" for row in stays.to_dict("records")]
        st.markdown("\n".join(lines)) if lines else st.caption(say(words.NO_STAYS))
        joining, leaving = st.columns(2)
        with joining.popover(say(words.JOIN), icon=":material/group_add:", width="stretch"):
            team_id = _team(person, "join", [each for each in names if each not in person["team_ids"]])
            day = st.date_input(say(words.FROM_DAY), today, key=_key(person, "join_day"), format="YYYY-MM-DD")
            if st.button(say(words.JOIN), key=_key(person, "join"), type="primary", disabled=team_id is None):
                done = say(words.JOINED, name=person["said"], team=names[team_id or 0], day=day)
                _change(team_changes.join_team, done, person, team_id=team_id, from_on=day)
        if person["team_ids"]:
            with leaving.popover(say(words.LEAVE), icon=":material/group_remove:", width="stretch"):
                team_id = _team(person, "leave", list(person["team_ids"]))
                day = st.date_input(say(words.LAST_DAY), today, key=_key(person, "leave_day"), format="YYYY-MM-DD")
                if st.button(say(words.LEAVE), key=_key(person, "leave"), type="primary", disabled=team_id is None):
                    done = say(words.LEFT, name=person["said"], team=names.get(team_id or 0, ""), day=day)
                    on = day + timedelta(days=1)
                    _change(team_changes.leave_team, done, person, team_id=team_id, on=on)


def _team(person: Person, name: str, choices: list[int]) -> int | None:
    names = team_names()
    chosen: int | None = st.selectbox(
        say(words.TEAM), choices, index=0 if len(choices) == 1 else None, key=_key(person, f"{name}_team"),
        format_func=lambda each: names.get(each, "—"), placeholder=say(words.CHOOSE),
    )  # fmt: skip
    return chosen


def _stay_said(row: dict[str, Any], today: Any) -> str:
    team = name_of(row["team"], given(row["team_en"]))
    if pd.isna(row["to_on"]):
        return say(words.STAY_FROM if row["from_on"] > today else words.STAY_SINCE, team=team, start=row["from_on"])
    return say(words.STAY_BETWEEN, team=team, start=row["from_on"], end=row["to_on"] - timedelta(days=1))


def _change(command: Any, said: str, person: Person, **fields: Any) -> None:
    st.session_state.pop(LINK, None)
    forms.submit(FORM, command, lambda _: said, member_id=person["member_id"], **fields)


def _time(moment: Any) -> str:
    return "" if pd.isna(moment) else pd.Timestamp(moment).tz_convert(session.zone()).strftime("%Y-%m-%d %H:%M")


def _key(person: Person, name: str) -> str:
    """The key of a field about this person; another's are others, and after a save they show what is stored."""
    return forms.field(FORM, f"{name}_{person['member_id']}")
