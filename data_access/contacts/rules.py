"""What holds for every planned contact: its kinds and states, and that nobody overwrites what they have not seen.

Every command on a contact refuses in these words, besides what it names itself:

    NotAllowed: `scope` works with no customers.
    Rejected: "entry_not_found", "request_key_reused", "text_too_long", "contact_over": it is done or dropped already;
        "contact_moved_on": somebody was quicker.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, select, update

from data_access.clock import Clock
from data_access.entries import said_of
from data_access.rejected import Rejected
from data_access.schema import member, planned_contact
from data_access.scope import Scope, visible
from metrics.words import Text

FOLLOW_UP, CALL_BACK, CARE = KINDS = ("follow_up", "call_back", "care")
PLANNED, DONE, DROPPED = STATES = ("planned", "done", "dropped")
LONGEST_ABOUT, LONGEST_RESULT = 300, 500  # as long as the columns
FARTHEST_DAYS = 730  # a day that is later was mistyped

MOVES: dict[str, Text] = {
    "planned": Text(en="planned it", zh="制定了该计划"),
    "done": Text(en="said it is done", zh="将该计划标记为完成"),
    "moved": Text(en="put it to another day", zh="更改了计划日期"),
    "handed_over": Text(en="handed it to somebody else", zh="将该计划转交他人"),
    "dropped": Text(en="dropped it", zh="取消了该计划"),
}


def leads(scope: Scope, team_id: int | None) -> bool:
    """Whether `scope` sees to all that this team has planned."""
    return scope.everything or (team_id is not None and team_id in scope.led_team_ids)


def found(connection: Connection, contact_id: int, revision: int, *, by: Scope) -> Mapping[Any, Any]:
    """The contact as it is, which must still be planned, and as the person saw it. Whoever sees one that is still to
    be made may see to it: its owner, who leads the team, and who stands in for either."""
    one = visible(planned_contact, by)
    row = connection.execute(select(one).where(one.c.id == contact_id)).mappings().first()
    if row is None:
        raise Rejected("entry_not_found")
    if row["revision"] != revision:
        who = said_of(connection, visible(member, by), row["changed_by"])
        raise Rejected("contact_moved_on", who=who, what=MOVES[row["last_move"]])
    if row["state"] != PLANNED:
        raise Rejected("contact_over")
    return row


def move(
    connection: Connection, row: Mapping[Any, Any], what: str, values: dict[str, Any], *, by: Scope, clock: Clock
) -> None:
    """Change a contact, and keep who did what to it last; `what` is a code of MOVES."""
    told = {"last_move": what, "changed_at": clock.now, "changed_by": by.member_id, "revision": row["revision"] + 1}
    which = planned_contact.c.id == row["id"]
    connection.execute(update(planned_contact).where(which).values({**values, **told}))


def a_day_ahead(day: date | None, clock: Clock) -> date:
    """The day for which something is planned: today or later."""
    if day is None:
        raise Rejected("contact_day_missing")
    if day < clock.today:
        raise Rejected("contact_day_past")
    if (day - clock.today).days > FARTHEST_DAYS:
        raise Rejected("contact_day_far", days=FARTHEST_DAYS)
    return day


def limited(text: str | None, limit: int) -> str:
    """The text, which is refused where its column cannot hold it."""
    if text and len(text) > limit:
        raise Rejected("text_too_long", length=len(text), limit=limit)
    return text or ""
