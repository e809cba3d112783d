"""Saying that a planned contact was made and what came of it, or that it is not made after all.

Each refuses as data_access/contacts/rules.py says, and besides what it names itself.
"""

from datetime import date

from sqlalchemy import Connection

from data_access import requests
from data_access.clock import Clock
from data_access.contacts import rules
from data_access.contacts.rules import DONE, DROPPED, LONGEST_RESULT
from data_access.entries import given_text
from data_access.rejected import Rejected
from data_access.scope import Action, Scope, require


def do_contact(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    contact_id: int,
    revision: int,
    done_on: date,
    result: str,
) -> int:
    """Say that the customer was spoken with, on which day, and what came of it.

    Raises:
        Rejected: also "contact_result_missing", "day_in_future", "contact_done_before_planned".
    """
    require(scope, Action.PLAN_CONTACTS)
    said = rules.limited(given_text(result, "contact_result_missing"), LONGEST_RESULT)
    if done_on > clock.today:
        raise Rejected("day_in_future")

    def work() -> int:
        row = rules.found(connection, contact_id, revision, by=scope)
        begun = clock.day_of(row["created_at"])
        if done_on < begun:
            raise Rejected("contact_done_before_planned", day=begun)
        values = {"state": DONE, "ended_on": done_on, "result": said, "result_by": scope.member_id}
        rules.move(connection, row, "done", values, by=scope, clock=clock)
        return contact_id

    content = {"contact_id": contact_id, "revision": revision, "done_on": done_on, "result": said}
    return requests.once(connection, "do_contact", content, work, by=scope, clock=clock, request_key=request_key)


def drop_contact(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, contact_id: int, revision: int, reason: str
) -> int:
    """Decide that it is not made after all, and why.

    Raises:
        Rejected: also "reason_missing".
    """
    require(scope, Action.PLAN_CONTACTS)
    said = rules.limited(given_text(reason, "reason_missing"), LONGEST_RESULT)

    def work() -> int:
        row = rules.found(connection, contact_id, revision, by=scope)
        values = {"state": DROPPED, "ended_on": clock.today, "result": said, "result_by": scope.member_id}
        rules.move(connection, row, "dropped", values, by=scope, clock=clock)
        return contact_id

    content = {"contact_id": contact_id, "revision": revision, "reason": said}
    return requests.once(connection, "drop_contact", content, work, by=scope, clock=clock, request_key=request_key)
