"""Tickets become complaints with their stages, from an event log or from one row each."""

from dataclasses import fields
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from data_access.engine import reading, writing
from data_access.importers.proposing import propose
from data_access.importers.reading import open_table
from data_access.importers.storing import Outcome
from data_access.schema import complaint, complaint_stage, interaction, member, team
from data_access.scope import OWNER
from data_access.workflow import commands, story
from data_access.workflow.stage_changes import add_stage
from tests.data_access.importers.storing import Office, new_office
from tests.data_access.world import CLOCK, ZONE
from tests.databases import SQLITE

# What differs in the arithmetic alone is tried on one of them.
one_database = pytest.mark.parametrize("database_kind", [SQLITE], indirect=True)

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


def of_ticket(office: Office, key: str = "T1") -> list[dict[str, Any]]:
    """Its stages in order, with the names of who had them."""
    case = office.one(complaint, key)
    members, teams = ({row["id"]: row["name"] for row in office.rows(table)} for table in (member, team))
    found = [row for row in office.rows(complaint_stage) if row["complaint_id"] == case["id"]]
    who = [{"who": members.get(row["member_id"]), "where": teams.get(row["team_id"])} for row in found]
    return sorted((row | named for row, named in zip(found, who, strict=True)), key=lambda row: row["position"])


@one_database
def test_a_ticket_that_comes_back_begins_another_episode_and_the_first_ones_time_stays(office: Office) -> None:
    office.bring("tickets", LOG)
    assert [(row["episode"], row["stage"]) for row in of_ticket(office)] == [
        (1, "received"), (1, "investigated"), (1, "answered"), (2, "investigated"), (2, "answered"), (2, "confirmed"),
    ]  # fmt: skip
    assert office.one(complaint, "T1")["episode"] == 2
    assert office.one(complaint, "T2")["episode"] == 1


@one_database
def test_a_reopened_ticket_that_is_still_open_has_no_resolution_time(office: Office) -> None:
    """Also where the file goes on naming the time of its first resolution."""
    lines = LOG.splitlines(keepends=True)
    lines[4] = lines[4].replace("08:00,,,Ben", "08:00,2026-11-02 14:00,,Ben")
    office.bring("tickets", "".join(lines[:5]))
    case = office.one(complaint, "T1")
    assert (case["episode"], case["resolved_at"], case["resolution_minutes"], case["ended_on"]) == (2, None, None, None)
    assert case["first_resolved_at"] == datetime(2026, 11, 2, 6, tzinfo=UTC)
    assert _stages(office, "T1")[-2:] == [("answered", 43 * 60), ("investigated", None)]
    # Once it is resolved for good, a file that keeps naming the first time is not believed.
    stale = lines[5].replace("2026-11-05 08:00,,Ben", "2026-11-02 14:00,,Ben")
    assert office.bring("tickets", "".join([*lines[:5], stale])).changed == 1
    assert office.one(complaint, "T1")["resolved_at"] == datetime(2026, 11, 5, 0, tzinfo=UTC)
    assert _stages(office, "T1")[-2:] == [("investigated", 23 * 60), ("answered", None)]


@one_database
def test_a_file_that_counts_no_reopening_has_none(office: Office) -> None:
    office.bring("tickets", LOG.replace("true,1,3", "true,0,3").replace("false,1,3", "false,0,3"))
    case = office.one(complaint, "T1")
    assert (case["episode"], case["reopened_count"], case["reopened_at"]) == (1, 0, None)
    assert _stages(office, "T1") == [
        ("received", 120), ("investigated", 240), ("solution", 43 * 60), ("investigated", 23 * 60),
        ("answered", 24 * 60), ("confirmed", 0),
    ]  # fmt: skip


@one_database
def test_whoever_had_a_stage_or_nobody_has_its_time(office: Office) -> None:
    """Given to a group, taken there, handed to somebody else, and then to nobody: rows of one stage."""
    rows = (
        "T1,New,2026-11-02 08:00,2026-11-02 08:00,,Desk", "T1,New,2026-11-02 09:00,2026-11-02 08:00,Ann,Desk",
        "T1,New,2026-11-02 10:00,2026-11-02 08:00,Ben,Field", "T1,New,2026-11-02 11:00,2026-11-02 08:00,,",
        "T1,Active,2026-11-02 12:00,2026-11-02 08:00,Ben,Field",
    )  # fmt: skip
    office.bring("tickets", "Number,State,Updated at,Opened at,Assigned to,Assignment group\n" + "\n".join(rows))
    assert [(row["stage"], row["who"], row["where"], row["minutes"]) for row in of_ticket(office)] == [
        ("received", None, "Desk", 60), ("received", "Ann", "Desk", 60), ("received", "Ben", "Field", 60),
        ("received", None, None, 60), ("investigated", "Ben", "Field", None),
    ]  # fmt: skip


