"""Setting targets: proposing, changing and withdrawing them. Each refuses as data_access/goals/rules.py says."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection

from data_access import requests
from data_access.clock import Clock
from data_access.goals import checking, rules
from data_access.goals.rules import MEMBER, ORGANISATION, WITHDRAWN
from data_access.periods.closed import is_closed
from data_access.rejected import NotAllowed, Rejected
from data_access.scope import Action, Scope, require
from metrics.goals.goal import Goal, Lack
from metrics.registry import METRICS


def propose_target(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    metric: str | None,
    level: str,
    team_id: int | None,
    member_id: int | None,
    from_on: date | None,
    to_on: date | None,
    goal: Goal,
) -> int:
    """Propose a target, and return its id. It is agreed at once where it concerns who sets it.

    level: "organisation", "team" or "member". to_on: the day after the last.

    Raises:
        Rejected: also "goal_not_smart", "target_exists", "team_not_found", "member_not_found",
            "target_parent_unknown".
    """
    require(scope, Action.SET_TARGETS)
    whose = {"scope": level, "team_id": team_id, "member_id": member_id}
    content = {"metric": metric, **whose, "from_on": from_on, "to_on": to_on, **asdict(goal)}

    def work() -> int:
        return propose(connection, metric, whose, from_on, to_on, goal, by=scope, clock=clock)

    return requests.once(connection, "propose_target", content, work, by=scope, clock=clock, request_key=request_key)


def propose(
    connection: Connection,
    metric: str | None,
    whose: Mapping[str, Any],
    from_on: date | None,
    to_on: date | None,
    goal: Goal,
    *,
    by: Scope,
    clock: Clock,
    but: frozenset[Lack] = frozenset(),
) -> int:
    """What `propose_target` does, for whoever does it with many; `but`: what these may lack."""
    values = proposal(connection, metric, whose, from_on, to_on, goal, by=by, clock=clock, but=but)
    return rules.make(connection, values, by=by, clock=clock)


def proposal(
    connection: Connection,
    metric: str | None,
    whose: Mapping[str, Any],
    from_on: date | None,
    to_on: date | None,
    goal: Goal,
    *,
    by: Scope,
    clock: Clock,
    but: frozenset[Lack] = frozenset(),
) -> dict[str, Any]:
    """The row of a new target; refused where it cannot be proposed. Nothing is stored."""
    known = METRICS.get(metric or "")
    level, team_id, member_id = whose["scope"], whose["team_id"], whose["member_id"]
    owner = level in rules.LEVELS and (level == ORGANISATION or team_id is not None)
    owner = owner and (level != MEMBER or member_id is not None)
    if owner and not rules.sets(by, level, team_id, member_id):
        raise NotAllowed()
    known, from_on, to_on = checking.smart(known, owner, from_on, to_on, goal, clock, but)
    of = {"scope": level, "team_id": None if level == ORGANISATION else team_id}
    of["member_id"] = member_id if level == MEMBER else None
    checking.there(connection, of, from_on, by=by)
    if is_closed(connection, from_on, to_on):
        raise Rejected("target_closed")
    if checking.standing(connection, known.key, of, from_on, to_on, by=by) is not None:
        raise Rejected("target_exists")
    values = {
        "metric": known.key,
        **of,
        "from_on": from_on,
        "to_on": to_on,
        **checking.numbers(connection, known, goal, by),
    }
    at_once = rules.concerns(connection, level, of["team_id"], of["member_id"], by=by)
    return {**values, **checking.state(at_once, by, clock)}


def change_target(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    target_id: int,
    revision: int,
    from_on: date | None,
    to_on: date | None,
    goal: Goal,
    reason: str = "",
) -> int:
    """Say anew what is to be reached and until when, and return its id. It is to be agreed to anew.

    Once its period has begun, its days stay, and a `reason` is asked for.

    Raises:
        Rejected: also "goal_not_smart", "target_reason_missing", "target_days_locked", "target_exists",
            "target_parent_unknown".
    """
    require(scope, Action.SET_TARGETS)
    content = {
        "target_id": target_id, "revision": revision, "from_on": from_on, "to_on": to_on, "reason": reason,
        **asdict(goal),
    }  # fmt: skip

    def work() -> int:
        row = rules.found(connection, target_id, by=scope, revision=revision)
        rules.may_set(connection, row, by=scope)
        change(connection, row, from_on, to_on, goal, reason, by=scope, clock=clock)
        return target_id

    return requests.once(connection, "change_target", content, work, by=scope, clock=clock, request_key=request_key)


def change(
    connection: Connection,
    row: Mapping[Any, Any],
    from_on: date | None,
    to_on: date | None,
    goal: Goal,
    reason: str,
    *,
    by: Scope,
    clock: Clock,
    but: frozenset[Lack] = frozenset(),
) -> bool:
    """Whether anything changed: what `change_target` does with a target that was found, for whoever does many."""
    values = changes(connection, row, from_on, to_on, goal, reason, by=by, clock=clock, but=but)
    if not values:
        return False
    rules.move(connection, row, "changed", values, by=by, clock=clock, reason=rules.limited(reason))
    return True


def changes(
    connection: Connection,
    row: Mapping[Any, Any],
    from_on: date | None,
    to_on: date | None,
    goal: Goal,
    reason: str,
    *,
    by: Scope,
    clock: Clock,
    but: frozenset[Lack] = frozenset(),
) -> dict[str, Any]:
    """What a change does to a target's row, nothing where it says the same; refused where it cannot be changed."""
    known = METRICS.get(row["metric"])
    known, from_on, to_on = checking.smart(known, True, from_on, to_on, goal, clock, but)
    values = {"from_on": from_on, "to_on": to_on, **checking.numbers(connection, known, goal, by, of=row["id"])}
    changed = {name for name, value in values.items() if value != row[name]}
    if not changed:
        return {}
    locked = rules.is_locked(row["from_on"], clock)
    if locked and changed & {"from_on", "to_on"}:
        raise Rejected("target_days_locked")
    rules.limited(reason, "target_reason_missing" if locked else None)
    if changed & {"from_on", "to_on"}:
        if is_closed(connection, from_on, to_on):
            raise Rejected("target_closed")
        if checking.standing(connection, row["metric"], row, from_on, to_on, by=by) not in (None, row["id"]):
            raise Rejected("target_exists")
        values["locked_at"] = clock.midnight(from_on)
    at_once = rules.concerns(connection, row["scope"], row["team_id"], row["member_id"], by=by)
    return {**values, **checking.state(at_once, by, clock), "reply": None, "reply_by": None, "set_by": by.member_id}


def withdraw_target(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    target_id: int,
    revision: int,
    reason: str = "",
) -> int:
    """Take a target back, and return its id; once its period has begun, a `reason` is asked for.

    Raises:
        Rejected: also "target_reason_missing".
    """
    require(scope, Action.SET_TARGETS)

    def work() -> int:
        row = rules.found(connection, target_id, by=scope, revision=revision)
        rules.may_set(connection, row, by=scope)
        missing = "target_reason_missing" if rules.is_locked(row["from_on"], clock) else None
        said = rules.limited(reason, missing)
        rules.move(connection, row, "withdrawn", {"state": WITHDRAWN}, by=scope, clock=clock, reason=said)
        return target_id

    content = {"target_id": target_id, "revision": revision, "reason": reason}
    return requests.once(connection, "withdraw_target", content, work, by=scope, clock=clock, request_key=request_key)
