"""How many data sources did not deliver on time, for everybody who works with what they bring: a number, no name."""

from datetime import UTC, datetime
from itertools import pairwise

from sqlalchemy import Connection, func, select

from data_access.acting import past_the_wall
from data_access.clock import Clock
from data_access.schema import import_source, source_run
from data_access.scope import Role, Scope

RUNS_LOOKED_AT = 20  # of each source
FEWEST_RUNS = 4  # before, nobody knows how often it is read
LATE_BY = 3.0  # times its usual pause: one that was left out may be a night without power


def sources_late(connection: Connection, *, clock: Clock, by: Scope) -> tuple[int, int]:
    """How many sources failed the last time they were read or were not read for long, and how many there are.

    Nothing for who works with no facts. Source: source_run, filled by data_access/sources/running.py.
    """
    if not by.has(Role.STAFF, Role.LEAD):
        return 0, 0
    s, r = import_source.c, source_run.c
    place = func.row_number().over(partition_by=r.source_id, order_by=r.id.desc()).label("place")
    ran = select(r.source_id, r.started_at, r.error, place).subquery("ran")
    asked = select(ran.c.source_id, ran.c.started_at, ran.c.error).where(ran.c.place <= RUNS_LOOKED_AT)
    with past_the_wall(connection):  # what leads read of administrators' tables is how many
        count = connection.execute(select(func.count(s.id))).scalar_one()
        rows = connection.execute(asked.order_by(ran.c.source_id, ran.c.place)).all() if count else []
    runs: dict[int, list[tuple[datetime, str | None]]] = {}
    for source_id, started_at, error in rows:
        runs.setdefault(source_id, []).append((started_at, error))
    return sum(_is_late(each, clock) for each in runs.values()), int(count)


def _is_late(runs: list[tuple[datetime, str | None]], clock: Clock) -> bool:
    """`runs`: when it was read and with which failure, the newest first."""
    if runs[0][1] is not None:
        return True
    times = [at.astimezone(UTC) for at, _ in runs]
    if len(times) < FEWEST_RUNS:
        return False
    pauses = sorted(later - earlier for later, earlier in pairwise(times))
    return clock.now - times[0] > LATE_BY * pauses[len(pauses) // 2]
