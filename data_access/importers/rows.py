"""A file and its mapping to facts, piece by piece: what storing takes."""

from collections.abc import Iterator

import pandas as pd

from data_access.importers import events, values
from data_access.importers.events import Folded
from data_access.importers.mapping import Mapping
from data_access.importers.reading import Table
from data_access.importers.row_frames import Unread
from data_access.importers.values import Applied
from data_access.rejected import Rejected


def applied(table: Table, mapping: Mapping, *, rows: int = 50_000) -> Iterator[Applied]:
    """Every chunk of the file applied, with the rows that could not be read at all among the refused.

    Raises:
        Rejected: as `values.apply`, before the file is read.
    """
    mapping.check(table.columns)
    values.zone_of(mapping)
    return _applied(table, mapping, rows)


def folded(table: Table, mapping: Mapping, *, rows: int = 50_000) -> Folded:
    """The cases of an event log, and their stages."""
    if not mapping.event_log:
        raise Rejected("mapping_no_event_log")
    return events.fold(mapping, applied(table, mapping, rows=rows))


def _applied(table: Table, mapping: Mapping, rows: int) -> Iterator[Applied]:
    told = 0
    for chunk in table.chunks(rows):
        found = values.apply(mapping, chunk)
        unread = table.unread
        yield _with(found, unread[told:], table)
        told = len(unread)
    rest = table.unread[told:]
    if rest:
        empty = pd.DataFrame({name: pd.Series(dtype="str") for name in table.columns}).assign(
            line=pd.Series(dtype="int64")
        )
        yield _with(values.apply(mapping, empty), rest, table)


def _with(found: Applied, unread: list[Unread], table: Table) -> Applied:
    if not unread:
        return found
    refused = values.unread_rows(unread)
    first = table.columns[0]  # what is known of such a row stands in its first column
    whole = pd.DataFrame({first: [row.value for row in unread], "line": [row.line for row in unread]})
    both = [refused, found.refused] if len(found.refused) else [refused]
    rows = [whole, found.refused_rows] if len(found.refused_rows) else [whole.reindex(columns=[*table.columns, "line"])]
    return Applied(
        found.rows,
        pd.concat(both, ignore_index=True).sort_values("line", kind="stable", ignore_index=True),
        pd.concat(rows, ignore_index=True)
        .reindex(columns=[*table.columns, "line"])
        .sort_values("line", kind="stable", ignore_index=True),
    )
