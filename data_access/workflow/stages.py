"""The stages of complaints as the organisation has them: their order, their names, and other departments' names.

Names of stages and departments are no secret among those who sign in; stage_changes.py changes them.
"""

from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, func, insert, select

from data_access.schema import department, stage
from data_access.scope import Scope, visible
from data_access.workflow.moves import (
    AFTER,
    ANSWERED,
    CONFIRMED,
    INVESTIGATED,
    RECEIVED,
    SOLUTION,
    STAGES,
    WORKING,
    Workflow,
)
from metrics.words import Text

Name = tuple[str, str | None]
# What the stages that every complaint has are called until the organisation calls them something else.
FIRST_NAMES = {
    RECEIVED: Text(en="Received", zh="受理"),
    INVESTIGATED: Text(en="Investigated", zh="调查"),
    SOLUTION: Text(en="Solution", zh="处理"),
    ANSWERED: Text(en="Answered", zh="反馈"),
    CONFIRMED: Text(en="Confirmed", zh="回访/关闭"),
}


@dataclass(frozen=True)
class Names:
    """What codes are called: a name, and an English one where there is one. Every page says them."""

    stages: dict[str, Name]  # in their order
    departments: dict[str, Name]
    working: tuple[str, ...]  # the stages in which somebody works on a complaint, with the retired ones


UNNAMED = Names({}, {}, WORKING)


def stages(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Every stage in its order.

    One row per stage. Columns: stage_id, code, name, name_en (missing where there is none), retired (none is entered
    any more), own (the organisation added it), working (somebody works on a complaint there).

    Source: stage, which pages/manage/workflow.py changes.
    """
    s = visible(stage, scope)
    asked = select(s.c.id.label("stage_id"), s.c.code, s.c.name, s.c.name_en, s.c.retired).order_by(
        s.c.position, s.c.id
    )
    found = pd.read_sql(asked, connection).astype({"retired": "bool"})
    return found.assign(own=~found["code"].isin(STAGES), working=~found["code"].isin(AFTER))


def workflow_of(connection: Connection) -> Workflow:
    """The order in which complaints are worked on. Not through `visible`: it is the same for everybody."""
    asked = select(stage.c.code, stage.c.retired).where(stage.c.code.not_in(AFTER))
    rows = connection.execute(asked.order_by(stage.c.position, stage.c.id)).all()
    return Workflow(tuple(row.code for row in rows), frozenset(row.code for row in rows if row.retired))


def names_of(connection: Connection) -> Names:
    """All names, for whoever says them; a department's by what complaints keep of it."""
    named = select(stage.c.code, stage.c.name, stage.c.name_en).order_by(stage.c.position, stage.c.id)
    kept = func.coalesce(department.c.stored_as, department.c.name)
    found = {row.code: (row.name, row.name_en) for row in connection.execute(named)}
    others = connection.execute(select(kept.label("code"), department.c.name, department.c.name_en))
    departments = {row.code: (row.name, row.name_en) for row in others}
    return Names(found, departments, tuple(code for code in found if code not in AFTER))


def first_stages(connection: Connection) -> None:
    """Give a database without stages those that every complaint has."""
    if connection.execute(select(stage.c.id)).first() is None:
        rows = [
            {"code": code, "position": place, "name": name.zh, "name_en": name.en}
            for place, (code, name) in enumerate(FIRST_NAMES.items())
        ]
        connection.execute(insert(stage), rows)
