"""Imported complaints that people work on, and files that come, or go, meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from data_access.engine import writing
from data_access.importers.withdrawing import withdraw_import
from data_access.schema import (
    complaint,
    complaint_event,
    complaint_pause,
    complaint_stage,
    department,
    service_standard,
)
from data_access.scope import OWNER
from data_access.voiding import void_entry
from data_access.workflow import commands
from tests.data_access.importers.storing import Office
from tests.data_access.importers.test_storing_tickets import ROWS, bring_rows
from tests.data_access.world import CLOCK

UNDER_WAY = "2,In progress,2026-11-02 08:00,2026-11-02 09:00,,"


def work(office: Office, key: str, command: Callable[..., int], hours: float, **given: Any) -> None:
    """Take a step so many hours from now, with the complaint as it is then."""
    case, clock = office.one(complaint, key), replace(CLOCK, now=CLOCK.now + timedelta(hours=hours))
    said = {"complaint_id": case["id"], "revision": case["revision"], "request_key": f"{hours}", **given}
    with writing(office.engine) as connection:
        command(connection, OWNER, clock=clock, **said)


def story(office: Office) -> list[tuple[int, str, bool]]:
    case = office.one(complaint, "2")["id"]
    rows = [row for row in office.rows(complaint_stage) if row["complaint_id"] == case]
    return [
        (row["position"], row["stage"], row["left_at"] is None) for row in sorted(rows, key=lambda row: row["position"])
    ]


def test_what_somebody_worked_on_since_stays_when_the_file_that_changed_it_is_withdrawn(office: Office) -> None:
    bring_rows(office, ROWS)
    later = ROWS.replace(UNDER_WAY, UNDER_WAY.replace("09:00", "10:00"))
    second = bring_rows(office, later.replace("3,New,2026-11-02 08:00,", "3,New,2026-11-02 08:00,2026-11-02 09:30"))
    assert second.changed == 2
    assert second.batch_id is not None
    work(office, "2", commands.move_complaint_on, 1)
    work(office, "2", commands.resolve_complaint, 2, cause="c", ending="solved")
    worked_on, told = office.one(complaint, "2"), story(office)
    withdraw_import(office.engine, OWNER, second.batch_id, CLOCK)
    assert (office.one(complaint, "2"), story(office)) == (worked_on, told)
    assert told[-2:] == [(3, "solution", False), (4, "answered", True)]
    assert office.one(complaint, "3")["first_response_at"] is None
    work(office, "2", commands.confirm_complaint, 3)
    assert [row["number"] for row in office.rows(complaint_event)] == [1, 2, 3]


def test_a_complaint_that_waited_when_a_file_ended_it_waits_no_more_when_it_is_opened_again(office: Office) -> None:
    with writing(office.engine) as connection:
        connection.execute(insert(department).values(name="Warehouse"))
    bring_rows(office, ROWS)
    work(office, "2", commands.hand_over_complaint, 0, department="Warehouse", text="is it there?")
    work(office, "2", commands.pause_complaint, 1, reason="customer")
    ended = UNDER_WAY.replace("In progress", "Resolved").replace("09:00,,", "09:00,2026-11-21 10:00,")
    bring_rows(office, ROWS.replace(UNDER_WAY, ended))
    work(office, "2", commands.reopen_complaint, 24, text="it came back")
    assert office.one(complaint, "2")["department"] is None
    work(office, "2", commands.pause_complaint, 25, reason="customer")
    work(office, "2", commands.resume_complaint, 27)
    waits = [(row["ended_at"], row["minutes"]) for row in office.rows(complaint_pause)]
    assert [minutes for _, minutes in waits] == [15 * 60, 120]
    assert waits[0][0] == datetime(2026, 11, 21, 2, tzinfo=UTC)
    assert office.one(complaint, "2")["paused_minutes"] == 120


def counted(office: Office) -> tuple[bool, set[bool]]:
    """Whether complaint 3 counts, and whether its stages do."""
    case = office.one(complaint, "3")
    return case["counted"], {
        row["counted"] for row in office.rows(complaint_stage) if row["complaint_id"] == case["id"]
    }


def test_what_was_voided_stays_so_with_all_its_stages_whatever_files_come_and_go(office: Office) -> None:
    files = [ROWS]
    for answer in ("2026-11-02 09:30,", "2026-11-02 09:30,2026-11-03 09:30"):
        files.append(ROWS.replace("3,New,2026-11-02 08:00,,", f"3,New,2026-11-02 08:00,{answer}"))
    brought = [bring_rows(office, content).batch_id for content in files[:2]]
    assert counted(office) == (True, {True})
    with writing(office.engine) as connection:
        key = office.one(complaint, "3")["id"]
        void_entry(connection, OWNER, clock=CLOCK, table="complaint", entry_id=key, reason="twice", request_key="k")
    brought.append(bring_rows(office, files[2]).batch_id)
    assert counted(office) == (False, {False})
    for batch_id in brought[:0:-1]:
        assert batch_id is not None
        withdraw_import(office.engine, OWNER, batch_id, CLOCK)
        assert counted(office) == (False, {False})


def test_what_waits_by_hand_is_not_due_meanwhile_and_has_waited_whatever_the_next_file_says(office: Office) -> None:
    days = timedelta(days=30)
    with writing(office.engine) as connection:
        for step in ("resolve", "investigated"):
            promise = {"step": step, "minutes": days.total_seconds() / 60, "clock": "calendar"}
            since = {"valid_from": date(2026, 1, 1), "created_at": CLOCK.now}
            connection.execute(insert(service_standard).values(**promise, **since))

    def told() -> tuple[Any, Any, float]:
        case = office.one(complaint, "2")
        running = (row for row in office.rows(complaint_stage) if row["left_at"] is None)
        (stage,) = (row for row in running if row["complaint_id"] == case["id"])
        return case["due_at"], stage["due_at"], stage["paused_minutes"]

    bring_rows(office, ROWS)
    opened = datetime(2026, 11, 2, tzinfo=UTC)
    due = (opened + days, opened + timedelta(hours=1) + days)
    assert told() == (*due, 0)
    work(office, "2", commands.pause_complaint, 0, reason="customer")
    bring_rows(office, ROWS.replace("billing\n3", "delivery\n3"))
    assert told() == (None, None, 0)
    work(office, "2", commands.resume_complaint, 48)
    bring_rows(office, ROWS.replace("billing\n3", "other\n3"))
    assert told() == (*(each + timedelta(hours=48) for each in due), 48 * 60)
