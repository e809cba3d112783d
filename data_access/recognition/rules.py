"""What a rule of a reward says, and which there are: everybody who signed in may read them all."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

from data_access.members.recognised import GRANTED as GRANTED
from data_access.members.roles import Role
from data_access.schema import member, member_role, reward_rule, team
from data_access.scope import Action, Scope, may, visible
from metrics.people.rewards import Every
from metrics.words import Text

ELIGIBLE, DECLINED = "eligible", "refused"
STATES = (ELIGIBLE, GRANTED, DECLINED)
REACH, BEST = HOWS = ("reach", "best")  # a number reaches something; somebody stands out of their team
MEMBERS, TEAMS = WHOM = ("members", "teams")
RECOGNITION, MATERIAL = KINDS = ("recognition", "material")
WORKS = (Role.STAFF.value, Role.LEAD.value)

MOVES: dict[str, Text] = {
    "found": Text(en="found it", zh="计算出该奖励"),
    "granted": Text(en="granted it", zh="授予了该奖励"),
    "declined": Text(en="declined it", zh="未授予该奖励"),
    "reconsidered": Text(en="opened it again", zh="重新打开了该奖励"),
}


@dataclass(frozen=True)
class Rule:
    """One version of a rule. threshold: in the unit of the metric's value; None where people stand out.

    covers: the teams it is for, None for all. people: the active members who could get it, by their roles today.
    """

    id: int
    line: int
    how: str
    metrics: tuple[str, ...]
    threshold: float | None
    certain: bool
    fewest: int
    every: Every
    whom: str
    covers: tuple[int, ...] | None
    people: frozenset[int]
    valid_from: date
    valid_to: date | None
    public: bool


def sets_rules(scope: Scope, team_id: int | None) -> bool:
    """Whether `scope` makes rules for this team; for all teams (None) executives alone."""
    if not may(scope, Action.SET_REWARD_RULES):
        return False
    return scope.has(Role.EXECUTIVE) or team_id in scope.led_team_ids


def rules_known(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Every version of every rule, those of a line together, the newest first.

    One row per version. Columns: rule_id, line, name, name_en, how, metrics (keys), threshold (in the unit of the
    metric's value, missing where people stand out), certain, fewest, every, whom, role, team_id, team, team_en (missing
    for all), kind, amount_cents, public, why, valid_from, valid_to (days, missing while it goes on), newest (whether
    it is the last of its line), mine (whether `scope` may change it), covers, people (see `Rule`).

    Source: reward_rule, filled by data_access/recognition/rule_changes.py.
    """
    r, t = visible(reward_rule, scope), visible(team, scope)
    columns = [column for name, column in r.c.items() if name not in ("id", "set_by", "created_at")]
    asked = select(r.c.id.label("rule_id"), *columns, t.c.name.label("team"), t.c.name_en.label("team_en"))
    asked = asked.select_from(r.outerjoin(t, t.c.id == r.c.team_id)).order_by(r.c.line.desc(), r.c.id.desc())
    found = pd.DataFrame(
        connection.execute(asked).mappings().all(), columns=[each.name for each in asked.selected_columns]
    )
    found = found.astype({"team_id": "Int64", "threshold": "float64", "amount_cents": "Int64"})
    found["metrics"] = [tuple(keys) for keys in found["metrics"]]
    found["newest"] = ~found["line"].duplicated()
    given = [None if pd.isna(team_id) else int(team_id) for team_id in found["team_id"]]
    found["mine"] = [sets_rules(scope, team_id) for team_id in given]
    below, people = _teams_below(connection, scope), _people(connection, scope)
    found["covers"] = pd.Series([None if each is None else below[each] for each in given], found.index, dtype="object")
    held = [
        people if not isinstance(role, str) else {k: v for k, v in people.items() if role in v}
        for role in found["role"]
    ]
    found["people"] = pd.Series([frozenset(each) for each in held], found.index, dtype="object")
    return found


def rule_of(row: dict[Any, Any]) -> Rule:
    """A row of `rules_known` as what `earned` takes."""
    return Rule(
        int(row["rule_id"]), int(row["line"]), row["how"], row["metrics"],
        None if pd.isna(row["threshold"]) else float(row["threshold"]), bool(row["certain"]), int(row["fewest"]),
        Every(row["every"]), row["whom"], row["covers"], row["people"], row["valid_from"],
        None if pd.isna(row["valid_to"]) else row["valid_to"], bool(row["public"]),
    )  # fmt: skip


def _teams_below(connection: Connection, scope: Scope) -> dict[int, tuple[int, ...]]:
    """Each team with those below it."""
    t = visible(team, scope)
    parents = {row.id: row.parent_id for row in connection.execute(select(t.c.id, t.c.parent_id))}
    found: dict[int, set[int]] = {key: {key} for key in parents}
    for key in parents:
        above, seen = parents[key], {key}
        while above in parents and above not in seen:
            found[above].add(key)
            seen.add(above)
            above = parents[above]
    return {key: tuple(sorted(teams)) for key, teams in found.items()}


def _people(connection: Connection, scope: Scope) -> dict[int, set[str]]:
    """Everybody who serves customers and is here, with their roles."""
    m, r = visible(member, scope), visible(member_role, scope)
    asked = select(m.c.id, r.c.role).join_from(m, r, r.c.member_id == m.c.id).where(m.c.active, r.c.role.in_(WORKS))
    found: dict[int, set[str]] = {}
    for key, role in connection.execute(asked):
        found.setdefault(key, set()).add(role)
    return found
