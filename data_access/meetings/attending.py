"""Who was at a weekly meeting: said of each person by themselves, so that two who say it of two people lose nothing.

Each refuses as data_access/meetings/rules.py says.
"""

from sqlalchemy import Connection, select, update

from data_access import requests
from data_access.clock import Clock
from data_access.entries import one_of
from data_access.meetings import rules
from data_access.rejected import Rejected
from data_access.schema import meeting_presence
from data_access.scope import Action, Scope, require, visible


def set_presence(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    meeting_id: int,
    member_id: int,
    presence: str,
    was: str,
) -> int:
    """Say whether somebody was there, who `was` so far as one has read it; returns the meeting's id.

    Raises:
        Rejected: also "member_not_found", "meeting_presence_moved": somebody else said it otherwise meanwhile.
    """
    require(scope, Action.HOLD_MEETINGS)

    def work() -> int:
        one_of(presence, rules.PRESENCES)
        rules.found_open(connection, meeting_id, by=scope)
        p = meeting_presence.c
        theirs = (p.meeting_id == meeting_id, p.member_id == member_id)
        changed = update(meeting_presence).where(*theirs, p.presence.in_((was, presence)))
        if not connection.execute(changed.values(presence=presence)).rowcount:
            known = visible(meeting_presence, scope).c
            expected = select(known.id).where(known.meeting_id == meeting_id, known.member_id == member_id)
            there = connection.execute(expected).first() is not None
            raise Rejected("meeting_presence_moved" if there else "member_not_found")
        return meeting_id

    content = {"meeting_id": meeting_id, "member_id": member_id, "presence": presence, "was": was}
    return requests.once(connection, "set_presence", content, work, by=scope, clock=clock, request_key=request_key)
