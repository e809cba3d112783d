"""Holding a weekly meeting: opening it with its agenda, closing it, and leaving one out.

Each refuses as data_access/meetings/rules.py says.
"""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, and_, delete, exists, insert, or_, select, update

from data_access import requests
from data_access.clock import Clock
from data_access.meetings import rules
from data_access.meetings.gate import CLOSED, LEFT_OUT, OPEN
from data_access.meetings.items import Item
from data_access.meetings.sending import take_back_minutes
from data_access.members import people
from data_access.members.away import away_on
from data_access.rejected import Rejected
from data_access.schema import action, meeting, meeting_action, meeting_item, meeting_presence
from data_access.scope import Action, Scope, require, visible

LONGEST_LINE = 500  # characters, as long as the columns
LAST_WORKING_DAY = timedelta(days=4)
_OF_ACTION = ("title", "title_by", "owner_id", "due_on", "metric", "expected")


def open_meeting(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    team_id: int | None,
    week_on: date,
    items: tuple[Item, ...],
) -> int:
    """Begin the meeting of a team in a week with these items, or find the one that was begun; return its id.

    The numbers of its items stay as they are now. Everybody of the team is present but who is away.

    Raises:
        Rejected: also "team_not_found", "meeting_week_wrong".
    """
    require(scope, Action.HOLD_MEETINGS)

    def work() -> int:
        rules.to_hold(connection, team_id, by=scope)
        rules.a_week(week_on, clock)
        m = visible(meeting, scope)
        asked = select(m.c.id, m.c.state).where(m.c.team_id == team_id, m.c.week_on == week_on)
        before = connection.execute(asked).first()
        if before is not None:
            if before.state == LEFT_OUT:
                raise Rejected("meeting_left_out")
            return int(before.id)
        row = {**_row(team_id, week_on, scope, clock), "state": OPEN, "held_on": _day(week_on, clock)}
        meeting_id = int(connection.execute(insert(meeting).values(row).returning(meeting.c.id)).scalar_one())
        _expect(connection, scope, meeting_id, team_id or 0, _day(week_on, clock))
        _list(connection, meeting_id, week_on, items)
        return meeting_id

    # Not its items: they may have moved on between two clicks.
    content = {"team_id": team_id, "week_on": week_on}
    return requests.once(connection, "open_meeting", content, work, by=scope, clock=clock, request_key=request_key)


def refresh_agenda(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, meeting_id: int, items: tuple[Item, ...]
) -> int:
    """Take the agenda anew while the meeting goes on; what was said, decided and dismissed stays. Returns its id.

    Raises:
        Rejected: also "meeting_numbers_fixed": it was closed once.
    """
    require(scope, Action.HOLD_MEETINGS)

    def work() -> int:
        row = rules.found_open(connection, meeting_id, by=scope)
        if row["closed_at"] is not None:
            raise Rejected("meeting_numbers_fixed")
        _list(connection, meeting_id, row["week_on"], items)
        connection.execute(update(meeting).where(meeting.c.id == meeting_id).values(as_of=clock.now))
        return meeting_id

    content = {"meeting_id": meeting_id}
    return requests.once(connection, "refresh_agenda", content, work, by=scope, clock=clock, request_key=request_key)


def close_meeting(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, meeting_id: int, held_on: date
) -> int:
    """End the meeting: from now on the team reads its minutes, and nobody changes them. Returns its id.

    Raises:
        Rejected: also "day_in_future", "meeting_week_wrong": it was held in another week.
    """
    require(scope, Action.HOLD_MEETINGS)

    def work() -> int:
        row = rules.found(connection, meeting_id, by=scope)
        if row["state"] == CLOSED:
            return meeting_id
        rules.found_open(connection, meeting_id, by=scope)
        if held_on > clock.today:
            raise Rejected("day_in_future")
        if rules.week_of(held_on) != row["week_on"]:
            raise Rejected("meeting_week_wrong", weeks=rules.WEEKS_BACK)
        _as_decided(connection, scope, meeting_id)
        values = {"state": CLOSED, "held_on": held_on, "closed_at": clock.now, "closed_by": scope.member_id}
        connection.execute(update(meeting).where(meeting.c.id == meeting_id).values(values))
        return meeting_id

    content = {"meeting_id": meeting_id, "held_on": held_on}
    return requests.once(connection, "close_meeting", content, work, by=scope, clock=clock, request_key=request_key)


