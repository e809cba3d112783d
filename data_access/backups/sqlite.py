"""Backing up and restoring a SQLite database while others read and write it."""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, update

from data_access.backups.files import (
    DAMAGED,
    NOT_A_BACKUP,
    NOT_OURS,
    NOTHING_THERE,
    TOO_NEW,
    Refused,
    published,
    safety_name,
    temporary,
)
from data_access.engine import open_database, writing
from data_access.migrate import knows, migrate
from data_access.schema import fact_counter, invitation, session
from data_access.settings import Settings

# Restoring waits so long for who is writing, a large import for instance.
WAIT_SECONDS = 600


def back_up(database: Engine, file: Path, *, force: bool = False) -> None:
    """Write all that is committed at this moment into `file`.

    In one step: in several it would begin anew with every write of others, and never end.

    Raises:
        Refused
    """
    source = Path(database.url.database or "")
    if not source.is_file():
        raise Refused(NOTHING_THERE)
    with published(file, force=force) as growing:
        with _opened(source) as live, _opened(growing) as copy:
            if _revision(live) is None:
                raise Refused(NOTHING_THERE)
            live.backup(copy)
            _name_anew(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        with _opened(growing) as copy:
            _refuse_damaged(copy, source)


def restore(database: Engine, file: Path, settings: Settings) -> Path | None:
    """Put the database back to what `file` holds, migrated; return where what was there before is kept, if anything.

    One transaction: whoever reads sees all of the one or all of the other, and nothing that was stored before it
    is missing in what is kept. A database that is damaged is set aside.

    Raises:
        Refused
    """
    live = Path(database.url.database or "")
    with temporary(live) as prepared:
        _prepare(file, prepared, settings)
        kept = None if _sound(live) else _set_aside(live)
        with _opened(live) as target:
            target.execute("PRAGMA journal_mode = WAL")
            target.execute("PRAGMA foreign_keys = OFF")
            target.execute("ATTACH DATABASE ? AS restored", (str(prepared),))
            target.execute("BEGIN IMMEDIATE")
            try:
                if _revision(target) is not None:
                    kept = safety_name(file)
                    back_up(database, kept)
                elif target.execute(_OBJECTS.format("main"), ("table",)).fetchone():
                    raise Refused(NOT_OURS)
                _replace_everything(target)
                _name_anew(target)
                target.execute("COMMIT")
            except BaseException:
                target.execute("ROLLBACK")
                raise
    return kept


def _prepare(file: Path, prepared: Path, settings: Settings) -> None:
    """Copy the backup, look whether it is one, and bring the copy to this version."""
    try:
        # Without a log beside it nothing needs to be written to open it: it may lie where nothing can be.
        how = "mode=ro" if file.with_name(f"{file.name}-wal").exists() else "immutable=1"
        address = f"{file.resolve().as_uri()}?{how}"
        with closing(sqlite3.connect(address, uri=True)) as backup, _opened(prepared) as copy:
            backup.backup(copy)
        with _opened(prepared) as copy:
            _refuse_damaged(copy, file)
            found = _revision(copy)
    except sqlite3.DatabaseError as error:
        raise Refused(DAMAGED, file=file, what=error) from None
    if found is None:
        raise Refused(NOT_A_BACKUP, file=file)
    if not knows(found):
        raise Refused(TOO_NEW, file=file, revision=found)
    engine = open_database(f"sqlite:///{prepared}")
    try:
        migrate(engine, settings)
        with writing(engine) as connection:
            # Who was signed out, and links that were used since, must not work again.
            now = datetime.now(UTC)
            connection.execute(update(session).where(session.c.ended_at.is_(None)).values(ended_at=now))
            connection.execute(update(invitation).where(invitation.c.used_at.is_(None)).values(used_at=now))
    finally:
        engine.dispose()


def _replace_everything(target: sqlite3.Connection) -> None:
    before = target.execute("SELECT number FROM main.fact_counter").fetchone()[0] if _revision(target) else 0
    for kind in ("trigger", "view", "table"):
        for (name,) in target.execute(_OBJECTS.format("main"), (kind,)).fetchall():
            target.execute(f"DROP {kind} IF EXISTS main.{_quoted(name)}")
    made = target.execute("SELECT type, name, sql FROM restored.sqlite_master WHERE sql IS NOT NULL").fetchall()
    for kind, name, statement in made:
        if kind == "table" and not name.startswith("sqlite_"):
            target.execute(statement)
            target.execute(f"INSERT INTO main.{_quoted(name)} SELECT * FROM restored.{_quoted(name)}")  # noqa: S608
    for kind, _name, statement in made:
        if kind != "table":
            target.execute(statement)
    if any(name == "sqlite_sequence" for _kind, name, _statement in made):
        target.execute("DELETE FROM main.sqlite_sequence")
        target.execute("INSERT INTO main.sqlite_sequence SELECT * FROM restored.sqlite_sequence")
    target.execute("UPDATE main.fact_counter SET number = max(?, number) + 1", (before,))


_OBJECTS = "SELECT name FROM {}.sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, timeout=WAIT_SECONDS, isolation_level=None)) as connection:
        yield connection


def _name_anew(connection: sqlite3.Connection) -> None:
    """Tell mirrors that these are other facts, whatever their counter says (data_access/dialect.py, identity)."""
    connection.execute(f"PRAGMA user_version = {secrets.randbelow(2**31 - 2) + 1}")


def _revision(connection: sqlite3.Connection) -> str | None:
    """The revision of the database; None for one that is empty or somebody else's."""
    names = {name for (name,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")}
    if not {"alembic_version", fact_counter.name} <= names:
        return None
    found = connection.execute("SELECT version_num FROM main.alembic_version").fetchone()
    return str(found[0]) if found else None


def _refuse_damaged(connection: sqlite3.Connection, file: Path) -> None:
    said = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if said != "ok":
        raise Refused(DAMAGED, file=file, what=str(said).replace("\n", " "))


def _sound(live: Path) -> bool:
    if not live.is_file():
        return True
    try:
        with _opened(live) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return False


def _set_aside(live: Path) -> Path:
    """Move a damaged database away; running processes notice and open what is then in its place."""
    kept = live.with_name(safety_name(live).name.replace("before-restore", "damaged"))
    for end in ("-wal", "-shm"):
        beside = live.with_name(live.name + end)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + end))
    live.rename(kept)
    return kept


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
