"""How many open complaints each stage holds, and each other department: for who may change them.

Administrators see how many that are, of everybody, and none of them.
"""

import pandas as pd
from sqlalchemy import ColumnElement, Connection, false, func, select, true

from data_access.acting import past_the_wall
from data_access.numbers.small_cells import hidden_in_line
from data_access.schema import complaint
from data_access.scope import Action, Scope, may
from data_access.workflow.moves import INVESTIGATED
from data_access.workflow.stages import workflow_of


def open_by_stage(connection: Connection, scope: Scope) -> pd.DataFrame:
    """How many open complaints stand in each stage in which they are worked on.

    One row per stage that holds any, with those of an import whose state is none of ours where they count as under
    way. Columns: code, n (missing where an executive may not see so few).

    Source: complaint.
    """
    known, counted = set(workflow_of(connection).working), dict[str, int]()
    for code, n in _counted(connection, complaint.c.state, by=scope).items():
        place = code if code in known else INVESTIGATED
        counted[place] = counted.get(place, 0) + n
    return _shown(counted, scope)


def open_by_department(connection: Connection, scope: Scope) -> pd.DataFrame:
    """How many open complaints other departments are asked about.

    One row per department that is asked. Columns: code (as complaints keep it), n (as in `open_by_stage`).

    Source: complaint.
    """
    return _shown(_counted(connection, complaint.c.department, by=scope), scope)


def _counted(connection: Connection, column: ColumnElement[str], *, by: Scope) -> dict[str, int]:
    allowed = true() if may(by, Action.MANAGE_STANDARDS) else false()
    asked = select(column, func.count()).where(
        complaint.c.ended_on.is_(None), complaint.c.counted, column.is_not(None), allowed
    )
    with past_the_wall(connection):  # numbers of rows, and none of them
        return {row[0]: row[1] for row in connection.execute(asked.group_by(column))}


def _shown(counted: dict[str, int], scope: Scope) -> pd.DataFrame:
    codes = sorted(counted)
    numbers = pd.Series([counted[code] for code in codes], dtype="Int64")
    hides = scope.hides_small_cells()
    hidden = hidden_in_line([counted[code] for code in codes], [hides] * len(codes)) if codes else []
    return pd.DataFrame({"code": pd.Series(codes, dtype="str"), "n": numbers.mask(pd.Series(hidden, dtype="bool"))})
