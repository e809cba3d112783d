"""Adding people, and giving them links with which they set a password of their own.

No mail is sent: a link is handed over by whoever made it.
"""

from sqlalchemy import Connection, exists, insert, select, update

from data_access.auditing import audit
from data_access.auditing.audit import What
from data_access.clock import Clock
from data_access.members import invitations
from data_access.members.administration import address_changed
from data_access.members.identities import (
    account_of,
    email_given,
    has_email,
    name_given,
    open_account,
    person_chosen,
    role_chosen,
    team_chosen,
)
from data_access.members.invitations import INVITE, RESET
from data_access.rejected import Rejected
from data_access.requests import done_before, remember
from data_access.schema import account, member, member_role, membership
from data_access.scope import Action, Role, Scope, require
from data_access.sign_in import sessions
from data_access.training.duties import settle_duties


def create_member(
    connection: Connection,
    scope: Scope,
    *,
    name: str,
    name_en: str | None,
    email: str | None,
    role: str,
    team_id: int | None,
    clock: Clock,
    request_key: str,
) -> int:
    """Add a person, who begins in the team today, and return their member_id. Doing it again changes nothing.

    Raises:
        NotAllowed, Rejected: the reasons of a name and of an address; "choice_unknown" for the role; "team_unknown";
            "request_key_reused".
    """
    require(scope, Action.MANAGE_PEOPLE)
    content = {"name": name, "name_en": name_en, "email": email, "role": role, "team_id": team_id}
    before = done_before(connection, "create_member", content, by=scope, request_key=request_key)
    if before is not None:
        return before
    values = {
        "name": name_given(name),
        "name_en": name_given(name_en) if name_en and name_en.strip() else None,
        "email": email_given(connection, email) if email and email.strip() else None,
        "joined_on": clock.today,
    }
    given = role_chosen(role)
    if team_id is not None:
        team_chosen(connection, scope, team_id)
    key = int(connection.execute(insert(member).values(values).returning(member.c.id)).scalar_one())
    connection.execute(insert(member_role).values(member_id=key, role=given.value))
    if team_id is not None:
        connection.execute(insert(membership).values(member_id=key, team_id=team_id, from_on=clock.today))
    settle_duties(connection, clock=clock)
    remember(connection, "create_member", content, by=scope, clock=clock, request_key=request_key, entry_id=key)
    return key


def edit_member(
    connection: Connection,
    scope: Scope,
    *,
    member_id: int,
    name: str,
    name_en: str | None,
    email: str | None,
    clock: Clock,
) -> None:
    """Change a person's name and address. Another address ends their sessions and links: they sign in with it anew.

    Raises:
        NotAllowed, Rejected: "person_not_found"; the reasons of a name and of an address.
    """
    require(scope, Action.MANAGE_PEOPLE)
    person = person_chosen(connection, scope, member_id)
    opened = account_of(connection, scope, member_id)
    values = {
        "name": name_given(name),
        "name_en": name_given(name_en) if name_en and name_en.strip() else None,
        # Who has an account needs an address to sign in with.
        "email": email_given(connection, email or "", of=member_id) if opened or (email or "").strip() else None,
    }
    connection.execute(update(member).where(member.c.id == member_id).values(values))
    if opened and values["email"] != (person.email or "").lower():
        address_changed(connection, member_id, clock)


def invite(connection: Connection, scope: Scope, *, member_id: int, email: str | None = None, clock: Clock) -> str:
    """Make a link with which a person sets their first password, and return its token. An earlier one stops working.

    Raises:
        NotAllowed, Rejected: "person_not_found", "person_inactive", "person_can_sign_in"; the reasons of an address.
    """
    require(scope, Action.MANAGE_PEOPLE)
    person = person_chosen(connection, scope, member_id)
    opened = account_of(connection, scope, member_id)
    if not person.active or (opened and not opened.active):
        raise Rejected("person_inactive")
    if opened and (opened.password_hash is not None or opened.subject is not None):
        raise Rejected("person_can_sign_in")
    address = email_given(connection, email if email is not None else person.email or "", of=member_id)
    connection.execute(update(member).where(member.c.id == member_id).values(email=address))
    key = opened.id if opened else open_account(connection, member_id, by=scope.member_id, clock=clock)
    return invitations.issue(connection, INVITE, clock, account_id=key, by=scope.member_id)


def reset(connection: Connection, scope: Scope, *, member_id: int, clock: Clock) -> str:
    """Make a link with which a person sets a new password, and return its token. The old one works until it is used.

    Raises:
        NotAllowed, Rejected: "person_not_found", "person_inactive", "person_never_invited".
    """
    require(scope, Action.MANAGE_PEOPLE)
    person = person_chosen(connection, scope, member_id)
    opened = account_of(connection, scope, member_id)
    if opened is None or (opened.password_hash is None and opened.subject is None):
        raise Rejected("person_never_invited")
    if not person.active or not opened.active:
        raise Rejected("person_inactive")
    return invitations.issue(connection, RESET, clock, account_id=opened.id, by=scope.member_id)


def rescue(connection: Connection, *, email: str, clock: Clock) -> str:
    """`reset` for an administrator whom nobody can help, by who may start programs on the server.

    They get an account if they have none, and are activated again. Only for administrators: everybody else asks one.

    Raises:
        Rejected: "person_not_found": no administrator has this address.
    """
    administers = exists().where(member_role.c.member_id == member.c.id, member_role.c.role == Role.ADMIN.value)
    found = connection.execute(select(member.c.id).where(has_email(email), administers)).scalar()
    if found is None:
        raise Rejected("person_not_found")
    connection.execute(update(member).where(member.c.id == found).values(active=True, left_on=None))
    key = connection.execute(select(account.c.id).where(account.c.member_id == found)).scalar()
    if key is None:
        key = open_account(connection, found, by=None, clock=clock)
    connection.execute(update(account).where(account.c.id == key).values(active=True))
    token = invitations.issue(connection, RESET, clock, account_id=key, by=None)
    audit.record(connection, None, What.RESET_LINK_MADE, clock, about_member_id=found, way="console")
    return token


def unbind(connection: Connection, scope: Scope, *, member_id: int, clock: Clock) -> None:
    """Forget which login of an identity provider a person has; the next with their verified address takes its place.

    Raises:
        NotAllowed, Rejected: "person_not_found".
    """
    require(scope, Action.MANAGE_PEOPLE)
    person_chosen(connection, scope, member_id)
    opened = account_of(connection, scope, member_id)
    if opened is not None:
        connection.execute(update(account).where(account.c.id == opened.id).values(issuer=None, subject=None))
        sessions.end_all(connection, opened.id, clock)
