"""Commands on entries that are there already: a form sent again does nothing, another under its key is told.

What a form makes new keeps its request key itself (data_access/entries.py); what it does to others is kept here.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from data_access.clock import Clock
from data_access.entries import content_hash
from data_access.rejected import Rejected
from data_access.schema import request
from data_access.scope import Scope


def done_before(
    connection: Connection, command: str, content: Mapping[str, Any], *, by: Scope, request_key: str
) -> int | None:
    """The entry to which this person's `request_key` did `command` already, None if it did nothing yet.

    Raises:
        Rejected: "request_key_reused": it did something else.
    """
    asked = select(request.c.entry_id, request.c.command, request.c.request_hash).where(
        request.c.member_id == by.member_id, request.c.request_key == request_key
    )
    found = connection.execute(asked).first()
    if found is None:
        return None
    if (found.command, found.request_hash) != (command, content_hash(content)):
        raise Rejected("request_key_reused")
    return int(found.entry_id)


def remember(
    connection: Connection,
    command: str,
    content: Mapping[str, Any],
    *,
    by: Scope,
    clock: Clock,
    request_key: str,
    entry_id: int,
) -> None:
    """Keep what `request_key` did, in the transaction that did it."""
    connection.execute(
        insert(request).values(
            member_id=by.member_id,
            request_key=request_key,
            request_hash=content_hash(content),
            command=command,
            entry_id=entry_id,
            created_at=clock.now,
        )
    )


def once(
    connection: Connection,
    command: str,
    content: Mapping[str, Any],
    work: Callable[[], int],
    *,
    by: Scope,
    clock: Clock,
    request_key: str,
) -> int:
    """What `work` answers (an id or a number); done again under the same key, what it answered then.

    Raises:
        Rejected: "request_key_reused", and what `work` raises.
    """
    before = done_before(connection, command, content, by=by, request_key=request_key)
    if before is not None:
        return before
    found = work()
    remember(connection, command, content, by=by, clock=clock, request_key=request_key, entry_id=found)
    return found
