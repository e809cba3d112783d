"""Changing the stages of complaints: the organisation renames them, and adds, moves and retires its own.

A stage is never removed: its code stands in stories and on facts. A retired one is entered no more; what is in it can
be moved on, sent back and resolved as before. Replaying a story asks nobody for today's order (workflow/moves.py).
"""

from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access.clock import Clock
from data_access.importers.choices import ENDED, plain, vocabulary
from data_access.rejected import Rejected
from data_access.requests import once
from data_access.schema import stage
from data_access.scope import Action, Scope, require, visible
from data_access.workflow.moves import AFTER, ANSWERED, OWN, RECEIVED, is_own
from metrics.words import Text, spoken

LONGEST_NAME = 100  # as long as its column
MOST_OWN = 30  # more would not be told apart, in a list or a chart


def add_stage(
    connection: Connection,
    scope: Scope,
    *,
    name: str,
    name_en: str | None = None,
    after_id: int,
    clock: Clock,
    request_key: str,
) -> int:
    """Add a stage of the organisation's own behind another one, and return its stage_id.

    Raises:
        NotAllowed, Rejected: "stage_unknown", "stage_place", "stage_name_missing", "stage_name_taken",
            "stage_name_ends", "stage_name_too_long", "too_many_stages", "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)

    def work() -> int:
        rows = _rows(connection, by=scope)
        own = [int(row.code.removeprefix(OWN)) for row in rows if is_own(row.code)]
        if len(own) >= MOST_OWN:
            raise Rejected("too_many_stages", count=len(own))
        _may_follow(rows, after_id)
        named = _named(rows, name, name_en)
        made = {**named, "code": f"{OWN}{max(own, default=0) + 1}", "position": len(rows), "created_at": clock.now}
        key = int(
            connection.execute(
                insert(stage).values(**made, created_by=scope.member_id).returning(stage.c.id)
            ).scalar_one()
        )
        _put_behind(connection, [row.id for row in rows], key, after_id)
        return key

    content = {"name": name, "name_en": name_en, "after_id": after_id}
    return once(connection, "add_stage", content, work, by=scope, clock=clock, request_key=request_key)


def rename_stage(
    connection: Connection,
    scope: Scope,
    *,
    stage_id: int,
    name: str,
    name_en: str | None = None,
    clock: Clock,
    request_key: str,
) -> int:
    """Call a stage something else, also one that everybody has, and return its stage_id.

    Raises:
        NotAllowed, Rejected: "stage_unknown", the reasons of a name, "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)

    def work() -> int:
        rows = _rows(connection, by=scope)
        _chosen(rows, stage_id)
        named = _named(rows, name, name_en, of=stage_id)
        connection.execute(update(stage).where(stage.c.id == stage_id).values(named))
        return stage_id

    content = {"stage_id": stage_id, "name": name, "name_en": name_en}
    return once(connection, "rename_stage", content, work, by=scope, clock=clock, request_key=request_key)


def move_stage(
    connection: Connection, scope: Scope, *, stage_id: int, after_id: int, clock: Clock, request_key: str
) -> int:
    """Let a stage of the organisation's own stand behind another one, and return its stage_id. Complaints that are in
    it stay in it, and go on from there by the new order.

    Raises:
        NotAllowed, Rejected: "stage_unknown", "stage_built_in", "stage_place", "stage_after_itself",
            "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)

    def work() -> int:
        rows = _rows(connection, by=scope)
        _own(rows, stage_id)
        if after_id == stage_id:
            raise Rejected("stage_after_itself")
        _may_follow(rows, after_id)
        _put_behind(connection, [row.id for row in rows if row.id != stage_id], stage_id, after_id)
        return stage_id

    content = {"stage_id": stage_id, "after_id": after_id}
    return once(connection, "move_stage", content, work, by=scope, clock=clock, request_key=request_key)


def retire_stage(connection: Connection, scope: Scope, *, stage_id: int, clock: Clock, request_key: str) -> int:
    """Let no complaint enter a stage of the organisation's own any more, and return its stage_id.

    Raises:
        NotAllowed, Rejected: "stage_unknown", "stage_built_in", "stage_retired", "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)
    return _set_retired(connection, "retire_stage", stage_id, clock, request_key, by=scope, retired=True)


