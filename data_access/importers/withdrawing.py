"""Taking an import back: what it added goes, what it changed becomes what it was."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    CompoundSelect,
    Connection,
    Engine,
    Index,
    Integer,
    Select,
    Table,
    UniqueConstraint,
    and_,
    delete,
    insert,
    literal_column,
    or_,
    select,
    union,
    update,
)
from sqlalchemy.schema import CreateIndex, DropIndex

from data_access.acting import guarded
from data_access.auditing import audit
from data_access.auditing.audit import What
from data_access.clock import Clock
from data_access.dialect import image_value, insert_if_new, is_postgresql, upsert
from data_access.importers import staging
from data_access.members.administration import keeping_an_administrator
from data_access.rejected import Rejected
from data_access.schema import (
    audit_entry,
    complaint,
    complaint_event,
    complaint_pause,
    complaint_stage,
    customer,
    import_batch,
    import_change,
    interaction,
    member,
    member_role,
    metadata,
    purchase,
    survey_answer,
    team,
)
from data_access.scope import Action, Scope, require
from data_access.settling import settle_first_contacts, settle_first_purchases, settle_recurrences
from data_access.stamps import stamp_selected
from data_access.training.duties import forget_duties
from data_access.workflow.passing import settle_passing

# Others may have come to rely on them: they go only when nothing names them any more.
SHARED = (customer, team, member)

# What goes with a complaint, whoever made it.
OF_COMPLAINT = (complaint_stage, complaint_event, complaint_pause)

# With fewer, indexes take longer to make than rows to search for.
MANY_ROWS = 2_000

_touched = staging.temporary("touched_customer", Column("id", Integer, primary_key=True))
_touched_complaint = staging.temporary("touched_complaint", Column("id", Integer, primary_key=True))

# What is settled anew for whom, once rows of a table came or went.
OF_TOUCHED: dict[Table, dict[Table, Column[Any]]] = {
    _touched: {table: table.c.customer_id for table in (interaction, complaint, purchase)},
    _touched_complaint: {complaint_stage: complaint_stage.c.complaint_id},
}


def withdraw_import(engine: Engine, scope: Scope, batch_id: int, clock: Clock) -> None:
    """Withdraw an import, in one transaction.

    Teams, members and customers that it made stay if something else names them by now. What was there before it and
    somebody worked on after it stays as it is: complaints with further steps, which rest on what it said, low scores
    that were followed up, and what was voided.

    Raises:
        NotAllowed: `scope` may not import.
        Rejected: "import_unknown", "import_withdrawn", "import_changed_later" (naming the later import),
            "last_administrator": nobody else who signs in administers.
    """
    require(scope, Action.IMPORT)
    connection = engine.connect()
    try:
        # With foreign keys on, every deleted row searches all tables that could name it, most of them without an
        # index on that. On SQLite they are off for this connection, and what could be left hanging is looked for at
        # once; PostgreSQL gets the indexes for as long as it takes.
        staging.prepare(connection)
        with connection.execution_options(writes=True).begin():
            rows = _check(connection, batch_id)
            with keeping_an_administrator(connection), _indexed(connection, rows):
                _withdraw(connection, batch_id)
            marked = {"withdrawn_at": clock.now, "withdrawn_by": scope.member_id}
            connection.execute(update(import_batch).where(import_batch.c.id == batch_id).values(marked))
            told: dict[str, Any] = {"about": import_batch.name, "about_id": batch_id}
            audit.record(connection, scope.member_id, What.IMPORT_WITHDRAWN, clock, **told)
            if not is_postgresql(connection):
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone()
                if broken is not None:
                    raise RuntimeError(f"withdrawing import {batch_id} leaves rows of {broken[0]} pointing nowhere")
    finally:
        staging.forget(connection)


@contextmanager
def _indexed(connection: Connection, rows: int) -> Iterator[None]:
    """On PostgreSQL, where many rows go: an index on every column that may name them, for those that have none.

    Where the wall stands, without: only the tables' owner may make one.
    """
    made = []
    if is_postgresql(connection) and rows >= MANY_ROWS and not guarded(connection.engine):
        for number, column in enumerate(_references()):
            index = Index(f"ix_while_withdrawing_{number}", column)
            column.table.indexes.discard(index)  # or the schema would have it for good
            connection.execute(CreateIndex(index))
            made.append(index)
    yield
    for index in made:
        connection.execute(DropIndex(index))


def _references() -> Iterator[Column[Any]]:
    """Columns that name a row of a table from which an import may take rows, without an index that begins with them."""
    for table in metadata.sorted_tables:
        unique = [each for each in table.constraints if isinstance(each, UniqueConstraint)]
        keys = [index.columns for index in table.indexes] + [each.columns for each in unique]
        leading = {next(iter(columns)).name for columns in [*keys, table.primary_key.columns]}
        for column in table.columns:
            if column.foreign_keys and column.name not in leading:
                yield column


def _check(connection: Connection, batch_id: int) -> int:
    """Raise Rejected if it cannot be withdrawn; return how many rows it brought."""
    batch = connection.execute(select(import_batch).where(import_batch.c.id == batch_id)).first()
    if batch is None:
        raise Rejected("import_unknown")
    if batch.withdrawn_at is not None:
        raise Rejected("import_withdrawn")
    later, own = import_change, import_change.alias("own")
    for name in connection.execute(select(later.c.table_name).where(later.c.batch_id > batch_id).distinct()).scalars():
        table = metadata.tables[name]
        changed_too = select(own.c.row_id).where(own.c.batch_id == batch_id, own.c.table_name == name)
        rules = [later.c.row_id.in_(changed_too)]
        if "batch_id" in table.c:
            rules.append(later.c.row_id.in_(select(table.c.id).where(table.c.batch_id == batch_id)))
        asked = (
            select(import_batch.c.id, import_batch.c.filename)
            .join(later, later.c.batch_id == import_batch.c.id)
            .where(later.c.batch_id > batch_id, later.c.table_name == name, or_(*rules))
        )
        found = connection.execute(asked.order_by(import_batch.c.id.desc()).limit(1)).first()
        if found is not None:
            raise Rejected("import_changed_later", batch=found.id, filename=found.filename)
    return int(batch.rows_new)


def _leave_worked_on(connection: Connection, batch_id: int) -> None:
    """Forget what was before it of rows that it only changed and that somebody worked on since."""
    e, s, i = complaint_event.c, complaint_stage.c, import_change.c
    stored_at = select(import_batch.c.stored_at).where(import_batch.c.id == batch_id).scalar_subquery()
    others = select(complaint.c.id).where(complaint.c.batch_id.is_distinct_from(batch_id))
    steps = select(e.complaint_id).where(e.created_at >= stored_at, e.complaint_id.in_(others))
    since: dict[Table, CompoundSelect[tuple[int]] | Select[tuple[int]]] = {
        table: select(table.c.id).where(table.c.voided_at >= stored_at, table.c.batch_id.is_distinct_from(batch_id))
        for table in (interaction, complaint)
    }
    worked_on = since[complaint] = union(steps, since[complaint])
    a = survey_answer.c
    since[survey_answer] = select(a.id).where(or_(a.voided_at >= stored_at, a.followed_up_at >= stored_at))
    rows = [and_(i.table_name == table.name, i.row_id.in_(ids)) for table, ids in since.items()]
    stage_of = image_value(connection, i.before, s.complaint_id)
    rows.append(and_(i.table_name == complaint_stage.name, stage_of.in_(worked_on)))
    connection.execute(delete(import_change).where(i.batch_id == batch_id, or_(*rows)))
    stages = and_(s.batch_id == batch_id, s.complaint_id.in_(worked_on))
    connection.execute(update(complaint_stage).where(stages).values(batch_id=None))


def _withdraw(connection: Connection, batch_id: int) -> None:
    _leave_worked_on(connection, batch_id)
    _remember_customers(connection, batch_id)
    _restore(connection, batch_id)
    for case, link in ((interaction, "interaction_id"), (complaint, "complaint_id")):
        _unlink(connection, case, link, batch_id)
    with_batch = [table for table in reversed(metadata.sorted_tables) if "batch_id" in table.c and "id" in table.c]
    running = ("import_refusal", "import_change")
    for table in with_batch:
        if table not in SHARED and table.name not in running:
            _remove(connection, table, table.c.batch_id == batch_id)
    forget_duties(connection, select(member.c.id).where(member.c.batch_id == batch_id))
    for table in (customer, team, member):  # a team names its lead
        _remove(connection, table, and_(table.c.batch_id == batch_id, _named_by_nothing(table)))
    connection.execute(delete(import_change).where(import_change.c.batch_id == batch_id))
    settle_first_contacts(connection, select(_touched.c.id))
    settle_recurrences(connection, select(_touched.c.id))
    settle_passing(connection, select(_touched_complaint.c.id))
    settle_first_purchases(connection, select(_touched.c.id))


def _remember_customers(connection: Connection, batch_id: int) -> None:
    """Customers whose cases or purchases come or go, and complaints whose stages do."""
    for touched, tables in OF_TOUCHED.items():
        touched.create(connection)
        for table, column in tables.items():
            changed = select(import_change.c.row_id).where(
                import_change.c.batch_id == batch_id, import_change.c.table_name == table.name
            )
            ids = select(column).where(or_(table.c.batch_id == batch_id, table.c.id.in_(changed)), column.is_not(None))
            insert_if_new(connection, touched, ["id"], ids.distinct())


def _restore(connection: Connection, batch_id: int) -> None:
    """Give changed rows their old values back, and removed ones themselves."""
    c = import_change.c
    asked = select(c.table_name).where(c.batch_id == batch_id).distinct()
    for name in connection.execute(asked).scalars().all():
        if name == member_role.name:
            _restore_roles(connection, batch_id)
            continue
        table = metadata.tables[name]
        images = select(c.row_id).where(c.batch_id == batch_id, c.table_name == name)
        _stamp(connection, table, table.c.id.in_(images))
        # The stored values themselves, not through Python: what the database wrote is what it gets back.
        values = [image_value(connection, literal_column("import_change.before"), column) for column in table.columns]
        chosen = select(*values).where(c.batch_id == batch_id, c.table_name == name)
        names = [column.name for column in table.columns]
        back = upsert(connection, table).from_select(names, chosen)
        key = [column.name for column in table.primary_key]
        connection.execute(
            back.on_conflict_do_update(
                index_elements=key, set_={each: back.excluded[each] for each in names if each not in key}
            )
        )
        _stamp(connection, table, table.c.id.in_(images))
        for touched, tables in OF_TOUCHED.items():
            if (named := tables.get(table)) is not None:
                ids = select(named).where(table.c.id.in_(images), named.is_not(None))
                insert_if_new(connection, touched, ["id"], ids.distinct())


def _restore_roles(connection: Connection, batch_id: int) -> None:
    c = import_change.c
    asked = select(c.row_id, c.before).where(c.batch_id == batch_id, c.table_name == member_role.name)
    for member_id, before in connection.execute(asked).all():
        connection.execute(delete(member_role).where(member_role.c.member_id == member_id))
        roles = json.loads(before)["roles"] if isinstance(before, str) else before["roles"]
        if roles:
            connection.execute(insert(member_role), [{"member_id": member_id, "role": role} for role in roles])


def _unlink(connection: Connection, case: Table, link: str, batch_id: int) -> None:
    """Answers and invitations of others keep what they say, without the case that goes."""
    going = select(case.c.id).where(case.c.batch_id == batch_id)
    for table in metadata.sorted_tables:
        if link not in table.c:
            continue
        if table in OF_COMPLAINT:
            _remove(connection, table, table.c[link].in_(going))
            continue
        others = and_(table.c[link].in_(going), table.c.batch_id.is_distinct_from(batch_id))
        connection.execute(update(table).where(others).values({link: None}))


def _remove(connection: Connection, table: Table, which: ColumnElement[bool]) -> None:
    _stamp(connection, table, which)
    if table is member:
        connection.execute(delete(member_role).where(member_role.c.member_id.in_(select(member.c.id).where(which))))
    connection.execute(delete(table).where(which))


def _stamp(connection: Connection, table: Table, which: ColumnElement[bool]) -> None:
    if day := table.info.get("day"):
        stamp_selected(connection, table, select(table.c[day]).where(which))


@cache
def _named_by_nothing(table: Table) -> ColumnElement[bool]:
    """That no other row points at a row of `table`; roles go with their member."""
    rules = []
    for other in metadata.sorted_tables:
        for column in other.columns if other is not member_role else ():
            if any(key.column is table.c.id for key in column.foreign_keys):
                pointing = other.alias("pointing").c[column.name]
                rules.append(table.c.id.not_in(select(pointing).where(pointing.is_not(None))))
    if table is member:  # an id that the audit names must never be given to somebody else
        for column in (audit_entry.c.member_id, audit_entry.c.about_member_id):
            rules.append(table.c.id.not_in(select(column).where(column.is_not(None))))
    return and_(*rules)
