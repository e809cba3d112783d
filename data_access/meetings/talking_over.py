"""What becomes of an item of a weekly meeting: discussed, decided, dismissed with a reason, and taken up again.

Each refuses as data_access/meetings/rules.py says.
"""

from sqlalchemy import Connection, update

from data_access import requests
from data_access.clock import Clock
from data_access.entries import said_of
from data_access.meetings import rules
from data_access.rejected import Rejected
from data_access.schema import meeting_item, member
from data_access.scope import Action, Scope, require, visible


def discuss_item(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, item_id: int, seen: int, text: str | None
) -> int:
    """Write what was said about an item; `seen` is the revision of it that one has read. Returns the next one.

    Raises:
        Rejected: also "meeting_written_meanwhile": somebody else wrote there since.
    """
    return _write(connection, scope, clock, request_key, "discuss_item", "discussed", item_id, seen, text)


def decide_item(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, item_id: int, seen: int, text: str | None
) -> int:
    """Write what was decided about an item; `seen` is the revision of it that one has read. Returns the next one.

    Raises:
        Rejected: also "meeting_written_meanwhile": somebody else wrote there since.
    """
    return _write(connection, scope, clock, request_key, "decide_item", "decision", item_id, seen, text)


def dismiss_item(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, item_id: int, why: str | None
) -> int:
    """Pass over an item, and say why; until it is gone for a week or comes for another reason. Returns its id.

    Raises:
        Rejected: also "meeting_why_missing", "meeting_item_dismissed": by somebody else, for another reason.
    """
    require(scope, Action.HOLD_MEETINGS)

    def work() -> int:
        said = rules.said(why, rules.LONGEST_WHY, "meeting_why_missing")
        row = rules.item_found(connection, item_id, by=scope)
        if row["dismissed_why"] and row["dismissed_for"] == row["reason"] and row["dismissed_why"] != said:
            raise Rejected(
                "meeting_item_dismissed", who=said_of(connection, visible(member, scope), row["dismissed_by"])
            )
        values = {"dismissed_why": said, "dismissed_for": row["reason"], "dismissed_by": scope.member_id}
        values |= {"dismissed_on": row["week_on"]}
        connection.execute(update(meeting_item).where(meeting_item.c.id == item_id).values(values))
        return item_id

    content = {"item_id": item_id, "why": why}
    return requests.once(connection, "dismiss_item", content, work, by=scope, clock=clock, request_key=request_key)


def take_up_item(connection: Connection, scope: Scope, *, clock: Clock, request_key: str, item_id: int) -> int:
    """Talk about an item after all; returns its id."""
    require(scope, Action.HOLD_MEETINGS)

    def work() -> int:
        rules.item_found(connection, item_id, by=scope)
        nothing = dict.fromkeys(("dismissed_why", "dismissed_for", "dismissed_by", "dismissed_on"))
        connection.execute(update(meeting_item).where(meeting_item.c.id == item_id).values(nothing))
        return item_id

    content = {"item_id": item_id}
    return requests.once(connection, "take_up_item", content, work, by=scope, clock=clock, request_key=request_key)


def _write(
    connection: Connection, scope: Scope, clock: Clock, request_key: str, command: str, what: str, item_id: int,
    seen: int, text: str | None,
) -> int:  # fmt: skip
    require(scope, Action.HOLD_MEETINGS)
    said = rules.said(text)

    def work() -> int:
        row = rules.item_found(connection, item_id, by=scope)
        if row[what] == said:
            return int(row[f"{what}_revision"])
        if row[f"{what}_revision"] != seen:
            who = said_of(connection, visible(member, scope), row[f"{what}_by"])
            raise Rejected("meeting_written_meanwhile", who=who)
        values = {what: said, f"{what}_by": scope.member_id, f"{what}_revision": seen + 1}
        connection.execute(update(meeting_item).where(meeting_item.c.id == item_id).values(values))
        return seen + 1

    content = {"item_id": item_id, "seen": seen, "text": said}
    return requests.once(connection, command, content, work, by=scope, clock=clock, request_key=request_key)
