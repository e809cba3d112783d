"""Readable names beside the ids of rows."""

from typing import Any

from sqlalchemy import Select, Subquery, select

from data_access.schema import course, member, team
from data_access.scope import Scope, customer_names, visible


def with_names(rows: Subquery, scope: Scope, *columns: Any) -> Select[Any]:
    """Select `columns` of `rows`, which `visible` gave, and the names that their ids mean.

    Adds customer, member, member_en, team, team_en, course and course_en, each missing where the row names none; rows
    without an id column of the kind do not get its names.
    """
    found: list[Any] = [*columns]
    joined: Any = rows
    if "customer_id" in rows.c:
        names = customer_names(scope)
        joined = joined.outerjoin(names, names.c.id == rows.c.customer_id)
        found.append(names.c.name.label("customer"))
    for table, key, label in (
        (member, "member_id", "member"),
        (team, "team_id", "team"),
        (course, "course_id", "course"),
    ):
        if key in rows.c:
            seen = visible(table, scope)
            joined = joined.outerjoin(seen, seen.c.id == rows.c[key])
            found += [seen.c.name.label(label), seen.c.name_en.label(f"{label}_en")]
    return select(*found).select_from(joined)
