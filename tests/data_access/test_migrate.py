import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from data_access import migrate as migrating
from data_access.clock import Clock
from data_access.engine import open_database, reading, writing
from data_access.migrate import migrate, newest, revision, tables
from data_access.promises import standards
from data_access.schema import fact_counter, member, metadata, service_standard, setting, survey_answer
from data_access.scope import OWNER
from data_access.settings import ROOT, Settings
from data_access.workflow import stage_changes
from data_access.workflow.stages import workflow_of
from tests.databases import SQLITE, pointing_nowhere, unmigrated


def told(address: str) -> Settings:
    return Settings(address, "Asia/Shanghai", "CNY", None)


MIGRATE = """
import sys
from data_access.engine import open_database
from data_access.migrate import migrate
from data_access.settings import Settings

settings = Settings(sys.argv[1], "Asia/Shanghai", "CNY", None)
engine = open_database(settings.database_url)
print("ready", flush=True)
sys.stdin.readline()
print(migrate(engine, settings))
engine.dispose()
"""


def test_an_empty_database_gets_every_table_and_its_first_settings(database_kind, tmp_path):
    settings = told(unmigrated(database_kind, tmp_path))
    engine = open_database(settings.database_url)
    assert revision(engine) is None
    assert migrate(engine, settings)
    assert revision(engine) == newest()
    assert tables(engine) == {*metadata.tables, "alembic_version"}
    with reading(engine) as connection:
        kept = {row.key: row.value for row in connection.execute(select(setting))}
        assert kept == {"zone": "Asia/Shanghai", "currency": "CNY"}
        assert connection.execute(select(fact_counter.c.number)).scalar_one() == 0
    engine.dispose()


def test_the_migrations_make_exactly_the_tables_of_the_schema(empty):
    with reading(empty) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_database_of_the_first_version_keeps_its_rows(database_kind, tmp_path, monkeypatch):
    folder = Path(shutil.copytree(migrating.FOLDER, tmp_path / "first_version"))
    for step in (folder / "versions").glob("00*.py"):
        if not step.name.startswith("0001"):
            step.unlink()
    settings = told(unmigrated(database_kind, tmp_path))
    engine = open_database(settings.database_url)
    with monkeypatch.context() as first_version:
        first_version.setattr(migrating, "FOLDER", folder)
        migrate(engine, settings)
        assert revision(engine) == "0001"
    at = datetime(2026, 11, 20, 4, tzinfo=UTC)
    answer = {
        "kind": "csat", "score": 5, "scale_low": 1, "scale_high": 5, "comment": "很快解决", "answered_at": at,
        "answered_on": date(2026, 11, 20), "created_at": at, "member_id": 1, "created_by": 1, "counted": False,
        "request_key": "k", "request_hash": "h",
    }  # fmt: skip
    facts = survey_answer.c.keys()
    before = [name for name in facts if not name.startswith(("refus", "follow"))]
    with writing(engine) as connection:
        connection.execute(insert(member).values(id=1, name="Ada"))
        connection.execute(insert(survey_answer).values(answer))
        kept = connection.execute(select(*(survey_answer.c[name] for name in before))).mappings().one()
    assert migrate(engine, settings)
    assert revision(engine) == newest()
    with writing(engine) as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata) == []
        row = connection.execute(select(survey_answer)).mappings().one()
        assert {name: row[name] for name in before} == dict(kept)
        assert {row[name] for name in set(facts) - set(before)} == {None}
        connection.execute(survey_answer.update().values(refused_by=1, refused_at=at, refusal_reason="no"))
    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.execute(survey_answer.update().values(refused_by=77))
    engine.dispose()


def step_back(engine, target):
    with engine.connect() as connection:
        migrating._prepare(connection)
        with connection.execution_options(writes=True).begin():
            config = migrating._config()
            config.attributes["connection"] = connection
            command.downgrade(config, target)
        connection.invalidate()


