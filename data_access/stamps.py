"""Saying which days of which facts a transaction touched, so that every mirror copies just those again.

Every writing transaction that touches facts calls `stamp` before it commits. The counter's row stays locked
until then, so numbers come in commit order and a mirror that has seen number 7 has seen all before it.
"""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, Engine, Select, Table, bindparam, func, literal, select, text, true, update

from data_access.dialect import identity, upsert
from data_access.schema import fact_counter, fact_day

# The day of facts without one: an order line whose source did not say when.
UNDATED = date(1, 1, 1)


def next_number(connection: Connection) -> int:
    """Take the transaction's number; the same row again within one transaction just counts on."""
    number: int = connection.execute(
        update(fact_counter).where(fact_counter.c.id == 1).values(number=fact_counter.c.number + 1)
        .returning(fact_counter.c.number)
    ).scalar_one()  # fmt: skip
    return number


def stamp(connection: Connection, table: Table, days: Iterable[date | None]) -> None:
    """Mark `days` of `table` as touched; None is the day of the undated. Stamp the old day too when it moved."""
    touched = {day or UNDATED for day in days}
    if not touched:
        return
    number = next_number(connection)
    marked = upsert(connection, fact_day).values(table_name=table.name, day=bindparam("on"), number=number)
    connection.execute(
        marked.on_conflict_do_update(index_elements=["table_name", "day"], set_={"number": number}),
        [{"on": day} for day in sorted(touched)],
    )


def stamp_selected(connection: Connection, table: Table, days: Select[tuple[date | None]]) -> None:
    """Mark as touched the days that a one-column query finds, without bringing them here."""
    number = next_number(connection)
    found = days.subquery()
    day = func.coalesce(next(iter(found.c)), literal(UNDATED, fact_day.c.day.type))
    chosen = select(literal(table.name), day, literal(number)).where(true()).distinct()
    marked = upsert(connection, fact_day).from_select(["table_name", "day", "number"], chosen)
    connection.execute(marked.on_conflict_do_update(index_elements=["table_name", "day"], set_={"number": number}))


def current_number(connection: Connection) -> int:
    """The number of the last transaction that touched facts."""
    number: int = connection.execute(select(fact_counter.c.number)).scalar_one()
    return number


def identity_now(connection: Connection) -> str:
    """Another one after a backup was restored: its numbers begin anew and mean something else."""
    asked = text(f"SELECT {identity(connection, fact_counter)} FROM fact_counter")  # noqa: S608
    return str(connection.execute(asked).scalar_one())


def facts_state(database: Engine) -> str:
    """A statement for who looks many times a second: `state_of` what it finds, so another value once facts changed."""
    return f"SELECT number || ':' || {identity(database, fact_counter)} FROM fact_counter"  # noqa: S608


def state_of(number: int, identity: str) -> str:
    """What `facts_state` finds where these are the current number and the identity now."""
    return f"{number}:{identity}"
