"""Entering, changing and withdrawing absences: one's own, and those of the members of teams one leads."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access import requests
from data_access.clock import Clock
from data_access.members.absences import may_enter_for
from data_access.members.away import may_stand_in, meeting
from data_access.rejected import Rejected
from data_access.schema import absence
from data_access.scope import Action, Scope, require, visible

MOST_DAYS = 1100


def enter_absence(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    member_id: int | None,
    first: date | None,
    last: date | None,
    deputy_id: int | None = None,
    request_key: str,
) -> int:
    """Say that a member is away from the day `first` to the day `last`, and return the absence's id.

    Until they are back, `deputy_id` sees what they hold open and may work on it; without a deputy their team may.

    Raises:
        NotAllowed: `scope` enters no absences.
        Rejected: "member_not_found": not one whose absences `scope` may enter; "absence_days_missing",
            "absence_ends_before", "absence_too_long", "absence_over", "absence_overlaps", "absence_deputy_self",
            "absence_deputy_away", "absence_deputy_unable", "request_key_reused".
    """
    require(scope, Action.ENTER_ABSENCE)
    content = {"member_id": member_id, "first": first, "last": last, "deputy_id": deputy_id}

    def enter() -> int:
        if member_id is None or not may_enter_for(connection, scope, member_id, clock=clock):
            raise Rejected("member_not_found")
        values = _given(connection, clock, member_id, first, last, deputy_id, besides=None)
        values |= {"member_id": member_id, "created_at": clock.now, "created_by": scope.member_id}
        return int(connection.execute(insert(absence).values(values).returning(absence.c.id)).scalar_one())

    return requests.once(connection, "enter_absence", content, enter, by=scope, clock=clock, request_key=request_key)


def change_absence(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    absence_id: int | None,
    first: date | None,
    last: date | None,
    deputy_id: int | None = None,
    request_key: str,
) -> int:
    """Give an absence that is not over other days or another deputy, and return its id.

    Raises:
        NotAllowed, Rejected: as `enter_absence`; "entry_not_found", "absence_withdrawn".
    """
    require(scope, Action.ENTER_ABSENCE)
    content = {"absence_id": absence_id, "first": first, "last": last, "deputy_id": deputy_id}

    def change() -> int:
        found = _found(connection, scope, absence_id, clock)
        values = _given(connection, clock, found.member_id, first, last, deputy_id, besides=found.id)
        connection.execute(update(absence).where(absence.c.id == found.id).values(values))
        return int(found.id)

    return requests.once(connection, "change_absence", content, change, by=scope, clock=clock, request_key=request_key)


def withdraw_absence(
    connection: Connection, scope: Scope, *, clock: Clock, absence_id: int | None, request_key: str
) -> int:
    """Take back an absence that is not over, and return its id; its member is here again at once.

    Raises:
        NotAllowed: `scope` enters no absences.
        Rejected: "entry_not_found", "absence_withdrawn", "absence_over", "request_key_reused".
    """
    require(scope, Action.ENTER_ABSENCE)

    def withdraw() -> int:
        found = _found(connection, scope, absence_id, clock)
        done = {"voided_at": clock.now, "voided_by": scope.member_id}
        connection.execute(update(absence).where(absence.c.id == found.id).values(done))
        return int(found.id)

    content = {"absence_id": absence_id}
    return requests.once(
        connection, "withdraw_absence", content, withdraw, by=scope, clock=clock, request_key=request_key
    )


def _found(connection: Connection, scope: Scope, absence_id: int | None, clock: Clock) -> Any:
    """The row, if it is this person's to change.

    Raises:
        Rejected: "entry_not_found", "absence_withdrawn", "absence_over".
    """
    a = visible(absence, scope)
    found = connection.execute(select(a).where(a.c.id == absence_id)).first()
    if found is None or not may_enter_for(connection, scope, found.member_id, clock=clock):
        raise Rejected("entry_not_found")
    if found.voided_at is not None:
        raise Rejected("absence_withdrawn")
    if found.to_on <= clock.today:
        raise Rejected("absence_over")
    return found


def _given(
    connection: Connection,
    clock: Clock,
    member_id: int,
    first: date | None,
    last: date | None,
    deputy_id: int | None,
    *,
    besides: int | None,
) -> dict[str, Any]:
    """The days and the deputy as they are stored.

    Raises:
        Rejected: as `enter_absence` says.
    """
    if first is None or last is None:
        raise Rejected("absence_days_missing")
    if last < first:
        raise Rejected("absence_ends_before")
    if (last - first).days >= MOST_DAYS or last == date.max:
        raise Rejected("absence_too_long", limit=MOST_DAYS)
    if last < clock.today:
        raise Rejected("absence_over")
    to_on = last + timedelta(days=1)
    # The table itself: what stands in the way is refused, whoever entered it.
    other = meeting(connection, member_id, first, to_on, besides=besides)
    if other is not None:
        raise Rejected("absence_overlaps", first=other.from_on, last=other.to_on - timedelta(days=1))
    if deputy_id == member_id:
        raise Rejected("absence_deputy_self")
    if deputy_id is not None:
        if deputy_id not in may_stand_in(connection, {member_id: {deputy_id}}, clock.today)[member_id]:
            raise Rejected("absence_deputy_unable")
        if meeting(connection, deputy_id, first, to_on) is not None:
            raise Rejected("absence_deputy_away")
    return {"from_on": first, "to_on": to_on, "deputy_id": deputy_id}
