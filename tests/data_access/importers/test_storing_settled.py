"""What is found out before the database is locked holds when the rows are stored."""

import random
from typing import Any

from sqlalchemy import inspect, select

from data_access.engine import reading, writing
from data_access.schema import customer, interaction
from data_access.settling import settle_first_contacts
from tests.data_access.importers.storing import CONTACTS, Office
from tests.databases import pointing_nowhere

HEADER = "Ticket number,Created at,Resolved at,Status,Customer number,Customer name,Category,Reopened count\n"


def contacts(chance: random.Random, numbers: range) -> str:
    """Contacts of a few customers on two topics within a month, some of customers known by their name alone."""
    rows = []
    for number in numbers:
        day, who = chance.randint(1, 28), chance.randint(1, 9)
        resolved = f"2026-09-{min(day + chance.randint(0, 3), 28):02} 18:00" if chance.random() < 0.8 else ""
        named = f"C{who},Customer {who}" if chance.random() < 0.7 else f",Customer {who}"
        topic, again = chance.choice(["delivery", "billing"]), int(chance.random() < 0.1)
        state = "Resolved" if resolved else "Open"
        rows.append(f"A{number},2026-09-{day:02} {chance.choice(['09:00', '10:00'])},{resolved},{state},{named},")
        rows[-1] += f"{topic},{again}"
    return HEADER + "\n".join(rows) + "\n"


def test_first_contacts_are_what_settling_all_of_them_at_last_would_say(office: Office) -> None:
    chance = random.Random(7)
    for number, rows in enumerate((range(60), range(40, 80), range(100), range(95, 99))):
        office.bring("contacts", contacts(chance, rows), name=f"{number}.csv")
        said = [row["first_contact"] for row in office.rows(interaction)]
        assert {True, False, None} <= set(said)
        with writing(office.engine) as connection:
            settle_first_contacts(connection, select(customer.c.id))
        assert [row["first_contact"] for row in office.rows(interaction)] == said


def test_every_index_and_every_reference_is_there_after_an_import(office: Office) -> None:
    def indexes() -> list[Any]:
        found = inspect(office.engine).get_multi_indexes()
        return sorted((table, each["name"], each["column_names"]) for (_, table), own in found.items() for each in own)

    before = indexes()
    for number, rows in enumerate((range(50), range(60), range(300))):
        office.bring("contacts", contacts(random.Random(number), rows), name=f"{number}.csv")
        assert indexes() == before
        with reading(office.engine) as connection:
            assert pointing_nowhere(connection) == []
            if office.engine.dialect.name == "sqlite":
                assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_rows_that_another_import_brought_after_the_comparison_are_met(office: Office) -> None:
    brought = []

    def progress(share: float, phase: str) -> None:
        if phase == "waiting" and not brought:
            brought.append(office.bring("contacts", CONTACTS.replace("thanks", "thank you"), name="other.csv"))

    outcome = office.bring("contacts", CONTACTS, progress=progress)
    assert (brought[0].new, outcome.new, outcome.changed, outcome.unchanged) == (3, 0, 1, 2)
    assert (outcome.members, outcome.customers) == (0, 0)
    assert len(office.rows(interaction)) == 3
