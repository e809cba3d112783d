"""A whole file into temporary tables, and the one transaction in which they are stored."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from data_access.clock import Clock
from data_access.dialect import driver, gathered, is_postgresql
from data_access.engine import Trouble, trouble
from data_access.hours.working_time import calendars
from data_access.importers import events, rows
from data_access.importers.answers import Answers
from data_access.importers.cases import Cases
from data_access.importers.customers import Customers
from data_access.importers.earlier_stages import continued
from data_access.importers.erased_rows import ErasedRows
from data_access.importers.mapping import Mapping
from data_access.importers.members import Members
from data_access.importers.orders import Orders
from data_access.importers.plans import Plan
from data_access.importers.reading import Table
from data_access.importers.refusals import Refused
from data_access.importers.values import Applied
from data_access.promises.standards import in_force
from data_access.rejected import Rejected

Progress = Callable[[float, str], None]
STAGED_SHARE = 0.6  # of the time, about
ROWS_AT_A_TIME = 50_000
# Another import, or many forms, may be writing; then this one waits, and can be cancelled meanwhile.
WAIT_SECONDS = 600
STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's machine: some milliseconds
SECONDS_BETWEEN_LOOKS = 0.1


def _plan(connection: Connection, mapping: Mapping, source: str, clock: Clock) -> Plan:
    match mapping.kind:
        case "contacts" | "tickets":
            complaints = mapping.stores_as == "complaints"
            by, known = calendars(connection), in_force(connection)
            return Cases(mapping, source, clock, complaints=complaints, calendars=by, standards=known)
        case "customers":
            return Customers(mapping, source, clock)
        case "orders":
            return Orders(mapping, source, clock)
        case "answers":
            return Answers(mapping, source, clock)
        case "members":
            return Members(mapping, source, clock)


def read_into(
    connection: Connection,
    table: Table,
    mapping: Mapping,
    source: str,
    clock: Clock,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> tuple[Plan, Refused, int]:
    """Read the whole file into temporary tables; nothing is locked."""
    plan, refused = _plan(connection, mapping, source, clock), Refused(connection, mapping)
    size = max(table.path.stat().st_size, 1)
    read, per_row = 0, _bytes_per_row(table)
    connection.rollback()
    with connection.begin():
        for made in plan.tables:
            made.create(connection)
        refused.table.create(connection)
        erased = ErasedRows(connection, mapping)

        def counted() -> Iterator[Applied]:
            nonlocal read
            for chunk in rows.applied(table, mapping):
                if cancelled():
                    raise Rejected("import_cancelled")
                read += len(chunk.rows) + len(chunk.refused_rows)
                yield erased.taken_out(chunk)
                progress(STAGED_SHARE * min(0.98, read * per_row / size), "reading")

        if mapping.event_log:
            folded = events.fold(mapping, counted())
            refused.add(folded.refused, folded.refused_rows)
            if isinstance(plan, Cases):
                if plan.complaints:
                    folded = continued(connection, source, folded.fitting(), mapping.columns)
                    plan.log_stages = folded.stages
                for start in range(0, len(folded.cases), ROWS_AT_A_TIME):
                    piece = folded.cases.iloc[start : start + ROWS_AT_A_TIME].reset_index(drop=True)
                    refused.add_rows(plan.add(connection, piece), piece)
        else:
            for chunk in counted():
                refused.add(chunk.refused, chunk.refused_rows)
                refused.add_rows(plan.add(connection, chunk.rows), chunk.rows)
        plan.customers.stage(connection)
        gathered(connection, *plan.tables)
        plan.repeated = plan.drop_repeated(connection)
        plan.count_strange(connection)
    return plan, refused, read


def rows_expected(table: Table) -> int:
    """About how many rows the file has, without reading it."""
    return round(table.path.stat().st_size / _bytes_per_row(table))


def _bytes_per_row(table: Table) -> float:
    """About how much of the file a row takes, for the progress bar."""
    sample = table.sample(200)
    if table.sheet is not None or sample.empty or table.path.name.endswith(".gz"):
        return 30.0
    return float(sample.drop(columns="line").fillna("").map(len).sum(axis=1).mean()) + len(table.columns)


def compare(connection: Connection, plan: Plan, cancelled: Callable[[], bool], *, dry_run: bool) -> "Seen":
    """Compare the staged rows with one snapshot of what is there, and say which (see `Seen`)."""
    one = {"isolation_level": "REPEATABLE READ"} if is_postgresql(connection) else {}
    connection.execution_options(**one)
    with _stopping(connection, cancelled), connection.begin():
        seen = Seen.by(connection)
        plan.compare(connection, dry_run=dry_run)
    connection.execution_options(**dict.fromkeys(one, "READ COMMITTED"))
    return seen


@dataclass(frozen=True)
class Seen:
    """What a transaction sees of the database, to find out later whether anybody else wrote meanwhile."""

    data_version: int = 0  # SQLite: the number of commits by others
    # PostgreSQL: the first number that no transaction has yet, whether all before it are over, and our own number,
    # which the temporary tables need.
    next_number: int = 0
    all_over: bool = False
    own_number: int = 0

    @classmethod
    def by(cls, connection: Connection) -> "Seen":
        """What the transaction that begins here sees."""
        if not is_postgresql(connection):
            return cls(connection.exec_driver_sql("PRAGMA data_version").scalar_one())
        asked = (
            "SELECT pg_snapshot_xmax(now)::text, pg_snapshot_xmin(now) = pg_snapshot_xmax(now), "
            "pg_current_xact_id()::text FROM (SELECT pg_current_snapshot() AS now) AS snapshot"
        )
        following, over, own = connection.exec_driver_sql(asked).one()
        return cls(next_number=int(following), all_over=over, own_number=int(own))

    def still(self, connection: Connection) -> bool:
        """Whether this is all there is to see for a transaction that just began, too."""
        now = Seen.by(connection)
        if not is_postgresql(connection):
            return now == self
        nobody = self.own_number == self.next_number and now.next_number == self.own_number + 1
        return self.all_over and now.all_over and nobody


@contextmanager
def transaction(connection: Connection, cancelled: Callable[[], bool]) -> Iterator[None]:
    """The writing transaction, waited for."""
    raw = driver(connection)
    connection.execution_options(writes=True)
    # A cancelled import does not go on waiting.
    raw.execute("SET lock_timeout = 500" if is_postgresql(connection) else "PRAGMA busy_timeout = 500")
    if is_postgresql(connection):
        raw.commit()
    until = time.monotonic() + WAIT_SECONDS
    while True:
        if cancelled():
            raise Rejected("import_cancelled")
        try:
            begun = connection.begin()
            break
        except OperationalError as error:
            if connection.in_transaction():
                connection.rollback()
            if trouble(error) is not Trouble.BUSY:
                raise
            if time.monotonic() > until:
                raise Rejected("import_waited_too_long") from error
    with begun, _stopping(connection, cancelled):
        if is_postgresql(connection):  # the turn is ours, and what is asked from here on need not hurry
            connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
        yield


@contextmanager
def _stopping(connection: Connection, cancelled: Callable[[], bool]) -> Iterator[None]:
    """Ask now and then whether to give up, while statements run."""
    raw = driver(connection)
    if is_postgresql(connection):
        with _looking_beside(raw, cancelled):
            yield
        return
    raw.set_progress_handler(cancelled, STEPS_BETWEEN_LOOKS)
    yield
    raw.set_progress_handler(None, 0)  # what was not given up until here is done


@contextmanager
def _looking_beside(raw: Any, cancelled: Callable[[], bool]) -> Iterator[None]:
    """A thread that asks, and tells PostgreSQL to give up the statement that runs."""
    over = threading.Event()

    def look() -> None:
        while not over.wait(SECONDS_BETWEEN_LOOKS):
            if cancelled():
                raw.cancel()

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    try:
        yield
    finally:
        over.set()
        looking.join()
