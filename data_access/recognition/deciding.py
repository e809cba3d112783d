"""Granting and declining rewards: by who leads the team, of a lead or a team by who leads above or an executive.

Nobody decides about their own. Each refuses:

    NotAllowed: `scope` does not decide about this one.
    Rejected: "entry_not_found", "request_key_reused", "text_too_long", "reward_own", "reward_moved_on": somebody was
        quicker.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select, update

from data_access import requests
from data_access.actions.rules import SOMEBODY, limited
from data_access.clock import Clock
from data_access.entries import given_text
from data_access.hours.working_time import calendars
from data_access.members.roles import Role
from data_access.recognition.rules import DECLINED, ELIGIBLE, GRANTED, MOVES
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import member, reward
from data_access.scope import Action, Scope, may, require, visible
from data_access.stamps import stamp
from metrics.calendars.business_time import minutes_between
from metrics.words import Text

LONGEST_REASON = 500


def decides(scope: Scope, row: Mapping[Any, Any]) -> bool:
    """Whether `scope` decides about this reward: never about their own, nor about their own team's."""
    if not may(scope, Action.DECIDE_REWARDS):
        return False
    if scope.everything:
        return True
    if row["member_id"] is not None and row["member_id"] == scope.member_id:
        return False
    if row["member_id"] is None and row["team_id"] in scope.own_team_ids:
        return False
    if row["above"] and Role.EXECUTIVE in scope.roles:
        return True
    return Role.LEAD in scope.roles and row["decider_team_id"] in scope.led_team_ids


def grant_reward(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, reward_id: int, revision: int
) -> int:
    """Grant what somebody has earned, now.

    Raises:
        Rejected: also "reward_decided": it was granted or declined already.
    """
    require(scope, Action.DECIDE_REWARDS)

    def work() -> int:
        row = _found(connection, reward_id, revision, by=scope)
        _undecided(row)
        begin = clock.midnight(row["eligible_on"])
        working = calendars(connection).of(row["team_id"])
        values = {
            "state": GRANTED, "decided_at": clock.now, "decided_by": scope.member_id, "decision_reason": None,
            "grant_minutes": max(0.0, (clock.now - begin).total_seconds() / 60),
            "grant_business_minutes": minutes_between(working, begin, max(begin, clock.now)),
        }  # fmt: skip
        _move(connection, row, GRANTED, values, by=scope, clock=clock)
        return reward_id

    content = {"reward_id": reward_id, "revision": revision}
    return requests.once(connection, "grant_reward", content, work, by=scope, clock=clock, request_key=request_key)


def decline_reward(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    reward_id: int,
    revision: int,
    reason: str,
) -> int:
    """Decide against it and say why; whom it was for reads the reason.

    Raises:
        Rejected: also "reward_decided", "reward_reason_missing".
    """
    require(scope, Action.DECIDE_REWARDS)
    said = limited(given_text(reason, "reward_reason_missing"), LONGEST_REASON)

    def work() -> int:
        row = _found(connection, reward_id, revision, by=scope)
        _undecided(row)
        values = {
            "state": DECLINED, "decided_at": clock.now, "decided_by": scope.member_id, "decision_reason": said,
        }  # fmt: skip
        _move(connection, row, "declined", values, by=scope, clock=clock)
        return reward_id

    content = {"reward_id": reward_id, "revision": revision, "reason": said}
    return requests.once(connection, "decline_reward", content, work, by=scope, clock=clock, request_key=request_key)


def reconsider_reward(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    reward_id: int,
    revision: int,
    reason: str,
) -> int:
    """Take a decision back and say why: it waits again, and its time goes on from the day it was earned.

    Raises:
        Rejected: also "reward_not_decided", "reward_reason_missing".
    """
    require(scope, Action.DECIDE_REWARDS)
    said = limited(given_text(reason, "reward_reason_missing"), LONGEST_REASON)

    def work() -> int:
        row = _found(connection, reward_id, revision, by=scope)
        if row["state"] == ELIGIBLE:
            raise Rejected("reward_not_decided")
        nothing = dict.fromkeys(("decided_at", "grant_minutes", "grant_business_minutes"))
        # Who took it back stands as its decider, so that erasing them takes their words along.
        values = {**nothing, "state": ELIGIBLE, "decided_by": scope.member_id, "decision_reason": said}
        _move(connection, row, "reconsidered", values, by=scope, clock=clock)
        return reward_id

    content = {"reward_id": reward_id, "revision": revision, "reason": said}
    return requests.once(connection, "reconsider_reward", content, work, by=scope, clock=clock, request_key=request_key)


def _found(connection: Connection, reward_id: int, revision: int, *, by: Scope) -> Mapping[Any, Any]:
    """The reward as it is, which must be as the person saw it."""
    r, m = visible(reward, by), visible(member, by)
    row = connection.execute(select(r).where(r.c.id == reward_id)).mappings().first()
    if row is None:
        raise Rejected("entry_not_found")
    if not by.everything and row["member_id"] is not None and row["member_id"] == by.member_id:
        raise Rejected("reward_own")
    if not decides(by, row):
        raise NotAllowed()
    if row["revision"] != revision:
        who = connection.execute(select(m.c.name, m.c.name_en).where(m.c.id == row["changed_by"])).first()
        said = SOMEBODY if who is None else Text(en=who.name_en or who.name, zh=who.name)
        raise Rejected("reward_moved_on", who=said, what=MOVES[row["last_move"]])
    return row


def _undecided(row: Mapping[Any, Any]) -> None:
    if row["state"] != ELIGIBLE:
        raise Rejected("reward_decided")


def _move(
    connection: Connection, row: Mapping[Any, Any], what: str, values: dict[str, Any], *, by: Scope, clock: Clock
) -> None:
    """Change a reward, and keep who did what to it last."""
    told = {"last_move": what, "changed_at": clock.now, "changed_by": by.member_id, "revision": row["revision"] + 1}
    connection.execute(update(reward).where(reward.c.id == row["id"]).values({**values, **told}))
    stamp(connection, reward, [row["eligible_on"]])