def reopen_meeting(connection: Connection, scope: Scope, *, clock: Clock, request_key: str, meeting_id: int) -> int:
    """Write in a closed meeting again; its numbers stay as they were, and mails of its minutes that wait are not sent.
    Returns its id."""
    require(scope, Action.HOLD_MEETINGS)

    def work() -> int:
        row = rules.found(connection, meeting_id, by=scope)
        if row["state"] == LEFT_OUT:
            raise Rejected("meeting_left_out")
        if row["state"] == CLOSED:
            take_back_minutes(connection, row)
        connection.execute(update(meeting).where(meeting.c.id == meeting_id).values(state=OPEN))
        return meeting_id

    content = {"meeting_id": meeting_id}
    return requests.once(connection, "reopen_meeting", content, work, by=scope, clock=clock, request_key=request_key)


def leave_out_meeting(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    team_id: int | None,
    week_on: date,
    why: str | None,
) -> int:
    """Say that there is no meeting in a week, and why; returns what stands for it.

    Raises:
        Rejected: also "team_not_found", "meeting_week_wrong", "meeting_why_missing", "meeting_in_use".
    """
    require(scope, Action.HOLD_MEETINGS)

    def work() -> int:
        rules.to_hold(connection, team_id, by=scope)
        rules.a_week(week_on, clock)
        said = rules.said(why, rules.LONGEST_WHY, "meeting_why_missing")
        m = visible(meeting, scope)
        before = connection.execute(select(m.c.id).where(m.c.team_id == team_id, m.c.week_on == week_on)).scalar()
        if before is not None:
            _nothing_in(connection, before)
            _remove(connection, before)
        row = {
            **_row(team_id, week_on, scope, clock), "state": LEFT_OUT, "left_out_why": said,
            "left_out_by": scope.member_id,
        }  # fmt: skip
        return int(connection.execute(insert(meeting).values(row).returning(meeting.c.id)).scalar_one())

    content = {"team_id": team_id, "week_on": week_on, "why": why}
    return requests.once(connection, "leave_out_meeting", content, work, by=scope, clock=clock, request_key=request_key)


def remove_meeting(connection: Connection, scope: Scope, *, clock: Clock, request_key: str, meeting_id: int) -> int:
    """Take away a meeting in which nothing was written yet, or that one was left out; returns its id.

    Raises:
        Rejected: also "meeting_in_use".
    """
    require(scope, Action.HOLD_MEETINGS)

    def work() -> int:
        rules.found(connection, meeting_id, by=scope)
        _nothing_in(connection, meeting_id)
        _remove(connection, meeting_id)
        return meeting_id

    content = {"meeting_id": meeting_id}
    return requests.once(connection, "remove_meeting", content, work, by=scope, clock=clock, request_key=request_key)


def _row(team_id: int | None, week_on: date, scope: Scope, clock: Clock) -> dict[str, Any]:
    return {
        "team_id": team_id, "week_on": week_on, "as_of": clock.now, "created_at": clock.now,
        "created_by": scope.member_id,
    }  # fmt: skip


def _day(week_on: date, clock: Clock) -> date:
    """On which day of the week it is held: today, or its Friday where the week is over."""
    return min(clock.today, week_on + LAST_WORKING_DAY)


def _expect(connection: Connection, scope: Scope, meeting_id: int, team_id: int, day: date) -> None:
    of_team = people.team_members(connection, scope, (team_id,), day)["member_id"]
    gone = away_on(connection, day)
    rows = [
        {
            "meeting_id": meeting_id, "member_id": int(each),
            "presence": rules.AWAY if int(each) in gone else rules.PRESENT,
        }
        for each in of_team
    ]  # fmt: skip
    if rows:
        connection.execute(insert(meeting_presence), rows)


