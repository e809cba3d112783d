"""What holds for every weekly meeting: who holds it, until when it can be written in, and for which weeks there is one.

Every command on a meeting refuses in these words:

    NotAllowed: `scope` does not hold this team's meetings.
    Rejected: "entry_not_found", "meeting_not_open", "meeting_left_out", "text_too_long".
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from data_access.clock import Clock
from data_access.entries import given_text
from data_access.meetings import gate
from data_access.meetings.gate import LEFT_OUT, OPEN
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import meeting, meeting_item, team
from data_access.scope import Action, Scope, may, visible

WEEK = timedelta(days=7)
WEEKS_BACK = 12  # for which a meeting can still be held, and which are shown
LONGEST_WHY, LONGEST_SAID = 300, 5000
PRESENT, AWAY, MISSED = PRESENCES = ("present", "away", "missed")


def week_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def holds(connection: Connection, scope: Scope, team_id: int | None) -> bool:
    """Whether `scope` holds this team's meetings, by the rule of the gate."""
    if not may(scope, Action.HOLD_MEETINGS) or team_id is None:
        return False
    lead = None
    if scope.stands_in_for_ids:
        t = visible(team, scope)
        lead = connection.execute(select(t.c.lead_id).where(t.c.id == team_id)).scalar()
    return gate.holds(scope, team_id, lead)


def to_hold(connection: Connection, team_id: int | None, *, by: Scope) -> None:
    """Refuse whoever does not hold this team's meetings, and a team that is none any more."""
    t = visible(team, by)
    if team_id is None or connection.execute(select(t.c.id).where(t.c.id == team_id, t.c.active)).first() is None:
        raise Rejected("team_not_found")
    if not holds(connection, by, team_id):
        raise NotAllowed()


def a_week(week_on: date, clock: Clock) -> date:
    """The week, which has to be this one or one of the last."""
    latest = week_of(clock.today)
    if week_on != week_of(week_on) or not latest - WEEKS_BACK * WEEK <= week_on <= latest:
        raise Rejected("meeting_week_wrong", weeks=WEEKS_BACK)
    return week_on


def found(connection: Connection, meeting_id: int, *, by: Scope) -> Mapping[Any, Any]:
    """The meeting, for who holds it."""
    m = visible(meeting, by)
    row = connection.execute(select(m).where(m.c.id == meeting_id)).mappings().first()
    if row is None:
        raise Rejected("entry_not_found")
    if not holds(connection, by, row["team_id"]):
        raise NotAllowed()
    return row


def found_open(connection: Connection, meeting_id: int, *, by: Scope) -> Mapping[Any, Any]:
    """The meeting, for who holds it, as long as it is going on."""
    row = found(connection, meeting_id, by=by)
    if row["state"] == LEFT_OUT:
        raise Rejected("meeting_left_out")
    if row["state"] != OPEN:
        raise Rejected("meeting_not_open")
    return row


def item_found(connection: Connection, item_id: int, *, by: Scope) -> Mapping[Any, Any]:
    """The item of a meeting that is going on, for who holds it."""
    i = visible(meeting_item, by)
    row = connection.execute(select(i).where(i.c.id == item_id)).mappings().first()
    if row is None:
        raise Rejected("entry_not_found")
    found_open(connection, row["meeting_id"], by=by)
    return row


def said(text: str | None, limit: int = LONGEST_SAID, missing: str | None = None) -> str | None:
    """What was typed, which is refused where it is too long."""
    given = given_text(text, missing)
    if given and len(given) > limit:
        raise Rejected("text_too_long", length=len(given), limit=limit)
    return given
