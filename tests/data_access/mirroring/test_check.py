import os
import subprocess
import sys
from datetime import date

import pytest
from sqlalchemy import delete, func, select, update

from data_access import __main__ as command_line
from data_access.demo import is_untouched
from data_access.engine import reading, write
from data_access.migrate import tables
from data_access.mirroring.check import compare
from data_access.mirroring.mirror import Mirror
from data_access.schema import FACTS, suggestion
from data_access.settings import ROOT
from tests.data_access.test_engine import log_praise


@pytest.fixture
def praised(empty):
    """Three praises, and a mirror that has seen them."""
    for text in ("a", "b", "c"):
        write(empty, lambda connection, text=text: log_praise(connection, text))
    mirror = Mirror(empty)
    mirror.refresh()
    yield mirror
    mirror.close()


def of_suggestions(mirror: Mirror):  # type: ignore[no-untyped-def]
    return next(found for found in compare(mirror) if found.table == "suggestion")


def test_the_whole_demo_company_is_in_its_mirror(mirror):
    found = compare(mirror)
    assert {each.table for each in found} == {table.name for table in FACTS}
    assert all(each.differences == 0 for each in found)
    assert sum(each.rows > 100 for each in found) >= 9


def test_an_empty_database_equals_its_mirror(empty):
    mirror = Mirror(empty)
    assert all((each.rows, each.differences) == (0, 0) for each in compare(mirror))
    mirror.close()


def test_a_value_changed_behind_the_mirrors_back_is_named(praised):
    write(praised.database, lambda c: c.execute(update(suggestion).where(suggestion.c.id == 2).values(channel="web")))
    found = of_suggestions(praised)
    assert (found.rows, found.differences, found.named) == (3, 1, ("id 2 channel: web / None",))
    sentence, filled = found.text
    assert sentence.said("en", **filled) == "suggestion: 3 rows, 1 differences, among them id 2 channel: web / None"


def test_a_truth_and_a_day_that_differ_are_found(praised):
    other = {"counted": False, "received_on": date(2026, 1, 1)}
    write(praised.database, lambda c: c.execute(update(suggestion).where(suggestion.c.id == 3).values(other)))
    assert of_suggestions(praised).differences == 2


def test_rows_that_only_one_side_has_are_found(praised):
    write(praised.database, lambda c: c.execute(delete(suggestion).where(suggestion.c.id == 1)))
    assert of_suggestions(praised).named == ("id 1 (mirror)",)
    write(praised.database, lambda c: c.execute(update(suggestion).where(suggestion.c.id == 3).values(id=9)))
    assert of_suggestions(praised).named == ("id 1 (mirror)", "id 3 (mirror)", "id 9 (database)")


# ------------------------------------------------------------------ the command line


@pytest.fixture
def terminal(monkeypatch, tmp_path):
    """An English terminal with a database of its own."""
    for name in ("LC_ALL", "LC_MESSAGES", "DASHBOARD_ZONE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'our.db'}")
    return monkeypatch


def test_prepare_migrates_a_database_of_ones_own_and_invents_nothing_in_it(terminal, tmp_path, capsys):
    assert command_line.main(["prepare"]) == 0
    assert capsys.readouterr().out == "The database is ready.\n"
    assert command_line.main(["check"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert "interaction: 0 rows, no difference" in said
    assert said[-1] == "The mirror equals the database."


@pytest.mark.parametrize("command", ["prepare", "check"])
def test_a_command_closes_what_it_opened(terminal, tmp_path, command):
    assert command_line.main([command]) == 0
    assert (tmp_path / "our.db").exists()
    assert not (tmp_path / "our.db-wal").exists(), "SQLite removes its log with the last connection"


def test_a_chinese_terminal_is_spoken_to_in_chinese(terminal, capsys):
    terminal.setenv("LC_ALL", "zh_CN.UTF-8")
    assert command_line.main(["check"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert "interaction：0 行，无差异" in said
    assert said[-1] == "镜像与数据库一致。"


@pytest.mark.parametrize(
    ("name", "value"),
    [("DATABASE_URL", "not an address"), ("DASHBOARD_ZONE", "Mars/Olympus"), ("DASHBOARD_TODAY", "tomorrow")],
)
def test_wrong_settings_are_one_sentence_and_no_traceback(terminal, capsys, name, value):
    terminal.setenv(name, value)
    assert command_line.main(["prepare"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Wrong settings: ")
    assert name in said.err
    assert len(said.err.splitlines()) == 1


def test_the_demo_is_made_renewed_kept_where_people_wrote_and_with_force_made_anew(terminal, tmp_path, capsys):
    from data_access import settings
    from data_access.engine import open_database

    url = f"sqlite:///{tmp_path / 'demo.db'}"
    terminal.setattr(settings, "DEMO_DATABASE", url)
    terminal.setattr(command_line, "DEMO_DATABASE", url)
    terminal.delenv("DATABASE_URL")
    terminal.setenv("DASHBOARD_TODAY", "2026-11-20")
    assert command_line.main(["prepare"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Making the demo company … 0 %"
    assert said[-2:] == ["Making the demo company … 100 %", "The database is ready."]
    assert command_line.main(["prepare"]) == 0
    assert capsys.readouterr().out == "The database is ready.\n"
    engine = open_database(url)
    assert "interaction" in tables(engine)
    write(engine, lambda connection: log_praise(connection, "谢谢"))
    assert command_line.main(["demo"]) == 1
    assert "stays as it is" in capsys.readouterr().err
    assert command_line.main(["demo", "--force"]) == 0
    assert capsys.readouterr().out.endswith("The demo company is ready.\n")
    with reading(engine) as connection:
        assert connection.execute(select(func.count()).where(suggestion.c.source.is_(None))).scalar_one() == 0
        assert is_untouched(connection)
    engine.dispose()


def test_a_reader_of_the_output_who_has_seen_enough_gets_no_traceback(empty, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", empty.url.render_as_string(hide_password=False))
    nobody, output = os.pipe()
    os.close(nobody)
    words = [sys.executable, "-m", "data_access", "check"]
    done = subprocess.run(words, cwd=ROOT, stdout=output, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(output)
    assert done.returncode == 1
    assert done.stderr == b""
