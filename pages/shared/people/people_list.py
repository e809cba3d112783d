"""The list of people as an administrator reads it, and whom of them they look at."""

from urllib.parse import urlsplit
from zlib import crc32

import pandas as pd
import streamlit as st

from data_access.members import administration, people
from data_access.members.administration import DEACTIVATED, NO_ACCOUNT, STATES
from data_access.members.invitations import link
from pages.shared import filters, session
from pages.shared.columns import Column
from pages.shared.data import load
from pages.shared.session import language, name_of, say
from pages.shared.tables import table
from pages.shared.texts import accounts as words
from pages.shared.texts import frame

WHO, CLICKED = "people_who", "people_clicked"


def everybody() -> pd.DataFrame:
    """Everybody with what is said of them in the visitor's language: said, state_said, roles_said, teams_said."""
    found, teams = load(administration.everybody), team_names()
    divider = ", " if language() == "en" else "、"
    rows = found.to_dict("records")
    readable = found.assign(
        said=[name_of(row["name"], given(row["name_en"])) for row in rows],
        state_said=[state_said(row["state"]) for row in rows],
        roles_said=[divider.join(say(frame.ROLES[role]) for role in row["roles"]) for row in rows],
        teams_said=[divider.join(teams.get(each, "") for each in row["team_ids"]) for row in rows],
    )
    if language() == "zh":
        return readable
    readable = readable.assign(gone=readable["state"] == DEACTIVATED)
    return readable.sort_values(["gone", "said"], kind="stable").reset_index(drop=True)


def team_names() -> dict[int, str]:
    """The active teams by name in the visitor's language."""
    found = load(people.teams)
    return {int(row["team_id"]): name_of(row["name"], given(row["name_en"])) for row in found.to_dict("records")}


def given(value: object) -> str | None:
    """A stored text, None where there is none."""
    return value if isinstance(value, str) and value else None


def state_said(state: str) -> str:
    """How somebody stands; where nobody signs in, only whether they are here."""
    ways = session.house().settings.sign_in
    if state == DEACTIVATED or ways.accounts:
        return say(words.STATES[state])
    if not ways.on:
        return say(words.STATE_HERE)
    return say(words.NOT_YET if state == NO_ACCOUNT else words.STATES[state])


def picked_list(found: pd.DataFrame) -> int | None:
    """The list with its search and its views, and who is chosen in it or by name below it; None for nobody."""
    views = _views(found)
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        labels = {code: _view_said(code, len(rows)) for code, rows in views.items()}
        view = filters.pick("state", words.VIEW, tuple(views), labels.__getitem__)
        sought = st.text_input(say(words.FIND), key="people_sought", icon=":material/search:", width=280)
    shown = _like(views[view], sought)
    if shown.empty:
        st.caption(say(words.NONE_FOUND))
    else:
        _follow_click(shown, _drawn(shown, view))
    names = {int(row["member_id"]): _choice(row, found) for row in found.to_dict("records")}
    if st.session_state.get(WHO) not in names:
        st.session_state.pop(WHO, None)
    chosen: int | None = st.selectbox(
        say(words.WHICH), list(names), index=None, key=WHO, format_func=names.__getitem__,
        placeholder=say(words.WHICH_HELP), width=480,
    )  # fmt: skip
    return chosen


def link_to(kind: str, token: str) -> str:
    """The address of a link, at the dashboard's own address or, without one in the settings, at that of this visit."""
    here = urlsplit(st.context.url or "")
    visited = f"{here.scheme}://{here.netloc}" if here.netloc else None
    return link(session.house().settings.sign_in.address or visited, kind, token)


def _views(found: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of each view that has any; where nobody signs in there are those who are here and those who are not."""
    if session.house().settings.sign_in.accounts:
        parts = {state: found[found["state"] == state] for state in ("active", *STATES)}
    else:
        gone = found["state"] == DEACTIVATED
        parts = {"here": found[~gone], DEACTIVATED: found[gone]}
    return {"all": found, **{code: rows for code, rows in parts.items() if len(rows)}}


def _view_said(code: str, count: int) -> str:
    return say(words.HERE if code == "here" else words.VIEWS[code], count=count)


def _like(rows: pd.DataFrame, sought: str | None) -> pd.DataFrame:
    letters = (sought or "").strip().casefold()
    if not letters or rows.empty:
        return rows.reset_index(drop=True)
    told = rows[["name", "name_en", "email"]].fillna("").agg(" ".join, axis=1).str.casefold()
    return rows[told.str.contains(letters, regex=False)].reset_index(drop=True)


def _drawn(shown: pd.DataFrame, view: str) -> int | None:
    columns = [
        Column("said", words.NAME, pinned=True),
        Column("state_said", words.STATE if session.signing_in() else words.STATUS),
        Column("roles_said", words.ROLES),
        Column("teams_said", words.TEAMS),
        Column("email", words.EMAIL),
    ]
    # Named after its rows: when these change, a chosen row must not become somebody else.
    key = f"people_list_{view}_{crc32(str(shown['member_id'].tolist()).encode()):x}"
    row = table(shown, columns, key, name=say(frame.PEOPLE), select=True, most_lines=12)
    return int(shown["member_id"].iloc[row]) if row is not None and row < len(shown) else None


def _follow_click(shown: pd.DataFrame, clicked: int | None) -> None:
    """Whoever's row was clicked just now is the one below; who was chosen by name stays until the next click."""
    if clicked is not None and clicked != st.session_state.get(CLICKED):
        st.session_state[WHO] = clicked
    st.session_state[CLICKED] = clicked


def _choice(row: dict[str, object], found: pd.DataFrame) -> str:
    """The name, and what sets it apart from somebody of the same name."""
    name = str(row["said"])
    alike = int((found["said"] == name).sum()) > 1
    apart = given(row["email"]) or str(row["teams_said"])
    return f"{name} · {apart}" if alike and apart else name
