"""Targets as people read them: whose, how they stand with those they concern, and what happened to them."""

from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Connection, case, or_, select

from data_access.clock import Clock
from data_access.goals import rules
from data_access.goals.rules import DISPUTED, PROPOSED, WITHDRAWN
from data_access.schema import member, target, target_change, team
from data_access.scope import Scope, member_goals, visible

_KEPT = (
    "metric", "team_id", "member_id", "parent_id", "from_on", "to_on", "kind", "baseline", "change", "value", "low",
    "high", "tolerance", "weight", "rationale", "state", "agreed_at", "reply", "changed_at", "revision",
)  # fmt: skip
_WHOSE = ("level", "team_id", "member_id", "setter_id")
_PEOPLE = ("set_by", "agreed_by", "reply_by", "changed_by")
_NUMBERS = ("baseline", "change", "value", "low", "high", "tolerance", "weight")


def targets_known(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    from_on: date | None = None,
    to_on: date | None = None,
    target_id: int | None = None,
    withdrawn: bool = False,
) -> pd.DataFrame:
    """The targets that `scope` may read of, of which some day lies in [from_on, to_on): the organisation's first, then
    teams', then members', each by name.

    One row per target. Columns: target_id, metric, level (organisation, team, member), team_id, team, team_en,
    member_id, member, member_en, parent_id, from_on, to_on, kind, baseline, change (as typed), value, low, high,
    tolerance (in the metric's unit), weight, rationale, state, agreed_at, reply, changed_at, revision, set_by,
    agreed_by, reply_by, changed_by (names, with _en), mine (`scope` is to answer it), sets (`scope` sets such targets),
    changes (`scope` may change and withdraw this one), waiting (mine, and not answered yet), locked (its period has
    begun).

    Source: target, filled by data_access/goals.
    """
    t, tm, m = visible(target, scope), visible(team, scope), visible(member, scope)
    people = {name: m.alias(name) for name in _PEOPLE}
    asked = select(
        t.c.id.label("target_id"), t.c.scope.label("level"), *(t.c[name] for name in _KEPT), tm.c.name.label("team"),
        tm.c.name_en.label("team_en"), m.c.name.label("member"), m.c.name_en.label("member_en"),
        t.c.set_by.label("setter_id"),
    )  # fmt: skip
    joined: Any = t.outerjoin(tm, tm.c.id == t.c.team_id).outerjoin(m, m.c.id == t.c.member_id)
    for name, who in people.items():
        asked = asked.add_columns(who.c.name.label(name), who.c.name_en.label(f"{name}_en"))
        joined = joined.outerjoin(who, who.c.id == t.c[name])
    asked = asked.select_from(joined)
    if from_on is not None and to_on is not None:
        asked = asked.where(t.c.from_on < to_on, t.c.to_on > from_on)
    if target_id is not None:
        asked = asked.where(or_(t.c.id == target_id, t.c.parent_id == target_id))
    if not withdrawn:
        asked = asked.where(t.c.state != WITHDRAWN)
    level = case({"organisation": 0, "team": 1}, value=t.c.scope, else_=2)
    order = (level, tm.c.name, m.c.name, t.c.from_on.desc(), t.c.to_on, t.c.metric, t.c.id)
    found = pd.read_sql(asked.order_by(*order), connection)
    return _readable(connection, found, scope, clock)


def targets_waiting(connection: Connection, scope: Scope, *, clock: Clock) -> pd.DataFrame:
    """The targets whose period is not over and that wait for an answer of the person's, those that begin first on top.

    Columns as `targets_known` gives them.
    """
    found = targets_known(connection, scope, clock=clock, from_on=clock.today, to_on=date.max)
    return found[found["waiting"]].sort_values(["from_on", "target_id"], ignore_index=True)


def target_history(connection: Connection, scope: Scope, target_id: int) -> pd.DataFrame:
    """What happened to a target, newest first.

    Columns: what (proposed, changed, agreed, disputed, withdrawn), before, after (numbers and days that changed, by
    column; None where none did), reason, changed_at (UTC), who, who_en.

    Source: target_change, written with every change in data_access/goals/rules.py.
    """
    c, m = visible(target_change, scope), visible(member, scope)
    kept = (c.c[name] for name in ("what", "before", "after", "reason", "changed_at"))
    asked = select(*kept, m.c.name.label("who"), m.c.name_en.label("who_en"))
    asked = asked.select_from(c.outerjoin(m, m.c.id == c.c.changed_by)).where(c.c.target_id == target_id)
    rows = connection.execute(asked.order_by(c.c.id.desc())).mappings().all()
    return pd.DataFrame(
        rows, columns=["what", "before", "after", "reason", "changed_at", "who", "who_en"], dtype="object"
    )


def members_goals_counted(connection: Connection, scope: Scope) -> pd.DataFrame:
    """For executives: of which goals members' goals are a part, how many, and in which state; nothing of fewer than 5.

    Columns: parent_id, state, n.
    """
    counted = member_goals(scope)
    return pd.read_sql(select(counted).order_by(counted.c.parent_id, counted.c.state), connection)


def _readable(connection: Connection, found: pd.DataFrame, scope: Scope, clock: Clock) -> pd.DataFrame:
    numbers = {**dict.fromkeys(_NUMBERS, "float64"), "target_id": "int64", "revision": "int64"}
    found = found.astype({**numbers, **dict.fromkeys(("team_id", "member_id", "parent_id"), "Int64")})
    answers: dict[tuple[str, int | None, int | None], bool] = {}
    mine, sets, changes, executives = [], [], [], rules.executives(connection, by=scope)
    each = zip(*(found.pop("setter_id") if name == "setter_id" else found[name] for name in _WHOSE), strict=True)
    for level, team_id, member_id, setter_id in each:
        whose = (level, None if pd.isna(team_id) else int(team_id), None if pd.isna(member_id) else int(member_id))
        if whose not in answers:
            answers[whose] = rules.concerns(connection, *whose, by=scope)
        setter = None if pd.isna(setter_id) else int(setter_id)
        mine.append(answers[whose])
        sets.append(rules.sets(scope, *whose))
        changes.append(sets[-1] and not rules.asked_from_above(level, setter, executives, by=scope))
    for name, said in {"mine": mine, "sets": sets, "changes": changes}.items():
        found[name] = pd.Series(said, dtype="bool")
    over = pd.Series([day <= clock.today for day in found["to_on"]], dtype="bool")
    found["waiting"] = found["mine"] & (found["state"] == PROPOSED) & ~over
    found["disputed_here"] = found["sets"] & (found["state"] == DISPUTED)
    found["locked"] = pd.Series([rules.is_locked(day, clock) for day in found["from_on"]], dtype="bool")
    return found
