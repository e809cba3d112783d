"""Numbers that could point at a person, and those from which such a number could be had by subtraction.

A total is shown beside its parts, so one part too small to be shown could be had as the total minus the others, asked
for together or one by one with filters. Therefore what is hidden is decided on the whole table that a question is cut
out of: by all the columns that it is cut and filtered by, whichever of their values it asks for. In every line of that
table (the teams of one week, the weeks of one team) with a hidden cell at least one more is hidden, and so many that
they hold SMALLEST_CELL cases together.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data_access.numbers.filters import EVERYTHING, Filters
from data_access.numbers.rests_on import RESTS_ON
from data_access.scope import SMALLEST_CELL, Scope

Key = tuple[Any, ...]
Cases = NDArray[np.float64]
Mask = NDArray[np.bool_]


def whole_table(by: tuple[str, ...], filters: Filters) -> tuple[tuple[str, ...], Filters]:
    """By which columns, and under which filters, the table is counted that a question is cut out of."""
    return (*by, *(name for name in filters.columns() if name not in by)), EVERYTHING


def hidden_cells(
    scope: Scope,
    by: tuple[str, ...],
    filters: Filters,
    measures: Sequence[str],
    rows: Sequence[Key],
    *,
    timed: bool,
    adds_up: bool,
) -> dict[str, set[Key]]:
    """For each measure, the cells of the question (values of `by`, and the bucket if `timed`) that `scope` may not see.

    `rows` are those of the whole table: its columns, the bucket if `timed`, the measures, the number of facts.
    `adds_up` says whether the buckets of a line add up to its total, as what stands at their ends does not.
    """
    columns, _ = whole_table(by, filters)
    dims = [*columns, *(["start"] if timed else [])]
    # In an order of their own, not in that in which an engine found them: of two cells alike always the same is hidden.
    values = [
        sorted({row[place] for row in rows}, key=lambda value: (value is None, value)) for place in range(len(dims))
    ]
    table = _Table(values, rows)
    theirs = table.filled([scope.hides_small_cells((row[columns.index("team_id")],) if "team_id" in columns else ())
                           for row in rows]).astype(bool)  # fmt: skip
    axes = range(len(columns) + (timed and adds_up))
    facts = table.filled([row[-1] for row in rows])
    few = _veil(_small(facts), facts, theirs, axes)
    inside = table.inside(filters.columns(), columns)
    hidden: dict[str, set[Key]] = {}
    for name in measures:
        veil = few
        if bases := RESTS_ON.get(name):
            places = [len(dims) + list(measures).index(base) for base in bases]
            cases = table.filled([sum(row[place] or 0 for place in places) for row in rows])
            veil = _veil(few | _small(cases), cases, theirs, axes)
        hidden[name] = {
            (*(values[dim][at[dim]] for dim in range(len(by))), *((values[-1][at[-1]],) if timed else ()))
            for at in np.argwhere(veil & theirs & inside)
        }
    return hidden


def hidden_in_line(cases: Sequence[float], theirs: Sequence[bool]) -> list[bool]:
    """Which parts of one total are not shown; `theirs` says of which parts small numbers are kept from the person."""
    line = np.array(cases, dtype="float64")
    return [bool(hidden) for hidden in _veil(_small(line), line, np.array(theirs, dtype=bool), range(1))]


class _Table:
    """The rows as a grid with an axis for each of their columns."""

    def __init__(self, values: list[list[Any]], rows: Sequence[Key]) -> None:
        self._values = values
        places = [{value: place for place, value in enumerate(column)} for column in values]
        self._at = tuple(np.array([places[dim][row[dim]] for row in rows], dtype="int64") for dim in range(len(values)))
        self._shape = tuple(len(column) for column in values)

    def filled(self, amounts: Sequence[float]) -> Cases:
        """An amount for each row, 0 where there is none."""
        grid = np.zeros(self._shape)
        grid[self._at] = np.array(amounts, dtype="float64") if self._shape else sum(amounts)
        return grid

    def inside(self, chosen: dict[str, tuple[Any, ...]], columns: tuple[str, ...]) -> Mask:
        """Which cells the filters let through."""
        grid: Mask = np.ones(self._shape, dtype=bool)
        for name, kept in chosen.items():
            axis = columns.index(name)
            allowed = np.array([value in kept for value in self._values[axis]], dtype=bool)
            grid &= allowed.reshape([-1 if dim == axis else 1 for dim in range(len(self._shape))])
        return grid


def _small(cases: Cases) -> Mask:
    found: Mask = (cases > 0) & (cases < SMALLEST_CELL)
    return found


def _veil(small: Mask, cases: Cases, theirs: Mask, axes: Sequence[int]) -> Mask:
    """The cells to hide: the small ones, and with them the next smallest until no subtraction gives one back."""
    veil = small & theirs
    changed = True
    while changed:
        changed = False
        for axis in axes:
            # Views of the same memory: what is hidden here is hidden in `veil`.
            lines = np.moveaxis(veil, axis, -1)
            counts, free = np.moveaxis(cases, axis, -1), np.moveaxis(theirs & (cases > 0), axis, -1)
            hidden = lines & (counts > 0)
            few = (hidden.sum(axis=-1) == 1) | (np.where(hidden, counts, 0).sum(axis=-1) < SMALLEST_CELL)
            for line in np.argwhere(hidden.any(axis=-1) & few & (free & ~lines).any(axis=-1)):
                here = tuple(line)
                lines[(*here, int(np.where(free[here] & ~lines[here], counts[here], np.inf).argmin()))] = True
                changed = True
    return veil
