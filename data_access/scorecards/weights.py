"""What the parts of a scorecard weigh: every set there was, and which one counts on a day."""

from datetime import date

import pandas as pd
from sqlalchemy import Connection, select

from data_access.schema import member, scorecard_part
from data_access.scope import Scope, visible
from metrics.people.weights import DEFAULT

NOBODY_SET = 0  # the set_id of what a role begins with


def weight_sets(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Every set of weights that was ever set, the newest first; none before somebody has set one.

    One row per part of a set. Columns: set_id, role (staff, lead), part (the key of a metric or of what people rate),
    weight (of 100), valid_from, set_at (UTC), set_by, set_by_en (names, missing where nobody is known).

    Source: scorecard_part, which pages/goals/weights.py changes.
    """
    p, m = visible(scorecard_part, scope), visible(member, scope)
    told = [p.c.set_id, p.c.role, p.c.part, p.c.weight, p.c.valid_from, p.c.created_at.label("set_at")]
    asked = select(*told, m.c.name.label("set_by"), m.c.name_en.label("set_by_en"))
    joined = p.outerjoin(m, m.c.id == p.c.set_by)
    found = pd.read_sql(asked.select_from(joined).order_by(p.c.set_id.desc(), p.c.id), connection)
    return found.astype({"weight": "float64", "set_id": "int64"})


def in_force(sets: pd.DataFrame, role: str, day: date) -> dict[str, float]:
    """What each part weighs for a role on a day, by the rows of `weight_sets`; what it begins with before any."""
    begun = pd.Series([each <= day for each in sets["valid_from"]], sets.index, dtype="bool")
    theirs = sets[(sets["role"] == role) & begun]
    if theirs.empty:
        return dict(DEFAULT[role])
    newest = theirs.sort_values(["valid_from", "set_id"])["set_id"].iloc[-1]
    rows = theirs[theirs["set_id"] == newest]
    return dict(zip(rows["part"], rows["weight"].astype(float), strict=True))


def newest_set(sets: pd.DataFrame, role: str) -> int:
    """The set_id of what was set last for a role; what a command must have seen."""
    return int(sets.loc[sets["role"] == role, "set_id"].max()) if (sets["role"] == role).any() else NOBODY_SET