def restore_stage(connection: Connection, scope: Scope, *, stage_id: int, clock: Clock, request_key: str) -> int:
    """Let complaints enter a retired stage again, where it stood before, and return its stage_id.

    Raises:
        NotAllowed, Rejected: "stage_unknown", "stage_built_in", "stage_not_retired", "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)
    return _set_retired(connection, "restore_stage", stage_id, clock, request_key, by=scope, retired=False)


def given_name(name: str | None, missing: str | None = None, *, limit: int = LONGEST_NAME) -> str | None:
    """A name as it is stored, None for none.

    Raises:
        Rejected: `missing` where there has to be one, "stage_name_too_long".
    """
    given = " ".join((name or "").split())
    if not given:
        if missing:
            raise Rejected(missing)
        return None
    if len(given) > limit:
        raise Rejected("stage_name_too_long", length=len(given), limit=limit)
    return given


def _set_retired(
    connection: Connection, command: str, stage_id: int, clock: Clock, request_key: str, *, by: Scope, retired: bool
) -> int:
    def work() -> int:
        found = _own(_rows(connection, by=by), stage_id)
        if found.retired == retired:
            raise Rejected("stage_retired" if retired else "stage_not_retired", name=_said(found))
        connection.execute(update(stage).where(stage.c.id == stage_id).values(retired=retired))
        return stage_id

    return once(connection, command, {"stage_id": stage_id}, work, by=by, clock=clock, request_key=request_key)


def _rows(connection: Connection, *, by: Scope) -> list[Any]:
    s = visible(stage, by)
    return list(connection.execute(select(s).order_by(s.c.position, s.c.id)))


def _chosen(rows: list[Any], stage_id: int) -> Any:
    found = next((row for row in rows if row.id == stage_id), None)
    if found is None:
        raise Rejected("stage_unknown")
    return found


def _own(rows: list[Any], stage_id: int) -> Any:
    found = _chosen(rows, stage_id)
    if not is_own(found.code):
        raise Rejected("stage_built_in", name=_said(found))
    return found


def _may_follow(rows: list[Any], after_id: int) -> None:
    """Whether a stage of one's own may stand behind this one."""
    if _chosen(rows, after_id).code in AFTER:
        first, last = (next(_said(row) for row in rows if row.code == code) for code in (RECEIVED, ANSWERED))
        raise Rejected("stage_place", first=first, last=last)


def _put_behind(connection: Connection, others: list[int], stage_id: int, after_id: int) -> None:
    behind = others.index(after_id) + 1
    for place, key in enumerate([*others[:behind], stage_id, *others[behind:]]):
        connection.execute(update(stage).where(stage.c.id == key, stage.c.position != place).values(position=place))


def _named(rows: list[Any], name: str, name_en: str | None, of: int | None = None) -> dict[str, str | None]:
    """Both names as they are stored, neither of them that of another stage, nor its code: files name stages by it. Nor
    is one of the organisation's own called what files call complaints that have ended."""
    named = {"name": given_name(name, "stage_name_missing"), "name_en": given_name(name_en)}
    taken = {plain(each) for row in rows if row.id != of for each in (row.name, row.name_en, row.code) if each}
    built_in = any(row.id == of and not is_own(row.code) for row in rows)
    for each in named.values():
        if each and plain(each) in taken:
            raise Rejected("stage_name_taken", name=each)
        if each and not built_in and vocabulary("state", "complaints").get(plain(each)) in ENDED:
            raise Rejected("stage_name_ends", name=each)
    return named


def _said(row: Any) -> Text:
    return Text(en=row.name_en or spoken(row.name, "en"), zh=spoken(row.name, "zh"))
