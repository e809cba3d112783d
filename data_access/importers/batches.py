"""Which files were imported, when, by whom, and what came of it."""

import pandas as pd
from sqlalchemy import Connection, select

from data_access.schema import import_batch, member
from data_access.scope import Scope, visible


def import_batches(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Every import, the last one first.

    One row per import. Columns: batch_id, kind, stores_as (missing for most kinds), filename, rows_read, rows_new,
    rows_changed, rows_unchanged, rows_refused, rows_strange, stored_at (UTC), stored_by and
    stored_by_en (a name, missing for the command line and the owner), withdrawn_at (UTC, missing while it counts).

    Source: import_batch, filled by importers/storing.
    """
    b, m = visible(import_batch, scope), visible(member, scope)
    names = (
        "kind", "stores_as", "filename", "rows_read", "rows_new", "rows_changed", "rows_unchanged", "rows_refused",
        "rows_strange", "stored_at",
    )  # fmt: skip
    asked = (
        select(b.c.id.label("batch_id"), *(b.c[name] for name in names), m.c.name.label("stored_by"), b.c.withdrawn_at)
        .add_columns(m.c.name_en.label("stored_by_en"))
        .select_from(b.outerjoin(m, m.c.id == b.c.stored_by))
        .order_by(b.c.id.desc())
    )
    found = pd.read_sql(asked, connection)
    for name in ("stored_at", "withdrawn_at"):
        found[name] = pd.to_datetime(found[name], utc=True)
    return found
