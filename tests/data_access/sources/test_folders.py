"""A folder's new files, in order of their names; one that cannot be read does not stop the others."""

from pathlib import Path
from typing import Any

import pytest

from data_access.engine import reading
from data_access.importers.mapping import Mapping
from data_access.importers.withdrawing import withdraw_import
from data_access.rejected import Rejected
from data_access.schema import import_batch, interaction
from data_access.scope import OWNER
from data_access.sources.running import run
from data_access.sources.runs import Ran, error_of, failures_of
from data_access.sources.saved import sources
from tests.data_access.importers.storing import Office
from tests.data_access.sources.elsewhere import saved

MAPPING = Mapping("contacts", {"key": "Number", "opened_at": "Opened"}, formats={"opened_at": "year_first"})
FIRST = "Number,Opened\nA1,2026-11-02 09:00\nA2,2026-11-03 09:00\n"
SECOND = "Number,Opened\nA2,2026-11-03 10:00\nA3,2026-11-04 09:00\n"


@pytest.fixture
def inbox(tmp_path: Path, office: Office, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two files, saved as a source."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "2026-11-02.csv").write_text(FIRST)
    (folder / "2026-11-03.csv").write_text(SECOND)
    monkeypatch.setenv("DASHBOARD_SOURCE_HELPDESK", str(folder))
    saved(office, "Inbox", statement=None, watermark=None, mapping=MAPPING)
    return folder


def again(office: Office) -> Ran:
    return run(office.engine, OWNER, "Inbox", office.clock)


def listed(office: Office) -> dict[str, Any]:
    with reading(office.engine) as connection:
        (found,) = sources(connection, OWNER).to_dict("records")
    return found


def test_new_files_are_stored_in_order_and_only_once(office: Office, inbox: Path) -> None:
    first = again(office).counts
    assert (first.files, first.rows_new, first.rows_changed) == (2, 3, 1)
    assert str(office.one(interaction, "A2")["opened_at"]) == "2026-11-03 02:00:00+00:00"
    assert again(office).counts.files == 0
    (inbox / "2026-11-04.csv").write_text("Number,Opened\nA4,2026-11-04 09:00\n")
    (inbox / "copy of it.csv").write_text(FIRST)
    second = again(office).counts
    assert (second.files, second.rows_new) == (1, 1)
    assert sorted(path.name for path in inbox.iterdir()) == [
        "2026-11-02.csv", "2026-11-03.csv", "2026-11-04.csv", "copy of it.csv",
    ]  # fmt: skip


def test_a_file_that_cannot_be_read_is_listed_and_stops_no_other(office: Office, inbox: Path) -> None:
    (inbox / "2026-11-01.csv").write_bytes(b"")
    (inbox / "2026-11-02a.csv").write_text("Other,Columns\n1,2026-11-02\n")
    ran = again(office)
    assert [failure.file for failure in ran.failures] == ["2026-11-01.csv", "2026-11-02a.csv"]
    assert ran.counts.files == 2
    found = listed(office)
    assert (found["error"], found["files"], found["rows_new"]) == ("source_files_failed", 2, 3)
    said = error_of(found["error"], found["details"])
    assert "2026-11-01.csv" in said.said("en")
    assert "其余已读取" in said.said("zh")
    assert [failure.why.reason for failure in failures_of(found["details"])] == ["file_empty", "mapping_other_columns"]
    assert again(office).counts.files == 0


def test_hidden_and_unfinished_files_and_folders_are_left_alone(office: Office, inbox: Path) -> None:
    (inbox / ".hidden.csv").write_text(FIRST + "H1,2026-11-04 09:00\n")
    (inbox / "coming.csv.part").write_text(FIRST + "H2,2026-11-04 09:00\n")
    (inbox / "below").mkdir()
    assert again(office).counts.files == 2


def test_a_withdrawn_file_does_not_come_back(office: Office, inbox: Path) -> None:
    again(office)
    last = office.rows(import_batch)[-1]["id"]
    withdraw_import(office.engine, OWNER, last, office.clock)
    assert again(office).counts.files == 0


def test_a_folder_that_is_gone_is_said(office: Office, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_SOURCE_HELPDESK", str(inbox / "gone"))
    with pytest.raises(Rejected, match="source_folder_missing"):
        again(office)
    assert listed(office)["error"] == "source_folder_missing"
