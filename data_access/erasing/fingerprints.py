"""Fingerprints of who was erased: with the database's own key, so that nobody without it can try out names.

A fingerprint answers one question only: is this the number, address or name of somebody who was erased? Importers ask
it of every row (data_access/importers/erased_rows.py).
"""

import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, insert, select

from data_access.dialect import upsert
from data_access.schema import erased, setting

KEY = "erasing_key"
PSEUDONYM = "erased:"

CUSTOMER, MEMBER, ENTRY = "customer", "member", "entry"
# A member is known by a staff number or an address, and, in files without either, by name.
MEMBERS_NAME = "member name"


def key_of(connection: Connection) -> bytes:
    """The database's key, made when something is erased for the first time."""
    found = _key(connection)
    if found is None:
        made = upsert(connection, setting).values(key=KEY, value=secrets.token_hex(32))
        connection.execute(made.on_conflict_do_nothing())
        found = _key(connection)
    assert found is not None
    return found


def _key(connection: Connection) -> bytes | None:
    found = connection.execute(select(setting.c.value).where(setting.c.key == KEY)).scalar()
    return None if found is None else bytes.fromhex(found)


def fingerprint(key: bytes, sort: str, value: str) -> str:
    """The fingerprint of a value that stands for somebody, or something, of a sort."""
    return hmac.new(key, f"{sort}\0{value}".encode("utf-8", "surrogatepass"), sha256).hexdigest()


def pseudonym(key: bytes, sort: str, value: str) -> str:
    """What stands in place of a number that named somebody: always the same one, so that equal stays equal."""
    return PSEUDONYM + fingerprint(key, sort, value)[:40]


def remember(connection: Connection, kind: str, row_id: int, values: Iterable[tuple[str, str]], now: datetime) -> None:
    """Let imports refuse what names this row by one of `values` (sort, value)."""
    key = key_of(connection)
    known = set(connection.execute(select(erased.c.fingerprint).where(erased.c.kind == kind)).scalars())
    found = {fingerprint(key, sort, value) for sort, value in values} - known
    rows = [{"fingerprint": each, "kind": kind, "row_id": row_id, "erased_at": now} for each in sorted(found)]
    if rows:
        connection.execute(insert(erased), rows)


class Known:
    """The fingerprints there are, read once; without any it costs nothing to ask."""

    def __init__(self, connection: Connection) -> None:
        self._key = _key(connection)
        self._kinds: dict[str, str] = {}
        if self._key is not None:
            asked = select(erased.c.fingerprint, erased.c.kind)
            self._kinds = {row.fingerprint: row.kind for row in connection.execute(asked)}

    def __bool__(self) -> bool:
        return bool(self._kinds)

    def has(self, sort: str, value: str) -> bool:
        """Whether this stands for somebody, or something, that was erased."""
        return self._key is not None and fingerprint(self._key, sort, value) in self._kinds

    def any_of(self, kind: str) -> bool:
        """Whether anything of that kind was erased."""
        return kind in self._kinds.values()
