"""How long personal data is kept, and what happens to what is older."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert, select

from data_access.engine import reading, writing
from data_access.erasing import retention
from data_access.erasing.facts import Removed
from data_access.erasing.personal import TEXTS
from data_access.erasing.retention import AGES
from data_access.rejected import Rejected
from data_access.schema import (
    account,
    action,
    annotation,
    audit_entry,
    customer,
    import_refusal,
    interaction,
    invitation,
    member,
    praise,
    reward_rule,
    session,
)
from data_access.scope import NOBODY, OWNER
from tests.data_access.erasing.traces import traces
from tests.data_access.importers.storing import Office
from tests.data_access.world import CLOCK, put

CUSTOMERS = """Customer number,Name,Phone,Customer since
C1,林小满,13800001111,2020-01-02
C2,Paul Reed,13900002222,2020-05-06
"""
CONTACTS = """Ticket number,Created at,Resolved at,Status,Agent name,Group,Customer number,Customer name,Category,Description
A1,2021-11-02 09:00,2021-11-02 11:00,Closed,Ann,North,C1,林小满,delivery,Her parcel is late
A2,2021-11-02 23:30,2021-11-03 01:30,Closed,Ben,South,C2,Paul Reed,billing,An invoice twice
A3,2026-11-04 10:00,2026-11-04 11:00,Closed,Ann,North,C2,Paul Reed,billing,An invoice missing
A4,2021-11-04 10:00,,Open,Ann,North,,,billing,Nobody answered
A5,2021-11-05 10:00,2021-11-05 11:00,Closed,Ann,North,,Old Nameless,billing,Asked for a price
"""  # noqa: E501


@pytest.fixture
def stored(office: Office) -> Office:
    office.bring("customers", CUSTOMERS)
    office.bring("contacts", CONTACTS)
    return office


def kept_for(office: Office, months: int | None) -> Removed:
    with writing(office.engine) as connection:
        retention.set_months(connection, months, CLOCK)
        return retention.apply(connection, CLOCK)


def test_nothing_goes_as_long_as_no_time_is_set(stored: Office) -> None:
    before = stored.rows(interaction), stored.rows(customer)
    with writing(stored.engine) as connection:
        assert retention.apply(connection, CLOCK) == {}
    assert (stored.rows(interaction), stored.rows(customer)) == before


def test_older_texts_go_and_those_of_open_cases_and_newer_ones_stay(stored: Office) -> None:
    removed = kept_for(stored, 24)
    assert removed["interaction", "texts"] == 3
    assert {row["source_key"]: row["text"] for row in stored.rows(interaction)} == {
        "A1": None, "A2": None, "A3": "An invoice missing", "A4": "Nobody answered", "A5": None,
    }  # fmt: skip
    assert kept_for(stored, 24) == {}


def test_a_customer_with_whom_nothing_happened_since_has_a_number_and_no_name(stored: Office) -> None:
    said = {"state": "open", "origin": "cause", "due_on": CLOCK.today, "decided_on": CLOCK.today, "last_move": "opened"}
    with writing(stored.engine) as connection:
        row = {**said, "title": "给林 小满回电，Paul Reed too", "owner_id": 1, "changed_at": CLOCK.now}
        put(connection, action, row)
        days = {"kind": "market", "from_on": CLOCK.today, "to_on": CLOCK.today, "changed_at": CLOCK.now}
        put(connection, annotation, {**days, "title": "Old Nameless", "title_by": 1})
    kept_for(stored, 24)
    assert [row["title"] for row in stored.rows(action)] == ["给[已删除]回电，Paul Reed too"]
    assert [row["title"] for row in stored.rows(annotation)] == ["[erased]"]
    assert traces(stored, "林小满", "13800001111", "Old Nameless") == []
    gone, paul = stored.one(customer, "C1"), stored.one(customer, "C2")
    assert (gone["name"], gone["phone"]) == (f"#{gone['id']}", None)
    assert (paul["name"], paul["phone"]) == ("Paul Reed", "13900002222")


def test_who_comes_back_by_their_number_is_the_same_customer(stored: Office) -> None:
    kept_for(stored, 24)
    before = len(stored.rows(customer))
    back = CONTACTS.splitlines()[0] + "\nB1,2026-11-05 10:00,,Open,Ann,North,C1,林小满,billing,Here again\n"
    assert stored.bring("contacts", back).refused_rows == 0
    assert len(stored.rows(customer)) == before
    assert stored.one(interaction, "B1")["customer_id"] == stored.one(customer, "C1")["id"]


def test_a_file_with_old_cases_does_not_bring_back_whose_name_was_all_that_was_known(stored: Office) -> None:
    kept_for(stored, 24)
    before = len(stored.rows(customer))
    stored.bring("contacts", CONTACTS + "\n")
    assert len(stored.rows(customer)) == before
    assert traces(stored, "Old Nameless") == []


def test_refused_rows_of_older_imports_are_emptied(office: Office) -> None:
    office.bring("contacts", CONTACTS.replace("2026-11-04 10:00", "soon"))
    (refused,) = office.rows(import_refusal)
    assert refused["row"]
    with writing(office.engine) as connection:
        retention.set_months(connection, 24, CLOCK)
        later = CLOCK.__class__(CLOCK.now + timedelta(days=800), CLOCK.zone)
        assert retention.apply(connection, later)["import_refusal", "rows"] == 1
    (emptied,) = office.rows(import_refusal)
    assert (emptied["value"], emptied["row"], emptied["reason"]) == (None, {}, refused["reason"])


def test_sessions_and_links_go_after_ninety_days_in_any_case(office: Office) -> None:
    with writing(office.engine) as connection:
        put(connection, member, {"id": 1, "name": "Ann"})
        connection.execute(insert(account).values(id=1, member_id=1, created_at=CLOCK.now))
        for number, days in ((1, 10), (2, 100)):
            at = CLOCK.now - timedelta(days=days)
            seen = {"account_id": 1, "created_at": at, "seen_at": at, "token_hash": f"s{number}"}
            connection.execute(insert(session).values(id=number, **seen))
            link = {"account_id": 1, "created_at": at, "expires_at": at, "token_hash": f"i{number}", "kind": "invite"}
            connection.execute(insert(invitation).values(id=number, **link))
        retention.apply(connection, CLOCK)
        assert connection.execute(select(session.c.id)).scalars().all() == [1]
        assert connection.execute(select(invitation.c.id)).scalars().all() == [1]


def test_the_setting_is_for_administrators_and_says_when_it_was_applied(office: Office) -> None:
    kept_for(office, 36)
    with writing(office.engine) as connection:
        assert retention.kept_for(connection, OWNER) == retention.Kept(36, CLOCK.now)
        assert retention.kept_for(connection, NOBODY) is None
        retention.set_months(connection, None, CLOCK)
        assert retention.kept_for(connection, OWNER) == retention.Kept(None, CLOCK.now)
    assert [row["what"] for row in office.rows(audit_entry)] == [
        "retention_set", "retention_applied", "retention_set",
    ]  # fmt: skip


@pytest.mark.parametrize("months", [-1, 601])
def test_a_time_that_makes_no_sense_is_refused(office: Office, months: int) -> None:
    with writing(office.engine) as connection, pytest.raises(Rejected) as refused:
        retention.set_months(connection, months, CLOCK)
    assert refused.value.reason == "retention_months_wrong"


def test_words_of_ended_actions_go_and_those_of_running_ones_stay(office: Office) -> None:
    office.bring("contacts", CONTACTS)
    owner = office.rows(member)[0]["id"]
    about = {
        "owner_id": owner, "due_on": date(2021, 11, 5), "origin": "cause", "last_move": "opened",
        "decided_on": date(2021, 10, 1), "changed_at": CLOCK.now,
    }  # fmt: skip
    with writing(office.engine) as connection:
        put(connection, action, {**about, "title": "Pack better", "state": "done"})
        put(connection, action, {**about, "title": "Still to do", "state": "open"})
    assert kept_for(office, 24)["action", "texts"] == 1
    assert [row["title"] for row in office.rows(action)] == ["", "Still to do"]


def test_every_text_has_an_age_and_words_of_old_praise_and_ended_rules_go(office: Office) -> None:
    for table in TEXTS:
        assert table.info.get("day") or AGES[table], table.name
    old, new = date(2021, 11, 2), date(2026, 11, 2)
    rule = {
        "name": "Best", "how": "reach", "metrics": ["csat"], "threshold": 0.9, "certain": False, "fewest": 5,
        "every": "month", "whom": "members", "kind": "recognition", "public": True, "valid_from": old,
        "why": "It counts", "created_at": CLOCK.now,
    }  # fmt: skip
    with writing(office.engine) as connection:
        put(connection, reward_rule, {**rule, "valid_to": new - timedelta(days=900)}, rule)
        (one, other) = put(connection, member, {"name": "Ann", "active": True}, {"name": "Ben", "active": True})
        two = {"from_id": one, "to_id": other, "thanks": "Thank you", "public": True, "created_at": CLOCK.now}
        put(connection, praise, {**two, "given_on": old}, {**two, "given_on": new})
    kept_for(office, 24)
    with reading(office.engine) as connection:
        whys = connection.execute(select(reward_rule.c.why).order_by(reward_rule.c.id)).scalars().all()
        thanks = connection.execute(select(praise.c.thanks).order_by(praise.c.id)).scalars().all()
    assert whys == [None, "It counts"]
    assert thanks[0] != "Thank you"
    assert thanks[1] == "Thank you"
