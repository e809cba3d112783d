"""Who belongs to which team from when to when, and who leads it. Numbers of the past stay with the team of then."""

from datetime import date

import pandas as pd
from sqlalchemy import Connection, and_, delete, insert, or_, select, update

from data_access.clock import Clock
from data_access.members.identities import name_given, person_chosen, team_chosen
from data_access.rejected import Rejected
from data_access.requests import done_before, remember
from data_access.schema import member_role, membership, team
from data_access.scope import Action, Role, Scope, may, require, visible
from data_access.training.duties import settle_duties


def stays(connection: Connection, scope: Scope, *, member_id: int) -> pd.DataFrame:
    """A person's time in each team, the newest first.

    One row per stay; none for anybody but administrators. Columns: membership_id, team_id, team, team_en (missing
    where there is none), from_on, to_on (the day after the last, missing where they are still there).
    """
    columns = ["membership_id", "team_id", "team", "team_en", "from_on", "to_on"]
    if not may(scope, Action.MANAGE_PEOPLE):
        return pd.DataFrame(columns=columns)
    s, t = visible(membership, scope), visible(team, scope)
    asked = (
        select(s.c.id, s.c.team_id, t.c.name, t.c.name_en, s.c.from_on, s.c.to_on)
        .join_from(s, t, t.c.id == s.c.team_id)
        .where(s.c.member_id == member_id)
        .order_by(s.c.from_on.desc(), s.c.id.desc())
    )
    return pd.DataFrame(connection.execute(asked).all(), columns=columns)


def join_team(
    connection: Connection, scope: Scope, *, member_id: int, team_id: int, from_on: date, clock: Clock
) -> None:
    """Let a person belong to a team from a day on, beside the teams they are in.

    Raises:
        NotAllowed, Rejected: "person_not_found", "team_unknown", "team_joined_already".
    """
    require(scope, Action.MANAGE_PEOPLE)
    person_chosen(connection, scope, member_id)
    team_chosen(connection, scope, team_id)
    s = visible(membership, scope)
    theirs = and_(s.c.member_id == member_id, s.c.team_id == team_id)
    if connection.execute(select(s.c.id).where(theirs, or_(s.c.to_on.is_(None), s.c.to_on > from_on))).first():
        raise Rejected("team_joined_already")
    again = (membership.c.member_id == member_id, membership.c.team_id == team_id, membership.c.from_on == from_on)
    # An import may have left a stay of no day that begins on this very one.
    if not connection.execute(update(membership).where(*again).values(to_on=None)).rowcount:
        connection.execute(insert(membership).values(member_id=member_id, team_id=team_id, from_on=from_on))
    settle_duties(connection, clock=clock)


def leave_team(connection: Connection, scope: Scope, *, member_id: int, team_id: int, on: date) -> None:
    """End a person's time in a team: `on` is the first day on which they no longer belong to it.

    Who leaves on the day they came was never there.

    Raises:
        NotAllowed, Rejected: "person_not_found", "team_not_joined".
    """
    require(scope, Action.MANAGE_PEOPLE)
    person_chosen(connection, scope, member_id)
    s = visible(membership, scope)
    there = (s.c.from_on <= on, or_(s.c.to_on.is_(None), s.c.to_on > on))
    found = connection.execute(
        select(s.c.id, s.c.from_on).where(s.c.member_id == member_id, s.c.team_id == team_id, *there)
    ).first()
    if found is None:
        raise Rejected("team_not_joined")
    if found.from_on == on:
        connection.execute(delete(membership).where(membership.c.id == found.id))
    else:
        connection.execute(update(membership).where(membership.c.id == found.id).values(to_on=on))


def create_team(
    connection: Connection,
    scope: Scope,
    *,
    name: str,
    name_en: str | None,
    parent_id: int | None,
    clock: Clock,
    request_key: str,
) -> int:
    """Add a team, below another where one is named, and return its team_id. Doing it again changes nothing.

    Raises:
        NotAllowed, Rejected: the reasons of a name; "team_unknown" for the one above; "team_name_taken";
            "request_key_reused".
    """
    require(scope, Action.MANAGE_PEOPLE)
    content = {"name": name, "name_en": name_en, "parent_id": parent_id}
    before = done_before(connection, "create_team", content, by=scope, request_key=request_key)
    if before is not None:
        return before
    called = name_given(name)
    if parent_id is not None:
        team_chosen(connection, scope, parent_id)
    if connection.execute(select(team.c.id).where(team.c.name == called)).first() is not None:
        raise Rejected("team_name_taken")
    values = {
        "name": called,
        "name_en": name_given(name_en) if name_en and name_en.strip() else None,
        "parent_id": parent_id,
    }
    key = int(connection.execute(insert(team).values(values).returning(team.c.id)).scalar_one())
    remember(connection, "create_team", content, by=scope, clock=clock, request_key=request_key, entry_id=key)
    return key


def lead_team(connection: Connection, scope: Scope, *, team_id: int, member_id: int | None) -> None:
    """Let a person lead a team and those below it, who gets the role of a lead with it; None: nobody leads it.

    Whoever led it before keeps the role, and sees no more of this team than the other teams let them.

    Raises:
        NotAllowed, Rejected: "team_unknown", "person_not_found", "person_inactive".
    """
    require(scope, Action.MANAGE_PEOPLE)
    team_chosen(connection, scope, team_id)
    if member_id is not None:
        if not person_chosen(connection, scope, member_id).active:
            raise Rejected("person_inactive")
        r = visible(member_role, scope)
        leads = select(r.c.role).where(r.c.member_id == member_id, r.c.role == Role.LEAD.value)
        if connection.execute(leads).first() is None:
            connection.execute(insert(member_role).values(member_id=member_id, role=Role.LEAD.value))
    connection.execute(update(team).where(team.c.id == team_id).values(lead_id=member_id))
