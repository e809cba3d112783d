"""Storing a file: staged beside the database first, then one transaction that does all of it or nothing.

`source` names whose numbers the keys are: the kind of file, and the system it came from where there are several of
a kind ("tickets", "tickets:zendesk"). The same number from the same source is the same row; a file with a row that
is there updates it, and the same file again changes nothing. Customer numbers alone are the organisation's.

The file wins: what people changed by hand on an imported row becomes again what a later, different file says of it.
What a row was is kept with the import that changed it, so that the import can be withdrawn.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.exc import OperationalError

from data_access.auditing import audit
from data_access.auditing.audit import What
from data_access.clock import Clock
from data_access.dialect import DRIVERS_FAILURES
from data_access.engine import reading
from data_access.importers import refusals, staging
from data_access.importers.mapping import Mapping
from data_access.importers.merging import Writer, new_batch
from data_access.importers.own_stages import with_own_stages
from data_access.importers.plans import Plan
from data_access.importers.reading import Table
from data_access.importers.reading_in import STAGED_SHARE, Progress, compare, read_into, transaction
from data_access.importers.refusals import Refused
from data_access.rejected import Rejected
from data_access.schema import import_batch
from data_access.scope import Action, Scope, require
from data_access.training.duties import settle_duties


@dataclass(frozen=True)
class Outcome:
    """What an import did, or in a dry run would do.

    read: rows of the file. new, changed, unchanged: cases, customers, ...: one per key. refused_rows: rows not
    stored; refused: their cells as in `Applied` (the first some thousand). repeated: rows whose key came again
    later in the file, where the last one counts. strange: how many are kept although they cannot be true, by code.
    stages_left_out: the file tells of stages, and they were not stored because its rows are interactions.
    known_file: this very file was the last one stored from its source, so nothing had to be compared.
    """

    batch_id: int | None
    read: int
    new: int
    changed: int
    unchanged: int
    refused_rows: int
    refused: pd.DataFrame
    repeated: int
    strange: dict[str, int]
    teams: int
    members: int
    customers: int
    stages_left_out: bool = False
    known_file: bool = False


def store(
    engine: Engine,
    scope: Scope,
    table: Table,
    mapping: Mapping,
    clock: Clock,
    *,
    system: str = "",
    dry_run: bool = False,
    progress: Progress = lambda share, phase: None,
    cancelled: Callable[[], bool] = lambda: False,
    also: Callable[[Connection, int], None] = lambda connection, batch_id: None,
) -> Outcome:
    """Store the file, or with `dry_run` only say what storing it would do.

    `progress` hears the share done and the phase: "reading", "waiting", "storing". `cancelled` is asked all the
    time; when it says True nothing of the file is stored. `also` is done in the transaction that stores the rows.

    Raises:
        NotAllowed: `scope` may not import.
        Rejected: "import_cancelled", "import_waited_too_long", "import_stored_otherwise",
            "import_stored_as_another_kind", what reading the file and its mapping may raise.
    """
    require(scope, Action.IMPORT)
    if mapping.kind in ("contacts", "tickets") and mapping.stores_as is None:
        mapping = replace(mapping, stores_as="complaints" if mapping.kind == "tickets" else "interactions")
    mapping.check(table.columns)
    with reading(engine) as asked:
        mapping = with_own_stages(asked, mapping)
    source = source_of(mapping, system)
    file_hash = hash_of(table.path)
    batch = {
        "kind": mapping.kind,
        "stores_as": mapping.stores_as,
        "filename": table.filename[:300],
        "file_hash": file_hash,
        "mapping": {**json.loads(mapping.to_json()), "source": source, "sheet": table.sheet},
        "stored_by": scope.member_id,
    }
    connection = engine.connect()
    try:
        staging.prepare(connection)
        before = _stored_before(connection, batch)
        if before is None:
            _refuse_stored_as_another_kind(connection, batch)
        connection.rollback()
        if before is not None:
            return before
        plan, refused, read = read_into(connection, table, mapping, source, clock, progress, cancelled)
        compared = compare(connection, plan, cancelled, dry_run=dry_run)
        batch_id = None
        if not dry_run:
            progress(STAGED_SHARE, "waiting")
            with transaction(connection, cancelled):
                if not compared.still(connection):  # somebody wrote meanwhile
                    plan.compare(connection, dry_run=False)
                values = {**batch, "rows_read": read, "stored_at": clock.now}
                batch_id = _store(connection, plan, refused, values, progress, cancelled)
                told: dict[str, Any] = {
                    "about": import_batch.name,
                    "about_id": batch_id,
                    "kind": mapping.kind,
                    "rows": read,
                }
                also(connection, batch_id)
                audit.record(connection, scope.member_id, What.IMPORTED, clock, **told)
        progress(1.0, "storing")
        return _outcome(plan, refused, read, batch_id)
    except (OperationalError, *DRIVERS_FAILURES) as error:
        if cancelled():
            raise Rejected("import_cancelled") from error
        raise
    finally:
        staging.forget(connection)


def source_of(mapping: Mapping, system: str) -> str:
    """Whose numbers the keys of a file are."""
    return f"{mapping.kind}:{system}"[:60] if system else mapping.kind


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, by which it is known again."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _stored_before(connection: Connection, batch: dict[str, Any]) -> Outcome | None:
    """The outcome if this very file, read in this very way, was the last stored from its source.

    Whatever of its rows was changed since by hand stays as the hand left it.
    """
    stored = import_batch.c
    asked = select(import_batch).where(stored.withdrawn_at.is_(None), stored.kind == batch["kind"])
    for last in connection.execute(asked.order_by(stored.id.desc())):
        if last.mapping.get("source") != batch["mapping"]["source"]:
            continue
        same = ("file_hash", "stores_as", "mapping")
        if any(getattr(last, name) != batch[name] for name in same):
            return None
        kept = last.rows_new + last.rows_changed + last.rows_unchanged
        repeated = 0 if last.mapping["event_log"] else last.rows_read - kept - last.rows_refused
        refused = refusals.shown(connection, last.id)
        return Outcome(
            None, last.rows_read, 0, 0, kept, last.rows_refused, refused, repeated, {}, 0, 0, 0, known_file=True
        )
    return None


def _refuse_stored_as_another_kind(connection: Connection, batch: dict[str, Any]) -> None:
    """One file brought as contacts and as tickets, say, would count each of its rows twice."""
    stored = import_batch.c
    same = select(import_batch).where(
        stored.withdrawn_at.is_(None), stored.file_hash == batch["file_hash"], stored.kind != batch["kind"]
    )
    for other in connection.execute(same.order_by(stored.id)).mappings():
        if other["mapping"].get("sheet") == batch["mapping"]["sheet"] and _facts_of(dict(other)) & _facts_of(batch):
            raise Rejected("import_stored_as_another_kind", batch=other["id"])


def _facts_of(batch: dict[str, Any]) -> set[str]:
    """Which facts the rows of an import become; people and customers may come from any file."""
    answered = {"answers"} if "score" in batch["mapping"]["columns"] else set()
    return {"contacts": {"cases"} | answered, "tickets": {"cases"}, "answers": {"answers"}}.get(batch["kind"], set())


def _store(
    connection: Connection,
    plan: Plan,
    refused: Refused,
    values: dict[str, Any],
    progress: Progress,
    cancelled: Callable[[], bool],
) -> int:
    def step(share: float) -> None:
        if cancelled():
            raise Rejected("import_cancelled")
        progress(STAGED_SHARE + (1 - STAGED_SHARE) * share, "storing")

    step(0)
    zeros = dict.fromkeys(("rows_new", "rows_changed", "rows_unchanged"), 0)  # until all is stored
    strange = sum(plan.strange.values())
    batch_id = new_batch(connection, {**values, **zeros, "rows_refused": refused.rows, "rows_strange": strange})
    writer = Writer(batch_id, values["stored_at"], values["stored_by"])
    plan.write(connection, writer, lambda share: step(0.1 + 0.8 * share))
    settle_duties(connection, clock=plan.clock)  # of whoever it brought
    counted = {f"rows_{name}": number for name, number in asdict(plan.counted).items()}
    connection.execute(update(import_batch).where(import_batch.c.id == batch_id).values(counted))
    refused.store(connection, batch_id)
    step(1)
    return batch_id


def _outcome(plan: Plan, refused: Refused, read: int, batch_id: int | None) -> Outcome:
    counted, (teams, members, customers) = plan.counted, plan.made
    return Outcome(
        batch_id, read, counted.new, counted.changed, counted.unchanged, refused.rows, refused.shown(), plan.repeated,
        plan.strange, teams, members, customers,
        stages_left_out=plan.mapping.event_log and plan.mapping.stores_as == "interactions",
    )  # fmt: skip
