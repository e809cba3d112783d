"""Weekly meetings as they are read: which weeks had one, what became of the items of one, and what was said before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection, func, or_, select

from data_access.clock import Clock
from data_access.meetings.gate import CLOSED, LEFT_OUT, OPEN
from data_access.meetings.rules import PRESENT, WEEK, WEEKS_BACK, holds, week_of
from data_access.schema import action, meeting, meeting_action, meeting_item, meeting_presence, member, team
from data_access.scope import Role, Scope, visible

# How a week stands: a meeting was held, goes on, or was left out; there was none, there is none yet, or the team had
# not begun to meet.
HELD, GOING_ON, MISSING, TO_COME, BEFORE = "held", "open", "missing", "to_come", "before"
STANDINGS = (HELD, GOING_ON, LEFT_OUT, MISSING, TO_COME, BEFORE)
_WORKS = (Role.STAFF, Role.LEAD)


@dataclass(frozen=True)
class Meeting:
    """A meeting with its people, items and actions, each as `meeting_told` says."""

    meeting_id: int
    team_id: int
    week_on: date
    state: str
    held_on: date | None
    as_of: datetime
    closed_at: datetime | None
    sent_at: datetime | None
    left_out_why: str | None
    led_by: str | None  # who closed it, and before that who began it
    led_by_en: str | None
    held: bool  # whether the person holds it, and does not only read it
    presences: pd.DataFrame
    items: pd.DataFrame
    actions: pd.DataFrame


def may_hold(connection: Connection, scope: Scope, *, team_id: int) -> bool:
    """Whether the person holds this team's meetings."""
    return holds(connection, scope, team_id)


def teams_met(connection: Connection, scope: Scope) -> pd.DataFrame:
    """The teams whose meetings are the person's to hold or to read, those to hold first, then by name.

    One row per active team. Columns: team_id, name, name_en, held (whether they hold them).
    """
    t = visible(team, scope)
    asked = select(t.c.id.label("team_id"), t.c.name, t.c.name_en).where(t.c.active).order_by(t.c.name, t.c.id)
    found = pd.read_sql(asked, connection)
    found["held"] = pd.Series([holds(connection, scope, int(key)) for key in found["team_id"]], found.index, dtype=bool)
    found = found[found["held"] | found["team_id"].isin(_reads(scope))]
    return found.sort_values("held", ascending=False, kind="stable", ignore_index=True)


def meeting_weeks(connection: Connection, scope: Scope, *, clock: Clock, team_id: int) -> pd.DataFrame:
    """How this week and the twelve before it stand, the earliest first.

    One row per week, none for who neither holds nor reads the team's. Columns: week_on, standing (a code of
    STANDINGS), meeting_id (missing without one), why (it was left out), held_on. Who only reads
    minutes hears of none that goes on.

    Source: meeting, filled by data_access/meetings/holding.py.
    """
    if team_id not in _reads(scope) and not holds(connection, scope, team_id):
        return pd.DataFrame(columns=["week_on", "standing", "meeting_id", "why", "held_on"])
    m = visible(meeting, scope)
    mine = select(m.c.id, m.c.week_on, m.c.state, m.c.left_out_why, m.c.held_on).where(m.c.team_id == team_id)
    known = {row.week_on: row for row in connection.execute(mine)}
    this_week = week_of(clock.today)
    weeks = [this_week - back * WEEK for back in range(WEEKS_BACK, -1, -1)]
    first = min(known, default=None)
    states = {CLOSED: HELD, OPEN: GOING_ON, LEFT_OUT: LEFT_OUT}
    rows = []
    for week in weeks:
        row = known.get(week)
        none = TO_COME if week == this_week else BEFORE if first is None or week < first else MISSING
        rows.append(
            {
                "week_on": week, "standing": none if row is None else states[row.state],
                "meeting_id": None if row is None else row.id, "why": None if row is None else row.left_out_why,
                "held_on": None if row is None else row.held_on,
            }
        )  # fmt: skip
    found = pd.DataFrame(rows).astype({"meeting_id": "Int64", "why": "str"})
    return found.assign(week_on=pd.to_datetime(found["week_on"]), held_on=pd.to_datetime(found["held_on"]))


