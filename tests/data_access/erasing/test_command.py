"""`python -m data_access erase` and `retention`, as a person types them."""

from pathlib import Path

import pytest

from data_access.__main__ import main
from data_access.engine import open_database
from tests.data_access.erasing.test_erase import CONTACTS, CUSTOMERS, HER
from tests.data_access.erasing.traces import bytes_of, traces
from tests.data_access.importers.storing import Office


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'ours.db'}")
    monkeypatch.setenv("DASHBOARD_TODAY", "2026-11-20")
    for name in ("LC_ALL", "LC_MESSAGES", "DASHBOARD_ZONE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert main(["prepare"]) == 0
    ours = Office(open_database(f"sqlite:///{tmp_path / 'ours.db'}"), tmp_path)
    ours.bring("customers", CUSTOMERS)
    ours.bring("contacts", CONTACTS)
    ours.engine.dispose()
    return ours


def test_a_dry_run_says_what_would_go_and_removes_nothing(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    before = traces(office, *HER)
    assert main(["erase", "--customer", "C1", "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "Dry run: nothing is removed." in said
    assert "Contacts: texts (2)" in said
    assert traces(office, *HER) == before


def test_what_was_removed_is_said_and_not_a_byte_is_left(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["erase", "--customer", "C1"]) == 0
    said = capsys.readouterr().out
    assert "Customers: who it is (1)" in said
    assert "Backups" in said
    assert not any(each in said for each in HER)
    left = bytes_of(office.folder / "ours.db")
    assert [each for each in (*HER, "C1-") if each.encode() in left] == []
    assert main(["erase", "--customer", "C1"]) == 1
    assert "erased already" in capsys.readouterr().err


def test_in_chinese_where_the_terminal_is(
    office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert main(["erase", "--member", "#1"]) == 0
    assert "成员：身份与联系信息（1 条）" in capsys.readouterr().out


def test_whom_has_to_be_said(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["erase"]) == 2
    assert main(["erase", "--customer", "C9"]) == 1
    assert main(["retention"]) == 2
    assert "Say whom" in capsys.readouterr().err


def test_how_long_data_is_kept_is_set_and_applied(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["retention", "--months", "24", "--apply"]) == 0
    said = capsys.readouterr().out
    assert "Personal data is kept for 24 months." in said
    assert "There was nothing to remove." in said
    assert main(["retention", "--months", "-3"]) == 1