def _list(connection: Connection, meeting_id: int, week_on: date, items: tuple[Item, ...]) -> None:
    """Put these on the agenda in their order; of others stays what somebody wrote about them."""
    i = meeting_item.c
    listed = connection.execute(select(i.name, i.id).where(i.meeting_id == meeting_id))
    known = {row.name: row.id for row in listed}
    passed_over = _dismissed_last(connection, meeting_id, week_on)
    for place, item in enumerate(items):
        values = {
            "place": place, "listed": 1, "kind": item.kind, "reason": item.reason, "line_en": _fitting(item.line.en),
            "line_zh": _fitting(item.line.zh), "address": item.address, "owner_id": item.owner_id,
            "figures": [[each.key, each.value, each.n, each.target] for each in item.figures],
        }  # fmt: skip
        if item.name in known:
            connection.execute(update(meeting_item).where(i.id == known[item.name]).values(values))
        else:
            values |= {"meeting_id": meeting_id, "week_on": week_on, "name": item.name}
            values |= passed_over.get((item.name, item.reason), {})
            connection.execute(insert(meeting_item).values(values))
    gone = [key for name, key in known.items() if name not in {item.name for item in items}]
    if gone:
        connection.execute(delete(meeting_item).where(i.id.in_(gone), ~_used()))
        connection.execute(update(meeting_item).where(i.id.in_(gone)).values(listed=0))


def _dismissed_last(connection: Connection, meeting_id: int, week_on: date) -> dict[tuple[str, str], dict[str, Any]]:
    """What the team's last meeting passed over, by name and reason: it stays so while it stands there for the same."""
    m, i = meeting.c, meeting_item.c
    team = select(m.team_id).where(m.id == meeting_id).scalar_subquery()
    earlier = select(m.id).where(m.team_id == team, m.week_on < week_on, m.state != LEFT_OUT)
    last = earlier.order_by(m.week_on.desc()).limit(1).scalar_subquery()
    kept = (i.dismissed_why, i.dismissed_for, i.dismissed_by, i.dismissed_on)
    asked = select(i.name, *kept).where(i.meeting_id == last, i.listed == 1, i.dismissed_why.is_not(None))
    rows = connection.execute(asked.where(i.dismissed_for == i.reason)).mappings()
    return {(row["name"], row["dismissed_for"]): {key: row[key] for key in row if key != "name"} for row in rows}


def _fitting(line: str) -> str:
    """As much of a line as its column holds."""
    return line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1]}…"


def _used() -> Any:
    """Whether somebody wrote about an item in its own meeting."""
    i = meeting_item.c
    passed_over = and_(i.dismissed_why.is_not(None), i.dismissed_on == i.week_on)
    acted = exists().where(meeting_action.c.item_id == i.id)
    return or_(i.discussed.is_not(None), i.decision.is_not(None), passed_over, acted)


def _nothing_in(connection: Connection, meeting_id: int) -> None:
    m, i = meeting.c, meeting_item.c
    closed = select(m.id).where(m.id == meeting_id, m.closed_at.is_not(None))
    written = select(i.id).where(i.meeting_id == meeting_id, _used())
    if connection.execute(closed).first() is not None or connection.execute(written).first() is not None:
        raise Rejected("meeting_in_use")


def _remove(connection: Connection, meeting_id: int) -> None:
    for table in (meeting_item, meeting_presence):
        connection.execute(delete(table).where(table.c.meeting_id == meeting_id))
    connection.execute(delete(meeting).where(meeting.c.id == meeting_id))


def _as_decided(connection: Connection, scope: Scope, meeting_id: int) -> None:
    """Keep its actions as they are now, corrected or not; what becomes of them later is no part of its minutes."""
    a, decided = visible(action, scope), meeting_action.c
    rows = connection.execute(
        select(a).where(a.c.id.in_(select(decided.action_id).where(decided.meeting_id == meeting_id)))
    )
    for row in rows.mappings().all():
        values = {name: row[name] for name in _OF_ACTION}
        connection.execute(update(meeting_action).where(decided.action_id == row["id"]).values(values))
