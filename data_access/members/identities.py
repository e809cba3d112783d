"""Who a person is to the system: the name and the address by which they are known, and their account.

What holds for all people together (one person per address, never no administrator) is looked up and then written:
`writing` lets no other command write in between (data_access/engine.py).
"""

import re
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select

from data_access.clock import Clock
from data_access.rejected import Rejected
from data_access.schema import account, member, team
from data_access.scope import Action, Role, Scope, require, visible

LONGEST_NAME = LONGEST_EMAIL = 200
# No more than this can be said of an address without writing to it.
_EMAIL = re.compile(r"[^\s@<>\"(),:;\x00-\x1f]+@[^\s@<>\"(),:;\x00-\x1f]+")


def name_given(words: str) -> str:
    """A name as it is stored.

    Raises:
        Rejected: "name_missing", "name_too_long".
    """
    name = " ".join(words.split())
    if not name:
        raise Rejected("name_missing")
    if len(name) > LONGEST_NAME:
        raise Rejected("name_too_long", length=len(name), limit=LONGEST_NAME)
    return name


def email_given(connection: Connection, words: str, *, of: int | None = None) -> str:
    """An address as it is stored, if it is nobody's but the member's `of`.

    Raises:
        Rejected: "email_missing", "email_wrong", "email_taken".
    """
    email = words.strip().lower()
    if not email:
        raise Rejected("email_missing")
    if len(email) > LONGEST_EMAIL or not _EMAIL.fullmatch(email):
        raise Rejected("email_wrong", email=words.strip()[:LONGEST_EMAIL])
    others = select(member.c.id).where(has_email(email), member.c.id.is_distinct_from(of))
    if connection.execute(others).first() is not None:
        raise Rejected("email_taken")
    return email


def has_email(email: str) -> ColumnElement[bool]:
    """Whether a member has this address, however it is written."""
    return func.lower(member.c.email) == email.strip().lower()


def open_account(
    connection: Connection, member_id: int, *, by: int | None, clock: Clock, password_hash: str | None = None
) -> int:
    """Give a member an account and return its id."""
    set_at = clock.now if password_hash else None
    values = {"member_id": member_id, "created_at": clock.now, "created_by": by, "password_hash": password_hash}
    made = insert(account).values(**values, password_set_at=set_at).returning(account.c.id)
    return int(connection.execute(made).scalar_one())


def person_chosen(connection: Connection, scope: Scope, member_id: int) -> Any:
    """The member's row; raises Rejected "person_not_found"."""
    require(scope, Action.MANAGE_PEOPLE)
    m = visible(member, scope)
    found = connection.execute(select(m).where(m.c.id == member_id)).first()
    if found is None:
        raise Rejected("person_not_found")
    return found


def account_of(connection: Connection, scope: Scope, member_id: int) -> Any:
    """The member's account, None while they have none."""
    require(scope, Action.MANAGE_PEOPLE)
    a = visible(account, scope)
    return connection.execute(select(a).where(a.c.member_id == member_id)).first()


def team_chosen(connection: Connection, scope: Scope, team_id: int) -> Any:
    """The row of an active team; raises Rejected "team_unknown"."""
    require(scope, Action.MANAGE_PEOPLE)
    t = visible(team, scope)
    found = connection.execute(select(t).where(t.c.id == team_id, t.c.active)).first()
    if found is None:
        raise Rejected("team_unknown")
    return found


def role_chosen(role: str) -> Role:
    """The role of this code; raises Rejected "choice_unknown"."""
    try:
        return Role(role)
    except ValueError:
        raise Rejected("choice_unknown", value=role) from None
