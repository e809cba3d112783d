"""Planning a contact with a customer, putting it to another day, and handing it to a colleague.

Each refuses as data_access/contacts/rules.py says, and besides what it names itself.
"""

from datetime import date

from sqlalchemy import Connection, insert, select

from data_access import entries, requests
from data_access.clock import Clock
from data_access.contacts import rules
from data_access.contacts.rules import KINDS, LONGEST_ABOUT, PLANNED
from data_access.entries import given_text
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import customer, planned_contact
from data_access.scope import Action, Scope, require, visible


def plan_contact(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    customer_id: int | None,
    kind: str,
    planned_on: date | None,
    owner_id: int | None,
    about: str,
) -> int:
    """Plan to get in touch with a customer, and return the contact's id. Staff plan their own, leads also for others.

    Raises:
        NotAllowed: also: somebody else is to do it, and `scope` leads nobody.
        Rejected: also "contact_customer_missing", "customer_not_found", "choice_missing", "choice_unknown",
            "contact_day_missing", "contact_day_past", "contact_day_far", "contact_owner_missing", "member_not_found",
            "contact_about_missing".
    """
    require(scope, Action.PLAN_CONTACTS)
    content = {
        "customer_id": customer_id, "kind": kind, "planned_on": planned_on, "owner_id": owner_id,
        "about": rules.limited(given_text(about, "contact_about_missing"), LONGEST_ABOUT),
    }  # fmt: skip

    def work() -> int:
        if customer_id is None:
            raise Rejected("contact_customer_missing")
        entries.one_of(kind, KINDS)
        rules.a_day_ahead(planned_on, clock)
        if owner_id != scope.member_id and not scope.sees_persons:
            raise NotAllowed()
        own_team = _team_of(connection, owner_id, clock, by=scope)
        row = {
            **content, "state": PLANNED, "about_by": scope.member_id,
            "team_id": _team_of_customer(connection, customer_id, by=scope) or own_team, "last_move": "planned",
            "changed_at": clock.now, "changed_by": scope.member_id, "created_at": clock.now,
            "created_by": scope.member_id,
        }  # fmt: skip
        stored = insert(planned_contact).values(row).returning(planned_contact.c.id)
        return int(connection.execute(stored).scalar_one())

    return requests.once(connection, "plan_contact", content, work, by=scope, clock=clock, request_key=request_key)


def move_contact(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    contact_id: int,
    revision: int,
    planned_on: date | None,
) -> int:
    """Put it to another day; how often that was done is kept.

    Raises:
        Rejected: also "contact_day_missing", "contact_day_past", "contact_day_far", "contact_day_same".
    """
    require(scope, Action.PLAN_CONTACTS)

    def work() -> int:
        row = rules.found(connection, contact_id, revision, by=scope)
        day = rules.a_day_ahead(planned_on, clock)
        if day == row["planned_on"]:
            raise Rejected("contact_day_same")
        values = {"planned_on": day, "moved": row["moved"] + 1}
        rules.move(connection, row, "moved", values, by=scope, clock=clock)
        return contact_id

    content = {"contact_id": contact_id, "revision": revision, "planned_on": planned_on}
    return requests.once(connection, "move_contact", content, work, by=scope, clock=clock, request_key=request_key)


def hand_over_contact(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    contact_id: int,
    revision: int,
    owner_id: int | None,
) -> int:
    """Let a colleague of one's own or led teams make it.

    Raises:
        Rejected: also "contact_owner_missing", "member_not_found", "contact_owner_same".
    """
    require(scope, Action.PLAN_CONTACTS)

    def work() -> int:
        row = rules.found(connection, contact_id, revision, by=scope)
        if owner_id == row["owner_id"]:
            raise Rejected("contact_owner_same")
        _team_of(connection, owner_id, clock, by=scope)
        rules.move(connection, row, "handed_over", {"owner_id": owner_id}, by=scope, clock=clock)
        return contact_id

    content = {"contact_id": contact_id, "revision": revision, "owner_id": owner_id}
    return requests.once(connection, "hand_over_contact", content, work, by=scope, clock=clock, request_key=request_key)


def _team_of(connection: Connection, owner_id: int | None, clock: Clock, *, by: Scope) -> int | None:
    """The team of who is to make it, who must be one of `by`'s own or led teams."""
    if owner_id is None:
        raise Rejected("contact_owner_missing")
    return entries.team_of_handler(connection, owner_id, clock.today, by)


def _team_of_customer(connection: Connection, customer_id: int, *, by: Scope) -> int | None:
    c = visible(customer, by)
    asked = select(c.c.team_id).where(c.c.id == customer_id, c.c.voided_at.is_(None))
    row = connection.execute(asked).first()
    if row is None:
        raise Rejected("customer_not_found")
    return None if row.team_id is None else int(row.team_id)
