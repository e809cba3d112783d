"""What is written down about each time a source is read."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access.importers.storing import Outcome
from data_access.rejected import Rejected
from data_access.schema import import_batch, import_source, source_run
from metrics.words import Text


@dataclass
class Counts:
    """Of all that was stored in one reading."""

    files: int = 0
    rows_read: int = 0
    rows_new: int = 0
    rows_changed: int = 0
    rows_unchanged: int = 0
    rows_refused: int = 0

    def add(self, outcome: Outcome) -> None:
        self.files += 1
        self.rows_read += outcome.read
        self.rows_new += outcome.new
        self.rows_changed += outcome.changed
        self.rows_unchanged += outcome.unchanged
        self.rows_refused += outcome.refused_rows


@dataclass(frozen=True)
class Failure:
    """A file of a folder that could not be read."""

    file: str
    why: Rejected


@dataclass(frozen=True)
class Ran:
    """What came of reading a source. more: the row limit left some, so that it is to be read again."""

    counts: Counts
    more: bool = False
    failures: tuple[Failure, ...] = field(default=())


def counts_of(connection: Connection, batch_id: int) -> Counts:
    """What an import came to, asked in the transaction that stores it."""
    b = import_batch.c
    asked = select(b.rows_read, b.rows_new, b.rows_changed, b.rows_unchanged, b.rows_refused).where(b.id == batch_id)
    return Counts(1, *connection.execute(asked).one())


def begin(connection: Connection, source_id: int, at: datetime) -> int:
    """Write down that reading begins. Who calls this is the only one: earlier ones without an end were killed."""
    r = source_run.c
    interrupted = {"ended_at": at, "error": "source_interrupted"}
    connection.execute(update(source_run).where(r.source_id == source_id, r.ended_at.is_(None)).values(interrupted))
    added = insert(source_run).values(source_id=source_id, started_at=at, details={}).returning(r.id)
    return int(connection.execute(added).scalar_one())


def end(
    connection: Connection,
    run_id: int,
    at: datetime,
    counts: Counts,
    *,
    error: Rejected | None = None,
    details: dict[str, Any] | None = None,
    batch_id: int | None = None,
) -> None:
    """Write down what came of it."""
    values: dict[str, Any] = {"ended_at": at, "details": details or {}, **asdict(counts)}
    if batch_id is not None:
        values["batch_id"] = batch_id
    if error is not None:
        values |= {"error": error.reason, "details": {**plain(error), **(details or {})}}
    connection.execute(update(source_run).where(source_run.c.id == run_id).values(values))


def move_watermark(connection: Connection, source_id: int, last: str | None) -> None:
    """From here on the source is read the next time."""
    connection.execute(update(import_source).where(import_source.c.id == source_id).values(last_value=last))


def plain(error: Rejected) -> dict[str, Any]:
    """What fills a refusal's sentence, so that it can be said again in either language."""
    return {
        key: {"en": each.en, "zh": each.zh} if isinstance(each, Text) else each if isinstance(each, int) else str(each)
        for key, each in error.details.items()
    }


def error_of(error: str, details: dict[str, Any]) -> Rejected:
    """The refusal that was written down."""
    filled = {key: Text(**each) if isinstance(each, dict) else each for key, each in details.items()}
    return Rejected(error, **filled)


def failures_of(details: dict[str, Any]) -> tuple[Failure, ...]:
    """The files that could not be read, as they were written down."""
    listed = details.get("failures", ())
    return tuple(Failure(each["file"], error_of(each["reason"], each["details"])) for each in listed)
