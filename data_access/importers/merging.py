"""Staged rows meet the rows that are there: which are new, which changed, and what they were before.

All of it are statements over whole tables, inside the one writing transaction. A row is the same row if its source
and its key there are the same.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Subquery,
    Table,
    and_,
    case,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    text,
    union,
    update,
)  # fmt: skip

from data_access.dialect import gathered, is_postgresql, row_image
from data_access.erasing.personal import TEXTS
from data_access.erasing.silence import silenced
from data_access.importers.staging import make, temporary
from data_access.schema import import_batch, import_change
from data_access.schema.columns import Utc
from data_access.stamps import stamp, stamp_selected

NewDays = dict[date | None, int]  # how many rows are new on each day


@dataclass(frozen=True)
class Writer:
    """Who brings what: the batch, its moment, the member behind it."""

    batch_id: int | None  # None in a dry run
    stored_at: Any
    member_id: int | None


@dataclass(frozen=True)
class Part:
    """What the staged rows become in one table.

    staged: one row per row to be there, with `seq` (its own number), `key` and every column of `columns`; for each
    name in `keeps` also stated_<name>, what the file itself says: where it says nothing, a row that is there keeps
    what it has, because what was true at the event stays true. `keeps_where`: only if so.
    same: whether a staged and a stored row are one; by default source and source_key.
    at_first: further columns of a new row with their values, which are settled later.
    follows: columns that follow from others; a row that differs in them alone is as it was.
    """

    target: Table
    staged: Subquery
    columns: tuple[str, ...]
    source: str
    keeps: frozenset[str] = frozenset()
    same: Callable[[FromClause, Subquery], ColumnElement[bool]] | None = None
    at_first: tuple[tuple[str, ColumnElement[Any]], ...] = ()
    follows: frozenset[str] = frozenset()
    matched: Table = field(init=False)
    keeps_where: Callable[[FromClause, Subquery], ColumnElement[bool]] | None = None
    silenced: ColumnElement[bool] | None = field(init=False, default=None)  # rows that never get a text again

    def __post_init__(self) -> None:
        matched = temporary(
            f"matched_{self.target.name}",
            Column("seq", Integer, primary_key=True),
            Column("id", Integer),
            Column("changed", Boolean),
        )
        object.__setattr__(self, "matched", matched)

    def is_same(self) -> ColumnElement[bool]:
        if self.same is not None:
            return self.same(self.target, self.staged)
        return and_(self.target.c.source == self.source, self.target.c.source_key == self.staged.c.key)

    def wanted(self, name: str) -> ColumnElement[Any]:
        """What a row that is there should hold."""
        if self.silenced is not None and name in TEXTS.get(self.target, ()):
            return case((self.silenced, self.target.c[name]), else_=self.staged.c[name])
        if self.silenced is not None and name in ("customer_id", "member_id"):  # or they would be silent no longer
            kept = func.coalesce(self.staged.c[name], self.target.c[name])
            return case((self.silenced, kept), else_=self.staged.c[name])
        if name in self.keeps:
            kept = func.coalesce(self.staged.c[f"stated_{name}"], self.target.c[name], self.staged.c[name])
            if self.keeps_where is None:
                return kept
            return case((self.keeps_where(self.target, self.staged), kept), else_=self.staged.c[name])
        return self.staged.c[name]


def match(connection: Connection, part: Part) -> None:
    """Find the rows that are there already, and whether the file says something else about them."""
    make(connection, part.matched)
    if part.same is None and not _any(connection, part):
        return
    object.__setattr__(part, "silenced", silenced(connection, part.target))
    compared = [name for name in part.columns if name not in part.follows]
    differs = or_(*(part.target.c[name].is_distinct_from(part.wanted(name)) for name in compared))
    found = select(part.staged.c.seq, part.target.c.id, differs).join_from(part.staged, part.target, part.is_same())
    connection.execute(insert(part.matched).from_select(["seq", "id", "changed"], found))
    gathered(connection, part.matched)


def _any(connection: Connection, part: Part) -> bool:
    there = select(part.target.c.id).where(part.target.c.source == part.source).limit(1)
    return connection.execute(there).first() is not None


def new_days(connection: Connection, part: Part) -> NewDays:
    """How many rows are new on each day, after the part was matched."""
    on = part.staged.c[part.target.info["day"]]
    asked = select(on, func.count()).where(*new_rows(connection, part)).group_by(on)
    return {day: number for day, number in connection.execute(asked)}  # noqa: C416


def put(connection: Connection, part: Part, writer: Writer, new: NewDays) -> None:
    """Update what changed, keeping what it was, and insert what is new; stamp every day touched."""
    target, matched = part.target, part.matched
    days = select(target.c[target.info["day"]])
    changed = select(matched.c.id).where(matched.c.changed)
    if connection.execute(changed.limit(1)).first() is not None:
        keep(connection, target, target.c.id.in_(changed), writer)
        stamp_selected(connection, target, days.where(target.c.id.in_(changed)))
        values = {name: part.wanted(name) for name in part.columns}
        same = and_(target.c.id == matched.c.id, matched.c.seq == part.staged.c.seq, matched.c.changed)
        connection.execute(update(target).values(values).where(same))
        stamp_selected(connection, target, days.where(target.c.id.in_(changed)))
    if not new:
        return
    stamp(connection, target, new)
    always: dict[str, Any] = {"batch_id": writer.batch_id, **dict(part.at_first)}
    if "source" in target.c:
        always |= {"source": part.source, "created_at": literal(writer.stored_at, Utc), "created_by": writer.member_id}
    named = [*part.columns, *(["source_key"] if "source" in target.c else []), *always]
    values_of = [
        *(part.staged.c[name] for name in part.columns),
        *([part.staged.c.key] if "source" in target.c else []),
        *(
            value if isinstance(value, ColumnElement) else literal(value, target.c[name].type)
            for name, value in always.items()
        ),
    ]
    rows = select(*values_of).where(*new_rows(connection, part)).order_by(part.staged.c.seq)
    with _indexes_afterwards(connection, target, sum(new.values())):
        connection.execute(insert(target).from_select(named, rows))


@contextmanager
def _indexes_afterwards(connection: Connection, target: Table, new: int) -> Iterator[None]:
    """Where more rows come than there are, build the indexes anew behind them: sorting takes half as long as finding
    the place of each row in each index. Uniqueness is watched meanwhile all the same."""
    if is_postgresql(connection):  # where nobody may even read the table while it loses an index
        yield
        return
    there = connection.execute(select(func.max(target.c.id))).scalar_one() or 0
    asked = text("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = :name AND sql IS NOT NULL")
    found = connection.execute(asked, {"name": target.name}).all() if new > there else []
    for name, _ in found:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    yield
    for _, made in found:
        connection.exec_driver_sql(made)


def new_rows(connection: Connection, part: Part) -> list[ColumnElement[bool]]:
    """Which staged rows are not there yet; no condition if none is."""
    if connection.execute(select(part.matched.c.seq).limit(1)).first() is None:
        return []
    return [part.staged.c.seq.not_in(select(part.matched.c.seq))]


def remove(connection: Connection, target: Table, which: ColumnElement[bool], writer: Writer) -> None:
    """Delete rows that a corrected file no longer has, keeping what they were."""
    if connection.execute(select(target.c.id).where(which).limit(1)).first() is None:
        return
    keep(connection, target, which, writer)
    stamp_selected(connection, target, select(target.c[target.info["day"]]).where(which))
    connection.execute(delete(target).where(which))


def keep(connection: Connection, target: Table, which: ColumnElement[bool], writer: Writer) -> None:
    """Write down what rows are before this import changes them; the first image counts, it is the oldest."""
    image = row_image(connection, target)
    seen = select(import_change.c.row_id).where(
        import_change.c.batch_id == writer.batch_id, import_change.c.table_name == target.name
    )
    rows = select(literal(writer.batch_id), literal(target.name), target.c.id, image).where(
        which, target.c.id.not_in(seen), target.c.batch_id.is_distinct_from(writer.batch_id)
    )
    connection.execute(insert(import_change).from_select(["batch_id", "table_name", "row_id", "before"], rows))


@dataclass(frozen=True)
class Counted:
    """How many of a file's rows (each key once) are new, say something else than before, or nothing else."""

    new: int
    changed: int
    unchanged: int


