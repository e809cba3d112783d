"""A database of one's own to import into, and files written by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Engine, Table, func, select

from data_access.clock import Clock
from data_access.engine import reading
from data_access.importers.fields import Kind
from data_access.importers.mapping import Mapping
from data_access.importers.proposing import propose
from data_access.importers.reading import Table as FileTable
from data_access.importers.reading import open_table
from data_access.importers.storing import Outcome, hash_of, store
from data_access.schema import metadata
from data_access.scope import OWNER, Scope
from tests.data_access.world import CLOCK, ZONE
from tests.databases import SQLITE, a_database

CONTACTS = """Ticket number,Created at,First response at,Resolved at,Status,Agent name,Group,Customer number,Channel,Category,CSAT score,Customer remarks
A1,2026-11-02 09:00,2026-11-02 09:05,2026-11-02 11:00,Resolved,Ann,North,C1,Phone,delivery,5,thanks
A2,2026-11-02 23:30,2026-11-03 00:10,2026-11-03 01:30,Closed,Ben,South,C2,WeChat,billing,2,too slow
A3,2026-11-04 10:00,,,Open,Ann,North,C1,Email,billing,,
"""  # noqa: E501


@dataclass
class Office:
    """An empty database, and files brought to it."""

    engine: Engine
    folder: Path
    clock: Clock = CLOCK

    def bring(
        self, kind: Kind, content: str, *, scope: Scope = OWNER, name: str = "file.csv", **options: Any
    ) -> Outcome:
        """Import a file with the mapping that is proposed for it, changed by `mapped`."""
        path = self.folder / name
        path.write_text(content, encoding="utf-8")
        return self.bring_file(kind, path, scope=scope, **options)

    def bring_file(
        self,
        kind: Kind,
        path: Path,
        *,
        scope: Scope = OWNER,
        mapped: dict[str, Any] | None = None,
        zone: str = ZONE,
        **options: Any,
    ) -> Outcome:
        table = open_table(path)
        mapping: Mapping = replace(proposed(kind, table, zone), **(mapped or {}))
        return store(self.engine, scope, table, mapping, self.clock, **options)

    def rows(self, table: Table) -> list[dict[str, Any]]:
        with reading(self.engine) as connection:
            return [dict(row) for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()]

    def one(self, table: Table, key: str) -> dict[str, Any]:
        (found,) = [row for row in self.rows(table) if row["source_key"] == key]
        return found

    def everything(self) -> dict[str, pd.DataFrame]:
        """Every table but what says how fresh a mirror is, and what was recorded of those who did it."""
        found = {}
        with reading(self.engine) as connection:
            for table in metadata.sorted_tables:
                if table.name not in ("fact_day", "fact_counter", "audit_entry", "audit_head"):
                    rows = connection.execute(select(table).order_by(*table.primary_key)).all()
                    # Most are empty, and a frame of nothing takes longer than asking.
                    found[table.name] = pd.DataFrame(rows, columns=[*table.c.keys()]) if rows else NOTHING
        return found

    def sizes(self) -> dict[str, int]:
        with reading(self.engine) as connection:
            return {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in metadata.sorted_tables
                if table.name not in BEGUN_WITH
            }


def proposed(kind: Kind, table: FileTable, zone: str) -> Mapping:
    """What is proposed for a file; of the same one it is thought about once, for all databases it is brought to."""
    about = (kind, zone, hash_of(table.path), table.sheet)
    if about not in _proposed:
        _proposed[about] = propose(kind, table, zone=zone)
    return deepcopy(_proposed[about])


_proposed: dict[tuple[Any, ...], Mapping] = {}

NOTHING = pd.DataFrame()  # of an empty table

# What a new database is not empty of.
BEGUN_WITH = (
    "fact_day",
    "fact_counter",
    "setting",
    "audit_entry",
    "audit_head",
    "calendar",
    "calendar_version",
    "quality_category",
    "stage",
)


@contextmanager
def new_office(folder: Path, clock: Clock = CLOCK, kind: str = SQLITE) -> Iterator[Office]:
    with a_database(kind, folder) as engine:
        yield Office(engine, folder, clock)
