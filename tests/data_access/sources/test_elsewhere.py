"""What goes wrong with another database is said in plain words, and without its password."""

from pathlib import Path

import pytest

from data_access.engine import reading
from data_access.rejected import Rejected
from data_access.schema import metadata
from data_access.sources.elsewhere import opened
from data_access.sources.places import is_database, variables
from data_access.sources.spooling import as_text
from tests.data_access.importers.storing import Office
from tests.data_access.sources.elsewhere import Elsewhere, saved

VARIABLE = "DASHBOARD_SOURCE_CRM"
SECRET = "pass/word@42"


def refusal(variable: str = VARIABLE) -> Rejected:
    with pytest.raises(Rejected) as refused, opened(variable, 5):
        pytest.fail("it was opened")
    return refused.value


def test_a_variable_that_is_not_set_is_named() -> None:
    assert VARIABLE in refusal().said("en")
    assert VARIABLE in refusal().said("zh")


@pytest.mark.parametrize("variable", ["DATABASE_URL", "HOME", "DASHBOARD_SOURCE_", "dashboard_source_a", "", "A=B"])
def test_other_variables_cannot_be_read(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above all not the one that holds the address of our own database."""
    if variable and "=" not in variable:
        monkeypatch.setenv(variable, "sqlite:///ours.db")
    assert refusal(variable).reason == "source_variable_wrong"
    assert variable not in variables()


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("nonsense", "source_address_wrong"),
        ("nothing://host/name", "source_driver_missing"),
        ("postgresql://user:pass%2Fword%4042@127.0.0.1:1/crm", "source_unreachable"),
        ("sqlite:////nowhere/at/all.db", "source_unreachable"),
    ],
)
def test_why_it_cannot_be_opened(address: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, address)
    found = refusal()
    assert found.reason == reason
    for said in (found.said("en"), found.said("zh"), str(found.__cause__)):
        assert SECRET not in said
        assert "pass%2Fword" not in said


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / 'none.db'}")
    assert refusal().reason == "source_unreachable"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_told_from_a_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert not is_database(VARIABLE)
    monkeypatch.setenv(VARIABLE, "sqlite:///a.db")
    assert is_database(VARIABLE)
    assert VARIABLE in variables()


def test_no_address_stands_in_our_database(office: Office, elsewhere: Elsewhere) -> None:
    saved(office)
    with reading(office.engine) as connection:
        for table in metadata.sorted_tables:
            assert elsewhere.address not in str(connection.execute(table.select()).all())


def test_values_are_written_as_a_file_would_have_them() -> None:
    assert [as_text(value) for value in (None, "a\r\nb\0", True, 1.5, b"\xe5\xae\xa2", {"a": "客"})] == [
        "", "a\nb", "true", "1.5", "客", '{"a": "客"}',
    ]  # fmt: skip
