"""A digest's part for administrators: what the numbers rest on, and whether what runs by itself did."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pandas as pd
from sqlalchemy import select

from data_access.bell.house import BACKED_UP, BACKUP_AFTER_DAYS
from data_access.clock import Clock
from data_access.digest import words
from data_access.digest.content import Line, Part, Section
from data_access.digest.reader import Reader
from data_access.erasing.retention import kept_for
from data_access.health import completeness, scores_waiting, strange_counts
from data_access.importers.batches import import_batches
from data_access.mailing.health import mails_by_state
from data_access.mailing.outbox import FAILED, SENT, WAITING
from data_access.schema import setting
from data_access.scope import visible
from data_access.sources.saved import sources

DAYS_OF_FACTS = 3  # older ones are told: a weekend is none
DAYS_OF_RETENTION = 40


def admin_part(reader: Reader) -> Part:
    """Data health: no fact, and nobody who is in one."""
    sections = (
        Section(reader.say(words.FACTS), tuple(_facts(reader)), address="data-health"),
        Section(reader.say(words.SOURCES), tuple(_sources(reader)), address="sources"),
        Section(reader.say(words.IMPORTS), tuple(_imports(reader)), address="import"),
        Section(reader.say(words.BACKUPS), tuple(_backups(reader)), address="data-health"),
        Section(reader.say(words.MAILS), tuple(_mails(reader)), address="data-health"),
    )
    return Part(reader.say(words.ADMIN_PART), tuple(each for each in sections if each.says_something))


def _facts(reader: Reader) -> Iterator[Line]:
    connection, scope, clock = reader.connection, reader.scope, reader.clock
    complete = completeness(connection, scope)
    if len(complete):
        newest = complete["last_on"].max().date()
        days = (clock.today - newest).days
        text = words.OLD if days > DAYS_OF_FACTS else words.NEWEST
        yield Line(reader.say(text, day=reader.day(newest), days=days), "data-health", urgent=days > DAYS_OF_FACTS)
    strange = int(strange_counts(connection, scope)["n"].sum())
    if strange:
        yield Line(reader.say(words.STRANGE, count=strange), "data-health")
    waiting = scores_waiting(connection, scope, clock)
    if len(waiting):
        yield Line(reader.say(words.WAITING_SCORES, count=int(waiting["n"].sum())), "data-health")
    nobody = int(waiting.loc[waiting["by"] == "nobody", "n"].sum())
    if nobody:
        yield Line(reader.say(words.NOBODY_CONFIRMS, count=nobody), "data-health", urgent=True)
    yield from _retention(reader, clock)


def _retention(reader: Reader, clock: Clock) -> Iterator[Line]:
    kept = kept_for(reader.connection, reader.scope)
    if kept is None:
        return
    if kept.months is None:
        yield Line(reader.say(words.NO_RETENTION), "data-health")
    elif kept.applied_at is None:
        yield Line(reader.say(words.RETENTION_NEVER), "data-health", urgent=True)
    else:
        day = clock.day_of(kept.applied_at)
        late = clock.today - day > timedelta(days=DAYS_OF_RETENTION)
        yield Line(reader.say(words.RETENTION_OLD, day=reader.day(day)), "data-health", urgent=late)


def _sources(reader: Reader) -> Iterator[Line]:
    for row in sources(reader.connection, reader.scope).to_dict("records"):
        name = row["name"]
        if pd.isna(row["started_at"]):
            yield Line(reader.say(words.SOURCE_NEVER, name=name), "sources", urgent=True)
        elif isinstance(row["error"], str):
            yield Line(reader.say(words.SOURCE_FAILED, name=name), "sources", urgent=True)
        else:
            day = reader.clock.day_of(row["started_at"].to_pydatetime())
            new = 0 if pd.isna(row["rows_new"]) else int(row["rows_new"])
            yield Line(reader.say(words.SOURCE_FINE, name=name, day=reader.day(day), rows=new), "sources")


def _imports(reader: Reader) -> Iterator[Line]:
    since: date = reader.span.over.start
    found = import_batches(reader.connection, reader.scope)
    found = found[(found["stored_at"] >= pd.Timestamp(reader.clock.midnight(since))) & found["withdrawn_at"].isna()]
    day = reader.day(since)
    if found.empty:
        yield Line(reader.say(words.NOTHING_IMPORTED, day=day), "import")
        return
    new, refused = int(found["rows_new"].sum()), int(found["rows_refused"].sum())
    said = reader.say(words.IMPORTED, count=len(found), day=day, new=new, refused=refused)
    yield Line(said, "import", urgent=refused > 0)


def _backups(reader: Reader) -> Iterator[Line]:
    """When `backup` was last run. Whoever keeps the database otherwise is told nothing."""
    s = visible(setting, reader.scope)
    written = reader.connection.execute(select(s.c.value).where(s.c.key == BACKED_UP)).scalar()
    if written is not None:
        day = reader.clock.day_of(datetime.fromisoformat(written))
        days = (reader.clock.today - day).days
        late = days > BACKUP_AFTER_DAYS
        said = reader.say(words.BACKUP_OLD if late else words.BACKED_UP, day=reader.day(day), days=days)
        yield Line(said, "data-health", urgent=late)


def _mails(reader: Reader) -> Iterator[Line]:
    """What failed or is held up. What waits for its first try, as this digest itself does, is no news."""
    found = mails_by_state(reader.connection, reader.scope).groupby("state")[["n", "held"]].sum()
    failed, held, sent = (
        int(found[column].get(state, 0)) for state, column in ((FAILED, "n"), (WAITING, "held"), (SENT, "n"))
    )
    if failed:
        yield Line(reader.say(words.MAILS_FAILED, count=failed), "data-health", urgent=True)
    if held:
        yield Line(reader.say(words.MAILS_WAITING, count=held), "data-health", urgent=True)
    if sent and not failed and not held:
        yield Line(reader.say(words.ALL_WELL), "data-health")
