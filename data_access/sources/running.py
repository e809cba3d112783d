"""Reading a source: what is new in it goes through mapping, checks and import records like a file brought by hand."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Engine

from data_access.clock import Clock
from data_access.engine import reading, write
from data_access.importers.reading import Table, open_table
from data_access.importers.reading_in import Progress
from data_access.importers.storing import store
from data_access.rejected import Rejected
from data_access.scope import Action, Scope, require
from data_access.sources import folders, runs
from data_access.sources.alone import alone
from data_access.sources.elsewhere import opened
from data_access.sources.runs import Counts, Failure, Ran
from data_access.sources.saved import Source, source_named, sources
from data_access.sources.spooling import spool
from metrics.words import Text

SAMPLE_ROWS = 1_000
SAMPLE_SECONDS = 30
Ended = Callable[[], datetime]


def run(
    engine: Engine,
    scope: Scope,
    name: str,
    clock: Clock,
    *,
    anew: bool = False,
    progress: Progress = lambda share, phase: None,
) -> Ran:
    """Store what is new in a source; with `anew` all of it. What came of it stands on Data health, also a failure.

    Raises:
        NotAllowed: `scope` may not import.
        Rejected: "source_unknown", "source_running", and whatever keeps all of it from being read or stored; files
            of a folder that cannot be read do not keep the others from it.
    """
    require(scope, Action.IMPORT)
    begun = time.monotonic()

    def now() -> datetime:
        return clock.now + timedelta(seconds=time.monotonic() - begun)

    found = _named(engine, scope, name)
    with alone(engine, found.id, found.name):
        found = _named(engine, scope, name)  # somebody may have read or changed it just before it was ours
        run_id = write(engine, lambda connection: runs.begin(connection, found.id, now()))
        try:
            if found.statement is None:
                return _read_folder(engine, scope, found, clock, run_id, now, progress)
            return _read_database(engine, scope, found, clock, run_id, now, progress, anew=anew)
        except BaseException as error:
            why = error if isinstance(error, Rejected) else Rejected("source_unexpected")
            if not isinstance(error, Exception):  # somebody ended the program, or left the page
                why = Rejected("source_interrupted")
            with suppress(Exception):  # where our own database is away; the next time says that this was interrupted
                write(engine, lambda connection: runs.end(connection, run_id, now(), Counts(), error=why))
            raise


def try_out(variable: str, statement: str | None, name: str, folder: Path) -> Table:
    """The first rows of what a source would give, as a table file: of a database written into `folder`, of a folder
    its first file.

    Raises:
        Rejected: as reading it would.
    """
    if statement is None:
        found = folders.files(variable)
        if not found:
            raise Rejected("source_folder_empty")
        return open_table(found[0])
    with opened(variable, SAMPLE_SECONDS) as connection:
        return spool(connection, statement, folder, name, rows=SAMPLE_ROWS, seconds=SAMPLE_SECONDS, sample=True).table


def _named(engine: Engine, scope: Scope, name: str) -> Source:
    with reading(engine) as connection:
        found = source_named(connection, scope, name)
        if found is None:
            raise Rejected("source_unknown", name=name, names=", ".join(sources(connection, scope)["name"]) or "–")
    return found


def _read_database(
    engine: Engine,
    scope: Scope,
    found: Source,
    clock: Clock,
    run_id: int,
    now: Ended,
    progress: Progress,
    *,
    anew: bool,
) -> Ran:
    assert found.statement is not None
    if found.watermark and found.mapping.event_log:
        raise Rejected("source_event_log")
    last = None if anew else found.last
    counts = Counts()
    with TemporaryDirectory(prefix="dashboard_source_") as folder:
        with opened(found.variable, found.seconds) as connection:
            spooled = spool(
                connection, found.statement, Path(folder), found.name,
                rows=found.row_limit, seconds=found.seconds, watermark=found.watermark, last=last,
            )  # fmt: skip
        found.mapping.check(spooled.table.columns)
        details = {"more": True} if spooled.more else {}

        def done(connection: Connection, batch_id: int | None) -> None:
            """In the transaction that stores the rows: with them, or not at all."""
            if spooled.rows and found.watermark:
                runs.move_watermark(connection, found.id, spooled.last)
            stored = counts if batch_id is None else runs.counts_of(connection, batch_id)
            runs.end(connection, run_id, now(), stored, batch_id=batch_id, details=details)

        if spooled.rows:
            outcome = store(
                engine, scope, spooled.table, found.mapping, clock, system=found.system, progress=progress, also=done
            )
            counts.add(outcome)
            if outcome.batch_id is not None:
                return Ran(counts, spooled.more)
    # There was nothing to store: no row, or the very rows of the last time.
    write(engine, lambda connection: done(connection, None))
    return Ran(counts, spooled.more)


def _read_folder(
    engine: Engine, scope: Scope, found: Source, clock: Clock, run_id: int, now: Ended, progress: Progress
) -> Ran:
    counts, failures, last_batch = Counts(), list[Failure](), None
    with reading(engine) as connection:
        known = folders.known(connection, scope, found.mapping.kind)
    for path, unopened in folders.new(folders.files(found.variable), known):
        try:
            if unopened is not None:
                raise Rejected("source_file_unopened")
            outcome = store(
                engine, scope, open_table(path), found.mapping, clock, system=found.system, progress=progress
            )
        except OSError:
            failures.append(Failure(path.name, Rejected("source_file_unopened")))
            continue
        except Rejected as why:
            if why.reason.startswith(("database_", "import_cancelled", "import_waited")):
                raise
            failures.append(Failure(path.name, why))
            continue
        counts.add(outcome)
        last_batch = outcome.batch_id or last_batch
    error = _of_files(failures) if failures else None
    listed = [{"file": each.file, "reason": each.why.reason, "details": runs.plain(each.why)} for each in failures]
    details = {"failures": listed[:100]} if listed else {}
    write(
        engine,
        lambda connection: runs.end(
            connection, run_id, now(), counts, error=error, details=details, batch_id=last_batch
        ),
    )
    return Ran(counts, failures=tuple(failures))


def _of_files(failures: list[Failure]) -> Rejected:
    first = failures[0]
    why = Text(en=first.why.said("en"), zh=first.why.said("zh"))
    return Rejected("source_files_failed", count=len(failures), file=first.file, why=why)
