"""Deciding in a weekly meeting who does something about an item until when, and taking that back."""

from datetime import date

from sqlalchemy import Connection, delete, insert, select

from data_access import requests
from data_access.actions import deciding
from data_access.actions.rules import MEETING
from data_access.actions.rules import OPEN as NOT_BEGUN
from data_access.clock import Clock
from data_access.meetings import rules
from data_access.rejected import Rejected
from data_access.schema import action, meeting, meeting_action
from data_access.scope import Action, Scope, require, visible


def assign_action(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    item_id: int,
    title: str,
    owner_id: int | None,
    due_on: date | None,
    metric: str | None = None,
    expected: float | None = None,
) -> int:
    """Decide what somebody does about an item, and return the action's id; also as who stands in for the lead.

    Refuses as data_access/meetings/rules.py says, and what `open_action` refuses.
    """
    require(scope, Action.HOLD_MEETINGS)
    row = rules.item_found(connection, item_id, by=scope)
    m = visible(meeting, scope)
    team_id = connection.execute(select(m.c.team_id).where(m.c.id == row["meeting_id"])).scalar_one()
    given = deciding.new_action(
        title=title, owner_id=owner_id, team_id=team_id, due_on=due_on, metric=metric, expected=expected,
        origin=MEETING, origin_id=item_id,
    )  # fmt: skip

    def work() -> int:
        rules.to_hold(connection, team_id, by=scope)
        action_id = deciding.decided(connection, given, by=scope, clock=clock)
        values = {name: given[name] for name in ("title", "owner_id", "due_on", "metric", "expected")}
        values |= {
            "title_by": scope.member_id, "meeting_id": row["meeting_id"], "item_id": item_id, "action_id": action_id,
            "week_on": row["week_on"],
        }  # fmt: skip
        connection.execute(insert(meeting_action).values(values))
        return action_id

    return requests.once(connection, "assign_action", given, work, by=scope, clock=clock, request_key=request_key)


def withdraw_action(connection: Connection, scope: Scope, *, clock: Clock, request_key: str, action_id: int) -> int:
    """Take back an action that was decided in a meeting still going on, and that nobody began yet; returns its id.

    Raises:
        Rejected: also "meeting_action_begun".
    """
    require(scope, Action.HOLD_MEETINGS)

    def work() -> int:
        d, a = visible(meeting_action, scope), visible(action, scope)
        row = connection.execute(select(d).where(d.c.action_id == action_id)).mappings().first()
        if row is None:
            raise Rejected("entry_not_found")
        rules.found_open(connection, row["meeting_id"], by=scope)
        now = connection.execute(select(a.c.state, a.c.revision).where(a.c.id == action_id)).first()
        if now is None or now.state != NOT_BEGUN or now.revision:
            raise Rejected("meeting_action_begun")
        connection.execute(delete(meeting_action).where(meeting_action.c.action_id == action_id))
        connection.execute(delete(action).where(action.c.id == action_id))
        return action_id

    content = {"action_id": action_id}
    return requests.once(connection, "withdraw_action", content, work, by=scope, clock=clock, request_key=request_key)
