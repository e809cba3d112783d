"""Whether a database can be served, and why it cannot."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from data_access import migrate, readiness
from data_access.engine import open_database, writing
from data_access.readiness import NotReady, is_away
from data_access.servers import Servers
from tests.databases import unmigrated


def why_not_ready(engine: Engine) -> NotReady | None:
    return readiness.why_not_ready(Servers(engine))


def at(engine: Engine, revision: str) -> None:
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :at"), {"at": revision})


def test_a_migrated_database_is_ready(empty: Engine) -> None:
    assert why_not_ready(empty) is None


def test_an_empty_database_and_one_of_an_earlier_version_are_behind(
    empty: Engine, database_kind: str, tmp_path: Path
) -> None:
    at(empty, "0001")
    assert why_not_ready(empty) is NotReady.BEHIND
    (tmp_path / "other").mkdir()
    nothing = open_database(unmigrated(database_kind, tmp_path / "other"))
    assert why_not_ready(nothing) is NotReady.BEHIND
    nothing.dispose()


def test_a_database_of_a_later_version_is_ahead(empty: Engine) -> None:
    at(empty, "9999")
    assert why_not_ready(empty) is NotReady.AHEAD


def test_a_process_that_runs_on_while_an_upgrade_renews_its_files_is_not_told_to_prepare(
    empty: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(migrate.FOLDER, tmp_path / "migrations"))
    monkeypatch.setattr(migrate, "FOLDER", folder)
    assert why_not_ready(empty) is None
    newest = migrate.newest()
    (folder / "versions" / "9999_of_the_upgrade.py").write_text(f"revision = '9999'\ndown_revision = '{newest}'\n")
    assert why_not_ready(empty) is None  # not migrated yet, so it goes on
    at(empty, "9999")
    assert why_not_ready(empty) is NotReady.AHEAD


def test_a_file_that_is_gone_is_away_and_ready_again_once_it_is_back(empty_file: Engine, tmp_path: Path) -> None:
    file = Path(str(empty_file.url.database))
    assert why_not_ready(empty_file) is None
    gone = file.rename(tmp_path / "elsewhere.db")
    assert why_not_ready(empty_file) is NotReady.AWAY
    gone.rename(file)
    assert why_not_ready(empty_file) is None


@pytest.mark.postgres
def test_a_server_that_nobody_runs_is_away(tmp_path: Path) -> None:
    nowhere = open_database(f"postgresql://nobody@/nothing?host={tmp_path}")
    assert why_not_ready(nowhere) is NotReady.AWAY
    nowhere.dispose()


def test_what_is_wrong_with_a_question_is_no_database_that_is_away() -> None:
    assert not is_away(KeyError("score"))
