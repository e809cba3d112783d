"""Setting, ending and reviewing service standards. What has happened keeps what it was promised.

Nothing is ever overwritten: a new standard for the same tier, severity, channel and step ends the one before on the
day it begins, and both stay readable.
"""

from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, or_, select, update

from data_access import requests
from data_access.clock import Clock
from data_access.entries import given_text, one_of
from data_access.rejected import Rejected
from data_access.schema import member, service_standard
from data_access.scope import Action, Scope, require, visible
from data_access.workflow.complaints import SEVERITIES
from data_access.workflow.stages import workflow_of
from metrics.standards import CLOCKS, steps_with

LONGEST_NAME, LONGEST_CODE = 100, 60  # as long as their columns
MOST_MINUTES = 366 * 24 * 60


def set_standard(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    step: str,
    minutes: int,
    counted_in: str,
    valid_from: date,
    tier: str | None = None,
    severity: str | None = None,
    channel: str | None = None,
    name: str | None = None,
    owner_id: int | None = None,
    review_on: date | None = None,
) -> int:
    """Promise how long a step may take from a day on, and return the standard's id.

    A missing tier, severity or channel means any. `counted_in` is "working" or "calendar". One for exactly the same
    that is in force ends on that day; then the day must not lie in the past. The first one for something may begin in
    the past, for cases that are imported later.

    Raises:
        NotAllowed: `scope` may not manage standards.
        Rejected: "choice_unknown", "standard_minutes", "standard_in_past", "standard_there_already",
            "standard_review_past", "standard_owner", "text_too_long", "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)
    workflow = workflow_of(connection)
    one_of(step, steps_with(stage for stage in workflow.working if stage not in workflow.retired))
    one_of(counted_in, CLOCKS)
    if severity is not None:
        one_of(severity, SEVERITIES)
    tier, channel = _short(tier, LONGEST_CODE), _short(channel, LONGEST_CODE)
    content = {
        "name": _short(name, LONGEST_NAME), "tier": tier, "channel": channel, "severity": severity, "step": step,
        "minutes": minutes, "clock": counted_in, "valid_from": valid_from, "owner_id": owner_id,
        "review_on": review_on,
    }  # fmt: skip
    before = requests.done_before(connection, "set_standard", content, by=scope, request_key=request_key)
    if before is not None:
        return before
    if not 1 <= minutes <= MOST_MINUTES:
        raise Rejected("standard_minutes")
    _review_day(review_on, clock)
    _owner(connection, scope, owner_id)
    s = service_standard
    named = [s.c[key].is_not_distinct_from(content[key]) for key in ("step", "tier", "severity", "channel")]
    # One that ends on the day it begins was never in force.
    lasting = or_(s.c.valid_to.is_(None), s.c.valid_to > s.c.valid_from)
    after = or_(s.c.valid_to.is_(None), s.c.valid_to > valid_from)
    meeting = connection.execute(select(s.c.id, s.c.valid_from).where(*named, lasting, after)).all()
    later = min((row.valid_from for row in meeting if row.valid_from >= valid_from), default=None)
    if later is not None:
        raise Rejected("standard_there_already", day=later)
    if meeting and valid_from < clock.today:
        raise Rejected("standard_in_past")
    connection.execute(update(s).where(s.c.id.in_([row.id for row in meeting])).values(valid_to=valid_from))
    row = {**content, "created_at": clock.now, "created_by": scope.member_id}
    key = int(connection.execute(insert(s).values(row).returning(s.c.id)).scalar_one())
    requests.remember(connection, "set_standard", content, by=scope, clock=clock, request_key=request_key, entry_id=key)
    return key


def end_standard(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, standard_id: int, on: date
) -> int:
    """Let a standard count no longer from a day on, and return its id; less specific ones count instead.

    Ended on the day it begins it was never in force, which corrects one that was set today by mistake.

    Raises:
        NotAllowed: `scope` may not manage standards.
        Rejected: "standard_not_found", "standard_ended", "standard_in_past", "standard_not_begun",
            "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)
    content = {"standard_id": standard_id, "on": on}
    before = requests.done_before(connection, "end_standard", content, by=scope, request_key=request_key)
    if before is not None:
        return before
    found = _standard(connection, standard_id)
    if found.valid_to is not None and found.valid_to <= on:
        raise Rejected("standard_ended", day=found.valid_to)
    if on < found.valid_from:
        raise Rejected("standard_not_begun", day=found.valid_from)
    if on < clock.today:
        raise Rejected("standard_in_past")
    connection.execute(update(service_standard).where(service_standard.c.id == standard_id).values(valid_to=on))
    requests.remember(
        connection, "end_standard", content, by=scope, clock=clock, request_key=request_key, entry_id=standard_id
    )
    return standard_id


def review_standard(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    standard_id: int,
    review_on: date,
    owner_id: int | None,
) -> int:
    """Confirm that a standard is right as it is, and return its id: who owns it and when it is looked at next.

    Raises:
        NotAllowed: `scope` may not manage standards.
        Rejected: "standard_not_found", "standard_ended", "standard_review_past", "standard_owner",
            "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)
    content = {"standard_id": standard_id, "review_on": review_on, "owner_id": owner_id}
    before = requests.done_before(connection, "review_standard", content, by=scope, request_key=request_key)
    if before is not None:
        return before
    found = _standard(connection, standard_id)
    if found.valid_to is not None and found.valid_to <= clock.today:
        raise Rejected("standard_ended", day=found.valid_to)
    _review_day(review_on, clock)
    if owner_id != found.owner_id:  # who left meanwhile may stay named until somebody else is
        _owner(connection, scope, owner_id)
    values = {"review_on": review_on, "owner_id": owner_id}
    connection.execute(update(service_standard).where(service_standard.c.id == standard_id).values(values))
    requests.remember(
        connection, "review_standard", content, by=scope, clock=clock, request_key=request_key, entry_id=standard_id
    )
    return standard_id


def _standard(connection: Connection, standard_id: int) -> Any:
    found = connection.execute(select(service_standard).where(service_standard.c.id == standard_id)).first()
    if found is None:
        raise Rejected("standard_not_found")
    return found


def _short(text: str | None, limit: int) -> str | None:
    given = given_text(text)
    if given and len(given) > limit:
        raise Rejected("text_too_long", length=len(given), limit=limit)
    return given


def _review_day(review_on: date | None, clock: Clock) -> None:
    if review_on is not None and review_on <= clock.today:
        raise Rejected("standard_review_past")


def _owner(connection: Connection, scope: Scope, owner_id: int | None) -> None:
    m = visible(member, scope)
    if owner_id is None:
        return
    if connection.execute(select(m.c.id).where(m.c.id == owner_id, m.c.active)).first() is None:
        raise Rejected("standard_owner")