def test_a_stage_of_ones_own_leaves_nothing_behind_that_an_older_version_does_not_know(empty):
    """And what it leaves is still read after the next step forward."""
    at = datetime(2026, 11, 20, 4, tzinfo=UTC)
    with writing(empty) as connection:
        given = {"clock": Clock(at, "Asia/Shanghai"), "name": "质检", "after_id": 2, "request_key": "k"}
        stage_changes.add_stage(connection, OWNER, **given)
        promise = {"step": "own_1", "minutes": 60, "clock": "calendar", "valid_from": date(2026, 1, 1)}
        connection.execute(insert(service_standard).values(**promise, created_at=at))
    step_back(empty, "0010")
    migrate(empty, told(str(empty.url)))
    with reading(empty) as connection:
        found = standards.standards(connection, OWNER, clock=Clock(at, "Asia/Shanghai"))
        assert found[["step", "state"]].to_numpy().tolist() == [["investigated", "over"]]
        assert list(workflow_of(connection).working) == ["received", "investigated", "solution"]


def test_a_step_back_keeps_the_rows_too(empty):
    with writing(empty) as connection:
        connection.execute(insert(member).values(id=1, name="Ada"))
        said = {"kind": "csat", "answered_on": date(2026, 11, 20), "member_id": 1, "comment": "fine"}
        at = datetime(2026, 11, 20, 4, tzinfo=UTC)
        connection.execute(insert(survey_answer).values(answered_at=at, created_at=at, **said))
    step_back(empty, "0001")
    assert revision(empty) == "0001"
    with reading(empty) as connection:
        assert connection.execute(select(survey_answer.c.comment, survey_answer.c.member_id)).all() == [("fine", 1)]
        assert pointing_nowhere(connection) == []


def test_migrating_again_does_nothing_and_keeps_the_zone(empty):
    berlin = Settings(str(empty.url), "Europe/Berlin", "EUR", None)
    assert not migrate(empty, berlin)
    with reading(empty) as connection:
        assert (
            connection.execute(select(setting.c.value).where(setting.c.key == "zone")).scalar_one() == "Asia/Shanghai"
        )


def test_four_processes_at_once_migrate_it_once(database_kind, tmp_path):
    address = unmigrated(database_kind, tmp_path)
    command = [sys.executable, "-c", MIGRATE, address]
    processes = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    # Each says when it is ready and waits; then all begin together.
    assert [process.stdout.readline() for process in processes] == ["ready\n"] * 4
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    answers = [process.communicate(timeout=60)[0].strip() == "True" for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0, 0]
    assert True in answers
    engine = open_database(address)
    with reading(engine) as connection:
        assert connection.execute(select(func.count()).select_from(fact_counter)).scalar_one() == 1
    assert revision(engine) == newest()
    engine.dispose()


BROKEN = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = {before!r}


def upgrade() -> None:
    op.create_table("half_done", sa.Column("id", sa.Integer(), primary_key=True))
    with op.batch_alter_table("member") as batch:
        batch.add_column(sa.Column("nickname", sa.String(20)))
    {failure}
"""


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        ("raise RuntimeError('half way')", "half way"),
        ('op.execute("UPDATE membership SET team_id = 77")', "pointing nowhere|foreign key"),
    ],
)
def test_a_failed_migration_leaves_nothing(empty, database_kind, tmp_path, monkeypatch, failure, error):
    settings = Settings(str(empty.url), "Asia/Shanghai", "CNY", None)
    with writing(empty) as connection:
        connection.execute(insert(member).values(id=1, name="Ada"))
        connection.execute(insert(metadata.tables["team"]).values(id=1, name="North"))
        stay = {"member_id": 1, "team_id": 1, "from_on": date(2026, 11, 20)}
        connection.execute(insert(metadata.tables["membership"]).values(stay))
    before = newest()
    folder = Path(shutil.copytree(migrating.FOLDER, tmp_path / "migrations"))
    (folder / "versions" / "9999_broken.py").write_text(BROKEN.format(before=before, failure=failure))
    monkeypatch.setattr(migrating, "FOLDER", folder)
    with pytest.raises((RuntimeError, IntegrityError), match=error):
        migrate(empty, settings)
    assert revision(empty) == before
    assert tables(empty) == {*metadata.tables, "alembic_version"}
    with writing(empty) as connection:
        if database_kind == SQLITE:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        assert connection.execute(select(func.count()).select_from(metadata.tables["membership"])).scalar_one() == 1
