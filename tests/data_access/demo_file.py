"""The demo company as a file, made once for a whole test run, whoever of its processes comes first."""

import fcntl
import os
from datetime import date
from pathlib import Path

from sqlalchemy import Engine, event

from data_access.demo import prepare_demo
from data_access.engine import open_database
from data_access.migrate import migrate
from data_access.settings import Settings

TODAY = date(2026, 11, 20)


def shared_folder(own: Path) -> Path:
    """The folder that all processes of this run have in common; `own` is this process's base folder."""
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def demo_file(folder: Path) -> Path:
    """The path of the demo company as of TODAY in `folder`, made if it is not there yet. Copy it before writing."""
    file = folder / "demo_company.db"
    with open(folder / "demo_company.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            unfinished = folder / "demo_company.unfinished.db"
            settings = Settings(f"sqlite:///{unfinished}", "Asia/Shanghai", "CNY", TODAY)
            engine = open_database(settings.database_url)
            migrate(engine, settings)
            prepare_demo(engine, settings)
            # What the log holds goes into the file, so that the file alone is the company.
            with engine.connect() as connection:
                connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            engine.dispose()
            unfinished.rename(file)
    return file


def read_only(file: Path) -> Engine:
    """An engine on which no test can change what other tests read."""
    engine = open_database(f"sqlite:///{file}")
    event.listen(engine, "connect", lambda raw, record: raw.execute("PRAGMA query_only = ON"))
    return engine
