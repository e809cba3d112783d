"""Complaints that were answered and whose customer has not confirmed that the matter is settled."""

from datetime import timedelta

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access import derived
from data_access.acting import past_the_wall
from data_access.clock import Clock
from data_access.members.away import lacking, with_holders_away
from data_access.named import with_names
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.schema import complaint, complaint_stage, member
from data_access.scope import Scope, visible
from data_access.workflow.moves import ANSWERED

# Without a standard for answered complaints, so many days after the answer the customer is asked whether it settles
# the matter.
CALL_BACK_AFTER_DAYS = 3
A_MINUTE = timedelta(minutes=1)  # before midnight: that day is the one until which it is due


def complaints_to_confirm(
    connection: Connection, scope: Scope, filters: Filters = EVERYTHING, *, clock: Clock, limit: int = 500
) -> pd.DataFrame:
    """Answered complaints whose customer is to be called back, the first due on top; the `limit` that wait longest.

    They are resolved and in no backlog. One row per complaint. Columns: complaint_id, member_id, team_id, tier,
    category, severity, channel, answered_on (date), waiting_days (calendar days), due_at (UTC, of the call-back: as the
    standard for answered complaints promised it, else CALL_BACK_AFTER_DAYS after the answer), all (how many there are),
    customer, member and member_en (owner, missing when nobody holds it), team, team_en, away_until, deputy_id, deputy,
    deputy_en and lacking (as in `complaints_open`).

    Source: complaint, filled by pages/complaints and importers/.
    """
    c, m = visible(complaint, scope), visible(member, scope)
    s = complaint_stage  # of complaints found through `visible`: whoever had them last, they are promised the same
    promised = select(func.max(s.c.due_at)).where(
        s.c.complaint_id == c.c.id, s.c.stage == ANSWERED, s.c.left_at.is_(None)
    )
    rules = [
        c.c.ended_on.is_not(None), c.c.closed_at.is_(None), c.c.state != "confirmed", c.c.counted,
        *filters.rules_or_none(c),
    ]  # fmt: skip
    total = select(func.count()).select_from(c).where(*rules).scalar_subquery().label("all")
    columns = ("member_id", "team_id", "tier", "category", "severity", "channel")
    gone = select(m.c.id).where(m.c.id == c.c.member_id, ~m.c.active).exists().label("owner_left")
    asked = with_names(
        c, scope, c.c.id.label("complaint_id"), *(c.c[name] for name in columns), c.c.ended_on.label("answered_on"),
        promised.scalar_subquery().label("due_at"), gone, total,
    ).where(*rules)  # fmt: skip
    with past_the_wall(connection):
        found = pd.read_sql(asked.order_by(c.c.ended_on, c.c.id).limit(limit), connection)
    found["waiting_days"] = pd.Series([(clock.today - day).days for day in found["answered_on"]], dtype="int64")
    unpromised = [
        clock.midnight(day + timedelta(days=CALL_BACK_AFTER_DAYS + 1)) - A_MINUTE for day in found["answered_on"]
    ]
    due = pd.to_datetime(found["due_at"], utc=True).astype(derived.MOMENT)
    found["due_at"] = due.fillna(pd.Series(pd.to_datetime(unpromised, utc=True), index=found.index))
    found["answered_on"] = pd.to_datetime(found["answered_on"])
    found["member_id"] = found["member_id"].astype("Int64")
    found = found.sort_values(["due_at", "complaint_id"], ignore_index=True)
    found = with_holders_away(connection, found, by=scope, today=clock.today)
    return found.assign(lacking=lacking(found)).drop(columns="owner_left")
