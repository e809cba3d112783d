"""Breaking a team's target down to its members."""

from collections.abc import Mapping
from dataclasses import replace
from math import isfinite
from typing import Any

from sqlalchemy import Connection

from data_access import requests
from data_access.clock import Clock
from data_access.goals import checking, rules, setting
from data_access.goals.rules import MEMBER, TEAM
from data_access.rejected import NotAllowed, Rejected
from data_access.scope import Action, Scope, require
from metrics.goals.goal import SAME, Goal, Lack, written
from metrics.goals.targets import GoalKind
from metrics.registry import METRICS

# A part follows from the whole: it may be what its member reaches already, and there need be no numbers of theirs.
OF_A_PART = frozenset({Lack.SAME_AS_NOW, Lack.BASELINE, Lack.RATIONALE})


def break_down_target(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    target_id: int,
    revision: int,
    parts: tuple[tuple[int, float | None, float], ...],
    reason: str = "",
) -> int:
    """Propose to each member their part of a team's target, and return how many were proposed or changed.

    parts: member, what they reached before (None: no data, then the team's own baseline), their part; both in the
    metric's unit. Who has a target of this KPI for these days already gets it changed, and nothing happens to one
    that says the same; once the period has begun, a change needs a `reason`.

    Raises:
        Rejected: also "target_not_divided", "target_parts_missing", and what proposing and changing refuse.
    """
    require(scope, Action.SET_TARGETS)
    content = {"target_id": target_id, "revision": revision, "parts": parts, "reason": reason}

    def work() -> int:
        row = rules.found(connection, target_id, by=scope, revision=revision)
        if not rules.sets(scope, MEMBER, row["team_id"], -1):
            raise NotAllowed()
        if row["scope"] != TEAM or row["value"] is None:
            raise Rejected("target_not_divided")
        if not parts:
            raise Rejected("target_parts_missing")
        return sum(_part(connection, row, *part, reason, by=scope, clock=clock) for part in parts)

    return requests.once(connection, "break_down_target", content, work, by=scope, clock=clock, request_key=request_key)


def _part(
    connection: Connection,
    row: Mapping[Any, Any],
    member_id: int,
    reached: float | None,
    part: float,
    reason: str,
    *,
    by: Scope,
    clock: Clock,
) -> bool:
    """Whether a member's part was stored; not if it stands there already."""
    metric = METRICS[row["metric"]]
    if not isfinite(part):
        raise Rejected("target_parts_missing")
    whose = {"scope": MEMBER, "team_id": row["team_id"], "member_id": member_id}
    days = row["from_on"], row["to_on"]
    goal = Goal(
        GoalKind.ABSOLUTE.value, row["baseline"] if reached is None else reached, written(metric, part),
        tolerance=row["tolerance"], weight=row["weight"], rationale=row["rationale"], parent_id=row["id"],
    )  # fmt: skip
    number = checking.standing(connection, metric.key, whose, *days, by=by)
    if number is None:
        setting.propose(connection, metric.key, whose, *days, goal, by=by, clock=clock, but=OF_A_PART)
        return True
    before = rules.found(connection, number, by=by)
    rules.may_set(connection, before, by=by)
    if before["value"] is not None and abs(before["value"] - part) < SAME and before["parent_id"] == row["id"]:
        return False
    said = before["rationale"] or row["rationale"]
    goal = replace(goal, tolerance=before["tolerance"], weight=before["weight"], rationale=said)
    return setting.change(connection, before, *days, goal, reason, by=by, clock=clock, but=OF_A_PART)
