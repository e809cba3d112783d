"""Saved mappings: made once for the files of one system, found again by their columns."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, select

from data_access.auditing import audit
from data_access.auditing.audit import What
from data_access.clock import Clock
from data_access.dialect import upsert
from data_access.engine import write
from data_access.importers.fields import Kind
from data_access.importers.mapping import Mapping
from data_access.importers.mapping import signature as signature_of
from data_access.rejected import Rejected
from data_access.schema import import_mapping
from data_access.scope import Action, Scope, require, visible


def save_mapping(
    engine: Engine, scope: Scope, *, name: str, mapping: Mapping, columns: Iterable[str], now: datetime
) -> int:
    """Keep a mapping for files with these columns under `name`, in place of what had that name; return its id.

    Raises:
        NotAllowed: `scope` may not import.
        Rejected: "mapping_name_missing".
    """
    require(scope, Action.IMPORT)
    name = " ".join(name.split())[:100]
    if not name:
        raise Rejected("mapping_name_missing")
    values: dict[str, Any] = {
        "kind": mapping.kind,
        "signature": signature_of(columns),
        "mapping": mapping.to_json(),
        "saved_at": now,
        "saved_by": scope.member_id,
    }

    def save(connection: Connection) -> int:
        saved = upsert(connection, import_mapping).values(name=name, **values)
        saved = saved.on_conflict_do_update(index_elements=["name"], set_={key: saved.excluded[key] for key in values})
        key = int(connection.execute(saved.returning(import_mapping.c.id)).scalar_one())
        about: dict[str, Any] = {"about": import_mapping.name, "about_id": key, "kind": mapping.kind}
        audit.record(connection, scope.member_id, What.MAPPING_SAVED, Clock(now, "UTC"), **about)
        return key

    return write(engine, save)


def saved_mappings(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Every saved mapping by name.

    One row per mapping. Columns: mapping_id, name, kind, saved_at (UTC).

    Source: import_mapping, filled by save_mapping.
    """
    m = visible(import_mapping, scope)
    asked = select(m.c.id.label("mapping_id"), m.c.name, m.c.kind, m.c.saved_at).order_by(m.c.name)
    found = pd.read_sql(asked, connection)
    return found.assign(saved_at=pd.to_datetime(found["saved_at"], utc=True))


def mapping_named(connection: Connection, scope: Scope, name: str) -> Mapping | None:
    """The mapping saved under `name`; None if `scope` sees none.

    Raises:
        Rejected: "mapping_unreadable".
    """
    m = visible(import_mapping, scope)
    found = connection.execute(select(m.c.mapping).where(m.c.name == name)).scalar()
    return None if found is None else Mapping.from_json(found)


def mapping_for(
    connection: Connection, scope: Scope, columns: Iterable[str], kind: Kind | None = None
) -> tuple[str, Mapping] | None:
    """The mapping saved last for files with these columns, with its name; None if there is none."""
    m = visible(import_mapping, scope)
    asked = select(m.c.name, m.c.mapping).where(m.c.signature == signature_of(columns))
    if kind is not None:
        asked = asked.where(m.c.kind == kind)
    for found in connection.execute(asked.order_by(m.c.saved_at.desc(), m.c.id.desc())):
        try:
            return found.name, Mapping.from_json(found.mapping)
        except Rejected:  # of an older version; another one may still fit
            continue
    return None
