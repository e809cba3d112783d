"""What a target has to be before it is stored: a SMART goal, of people who are there, part of a goal that is there."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, or_, select

from data_access.clock import Clock
from data_access.goals import rules
from data_access.goals.rules import AGREED, MEMBER, PROPOSED, TEAM, WITHDRAWN
from data_access.rejected import Rejected
from data_access.schema import member, membership, target, team
from data_access.scope import Scope, visible
from metrics.declare import Metric
from metrics.goals.goal import LACK_WORDS, Goal, Lack, lacking, value_of, written
from metrics.goals.targets import GoalKind
from metrics.registry import METRICS
from metrics.words import Text


def standing(
    connection: Connection, metric: str, whose: Mapping[Any, Any], from_on: date, to_on: date, *, by: Scope
) -> int | None:
    """The target of the same KPI, for the same people and days, that is there already."""
    t = visible(target, by)
    same = [t.c.metric == metric, t.c.scope == whose["scope"], t.c.from_on == from_on, t.c.to_on == to_on]
    if whose["scope"] == TEAM:
        same.append(t.c.team_id == whose["team_id"])
    if whose["scope"] == MEMBER:
        same.append(t.c.member_id == whose["member_id"])
    found = connection.execute(select(t.c.id).where(*same, t.c.state != WITHDRAWN).order_by(t.c.id.desc())).scalar()
    return None if found is None else int(found)


def goal_of(row: Mapping[Any, Any]) -> Goal:
    """What a target says, as a form would say it: one that was stored with its value alone, too."""
    kept = {name: None if row[name] != row[name] else row[name] for name in asdict(Goal()) if name != "parent_id"}
    value, metric = row["value"], METRICS.get(row["metric"])
    if kept["change"] is None and value is not None and value == value and metric is not None:
        kept |= {"kind": GoalKind.ABSOLUTE.value, "change": written(metric, value)}
    parent = row["parent_id"]
    return Goal(**kept, parent_id=None if parent is None or parent != parent else int(parent))


def smart(
    metric: Metric | None,
    owner: bool,
    from_on: date | None,
    to_on: date | None,
    goal: Goal,
    clock: Clock,
    but: frozenset[Lack] = frozenset(),
) -> tuple[Any, Any, Any]:
    """KPI and days of a goal that is SMART, none of which is missing then; one that is not is refused, and every part
    named. `but` are parts that may be missing."""
    lacks = [each for each in lacking(metric, owner, from_on, to_on, goal, today=clock.today) if each not in but]
    if lacks:
        words = [LACK_WORDS[lack] for lack in lacks]
        missing = Text(en="; ".join(each.en for each in words), zh="；".join(each.zh for each in words))
        raise Rejected("goal_not_smart", missing=missing)
    return metric, from_on, to_on


def there(connection: Connection, whose: Mapping[Any, Any], on: date, *, by: Scope) -> None:
    """Refuse a team that is no more, and who is not in the team they are said to be in."""
    if whose["team_id"] is None:
        return
    t, m, s = visible(team, by), visible(member, by), visible(membership, by)
    if connection.execute(select(t.c.id).where(t.c.id == whose["team_id"], t.c.active)).first() is None:
        raise Rejected("team_not_found")
    if whose["member_id"] is None:
        return
    there = [s.c.member_id == whose["member_id"], s.c.team_id == whose["team_id"]]
    there.append(or_(s.c.to_on.is_(None), s.c.to_on > on))
    asked = select(m.c.id).join(s, s.c.member_id == m.c.id).where(m.c.active, *there)
    if connection.execute(asked).first() is None:
        raise Rejected("member_not_found")


def numbers(connection: Connection, metric: Metric, goal: Goal, by: Scope, *, of: int | None = None) -> dict[str, Any]:
    """A goal as a target's columns."""
    if goal.parent_id is not None:
        t = visible(target, by)
        parent = connection.execute(select(t.c.id).where(t.c.id == goal.parent_id, t.c.state != WITHDRAWN)).first()
        if parent is None or of == goal.parent_id or of in _above(connection, goal.parent_id, by):
            raise Rejected("target_parent_unknown")
    band = goal.low is not None
    return {
        **asdict(goal), "value": value_of(metric, goal), "change": None if band else goal.change,
        "rationale": rules.limited(goal.rationale),
    }  # fmt: skip


def _above(connection: Connection, target_id: int, by: Scope) -> set[int]:
    """The goals that a goal is a part of, all the way up."""
    t, found, now = visible(target, by), set[int](), target_id
    while True:
        parent = connection.execute(select(t.c.parent_id).where(t.c.id == now)).scalar()
        if parent is None or parent in found:
            return found
        found.add(int(parent))
        now = int(parent)


def state(at_once: bool, by: Scope, clock: Clock) -> dict[str, Any]:
    """How a target begins, or begins anew: agreed to where it concerns who sets it."""
    if not at_once:
        return {"state": PROPOSED, "agreed_by": None, "agreed_at": None}
    return {"state": AGREED, "agreed_by": by.member_id, "agreed_at": clock.now}