@one_database
def test_a_log_of_states_alone_knows_when_tickets_ended(office: Office) -> None:
    """Without columns of times, by its events; two of the same minute in the order of the file, and the first of a
    ticket may be its end."""
    rows = (
        "A,New,2026-11-02 08:00", "A,Resolved,2026-11-02 09:00", "A,Reopened,2026-11-02 09:00",
        "A,Solved,2026-11-02 11:00", "A,Closed,2026-11-03 08:00", "B,Resolved,2026-11-02 10:00",
        "C,Waiting for customer,2026-11-02 09:00", "C,In progress,2026-11-02 11:00", "C,Closed,2026-11-02 12:00",
    )  # fmt: skip
    head = "Number,State,Updated at,Opened at\n"
    office.bring("tickets", head + "".join(f"{row},2026-11-02 08:00\n" for row in rows))
    a, b, c = (office.one(complaint, key) for key in "ABC")
    assert (a["resolution_minutes"], a["reopened_count"], a["episode"]) == (180, 1, 2)
    assert a["first_resolved_at"] == a["reopened_at"] == datetime(2026, 11, 2, 1, tzinfo=UTC)
    assert a["closed_at"] == datetime(2026, 11, 3, 0, tzinfo=UTC)
    assert (b["resolution_minutes"], b["state"], c["resolution_minutes"]) == (120, "answered", 240)
    assert _stages(office, "A") == [
        ("received", 60), ("answered", 0), ("investigated", 120), ("answered", 21 * 60), ("confirmed", 0),
    ]  # fmt: skip
    assert _stages(office, "B") == [("solution", 120), ("answered", None)]
    assert [(row["stage"], row["minutes"], row["paused_minutes"]) for row in of_ticket(office, "C")] == [
        ("investigated", 180, 180), ("investigated", 60, 0), ("confirmed", 0, 0),
    ]  # fmt: skip


@one_database
def test_one_row_of_a_ticket_that_is_open_again_has_two_episodes(office: Office) -> None:
    bring_rows(office, ROWS.replace("In progress,2026-11-02 08:00,2026-11-02 09:00,,",
                                    "Reopened,2026-11-02 08:00,2026-11-02 09:00,2026-11-02 12:00,"))  # fmt: skip
    assert [(row["episode"], row["stage"], row["minutes"]) for row in of_ticket(office, "2")] == [
        (1, "received", 60), (1, "investigated", 180), (1, "answered", 0), (2, "investigated", None),
    ]  # fmt: skip
    assert office.one(complaint, "2")["episode"] == 2


def test_the_same_log_again_and_read_in_another_way_changes_nothing(office: Office) -> None:
    office.bring("tickets", LOG)
    before = office.rows(complaint), office.rows(complaint_stage)
    turned = LOG.splitlines(keepends=True)
    again = office.bring("tickets", "".join([turned[0], *turned[:0:-1]]))
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    assert (office.rows(complaint), office.rows(complaint_stage)) == before


def test_an_imported_ticket_is_worked_on_like_any_other(office: Office) -> None:
    office.bring("tickets", LOG)
    key = office.one(complaint, "T1")["id"]
    with writing(office.engine) as connection:
        common = {"clock": CLOCK, "complaint_id": key}
        commands.reopen_complaint(connection, OWNER, revision=0, text="not yet", request_key="a", **common)
        commands.resolve_complaint(connection, OWNER, revision=1, cause="c", ending="solved", request_key="b", **common)
    found = of_ticket(office)
    assert [(row["episode"], row["stage"]) for row in found[-3:]] == [
        (2, "confirmed"), (3, "investigated"), (3, "answered"),
    ]  # fmt: skip
    assert all(one["left_at"] == other["entered_at"] for one, other in pairwise(found[-2:]))
    with reading(office.engine) as connection:
        assert len(story.complaint_stages(connection, OWNER, key, clock=CLOCK)) == 8


