"""Taking a person out of what is kept of imports: refused rows, what rows were before, file names and mappings."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, literal, null, select, update

from data_access.erasing.facts import Removed, add_to
from data_access.erasing.fingerprints import CUSTOMER, PSEUDONYM
from data_access.erasing.personal import OF_CUSTOMER, OF_MEMBER, TEXTS, nameless
from data_access.erasing.persons import Person
from data_access.schema import (
    customer,
    import_batch,
    import_change,
    import_mapping,
    import_refusal,
    import_source,
    member,
    metadata,
    source_run,
)

ROWS_AT_A_TIME = 5_000


def remove_from_refusals(connection: Connection, person: Person, removed: Removed) -> None:
    """Refused rows keep their line and reason, and lose what they said."""
    found = [
        row.id
        for row in _every(connection, import_refusal, ("id", "value", "row"))
        if person.is_told_by(row.value) or person.is_told_by(row.row)
    ]
    empty_refusals(connection, found)
    add_to(removed, import_refusal.name, "rows", len(found))


def empty_refusals(connection: Connection, ids: list[int]) -> None:
    """Leave of refused rows where they stood and why they were refused."""
    for start in range(0, len(ids), 500):
        which = import_refusal.c.id.in_(ids[start : start + 500])
        connection.execute(update(import_refusal).where(which).values(value=null(), row={}))


def remove_from_changes(connection: Connection, person: Person, removed: Removed) -> None:
    """What imports would put back when they are withdrawn: the row of today, as far as it tells of a person."""
    own = customer if person.kind == CUSTOMER else member
    now = dict(connection.execute(select(own).where(own.c.id == person.id)).mappings().one())
    of_person = {"name": now["name"], "source_key": now["source_key"]}
    of_person |= dict.fromkeys(OF_CUSTOMER if own is customer else OF_MEMBER)
    link = f"{person.kind}_id"

    def scrubbed(table: Table, row_id: int, before: dict[str, Any]) -> dict[str, Any]:
        if table is own and row_id == person.id:
            return {
                **before,
                **{name: value for name, value in of_person.items() if name in before},
                **_no_texts(table),
            }
        if before.get(link) == person.id or (
            person.kind != CUSTOMER and person.id in (before.get("created_by"), before.get("voided_by"))
        ):
            return {**before, **_no_texts(table), **_keys_of_today(connection, table, row_id, before)}
        return before

    count = change_images(connection, scrubbed)
    add_to(removed, import_change.name, "rows", count)


def change_images(connection: Connection, scrubbed: Callable[[Table, int, dict[str, Any]], Mapping[str, Any]]) -> int:
    """Write the images of rows again where `scrubbed` gives another one; return how many."""
    changed: list[tuple[int, Mapping[str, Any]]] = []
    for row in _every(connection, import_change, ("id", "table_name", "row_id", "before")):
        table = metadata.tables.get(row.table_name)
        if table is None or not isinstance(row.before, dict):
            continue
        after = scrubbed(table, row.row_id, row.before)
        after = {name: value for name, value in after.items() if name in row.before}
        if after != row.before:
            changed.append((row.id, after))
    for key, after in changed:
        connection.execute(update(import_change).where(import_change.c.id == key).values(before=after))
    return len(changed)


def _no_texts(table: Table) -> dict[str, Any]:
    names = TEXTS.get(table, ())
    return {name: None if table.c[name].nullable else "" for name in names} | {"request_hash": None}


def _keys_of_today(connection: Connection, table: Table, row_id: int, before: dict[str, Any]) -> dict[str, Any]:
    """The row's own numbers, where they became pseudonyms."""
    names = [name for name in ("source_key", "order_key") if name in before and name in table.c]
    if not names:
        return {}
    row = connection.execute(select(*(table.c[name] for name in names)).where(table.c.id == row_id)).mappings().first()
    return {name: row[name] for name in names if row and str(row[name]).startswith(PSEUDONYM)}


def remove_from_batches(connection: Connection, person: Person, removed: Removed) -> None:
    """Names of files, and words of mappings, that are the person's."""
    for row in connection.execute(select(import_batch.c.id, import_batch.c.filename, import_batch.c.mapping)):
        values: dict[str, Any] = {}
        if _in_filename(person, row.filename):
            values["filename"] = nameless(row.id)
        mapping = _without(person, row.mapping)
        if mapping != row.mapping:
            values["mapping"] = mapping
        if values:
            connection.execute(update(import_batch).where(import_batch.c.id == row.id).values(values))
            add_to(removed, import_batch.name, "rows", 1)
    for table in (import_mapping, import_source):
        for saved in connection.execute(select(table.c.id, table.c.mapping)):
            told = json.loads(saved.mapping) if isinstance(saved.mapping, str) else saved.mapping
            mapping = _without(person, told)
            if mapping != told:
                kept = json.dumps(mapping, ensure_ascii=False) if isinstance(saved.mapping, str) else mapping
                connection.execute(update(table).where(table.c.id == saved.id).values(mapping=kept))
                add_to(removed, table.name, "rows", 1)
    for run in connection.execute(select(source_run.c.id, source_run.c.details)):
        if person.is_told_by(run.details):
            connection.execute(update(source_run).where(source_run.c.id == run.id).values(details={}))
            add_to(removed, source_run.name, "rows", 1)


def _in_filename(person: Person, filename: str) -> bool:
    return any(person.is_told_by(part) for part in (filename, filename.replace("_", " "), filename.partition(".")[0]))


def _without(person: Person, mapping: Any) -> Any:
    """A mapping without the words that are the person's: a file may call a team, or a tier, after somebody."""
    if not isinstance(mapping, dict) or not isinstance(mapping.get("values"), dict):
        return mapping
    values = {
        field: {word: code for word, code in words.items() if not person.is_told_by(word)}
        for field, words in mapping["values"].items()
    }
    return {**mapping, "values": values}


def _every(connection: Connection, table: Table, names: tuple[str, ...]) -> Any:
    """All rows, some thousand at a time, by id: nothing else is read while others are written."""
    last = 0
    while True:
        asked = select(*(table.c[name] for name in names)).where(table.c.id > literal(last)).order_by(table.c.id)
        found = connection.execute(asked.limit(ROWS_AT_A_TIME)).all()
        if not found:
            return
        yield from found
        last = found[-1].id
