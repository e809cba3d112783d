"""Complaints that were answered and whose customer has not confirmed that the matter is settled."""

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.away import with_holders_away
from data_access.clock import Clock
from data_access.filters import EVERYTHING, Filters
from data_access.named import with_names
from data_access.schema import complaint
from data_access.scope import Scope, visible


def complaints_to_confirm(
    connection: Connection, scope: Scope, filters: Filters = EVERYTHING, *, clock: Clock, limit: int = 500
) -> pd.DataFrame:
    """Answered complaints that nobody has closed yet, the longest waiting on top; the first `limit` of them.

    They are resolved and in no backlog. One row per complaint. Columns: complaint_id, member_id, tier, category,
    severity, channel, answered_on (date), waiting_days (calendar days), all (how many there are), customer, member and
    member_en (owner, missing when nobody holds it), team, team_en, away_until, deputy_id, deputy and deputy_en (as in
    `complaints_open`).

    Source: complaint, filled by pages/complaints and importers/.
    """
    c = visible(complaint, scope)
    rules = [
        c.c.ended_on.is_not(None), c.c.closed_at.is_(None), c.c.state != "confirmed", c.c.counted,
        *filters.rules_or_none(c),
    ]  # fmt: skip
    total = select(func.count()).select_from(c).where(*rules).scalar_subquery().label("all")
    columns = ("member_id", "tier", "category", "severity", "channel")
    asked = with_names(
        c, scope, c.c.id.label("complaint_id"), *(c.c[name] for name in columns), c.c.ended_on.label("answered_on"),
        total,
    ).where(*rules)  # fmt: skip
    found = pd.read_sql(asked.order_by(c.c.ended_on, c.c.id).limit(limit), connection)
    found["waiting_days"] = pd.Series([(clock.today - day).days for day in found["answered_on"]], dtype="int64")
    found["answered_on"] = pd.to_datetime(found["answered_on"])
    found["member_id"] = found["member_id"].astype("Int64")
    return with_holders_away(connection, found, by=scope, today=clock.today)
