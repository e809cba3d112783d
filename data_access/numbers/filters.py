"""What a question is cut down to."""

from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, Subquery, false, or_


@dataclass(frozen=True)
class Filters:
    """An empty tuple does not filter; None among the values means "not stated".

    A table without a filtered column has no answer under that filter.
    """

    team_id: tuple[int | None, ...] = ()
    member_id: tuple[int | None, ...] = ()
    channel: tuple[str | None, ...] = ()
    tier: tuple[str | None, ...] = ()
    level: tuple[str | None, ...] = ()
    topic: tuple[str | None, ...] = ()
    category: tuple[str | None, ...] = ()
    severity: tuple[str | None, ...] = ()
    cause: tuple[str | None, ...] = ()

    def columns(self) -> dict[str, tuple[Any, ...]]:
        """The columns that are filtered, with their values."""
        return {field.name: getattr(self, field.name) for field in fields(self) if getattr(self, field.name)}

    def rules(self, facts: Subquery) -> list[ColumnElement[bool]]:
        """The conditions on `facts`, which must have every filtered column."""
        return [_among(facts.c[name], values) for name, values in self.columns().items()]

    def rules_or_none(self, rows: Subquery) -> list[ColumnElement[bool]]:
        """The conditions on `rows`, or one that holds for none where a filtered column is missing."""
        return self.rules(rows) if set(self.columns()) <= set(rows.c.keys()) else [false()]


def _among(column: ColumnElement[Any], values: tuple[Any, ...]) -> ColumnElement[bool]:
    stated = [value for value in values if value is not None]
    rules = [column.in_(stated)] if stated else []
    return or_(*rules, *([column.is_(None)] if None in values else []))


EVERYTHING = Filters()
