"""Taking a person out of rows of facts, which stay: their texts, and numbers that are made of their name."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, and_, false, func, or_, select, update

from data_access.erasing.fingerprints import CUSTOMER, ENTRY, PSEUDONYM, key_of, pseudonym, remember
from data_access.erasing.personal import ABOUT_CUSTOMERS, KEYS, OF_TEAMS, TEXTS, WHOSE, WRITERS, emptied, holds
from data_access.erasing.persons import Person, squeezed_of
from data_access.lessons.writing import WITHDRAWN
from data_access.schema import action, lesson, meeting_item
from data_access.stamps import stamp_selected

Removed = dict[tuple[str, str], int]  # (table, what of it) → rows
_LINES = ("line_en", "line_zh")


def add_to(removed: Removed, table: str, what: str, rows: int) -> None:
    """Count rows that lost something."""
    if rows:
        removed[table, what] = removed.get((table, what), 0) + rows


def remove_texts(
    connection: Connection,
    table: Table,
    which: ColumnElement[bool],
    names: tuple[str, ...],
    gone: set[str] | None = None,
) -> int:
    """Empty the texts of rows; return how many had any. Those that mails quote are added to `gone`.

    The fingerprint of a form goes, too: somebody could try texts with it.
    """
    rows = and_(which, holds(table, names))
    found = connection.execute(select(func.count()).select_from(table).where(rows)).scalar_one()
    if found:
        if gone is not None and table in OF_TEAMS:
            for row in connection.execute(select(*(table.c[name] for name in names)).where(rows)):
                gone.update(text for text in row if text)
        values: dict[str, Any] = {name: emptied(table, name) for name in names}
        if "request_hash" in table.c:
            values["request_hash"] = None
        connection.execute(update(table).where(rows).values(values))
    return int(found)


def remove_customers_texts(connection: Connection, person: Person, removed: Removed) -> None:
    """Whatever was written in rows with this customer."""
    for table in ABOUT_CUSTOMERS:
        if table in TEXTS:
            theirs = table.c.customer_id == person.id
            add_to(removed, table.name, "texts", remove_texts(connection, table, theirs, TEXTS[table]))


def remove_members_texts(connection: Connection, person: Person, removed: Removed) -> set[str]:
    """Whatever was written about what this member did, and what they wrote themselves; returns what mails quote."""
    gone: set[str] = set()
    for table, names in TEXTS.items():
        about = or_(false(), *(table.c[name] == person.id for name in WHOSE if name in table.c))
        count = remove_texts(connection, table, about, names, gone)
        for name in names:
            count += remove_texts(connection, table, _written_by(table, name, person.id), (name,), gone)
        add_to(removed, table.name, "texts", count)
    # Lines of agendas carry the titles of actions, whoever was to do them.
    theirs = connection.execute(select(action.c.id).where(action.c.title_by == person.id)).scalars()
    lines = meeting_item.c.name.in_([f"action:{number}" for number in theirs])
    add_to(removed, meeting_item.name, "texts", remove_texts(connection, meeting_item, lines, _LINES, gone))
    withdraw_empty_lessons(connection)
    return gone


def remove_telling_texts(connection: Connection, persons: Sequence[Person], removed: Removed) -> None:
    """Their names in what anybody wrote where many read it: minutes, say, and lessons name nobody by a column.

    All else of such a text stays: it is what a team decided, and a short name stands in many.
    """
    for table in OF_TEAMS:
        texts = TEXTS[table]
        rows = connection.execute(select(table.c.id, *(table.c[name] for name in texts))).mappings().all()
        squeezed = squeezed_of("\n".join(row[name] for row in rows for name in texts if row[name]))
        told_of = [person for person in persons if person.may_stand_in(squeezed)]
        for row in rows if told_of else ():
            values: dict[str, Any] = {}
            for name in texts:
                said = row[name] or ""
                for person in told_of:
                    said = person.without(said)
                if said != (row[name] or ""):
                    values[name] = said[: getattr(table.c[name].type, "length", None)]
            if values:
                values |= {"request_hash": None} if "request_hash" in table.c else {}
                connection.execute(update(table).where(table.c.id == row["id"]).values(values))
                add_to(removed, table.name, "texts", 1)


def withdraw_empty_lessons(connection: Connection) -> None:
    """Let nobody find a lesson without a word: from now on only who leads its team reads that there was one."""
    values = {"state": WITHDRAWN, "revision": lesson.c.revision + 1}
    connection.execute(update(lesson).where(lesson.c.heading == "", lesson.c.state != WITHDRAWN).values(values))


def _written_by(table: Table, name: str, member_id: int) -> ColumnElement[bool]:
    """Rows whose text this member wrote by a form; of an imported row they are only who brought the file."""
    column: Column[Any] | None = table.c.get(WRITERS.get(name, ""))
    if column is None:
        return false()
    by_form = [table.c.request_key.is_not(None)] if column.name == "created_by" else []
    return and_(column == member_id, *by_form)


def replace_keys(connection: Connection, person: Person, removed: Removed, now: datetime) -> None:
    """Give another number to rows whose own is made of the customer's, or of their name.

    An order keeps one number for all its lines, and no two orders get the same, so that they count as before.
    """
    if person.kind != CUSTOMER:
        return
    key = key_of(connection)
    for table, columns in KEYS.items():
        if table.name == CUSTOMER:
            continue
        theirs = table.c.customer_id == person.id
        for name in columns:
            for number in connection.execute(select(table.c[name]).where(theirs).distinct()).scalars().all():
                if number is None or number.startswith(PSEUDONYM) or not person.is_part_of(number):
                    continue
                rows = and_(theirs, table.c[name] == number)
                if table.c[name].info.get("mirror"):
                    stamp_selected(connection, table, select(table.c[table.info["day"]]).where(rows))
                made = pseudonym(key, ENTRY, number)
                done = connection.execute(update(table).where(rows).values({name: made}))
                remember(connection, ENTRY, person.id, [(ENTRY, number)], now)
                add_to(removed, table.name, "numbers", done.rowcount)
