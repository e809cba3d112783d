"""Contacts planned with customers: who plans and makes them, who reads of them, what is due and late."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select, update

from data_access.bell.notices import bell_notices
from data_access.contacts.ending import do_contact, drop_contact
from data_access.contacts.planned import contacts_planned
from data_access.contacts.planning import hand_over_contact, move_contact, plan_contact
from data_access.due import due_for
from data_access.due_by_day import CONTACT
from data_access.erasing import retention
from data_access.meetings.agenda import agenda
from data_access.meetings.contacts_late import late_key_contacts
from data_access.meetings.items import Item
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import absence, member, planned_contact, request, team
from tests.data_access.erasing.traces import erase_customer
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
    DAN,
    EVE,
    FAY,
    GIL,
    HU,
    NORTH,
    SOUTH,
    TODAY,
    World,
    customer_of,
    empty_world,
    whole_world,
)

DAY = timedelta(days=1)
WITH = {"customer_id": customer_of(NORTH), "kind": "call_back", "planned_on": TODAY, "about": "Ask about the invoice"}
CAIS = 1  # planned for next week


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


@pytest.fixture
def company(tmp_path: Path) -> Iterator[World]:
    """The same for what is no other SQL on the other database."""
    with whole_world(tmp_path) as made:
        yield made


def do(world: World, who: int, command: Any, **given: Any) -> int:
    with world.writing() as connection:
        return int(command(connection, world.scope(who), clock=CLOCK, **{"request_key": str(uuid4()), **given}))


def plan(world: World, who: int = CAI, **given: Any) -> int:
    return do(world, who, plan_contact, **{**WITH, "owner_id": who, **given})


def seen(world: World, who: int, **asked: Any) -> list[int]:
    with world.reading() as connection:
        return contacts_planned(connection, world.scope(who), clock=CLOCK, **asked)["number"].tolist()


def row_of(world: World, who: int, number: int) -> dict[Any, Any]:
    with world.reading() as connection:
        rows = contacts_planned(connection, world.scope(who), clock=CLOCK, number=number)
    return rows.iloc[0].to_dict() if len(rows) else {}


def late(world: World, number: int, days: int = 3, **given: Any) -> int:
    """The same contact, planned for so many days ago."""
    with world.writing() as connection:
        which = planned_contact.c.id == number
        connection.execute(update(planned_contact).where(which).values(planned_on=TODAY - days * DAY, **given))
    return number


def lines(world: World, who: int = ADA, team_id: int = NORTH, week_start: date = TODAY) -> list[Item]:
    asked: dict[str, Any] = {"clock": CLOCK, "asked": world.mirror, "team_id": team_id, "week_start": week_start}
    with world.reading() as connection:
        found = agenda(connection, world.scope(who), **asked)
    return [item for item in found if item.kind == "contact"]


def reason(world: World, who: int, command: Any, **given: Any) -> str:
    with pytest.raises(Rejected) as refused:
        do(world, who, command, **given)
    assert refused.value.said("zh") != refused.value.said("en")
    return refused.value.reason


def test_a_contact_is_read_by_its_owner_and_who_leads_the_team_alone(world: World) -> None:
    number = plan(world)
    told = row_of(world, ADA, number)
    assert {who: number in seen(world, who) for who in (CAI, ADA, DAN, EVE, BO, FAY, GIL, HU)} == {
        CAI: True, ADA: True, DAN: False, EVE: False, BO: False, FAY: False, GIL: False, HU: False,
    }  # fmt: skip
    assert (told["customer"], told["tier"], told["owner"], told["team"]) == (
        "Customer of North 1",
        "vip",
        "Cai",
        "North",
    )
    assert (told["state"], told["mine"], told["led"]) == ("planned", False, True)
    for command in (do_contact, drop_contact, move_contact, hand_over_contact):
        given = {
            do_contact: {"done_on": TODAY, "result": "x"}, drop_contact: {"reason": "x"},
            move_contact: {"planned_on": TODAY + DAY}, hand_over_contact: {"owner_id": DAN},
        }[command]  # fmt: skip
        assert reason(world, DAN, command, contact_id=number, revision=0, **given) == "entry_not_found"
        with pytest.raises(NotAllowed):
            do(world, FAY, command, contact_id=number, revision=0, **given)


def test_what_is_past_its_day_comes_first_and_what_ended_last(world: World) -> None:
    plan(world)
    done, later, older = plan(world), plan(world, planned_on=TODAY + DAY), late(world, plan(world), 5)
    do(world, CAI, do_contact, contact_id=done, revision=0, done_on=TODAY, result="All is well")
    assert seen(world, CAI)[:1] == [older]
    assert seen(world, CAI)[2:] == [later, CAIS, done]
    told = row_of(world, CAI, done)
    assert (told["result"], told["ended_on"].date(), told["state"]) == ("All is well", TODAY, "done")
    assert row_of(world, CAI, older)["overdue_days"] == 5
    assert seen(world, CAI, until=TODAY - DAY) == [older]
    assert seen(world, ADA, team_ids=(SOUTH,)) == []


def test_nothing_is_planned_in_an_empty_company(tmp_path: Path) -> None:
    with empty_world(tmp_path) as nobody:
        assert seen(nobody, CAI) == []


def test_a_click_that_is_repeated_plans_once_and_of_two_at_once_the_second_hears_of_the_first(world: World) -> None:
    key = str(uuid4())
    number = plan(world, request_key=key)
    assert plan(world, request_key=key) == number
    assert reason(world, CAI, plan_contact, **{**WITH, "about": "Other"}, owner_id=CAI, request_key=key) == (
        "request_key_reused"
    )
    do(world, ADA, move_contact, contact_id=number, revision=0, planned_on=TODAY + DAY)
    with pytest.raises(Rejected) as refused:
        do(world, CAI, do_contact, contact_id=number, revision=0, done_on=TODAY, result="Spoke")
    assert refused.value.said("en").startswith("Ada put it to another day meanwhile")
    assert do(world, CAI, do_contact, contact_id=number, revision=1, done_on=TODAY, result="Spoke") == number
    assert reason(world, ADA, drop_contact, contact_id=number, revision=2, reason="twice") == "contact_over"
    with world.reading() as connection:
        asked = select(func.count()).select_from(request).where(request.c.command == "plan_contact")
        assert connection.execute(asked).scalar_one() == 1


def test_what_cannot_be_is_refused_with_its_reason(company: World) -> None:
    for wrong, given in (
        ("contact_customer_missing", {"customer_id": None}),
        ("customer_not_found", {"customer_id": customer_of(SOUTH)}),
        ("choice_unknown", {"kind": "visit"}), ("contact_day_missing", {"planned_on": None}),
        ("contact_day_past", {"planned_on": TODAY - DAY}), ("contact_day_far", {"planned_on": TODAY + 800 * DAY}),
        ("contact_about_missing", {"about": " "}), ("text_too_long", {"about": "x" * 301}),
    ):  # fmt: skip
        assert reason(company, CAI, plan_contact, **{**WITH, "owner_id": CAI, **given}) == wrong
    assert reason(company, ADA, plan_contact, **WITH, owner_id=EVE) == "member_not_found"
    assert reason(company, ADA, plan_contact, **WITH, owner_id=None) == "contact_owner_missing"
    with pytest.raises(NotAllowed):
        plan(company, CAI, owner_id=DAN)  # staff plan their own
    number, of = plan(company), {"revision": 0}
    for wrong, command, given in (
        ("contact_day_same", move_contact, {"planned_on": TODAY}),
        ("contact_owner_same", hand_over_contact, {"owner_id": CAI}),
        ("contact_result_missing", do_contact, {"done_on": TODAY, "result": ""}),
        ("day_in_future", do_contact, {"done_on": TODAY + DAY, "result": "x"}),
        ("contact_done_before_planned", do_contact, {"done_on": TODAY - DAY, "result": "x"}),
        ("reason_missing", drop_contact, {"reason": ""}),
    ):  # fmt: skip
        assert reason(company, CAI, command, contact_id=number, **of, **given) == wrong


def test_a_lead_plans_for_a_colleague_who_hands_it_on(company: World) -> None:
    number = plan(company, ADA, owner_id=CAI)
    do(company, CAI, hand_over_contact, contact_id=number, revision=0, owner_id=DAN)
    assert (number in seen(company, CAI), number in seen(company, DAN)) == (False, True)
    do(company, DAN, drop_contact, contact_id=number, revision=1, reason="They called themselves")
    told = row_of(company, ADA, number)
    assert (told["state"], told["result"], told["owner"]) == ("dropped", "They called themselves", "Dan")


def test_what_is_due_is_told_to_its_owner_who_stands_in_and_for_who_left_to_the_lead(company: World) -> None:
    number = late(company, plan(company))

    def due(who: int) -> list[tuple[int, str, bool]]:
        with company.reading() as connection:
            found = due_for(connection, company.scope(who), until=TODAY, clock=CLOCK)
        found = found[found["kind"] == CONTACT]
        return list(zip(found["entry_id"], found["customer"], found["overdue"], strict=True))

    told = [(number, "Customer of North 1", True)]
    assert (due(CAI), due(ADA), due(DAN)) == (told, [], [])
    with company.reading() as connection:
        rung = bell_notices(connection, company.scope(CAI), clock=CLOCK)
    assert rung.loc[rung["kind"] == CONTACT, ["entry_id", "phase"]].values.tolist() == [[number, "overdue"]]
    company.add(absence, {"member_id": CAI, "deputy_id": DAN, "from_on": TODAY, "to_on": TODAY + DAY})
    assert due(DAN) == told
    assert CAIS in seen(company, DAN)
    do(company, DAN, do_contact, contact_id=number, revision=0, done_on=TODAY, result="Spoke")
    assert number not in seen(company, DAN)
    second = late(company, plan(company))
    with company.writing() as connection:
        connection.execute(update(member).where(member.c.id == CAI).values(active=False))
    assert [each[0] for each in due(ADA)] == [second]


def test_the_agenda_tells_what_is_late_with_a_key_customer_and_nothing_else(world: World) -> None:
    plan(world)  # due today
    usual = late(world, plan(world, customer_id=customer_of(NORTH, 2)))
    assert (row_of(world, ADA, usual)["tier"], lines(world)) == ("regular", [])
    number = late(world, plan(world), 6)
    done = late(world, plan(world), 9, state="done", ended_on=TODAY)

    (item,) = lines(world)

    assert (item.name, item.reason, item.owner_id) == (f"contact:{number}", "overdue", CAI)
    assert item.line.en == f"Call-back no. {number} with a VIP customer: 6 days past due"
    assert item.line.zh == f"VIP 客户回电（{number} 号计划）：已逾期 6 天"
    assert item.address == f"customer-contacts?number={number}"
    assert lines(world, week_start=TODAY - 7 * DAY) == []
    assert (lines(world, CAI), lines(world, BO, SOUTH), done != number) == ([], [], True)
    asked: dict[str, Any] = {"clock": CLOCK, "team_id": NORTH, "week_start": TODAY}
    with world.reading() as connection:
        named = late_key_contacts(connection, world.scope(ADA), **asked)
        others = [late_key_contacts(connection, world.scope(who), **asked) for who in (BO, CAI, FAY, GIL)]
    assert named[["customer", "owner", "about"]].values.tolist() == [["Customer of North 1", "Cai", WITH["about"]]]
    assert all(each.empty for each in others)
    world.add(absence, {"member_id": ADA, "deputy_id": DAN, "from_on": TODAY, "to_on": TODAY + DAY})
    assert [each.name for each in lines(world, DAN)] == [item.name]  # who holds the meeting for the lead


def test_who_stands_in_for_the_lead_of_two_teams_sees_what_their_own_planned_alone(world: World) -> None:
    with world.writing() as connection:
        connection.execute(update(team).where(team.c.id == SOUTH).values(lead_id=ADA))
    of_eve = plan(world, EVE, customer_id=customer_of(SOUTH), owner_id=EVE)
    world.add(absence, {"member_id": ADA, "deputy_id": DAN, "from_on": TODAY, "to_on": TODAY + DAY})
    assert of_eve not in seen(world, DAN)
    assert CAIS in seen(world, DAN)


def test_many_that_are_late_are_named_up_to_five_and_counted(company: World) -> None:
    late_ones = [late(company, plan(company), 20 - place) for place in range(7)]
    found = lines(company)
    assert [item.name for item in found] == [*(f"contact:{key}" for key in late_ones[:5]), "contacts:overdue"]
    assert found[-1].line.en == "2 more planned contacts with VIP customers are past due, 7 in all"


def test_of_an_erased_customer_nothing_is_planned_any_more_and_what_was_said_is_gone(world: World) -> None:
    plan(world)
    done = plan(world)
    do(world, CAI, do_contact, contact_id=done, revision=0, done_on=TODAY, result="Moves house")
    erase_customer(world.database, f"#{customer_of(NORTH)}")
    assert seen(world, CAI) == [done]
    told = row_of(world, CAI, done)
    assert (told["about"], told["result"], told["customer"]) == ("", None, f"#{customer_of(NORTH)}")


def test_after_a_while_the_words_of_what_was_made_go_and_those_of_what_is_still_to_make_stay(company: World) -> None:
    made, open_one = plan(company), late(company, plan(company), 100)
    do(company, CAI, do_contact, contact_id=made, revision=0, done_on=TODAY, result="Moves house")
    late(company, made, 100, ended_on=TODAY - 99 * DAY)
    with company.writing() as connection:
        retention.set_months(connection, 1, CLOCK)
        assert retention.apply(connection, CLOCK)["planned_contact", "texts"] == 1
    assert [row_of(company, CAI, number)["about"] for number in (made, open_one)] == ["", WITH["about"]]
