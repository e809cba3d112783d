"""Letting in whom an identity provider vouches for."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from data_access import invitations, sessions
from data_access.clock import Clock
from data_access.identities import has_email, one_at_a_time
from data_access.rejected import Rejected
from data_access.schema import account, member, member_role
from data_access.scope import Role


def sign_in_by_provider(
    connection: Connection,
    *,
    issuer: str,
    subject: str,
    email: str | None,
    email_verified: bool,
    roles: Iterable[Role] | None = None,
    clock: Clock,
    agent: str | None,
) -> str:
    """Begin a session for whom an identity provider vouches, and return its token.

    The first time a verified address finds the member; from then on the subject does, whatever becomes of the
    address. `roles`, where the provider is the one to say, replace those the person had.

    Raises:
        Rejected: "provider_unknown_person", "provider_email_unverified", "provider_other_person",
            "provider_no_role", "account_inactive".
    """
    bound = (account.c.issuer == issuer, account.c.subject == subject)
    found = connection.execute(select(account).where(*bound)).first()
    if found is None:
        if not email_verified:
            raise Rejected("provider_email_unverified")
        found = _bind(connection, issuer, subject, email or "", clock)
    active = select(member.c.id).where(member.c.id == found.member_id, member.c.active)
    if not found.active or connection.execute(active).first() is None:
        raise Rejected("account_inactive")
    if roles is not None:
        given = sorted({role.value for role in roles})
        if not given:
            raise Rejected("provider_no_role")
        connection.execute(delete(member_role).where(member_role.c.member_id == found.member_id))
        connection.execute(insert(member_role), [{"member_id": found.member_id, "role": role} for role in given])
    return sessions.begin(connection, found.id, clock, agent)


def _bind(connection: Connection, issuer: str, subject: str, email: str, clock: Clock) -> Any:
    one_at_a_time(connection)
    person = connection.execute(select(member).where(has_email(email))).first() if email.strip() else None
    if person is None:
        raise Rejected("provider_unknown_person")
    theirs = select(account).where(account.c.member_id == person.id)
    found = connection.execute(theirs).first()
    if found is None:
        made = insert(account).values(member_id=person.id, created_at=clock.now, issuer=issuer, subject=subject)
        connection.execute(made)
    elif found.subject is not None:
        raise Rejected("provider_other_person")
    else:
        invitations.revoke(connection, found.id, clock)
        connection.execute(update(account).where(account.c.id == found.id).values(issuer=issuer, subject=subject))
    return connection.execute(theirs).one()
