"""Tickets become complaints with their stages, from an event log or from one row each."""

from datetime import UTC, datetime

from data_access.importers.storing import Outcome
from data_access.schema import complaint, complaint_stage, interaction
from tests.data_access.importers.storing import Office

LOG = """Number,State,Updated at,Revision,Opened at,Resolved at,Closed at,Assigned to,Assignment group,Caller,Made SLA,Reopen count,Priority
T1,New,2026-11-02 09:00,0,2026-11-02 08:00,,,Ann,Desk,K1,true,0,3
T1,Active,2026-11-02 10:00,1,2026-11-02 08:00,,,Ben,Field,K1,true,0,3
T1,Resolved,2026-11-02 14:00,2,2026-11-02 08:00,2026-11-02 14:00,,Ben,Field,K1,true,0,3
T1,Active,2026-11-04 09:00,3,2026-11-02 08:00,,,Ben,Field,K1,true,1,3
T1,Resolved,2026-11-05 08:00,4,2026-11-02 08:00,2026-11-05 08:00,,Ben,Field,K1,false,1,3
T1,Closed,2026-11-06 08:00,5,2026-11-02 08:00,2026-11-05 08:00,2026-11-06 08:00,Ben,Field,K1,false,1,3
T2,New,2026-11-03 09:00,0,2026-11-03 08:00,,,Ann,Desk,K2,true,0,1
"""  # noqa: E501
ROWS = """Ticket ID,Status,Created at,First response at,Resolved at,Closed at,Assignee,Group,Category
1,Closed,2026-11-02 08:00,2026-11-02 09:00,2026-11-02 12:00,2026-11-03 08:00,Ann,Desk,billing
2,In progress,2026-11-02 08:00,2026-11-02 09:00,,,Ann,Desk,billing
3,New,2026-11-02 08:00,,,,Ann,Desk,billing
"""


def bring_rows(office: Office, rows: str) -> Outcome:
    return office.bring("tickets", rows, mapped={"stores_as": "complaints"})


def _stages(office: Office, key: str) -> list[tuple[str, float | None]]:
    case = office.one(complaint, key)
    found = [row for row in office.rows(complaint_stage) if row["complaint_id"] == case["id"]]
    found.sort(key=lambda row: row["position"])
    assert [row["position"] for row in found] == list(range(1, len(found) + 1))
    return [(row["stage"], row["minutes"]) for row in found]


def test_an_event_log_becomes_one_complaint_a_ticket_with_its_stages(office: Office) -> None:
    outcome = office.bring("tickets", LOG)
    assert (outcome.read, outcome.new, outcome.repeated, outcome.stages_left_out) == (7, 2, 0, False)
    assert _stages(office, "T1") == [
        ("received", 120),
        ("investigated", 240),
        ("answered", 43 * 60),
        ("investigated", 23 * 60),
        ("answered", 24 * 60),
        ("confirmed", 0),
    ]
    assert _stages(office, "T2") == [("received", None)]


def test_each_stage_belongs_to_who_had_it(office: Office) -> None:
    office.bring("tickets", LOG)
    case = office.one(complaint, "T1")
    stages = [row for row in office.rows(complaint_stage) if row["complaint_id"] == case["id"]]
    assert stages[0]["team_id"] != stages[1]["team_id"]
    assert {row["team_id"] for row in stages[1:]} == {case["team_id"]}
    assert {row["customer_id"] for row in stages} == {case["customer_id"]}


def test_a_files_own_count_of_reopenings_decides_whenever_they_were(office: Office) -> None:
    late = """Ticket ID,Status,Created at,Resolved at,Reopen count
1,Closed,2026-01-05 08:00,2026-06-01 12:00,1
2,Closed,2026-01-05 08:00,2026-06-01 12:00,0
"""
    bring_rows(office, late)
    assert [office.one(complaint, key)["reopened_soon"] for key in ("1", "2")] == [True, False]


def test_a_reopened_ticket_counts_from_its_first_end_and_resolves_at_its_last(office: Office) -> None:
    office.bring("tickets", LOG)
    case = office.one(complaint, "T1")
    assert case["first_resolved_at"] == datetime(2026, 11, 2, 6, tzinfo=UTC)
    assert case["resolved_at"] == datetime(2026, 11, 5, 0, tzinfo=UTC)
    assert (case["reopened_count"], case["reopened_soon"], case["kept"]) == (1, True, False)
    assert office.one(complaint, "T2")["kept"] is None  # within so far, and still running


def test_the_next_export_of_a_log_moves_its_open_tickets_on(office: Office) -> None:
    office.bring("tickets", LOG)
    more = LOG + "T2,Active,2026-11-04 08:00,1,2026-11-03 08:00,,,Ben,Field,K2,true,0,1\n"
    outcome = office.bring("tickets", more)
    assert (outcome.new, outcome.changed, outcome.unchanged) == (0, 1, 1)
    assert _stages(office, "T2") == [("received", 24 * 60), ("investigated", None)]


def test_stages_that_a_corrected_log_does_not_tell_of_are_gone(office: Office) -> None:
    office.bring("tickets", LOG)
    lines = LOG.splitlines(keepends=True)
    outcome = office.bring("tickets", "".join([*lines[:3], lines[-1]]))
    assert (outcome.new, outcome.changed, outcome.unchanged) == (0, 1, 1)
    assert _stages(office, "T1") == [("received", 120), ("investigated", None)]


def test_a_log_stored_as_contacts_has_no_stages_and_says_so(office: Office) -> None:
    outcome = office.bring("tickets", LOG, mapped={"stores_as": "interactions"})
    assert outcome.stages_left_out
    assert (len(office.rows(interaction)), len(office.rows(complaint_stage))) == (2, 0)


def test_one_row_a_ticket_gives_stages_that_add_up_to_the_total(office: Office) -> None:
    outcome = bring_rows(office, ROWS)
    assert outcome.new == 3
    assert _stages(office, "1") == [
        ("received", 60),
        ("investigated", 180),
        ("answered", 20 * 60),
        ("confirmed", 0),
    ]
    assert _stages(office, "2") == [("received", 60), ("investigated", None)]
    assert _stages(office, "3") == [("received", None)]


def test_the_same_tickets_again_change_nothing(office: Office) -> None:
    bring_rows(office, ROWS)
    stages = office.rows(complaint_stage)
    again = bring_rows(office, ROWS + "\n")
    assert (again.new, again.changed, again.unchanged) == (0, 0, 3)
    assert office.rows(complaint_stage) == stages


def test_of_repeated_tickets_only_the_last_has_stages(office: Office) -> None:
    outcome = bring_rows(office, ROWS + ROWS.splitlines()[3].replace("New", "Closed") + "\n")
    assert outcome.repeated == 1
    assert len(_stages(office, "3")) == 1 or _stages(office, "3")[-1][0] == "confirmed"


def test_a_ticket_that_ends_before_it_begins_is_kept_and_its_stages_do_not_run_backwards(office: Office) -> None:
    outcome = bring_rows(office, ROWS.replace("2026-11-02 12:00", "2026-11-01 12:00"))
    assert outcome.strange == {"resolution_before_report": 1}
    assert office.one(complaint, "1")["resolution_minutes"] is None
    assert all(minutes is None or minutes >= 0 for _, minutes in _stages(office, "1"))
