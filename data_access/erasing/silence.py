"""Rows whose texts were removed and stay so, whatever a file that names nobody says of them."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, false, func, or_, select

from data_access.erasing.fingerprints import CUSTOMER, MEMBER
from data_access.erasing.personal import TEXTS
from data_access.schema import erased


def silenced(connection: Connection, table: Table) -> ColumnElement[bool] | None:
    """Whether a row of `table` is of somebody who was erased; None while that can be no row."""
    if table not in TEXTS:
        return None
    kinds = set(connection.execute(select(erased.c.kind).distinct()).scalars())
    rules: list[Any] = []
    for kind, column in ((CUSTOMER, "customer_id"), (MEMBER, "member_id")):
        if kind in kinds and column in table.c:
            theirs = select(erased.c.row_id).where(erased.c.kind == kind)
            rules.append(func.coalesce(table.c[column].in_(theirs), false()))
    return or_(*rules) if rules else None
