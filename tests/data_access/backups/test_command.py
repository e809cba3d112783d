"""`python -m data_access backup` and `restore`, as a person types them."""

from pathlib import Path

import pytest
from sqlalchemy import insert, select

from data_access.__main__ import main
from data_access.engine import open_database, reading, writing
from data_access.schema import audit_entry, team
from tests import postgres


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'ours.db'}")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    assert main(["prepare"]) == 0
    return tmp_path


def test_a_backup_is_made_and_restored(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = folder / "kept.backup"
    assert main(["backup", str(kept)]) == 0
    assert f"Everything is in {kept}" in capsys.readouterr().out
    assert main(["backup", str(kept)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert main(["backup", "--force", str(kept)]) == 0
    database = open_database(f"sqlite:///{folder / 'ours.db'}")
    with writing(database) as connection:
        connection.execute(insert(team).values(name="North"))
    database.dispose()
    capsys.readouterr()
    assert main(["restore", str(kept)]) == 0
    said = capsys.readouterr().out
    assert "Everybody signs in again" in said
    before = next(folder.glob("before-restore-*.backup"))
    assert f"What was there before is in {before}." in said
    with reading(database) as connection:
        assert list(connection.execute(select(audit_entry.c.what)).scalars())[-1] == "restored"
    database.dispose()
    assert main(["audit", "--verify"]) == 0


def test_what_cannot_be_done_is_said_in_chinese_too(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert main(["backup", str(folder / "missing" / "kept.backup")]) == 1
    assert "没有写入权限" in capsys.readouterr().err
    letter = folder / "letter.txt"
    letter.write_text("Dear all")
    assert main(["restore", str(letter)]) == 1
    assert "不是看板的备份文件" in capsys.readouterr().err


@pytest.mark.postgres
def test_a_backup_of_the_other_database_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, address = folder / "kept.backup", postgres.cluster().new()
    assert main(["backup", str(kept)]) == 0
    monkeypatch.setenv("DATABASE_URL", address)
    assert main(["restore", str(kept)]) == 1
    assert "is a backup of SQLite, but DATABASE_URL names PostgreSQL" in capsys.readouterr().err
    postgres.cluster().drop(address)


@pytest.mark.postgres
def test_a_server_that_does_not_answer_is_told_in_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://nobody@/nothing?host={folder}")
    assert main(["backup", str(folder / "kept.backup")]) == 1
    assert "The database does not answer" in capsys.readouterr().err
