"""What is on nobody's list of what is due and yet worth telling: another's breaches, those that ended, new minutes."""

from datetime import timedelta

import pandas as pd
from sqlalchemy import Connection, or_, select

from data_access.clock import Clock
from data_access.meetings.gate import CLOSED
from data_access.named import with_names
from data_access.schema import complaint, meeting
from data_access.scope import Role, Scope, visible

BREACHED, MINUTES = "breached", "minutes"
# For so long it is told; who was away that long asks the lists.
BREACHED_DAYS = 21
# Looked for among those received since; an older one that is still open is on the list of open complaints.
RECEIVED_DAYS = 200
MOST = 100


def breached(connection: Connection, scope: Scope, *, clock: Clock, besides: tuple[int, ...] = ()) -> pd.DataFrame:
    """Complaints that ran past their time in the last weeks: the person's own, for leads their teams'; newest first.

    One row per complaint that is not among `besides`. Columns: entry_id, kind (BREACHED), due_at (UTC), ended (whether
    it was resolved or closed since), customer, category, severity, member, member_en (who has it; missing where nobody
    does, and where it is the person).

    Source: complaint.
    """
    c = visible(complaint, scope)
    theirs = [c.c.member_id == scope.member_id]
    if scope.has(Role.LEAD):
        theirs.append(c.c.team_id.in_(sorted(scope.led_team_ids)))
    late = or_(c.c.resolved_at.is_(None), c.c.resolved_at > c.c.due_at)
    names = ("due_at", "resolved_at", "ended_on", "category", "severity", "member_id")
    shown = (c.c.id.label("entry_id"), *(c.c[name] for name in names))
    asked = with_names(c, scope, *shown).where(
        or_(*theirs), late, c.c.counted, c.c.opened_on >= clock.today - timedelta(days=RECEIVED_DAYS),
        c.c.due_at < clock.now, c.c.due_at >= clock.now - timedelta(days=BREACHED_DAYS),
    )  # fmt: skip
    asked = asked.order_by(c.c.due_at.desc(), c.c.id).limit(MOST + len(besides))
    found = pd.read_sql(asked, connection)
    found = found[~found["entry_id"].isin(besides)].head(MOST).reset_index(drop=True)
    found["due_at"] = pd.to_datetime(found["due_at"], utc=True)
    own = found["member_id"].eq(scope.member_id).fillna(False).astype("bool")
    for name in ("member", "member_en"):
        found[name] = found[name].astype("object").mask(own, None)
    ended = found["ended_on"].notna() | found["resolved_at"].notna()
    kept = ["entry_id", "due_at", "customer", "category", "severity", "member", "member_en"]
    return found[kept].assign(kind=BREACHED, ended=ended)


def minutes_told(connection: Connection, scope: Scope, *, clock: Clock) -> pd.DataFrame:
    """Minutes of weekly meetings of the person's teams that others closed in the last weeks, the newest first.

    One row per meeting. Columns: entry_id, kind (MINUTES), at (UTC; when it was closed), category (the week's Monday),
    address (what the page's address says to open it).

    Source: meeting.
    """
    m = visible(meeting, scope)
    asked = select(m.c.id, m.c.team_id, m.c.week_on, m.c.closed_at).where(
        m.c.state == CLOSED, m.c.team_id.in_(sorted(scope.own_team_ids | scope.led_team_ids)),
        m.c.closed_at >= clock.now - timedelta(days=BREACHED_DAYS), m.c.closed_by != scope.member_id,
    )  # fmt: skip
    rows = [
        {
            "entry_id": row.id, "at": row.closed_at, "category": row.week_on.isoformat(),
            "address": f"meets={row.team_id}&week={row.week_on.isoformat()}",
        }
        for row in connection.execute(asked.order_by(m.c.closed_at.desc()))
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["entry_id", "at", "category", "address"]).assign(kind=MINUTES)
