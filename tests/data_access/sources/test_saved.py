"""Saving, changing and removing a source."""

import pandas as pd
import pytest

from data_access.engine import reading, write
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import audit_entry, import_source, interaction, source_run
from data_access.scope import NOBODY, OWNER
from data_access.sources.running import run
from data_access.sources.saved import remove_source, save_source, source, sources
from tests.data_access.importers.storing import Office
from tests.data_access.sources.elsewhere import MAPPING, STATEMENT, Elsewhere, saved


def test_it_comes_back_as_it_was_saved(office: Office) -> None:
    source_id = saved(office, name="  Help   desk ", system="zendesk", row_limit=7, seconds=9)
    with reading(office.engine) as connection:
        found = source(connection, OWNER, source_id)
        assert source(connection, NOBODY, source_id) is None
    assert found is not None
    assert (found.name, found.statement, found.watermark, found.mapping) == ("Help desk", STATEMENT, "changed", MAPPING)
    assert (found.system, found.row_limit, found.seconds, found.last) == ("zendesk", 7, 9, None)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"name": " "}, "source_name_missing"),
        ({"variable": "DATABASE_URL"}, "source_variable_wrong"),
        ({"statement": "DROP TABLE ticket"}, "source_statement_wrong"),
        ({"row_limit": 0}, "source_limits_wrong"),
        ({"seconds": 100_000}, "source_limits_wrong"),
        ({"mapping": MAPPING.with_column("opened_at", None)}, "mapping_incomplete"),
        ({"source_id": 99}, "source_unknown"),
    ],
)
def test_what_cannot_be_read_cannot_be_saved(office: Office, changed: dict[str, object], reason: str) -> None:
    with pytest.raises(Rejected, match=reason):
        saved(office, **changed)
    assert office.rows(import_source) == []


def test_a_name_is_given_once(office: Office) -> None:
    source_id = saved(office)
    with pytest.raises(Rejected, match="source_name_taken"):
        saved(office)
    assert saved(office, source_id=source_id, seconds=9) == source_id


def test_what_changes_the_reading_begins_anew_and_what_does_not_goes_on(office: Office, elsewhere: Elsewhere) -> None:
    source_id = saved(office)
    run(office.engine, OWNER, "Help desk", office.clock)
    saved(office, source_id=source_id, name="Tickets", seconds=9)
    assert office.rows(import_source)[0]["last_value"] is not None
    saved(office, source_id=source_id, name="Tickets", mapping=MAPPING.with_column("channel", None))
    assert office.rows(import_source)[0]["last_value"] is None


def test_removed_it_leaves_what_was_stored(office: Office, elsewhere: Elsewhere) -> None:
    source_id = saved(office)
    run(office.engine, OWNER, "Help desk", office.clock)
    write(
        office.engine,
        lambda connection: remove_source(connection, OWNER, source_id=source_id, clock=office.clock),
    )
    with reading(office.engine) as connection:
        assert sources(connection, OWNER).empty
    assert office.rows(source_run) == []
    assert len(office.rows(interaction)) == 3
    told = [entry["what"] for entry in office.rows(audit_entry)]
    assert (told[0], told[-1]) == ("source_saved", "source_removed")


def test_who_may_not_import_saves_and_removes_nothing(office: Office) -> None:
    with pytest.raises(NotAllowed):
        write(
            office.engine,
            lambda connection: save_source(
                connection, NOBODY, name="x", variable="DASHBOARD_SOURCE_A", mapping=MAPPING, clock=office.clock
            ),
        )
    with pytest.raises(NotAllowed):
        write(
            office.engine,
            lambda connection: remove_source(connection, NOBODY, source_id=1, clock=office.clock),
        )


def test_a_folder_beside_a_database_keeps_what_each_is(office: Office, elsewhere: Elsewhere) -> None:
    saved(office)
    run(office.engine, OWNER, "Help desk", office.clock)
    saved(office, "Inbox", variable="DASHBOARD_SOURCE_INBOX", statement=None)
    with reading(office.engine) as connection:
        found = sources(connection, OWNER).set_index("name")
    assert found["reads"].to_dict() == {"Help desk": "database", "Inbox": "folder"}
    assert found.loc["Help desk", "last"] == "2026-11-04 10:00:00"
    assert pd.isna(found.loc["Inbox", "last"])
