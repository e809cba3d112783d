"""What can be chosen in a picker: the values that the facts have."""

from functools import partial

from sqlalchemy import Table, select

from data_access.numbers.asking import Asked
from data_access.schema import FACTS, mirrored
from data_access.scope import Scope, countable


def values_of(asked: Asked, scope: Scope, column: str) -> tuple[str | None, ...]:
    """The different values of `column` over all facts that `scope` may count, sorted, None last if there is one."""
    found: set[str | None] = set()
    for table in FACTS:
        if column in {held.name for held in mirrored(table)}:
            find = partial(_values, asked, scope, table, column)
            found |= asked.remembered(("values", scope, table.name, column), find, frozenset({table.name}))
    return (*sorted(value for value in found if value is not None), *([None] if None in found else []))


def _values(asked: Asked, scope: Scope, table: Table, column: str) -> set[str | None]:
    with asked.asking() as connection:
        return set(connection.execute(select(countable(table, scope, person=False).c[column]).distinct()).scalars())
