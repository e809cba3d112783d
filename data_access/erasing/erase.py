"""Erasing a person: every number stays, and nothing that tells whom it was.

Their row stays without a name, so that customers are as many as before and each member's cases stay with somebody.
What imports know them by becomes a fingerprint (data_access/erasing/fingerprints.py): rows of a file that name them
are refused from then on, so that the file neither brings them back nor counts their cases twice.
"""

from typing import Any

from sqlalchemy import Connection, delete, select, update

from data_access.auditing import audit
from data_access.auditing.audit import What
from data_access.clock import Clock
from data_access.contacts.rules import PLANNED
from data_access.erasing.facts import (
    Removed,
    add_to,
    remove_customers_texts,
    remove_members_texts,
    remove_telling_texts,
    replace_keys,
)
from data_access.erasing.fingerprints import CUSTOMER, MEMBER, key_of, pseudonym, remember
from data_access.erasing.kept_imports import remove_from_batches, remove_from_changes, remove_from_refusals
from data_access.erasing.personal import OF_CUSTOMER, OF_MEMBER, nameless
from data_access.erasing.persons import Person
from data_access.erasing.reviews import remove_ratings
from data_access.mailing import outbox
from data_access.members import administration
from data_access.schema import (
    absence,
    account,
    customer,
    customer_stage,
    customer_tier,
    invitation,
    mail,
    mail_choice,
    member,
    planned_contact,
    request,
    seen,
    session,
)
from data_access.scope import OWNER
from data_access.stamps import stamp_selected


def erase(connection: Connection, person: Person, clock: Clock) -> Removed:
    """Erase a person in this transaction; return how many rows of which table lost what.

    Raises:
        Rejected: "last_administrator": nobody could let anybody in any more.
    """
    removed = take_out(connection, person, clock)
    remove_telling_texts(connection, [person], removed)
    # What was sent with a form stays as a fingerprint, with which somebody could try texts. A form that is sent again
    # right now is refused and keeps its text.
    connection.execute(update(request).where(request.c.request_hash != "").values(request_hash=""))
    about: dict[str, Any] = {"about_member_id": person.id} if person.kind == MEMBER else {"about": CUSTOMER}
    if person.kind == CUSTOMER:
        about["about_id"] = person.id
    audit.record(connection, None, What.PERSON_ERASED, clock, **about, rows=sum(removed.values()))
    return removed


def take_out(connection: Connection, person: Person, clock: Clock) -> Removed:
    """The same without a line in the audit and what stands in texts of teams, for who erases many at once."""
    removed: Removed = {}
    gone: set[str] = set()
    remember(connection, person.kind, person.id, person.known_by, clock.now)
    if person.kind == CUSTOMER:
        remove_customers_texts(connection, person, removed)
        _empty_customer(connection, person, removed)
    else:
        gone = remove_members_texts(connection, person, removed)
        _empty_member(connection, person, removed, clock)
    add_to(removed, mail.name, "gone", outbox.remove_telling(connection, person.is_told_by, gone))
    replace_keys(connection, person, removed, clock.now)
    remove_from_changes(connection, person, removed)
    remove_from_refusals(connection, person, removed)
    remove_from_batches(connection, person, removed)
    return removed


def _empty_customer(connection: Connection, person: Person, removed: Removed) -> None:
    c = customer.c
    values: dict[str, Any] = {"name": nameless(person.id), **dict.fromkeys(OF_CUSTOMER), "request_hash": None}
    if person.key is not None:
        values["source_key"] = pseudonym(key_of(connection), CUSTOMER, person.key)
    connection.execute(update(customer).where(c.id == person.id).values(values))
    # What is mirrored of customers names nobody; a mirror copies the row again all the same.
    stamp_selected(connection, customer, select(c.created_on).where(c.id == person.id))
    add_to(removed, customer.name, "person", 1)
    # Nobody can be called any more; what was made stays, without its words.
    theirs = planned_contact.c.customer_id == person.id
    gone = connection.execute(delete(planned_contact).where(theirs, planned_contact.c.state == PLANNED))
    add_to(removed, planned_contact.name, "gone", gone.rowcount)
    for table in (customer_tier, customer_stage):
        rows = table.c.customer_id == person.id
        found = connection.execute(update(table).where(rows, table.c.reason.is_not(None)).values(reason=None))
        add_to(removed, table.name, "texts", found.rowcount)


def _empty_member(connection: Connection, person: Person, removed: Removed, clock: Clock) -> None:
    m, a = member.c, account.c
    if connection.execute(select(m.active).where(m.id == person.id)).scalar_one():
        administration.deactivate(connection, OWNER, member_id=person.id, clock=clock)
    values: dict[str, Any] = {"name": nameless(person.id), **dict.fromkeys(OF_MEMBER), "active": False}
    if person.key is not None:
        values["source_key"] = pseudonym(key_of(connection), MEMBER, person.key)
    connection.execute(update(member).where(m.id == person.id).values(values))
    add_to(removed, member.name, "person", 1)
    theirs = select(a.id).where(a.member_id == person.id)
    for table in (session, invitation):
        gone = connection.execute(delete(table).where(table.c.account_id.in_(theirs)))
        add_to(removed, table.name, "gone", gone.rowcount)
    # Nothing rests on when they were away; what was to be seen to by them has nobody now.
    away = connection.execute(delete(absence).where(absence.c.member_id == person.id))
    add_to(removed, absence.name, "gone", away.rowcount)
    connection.execute(update(absence).where(absence.c.deputy_id == person.id).values(deputy_id=None))
    add_to(removed, mail.name, "gone", outbox.remove_of(connection, person.id))
    chosen = connection.execute(delete(mail_choice).where(mail_choice.c.member_id == person.id))
    add_to(removed, mail_choice.name, "gone", chosen.rowcount)
    # How many read a lesson stays a number.
    looked = connection.execute(delete(seen).where(seen.c.member_id == person.id))
    add_to(removed, seen.name, "gone", looked.rowcount)
    remove_ratings(connection, person, removed)
    nobody = dict.fromkeys(("password_hash", "password_set_at", "issuer", "subject", "locked_until"))
    emptied = connection.execute(update(account).where(a.member_id == person.id).values(**nobody, active=False))
    add_to(removed, account.name, "person", emptied.rowcount)
