"""What happened to a complaint, step by step, and where its time went."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Connection, literal, select, union_all

from data_access import derived
from data_access.acting import past_the_wall
from data_access.clock import Clock
from data_access.named import with_names
from data_access.schema import complaint, complaint_event, complaint_pause, complaint_stage, member, team
from data_access.scope import Scope, visible
from data_access.settling import comes_again
from data_access.workflow.moves import Move, State, Workflow, possible
from data_access.workflow.spans import state_of
from data_access.workflow.stages import workflow_of

OTHERS_LIMIT = 20


@dataclass(frozen=True)
class Complaint:
    """A complaint as its page shows it. `revision` goes with every step that is taken with it."""

    id: int
    revision: int
    state: State
    row: dict[str, Any]
    workflow: Workflow

    @property
    def moves(self) -> list[Move]:
        """What may be done with it next."""
        return possible(self.state, self.workflow)


def complaint_found(connection: Connection, scope: Scope, complaint_id: int) -> Complaint | None:
    """The complaint; None for one that there is not, or that `scope` may not see.

    `row`: opened_at, acknowledged_at, first_response_at, resolved_at, closed_at, due_at, response_due_at (UTC),
    paused_minutes, resolution_minutes, resolution_business_minutes, channel, tier, category, subcategory, severity,
    cause, outcome, ending, text, reopened_count, recurred, customer_id, customer, member, member_en, team, team_en.

    Source: complaint, filled by pages/complaints and importers/.
    """
    c, p = visible(complaint, scope), visible(complaint_pause, scope)
    waits = select(p.c.id).where(p.c.complaint_id == c.c.id, p.c.ended_at.is_(None), c.c.ended_on.is_(None)).exists()
    asked = with_names(c, scope, *c.c, waits.label("paused")).where(c.c.id == complaint_id, c.c.voided_at.is_(None))
    row = connection.execute(asked).mappings().first()
    if row is None:
        return None
    workflow = workflow_of(connection)
    state = state_of(dict(row), workflow, paused=row["paused"])
    return Complaint(complaint_id, row["revision"], state, dict(row), workflow)


def complaint_story(connection: Connection, scope: Scope, complaint_id: int) -> pd.DataFrame:
    """Every step, oldest first; none for a complaint that `scope` may not see, or that only imports know.

    One row per step. Columns: number, what, stage, level, episode, reason (codes), text, department, due_at, created_at
    (UTC), by_id, by, by_en (who did it, missing where it was nobody's account), holder, holder_en, team, team_en.

    Source: complaint_event, written by data_access/workflow/.
    """
    e, doer, holder = visible(complaint_event, scope), visible(member, scope), visible(member, scope).alias("holder")
    t = visible(team, scope)
    columns = ("number", "what", "stage", "level", "episode", "reason", "text", "department", "due_at", "created_at")
    asked = (
        select(
            *(e.c[name] for name in columns), e.c.created_by.label("by_id"), doer.c.name.label("by"),
            doer.c.name_en.label("by_en"), holder.c.name.label("holder"), holder.c.name_en.label("holder_en"),
            t.c.name.label("team"),
            t.c.name_en.label("team_en"),
        )
        .select_from(
            e.outerjoin(doer, doer.c.id == e.c.created_by)
            .outerjoin(holder, holder.c.id == e.c.holder_id)
            .outerjoin(t, t.c.id == e.c.team_id)
        )
        .where(e.c.complaint_id == complaint_id)
        .order_by(e.c.number)
    )  # fmt: skip
    found = pd.read_sql(asked, connection).astype({"by_id": "Int64"})
    return _moments(found, "due_at", "created_at")


def complaint_stages(connection: Connection, scope: Scope, complaint_id: int, *, clock: Clock) -> pd.DataFrame:
    """Every stage it went through, with who had it, oldest first; the last one of an open complaint ends now.

    Of a complaint that `scope` may see all of them, also those in which another team had it. One row per stage and
    holder. Columns: position, stage, episode, entered_at, left_at (UTC; missing while it runs), until (left_at, or
    now), due_at (UTC, of the stage; missing where nothing is promised, and while it waits), minutes, business_minutes
    (missing while it runs), paused_minutes, department, member, member_en, team, team_en.

    Source: complaint_stage, written by data_access/workflow/ and importers/.
    """
    c, m, t = visible(complaint, scope), visible(member, scope), visible(team, scope)
    s = complaint_stage  # of a complaint that was found through `visible`
    columns = (
        "position", "stage", "episode", "entered_at", "left_at", "due_at", "minutes", "business_minutes",
        "paused_minutes", "department",
    )  # fmt: skip
    asked = (
        select(
            *(s.c[name] for name in columns), m.c.name.label("member"), m.c.name_en.label("member_en"),
            t.c.name.label("team"), t.c.name_en.label("team_en"),
        )
        .select_from(
            s.join(c, c.c.id == s.c.complaint_id)
            .outerjoin(m, m.c.id == s.c.member_id)
            .outerjoin(t, t.c.id == s.c.team_id)
        )
        .where(s.c.complaint_id == complaint_id)
        .order_by(s.c.position)
    )  # fmt: skip
    with past_the_wall(connection):
        found = _moments(pd.read_sql(asked, connection), "entered_at", "left_at", "due_at")
    found["until"] = found["left_at"].fillna(pd.Timestamp(clock.now))
    return found


def complaints_of_customer(
    connection: Connection, scope: Scope, customer_id: int, *, besides: int | None = None
) -> pd.DataFrame:
    """Other complaints of the same customer that `scope` may see, newest first; the first OTHERS_LIMIT of them.

    One row per complaint. Columns: complaint_id, opened_on, category, severity, stage, open.
    """
    c = visible(complaint, scope)
    columns = (c.c.id.label("complaint_id"), c.c.opened_on, c.c.category, c.c.severity, c.c.state.label("stage"))
    asked = (
        select(*columns, c.c.ended_on.is_(None).label("open"))
        .where(c.c.customer_id == customer_id, c.c.id.is_distinct_from(besides), c.c.voided_at.is_(None))
        .order_by(c.c.opened_on.desc(), c.c.id.desc())
        .limit(OTHERS_LIMIT)
    )
    return pd.read_sql(asked, connection).astype({"open": "bool"})


def complaint_recurrences(connection: Connection, scope: Scope, complaint_id: int) -> pd.DataFrame:
    """The same customer's complaints about the same that this one followed within 30 days of their closing, and those
    that followed it; of those that `scope` may see, oldest first.

    One row per complaint. Columns: complaint_id, earlier (True: this one followed it), opened_on, closed_on,
    apart_minutes (from the closing of the one to the receipt of the other).
    """
    one, other = visible(complaint, scope), visible(complaint, scope).alias("other")
    columns = (other.c.id.label("complaint_id"), other.c.opened_on, other.c.closed_on)
    mine = (one.c.id == complaint_id, one.c.voided_at.is_(None))
    times = ("closed_at", "opened_at")
    before = select(*columns, literal(True).label("earlier"), other.c.closed_at, one.c.opened_at)
    after = select(*columns, literal(False).label("earlier"), one.c.closed_at, other.c.opened_at)
    asked = union_all(
        before.where(*mine, comes_again(other, one), other.c.counted), after.where(*mine, comes_again(one, other))
    )
    rows = [tuple(row) for row in connection.execute(asked)]
    found = pd.DataFrame(rows, columns=["complaint_id", "opened_on", "closed_on", "earlier", *times])
    found = _moments(found, *times).sort_values("opened_at", ignore_index=True)
    found["apart_minutes"] = (found["opened_at"] - found["closed_at"]).dt.total_seconds() / 60
    return found.drop(columns=list(times)).astype({"earlier": "bool"})


def _moments(found: pd.DataFrame, *names: str) -> pd.DataFrame:
    for name in names:
        found[name] = pd.to_datetime(found[name], utc=True).astype(derived.MOMENT)
    return found
