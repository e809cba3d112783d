"""Which periods are closed, since when, and what they came to."""

from datetime import date

import pandas as pd
from sqlalchemy import Connection, exists, select

from data_access.periods.counted import NUMBERS, WHOSE
from data_access.schema import member, period_result, period_snapshot
from data_access.scope import Scope, visible

KEPT = (
    *WHOSE, "metric", *NUMBERS, "target_value", "target_low", "target_high", "target_tolerance", "target_agreed",
    "status", "by_number", "attainment", "weight", "place", "reached_low", "reached_high",
)  # fmt: skip
TEXTS = ("scope", "metric", "status", "by_number", "target_agreed")


def is_closed(connection: Connection, from_on: date, to_on: date) -> bool:
    """Whether the days from `from_on` up to, not including, `to_on` lie within one closed period.

    A closed quarter closes its months, but not the year it is a part of.
    """
    s = period_snapshot.c
    return bool(connection.execute(select(exists().where(s.from_on <= from_on, s.to_on >= to_on))).scalar())


def closings(connection: Connection, scope: Scope) -> pd.DataFrame:
    """The periods that were closed, the newest first.

    One row per period. Columns: snapshot_id, from_on, to_on (the day after the last), grain (month, quarter,
    half_year, year), closed_at (UTC), closed_by, closed_by_en (names, missing where nobody is known), note.

    Source: period_snapshot, filled by data_access/periods/closing.py.
    """
    s, m = visible(period_snapshot, scope), visible(member, scope)
    asked = select(
        s.c.id.label("snapshot_id"), s.c.from_on, s.c.to_on, s.c.grain, s.c.closed_at, m.c.name.label("closed_by"),
        m.c.name_en.label("closed_by_en"), s.c.note,
    )  # fmt: skip
    joined = s.outerjoin(m, m.c.id == s.c.closed_by)
    return pd.read_sql(asked.select_from(joined).order_by(s.c.to_on.desc(), s.c.from_on.desc()), connection)


def frozen_results(connection: Connection, scope: Scope, snapshot_id: int) -> pd.DataFrame:
    """What a closed period came to, for whom `scope` may see it; parts of scorecards in their order.

    Columns: scope (organisation, team, member, scorecard, lead_scorecard), team_id, member_id (Int64, missing where it
    is for more than one), metric (key), value, n, numerator, denominator, low, high, target_value, target_low,
    target_high, target_tolerance (in the metric's unit), target_agreed (missing where there was no target), status,
    by_number, attainment, weight, place, reached_low, reached_high (missing where it is no part of a scorecard).

    Source: period_result, filled by data_access/periods/closing.py.
    """
    r = visible(period_result, scope)
    asked = select(*(r.c[name] for name in KEPT)).where(r.c.snapshot_id == snapshot_id)
    rows = connection.execute(asked.order_by(r.c.place, r.c.id)).all()
    columns = {name: [row[place] for row in rows] for place, name in enumerate(KEPT)}
    kinds = {name: "object" if name in TEXTS else "float64" for name in KEPT}
    kinds |= {"team_id": "Int64", "member_id": "Int64", "n": "int64"}
    return pd.DataFrame({name: pd.Series(values, dtype=kinds[name]) for name, values in columns.items()})


def metrics_then(connection: Connection, scope: Scope, snapshot_id: int) -> frozenset[str]:
    """The keys of the metrics that there were when a period was closed: others cannot have been corrected since."""
    s = visible(period_snapshot, scope)
    found = connection.execute(select(s.c.metrics).where(s.c.id == snapshot_id)).scalar()
    return frozenset(found or ())
