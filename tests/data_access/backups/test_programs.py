"""PostgreSQL's own programs are those that fit the server and the file; where none do, a sentence says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from data_access.backups import programs
from data_access.backups.command import of
from data_access.backups.files import Refused
from data_access.engine import open_database, reading
from tests import postgres
from tests.data_access.backups.test_backups import everything, log_twice, told
from tests.databases import POSTGRESQL, a_database

pytestmark = pytest.mark.postgres


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Engine]:
    with a_database(POSTGRESQL, tmp_path) as engine:
        yield engine


def installed(folder: Path, version: int, **scripts: str) -> None:
    """PostgreSQL's programs as Debian installs those of a version; `scripts` in place of some, around the real one."""
    real, bin_ = postgres.binaries(), folder / str(version) / "bin"
    assert real is not None
    bin_.mkdir(parents=True)
    for name in ("pg_dump", "pg_restore", "psql"):
        script = scripts.get(name, 'exec $real "$@"').replace("$real", str(real / name))
        (bin_ / name).write_text(f"#!/bin/sh\n{script}\n")
        (bin_ / name).chmod(0o755)


def test_without_postgresqls_own_programs_a_sentence_says_what_to_install(
    server: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "INSTALLED", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="apt-get install postgresql-client"):
        of(server).back_up(server, tmp_path / "kept.backup")


def test_programs_older_than_the_server_are_refused_in_a_sentence(
    server: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kept.backup"
    of(server).back_up(server, file)
    old = {name: f"echo '{name} (PostgreSQL) 14.9 (Debian 14.9-1)'" for name in ("pg_dump", "pg_restore", "psql")}
    installed(tmp_path / "installed", 14, **old)
    monkeypatch.setattr(programs, "INSTALLED", tmp_path / "installed")
    monkeypatch.setenv("PATH", str(tmp_path / "installed" / "14" / "bin"))
    sentence = r"PostgreSQL (\d\d), and {} on this machine is of version 14; .*apt-get install postgresql-client-\1"
    with pytest.raises(Refused, match=sentence.format("pg_dump")) as refused:
        of(server).back_up(server, tmp_path / "another.backup")
    assert "不能低于数据库版本" in refused.value.said("zh")
    with pytest.raises(Refused, match=sentence.format("pg_restore")):
        of(server).restore(server, file, told(server))


def test_a_format_that_came_later_is_not_called_damaged(server: Engine, tmp_path: Path) -> None:
    file = tmp_path / "kept.backup"
    of(server).back_up(server, file)
    content = bytearray(file.read_bytes())
    content[6] = 99  # PGDMP, then the format's version
    file.write_bytes(content)
    with pytest.raises(Refused, match=r"newer pg_dump, and pg_restore of version \d\d on this machine cannot read it"):
        of(server).restore(server, file, told(server))


def test_newer_programs_are_taken_for_a_file_that_only_they_read_and_set_nothing_the_server_has_never_heard_of(
    server: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kept.backup"
    with reading(server) as connection:
        its_own = int(connection.execute(text("SHOW server_version_num")).scalar_one()) // 10_000
    cannot = "echo 'pg_restore: error: unsupported version (1.99) in file header' >&2; exit 1"
    sets_more = """$real "$@" | awk '{ print } /^SET lock_timeout = 0;$/ { print "SET later_timeout = 0;" }'"""
    installed(tmp_path / "installed", its_own, pg_restore=cannot)
    installed(tmp_path / "installed", its_own + 1, pg_restore=sets_more)
    monkeypatch.setattr(programs, "INSTALLED", tmp_path / "installed")
    log_twice(server, "SET later_timeout = 0;")
    before = everything(server)
    of(server).back_up(server, file)
    log_twice(server, "after")
    of(server).restore(server, file, told(server))
    assert everything(server) == before


def test_no_word_that_others_can_read_holds_the_password(server: Engine) -> None:
    secret = open_database(server.url.set(password="hunter2 & more").render_as_string(hide_password=False))
    assert "hunter2" not in programs.where(secret)
    assert programs.environment(secret)["PGPASSWORD"] == "hunter2 & more"
