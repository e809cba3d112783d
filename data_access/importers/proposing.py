"""A first mapping for a file, from the names of its columns and the values in its first rows."""

import dataclasses
import re
from collections.abc import Sequence

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data_access.importers import cells as read_cells
from data_access.importers import choices, date_orders, fields, scores
from data_access.importers.column_names import columns_for, strength
from data_access.importers.date_orders import Evidence
from data_access.importers.fields import Kind
from data_access.importers.mapping import Mapping
from data_access.importers.reading import Table

LOOKED_AT = 3000  # rows
SEARCHED = 500_000  # rows looked through for one that decides between day first and month first
_COMPLAINT = re.compile(r"complain|grievance|投诉|抱怨|客诉", re.IGNORECASE)


def propose(
    kind: Kind, table: Table | Sequence[str], sample: pd.DataFrame | None = None, *, zone: str = "Asia/Shanghai"
) -> Mapping:
    """Guess how a file's columns become fields of `kind`; a person looks at it beside a preview.

    Given a `Table`, its rows are searched on for one that decides a date's order; given bare column names
    and a `sample`, the sample alone speaks.
    """
    columns = table.columns if isinstance(table, Table) else tuple(table)
    sample = _looked_at(columns, table, sample)
    chosen = _survey_day(kind, columns_for(kind, columns, sample), sample)
    mapping = Mapping(kind, chosen, zone=zone)
    log = _is_event_log(mapping, sample)
    if "event_at" in chosen and not log:
        mapping = mapping.with_column("event_at", None).with_column("sequence", None)
    stores_as = _stores_as(kind, table, columns, mapping, sample, log=log)
    return refined(dataclasses.replace(mapping, event_log=log, stores_as=stores_as), table, sample)


def refined(mapping: Mapping, table: Table | Sequence[str], sample: pd.DataFrame | None = None) -> Mapping:
    """Fill in how the columns of a mapping are read, where it does not say: after a person chose another column."""
    columns = table.columns if isinstance(table, Table) else tuple(table)
    sample = _looked_at(columns, table, sample)
    known = fields.of(mapping.kind)
    missing = {key: mapping.missing.get(key, read_cells.markers(known[key])) for key in mapping.columns}
    mapping = _formats(dataclasses.replace(mapping, missing=missing), table, sample)
    values = {**_values(mapping, sample), **mapping.values}
    mapping = dataclasses.replace(mapping, values={key: words for key, words in values.items() if key in missing})
    if "score" not in mapping.columns:
        return dataclasses.replace(mapping, scale=None)
    if mapping.scale is not None:
        return mapping
    answers = _kind_of_answers(mapping, sample)
    scale, words = scores.guess(mapping.columns["score"], _cells(mapping, "score", sample), kind_of_answers=answers)
    return dataclasses.replace(mapping, scale=scale, values={**mapping.values, **({"score": words} if words else {})})


def _looked_at(columns: Sequence[str], table: Table | Sequence[str], sample: pd.DataFrame | None) -> pd.DataFrame:
    if sample is None:
        sample = table.sample(LOOKED_AT) if isinstance(table, Table) else pd.DataFrame()
    return sample.reindex(columns=list(columns)).astype("str")


def evidence(mapping: Mapping, sample: pd.DataFrame) -> dict[str, Evidence]:
    """For each date field, how the sample's cells read in each order: what the person decides by."""
    known = fields.of(mapping.kind)
    return {
        key: date_orders.evidence(_cells(mapping, key, sample))
        for key in mapping.columns
        if known[key].kind in ("date", "datetime")
    }


def unknown_values(mapping: Mapping, sample: pd.DataFrame) -> pd.DataFrame:
    """Words no vocabulary knows: columns field, value, rows, kept (stored as it is, or refused until it is mapped)."""
    found: list[tuple[str, str, int, bool]] = []
    for key in mapping.columns:
        item = fields.of(mapping.kind)[key]
        if item.choices is None or item.choices == "role":
            continue
        ours = {**choices.vocabulary(item.choices, mapping.stores_as), **mapping.values.get(key, {})}
        counted = pd.Series(_cells(mapping, key, sample).to_pylist(), dtype="object").dropna().value_counts()
        found += [
            (key, str(value), int(rows), item.choices in choices.KEPT)
            for value, rows in counted.items()
            if choices.plain(str(value)) not in ours
        ]
    return pd.DataFrame(found, columns=["field", "value", "rows", "kept"])


def _cells(mapping: Mapping, key: str, sample: pd.DataFrame) -> pa.Array:
    return read_cells.trimmed(sample[mapping.columns[key]], mapping.missing.get(key, ()))


