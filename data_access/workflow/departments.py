"""Other departments of the organisation, which are asked for a while."""

import pandas as pd
from sqlalchemy import Connection, select

from data_access.schema import department
from data_access.scope import Scope, visible


def departments(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Those that can be asked, by name.

    One row per active department. Columns: name, name_en (missing where there is none), calendar_id (missing: the
    usual one).
    """
    d = visible(department, scope)
    asked = select(d.c.name, d.c.name_en, d.c.calendar_id).where(d.c.active).order_by(d.c.name)
    return pd.read_sql(asked, connection).astype({"calendar_id": "Int64"})
