"""What can be chosen in a picker: the values that the facts have."""

from sqlalchemy import select, union

from data_access.asking import Asked
from data_access.schema import FACTS, mirrored
from data_access.scope import Scope, countable


def values_of(asked: Asked, scope: Scope, column: str) -> tuple[str | None, ...]:
    """The different values of `column` over all facts that `scope` may count, sorted, None last if there is one."""
    parts = [
        select(countable(table, scope, person=False).c[column].label("value")).distinct()
        for table in FACTS
        if column in {held.name for held in mirrored(table)}
    ]
    with asked.asking() as connection:
        found = set(connection.execute(union(*parts)).scalars())
    return (*sorted(value for value in found if value is not None), *([None] if None in found else []))
