"""Bringing a database to the newest shape, by one process at a time and entirely or not at all."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, insert, inspect, select

from data_access.engine import reading
from data_access.schema import fact_counter, setting
from data_access.settings import Settings

FOLDER = Path(__file__).parent / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def newest() -> str:
    """The revision this version of the dashboard needs."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def revision(engine: Engine) -> str | None:
    """The revision the database is at; None for an empty one."""
    with reading(engine) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def migrate(engine: Engine, settings: Settings) -> bool:
    """Bring the database to the newest revision and return whether anything was done.

    A new database gets the reporting zone and the currency of `settings`; from then on its own count.
    """
    if revision(engine) == newest():
        return False
    with _one_process(engine), engine.connect() as connection:
        # A batch rebuild with foreign keys on deletes cascading children, and the switch only works outside a
        # transaction; so off before BEGIN, and checked before COMMIT.
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        try:
            with connection.execution_options(writes=True).begin():
                config = _config()
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                if broken:
                    raise RuntimeError(
                        f"the migration would leave {len(broken)} rows pointing nowhere; nothing changed"
                    )
                _first_settings(connection, settings)
        finally:
            # A connection without foreign keys must not go back to the pool, least of all after a failure.
            connection.invalidate()
    return True


def _first_settings(connection: Connection, settings: Settings) -> None:
    if connection.execute(select(setting.c.key)).first() is None:
        wanted = {"zone": settings.zone, "currency": settings.currency}
        connection.execute(insert(setting), [{"key": key, "value": value} for key, value in wanted.items()])
    if connection.execute(select(fact_counter.c.id)).first() is None:
        connection.execute(insert(fact_counter).values(id=1, number=0))


@contextmanager
def _one_process(engine: Engine) -> Iterator[None]:
    file = engine.url.database
    if not file or file == ":memory:":
        yield
        return
    with open(f"{file}.migrating", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def tables(engine: Engine) -> set[str]:
    """The names of the tables that are there."""
    return set(inspect(engine).get_table_names())
