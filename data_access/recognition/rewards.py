"""Rewards as they are read: one's own, those one decides about, and what was granted in one's team."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, case, func, select

from data_access.clock import Clock
from data_access.members.person_scope import teams_of
from data_access.recognition.deciding import decides
from data_access.recognition.rules import ELIGIBLE, GRANTED
from data_access.schema import member, reward, reward_rule, team
from data_access.scope import Scope, visible

_KEPT = (
    "rule_id", "member_id", "team_id", "decider_team_id", "above", "earned_from", "earned_on", "value", "n", "low",
    "high", "threshold", "eligible_on", "state", "decided_at", "decision_reason", "last_move", "revision", "found_key",
)  # fmt: skip
_OF_RULE = ("line", "name", "name_en", "how", "metrics", "every", "whom", "certain", "fewest", "kind", "amount_cents")
# What only whom it is for and who decides read: the team is told who was granted what.
_EVIDENCE = (
    "value", "n", "low", "high", "threshold", "eligible_on", "decision_reason", "waiting_days", "granted_days",
    "decided_by", "decided_by_en", "changed_by", "changed_by_en", "amount_cents",
)  # fmt: skip


def rewards_known(
    connection: Connection, scope: Scope, *, clock: Clock, number: int | None = None, limit: int = 1_000
) -> pd.DataFrame:
    """The rewards that `scope` may read of: those that wait first, the longest waiting on top, then the newest.

    One row per reward. Columns: number, those of the rule that earned it (line, name, name_en, how, metrics, every,
    whom, certain, fewest, kind, amount_cents), member_id, member, member_en (missing for a team's), team_id, team,
    team_en, decider_team_id, above, earned_from, earned_on, value, n, low, high, threshold (in the unit of the metric's
    value), eligible_on, state, decided_on (day of the reporting zone), decision_reason, decided_by, decided_by_en,
    changed_by, changed_by_en, last_move, revision, found_key, waiting_days (of what waits), granted_days (from the
    first day to the decision, of what was granted), mine, ours (a team's of theirs), decides (whether `scope` decides
    about it), all (how many there are). Of what is only told to the team, the evidence and the decision's words are
    missing.

    Source: reward and reward_rule, filled by data_access/recognition.
    """
    r, u, t, m = (visible(table, scope) for table in (reward, reward_rule, team, member))
    by, changed = m.alias("by"), m.alias("changed")
    rules = [] if number is None else [r.c.id == number]
    total = select(func.count()).select_from(r).where(*rules).scalar_subquery()
    asked = select(
        r.c.id.label("number"), *(r.c[name] for name in _KEPT), *(u.c[name] for name in _OF_RULE),
        *_named(m, "member"), *_named(t, "team"), *_named(by, "decided_by"), *_named(changed, "changed_by"),
        total.label("all"),
    )  # fmt: skip
    joined: Any = r.join(u, u.c.id == r.c.rule_id).outerjoin(m, m.c.id == r.c.member_id)
    joined = joined.outerjoin(t, t.c.id == r.c.team_id).outerjoin(by, by.c.id == r.c.decided_by)
    joined = joined.outerjoin(changed, changed.c.id == r.c.changed_by)
    waits = r.c.state == ELIGIBLE
    order = (
        case((waits, 0), else_=1), case((waits, r.c.eligible_on)).asc().nulls_last(), r.c.earned_on.desc(),
        r.c.id.desc(),
    )  # fmt: skip
    asked = asked.select_from(joined).where(*rules).order_by(*order).limit(limit)
    rows = connection.execute(asked).mappings().all()
    return _readable(pd.DataFrame(rows, columns=[each.name for each in asked.selected_columns]), scope, clock)


def _named(who: Any, name: str) -> tuple[Any, Any]:
    return who.c.name.label(name), who.c.name_en.label(f"{name}_en")


def _readable(found: pd.DataFrame, scope: Scope, clock: Clock) -> pd.DataFrame:
    told = found[["member_id", "team_id", "decider_team_id", "above"]].astype("object")
    plain = told.where(told.notna(), None).to_dict("records")
    found["decides"] = pd.Series([decides(scope, row) for row in plain], found.index, dtype="bool")
    own = [scope.member_id is not None and row["member_id"] == scope.member_id for row in plain]
    found["mine"] = pd.Series(own, found.index, dtype="bool")
    found["metrics"] = [tuple(keys) for keys in found["metrics"]]
    decided = [None if pd.isna(at) else clock.day_of(at) for at in found["decided_at"]]
    for name, days in (("decided_on", decided), *((each, found[each]) for each in _DAYS)):
        found[name] = pd.to_datetime(pd.Series(list(days), found.index, dtype="object"))
    waited = (pd.Timestamp(clock.today) - found["eligible_on"]).dt.days
    found["waiting_days"] = waited.where(found["state"] == ELIGIBLE).astype("float64")
    took = (found["decided_on"] - found["eligible_on"]).dt.days
    found["granted_days"] = took.where(found["state"] == GRANTED).astype("float64")
    found = found.astype(
        {**dict.fromkeys(("value", "low", "high", "threshold", "n", "amount_cents"), "float64"),
         **dict.fromkeys(("member_id", "team_id", "decider_team_id"), "Int64"), "number": "int64"}
    )  # fmt: skip
    found["ours"] = found["member_id"].isna() & found["team_id"].isin(sorted(teams_of(scope)))
    concerned = found["mine"] | found["ours"] | found["decides"] | scope.everything
    for name in _EVIDENCE:
        found[name] = found[name].where(concerned)
    return found.drop(columns="decided_at")


_DAYS = ("earned_from", "earned_on", "eligible_on")
