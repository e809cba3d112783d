"""Files that state no due times: cases get them from the standards in force on their day, and keep them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import insert, update

from data_access.engine import writing
from data_access.hours.working_time import Calendars, Theirs
from data_access.importers import stage_promises, working_hours
from data_access.importers.promises import Promises
from data_access.promises import standards as standards_of_cases
from data_access.schema import complaint, complaint_stage, interaction, service_standard
from metrics.calendars.business_time import Calendar, Version
from metrics.standards import Case, Standard, applying
from tests.data_access.importers.storing import CONTACTS, Office
from tests.data_access.world import CLOCK, OFFICE_HOURS
from tests.databases import SQLITE

SINCE = date(2026, 1, 1)
PROMISED = ("due_at", "standard_id", "calendar_id", "kept")


def promise(office: Office, *standards: dict[str, Any]) -> None:
    always = {"step": "resolve", "clock": "calendar", "valid_from": SINCE, "created_at": CLOCK.now}
    with writing(office.engine) as connection:
        for each in standards:
            connection.execute(insert(service_standard).values({**always, **each}))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November in Shanghai."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


def test_cases_without_due_times_are_promised_what_held_on_their_day(office: Office) -> None:
    promise(
        office, {"id": 1, "minutes": 180, "clock": "working"}, {"id": 2, "minutes": 60, "channel": "wechat"},
        {"id": 3, "minutes": 1, "valid_from": date(2026, 11, 5)}, {"id": 4, "minutes": 1, "step": "respond"},
    )  # fmt: skip
    with writing(office.engine) as connection:
        connection.execute(
            update(service_standard).where(service_standard.c.id == 1).values(valid_to=date(2026, 11, 4))
        )
    office.bring("contacts", CONTACTS)
    found = [office.one(interaction, key) for key in ("A1", "A2", "A3")]
    assert [(row["standard_id"], row["due_at"], row["kept"]) for row in found] == [
        (1, at(2, 12), True), (2, at(3, 0, 30), False), (None, None, None),
    ]  # fmt: skip
    assert all(row["calendar_id"] for row in found)


def test_the_customers_tier_decides_and_another_import_changes_no_promise(office: Office) -> None:
    promise(office, {"id": 1, "minutes": 600}, {"id": 2, "minutes": 60, "tier": "vip"})
    content = CONTACTS.replace("Category,", "Customer tier,Category,").replace("delivery,", "VIP,delivery,", 1)
    content = content.replace("billing,", "Regular,billing,").replace("Email,delivery", "Email,VIP,delivery")
    office.bring("contacts", content)
    assert [row["standard_id"] for row in office.rows(interaction)] == [2, 1, 1]
    before = [tuple(row[name] for name in PROMISED) for row in office.rows(interaction)]
    promise(office, {"id": 3, "minutes": 1, "tier": "regular"})
    again = office.bring("contacts", content + content.splitlines()[1].replace("A1", "A4") + "\n")
    assert (again.new, again.changed) == (1, 0)
    assert [tuple(row[name] for name in PROMISED) for row in office.rows(interaction)][:3] == before


def test_a_case_that_ends_later_is_judged_by_what_it_was_promised(office: Office) -> None:
    promise(office, {"id": 1, "minutes": 60})
    office.bring("contacts", CONTACTS)
    ended = CONTACTS.replace("A3,2026-11-04 10:00,,,Open", "A3,2026-11-04 10:00,,2026-11-04 10:30,Resolved")
    assert office.bring("contacts", ended).changed == 1
    row = office.one(interaction, "A3")
    assert (row["standard_id"], row["due_at"], row["kept"]) == (1, at(4, 11), True)


def test_a_file_that_states_due_times_is_taken_at_its_word(office: Office) -> None:
    promise(office, {"id": 1, "minutes": 60})
    content = CONTACTS.replace("Status,", "Due at,Status,").replace("Resolved,", "2026-11-02 10:00,Resolved,")
    office.bring("contacts", content.replace("Closed,", ",Closed,").replace("Open,", ",Open,"))
    assert [row["standard_id"] for row in office.rows(interaction)] == [None] * 3
    assert [row["due_at"] for row in office.rows(interaction)] == [at(2, 10), None, None]


def test_without_standards_nothing_is_promised(office: Office) -> None:
    office.bring("contacts", CONTACTS, mapped={"stores_as": "complaints"})
    assert {(row["standard_id"], row["due_at"], row["calendar_id"]) for row in office.rows(complaint)} == {
        (None, None, None)
    }


def test_many_cases_are_promised_what_each_would_be_alone() -> None:
    random = np.random.default_rng(7)
    standards = [
        Standard(key, "resolve", int(random.integers(1, 5000)), str(random.choice(["working", "calendar"])),
                 SINCE + timedelta(days=int(random.integers(300))), None,
                 *(random.choice([None, *codes]) for codes in (("vip", "regular"), ("high", "low"), ("chat", "phone"))))
        for key in range(1, 40)
    ]  # fmt: skip
    kept = Promises.of(standards, Calendars(OFFICE_HOURS, 1, (Theirs(2, OFFICE_HOURS, frozenset({5})),)), "resolve")
    opened = pd.Series(pd.date_range("2026-01-01", "2026-12-31", periods=200, tz="UTC").as_unit("us"))
    cases = pd.DataFrame({
        "opened_at": opened, "opened_on": opened.dt.tz_convert(CLOCK.zone).dt.tz_localize(None).dt.normalize(),
        "severity": random.choice(["high", "low", "normal"], 200), "channel": random.choice(["chat", "email"], 200),
    })  # fmt: skip
    found = kept.counted(cases, "severity")
    for place, tier in enumerate(kept.tiers):
        one_by_one = [
            applying(standards, "resolve", Case(tier, row["severity"], row["channel"]), row["opened_on"].date())
            for row in cases.to_dict("records")
        ]
        assert found[f"resolve_standard_{place}"].fillna(0).tolist() == [each.id if each else 0 for each in one_by_one]


def test_responses_are_promised_where_the_file_tells_of_them(office: Office) -> None:
    promise(
        office, {"id": 1, "step": "respond", "minutes": 30}, {"id": 2, "step": "acknowledge", "minutes": 10},
        {"id": 3, "step": "respond", "minutes": 60, "clock": "working", "channel": "wechat"},
    )  # fmt: skip
    office.bring("contacts", CONTACTS, mapped={"stores_as": "complaints"})
    found = [office.one(complaint, key) for key in ("A1", "A2", "A3")]
    assert [(row["response_standard_id"], row["response_due_at"], row["response_kept"]) for row in found] == [
        (1, at(2, 9, 30), True), (3, at(3, 10), True), (1, at(4, 10, 30), None),
    ]  # fmt: skip
    assert [row["acknowledge_due_at"] for row in found] == [at(2, 9, 10), at(2, 23, 40), at(4, 10, 10)]
    assert [row["acknowledged_at"] for row in found] == [at(2, 9, 5), at(3, 0, 10), None]
    assert {(row["acknowledge_standard_id"], row["due_at"], row["standard_id"]) for row in found} == {(2, None, None)}


@pytest.mark.parametrize("database_kind", [SQLITE], indirect=True)
def test_a_file_that_says_nothing_of_responses_is_not_late_with_them(office: Office) -> None:
    promise(office, {"id": 1, "step": "respond", "minutes": 30}, {"id": 2, "minutes": 90})
    office.bring("contacts", CONTACTS.replace("First response at", "Unused"))
    found = [office.one(interaction, key) for key in ("A1", "A2", "A3")]
    assert [(row["response_due_at"], row["response_kept"], row["standard_id"], row["kept"]) for row in found] == [
        (None, None, 2, False), (None, None, 2, False), (None, None, 2, None),
    ]  # fmt: skip


LOG = """Number,State,Updated at,Opened at,Assigned to,Assignment group,Priority
T1,New,2026-11-02 09:00,2026-11-02 09:00,Ann,Desk,3
T1,Active,2026-11-02 10:00,2026-11-02 09:00,Ann,Desk,3
T1,Waiting for customer,2026-11-02 10:30,2026-11-02 09:00,Ann,Desk,3
T1,Active,2026-11-02 17:50,2026-11-02 09:00,Ann,Desk,3
T1,Active,2026-11-02 17:55,2026-11-02 09:00,Ben,Field,3
"""
RESOLVED = "T1,Resolved,2026-11-03 09:30,2026-11-02 09:00,Ben,Field,3\n"


def stages_of(office: Office) -> list[tuple[Any, ...]]:
    found = sorted(office.rows(complaint_stage), key=lambda row: row["position"])
    return [(row["stage"], row["due_at"], row["standard_id"]) for row in found]


def test_stages_are_promised_as_commands_promise_them_and_stand_still_while_they_wait(office: Office) -> None:
    """Of an hour half was left at 10:30, and at 17:50, too: ten minutes of that day and twenty of the next."""
    promise(
        office, {"id": 1, "step": "received", "minutes": 30},
        {"id": 2, "step": "received", "minutes": 90, "tier": "vip"},
        {"id": 3, "step": "investigated", "minutes": 60, "clock": "working"},
        {"id": 4, "step": "investigated", "minutes": 1, "severity": "low"},
    )  # fmt: skip
    lines = LOG.splitlines(keepends=True)
    office.bring("tickets", "".join(lines[:4]))
    waiting = [("received", at(2, 9, 30), 1), ("investigated", at(2, 11), None), ("investigated", None, 3)]
    assert stages_of(office) == waiting
    office.bring("tickets", LOG)
    resumed = at(3, 9, 20)
    investigated = [("investigated", at(2, 11), None), *[("investigated", resumed, None)] * 2]
    assert stages_of(office) == [waiting[0], *investigated, ("investigated", resumed, 3)]
    promise(office, {"id": 5, "step": "investigated", "minutes": 600, "severity": "normal"})
    office.bring("tickets", LOG + RESOLVED)
    assert stages_of(office)[:5] == [waiting[0], *investigated, ("investigated", resumed, 3)]
    assert stages_of(office)[5] == ("answered", None, None)


def test_a_stage_is_due_by_the_hours_of_who_had_it_first() -> None:
    """Rows of many stages: each as one promise reckons it, by either team's calendar."""
    random, hour = np.random.default_rng(3), pd.Timedelta(hours=1)
    standards = [
        Standard(1, "received", 300, "working", SINCE), Standard(2, "investigated", 700, "calendar", SINCE),
        Standard(3, "investigated", 200, "working", SINCE, tier="vip"),
    ]  # fmt: skip
    nights = Calendar("Asia/Shanghai", (Version(SINCE, (((0, 8 * 60),),) * 7, None),))
    calendars = Calendars(OFFICE_HOURS, 1, (Theirs(2, nights, frozenset({5})),))
    kept = stage_promises.of_stages(standards, calendars)
    assert kept is not None
    key = np.repeat(np.arange(60), 2)
    entered = pd.Series(pd.date_range("2026-03-02", periods=120, freq="7h", tz="UTC").as_unit("us"))
    rows = pd.DataFrame({
        "key": key, "position": np.tile([1, 2], 60), "stage": np.tile(["received", "investigated"], 60), "episode": 1,
        "entered_at": entered, "left_at": entered + 7 * hour, "minutes": 420.0, "person": random.integers(0, 9, 120),
        "entered_on": entered.dt.tz_convert(CLOCK.zone).dt.tz_localize(None).dt.normalize(),
        **working_hours.counted({"business_minutes": (entered, entered + 7 * hour)}, calendars),
    })  # fmt: skip
    found = stage_promises.promised(rows, pd.DataFrame({"key": np.arange(60), "severity": "high"}), kept)
    for place, tier in enumerate(kept.tiers):
        for by, calendar in kept.by():
            told = [
                standards_of_cases.promise(standards, CLOCK, calendar, {"tier": tier}, stage, begin.to_pydatetime())
                for stage, begin in zip(rows["stage"], entered, strict=True)
            ]
            assert list(found[kept.due_column(place, by)]) == [due for due, _ in told]
            assert list(found[kept.standard_column(place)]) == [standard for _, standard in told]
