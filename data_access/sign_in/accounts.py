"""Letting people in: by password, and by a link that works once (an identity provider: provider_accounts.py).

What hashes a password takes the database and not a connection: hashing takes a tenth of a second, for which nobody
else's write shall wait, and a wrong password is counted although the call that brought it is refused.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, case, insert, literal, or_, select, update

from data_access.acting import past_the_wall
from data_access.auditing import audit, audit_aside
from data_access.auditing.audit import What
from data_access.clock import Clock
from data_access.engine import reading, write
from data_access.members import invitations
from data_access.members.identities import email_given, has_email, name_given, open_account
from data_access.members.invitations import INVITE, RESET, SETUP
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import account, member, member_role
from data_access.schema.columns import Utc
from data_access.scope import Role, Scope
from data_access.sign_in import passwords, sessions

MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)


@dataclass(frozen=True)
class Invited:
    """Whom a link is for; the first administrator's has no name yet. `kind` is setup, invite or reset."""

    kind: str
    name: str | None
    name_en: str | None
    email: str | None


@dataclass(frozen=True)
class Own:
    """What somebody reads of their own account; `password_set_at` (UTC) is missing where there is no password."""

    email: str | None
    password_set_at: datetime | None
    has_password: bool


def sign_in(database: Engine, *, email: str, password: str, clock: Clock, agent: str | None) -> str:
    """Begin a session with a password and return its token.

    Raises:
        Rejected: "sign_in_failed", in the same time and words for an address nobody has, a wrong password, and an
            account that is locked, deactivated or without a password; "sign_in_busy".
    """
    tried = write(database, lambda connection: _try(connection, has_email(email), clock))
    known = passwords.matches(tried.password_hash if tried else None, password)
    if tried is None or not known:
        _failed(database, has_email(email), clock, tried=tried is not None, way="password")
        raise Rejected("sign_in_failed")
    renewed = passwords.hashed(password) if passwords.outdated(tried.password_hash) else tried.password_hash

    def let_in(connection: Connection) -> str:
        _keep_password(connection, tried, renewed, "sign_in_failed")
        token = sessions.begin(connection, tried.id, clock, agent)
        audit.record(connection, tried.member_id, What.SIGNED_IN, clock, way="password")
        return token

    return write(database, let_in)


def _try(connection: Connection, whose: ColumnElement[bool], clock: Clock) -> Any:
    """Take one of the tries that an account has left, before anybody looks whether it is right.

    So a hundred guesses at the same moment are five. Returns the account's row, None where there is no try to take.
    """
    found = (
        select(account.c.id)
        .join_from(account, member, member.c.id == account.c.member_id)
        .where(whose, member.c.active, account.c.active, account.c.password_hash.is_not(None))
    )
    failed = case((account.c.locked_until.is_not(None), 1), else_=account.c.failed + 1)
    taken = (
        update(account)
        .where(
            account.c.id == (connection.execute(found).scalar() or 0),
            or_(account.c.locked_until.is_(None), account.c.locked_until <= clock.now),
        )
        .values(
            failed=failed,
            locked_until=case((failed >= MOST_FAILURES, literal(clock.now + LOCKED_FOR, Utc())), else_=None),
        )
    )
    return connection.execute(taken.returning(account)).first()


def _failed(database: Engine, whose: ColumnElement[bool], clock: Clock, *, tried: bool, way: str) -> None:
    """Put a failed try in the audit, by account; beside the answer, whose time shall not tell whether there is one.

    Of tries that an account had left there are few; others, at addresses nobody has too, are told of once in a while.
    """
    asked = select(account.c.id, account.c.member_id).join_from(account, member, member.c.id == account.c.member_id)
    with reading(database) as connection:
        found = connection.execute(asked.where(whose)).first()
    key, member_id = (None, None) if found is None else found
    look = audit_aside.Look(None, What.SIGN_IN_FAILED, clock, member_id, "account" if key else None, key, {"way": way})
    audit_aside.seen(database, look, once=not tried, patience=0)


def _keep_password(connection: Connection, tried: Any, password_hash: str, otherwise: str, **more: Any) -> None:
    """Forget the failures of an account whose password was right, unless somebody changed it meanwhile."""
    same = (account.c.id == tried.id, account.c.active, account.c.password_hash == tried.password_hash)
    kept = update(account).where(*same).values(failed=0, locked_until=None, password_hash=password_hash, **more)
    if not connection.execute(kept).rowcount:
        raise Rejected(otherwise)


def begin_setup(connection: Connection, clock: Clock) -> str | None:
    """The token of a link that makes the first administrator; None once there is any account.

    Several may be under way, one for each process that starts; the first that is used makes all others worthless.
    """
    if anybody(connection):
        return None
    return invitations.issue(connection, SETUP, clock, account_id=None, by=None)


def set_up(
    database: Engine, *, token: str, name: str, email: str, password: str | None, clock: Clock, agent: str | None
) -> str:
    """Make the first administrator and return their session's token. A member who has the address becomes it.

    Without a password they can only come back through an identity provider.

    Raises:
        Rejected: "setup_done", "link_invalid", "name_missing", "name_too_long", "email_missing", "email_wrong",
            "password_too_short" and the other reasons of passwords.check_new, "sign_in_busy".
    """
    name = name_given(name)
    with reading(database) as connection:
        _check_setup(connection, token, clock)
        _own_email(connection, email)
    if password is not None:
        passwords.check_new(password, name, email)
    password_hash = None if password is None else passwords.hashed(password)

    def make(connection: Connection) -> str:
        _check_setup(connection, token, clock)
        invitations.use(connection, token, clock, SETUP)
        known, address = _own_email(connection, email)
        if known is None:
            person = {"name": name, "email": address, "joined_on": clock.today}
            known = connection.execute(insert(member).values(person).returning(member.c.id)).scalar_one()
        else:
            connection.execute(update(member).where(member.c.id == known).values(active=True, left_on=None))
        admin = (member_role.c.member_id == known, member_role.c.role == Role.ADMIN.value)
        if connection.execute(select(member_role.c.role).where(*admin)).first() is None:
            connection.execute(insert(member_role).values(member_id=known, role=Role.ADMIN.value))
        made = open_account(connection, known, by=None, clock=clock, password_hash=password_hash)
        session_token = sessions.begin(connection, made, clock, agent)
        audit.record(connection, known, What.SET_UP, clock, about="account", about_id=made)
        return session_token

    return write(database, make)


