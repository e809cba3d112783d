"""Running a command of a page, and recording in the same transaction that it changed something."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, event

from data_access.auditing import audit
from data_access.auditing.recorded import ANSWER, RECORDED
from data_access.clock import Clock
from data_access.schema import request
from data_access.scope import Scope

Answer = TypeVar("Answer")


def perform(
    command: Callable[..., Answer], fields: dict[str, Any], *, connection: Connection, scope: Scope, clock: Clock
) -> Answer:
    """Run a command and, if it changed anything that is worth it, record that in the same transaction."""
    told = RECORDED.get(command)
    if told is None:
        return command(connection, scope, **fields)
    with _changes(connection) as changed:
        answer = command(connection, scope, **fields)
    if changed:
        given = {**fields, ANSWER: answer}
        # An entry that is about a row of a table says in its field which one.
        about = given.get(told.about, told.about) if told.about else None
        audit.record(
            connection, scope.member_id, told.what, clock, about_member_id=given.get(told.member), about=about,
            about_id=given.get(told.thing), **{name: given.get(name) for name in told.kept},
        )  # fmt: skip
    return answer


@contextmanager
def _changes(connection: Connection) -> Iterator[set[str]]:
    """The names of the tables in which anything is changed meanwhile; that a form was sent is no change."""
    changed: set[str] = set()

    def after(_connection: Any, cursor: Any, _said: Any, _given: Any, context: Any, _many: bool) -> None:
        if not (context.isinsert or context.isupdate or context.isdelete) or context.compiled is None:
            return
        # While rows are still to be fetched, a cursor does not know how many there are.
        if cursor.rowcount != 0 or context.compiled.effective_returning:
            changed.add(context.compiled.statement.table.name)

    event.listen(connection, "after_cursor_execute", after)
    try:
        yield changed
    finally:
        event.remove(connection, "after_cursor_execute", after)
        changed.discard(request.name)
