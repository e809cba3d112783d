"""What stands on trends: what was noted, and the actions that were done. Small, and asked once for all trends."""

import pandas as pd
from sqlalchemy import Connection, String, cast, func, literal, null, select, true, union_all

from data_access.schema import action, annotation
from data_access.scope import Scope, visible

ACTION = "action"  # the kind of what was decided and done
MOST = 500  # the newest


def happenings_marked(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Everything that trends may be marked with, the oldest first.

    One row per annotation that was not withdrawn, and per action that was done and names a metric. Columns: number,
    kind (of data_access/happenings/noting.py, or "action"), title, first_on, to_on (dates; the day after the last),
    team_id (missing: of the whole organisation), metrics (keys with commas between; missing: of all), new_phase
    (whether limits begin anew with it), about (the cause or category that an action is about, or missing).

    Source: annotation and action, filled by data_access/happenings and data_access/actions.
    """
    a, d = visible(annotation, scope), visible(action, scope)
    noted = select(
        a.c.id.label("number"), a.c.kind, a.c.title, a.c.from_on.label("first_on"), a.c.to_on, a.c.team_id, a.c.metrics,
        a.c.new_phase, cast(null(), String).label("about"),
    ).where(a.c.withdrawn_at.is_(None))  # fmt: skip
    done = select(
        d.c.id, literal(ACTION), d.c.title, d.c.done_on, d.c.done_on, d.c.team_id, d.c.metric, true(),
        func.coalesce(d.c.cause, d.c.category),
    ).where(d.c.state == "done", d.c.done_on.is_not(None), d.c.metric.is_not(None))  # fmt: skip
    both = union_all(noted, done).subquery("both")
    found = pd.read_sql(select(both).order_by(both.c.first_on.desc(), both.c.number).limit(MOST), connection)
    return found.astype({"team_id": "Int64", "new_phase": "bool"}).iloc[::-1].reset_index(drop=True)
