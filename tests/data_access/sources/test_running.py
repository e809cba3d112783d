"""Reading from another database: what is new is stored once, and whatever goes wrong leaves nothing half done."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from data_access.engine import reading
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import import_batch, import_source, interaction, source_run
from data_access.scope import NOBODY, OWNER
from data_access.sources.alone import alone
from data_access.sources.running import run
from data_access.sources.runs import Ran, error_of
from data_access.sources.saved import sources
from tests.conftest import ROOT
from tests.data_access.importers.storing import Office
from tests.data_access.sources.elsewhere import MAPPING, Elsewhere, saved
from tests.databases import SQLITE


def again(office: Office, **options: Any) -> Ran:
    return run(office.engine, OWNER, "Help desk", office.clock, **options)


def counts(ran: Ran) -> tuple[int, int, int, int]:
    found = ran.counts
    return found.rows_read, found.rows_new, found.rows_changed, found.rows_unchanged


def listed(office: Office) -> dict[str, Any]:
    """The one source as Data health shows it."""
    with reading(office.engine) as connection:
        (found,) = sources(connection, OWNER).to_dict("records")
    return found


def refusal(office: Office, **options: Any) -> Rejected:
    with pytest.raises(Rejected) as refused:
        again(office, **options)
    return refused.value


def test_rows_are_stored_once_and_the_same_again_changes_nothing(office: Office, elsewhere: Elsewhere) -> None:
    saved(office)
    assert counts(again(office)) == (3, 3, 0, 0)
    stored = office.rows(interaction)
    assert [row["source_key"] for row in stored] == ["T1", "T2", "T3"]
    assert [row["channel"] for row in stored] == ["phone", "email", None]
    assert str(stored[0]["opened_at"]) == "2026-11-02 01:00:00+00:00"
    assert counts(again(office)) == (1, 0, 0, 1)  # the row at the watermark is read again
    assert counts(again(office)) == (1, 0, 0, 1)
    assert office.rows(interaction) == stored
    assert [row["filename"] for row in office.rows(import_batch)] == ["Help desk"] * 2


def test_only_rows_from_the_watermark_on_are_read(office: Office, elsewhere: Elsewhere) -> None:
    saved(office)
    again(office)
    elsewhere.add("T4", "2026-11-05 09:00:00", "Ann", "phone", "2026-11-05 10:00:00")
    elsewhere.tell("UPDATE ticket SET agent = 'Cat', changed = '2026-11-06 10:00:00' WHERE id = 'T1'")
    elsewhere.tell("UPDATE ticket SET agent = 'Dan' WHERE id = 'T2'")  # unseen: nobody says that it changed
    assert counts(again(office)) == (3, 1, 1, 1)
    assert listed(office)["last"].startswith("2026-11-06 10:00:00")
    assert counts(again(office, anew=True)) == (4, 0, 1, 3)


def test_without_a_watermark_everything_is_read_each_time(office: Office, elsewhere: Elsewhere) -> None:
    saved(office, watermark=None)
    assert counts(again(office)) == (3, 3, 0, 0)
    assert counts(again(office)) == (3, 0, 0, 3)
    assert len(office.rows(import_batch)) == 1


def test_the_row_limit_leaves_the_rest_for_the_next_time(office: Office, elsewhere: Elsewhere) -> None:
    saved(office, row_limit=2)
    first = again(office)
    assert (counts(first), first.more) == ((2, 2, 0, 0), True)
    second = again(office)
    assert (counts(second), second.more) == ((2, 1, 0, 1), False)


def test_without_a_watermark_more_rows_than_the_limit_are_refused(office: Office, elsewhere: Elsewhere) -> None:
    saved(office, watermark=None, row_limit=2)
    assert refusal(office).reason == "source_too_many_rows"
    assert office.rows(interaction) == []
    assert listed(office)["error"] == "source_too_many_rows"


def test_a_watermark_that_cannot_move_is_said(office: Office, elsewhere: Elsewhere) -> None:
    elsewhere.tell("UPDATE ticket SET changed = '2026-11-06 10:00:00'")
    saved(office, row_limit=2)
    again(office)
    assert refusal(office).reason == "source_watermark_stuck"


def test_an_empty_table_stores_nothing_and_is_no_error(office: Office, elsewhere: Elsewhere) -> None:
    elsewhere.tell("DELETE FROM ticket")
    saved(office)
    assert counts(again(office)) == (0, 0, 0, 0)
    found = listed(office)
    assert (found["error"], found["last"], found["rows_read"]) == (None, None, 0)
    assert office.rows(import_batch) == []


def test_what_came_of_it_stands_in_the_list(office: Office, elsewhere: Elsewhere) -> None:
    saved(office)
    assert pd.isna(listed(office)["started_at"])
    again(office)
    found = listed(office)
    assert (found["reads"], found["kind"], found["files"], found["rows_new"]) == ("database", "contacts", 1, 3)
    assert found["ended_at"] >= found["started_at"]
    (ran,) = office.rows(source_run)
    assert ran["batch_id"] == office.rows(import_batch)[0]["id"]


def test_changed_columns_are_said_and_nothing_is_stored(office: Office, elsewhere: Elsewhere) -> None:
    saved(office, statement="SELECT * FROM ticket")
    again(office)
    elsewhere.tell("ALTER TABLE ticket RENAME COLUMN agent TO handler")
    before = office.rows(interaction)
    found = refusal(office)
    assert (found.reason, found.details["columns"]) == ("mapping_other_columns", "agent")
    elsewhere.tell("ALTER TABLE ticket RENAME COLUMN changed TO touched")
    assert refusal(office).reason == "source_watermark_missing"
    assert office.rows(interaction) == before
    listed_error = listed(office)
    said = error_of(listed_error["error"], listed_error["details"])
    assert "“changed”" in said.said("en")
    assert "“changed”" in said.said("zh")


def test_a_new_column_does_not_matter(office: Office, elsewhere: Elsewhere) -> None:
    saved(office, statement="SELECT * FROM ticket")
    elsewhere.tell("ALTER TABLE ticket ADD COLUMN note varchar(20)")
    assert counts(again(office)) == (3, 3, 0, 0)


def test_a_statement_that_takes_too_long_is_given_up(office: Office, elsewhere: Elsewhere) -> None:
    long = (
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 100000000) "
        "SELECT CAST(count(*) AS varchar(20)) AS id, max(x) AS changed, 'Ann' AS agent, 'x' AS channel, 'y' AS opened "
        "FROM n"
    )
    saved(office, statement=long, seconds=1)
    assert refusal(office).reason == "source_timed_out"
    assert listed(office)["error"] == "source_timed_out"


@pytest.mark.parametrize(
    "statement",
    [
        "WITH gone AS (DELETE FROM ticket RETURNING *) SELECT * FROM gone",
        "SELECT * FROM ticket) source UNION SELECT * FROM (SELECT * FROM nothing_there",
        "SELECT nonsense FROM ticket",
    ],
)
def test_whatever_the_statement_says_nothing_is_written_there(
    office: Office, elsewhere: Elsewhere, statement: str
) -> None:
    saved(office, statement=statement, watermark=None)
    assert refusal(office).reason == "source_failed"
    assert elsewhere.count() == 3


# The other database is of the other kind than ours: PostgreSQL, for SQLite has no functions that write.
@pytest.mark.parametrize("database_kind", [SQLITE], indirect=True)
def test_a_write_hidden_in_a_function_is_refused_by_the_transaction(office: Office, elsewhere: Elsewhere) -> None:
    elsewhere.tell(
        "CREATE FUNCTION wipe() RETURNS text LANGUAGE sql AS $$ DELETE FROM ticket RETURNING id $$",
    )
    saved(office, statement="SELECT wipe() AS id, opened, agent, channel FROM ticket", watermark=None)
    assert "read-only" in str(refusal(office).details["why"])
    assert elsewhere.count() == 3


def test_two_at_once_the_second_says_so_and_ends(office: Office, elsewhere: Elsewhere) -> None:
    source_id = saved(office)
    with alone(office.engine, source_id, "Help desk"):
        assert refusal(office).reason == "source_running"
    assert office.rows(source_run) == []
    assert counts(again(office)) == (3, 3, 0, 0)


KILLED = """
import os, signal, sys
from data_access.engine import open_database
from data_access.scope import OWNER
from data_access.sources.running import run
from tests.data_access.world import CLOCK

