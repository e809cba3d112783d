"""Keeping the demo company up to date without losing what people logged in it."""

import hashlib
import json
from datetime import date

from sqlalchemy import Connection, Engine, delete, func, or_, select, update

from data_access.demo.company import SEED, Progress, fill, quietly
from data_access.demo.storing import SOURCE
from data_access.dialect import number_from_here, upsert
from data_access.engine import reading, writing
from data_access.quality.form import FIRST
from data_access.schema import (
    FACTS,
    audit_entry,
    audit_head,
    calendar,
    calendar_version,
    fact_counter,
    fact_day,
    metadata,
    quality_category,
    setting,
    stage,
)
from data_access.settings import Settings
from data_access.stamps import current_number, next_number
from data_access.workflow.moves import STAGES

# What the making of the company leaves in `setting`: its last day, and what everything looked like then.
DAY, PRINT = "demo_day", "demo_fingerprint"
# The audit nobody can empty; the people of the new company have the numbers of the old one.
KEPT = (setting, fact_counter, fact_day, audit_entry, audit_head)
# How many rows a new database begins with, in tables that are not of KEPT.
BEGUN_WITH = {calendar: 1, calendar_version: 1, stage: len(STAGES), quality_category: len(FIRST)}


def prepare_demo(engine: Engine, settings: Settings, progress: Progress = quietly) -> bool:
    """Make the demo company if the database is empty, make it anew if its last day is over, and say whether it was.

    A company in which a person wrote anything since stays as it is: nothing people logged is lost.
    """
    if not _is_due(engine, settings):
        return False
    with writing(engine) as connection:
        # Asked again under the lock: another process may have made it meanwhile.
        if not _due(connection, settings):
            return False
        _make_anew(connection, settings, progress)
    return True


def remake_demo(engine: Engine, settings: Settings, progress: Progress = quietly, *, force: bool = False) -> bool:
    """Make the company anew, today's again; False, and nothing done, if people added to it and `force` is not set."""
    with writing(engine) as connection:
        if not force and not _empty(connection) and not is_untouched(connection):
            return False
        _make_anew(connection, settings, progress)
    return True


def is_untouched(connection: Connection) -> bool:
    """Whether everything in the database is as the making of the demo company left it."""
    return _value(connection, PRINT) == _fingerprint(connection) and not _written_by_people(connection)


def _is_due(engine: Engine, settings: Settings) -> bool:
    with reading(engine) as connection:
        return _due(connection, settings)


def _due(connection: Connection, settings: Settings) -> bool:
    if _empty(connection):
        return True
    day = _value(connection, DAY)
    today = settings.today(_value(connection, "zone") or settings.zone)
    return day is not None and date.fromisoformat(day) < today and is_untouched(connection)


def _make_anew(connection: Connection, settings: Settings, progress: Progress) -> None:
    for table in reversed(metadata.sorted_tables):
        if table not in KEPT:
            connection.execute(delete(table))
    # The days of the old company are touched as well: a mirror must forget them.
    connection.execute(update(fact_day).values(number=next_number(connection)))
    zone = _value(connection, "zone") or settings.zone
    today = settings.today(zone)
    fill(connection, today, seed=SEED, now=settings.now(zone), progress=progress)
    number_from_here(connection, metadata.sorted_tables)
    _keep(connection, DAY, today.isoformat())
    renew_fingerprint(connection)


def renew_fingerprint(connection: Connection) -> None:
    """Take everything as the making of the company left it: it is still being made."""
    _keep(connection, PRINT, _fingerprint(connection))


def _keep(connection: Connection, key: str, value: str) -> None:
    written = upsert(connection, setting).values(key=key, value=value)
    connection.execute(written.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def _empty(connection: Connection) -> bool:
    tables = [table for table in metadata.sorted_tables if table not in KEPT and table not in BEGUN_WITH]
    return all(connection.execute(select(1).select_from(table).limit(1)).first() is None for table in tables)


def _written_by_people(connection: Connection) -> bool:
    for table in FACTS:
        if "source" in table.c:
            theirs = or_(table.c.source.is_(None), table.c.source != SOURCE)
            if connection.execute(select(table.c.id).where(theirs).limit(1)).first() is not None:
                return True
    return False


def _fingerprint(connection: Connection) -> str:
    """The counter, which every change of facts moves, and how many rows every other table holds."""
    seen: dict[str, int] = {"number": current_number(connection)}
    for table in metadata.sorted_tables:
        if table not in KEPT and table not in FACTS:
            rows = connection.execute(select(func.count()).select_from(table)).scalar_one() - BEGUN_WITH.get(table, 0)
            # Tables that a later version adds are empty at first, and say nothing about people.
            if rows:
                seen[table.name] = rows
    return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()


def _value(connection: Connection, key: str) -> str | None:
    return connection.execute(select(setting.c.value).where(setting.c.key == key)).scalar_one_or_none()