# Rows of which something changed that their own parts do not show.
changed_elsewhere = temporary("changed_elsewhere", Column("seq", Integer, primary_key=True))


def count(connection: Connection, stage: Table, parts: list[Part], new: list[Part]) -> Counted:
    """Count the staged rows after their parts were matched; `new` are the parts of which any row is new.

    A row is new if no part of it was there, and changed if one part was and any differs, is new or is gone.
    """
    total = _size(connection, stage)
    there = union(*(select(part.matched.c.seq) for part in parts)).subquery("there")
    known = _size(connection, there)
    if not known:
        return Counted(total, 0, 0)
    different = [select(part.matched.c.seq).where(part.matched.c.changed) for part in parts]
    different.append(select(changed_elsewhere.c.seq))
    for part in new if len(parts) > 1 else []:
        different.append(select(part.staged.c.seq).where(*new_rows(connection, part)))
    changed = select(func.count()).select_from(there).where(there.c.seq.in_(union(*different)))
    number = int(connection.execute(changed).scalar_one())
    return Counted(total - known, number, known - number)


def _size(connection: Connection, rows: FromClause) -> int:
    return int(connection.execute(select(func.count()).select_from(rows)).scalar_one())


def new_batch(connection: Connection, values: dict[str, Any]) -> int:
    """The row of this import; its numbers are filled in when all is stored."""
    return int(connection.execute(insert(import_batch).values(values)).inserted_primary_key[0])  # type: ignore[index]