def _check_setup(connection: Connection, token: str, clock: Clock) -> None:
    if anybody(connection):
        raise Rejected("setup_done")
    if invitations.look(connection, token, clock).kind != SETUP:
        raise Rejected("link_invalid")


def invited(connection: Connection, token: str, clock: Clock) -> Invited:
    """Whom a link is for, so that they see it is theirs; looking does not use it up.

    Raises:
        Rejected: "link_invalid", "setup_done".
    """
    found = invitations.look(connection, token, clock)
    if found.kind == SETUP:
        _check_setup(connection, token, clock)
        return Invited(SETUP, None, None, None)
    person = _person(connection, found.account_id)
    return Invited(found.kind, person.name, person.name_en, person.email)


def accept(database: Engine, *, token: str, password: str, clock: Clock, agent: str | None) -> str:
    """Set the password of whom an invitation or a reset is for, end what was signed in with the old one, begin a
    session and return its token.

    Raises:
        Rejected: "link_invalid", the reasons of passwords.check_new, "sign_in_busy".
    """
    with reading(database) as connection:
        person = _person(connection, invitations.look(connection, token, clock).account_id)
    passwords.check_new(password, person.name, person.name_en, person.email)
    password_hash = passwords.hashed(password)

    def let_in(connection: Connection) -> str:
        used = invitations.use(connection, token, clock, INVITE, RESET)
        key = used.account_id
        _person(connection, key)
        changed = {"password_hash": password_hash, "password_set_at": clock.now, "failed": 0, "locked_until": None}
        connection.execute(update(account).where(account.c.id == key).values(changed))
        sessions.end_all(connection, key, clock)
        session_token = sessions.begin(connection, key, clock, agent)
        whose = connection.execute(select(account.c.member_id).where(account.c.id == key)).scalar_one()
        audit.record(connection, whose, What.PASSWORD_SET, clock, about="account", about_id=key, link=used.kind)
        return session_token

    return write(database, let_in)


def change_password(
    database: Engine, scope: Scope, *, old: str, new: str, clock: Clock, session_id: int | None = None
) -> None:
    """Change the person's own password and end their other sessions; wrong tries count as at sign-in.

    Raises:
        NotAllowed: nobody is signed in.
        Rejected: "password_missing": they sign in by a provider only; "password_wrong"; the reasons of
            passwords.check_new; "sign_in_busy".
    """
    if scope.member_id is None:
        raise NotAllowed()
    mine = account.c.member_id == scope.member_id
    with reading(database) as connection:
        key = connection.execute(select(account.c.id).where(mine, account.c.password_hash.is_not(None))).scalar()
        if key is None:
            raise Rejected("password_missing")
        person = _person(connection, key)
    passwords.check_new(new, person.name, person.name_en, person.email)
    tried = write(database, lambda connection: _try(connection, mine, clock))
    known = passwords.matches(tried.password_hash if tried else None, old)
    if tried is None or not known:
        _failed(database, mine, clock, tried=tried is not None, way="change")
        raise Rejected("password_wrong")
    password_hash = passwords.hashed(new)

    def change(connection: Connection) -> None:
        _keep_password(connection, tried, password_hash, "password_wrong", password_set_at=clock.now)
        invitations.revoke(connection, key, clock)
        sessions.end_all(connection, key, clock, but=session_id)
        audit.record(connection, scope.member_id, What.PASSWORD_CHANGED, clock, about="account", about_id=key)

    write(database, change)


def own(connection: Connection, scope: Scope) -> Own | None:
    """The person's own account; None while they have none."""
    a, m = account, member
    asked = (
        select(m.c.email, a.c.password_set_at, a.c.password_hash.is_not(None))
        .join_from(a, m, m.c.id == a.c.member_id)
        .where(a.c.member_id == scope.member_id, a.c.active, m.c.active)
    )
    with past_the_wall(connection):  # of their own account
        found = connection.execute(asked).first()
    return None if found is None else Own(found[0], found[1], bool(found[2]))


def _person(connection: Connection, account_id: int | None) -> Any:
    """Whose account it is, as long as they may come in."""
    asked = (
        select(member.c.name, member.c.name_en, member.c.email)
        .join_from(account, member, member.c.id == account.c.member_id)
        .where(account.c.id == account_id, account.c.active, member.c.active)
    )
    found = connection.execute(asked).first()
    if found is None:
        raise Rejected("link_invalid")
    return found


def _own_email(connection: Connection, email: str) -> tuple[int | None, str]:
    """Who has this address already, if anybody, and how it is stored."""
    known = connection.execute(select(member.c.id).where(has_email(email))).scalar()
    return known, email_given(connection, email, of=known)


def anybody(connection: Connection) -> bool:
    """Whether there is any account yet."""
    return connection.execute(select(account.c.id).limit(1)).first() is not None
