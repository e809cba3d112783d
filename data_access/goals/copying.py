"""Copying the targets of one period to another, as proposals."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from data_access import requests
from data_access.clock import Clock
from data_access.goals import checking, rules
from data_access.goals.rules import PROPOSED, WITHDRAWN
from data_access.periods.closed import is_closed
from data_access.rejected import Rejected
from data_access.schema import target
from data_access.scope import Action, Scope, require, visible
from metrics.goals.goal import Goal, Lack

# Nobody types a copy: it says what its original says.
OF_A_COPY = frozenset({Lack.BASELINE, Lack.SAME_AS_NOW, Lack.RATIONALE, Lack.CHANGE, Lack.NO_DIRECTION, Lack.KIND})
KEPT = (
    "metric", "scope", "team_id", "member_id", "kind", "baseline", "change", "value", "low", "high", "tolerance",
    "weight", "rationale",
)  # fmt: skip


def copy_targets(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    from_on: date,
    to_on: date,
    new_from_on: date,
    new_to_on: date,
) -> int:
    """Propose for other days what was set for exactly these, and return how many targets that made.

    Only what the person may set, and what is not there yet: done again, it copies nothing. A goal that was part of
    another becomes part of that one's copy; who left gets none. Everything is to be agreed to anew.

    Raises:
        Rejected: "goal_not_smart": the new period is over; "target_closed", "request_key_reused".
    """
    require(scope, Action.SET_TARGETS)
    days = {"from_on": from_on, "to_on": to_on, "new_from_on": new_from_on, "new_to_on": new_to_on}

    def work() -> int:
        checking.smart(None, True, new_from_on, new_to_on, Goal(), clock, OF_A_COPY | {Lack.METRIC})
        if is_closed(connection, new_from_on, new_to_on):
            raise Rejected("target_closed")
        rows = [row for row in of_days(connection, from_on, to_on, by=scope) if _theirs(row, scope)]
        copies: dict[int, int] = {}
        made = 0
        # Parents come before their parts: ids grow, and a goal is made part of one that is there.
        for row in sorted(rows, key=lambda row: (rules.LEVELS.index(row["scope"]), row["id"])):
            there = checking.standing(connection, row["metric"], row, new_from_on, new_to_on, by=scope)
            if there is None:
                if not _still_there(connection, row, new_from_on, by=scope):
                    continue
                new = {"from_on": new_from_on, "to_on": new_to_on, "state": PROPOSED}
                parent = {"parent_id": _parent(connection, row, copies, new_from_on, new_to_on, by=scope)}
                kept = {name: row[name] for name in KEPT}
                there = rules.make(connection, {**kept, **new, **parent}, by=scope, clock=clock)
                made += 1
            copies[row["id"]] = there
        return made

    return requests.once(connection, "copy_targets", days, work, by=scope, clock=clock, request_key=request_key)


def of_days(connection: Connection, from_on: date, to_on: date, *, by: Scope) -> list[Mapping[Any, Any]]:
    """The targets of exactly these days, without those that were withdrawn."""
    t = visible(target, by)
    asked = select(t).where(t.c.from_on == from_on, t.c.to_on == to_on, t.c.state != WITHDRAWN)
    return list(connection.execute(asked.order_by(t.c.id)).mappings())


def _still_there(connection: Connection, row: Mapping[Any, Any], on: date, *, by: Scope) -> bool:
    """Whether the team still is, and the member still in it: nobody is asked of who left."""
    try:
        checking.there(connection, row, on, by=by)
    except Rejected:
        return False
    return True


def _theirs(row: Mapping[Any, Any], by: Scope) -> bool:
    return rules.sets(by, row["scope"], row["team_id"], row["member_id"])


def _parent(
    connection: Connection, row: Mapping[Any, Any], copies: Mapping[int, int], start: date, end: date, *, by: Scope
) -> int | None:
    """What the copy is a part of: its parent's copy, or the parent itself where that covers the new days, too."""
    if row["parent_id"] is None or row["parent_id"] in copies:
        return copies.get(row["parent_id"])
    t = visible(target, by)
    covers = select(t.c.id).where(
        t.c.id == row["parent_id"], t.c.from_on <= start, t.c.to_on >= end, t.c.state != WITHDRAWN
    )
    return connection.execute(covers).scalar()
