"""What was decided: the actions that somebody may read of, those past due first."""

from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, case, func, select

from data_access.actions.origins import readable_origin, with_meeting_items
from data_access.actions.rules import RUNNING, decides
from data_access.clock import Clock
from data_access.members.person_scope import teams_of
from data_access.schema import action, member, team
from data_access.scope import Scope, visible

_KEPT = (
    "title", "state", "due_on", "done_on", "result", "metric", "expected", "origin", "cause", "category",
    "decided_on", "last_move", "revision", "team_id", "owner_id",
)  # fmt: skip
# What tells of a person, and of what they wrote about it: for their team, not for who reads all teams' decisions.
_OF_PERSONS = ("owner_id", "owner", "owner_en", "decided_by", "decided_by_en", "changed_by", "changed_by_en", "result")


def actions_decided(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    team_ids: tuple[int, ...] = (),
    number: int | None = None,
    limit: int = 1_000,
) -> pd.DataFrame:
    """The actions of the teams that `scope` reads of, and their own: those that run by their due day, then the others.

    One row per action; of those that ended the newest first. Columns: number, title, state, due_on, overdue_days
    (missing unless it runs and its day is over), done_on, result, metric, expected (in the unit of the metric's value;
    of counts in a week), origin, origin_id and met_on (the entry it came from, of a meeting the Monday of its week;
    missing for who may not read that), about_kind, about_en and about_zh (the kind and the line of the meeting's item,
    likewise), cut ("cause", "category", missing where it is about neither),
    subject (the cause or the category), decided_on, last_move, revision, team_id, team, team_en, owner_id, owner,
    owner_en, owner_active,
    decided_by, decided_by_en, changed_by, changed_by_en, mine, led (whether `scope` decides for the team), all (how
    many there are).
    Persons and results are missing where the row is of none of the person's teams: executives read what was decided.

    Source: action, filled by data_access/actions.
    """
    a, t, m = visible(action, scope), visible(team, scope), visible(member, scope)
    people = {name: m.alias(name) for name in ("owner", "decided_by", "changed_by")}
    running = a.c.state.in_(RUNNING)
    rules: list[ColumnElement[bool]] = [a.c.team_id.in_(team_ids)] if team_ids else []
    if number is not None:
        rules.append(a.c.id == number)
    total = select(func.count()).select_from(a).where(*rules).scalar_subquery()
    named = [column for name, who in people.items() for column in _named(who, name)]
    asked = select(a.c.id.label("number"), *(a.c[name] for name in _KEPT), *_named(t, "team"), *named)
    asked = asked.add_columns(readable_origin(a, by=scope).label("origin_id"))
    asked = asked.add_columns(people["owner"].c.active.label("owner_active"))
    joined: Any = a.outerjoin(t, t.c.id == a.c.team_id)
    for name, key in (("owner", "owner_id"), ("decided_by", "decided_by"), ("changed_by", "changed_by")):
        joined = joined.outerjoin(people[name], people[name].c.id == a.c[key])
    joined, of_item = with_meeting_items(a, joined, by=scope)
    order = (
        case((running, 0), else_=1), case((running, a.c.due_on)).asc().nulls_last(),
        func.coalesce(a.c.done_on, a.c.decided_on).desc(), a.c.id.desc(),
    )  # fmt: skip
    asked = (
        asked.add_columns(*of_item, total.label("all")).select_from(joined).where(*rules).order_by(*order).limit(limit)
    )
    return _readable(pd.read_sql(asked, connection), scope, clock)


def _named(who: Any, name: str) -> tuple[Any, Any]:
    return who.c.name.label(name), who.c.name_en.label(f"{name}_en")


def _readable(found: pd.DataFrame, scope: Scope, clock: Clock) -> pd.DataFrame:
    for name in ("due_on", "done_on", "decided_on", "met_on"):
        found[name] = pd.to_datetime(found[name])
    found = found.astype(
        {
            "owner_id": "Int64",
            "team_id": "Int64",
            "expected": "float64",
            "number": "int64",
            "owner_active": "bool",
            "origin_id": "Int64",
        }
    )
    late = (pd.Timestamp(clock.today) - found["due_on"]).dt.days
    found["overdue_days"] = late.where((late > 0) & found["state"].isin(RUNNING))
    found["mine"] = found["owner_id"].eq(scope.member_id).fillna(False).astype(bool) & (scope.member_id is not None)
    found["led"] = [decides(scope, None if pd.isna(team_id) else int(team_id)) for team_id in found["team_id"]]
    by_cause, by_category = found["cause"].notna(), found["category"].notna()
    found["cut"] = pd.Series("category", found.index).where(by_category).mask(by_cause, "cause")
    found["subject"] = found["cause"].where(by_cause, found["category"])
    whose = found["mine"] | found["team_id"].isin(sorted(teams_of(scope))) | scope.everything
    for name in _OF_PERSONS:
        found[name] = found[name].where(whose)
    return found.drop(columns=["cause", "category"])
