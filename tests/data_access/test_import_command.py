"""`python -m data_access import`, as a person types it."""

from pathlib import Path

import pytest

from data_access.__main__ import main
from data_access.engine import open_database, reading, write
from data_access.importers.mapping import Mapping
from data_access.importers.mappings import save_mapping
from data_access.schema import complaint, interaction
from data_access.scope import OWNER
from data_access.sources.alone import alone
from data_access.sources.saved import save_source
from tests.data_access.importers.storing import CONTACTS
from tests.data_access.importers.test_storing_tickets import LOG
from tests.data_access.world import CLOCK


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'ours.db'}")
    monkeypatch.setenv("DASHBOARD_TODAY", "2026-11-20")
    for name in ("LC_ALL", "LC_MESSAGES", "DASHBOARD_ZONE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    (tmp_path / "contacts.csv").write_text(CONTACTS)
    (tmp_path / "log.csv").write_text(LOG)
    return tmp_path


def stored(folder: Path, table: object) -> int:
    engine = open_database(f"sqlite:///{folder / 'ours.db'}")
    with reading(engine) as connection:
        count = len(connection.execute(table.select()).all())  # type: ignore[attr-defined]
    engine.dispose()
    return count


def test_a_file_is_stored_and_what_came_of_it_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(folder / "contacts.csv"), "--kind", "contacts"]) == 0
    said = capsys.readouterr().out
    assert "Opened at ← Created at" in said
    assert "3 rows read: 3 new, 0 changed, 0 unchanged, 0 refused." in said
    assert "2 teams, 2 members, 2 customers" in said
    assert main(["import", str(folder / "contacts.csv"), "--kind", "contacts"]) == 0
    assert "0 new, 0 changed, 3 unchanged" in capsys.readouterr().out
    assert stored(folder, interaction) == 3


def test_a_dry_run_stores_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(folder / "contacts.csv"), "--kind", "contacts", "--dry-run"]) == 0
    assert "Dry run: nothing is stored." in capsys.readouterr().out
    assert stored(folder, interaction) == 0


def test_in_chinese_where_the_terminal_is(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    (folder / "wrong.csv").write_text(CONTACTS.replace("2026-11-04 10:00", "soon"))
    assert main(["import", str(folder / "wrong.csv"), "--kind", "contacts"]) == 0
    said = capsys.readouterr().out
    assert "共读取 3 行：新增 2" in said
    assert "第 4 行，Created at“soon”：无法识别为日期" in said


def test_a_log_can_be_stored_as_contacts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(folder / "log.csv"), "--kind", "tickets", "--as", "interactions"]) == 0
    assert "the stages that the file tells of are left out" in capsys.readouterr().out
    assert (stored(folder, interaction), stored(folder, complaint)) == (2, 0)


def test_a_saved_mapping_is_used_by_name_and_found_by_the_columns(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["prepare"]) == 0
    engine = open_database(f"sqlite:///{folder / 'ours.db'}")
    formats = {"opened_at": "year_first"}
    mapping = Mapping("contacts", {"key": "Ticket number", "opened_at": "Created at"}, formats, stores_as="complaints")
    save_mapping(engine, OWNER, name="CRM", mapping=mapping, columns=CONTACTS.splitlines()[0].split(","), now=CLOCK.now)
    engine.dispose()
    words = ["import", str(folder / "contacts.csv"), "--kind", "contacts"]
    assert main([*words, "--mapping", "CRM", "--dry-run"]) == 0
    assert main(words) == 0
    assert stored(folder, complaint) == 3
    assert main([*words, "--mapping", "Other"]) == 1
    assert "Choose one of: CRM" in capsys.readouterr().err
    assert main(["import", str(folder / "contacts.csv"), "--kind", "orders", "--mapping", "CRM"]) == 1


def test_what_cannot_be_imported_is_said_in_a_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(folder / "missing.csv"), "--kind", "contacts"]) == 1
    assert "There is no file" in capsys.readouterr().err
    assert main(["import", str(folder / "contacts.csv"), "--kind", "contacts", "--sheet", "May"]) == 1
    (folder / "empty.csv").write_text("")
    assert main(["import", str(folder / "empty.csv"), "--kind", "contacts"]) == 1
    with pytest.raises(SystemExit):
        main(["import", str(folder / "contacts.csv"), "--kind", "unknown"])


@pytest.mark.parametrize(
    ("lang", "said"), [("en_US.UTF-8", "need a column with the day or time"), ("zh_CN.UTF-8", "需要一列评价时间")]
)
def test_answers_without_a_day_are_refused_once_before_anything_is_read(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    monkeypatch.setenv("LANG", lang)
    (folder / "answers.csv").write_text("Response ID,Score,Comment\n1,5,good\n2,4,fine\n")
    assert main(["import", str(folder / "answers.csv"), "--kind", "answers"]) == 1
    told = capsys.readouterr()
    assert told.err.count(said) == 1
    assert "answered_at" not in told.out + told.err


def test_dates_that_the_rows_do_not_decide_are_asked_for_and_can_be_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "both.csv"
    file.write_text("Ticket number,Created at\nA1,02/03/2026 09:00\nA2,03/04/2026 09:00\n")
    asked = ["import", str(file), "--kind", "contacts"]
    assert main(asked) == 1
    assert "--dates day-first or --dates month-first" in capsys.readouterr().err
    assert main([*asked, "--dates", "day-first"]) == 0
    engine = open_database(f"sqlite:///{folder / 'ours.db'}")
    with reading(engine) as connection:
        days = [str(row.opened_on) for row in connection.execute(interaction.select().order_by(interaction.c.id))]
    engine.dispose()
    assert days == ["2026-03-02", "2026-04-03"]


def test_a_saved_source_is_read_and_a_second_reader_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_SOURCE_INBOX", str(folder / "inbox"))
    (folder / "inbox").mkdir()
    (folder / "inbox" / "first.csv").write_text(CONTACTS)
    assert main(["import", "--from", "Inbox"]) == 1
    assert "There is no source “Inbox”" in capsys.readouterr().err
    engine = open_database(f"sqlite:///{folder / 'ours.db'}")
    mapping = Mapping("contacts", {"opened_at": "Created at"}, formats={"opened_at": "year_first"})
    given = {"name": "Inbox", "variable": "DASHBOARD_SOURCE_INBOX", "mapping": mapping, "clock": CLOCK}
    key = write(engine, lambda connection: save_source(connection, OWNER, **given))  # type: ignore[arg-type]
    with alone(engine, key, "Inbox"):
        assert main(["import", "--from", "Inbox"]) == 0
        assert "“Inbox” is being read at this moment" in capsys.readouterr().err
    engine.dispose()
    assert main(["import", "--from", "Inbox"]) == 0
    assert "3 rows read: 3 new, 0 changed" in capsys.readouterr().out
    (folder / "inbox" / "broken.csv").write_bytes(b"")
    assert main(["import", "--from", "Inbox"]) == 1
    assert "broken.csv: The file holds no table." in capsys.readouterr().err


def test_neither_a_file_nor_a_source_is_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import"]) == 2
    assert main(["import", str(folder / "contacts.csv")]) == 2
    assert "--kind" in capsys.readouterr().err
