"""Files that state no due times: cases get them from the standards in force on their day, and keep them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import insert, update

from data_access.engine import writing
from data_access.importers.promises import COLUMNS, Promises
from data_access.schema import complaint, interaction, service_standard
from data_access.working_time import Calendars, Theirs
from metrics.standards import Case, Standard, applying
from tests.data_access.importers.storing import CONTACTS, Office
from tests.data_access.world import CLOCK, OFFICE_HOURS

SINCE = date(2026, 1, 1)


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
    before = [tuple(row[name] for name in COLUMNS) for row in office.rows(interaction)]
    promise(office, {"id": 3, "minutes": 1, "tier": "regular"})
    again = office.bring("contacts", content + content.splitlines()[1].replace("A1", "A4") + "\n")
    assert (again.new, again.changed) == (1, 0)
    assert [tuple(row[name] for name in COLUMNS) for row in office.rows(interaction)][:3] == before


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
    kept = Promises.of(standards, Calendars(OFFICE_HOURS, 1, (Theirs(2, OFFICE_HOURS, frozenset({5})),)))
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
        assert found[f"standard_of_tier_{place}"].fillna(0).tolist() == [each.id if each else 0 for each in one_by_one]
