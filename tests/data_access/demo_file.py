"""The demo company as a file, made once for a whole test run, whoever of its processes comes first."""

import fcntl
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy import ColumnElement, Engine, Table, and_, create_engine, delete, event, select

from data_access.demo import prepare_demo
from data_access.engine import open_database
from data_access.migrate import migrate
from data_access.schema import complaint, complaint_stage, fact_day, interaction, survey_answer, survey_invitation
from data_access.settings import Settings

TODAY = date(2026, 11, 20)
RECENT = date(2026, 5, 1)  # the first day of the company of those who need no years


def shared_folder(own: Path) -> Path:
    """The folder that all processes of this run have in common; `own` is this process's base folder."""
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def demo_file(folder: Path) -> Path:
    """The path of the demo company as of TODAY in `folder`, made if it is not there yet. Copy it before writing."""
    return _made(folder, "demo_company", _make)


def recent_demo_file(folder: Path) -> Path:
    """The same company of which nobody kept what was over before RECENT: its mirror is built in a third of the time,
    which counts where each test has one of its own. Nothing of the last quarter or this month differs."""
    return _made(folder, "recent_company", lambda file: _shorten(Path(shutil.copy(demo_file(folder), file))))


def _made(folder: Path, name: str, make: Callable[[Path], object]) -> Path:
    file = folder / f"{name}.db"
    with open(folder / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            unfinished = folder / f"{name}.unfinished.db"
            make(unfinished)
            unfinished.rename(file)
    return file


def _make(file: Path) -> None:
    settings = Settings(f"sqlite:///{file}", "Asia/Shanghai", "CNY", TODAY)
    engine = open_database(settings.database_url)
    migrate(engine, settings)
    prepare_demo(engine, settings)
    _into_the_file(engine)


def _shorten(file: Path) -> None:
    """Take out what was over before RECENT, as far as nothing later names it."""

    def over(case: Table) -> ColumnElement[bool]:
        columns = [later.c[f"{case.name}_id"] for later in (survey_answer, survey_invitation)]
        named = [select(column).where(column.is_not(None)) for column in columns]
        return and_(case.c.ended_on < RECENT, *(case.c.id.not_in(one) for one in named))

    # Not our own engine: for each row that goes, SQLite would look through tables for one that names it.
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        for statement in (
            delete(survey_answer).where(survey_answer.c.answered_on < RECENT),
            delete(survey_invitation).where(survey_invitation.c.invited_on < RECENT),
            delete(complaint_stage).where(
                complaint_stage.c.complaint_id.in_(select(complaint.c.id).where(over(complaint)))
            ),
            delete(complaint).where(over(complaint)),
            delete(interaction).where(over(interaction)),
            delete(fact_day).where(fact_day.c.day < RECENT),
        ):
            connection.execute(statement)
    with engine.connect() as connection:
        connection.connection.driver_connection.execute("VACUUM")
    _into_the_file(engine)


def _into_the_file(engine: Engine) -> None:
    """What the log holds goes into the file, so that the file alone is the company."""
    with engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def read_only(file: Path) -> Engine:
    """An engine on which no test can change what other tests read."""
    engine = open_database(f"sqlite:///{file}")
    event.listen(engine, "connect", lambda raw, record: raw.execute("PRAGMA query_only = ON"))
    return engine
