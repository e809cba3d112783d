"""Which contacts are planned and which were made: those past their day first."""

from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, case, func, select

from data_access.clock import Clock
from data_access.contacts.rules import PLANNED, leads
from data_access.schema import customer, member, planned_contact, team
from data_access.scope import Scope, customer_names, visible

_KEPT = (
    "kind", "state", "planned_on", "about", "result", "ended_on", "moved", "last_move", "revision", "customer_id",
    "team_id", "owner_id",
)  # fmt: skip


def contacts_planned(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    team_ids: tuple[int, ...] = (),
    number: int | None = None,
    until: date | None = None,
    key_tier: str | None = None,
    limit: int = 1_000,
) -> pd.DataFrame:
    """The planned contacts that `scope` sees: those still to make by their day, then the others, the newest first.

    until: only what is still to make by the end of this day. key_tier: only with customers who are of this tier today.
    One row per contact. Columns: number, kind, state, planned_on, about, result (missing until it ended), ended_on,
    moved (how often it was put to another day), last_move, revision, customer_id, customer, tier (today's, missing for
    who does not see the customer's row), team_id, team, team_en, owner_id, owner, owner_en, owner_active, changed_by,
    changed_by_en, overdue_days (missing unless it is still to make and its day is over), mine, deputised (whether
    `scope` stands in for its owner), led (whether `scope` leads its team), all (how many there are).

    Source: planned_contact, filled by data_access/contacts.
    """
    seen, c, t, m = (visible(table, scope) for table in (planned_contact, customer, team, member))
    rules: list[ColumnElement[bool]] = [seen.c.team_id.in_(team_ids)] if team_ids else []
    if number is not None:
        rules.append(seen.c.id == number)
    if until is not None:
        rules += [seen.c.state == PLANNED, seen.c.planned_on <= until]
    if key_tier is not None:
        rules.append(seen.c.customer_id.in_(select(c.c.id).where(c.c.tier == key_tier)))
    total = select(func.count()).select_from(seen).where(*rules).scalar_subquery()
    # Names are looked up for those that are shown, and not for all there are.
    one = select(seen).where(*rules).order_by(*_order(seen)).limit(limit).subquery("one")
    names, owner, changed = customer_names(scope), m.alias("owner"), m.alias("changed")
    joined: Any = one.outerjoin(c, c.c.id == one.c.customer_id).outerjoin(names, names.c.id == one.c.customer_id)
    joined = joined.outerjoin(t, t.c.id == one.c.team_id).outerjoin(owner, owner.c.id == one.c.owner_id)
    joined = joined.outerjoin(changed, changed.c.id == one.c.changed_by)
    asked = (
        select(
            one.c.id.label("number"), *(one.c[name] for name in _KEPT), names.c.name.label("customer"), c.c.tier,
            t.c.name.label("team"), t.c.name_en.label("team_en"), owner.c.name.label("owner"),
            owner.c.name_en.label("owner_en"), owner.c.active.label("owner_active"),
            changed.c.name.label("changed_by"), changed.c.name_en.label("changed_by_en"), total.label("all"),
        )
        .select_from(joined)
        .order_by(*_order(one))
    )  # fmt: skip
    return _readable(pd.read_sql(asked, connection), scope, clock)


def _order(of: Any) -> tuple[ColumnElement[Any], ...]:
    still = of.c.state == PLANNED
    by_day = case((still, of.c.planned_on)).asc().nulls_last()
    return case((still, 0), else_=1), by_day, of.c.ended_on.desc().nulls_last(), of.c.id.desc()


def _readable(found: pd.DataFrame, scope: Scope, clock: Clock) -> pd.DataFrame:
    for name in ("planned_on", "ended_on"):
        found[name] = pd.to_datetime(found[name])
    found = found.astype({"number": "int64", "owner_id": "Int64", "team_id": "Int64", "owner_active": "bool"})
    late = (pd.Timestamp(clock.today) - found["planned_on"]).dt.days
    found["overdue_days"] = late.where((late > 0) & found["state"].eq(PLANNED))
    found["mine"] = found["owner_id"].eq(scope.member_id).fillna(False).astype(bool) & (scope.member_id is not None)
    found["deputised"] = found["owner_id"].isin(sorted(scope.stands_in_for_ids))
    teams = [None if pd.isna(team_id) else int(team_id) for team_id in found["team_id"]]
    found["led"] = pd.Series([leads(scope, team_id) for team_id in teams], found.index, dtype="bool")
    return found
