"""Sources as administrators save them: made, changed, removed, listed."""

import json
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from data_access.auditing import audit
from data_access.auditing.audit import What
from data_access.clock import Clock
from data_access.importers.mapping import Mapping
from data_access.rejected import Rejected
from data_access.schema import import_source, source_run
from data_access.scope import Action, Scope, require, visible
from data_access.sources import places, statements, watermarks

ROWS, MOST_ROWS = 200_000, 5_000_000
SECONDS, MOST_SECONDS = 60, 3_600


@dataclass(frozen=True)
class Source:
    """Where facts are read from. With a `statement` it is a database, without one a folder; `last` is the watermark
    up to which it was read, as `watermarks` keeps it."""

    id: int
    name: str
    variable: str
    statement: str | None
    watermark: str | None
    last: str | None
    mapping: Mapping
    system: str
    row_limit: int
    seconds: int


def save_source(
    connection: Connection,
    scope: Scope,
    *,
    name: str,
    variable: str,
    mapping: Mapping,
    clock: Clock,
    statement: str | None = None,
    watermark: str | None = None,
    system: str = "",
    row_limit: int = ROWS,
    seconds: int = SECONDS,
    source_id: int | None = None,
) -> int:
    """Keep a new source, or with `source_id` change one; return its id.

    Whatever changes what is read, or how, lets the next time read it from its beginning.

    Raises:
        NotAllowed: `scope` may not import.
        Rejected: "source_name_missing", "source_name_taken", "source_variable_wrong", "source_statement_wrong",
            "source_statement_too_long", "source_limits_wrong", "source_event_log", "source_unknown", or what a
            mapping lacks.
    """
    require(scope, Action.IMPORT)
    name = " ".join(name.split())[:100]
    if not name:
        raise Rejected("source_name_missing")
    places.check(variable)
    if not (1 <= row_limit <= MOST_ROWS and 1 <= seconds <= MOST_SECONDS):
        raise Rejected("source_limits_wrong", rows=MOST_ROWS, seconds=MOST_SECONDS)
    if statement is None:
        watermark = None
    else:
        statement = statements.checked(statement)
    if watermark and mapping.event_log:
        raise Rejected("source_event_log")
    mapping.check(mapping.columns.values())
    values: dict[str, Any] = {
        "variable": variable, "statement": statement, "watermark": watermark or None,
        "mapping": json.loads(mapping.to_json()), "system": system.strip()[:40],
    }  # fmt: skip
    rest = {"row_limit": row_limit, "seconds": seconds, "saved_at": clock.now, "saved_by": scope.member_id}
    s = import_source.c
    if connection.execute(select(s.id).where(s.name == name, s.id != (source_id or 0))).first():
        raise Rejected("source_name_taken", name=name)
    if source_id is None:
        added = insert(import_source).values(name=name, **values, **rest).returning(s.id)
        source_id = int(connection.execute(added).scalar_one())
    else:
        before = _row(connection, scope, id=source_id)
        if before is None:
            raise Rejected("source_unknown", name=name, names="–")
        if any(before[key] != value for key, value in values.items()):
            values["last_value"] = None
        connection.execute(update(import_source).where(s.id == source_id).values(name=name, **values, **rest))
    about: dict[str, Any] = {"about": import_source.name, "about_id": source_id, "kind": mapping.kind}
    audit.record(connection, scope.member_id, What.SOURCE_SAVED, clock, **about)
    return source_id


def remove_source(connection: Connection, scope: Scope, *, source_id: int, clock: Clock) -> None:
    """Forget a source and when it was read; what was stored from it stays.

    Raises:
        NotAllowed: `scope` may not import.
    """
    require(scope, Action.IMPORT)
    connection.execute(delete(source_run).where(source_run.c.source_id == source_id))
    if connection.execute(delete(import_source).where(import_source.c.id == source_id)).rowcount:
        about: dict[str, Any] = {"about": import_source.name, "about_id": source_id}
        audit.record(connection, scope.member_id, What.SOURCE_REMOVED, clock, **about)


def source(connection: Connection, scope: Scope, source_id: int) -> Source | None:
    """One source; None where `scope` sees none. Raises Rejected "mapping_unreadable"."""
    found = _row(connection, scope, id=source_id)
    return None if found is None else _source(found)


def source_named(connection: Connection, scope: Scope, name: str) -> Source | None:
    """The same by name."""
    found = _row(connection, scope, name=name)
    return None if found is None else _source(found)


def sources(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Every source by name, with what came of the last time it was read.

    One row per source. Columns: source_id, name, variable, reads (database or folder), kind, watermark, last (how
    far it was read, in words; missing before), row_limit, seconds, started_at, ended_at (UTC; missing before the
    first time, and while it runs), files, rows_read, rows_new, rows_changed, rows_unchanged, rows_refused (missing
    before the first time), error (a key of REASONS, missing where all went well), details (what fills its sentence).

    Source: import_source and source_run, filled by save_source and sources/running.
    """
    s, r = visible(import_source, scope), visible(source_run, scope)
    newest = select(func.max(r.c.id)).group_by(r.c.source_id)
    ran = [r.c[name] for name in RUN]
    asked = (
        select(s.c.id.label("source_id"), s.c.name, s.c.variable, s.c.statement, s.c.mapping, s.c.watermark)
        .add_columns(s.c.last_value, s.c.row_limit, s.c.seconds, *ran)
        .select_from(s.outerjoin(r, (r.c.source_id == s.c.id) & r.c.id.in_(newest)))
        .order_by(s.c.name)
    )
    rows = [dict(row) for row in connection.execute(asked).mappings()]
    for row in rows:
        row["reads"] = "folder" if row.pop("statement") is None else "database"
        row["kind"] = str(row.pop("mapping").get("kind"))
        row["last"] = watermarks.said(row.pop("last_value"))
    kept = ("source_id", "name", "variable", "reads", "kind", "watermark", "last", "row_limit", "seconds", *RUN)
    found = pd.DataFrame(rows, columns=list(kept))
    return _timed(found)


def source_runs(connection: Connection, scope: Scope, source_id: int, limit: int = 20) -> pd.DataFrame:
    """The last times a source was read, the newest first. Columns: run_id and those of `sources` about a run."""
    r = visible(source_run, scope)
    asked = select(r.c.id.label("run_id"), *(r.c[name] for name in RUN)).where(r.c.source_id == source_id)
    rows = connection.execute(asked.order_by(r.c.id.desc()).limit(limit)).mappings().all()
    return _timed(pd.DataFrame(rows, columns=["run_id", *RUN]))


RUN = (
    "started_at", "ended_at", "files", "rows_read", "rows_new", "rows_changed", "rows_unchanged", "rows_refused",
    "error", "details",
)  # fmt: skip


def _timed(found: pd.DataFrame) -> pd.DataFrame:
    for name in ("started_at", "ended_at"):
        found[name] = pd.to_datetime(found[name], utc=True)
    return found


def _row(connection: Connection, scope: Scope, **which: Any) -> RowMapping | None:
    s = visible(import_source, scope)
    rules = [s.c[key] == value for key, value in which.items()]
    return connection.execute(select(s).where(*rules)).mappings().first()


def _source(row: RowMapping) -> Source:
    return Source(
        row["id"], row["name"], row["variable"], row["statement"], row["watermark"], row["last_value"],
        Mapping.from_json(json.dumps(row["mapping"])), row["system"], row["row_limit"], row["seconds"],
    )  # fmt: skip