def _survey_day(kind: Kind, chosen: dict[str, str], sample: pd.DataFrame) -> dict[str, str]:
    """A survey's time that has no time of day is its day."""
    if kind != "contacts" or "answered_at" not in chosen:
        return chosen
    cells = read_cells.trimmed(sample[chosen["answered_at"]], read_cells.OF_VALUES)
    if date_orders.evidence(cells).timed:
        return chosen
    return {("answered_on" if key == "answered_at" else key): column for key, column in chosen.items()}


def _stores_as(
    kind: Kind,
    table: Table | Sequence[str],
    columns: Sequence[str],
    mapping: Mapping,
    sample: pd.DataFrame,
    *,
    log: bool,
) -> choices.StoresAs | None:
    """Contacts are interactions; tickets are complaints where the file speaks of complaints or has their events."""
    if kind == "contacts":
        return "interactions"
    if kind != "tickets":
        return None
    named = isinstance(table, Table) and _COMPLAINT.search(table.filename)
    sheet = isinstance(table, Table) and _COMPLAINT.search(table.sheet or "")
    speaks = named or sheet or any(_COMPLAINT.search(column) for column in columns)
    if not speaks and "category" in mapping.columns:
        kinds = sample[mapping.columns["category"]].dropna()
        speaks = len(kinds) > 0 and kinds.str.contains(_COMPLAINT.pattern, case=False).mean() > 0.5
    return "complaints" if speaks or log else "interactions"


def _is_event_log(mapping: Mapping, sample: pd.DataFrame) -> bool:
    """Several rows of one case that differ in when they happened."""
    if not {"key", "event_at"} <= set(mapping.columns) or sample.empty:
        return False
    keys, times = sample[mapping.columns["key"]], sample[mapping.columns["event_at"]]
    known = keys.notna()
    repeated = known & keys.duplicated(keep=False)
    if repeated.sum() < max(2, 0.05 * known.sum()):
        return False
    return bool(times[repeated].groupby(keys[repeated]).nunique().max() > 1)


def _formats(mapping: Mapping, table: Table | Sequence[str], sample: pd.DataFrame) -> Mapping:
    known = fields.of(mapping.kind)
    formats = {key: format for key, format in mapping.formats.items() if key in mapping.columns}
    undecided = []
    for key, found in evidence(mapping, sample).items():
        if key in formats:
            continue
        if found.order is None:
            undecided.append(key)
        else:
            formats[key] = found.order
    for key in set(mapping.columns) - set(formats):
        if known[key].kind in ("number", "amount", "score") and read_cells.decimal_comma(_cells(mapping, key, sample)):
            formats[key] = "decimal_comma"
    mapping = dataclasses.replace(mapping, formats=formats, undecided=tuple(undecided))
    return _searched(mapping, table, len(sample)) if undecided and isinstance(table, Table) else mapping


def _searched(mapping: Mapping, table: Table, looked_at: int) -> Mapping:
    """Look further down the file for rows that decide what its first ones leave open."""
    read = 0
    if looked_at < LOOKED_AT:  # the sample was the whole file
        return mapping
    for chunk in table.chunks():
        for key, found in evidence(mapping, chunk).items():
            if key in mapping.undecided and found.order is not None and found.example is not None:
                mapping = mapping.decided(key, found.order)
        read += len(chunk)
        if not mapping.undecided or read >= SEARCHED:
            break
    return mapping


def _values(mapping: Mapping, sample: pd.DataFrame) -> dict[str, dict[str, str]]:
    """The words met in the sample that the vocabularies know, spelled out so that a person can change them."""
    found: dict[str, dict[str, str]] = {}
    for key, column in mapping.columns.items():
        item = fields.of(mapping.kind)[key]
        if item.kind == "yes_no":
            opposite = strength(column, item.inverse) > strength(column, item.synonyms)
            ours = choices.BREACH if opposite else choices.VOCABULARY["yes_no"]
        elif item.choices is not None:
            ours = choices.vocabulary(item.choices, mapping.stores_as)
        else:
            continue
        words = {choices.plain(cell) for cell in pc.unique(pc.drop_null(_cells(mapping, key, sample))).to_pylist()}
        found[key] = dict(ours) if ours is choices.BREACH else {word: ours[word] for word in sorted(words & set(ours))}
    return found


def _kind_of_answers(mapping: Mapping, sample: pd.DataFrame) -> str | None:
    if mapping.kind != "answers" or "kind" not in mapping.columns:
        return None
    ours = {**choices.VOCABULARY["answer_kind"], **mapping.values.get("kind", {})}
    codes = pd.Series(read_cells.words_for(_cells(mapping, "kind", sample), ours, keep=False)).dropna()
    return str(codes.mode().iloc[0]) if len(codes) else None
