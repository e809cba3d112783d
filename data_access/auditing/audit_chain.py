"""Whether the audit is whole: nothing edited, removed or added past the program, up to the newest entry."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import SQLAlchemyError

from data_access.auditing.audit import BEGINNING, entry_hash
from data_access.schema import audit_entry, audit_head

SLICE = 5_000
HASHED = [column for column in audit_entry.c if column.name != "hash"]


@dataclass(frozen=True)
class Link:
    """A place in the chain up to which everything is known to be whole: the number of an entry and its hash."""

    number: int = 0
    hash: str = BEGINNING


START = Link()


@dataclass(frozen=True)
class Verified:
    """How far the chain is whole, and the number at which it is not; `done` says whether anything is left to look at.

    Of an entry that was edited or removed the number is its own, of one that was added past the program, too.
    """

    upto: Link
    entries: int
    broken: int | None
    done: bool

    @property
    def whole(self) -> bool:
        return self.done and self.broken is None


def verify(connection: Connection, *, after: Link = START, slices: int | None = None) -> Verified:
    """Walk along the chain, from `after` on: to its end, or for so many slices of entries."""
    newest, numbered = _head(connection)
    at = after
    if _lowest(connection) < 1:
        return Verified(Link(), newest.number, _lowest(connection), True)
    walked = 0
    while slices is None or walked < slices:
        walked += 1
        found = _slice(connection, at)
        for number, row in found:
            if row is None or number != at.number + 1 or row["previous"] != at.hash or row["hash"] != _hash(row):
                return Verified(at, newest.number, at.number + 1, True)
            at = Link(number, row["hash"])
        if len(found) < SLICE:
            broken = None
            if not numbered or at.number < newest.number:
                broken = at.number + 1  # the last ones are gone
            elif at.number > newest.number:
                broken = newest.number + 1  # added without the head
            elif at.hash != newest.hash:
                broken = at.number
            return Verified(at, newest.number, broken, True)
    return Verified(at, newest.number, None, False)


def hash_of(connection: Connection, number: int) -> str | None:
    """The hash of an entry as it stands; None where there is no such entry."""
    if number == 0:
        return BEGINNING
    found: str | None = connection.execute(select(audit_entry.c.hash).where(audit_entry.c.id == number)).scalar()
    return found


def _head(connection: Connection) -> tuple[Link, bool]:
    found = connection.execute(select(audit_head.c.number, audit_head.c.hash).where(audit_head.c.id == 1)).first()
    return (Link(), False) if found is None else (Link(found.number, found.hash), True)


def _lowest(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.min(audit_entry.c.id), 1))).scalar_one())


def _slice(connection: Connection, after: Link) -> list[tuple[int, Any]]:
    """The next entries, each with its number; None for one that cannot even be read."""
    following = select(audit_entry).where(audit_entry.c.id > after.number).order_by(audit_entry.c.id).limit(SLICE)
    try:
        return [(row["id"], row) for row in connection.execute(following).mappings()]
    except (SQLAlchemyError, ValueError, TypeError):
        return [(number, _readable(connection, number)) for number in _numbers(connection, after)]


def _numbers(connection: Connection, after: Link) -> list[int]:
    asked = select(audit_entry.c.id).where(audit_entry.c.id > after.number).order_by(audit_entry.c.id).limit(SLICE)
    return list(connection.execute(asked).scalars())


def _readable(connection: Connection, number: int) -> Any:
    try:
        return connection.execute(select(audit_entry).where(audit_entry.c.id == number)).mappings().one()
    except (SQLAlchemyError, ValueError, TypeError):
        return None


def _hash(row: Any) -> str | None:
    try:
        return entry_hash(**{column.name: row[column] for column in HASHED})
    except (ValueError, TypeError, AttributeError):  # what stands there is no moment, or nothing that JSON knows
        return None