def minutes_kept(connection: Connection, scope: Scope, *, team_id: int) -> pd.DataFrame:
    """The closed meetings of a team, the newest first.

    One row per meeting. Columns: meeting_id, week_on, held_on, present, expected (people), items, dismissed, decisions,
    actions.
    """
    m, i, p, a = (visible(table, scope) for table in (meeting, meeting_item, meeting_presence, meeting_action))
    counted = {
        "items": (i, func.count()), "dismissed": (i, func.count(i.c.dismissed_why)),
        "decisions": (i, func.count(i.c.decision)), "expected": (p, func.count()),
        "present": (p, func.count().filter(p.c.presence == PRESENT)), "actions": (a, func.count()),
    }  # fmt: skip
    columns = [
        select(how).select_from(of).where(of.c.meeting_id == m.c.id).scalar_subquery().label(name)
        for name, (of, how) in counted.items()
    ]
    asked = select(m.c.id.label("meeting_id"), m.c.week_on, m.c.held_on, *columns)
    asked = asked.where(m.c.state == CLOSED, m.c.team_id == team_id).order_by(m.c.week_on.desc())
    found = pd.read_sql(asked, connection)
    return found.assign(week_on=pd.to_datetime(found["week_on"]), held_on=pd.to_datetime(found["held_on"]))


def meeting_told(
    connection: Connection, scope: Scope, *, team_id: int, week_on: date | None = None, meeting_id: int | None = None
) -> Meeting | None:
    """The meeting of a team in a week, or the one of this number; None where there is none for the person to read.

    presences, by name: member_id, member, member_en, presence.
    items, in the order of the agenda and those that left it last: item_id, kind, name, reason, line_en, line_zh (empty
    where it was erased), address, figures (lists of key, value, n, target), owner_id, owner, owner_en, listed,
    discussed, discussed_by, discussed_by_en, discussed_revision, decision, decision_by, decision_by_en,
    decision_revision, dismissed (whether it is, for the reason it stands there), dismissed_why, dismissed_for,
    dismissed_by, dismissed_by_en, dismissed_on (the week of the meeting in which it was), actions (how many).
    actions, in the order they were decided: item_id, action_id, title, owner_id, owner, owner_en, due_on, metric,
    expected, all as they were when the meeting was closed; state, done_on and revision of now.

    Source: the tables meeting…, filled by data_access/meetings.
    """
    m = visible(meeting, scope)
    asked = select(m).where(m.c.team_id == team_id)
    asked = asked.where(m.c.week_on == week_on) if meeting_id is None else asked.where(m.c.id == meeting_id)
    row = connection.execute(asked).mappings().first()
    if row is None:
        return None
    acted = _actions(connection, scope, meeting_id=row["id"])
    items = _items(connection, scope, row["id"])
    items["actions"] = items["item_id"].map(acted["item_id"].value_counts()).fillna(0).astype("int64")
    return Meeting(
        row["id"], row["team_id"], row["week_on"], row["state"], row["held_on"], row["as_of"], row["closed_at"],
        row["sent_at"], row["left_out_why"], *_named(connection, scope, row["closed_by"] or row["created_by"]),
        holds(connection, scope, row["team_id"]),
        _presences(connection, scope, row["id"]), items, acted,
    )  # fmt: skip


def written(connection: Connection, scope: Scope, *, meeting_id: int) -> int:
    """How often something was written, dismissed or assigned in a meeting: another number, another meeting."""
    i, a, m = visible(meeting_item, scope), visible(meeting_action, scope), visible(meeting, scope)
    often = func.coalesce(func.sum(i.c.discussed_revision + i.c.decision_revision), 0) + func.count(i.c.dismissed_why)
    items = connection.execute(select(often).where(i.c.meeting_id == meeting_id)).scalar_one()
    acted = select(func.count()).select_from(a).where(a.c.meeting_id == meeting_id)
    closed = select(func.count()).select_from(m).where(m.c.id == meeting_id, m.c.state != OPEN)
    return int(items) + connection.execute(acted).scalar_one() + connection.execute(closed).scalar_one()


