"""Adding a person or a team, and saying who leads which team."""

import streamlit as st

from data_access.members import inviting, people, team_changes
from data_access.members.identities import LONGEST_EMAIL, LONGEST_NAME
from pages.shared import forms, show
from pages.shared.data import load
from pages.shared.people.people_list import team_names
from pages.shared.session import name_of, say
from pages.shared.texts import accounts as words
from pages.shared.texts import frame

ADD, ADD_TEAM, LEADS = "add_person", "add_team", "team_lead"


def add_card() -> None:
    """One new person by a form, or many by a file."""
    names, roles = team_names(), {code: say(role) for code, role in frame.ROLES.items()}
    with st.container(border=True, height="stretch"):
        show.headline(say(words.ADD))
        forms.told(ADD)
        with st.form(forms.field(ADD, "form"), border=False):
            name = st.text_input(say(words.NAME), key=forms.field(ADD, "name"), max_chars=LONGEST_NAME)
            name_en = st.text_input(say(words.NAME_EN), key=forms.field(ADD, "name_en"), max_chars=LONGEST_NAME)
            email = st.text_input(say(words.EMAIL_TO_SIGN_IN), key=forms.field(ADD, "email"), max_chars=LONGEST_EMAIL)
            role = st.selectbox(
                say(words.ROLE), list(roles), key=forms.field(ADD, "role"), format_func=roles.__getitem__,
            )  # fmt: skip
            team_id = st.selectbox(
                say(words.TEAM), list(names), index=None, key=forms.field(ADD, "team"),
                format_func=names.__getitem__, placeholder=say(words.NO_TEAM),
            )  # fmt: skip
            sent = st.form_submit_button(
                say(words.ADD_BUTTON), key=forms.field(ADD, "send"), type="primary", icon=":material/person_add:"
            )
        if sent:
            forms.submit(
                ADD, inviting.create_member, lambda _: say(words.ADDED, name=name), name=name, name_en=name_en,
                email=email, role=role, team_id=team_id,
            )  # fmt: skip
        st.page_link("manage/imports.py", label=say(words.IMPORT_INSTEAD), icon=":material/upload_file:")


def teams_card() -> None:
    """Who leads which team, and a new team."""
    names = team_names()
    with st.container(border=True, height="stretch"):
        show.headline(say(words.TEAMS_AND_LEADS), say(words.LEAD_HOW))
        forms.told(LEADS)
        if names:
            _lead(names)
        with st.expander(say(words.ADD_TEAM), icon=":material/add:"):
            _add_team(names)


def _lead(names: dict[int, str]) -> None:
    team_id = st.selectbox(say(words.TEAM), list(names), key="team_to_lead", format_func=names.__getitem__)
    teams, members = load(people.teams), load(people.members)
    present = members[members["active"].astype("bool")].to_dict("records")
    everybody = {row["member_id"]: name_of(row["name"], row["name_en"]) for row in present}
    leads = teams.set_index("team_id")["lead_id"].loc[team_id]
    with st.form(forms.field(LEADS, f"form_{team_id}"), border=False):
        lead = st.selectbox(
            say(words.LEAD_OF), list(everybody), key=forms.field(LEADS, f"lead_{team_id}"),
            index=list(everybody).index(leads) if leads in everybody else None, format_func=everybody.__getitem__,
            placeholder=say(words.NOBODY_LEADS),
        )  # fmt: skip
        sent = st.form_submit_button(say(words.SAVE), key=forms.field(LEADS, f"send_{team_id}"))
    if sent:
        forms.submit(
            LEADS, team_changes.lead_team, lambda _: say(words.SAVED), team_id=team_id, member_id=lead
        )  # fmt: skip


def _add_team(names: dict[int, str]) -> None:
    forms.told(ADD_TEAM)
    with st.form(forms.field(ADD_TEAM, "form"), border=False):
        name = st.text_input(say(words.TEAM_NAME), key=forms.field(ADD_TEAM, "name"), max_chars=LONGEST_NAME)
        name_en = st.text_input(say(words.TEAM_NAME_EN), key=forms.field(ADD_TEAM, "name_en"), max_chars=LONGEST_NAME)
        parent = st.selectbox(
            say(words.PARENT), list(names), index=None, key=forms.field(ADD_TEAM, "parent"),
            format_func=names.__getitem__, placeholder=say(words.NOBODY_ABOVE),
        )  # fmt: skip
        sent = st.form_submit_button(say(words.ADD_BUTTON), key=forms.field(ADD_TEAM, "send"))
    if sent:
        forms.submit(
            ADD_TEAM, team_changes.create_team, lambda _: say(words.ADDED, name=name), name=name, name_en=name_en,
            parent_id=parent,
        )  # fmt: skip