def in_pieces(office: Office, at: tuple[int, ...], log: str) -> None:
    """The log in several files, cut before these of its lines."""
    head, *lines = log.splitlines(keepends=True)
    (office.folder / "whole.csv").write_text(log, encoding="utf-8")
    mapping = propose("tickets", open_table(office.folder / "whole.csv"), zone=ZONE)
    read_so = {each.name: getattr(mapping, each.name) for each in fields(mapping)}
    for start, end in pairwise((0, *at, len(lines))):
        office.bring("tickets", "".join([head, *lines[start:end]]), name=f"{start}.csv", mapped=read_so)


@pytest.mark.parametrize("at", [(2,), (3,), (1, 2, 3, 4, 5)])
@one_database
def test_a_log_that_comes_in_several_files_is_the_same_as_in_one(
    tmp_path: Path, office: Office, at: tuple[int, ...]
) -> None:
    without_t2 = LOG.splitlines(keepends=True)[:-1]
    office.bring("tickets", "".join(without_t2))
    whole = of_ticket(office), office.one(complaint, "T1")
    (tmp_path / "pieces").mkdir()
    with new_office(tmp_path / "pieces") as other:
        in_pieces(other, at, "".join(without_t2))
        pieces = of_ticket(other), other.one(complaint, "T1")
    told = ("stage", "episode", "entered_at", "left_at", "minutes", "business_minutes", "who", "where")
    assert [[row[name] for name in told] for row in pieces[0]] == [[row[name] for name in told] for row in whole[0]]
    facts = ("state", "episode", "first_resolved_at", "reopened_at", "resolved_at", "closed_at", "resolution_minutes",
             "reopened_count", "reopened_soon", "kept", "ended_on")  # fmt: skip
    assert {name: pieces[1][name] for name in facts} == {name: whole[1][name] for name in facts}


@one_database
def test_a_log_of_states_alone_may_come_in_several_files_too(office: Office) -> None:
    rows = (
        "A,New,2026-11-02 08:00", "A,Resolved,2026-11-02 09:00", "A,Reopened,2026-11-02 10:00",
        "A,Resolved,2026-11-02 12:00", "A,Closed,2026-11-03 08:00",
    )  # fmt: skip
    head = "Number,State,Updated at,Opened at\n"
    in_pieces(office, (2, 3, 4), head + "".join(f"{row},2026-11-02 08:00\n" for row in rows))
    case = office.one(complaint, "A")
    assert (case["resolution_minutes"], case["reopened_count"], case["episode"], case["state"]) == (
        240,
        1,
        2,
        "confirmed",
    )
    assert _stages(office, "A") == [
        ("received", 60), ("answered", 60), ("investigated", 120), ("answered", 20 * 60), ("confirmed", 0),
    ]  # fmt: skip


OWN = """Number,State,Updated at,Opened at,Resolved at,Assigned to,Assignment group
T1,New,2026-11-02 08:00,2026-11-02 08:00,,Ann,Desk
T1,Quality CHECK,2026-11-02 10:00,2026-11-02 08:00,,Ben,Field
T1,核实中,2026-11-02 11:00,2026-11-02 08:00,,Ben,Field
T1,Resolved,2026-11-02 14:00,2026-11-02 08:00,2026-11-02 14:00,Ben,Field
T2,own_2,2026-11-03 08:00,2026-11-03 08:00,,Ann,Desk
"""


def test_a_stage_of_ones_own_is_read_by_its_name_or_code_before_the_usual_words(office: Office) -> None:
    for name, name_en in (("质检", "Quality check"), ("核实中", None)):
        with writing(office.engine) as connection:
            given = {"name": name, "name_en": name_en, "after_id": 2, "request_key": name}
            add_stage(connection, OWNER, clock=office.clock, **given)
    office.bring("tickets", OWN)
    assert _stages(office, "T1") == [("received", 120), ("own_1", 60), ("own_2", 180), ("answered", None)]
    assert _stages(office, "T2") == [("own_2", None)]
    assert office.one(complaint, "T2")["state"] == "own_2"
    rows = ROWS.replace("In progress", "质检").replace("New", "Nowhere")
    bring_rows(office, rows)
    assert _stages(office, "2") == [("received", 60), ("own_1", None)]
    assert _stages(office, "3") == [("received", None)]