def said_before(
    connection: Connection, scope: Scope, *, team_id: int, week_on: date, names: tuple[str, ...]
) -> pd.DataFrame:
    """What was last said about the same things in an earlier week: of each name its newest meeting.

    One row per name about which something was said. Columns: name, item_id, meeting_id, week_on, reason, discussed,
    decision, dismissed_why, dismissed_for, actions (lists of title, owner, owner_en, due_on, state).
    """
    m, i = visible(meeting, scope), visible(meeting_item, scope)
    a = visible(meeting_action, scope)
    used = or_(
        i.c.discussed.is_not(None), i.c.decision.is_not(None), i.c.dismissed_why.is_not(None),
        i.c.id.in_(select(a.c.item_id)),
    )  # fmt: skip
    columns = ("name", "meeting_id", "week_on", "reason", "discussed", "decision", "dismissed_why", "dismissed_for")
    asked = (
        select(i.c.id.label("item_id"), *(i.c[name] for name in columns))
        .join_from(i, m, m.c.id == i.c.meeting_id)
        .where(m.c.team_id == team_id, i.c.name.in_(names), i.c.week_on < week_on, used)
        .order_by(i.c.week_on.desc())
    )
    found = pd.read_sql(asked, connection).drop_duplicates("name").reset_index(drop=True)
    by_item: dict[Any, Any] = {}
    for row in _actions(connection, scope, item_ids=[int(key) for key in found["item_id"]]).to_dict("records"):
        by_item.setdefault(row["item_id"], []).append(row)
    found["actions"] = pd.Series([by_item.get(key, []) for key in found["item_id"]], found.index, dtype=object)
    return found.assign(week_on=pd.to_datetime(found["week_on"]))


def _reads(scope: Scope) -> frozenset[int]:
    """The teams whose minutes are the person's to read, as one of their people."""
    return scope.own_team_ids if scope.has(*_WORKS) else frozenset()


def _named(connection: Connection, scope: Scope, member_id: int | None) -> tuple[str | None, str | None]:
    m = visible(member, scope)
    row = connection.execute(select(m.c.name, m.c.name_en).where(m.c.id == member_id)).first()
    return (None, None) if row is None else (row.name, row.name_en)


def _presences(connection: Connection, scope: Scope, meeting_id: int) -> pd.DataFrame:
    p, m = visible(meeting_presence, scope), visible(member, scope)
    asked = select(p.c.member_id, m.c.name.label("member"), m.c.name_en.label("member_en"), p.c.presence)
    asked = asked.join_from(p, m, m.c.id == p.c.member_id).where(p.c.meeting_id == meeting_id)
    return pd.read_sql(asked.order_by(m.c.name, m.c.id), connection)


def _items(connection: Connection, scope: Scope, meeting_id: int) -> pd.DataFrame:
    i, m = visible(meeting_item, scope), visible(member, scope)
    kept = (
        "kind", "name", "reason", "line_en", "line_zh", "address", "figures", "owner_id", "listed", "discussed",
        "discussed_revision", "decision", "decision_revision", "dismissed_why", "dismissed_for", "dismissed_on",
        "week_on",
    )  # fmt: skip
    people = {name: m.alias(name) for name in ("owner", "discussed_by", "decision_by", "dismissed_by")}
    asked = select(i.c.id.label("item_id"), *(i.c[name] for name in kept))
    joined: Any = i
    for name, who in people.items():
        asked = asked.add_columns(who.c.name.label(name), who.c.name_en.label(f"{name}_en"))
        joined = joined.outerjoin(who, who.c.id == i.c["owner_id" if name == "owner" else name])
    asked = asked.select_from(joined).where(i.c.meeting_id == meeting_id)
    found = pd.read_sql(asked.order_by(i.c.listed.desc(), i.c.place, i.c.id), connection)
    dismissed = found["dismissed_why"].notna() & (found["dismissed_for"] == found["reason"])
    return found.assign(dismissed=dismissed.astype(bool), listed=found["listed"].astype(bool))


def _actions(
    connection: Connection, scope: Scope, *, meeting_id: int | None = None, item_ids: Sequence[int] = ()
) -> pd.DataFrame:
    d, a, m = visible(meeting_action, scope), visible(action, scope), visible(member, scope)
    kept = ("item_id", "action_id", "title", "owner_id", "due_on", "metric", "expected")
    asked = (
        select(
            *(d.c[name] for name in kept), m.c.name.label("owner"), m.c.name_en.label("owner_en"), a.c.state,
            a.c.done_on, a.c.revision,
        )
        .select_from(d.join(m, m.c.id == d.c.owner_id).outerjoin(a, a.c.id == d.c.action_id))
        .where(d.c.item_id.in_(item_ids) if meeting_id is None else d.c.meeting_id == meeting_id)
        .order_by(d.c.id)
    )  # fmt: skip
    found = pd.read_sql(asked, connection)
    return found.assign(due_on=pd.to_datetime(found["due_on"]), done_on=pd.to_datetime(found["done_on"]))
