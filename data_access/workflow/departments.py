"""Other departments of the organisation, which are asked for a while."""

import pandas as pd
from sqlalchemy import Connection, func, select, true

from data_access.schema import department
from data_access.scope import Scope, visible


def departments(connection: Connection, scope: Scope, *, retired: bool = False) -> pd.DataFrame:
    """Those that can be asked, by name; with `retired` also those that could be before.

    One row per department. Columns: department_id, code (what complaints keep of it), name, name_en (missing where
    there is none), calendar_id (missing: the usual one), active.

    Source: department, which pages/manage/workflow.py changes.
    """
    d = visible(department, scope)
    kept = func.coalesce(d.c.stored_as, d.c.name).label("code")
    columns = (d.c.id.label("department_id"), kept, d.c.name, d.c.name_en, d.c.calendar_id, d.c.active)
    asked = select(*columns).where(true() if retired else d.c.active).order_by(d.c.active.desc(), d.c.name)
    return pd.read_sql(asked, connection).astype({"calendar_id": "Int64", "active": "bool"})
