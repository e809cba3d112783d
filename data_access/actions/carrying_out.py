"""Carrying out an action, and ending it.

Whose action it is begins it, says when it is done, and takes up again what was not; who leads the team does so, too,
and drops it. Each refuses as data_access/actions/rules.py says, and besides:

    Rejected: "action_over": it is done or dropped already.
"""

from datetime import date

from sqlalchemy import Connection

from data_access import requests
from data_access.actions import rules
from data_access.actions.rules import DOING, DONE, DROPPED, LONGEST_RESULT, RUNNING
from data_access.clock import Clock
from data_access.entries import given_text
from data_access.rejected import NotAllowed, Rejected
from data_access.scope import Action, Scope, require


def start_action(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, action_id: int, revision: int
) -> int:
    """Say that it was begun; by its owner or who leads the team.

    Raises:
        Rejected: also "action_over", "action_begun".
    """
    require(scope, Action.CARRY_OUT_ACTIONS)

    def work() -> int:
        row = rules.found(connection, action_id, revision, by=scope, of_owner=True)
        rules.still_running(row)
        if row["state"] == DOING:
            raise Rejected("action_begun")
        rules.move(connection, row, "started", {"state": DOING}, by=scope, clock=clock)
        return action_id

    content = {"action_id": action_id, "revision": revision}
    return requests.once(connection, "start_action", content, work, by=scope, clock=clock, request_key=request_key)


def finish_action(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    action_id: int,
    revision: int,
    done_on: date,
    result: str,
) -> int:
    """Say that it was done, on which day and what came of it; by its owner or who leads the team.

    From that day on its effect is looked at.

    Raises:
        Rejected: also "action_over", "action_result_missing", "day_in_future", "action_done_before_decided".
    """
    require(scope, Action.CARRY_OUT_ACTIONS)
    said = rules.limited(given_text(result, "action_result_missing"), LONGEST_RESULT)
    if done_on > clock.today:
        raise Rejected("day_in_future")

    def work() -> int:
        row = rules.found(connection, action_id, revision, by=scope, of_owner=True)
        rules.still_running(row)
        if done_on < row["decided_on"]:
            raise Rejected("action_done_before_decided", day=row["decided_on"])
        values = {"state": DONE, "done_on": done_on, "result": said, "result_by": scope.member_id}
        rules.move(connection, row, "finished", values, by=scope, clock=clock)
        return action_id

    content = {"action_id": action_id, "revision": revision, "done_on": done_on, "result": said}
    return requests.once(connection, "finish_action", content, work, by=scope, clock=clock, request_key=request_key)


def drop_action(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    action_id: int,
    revision: int,
    reason: str,
) -> int:
    """Decide that it is not done after all, and why; by who leads the team.

    Raises:
        Rejected: also "action_over", "reason_missing".
    """
    require(scope, Action.DECIDE_ACTIONS)
    said = rules.limited(given_text(reason, "reason_missing"), LONGEST_RESULT)

    def work() -> int:
        row = rules.found(connection, action_id, revision, by=scope, of_owner=False)
        rules.still_running(row)
        values = {"state": DROPPED, "result": said, "result_by": scope.member_id}
        rules.move(connection, row, "dropped", values, by=scope, clock=clock)
        return action_id

    content = {"action_id": action_id, "revision": revision, "reason": said}
    return requests.once(connection, "drop_action", content, work, by=scope, clock=clock, request_key=request_key)


def reopen_action(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    action_id: int,
    revision: int,
    reason: str,
) -> int:
    """Take it up again, and say why: by who leads the team; by its owner, too, where it was done and not dropped.

    Raises:
        Rejected: also "action_not_over", "reason_missing".
    """
    require(scope, Action.CARRY_OUT_ACTIONS)
    said = rules.limited(given_text(reason, "reason_missing"), LONGEST_RESULT)

    def work() -> int:
        row = rules.found(connection, action_id, revision, by=scope, of_owner=True)
        if row["state"] in RUNNING:
            raise Rejected("action_not_over")
        if row["state"] == DROPPED and not rules.decides(scope, row["team_id"]):
            raise NotAllowed()
        values = {"state": DOING, "done_on": None, "result": said, "result_by": scope.member_id}
        rules.move(connection, row, "reopened", values, by=scope, clock=clock)
        return action_id

    content = {"action_id": action_id, "revision": revision, "reason": said}
    return requests.once(connection, "reopen_action", content, work, by=scope, clock=clock, request_key=request_key)