def progress(done, now):
    if now == sys.argv[2] and done >= float(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

run(open_database(sys.argv[1]), OWNER, "Help desk", CLOCK, progress=progress)
"""


@pytest.mark.parametrize(("phase", "share"), [("reading", 0), ("storing", 0.9)], ids=["staging", "within"])
def test_killed_it_leaves_nothing_half_done_and_the_next_one_does_it(
    office: Office, elsewhere: Elsewhere, phase: str, share: float
) -> None:
    saved(office)
    words = [sys.executable, "-c", KILLED, str(office.engine.url), phase, str(share)]
    killed = subprocess.run(
        words, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, timeout=120
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    assert office.rows(interaction) == office.rows(import_batch) == []
    assert office.rows(import_source)[0]["last_value"] is None
    assert counts(again(office)) == (3, 3, 0, 0)
    first, second = office.rows(source_run)
    assert (first["error"], second["error"]) == ("source_interrupted", None)


def test_the_watermark_moves_only_with_the_rows(office: Office, elsewhere: Elsewhere) -> None:
    saved(office)

    def fail(share: float, phase: str) -> None:
        if phase == "storing" and share >= 0.9:
            raise RuntimeError("in the midst of it")

    with pytest.raises(RuntimeError):
        again(office, progress=fail)
    assert listed(office)["last"] is None
    assert listed(office)["error"] == "source_unexpected"
    assert office.rows(interaction) == []


def test_only_who_may_import_reads_a_source(office: Office, elsewhere: Elsewhere) -> None:
    saved(office)
    with pytest.raises(NotAllowed):
        run(office.engine, NOBODY, "Help desk", office.clock)
    with reading(office.engine) as connection:
        assert sources(connection, NOBODY).empty


def test_an_event_log_is_read_whole(office: Office, elsewhere: Elsewhere) -> None:
    with pytest.raises(Rejected, match="source_event_log"):
        saved(office, mapping=replace(MAPPING, event_log=True))
