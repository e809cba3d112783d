"""Letting in whom an identity provider vouches for."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from data_access.auditing import audit, audit_aside
from data_access.auditing.audit import What
from data_access.clock import Clock
from data_access.members import invitations
from data_access.members.identities import has_email
from data_access.rejected import Rejected
from data_access.schema import account, member, member_role
from data_access.scope import Role
from data_access.sign_in import sessions


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
    try:
        found = _vouched_for(connection, issuer, subject, email or "", email_verified, clock)
    except Rejected as refused:
        _failed(connection, issuer, subject, clock, refused.reason)
        raise
    if roles is not None:
        given = sorted({role.value for role in roles})
        if not given:
            _failed(connection, issuer, subject, clock, "provider_no_role")
            raise Rejected("provider_no_role")
        _give_roles(connection, found.member_id, given, clock)
    token = sessions.begin(connection, found.id, clock, agent)
    audit.record(connection, found.member_id, What.SIGNED_IN, clock, way="provider")
    return token


def _vouched_for(
    connection: Connection, issuer: str, subject: str, email: str, email_verified: bool, clock: Clock
) -> Any:
    found = connection.execute(select(account).where(*_bound(issuer, subject))).first()
    if found is None:
        if not email_verified:
            raise Rejected("provider_email_unverified")
        found = _bind(connection, issuer, subject, email, clock)
    active = select(member.c.id).where(member.c.id == found.member_id, member.c.active)
    if not found.active or connection.execute(active).first() is None:
        raise Rejected("account_inactive")
    return found


def _give_roles(connection: Connection, member_id: int, given: list[str], clock: Clock) -> None:
    theirs = member_role.c.member_id == member_id
    if sorted(connection.execute(select(member_role.c.role).where(theirs)).scalars()) == given:
        return
    connection.execute(delete(member_role).where(theirs))
    connection.execute(insert(member_role), [{"member_id": member_id, "role": role} for role in given])
    audit.record(connection, None, What.ROLES_SET, clock, about_member_id=member_id, roles=given, way="provider")


def _failed(connection: Connection, issuer: str, subject: str, clock: Clock, reason: str) -> None:
    """Put a refusal in the audit; beside this transaction, which comes to nothing."""
    found = connection.execute(select(account.c.id, account.c.member_id).where(*_bound(issuer, subject))).first()
    key, member_id = (None, None) if found is None else found
    details = {"way": "provider", "reason": reason}
    look = audit_aside.Look(None, What.SIGN_IN_FAILED, clock, member_id, "account" if key else None, key, details)
    audit_aside.seen(connection.engine, look, patience=0)


def _bound(issuer: str, subject: str) -> tuple[Any, ...]:
    return (account.c.issuer == issuer, account.c.subject == subject)


def _bind(connection: Connection, issuer: str, subject: str, email: str, clock: Clock) -> Any:
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
