"""Taking an entry out of every number without losing it."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, select, update

from data_access import entries, requests
from data_access.clock import Clock
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import complaint, complaint_stage, interaction, quality_review, suggestion, survey_answer
from data_access.scope import Action, Scope, require, visible
from data_access.settling import settle_first_contacts, settle_recurrences
from data_access.stamps import stamp

VOIDABLE: dict[str, Table] = {
    table.name: table for table in (survey_answer, suggestion, complaint, interaction, quality_review)
}
LONGEST_REASON = 500  # as long as its column


def void_entry(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    table: str,
    entry_id: int,
    reason: str,
    request_key: str,
) -> int:
    """Take an entry of a team that `scope` leads out of every number, and return its id.

    The row stays, with who voided it, when and why. `table` is one of VOIDABLE; a complaint's stages go with it.
    Voiding it again changes nothing, also not the reason, with the same `request_key` or with another.

    Raises:
        NotAllowed: `scope` may not void, does not lead the entry's team, or it is a quality review of their own case.
        Rejected: "choice_unknown", "reason_missing", "text_too_long", "request_key_reused", "entry_not_found".
    """
    require(scope, Action.VOID_ENTRY)
    entries.one_of(table, tuple(VOIDABLE))
    why = entries.given_text(reason, "reason_missing") or ""
    if len(why) > LONGEST_REASON:
        raise Rejected("text_too_long", length=len(why), limit=LONGEST_REASON)
    content = {"table": table, "entry_id": entry_id, "reason": why}
    before = requests.done_before(connection, "void_entry", content, by=scope, request_key=request_key)
    if before is not None:
        return before
    facts = VOIDABLE[table]
    seen = visible(facts, scope)
    day = seen.c[facts.info["day"]].label("day")
    asked = select(seen.c.team_id, seen.c.member_id, seen.c.voided_at, day).where(seen.c.id == entry_id)
    found = connection.execute(asked).first()
    if found is None:
        raise Rejected("entry_not_found")
    reviewed = facts is quality_review and found.member_id == scope.member_id
    if not scope.everything and (reviewed or found.team_id not in scope.led_team_ids):
        raise NotAllowed()
    if found.voided_at is None:
        _void(connection, facts, entry_id, why, found.day, scope, clock)
    requests.remember(
        connection, "void_entry", content, by=scope, clock=clock, request_key=request_key, entry_id=entry_id
    )
    return entry_id


def _void(
    connection: Connection, facts: Table, entry_id: int, why: str, day: date | None, scope: Scope, clock: Clock
) -> None:
    voided = {"counted": False, "voided_at": clock.now, "voided_by": scope.member_id, "void_reason": why}
    connection.execute(update(facts).where(facts.c.id == entry_id).values(voided))
    stamp(connection, facts, [day])
    if facts is complaint:
        stamp(connection, complaint_stage, _uncount_stages(connection, entry_id))
        settle_recurrences(connection, select(facts.c.customer_id).where(facts.c.id == entry_id))
    if facts is interaction:  # whether an earlier contact was the only one may hang on this one
        settle_first_contacts(connection, select(facts.c.customer_id).where(facts.c.id == entry_id))


def _uncount_stages(connection: Connection, complaint_id: int) -> list[date]:
    mine: Any = complaint_stage.c.complaint_id == complaint_id
    connection.execute(update(complaint_stage).where(mine).values(counted=False))
    return list(connection.execute(select(complaint_stage.c.entered_on).where(mine)).scalars())
