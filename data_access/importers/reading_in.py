"""A whole file into temporary tables, and the one transaction in which they are stored."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from data_access.clock import Clock
from data_access.importers import events, rows
from data_access.importers.answers import Answers
from data_access.importers.cases import Cases
from data_access.importers.customers import Customers
from data_access.importers.mapping import Mapping
from data_access.importers.members import Members
from data_access.importers.orders import Orders
from data_access.importers.plans import Plan
from data_access.importers.reading import Table
from data_access.importers.refusals import Refused
from data_access.importers.values import Applied
from data_access.rejected import Rejected

Progress = Callable[[float, str], None]
STAGED_SHARE = 0.6  # of the time, about
ROWS_AT_A_TIME = 50_000
# Another import, or many forms, may be writing; then this one waits, and can be cancelled meanwhile.
WAIT_SECONDS = 600
STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's machine: some milliseconds


def _plan(mapping: Mapping, source: str, clock: Clock) -> Plan:
    match mapping.kind:
        case "contacts" | "tickets":
            return Cases(mapping, source, clock, complaints=mapping.stores_as == "complaints")
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
    plan, refused = _plan(mapping, source, clock), Refused(connection, mapping)
    size = max(table.path.stat().st_size, 1)
    read, per_row = 0, _bytes_per_row(table)
    connection.rollback()
    with connection.begin():
        for made in plan.tables:
            made.create(connection)
        refused.table.create(connection)

        def counted() -> Iterator[Applied]:
            nonlocal read
            for chunk in rows.applied(table, mapping):
                if cancelled():
                    raise Rejected("import_cancelled")
                read += len(chunk.rows) + len(chunk.refused_rows)
                yield chunk
                progress(STAGED_SHARE * min(0.98, read * per_row / size), "reading")

        if mapping.event_log:
            folded = events.fold(mapping, counted())
            refused.add(folded.refused, folded.refused_rows)
            if isinstance(plan, Cases):
                plan.log_stages = folded.stages if plan.complaints else None
                for start in range(0, len(folded.cases), ROWS_AT_A_TIME):
                    piece = folded.cases.iloc[start : start + ROWS_AT_A_TIME].reset_index(drop=True)
                    refused.add_rows(plan.add(connection, piece), piece)
                    if plan.complaints:
                        plan.add_log_stages(connection, piece)
        else:
            for chunk in counted():
                refused.add(chunk.refused, chunk.refused_rows)
                refused.add_rows(plan.add(connection, chunk.rows), chunk.rows)
        plan.customers.stage(connection)
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


def compare(connection: Connection, plan: Plan, cancelled: Callable[[], bool], *, dry_run: bool) -> int:
    """Compare the staged rows with one snapshot of what is there, and say which (see `snapshot`)."""
    with _stopping(connection, cancelled), connection.begin():
        seen = snapshot(connection)
        plan.compare(connection, dry_run=dry_run)
    return seen


def snapshot(connection: Connection) -> int:
    """SQLite's number of the state that this transaction sees; another one when anybody else wrote since."""
    return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())


@contextmanager
def transaction(connection: Connection, cancelled: Callable[[], bool]) -> Iterator[None]:
    """The writing transaction, waited for."""
    raw: Any = connection.connection.driver_connection
    connection.execution_options(writes=True)
    # A cancelled import does not go on waiting.
    raw.execute("PRAGMA busy_timeout = 500")
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
            if "locked" not in str(error) and "busy" not in str(error):
                raise
            if time.monotonic() > until:
                raise Rejected("import_waited_too_long") from error
    with begun, _stopping(connection, cancelled):
        yield


@contextmanager
def _stopping(connection: Connection, cancelled: Callable[[], bool]) -> Iterator[None]:
    """Have SQLite ask now and then whether to give up."""
    raw: Any = connection.connection.driver_connection
    raw.set_progress_handler(cancelled, STEPS_BETWEEN_LOOKS)
    yield
    raw.set_progress_handler(None, 0)  # what was not given up until here is done
