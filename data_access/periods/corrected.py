"""What closed periods would come to by today's facts, and which facts were touched since."""

from collections.abc import Collection, Iterator

import pandas as pd
from sqlalchemy import Connection, and_, func, select

from data_access.measures import MEASURES
from data_access.numbers.standing import CHURN
from data_access.periods.counted import NUMBERS, WHOSE
from data_access.schema import FACTS, fact_day, period_snapshot
from data_access.scope import Role, Scope, visible
from metrics.declare import Reading
from metrics.goals.closing import correction
from metrics.registry import METRICS

COLUMNS = (*WHOSE, "metric", "then", "then_n", "now", "now_n", "by")
TOUCHED = ["table_name", "days", "added", "voided"]
Key = tuple[str, int | None, int | None, str]  # organisation, team or member; which team; which member; which metric


def corrections(
    frozen: pd.DataFrame, today: pd.DataFrame, metrics: Collection[str], *, both: bool = False
) -> pd.DataFrame:
    """The results that would be others today, from the rows of `frozen_results` and of `counted`.

    `metrics`: those that there were then. both: only what there is then and now, for whom small cells are hidden from:
    a number that is left out at one of these times is no correction.

    Columns: scope, team_id, member_id, metric, then, then_n, now, now_n, by (missing from or to no data).
    """
    before, after = _readings(frozen, metrics), _readings(today, metrics)
    rows = []
    for key in [*before, *(key for key in after if key not in before)]:
        if both and not (key in before and key in after):
            continue
        found = correction(before.get(key), after.get(key))
        if found is not None:
            rows.append((*key, found.then.value, found.then.n, found.now.value, found.now.n, found.by))
    columns = {name: [row[place] for row in rows] for place, name in enumerate(COLUMNS)}
    kinds = {"scope": "object", "metric": "object", "team_id": "Int64", "member_id": "Int64"}
    return pd.DataFrame({name: pd.Series(values, dtype=kinds.get(name, "float64")) for name, values in columns.items()})


def touched_since(connection: Connection, scope: Scope, snapshot_id: int) -> pd.DataFrame:
    """Which facts of a closed period were touched after it was closed.

    One row per table of facts of which any was. Columns: table_name, days (how many days of it), added, voided (how
    many of the rows that `scope` may see one by one).

    Source: fact_day, and the facts' created_at and voided_at.
    """
    s, d = visible(period_snapshot, scope), visible(fact_day, scope)
    closed = connection.execute(select(s).where(s.c.id == snapshot_id)).first()
    # Which days changed says something of the facts, of which administrators see none.
    if closed is None or not scope.has(Role.STAFF, Role.LEAD, Role.EXECUTIVE):
        return pd.DataFrame(columns=TOUCHED)
    rows = []
    for table in FACTS:
        inside = [d.c.table_name == table.name, d.c.day >= closed.from_on, d.c.day < closed.to_on]
        days = connection.execute(select(func.count()).where(*inside, d.c.number > closed.number)).scalar_one()
        if not days:
            continue
        t, added = visible(table, scope), 0
        voided = 0
        day = t.c[table.info["day"]]
        if "created_at" in t.c and "voided_at" in t.c:
            added, voided = connection.execute(
                select(
                    func.count().filter(and_(t.c.created_at > closed.closed_at, t.c.voided_at.is_(None))),
                    func.count().filter(t.c.voided_at > closed.closed_at),
                ).where(day >= closed.from_on, day < closed.to_on)
            ).one()
        rows.append((table.name, int(days), int(added), int(voided)))
    return pd.DataFrame(rows, columns=TOUCHED)


def tables_behind(metric: str) -> frozenset[str]:
    """The tables of facts that a metric is made of."""
    return frozenset("customer" if name in CHURN else MEASURES[name].table.name for name in METRICS[metric].needs)


def _readings(rows: pd.DataFrame, metrics: Collection[str]) -> dict[Key, Reading]:
    return {key: reading for key, reading in _each(rows) if key[3] in metrics}


def _each(rows: pd.DataFrame) -> Iterator[tuple[Key, Reading]]:
    rows = rows[rows["scope"].isin(["organisation", "team", "member"])]
    for level, team_id, member_id, metric, *numbers in rows[[*WHOSE, "metric", *NUMBERS]].itertuples(index=False):
        value, n, *others = (None if pd.isna(number) else float(number) for number in numbers)
        ids = [None if pd.isna(each) else int(each) for each in (team_id, member_id)]
        yield (level, ids[0], ids[1], metric), Reading(value, int(n or 0), *others)
