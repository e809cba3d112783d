"""Bringing a database to the newest shape, by one process at a time and entirely or not at all."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, insert, inspect, select

from data_access import wall
from data_access.acting import LOGIN
from data_access.dialect import driver, is_postgresql
from data_access.engine import open_database, reading
from data_access.hours.recounting import recount
from data_access.hours.working_time import first_calendar
from data_access.quality.form import first_categories
from data_access.schema import fact_counter, setting
from data_access.settings import Settings, WrongSettings
from data_access.workflow.stages import first_stages

OLDEST_POSTGRESQL = 15
WORKING_TIME_SINCE = "0007"  # facts stored before count their working hours when they come to it
STAGES_SINCE = "0015"
REVIEWS_SINCE = "0023"
FOLDER = Path(__file__).parent / "migrations"


def _config(folder: Path | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(folder or FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


@cache
def _known(folder: Path) -> tuple[str, ...]:
    """Every revision of this program, newest first.

    Looked up once, when a process begins: an upgrade puts newer files beneath a program that still runs.
    """
    return tuple(step.revision for step in ScriptDirectory.from_config(_config(folder)).walk_revisions())


def newest() -> str:
    """The revision this version of the dashboard needs."""
    return _known(FOLDER)[0]


def knows(named: str) -> bool:
    """Whether a database at this revision can be brought to the newest: it is not of a newer version's."""
    return named in _known(FOLDER)


def revision(engine: Engine) -> str | None:
    """The revision the database is at; None for an empty one."""
    with reading(engine, LOGIN) as connection:
        return revision_found(connection)


def revision_found(connection: Connection) -> str | None:
    """The same, where somebody is reading already."""
    return MigrationContext.configure(connection).get_current_revision()


def migrate(engine: Engine, settings: Settings) -> bool:
    """Bring the database to the newest revision and return whether anything was done.

    A new database gets the reporting zone and the currency of `settings`; from then on its own count. Where the wall
    of PostgreSQL stands, or `settings` want it, `engine` acts for people from now on (data_access/acting.py).
    """
    done = _migrate(engine, settings)
    wall.adopt(engine, raising=settings.wall)
    return done


@contextmanager
def opened(settings: Settings) -> Iterator[Engine]:
    """The migrated database for one command, closed afterwards: only then does SQLite put its log away."""
    database = open_database(settings.database_url)
    try:
        migrate(database, settings)
        yield database
    finally:
        database.dispose()


def _migrate(engine: Engine, settings: Settings) -> bool:
    before = revision(engine)
    if before == newest():
        return False
    with _one_process(engine), engine.connect() as connection:
        connection.execution_options(acting=LOGIN)
        _prepare(connection)
        try:
            with connection.execution_options(writes=True).begin():
                if is_postgresql(connection):
                    wall.let_the_owner_in(connection)
                config = _config()
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                _check_references(connection)
                _first_settings(connection, settings)
                if before is not None and before < WORKING_TIME_SINCE:
                    recount(connection, followed=False)  # no mirror of this shape is there yet
        finally:
            # A connection without foreign keys must not go back to the pool, least of all after a failure.
            connection.invalidate()
    return True


def _prepare(connection: Connection) -> None:
    """What has to be said before the transaction begins."""
    if is_postgresql(connection):
        _refuse_unfit(connection)
        # Others may be migrating, and a large table takes its time.
        connection.exec_driver_sql("SET lock_timeout = 0; SET statement_timeout = 0")
        connection.commit()
        return
    # A batch rebuild with foreign keys on deletes cascading children, and the switch only works outside a
    # transaction; so off before BEGIN, and checked before COMMIT.
    driver(connection).execute("PRAGMA foreign_keys = OFF")


def _refuse_unfit(connection: Connection) -> None:
    """Raise WrongSettings for a PostgreSQL that cannot hold what people write."""
    found = connection.exec_driver_sql("SHOW server_version_num").scalar_one()
    if int(found) < OLDEST_POSTGRESQL * 10_000:
        raise WrongSettings(f"DATABASE_URL names PostgreSQL {found[:2]}; {OLDEST_POSTGRESQL} or newer is needed.")
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise WrongSettings(
            f"The database keeps text as {encoding}, in which not every language fits. "
            "Make it anew: createdb -E UTF8 -T template0"
        )


def _check_references(connection: Connection) -> None:
    """PostgreSQL watched them all along."""
    if is_postgresql(connection):
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"the migration would leave {len(broken)} rows pointing nowhere; nothing changed")


def _first_settings(connection: Connection, settings: Settings) -> None:
    if connection.execute(select(setting.c.key)).first() is None:
        wanted = {"zone": settings.zone, "currency": settings.currency}
        connection.execute(insert(setting), [{"key": key, "value": value} for key, value in wanted.items()])
    if connection.execute(select(fact_counter.c.id)).first() is None:
        connection.execute(insert(fact_counter).values(id=1, number=0))
    if newest() >= WORKING_TIME_SINCE:
        zone = connection.execute(select(setting.c.value).where(setting.c.key == "zone")).scalar_one()
        first_calendar(connection, zone)
    if newest() >= STAGES_SINCE:
        first_stages(connection)
    if knows(REVIEWS_SINCE):
        first_categories(connection)


@contextmanager
def _one_process(engine: Engine) -> Iterator[None]:
    file = engine.url.database
    # On PostgreSQL the transaction waits for the lock of all writers, and finds what the others did.
    if not file or file == ":memory:" or engine.dialect.name == "postgresql":
        yield
        return
    with open(f"{file}.migrating", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def tables(engine: Engine) -> set[str]:
    """The names of the tables that are there."""
    return set(inspect(engine).get_table_names())
