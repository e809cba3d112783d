"""What somebody has seen: the lines of their bell, and whether they took the tour. Theirs alone."""

import re
from datetime import timedelta

from sqlalchemy import Connection, delete, select

from data_access.clock import Clock
from data_access.dialect import upsert
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import seen
from data_access.scope import Scope, visible

BELL, TOUR = "bell", "tour"
MOST_LINES = 500
# A line that was seen is remembered for so long. What still waits then is worth being told anew.
KEPT_DAYS = 200
_NAME = re.compile(r"[a-z_]+(:[A-Za-z0-9_.-]+)*")
LONGEST_NAME = 120  # as long as the column


def lines_seen(connection: Connection, scope: Scope) -> frozenset[str]:
    """The names of the bell's lines that the person has seen.

    Source: seen, filled when somebody opens their bell.
    """
    return _names(connection, BELL, by=scope)


def tours_taken(connection: Connection, scope: Scope) -> frozenset[str]:
    """The tours that the person took or put aside.

    Source: seen, filled when a tour ends.
    """
    return _names(connection, TOUR, by=scope)


def look_at_bell(connection: Connection, scope: Scope, *, clock: Clock, names: tuple[str, ...]) -> int:
    """Note that the person has seen these lines of their bell, and return how many of them were new to them.

    Doing it again changes nothing, from whichever browser: who sees other lines there loses none of these.

    Raises:
        NotAllowed: `scope` is nobody's.
        Rejected: "choice_unknown".
    """
    if len(names) > MOST_LINES:
        raise Rejected("choice_unknown", value=len(names))
    if scope.member_id is not None:
        old = clock.now - timedelta(days=KEPT_DAYS)
        mine = (seen.c.member_id == scope.member_id, seen.c.subject == BELL)
        connection.execute(delete(seen).where(*mine, seen.c.seen_at < old))
    return _note(connection, BELL, names, by=scope, clock=clock)


def end_tour(connection: Connection, scope: Scope, *, clock: Clock, tour: str) -> int:
    """Note that the person took this tour or put it aside, so that it is not offered again; 1 the first time, else 0.

    Raises:
        NotAllowed: `scope` is nobody's.
        Rejected: "choice_unknown".
    """
    return _note(connection, TOUR, (tour,), by=scope, clock=clock)


def _names(connection: Connection, subject: str, *, by: Scope) -> frozenset[str]:
    s = visible(seen, by)
    asked = select(s.c.name).where(s.c.subject == subject, s.c.member_id == by.member_id)
    return frozenset(connection.execute(asked).scalars())


def _note(connection: Connection, subject: str, names: tuple[str, ...], *, by: Scope, clock: Clock) -> int:
    if by.member_id is None or not by.roles:
        raise NotAllowed()
    for name in names:
        if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
            raise Rejected("choice_unknown", value=name[:LONGEST_NAME])
    told = {"member_id": by.member_id, "subject": subject, "seen_at": clock.now}
    rows = [{**told, "name": name} for name in sorted(set(names))]
    if not rows:
        return 0
    new = upsert(connection, seen).values(rows).on_conflict_do_nothing(index_elements=["member_id", "subject", "name"])
    return len(connection.execute(new.returning(seen.c.id)).all())
