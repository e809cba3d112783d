"""Rows that cannot be stored: listed with their reason, given back, corrected, imported again."""

import csv
import io

import pytest

from data_access.engine import reading
from data_access.importers.mapping import Mapping, Scale
from data_access.importers.mappings import mapping_for, mapping_named, save_mapping, saved_mappings
from data_access.importers.proposing import propose
from data_access.importers.refusals import refused_file, refused_rows
from data_access.rejected import REASONS, NotAllowed, Rejected
from data_access.schema import interaction, survey_answer
from data_access.scope import NOBODY, OWNER
from tests.data_access.importers.storing import CONTACTS, Office

BROKEN = CONTACTS + (
    "A4,soon,2026-11-05 09:05,,Open,Ann,North,C1,Phone,delivery,9,=cmd()\n"
    'A5,2026-11-05 09:00,2026-11-05 09:05,,Open,Ann,North,"C,1",Phone,"two\nlines",4,-fine\n'
    "A6,2026-11-05 09:00,,,Open,Ann,North,C1,Phone,delivery,7,\n"
)


@pytest.fixture
def broken(office: Office) -> Office:
    outcome = office.bring("contacts", BROKEN, mapped={"scale": Scale(1, 5)})
    assert (outcome.read, outcome.new, outcome.refused_rows) == (6, 4, 2)
    return office


def test_each_refused_cell_is_listed_with_line_column_value_and_reason(broken: Office) -> None:
    with reading(broken.engine) as connection:
        found = refused_rows(connection, OWNER, 1)
    assert found.to_numpy().tolist() == [
        [5, "Created at", "soon", "date_unreadable"],
        [5, "CSAT score", "9", "score_outside_scale"],
        [8, "CSAT score", "7", "score_outside_scale"],
    ]
    for reason in found["reason"]:
        assert REASONS[reason].en != REASONS[reason].zh


def test_the_refused_rows_come_back_as_a_file_that_no_spreadsheet_runs(broken: Office) -> None:
    with reading(broken.engine) as connection:
        content = refused_file(connection, OWNER, 1)
    assert content.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert header == CONTACTS.splitlines()[0].split(",")
    assert [row[0] for row in rows] == ["A4", "A6"]
    assert rows[0][-1] == "'=cmd()"


def test_corrected_they_can_be_imported_with_the_text_they_had(broken: Office) -> None:
    with reading(broken.engine) as connection:
        content = refused_file(connection, OWNER, 1).decode("utf-8-sig")
    corrected = content.replace("soon", "2026-11-05 09:00").replace(",9,", ",5,").replace(",7,", ",4,")
    outcome = broken.bring("contacts", corrected, name="corrected.csv")
    assert (outcome.new, outcome.refused_rows) == (2, 0)
    assert len(broken.rows(interaction)) == 6
    assert broken.rows(survey_answer)[-2]["comment"] == "=cmd()"


def test_nobody_else_sees_what_was_refused(broken: Office) -> None:
    with reading(broken.engine) as connection:
        assert refused_rows(connection, NOBODY, 1).empty
        assert refused_file(connection, NOBODY, 1) == b""


def test_an_import_without_refusals_gives_no_file(office: Office) -> None:
    office.bring("contacts", CONTACTS)
    with reading(office.engine) as connection:
        assert refused_rows(connection, OWNER, 1).empty
        assert refused_file(connection, OWNER, 1) == b""


def test_a_formula_is_stored_as_the_text_it_is(office: Office) -> None:
    office.bring("contacts", CONTACTS.replace("delivery", '"=HYPERLINK(""http://x"")"'))
    assert office.one(interaction, "A1")["topic"] == '=HYPERLINK("http://x")'


def test_a_saved_mapping_is_found_by_name_and_by_the_columns_of_the_next_file(office: Office) -> None:
    columns = CONTACTS.splitlines()[0].split(",")
    mapping = Mapping("contacts", {"key": "Ticket number", "opened_at": "Created at"}, stores_as="complaints")
    save_mapping(office.engine, OWNER, name=" Our  CRM ", mapping=mapping, columns=columns, now=office.clock.now)
    with reading(office.engine) as connection:
        assert saved_mappings(connection, OWNER)["name"].tolist() == ["Our CRM"]
        assert mapping_named(connection, OWNER, "Our CRM") == mapping
        assert mapping_named(connection, OWNER, "Another") is None
        assert mapping_for(connection, OWNER, reversed(columns)) == ("Our CRM", mapping)
        assert mapping_for(connection, OWNER, columns, "orders") is None
        assert mapping_for(connection, OWNER, columns[1:]) is None
        assert mapping_for(connection, NOBODY, columns) is None


def test_saving_a_mapping_again_replaces_it_and_needs_a_name_and_the_right(office: Office) -> None:
    mapping = propose("contacts", ["Ticket number", "Created at"])
    other = mapping.with_column("key", None)
    for each in (mapping, other):
        save_mapping(office.engine, OWNER, name="CRM", mapping=each, columns=["a"], now=office.clock.now)
    with reading(office.engine) as connection:
        assert len(saved_mappings(connection, OWNER)) == 1
        assert mapping_named(connection, OWNER, "CRM") == other
    with pytest.raises(Rejected, match="mapping_name_missing"):
        save_mapping(office.engine, OWNER, name=" ", mapping=mapping, columns=["a"], now=office.clock.now)
    with pytest.raises(NotAllowed):
        save_mapping(office.engine, NOBODY, name="CRM", mapping=mapping, columns=["a"], now=office.clock.now)
