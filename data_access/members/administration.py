"""Who is here, what they may do, and who is let in no longer, as administrators see and decide it.

Nobody is deleted: who is deactivated keeps their name, their teams and their history, and cannot sign in.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pandas as pd
from sqlalchemy import Connection, delete, func, insert, or_, select, update

from data_access.clock import Clock
from data_access.members import invitations
from data_access.members.identities import account_of, person_chosen, role_chosen
from data_access.rejected import Rejected
from data_access.schema import account, invitation, member, member_role, membership
from data_access.scope import Action, Role, Scope, may, require, visible
from data_access.sign_in import sessions
from data_access.training.duties import settle_duties

PEOPLE = ("member_id", "name", "name_en", "email", "state", "roles", "team_ids", "expires_at", "locked_until")
NO_ACCOUNT, INVITED, EXPIRED, ACTIVE, LOCKED, DEACTIVATED = STATES = (
    "no_account", "invited", "invitation_expired", "active", "locked", "deactivated"
)  # fmt: skip


def everybody(connection: Connection, scope: Scope, *, clock: Clock) -> pd.DataFrame:
    """All members with what an administrator decides about them, by name, the deactivated last.

    One row per member; none for anybody but administrators. Columns: member_id, name, name_en, email (missing where
    there is none), state (one of STATES), roles (codes, a tuple), team_ids (those of today, a tuple), expires_at (of
    an open invitation or reset, UTC), locked_until (UTC).
    """
    if not may(scope, Action.MANAGE_PEOPLE):
        return pd.DataFrame(columns=PEOPLE)
    m, a, i = visible(member, scope), visible(account, scope), visible(invitation, scope)
    r, s = visible(member_role, scope), visible(membership, scope)
    open_link = (
        select(i.c.account_id, func.max(i.c.expires_at).label("expires_at"))
        .where(i.c.used_at.is_(None), i.c.expires_at > clock.now)
        .group_by(i.c.account_id)
        .subquery()
    )
    asked = (
        select(
            m.c.id, m.c.name, m.c.name_en, m.c.email, m.c.active.label("here"), a.c.id.label("account_id"),
            a.c.active, a.c.password_hash, a.c.subject, a.c.locked_until, open_link.c.expires_at,
        )
        .outerjoin_from(m, a, a.c.member_id == m.c.id)
        .outerjoin(open_link, open_link.c.account_id == a.c.id)
        .order_by(m.c.active.desc(), m.c.name, m.c.id)
    )  # fmt: skip
    roles = _gathered(connection, select(r.c.member_id, r.c.role))
    today = (s.c.from_on <= clock.today, or_(s.c.to_on.is_(None), s.c.to_on > clock.today))
    teams = _gathered(connection, select(s.c.member_id, s.c.team_id).where(*today).order_by(s.c.from_on.desc()))
    rows = [
        (
            row.id, row.name, row.name_en, row.email, _state(row, clock),
            tuple(role.value for role in Role if role in roles.get(row.id, ())), tuple(teams.get(row.id, ())),
            row.expires_at, row.locked_until,
        )
        for row in connection.execute(asked)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=PEOPLE)


def _gathered(connection: Connection, asked: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for key, value in connection.execute(asked):
        found.setdefault(key, []).append(value)
    return found


def _state(row: Any, clock: Clock) -> str:
    if not row.here or (row.account_id is not None and not row.active):
        return DEACTIVATED
    if row.account_id is None:
        return NO_ACCOUNT
    if row.password_hash is None and row.subject is None:
        return INVITED if row.expires_at is not None else EXPIRED
    return LOCKED if row.locked_until is not None and row.locked_until > clock.now else ACTIVE


def deactivate(connection: Connection, scope: Scope, *, member_id: int, clock: Clock) -> None:
    """Let a person in no longer, from this moment on; they count as having left today.

    Raises:
        NotAllowed, Rejected: "person_not_found", "last_administrator".
    """
    require(scope, Action.MANAGE_PEOPLE)
    person = person_chosen(connection, scope, member_id)
    if not person.active:
        return
    _another_administrator(connection, scope, member_id)
    left = person.left_on or clock.today
    connection.execute(update(member).where(member.c.id == member_id).values(active=False, left_on=left))
    settle_duties(connection, clock=clock)
    opened = account_of(connection, scope, member_id)
    if opened:
        connection.execute(update(account).where(account.c.id == opened.id).values(active=False))
        sessions.end_all(connection, opened.id, clock)
        invitations.revoke(connection, opened.id, clock)


def activate(connection: Connection, scope: Scope, *, member_id: int) -> None:
    """Let a person in again, with the password, the roles and the teams they had.

    Raises:
        NotAllowed, Rejected: "person_not_found".
    """
    require(scope, Action.MANAGE_PEOPLE)
    person_chosen(connection, scope, member_id)
    connection.execute(update(member).where(member.c.id == member_id).values(active=True, left_on=None))
    kept = {"active": True, "failed": 0, "locked_until": None}
    connection.execute(update(account).where(account.c.member_id == member_id).values(kept))


def give_role(connection: Connection, scope: Scope, *, member_id: int, role: str) -> None:
    """Let a person do and see what a role does; from their next click on.

    Raises:
        NotAllowed, Rejected: "person_not_found", "choice_unknown".
    """
    require(scope, Action.MANAGE_PEOPLE)
    person_chosen(connection, scope, member_id)
    given = role_chosen(role)
    if given not in _roles_of(connection, scope, member_id):
        connection.execute(insert(member_role).values(member_id=member_id, role=given.value))


def take_role(connection: Connection, scope: Scope, *, member_id: int, role: str) -> None:
    """Take a role from a person; from their next click on.

    Raises:
        NotAllowed, Rejected: "person_not_found", "choice_unknown", "last_administrator", "last_role".
    """
    require(scope, Action.MANAGE_PEOPLE)
    person_chosen(connection, scope, member_id)
    taken, held = role_chosen(role), _roles_of(connection, scope, member_id)
    if taken not in held:
        return
    if taken is Role.ADMIN:
        _another_administrator(connection, scope, member_id)
    if held == {taken}:
        raise Rejected("last_role")
    which = (member_role.c.member_id == member_id, member_role.c.role == taken.value)
    connection.execute(delete(member_role).where(*which))


def set_roles(connection: Connection, scope: Scope, *, member_id: int, roles: Iterable[str]) -> None:
    """Let a person have these roles and no others; from their next click on.

    Raises:
        NotAllowed, Rejected: the reasons of give_role and take_role; "last_role" for none at all.
    """
    require(scope, Action.MANAGE_PEOPLE)
    wanted = {role_chosen(role) for role in roles}
    if not wanted:
        raise Rejected("last_role")
    for role in wanted:
        give_role(connection, scope, member_id=member_id, role=role)
    for role in _roles_of(connection, scope, member_id) - wanted:
        take_role(connection, scope, member_id=member_id, role=role)


def _roles_of(connection: Connection, scope: Scope, member_id: int) -> set[Role]:
    r = visible(member_role, scope)
    return {Role(role) for role in connection.execute(select(r.c.role).where(r.c.member_id == member_id)).scalars()}


def _another_administrator(connection: Connection, scope: Scope, member_id: int) -> None:
    """Refuse to lose an administrator without whom there would be none."""
    if Role.ADMIN in _roles_of(connection, scope, member_id) and not _administrators(connection) - {member_id}:
        raise Rejected("last_administrator")


@contextmanager
def keeping_an_administrator(connection: Connection) -> Iterator[None]:
    """Refuse what leaves nobody who signs in and administers, where somebody did before.

    Raises:
        Rejected: "last_administrator".
    """
    before = _anybody(connection) and _administrators(connection)
    yield
    if before and not _administrators(connection):
        raise Rejected("last_administrator")


def _administrators(connection: Connection) -> frozenset[int]:
    """The members who administer and can sign in; where nobody has an account, those who administer."""
    asked = (
        select(member.c.id)
        .join(member_role, member_role.c.member_id == member.c.id)
        .where(member.c.active, member_role.c.role == Role.ADMIN.value)
    )
    if _anybody(connection):
        can = or_(account.c.password_hash.is_not(None), account.c.subject.is_not(None))
        asked = asked.join(account, account.c.member_id == member.c.id).where(account.c.active, can)
    return frozenset(connection.execute(asked).scalars())


def _anybody(connection: Connection) -> bool:
    return connection.execute(select(account.c.id).limit(1)).first() is not None


def address_changed(connection: Connection, member_id: int, clock: Clock) -> None:
    """End what was begun with a person's former address: their sessions, and the links they were given."""
    key = connection.execute(select(account.c.id).where(account.c.member_id == member_id)).scalar()
    if key is not None:
        sessions.end_all(connection, key, clock)
        invitations.revoke(connection, key, clock)
