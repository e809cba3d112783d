"""An import can be taken back, as if it had never been."""

import dataclasses

import pandas as pd
import pytest
from sqlalchemy import inspect

from data_access.engine import reading, writing
from data_access.importers import withdrawing
from data_access.importers.batches import import_batches
from data_access.importers.withdrawing import withdraw_import
from data_access.mirroring import check
from data_access.mirroring.mirror import Mirror
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import customer, interaction, member, member_role, membership, metadata, survey_answer, team
from data_access.scope import NOBODY, OWNER
from tests.data_access.importers.storing import CONTACTS, Office
from tests.data_access.importers.test_storing_orders_answers import ANSWERS, ORDERS
from tests.data_access.importers.test_storing_people import CUSTOMERS, MEMBERS
from tests.data_access.importers.test_storing_tickets import LOG

FILES = {
    "contacts": CONTACTS, "tickets": LOG, "customers": CUSTOMERS, "orders": ORDERS, "answers": ANSWERS,
    "members": MEMBERS,
}  # fmt: skip


def withdraw(office: Office, batch_id: int | None) -> None:
    assert batch_id is not None
    withdraw_import(office.engine, OWNER, batch_id, office.clock)


def same(before: dict[str, pd.DataFrame], after: dict[str, pd.DataFrame]) -> bool:
    running = ("import_batch", "import_refusal")
    different = [name for name in before if name not in running and not before[name].equals(after[name])]
    assert not different, [(before[name], after[name]) for name in different]
    return True


@pytest.mark.parametrize("kind", FILES)
def test_a_withdrawn_import_leaves_nothing_behind(office: Office, kind: str) -> None:
    before = office.everything()
    outcome = office.bring(kind, FILES[kind])  # type: ignore[arg-type]
    withdraw(office, outcome.batch_id)
    assert same(before, office.everything())


@pytest.mark.parametrize("kind", FILES)
def test_what_an_import_changed_becomes_what_it_was(office: Office, kind: str) -> None:
    office.bring(kind, FILES[kind])  # type: ignore[arg-type]
    before = office.everything()
    corrected = {
        "contacts": CONTACTS.replace("2,too slow", ",").replace("Ann,North", "Zoe,East"),
        "tickets": "\n".join(LOG.splitlines()[:3]) + "\n",
        "customers": CUSTOMERS.replace("VIP", "Regular").replace("Blue", "Green"),
        "orders": ORDERS.replace("1000", "1111").replace("2026-09-01", "2026-09-15"),
        "answers": ANSWERS.replace(",9,good", ",3,bad"),
        "members": MEMBERS.replace("Ben,ben@example.com,South", "Bo,ben@example.com,North").replace("Agent", "Admin"),
    }  # fmt: skip
    outcome = office.bring(kind, corrected[kind], mapped={"event_log": True} if kind == "tickets" else None)  # type: ignore[arg-type]
    assert outcome.changed
    withdraw(office, outcome.batch_id)
    assert same(before, office.everything())


@pytest.mark.parametrize("kind", ["contacts", "tickets", "customers"])
def test_a_large_import_is_withdrawn_with_indexes_that_do_not_stay(
    office: Office, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(withdrawing, "MANY_ROWS", 1)
    before, indexes = office.everything(), inspect(office.engine).get_multi_indexes()
    outcome = office.bring(kind, FILES[kind])  # type: ignore[arg-type]
    withdraw(office, outcome.batch_id)
    assert same(before, office.everything())
    now = inspect(office.engine).get_multi_indexes()
    assert {name: len(own) for name, own in now.items()} == {name: len(own) for name, own in indexes.items()}
    assert not any(
        "while_withdrawing" in str(index.name) for table in metadata.tables.values() for index in table.indexes
    )


def test_after_withdrawing_the_same_file_can_be_imported_again(office: Office) -> None:
    first = office.bring("contacts", CONTACTS)
    withdraw(office, first.batch_id)
    assert office.bring("contacts", CONTACTS).new == 3


def test_the_mirror_sees_a_withdrawal(office: Office) -> None:
    mirror = Mirror(office.engine)
    try:
        office.bring("customers", CUSTOMERS)
        outcome = office.bring("contacts", CONTACTS.replace("C1", "C8"))
        mirror.refresh()
        withdraw(office, outcome.batch_id)
        assert not any(each.differences for each in check.compare(mirror))
    finally:
        mirror.close()


def test_an_import_whose_rows_a_later_one_changed_is_not_withdrawn(office: Office) -> None:
    first = office.bring("contacts", CONTACTS)
    office.bring("contacts", CONTACTS.replace("09:05", "09:15"), name="corrected.csv")
    before = office.everything()
    with pytest.raises(Rejected) as refused:
        withdraw(office, first.batch_id)
    assert refused.value.reason == "import_changed_later"
    assert "corrected.csv" in refused.value.said("en")
    assert "corrected.csv" in refused.value.said("zh")
    assert same(before, office.everything())
    withdraw(office, 2)
    withdraw(office, 1)
    assert not office.rows(interaction)


def test_who_others_came_to_name_stays(office: Office) -> None:
    first = office.bring("contacts", CONTACTS)
    office.bring("contacts", CONTACTS.replace("\nA", "\nB"), system="other")
    withdraw(office, first.batch_id)
    assert len(office.rows(interaction)) == 3
    assert len(office.rows(survey_answer)) == 2
    assert (len(office.rows(member)), len(office.rows(team)), len(office.rows(customer))) == (2, 2, 2)
    assert not office.rows(membership)  # those were the first import's
    assert len(office.rows(member_role)) == 2


def test_an_answer_of_somebody_else_about_a_withdrawn_contact_keeps_what_it_says(office: Office) -> None:
    outcome = office.bring("contacts", CONTACTS)
    with writing(office.engine) as connection:
        connection.execute(survey_answer.update().values(batch_id=None))
    withdraw(office, outcome.batch_id)
    assert [row["interaction_id"] for row in office.rows(survey_answer)] == [None, None]


def test_an_import_is_withdrawn_once_and_by_who_may(office: Office) -> None:
    outcome = office.bring("contacts", CONTACTS)
    with pytest.raises(NotAllowed):
        withdraw_import(office.engine, NOBODY, 1, office.clock)
    withdraw(office, outcome.batch_id)
    with pytest.raises(Rejected, match="import_withdrawn"):
        withdraw(office, outcome.batch_id)
    with pytest.raises(Rejected, match="import_unknown"):
        withdraw(office, 99)


def test_the_list_of_imports_says_what_each_did(office: Office) -> None:
    office.bring("contacts", CONTACTS, name="november.csv")
    office.bring("contacts", CONTACTS + "\n", name="again.csv")
    withdraw(office, 2)
    with reading(office.engine) as connection:
        found = import_batches(connection, OWNER)
        assert import_batches(connection, NOBODY).empty
    assert found["filename"].tolist() == ["again.csv", "november.csv"]
    assert found[["rows_new", "rows_unchanged"]].to_numpy().tolist() == [[0, 3], [3, 0]]
    assert found["withdrawn_at"].notna().tolist() == [True, False]


def test_a_later_day_is_written_as_the_day_of_withdrawal(office: Office) -> None:
    office.bring("contacts", CONTACTS)
    later = dataclasses.replace(office.clock, now=office.clock.now.replace(month=12))
    withdraw_import(office.engine, OWNER, 1, later)
    with reading(office.engine) as connection:
        assert import_batches(connection, OWNER)["withdrawn_at"].tolist() == [later.now]
