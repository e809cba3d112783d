"""Who is to take what, who took it, and how long that holds."""

from datetime import timedelta

import numpy as np
import pandas as pd
from sqlalchemy import Connection, select

from data_access.clock import Clock
from data_access.members.people import team_members
from data_access.schema import course, member, team, training
from data_access.scope import Action, Scope, may, visible
from data_access.training.duties import RENEW_DAYS

# How a training stands, as codes; those to see to first.
LATE, EXPIRED, EXPIRING, DUE, DONE, WITHDRAWN = STATES = ("late", "expired", "expiring", "due", "done", "withdrawn")
_KEPT = (
    "course_id", "member_id", "team_id", "came_as", "mandatory", "assigned_on", "due_on", "attended_on", "hours",
    "attempts", "score", "passed", "completed_on", "expires_on", "withdrawn_on", "withdrawn_why", "revision",
)  # fmt: skip


def trainings(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    team_ids: tuple[int, ...] = (),
    own: bool = False,
) -> pd.DataFrame:
    """What members whom `scope` leads are to take and took, and their own; `own`: nothing but that.

    One row per training, by state, then by the day that matters. With `team_ids` only of who belongs to one of these
    teams today. Columns: training_id, course_id, course, course_en, member_id, member, member_en, member_active,
    team_id, team, team_en, came_as, mandatory, assigned_on, due_on, attended_on, hours, attempts, score, passed,
    completed_on, expires_on, withdrawn_on, withdrawn_why, revision, state (a code of STATES), on (the day that
    matters in this state), late_days (missing unless it is late), newest (of this member's trainings in the course),
    mine, led (whether `scope` records it).

    Source: training, filled by data_access/training.
    """
    t, c, m, g = (visible(table, scope) for table in (training, course, member, team))
    asked = select(
        t.c.id.label("training_id"), *(t.c[name] for name in _KEPT), c.c.name.label("course"),
        c.c.name_en.label("course_en"), m.c.name.label("member"), m.c.name_en.label("member_en"),
        m.c.active.label("member_active"), g.c.name.label("team"), g.c.name_en.label("team_en"),
    )  # fmt: skip
    joined = t.join(c, c.c.id == t.c.course_id).join(m, m.c.id == t.c.member_id).outerjoin(g, g.c.id == t.c.team_id)
    asked = asked.select_from(joined).where(t.c.counted)
    if own:
        asked = asked.where(t.c.member_id == (scope.member_id or 0))
    found = pd.read_sql(asked.order_by(t.c.assigned_on, t.c.id), connection)
    if team_ids:
        there = team_members(connection, scope, team_ids, clock.today)["member_id"]
        found = found[found["member_id"].isin(there)].reset_index(drop=True)
    return _readable(found, connection, scope, clock)


def _readable(found: pd.DataFrame, connection: Connection, scope: Scope, clock: Clock) -> pd.DataFrame:
    for name in ("assigned_on", "due_on", "attended_on", "completed_on", "expires_on", "withdrawn_on"):
        found[name] = pd.to_datetime(found[name])
    found = found.astype({"team_id": "Int64", "score": "float64", "hours": "float64", "mandatory": "bool"})
    today = pd.Timestamp(clock.today)
    soon = today + timedelta(days=RENEW_DAYS)
    to_take = found["completed_on"].isna() & found["withdrawn_on"].isna()
    conditions = {
        WITHDRAWN: found["withdrawn_on"].notna(), LATE: to_take & (found["due_on"] < today), DUE: to_take,
        EXPIRED: found["expires_on"] < today, EXPIRING: found["expires_on"] <= soon,
    }  # fmt: skip
    found["state"] = np.select([*conditions.values()], [*conditions], DONE) if len(found) else pd.Series(dtype="str")
    found["late_days"] = (today - found["due_on"]).dt.days.where(found["state"] == LATE).astype("float64")
    ends = found["expires_on"].where(found["state"].isin([EXPIRED, EXPIRING]), found["completed_on"])
    found["on"] = found["due_on"].where(to_take, ends).fillna(found["withdrawn_on"])
    found["newest"] = ~found.duplicated(["member_id", "course_id"], keep="last")
    # What was taken anew need not be looked at any more, however it stands.
    old = ~found["newest"] & found["state"].isin([EXPIRED, EXPIRING])
    found["state"] = found["state"].mask(old, DONE)
    found["mine"] = found["member_id"].eq(scope.member_id or 0)
    found["led"] = found["member_id"].isin(_led(connection, scope, clock))
    order = found["state"].map({state: place for place, state in enumerate(STATES)})
    return found.assign(order=order).sort_values(
        ["order", "on", "member", "training_id"], ignore_index=True
    ).drop(columns="order")  # fmt: skip


def _led(connection: Connection, scope: Scope, clock: Clock) -> set[int]:
    """Whose trainings `scope` records."""
    if not may(scope, Action.TEACH):
        return set()
    m = visible(member, scope)
    if scope.everything:
        return set(connection.execute(select(m.c.id).where(m.c.active)).scalars())
    return set(team_members(connection, scope, tuple(sorted(scope.led_team_ids)), clock.today)["member_id"])
