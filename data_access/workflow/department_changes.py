"""Changing which other departments can be asked about a complaint, and by whose hours they work.

A department is never removed, and complaints keep the name it had first (`stored_as`), so that nothing that has
happened changes with its name.
"""

from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access.clock import Clock
from data_access.hours.calendar_changes import calendar_chosen
from data_access.importers.choices import plain
from data_access.rejected import Rejected
from data_access.requests import once
from data_access.schema import complaint, department
from data_access.scope import Action, Scope, require, visible
from data_access.workflow.stage_changes import given_name
from metrics.words import Text, spoken

LONGEST_NAME = 200  # as long as its column


def add_department(
    connection: Connection,
    scope: Scope,
    *,
    name: str,
    name_en: str | None = None,
    calendar_id: int | None = None,
    clock: Clock,
    request_key: str,
) -> int:
    """Add a department that can be asked, and return its department_id. Without `calendar_id` it works by the usual
    calendar.

    Raises:
        NotAllowed, Rejected: "department_missing", "department_taken", "stage_name_too_long", "calendar_unknown",
            "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)

    def work() -> int:
        values = {**_named(connection, name, name_en, by=scope), "calendar_id": calendar_id}
        if calendar_id is not None:
            calendar_chosen(connection, scope, calendar_id)
        return int(connection.execute(insert(department).values(values).returning(department.c.id)).scalar_one())

    content = {"name": name, "name_en": name_en, "calendar_id": calendar_id}
    return once(connection, "add_department", content, work, by=scope, clock=clock, request_key=request_key)


def change_department(
    connection: Connection,
    scope: Scope,
    *,
    department_id: int,
    name: str,
    name_en: str | None = None,
    calendar_id: int | None = None,
    clock: Clock,
    request_key: str,
) -> int:
    """Call a department something else, or let it work by another calendar, and return its department_id. What it
    took so far keeps its minutes.

    Raises:
        NotAllowed, Rejected: "department_unknown", "department_missing", "department_taken", "stage_name_too_long",
            "calendar_unknown", "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)

    def work() -> int:
        found = _chosen(connection, department_id, by=scope)
        values: dict[str, Any] = {**_named(connection, name, name_en, by=scope, of=department_id)}
        if calendar_id is not None:
            calendar_chosen(connection, scope, calendar_id)
        kept = found.stored_as or found.name
        values |= {"calendar_id": calendar_id, "stored_as": None if values["name"] == kept else kept}
        connection.execute(update(department).where(department.c.id == department_id).values(values))
        return department_id

    content = {"department_id": department_id, "name": name, "name_en": name_en, "calendar_id": calendar_id}
    return once(connection, "change_department", content, work, by=scope, clock=clock, request_key=request_key)


def retire_department(
    connection: Connection, scope: Scope, *, department_id: int, clock: Clock, request_key: str
) -> int:
    """Let a department be asked no more, and return its department_id.

    Raises:
        NotAllowed, Rejected: "department_unknown", "department_retired", "department_asked": open complaints wait
            for it; "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)

    def work() -> int:
        found = _chosen(connection, department_id, by=scope)
        if not found.active:
            raise Rejected("department_retired", name=_said(found))
        c, kept = complaint.c, found.stored_as or found.name
        waiting = select(c.id).where(c.department == kept, c.ended_on.is_(None), c.voided_at.is_(None))
        if connection.execute(waiting.limit(1)).first() is not None:  # whoever's it is
            raise Rejected("department_asked", name=_said(found))
        connection.execute(update(department).where(department.c.id == department_id).values(active=False))
        return department_id

    content = {"department_id": department_id}
    return once(connection, "retire_department", content, work, by=scope, clock=clock, request_key=request_key)


def restore_department(
    connection: Connection, scope: Scope, *, department_id: int, clock: Clock, request_key: str
) -> int:
    """Let a retired department be asked again, and return its department_id.

    Raises:
        NotAllowed, Rejected: "department_unknown", "department_not_retired", "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)

    def work() -> int:
        found = _chosen(connection, department_id, by=scope)
        if found.active:
            raise Rejected("department_not_retired", name=_said(found))
        connection.execute(update(department).where(department.c.id == department_id).values(active=True))
        return department_id

    content = {"department_id": department_id}
    return once(connection, "restore_department", content, work, by=scope, clock=clock, request_key=request_key)


def _chosen(connection: Connection, department_id: int, *, by: Scope) -> Any:
    d = visible(department, by)
    found = connection.execute(select(d).where(d.c.id == department_id)).first()
    if found is None:
        raise Rejected("department_unknown")
    return found


def _named(
    connection: Connection, name: str, name_en: str | None, *, by: Scope, of: int | None = None
) -> dict[str, str | None]:
    """Both names as they are stored; no other department has or had the first one."""
    named = {
        "name": given_name(name, "department_missing", limit=LONGEST_NAME),
        "name_en": given_name(name_en, limit=LONGEST_NAME),
    }
    d = visible(department, by)
    others = connection.execute(select(d.c.name, d.c.stored_as).where(d.c.id.is_distinct_from(of)))
    taken = {plain(each) for row in others for each in row if each}
    if plain(named["name"] or "") in taken:
        raise Rejected("department_taken", name=name)
    return named


def _said(row: Any) -> Text:
    return Text(en=row.name_en or spoken(row.name, "en"), zh=spoken(row.name, "zh"))
