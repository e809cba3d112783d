"""The agenda of a week: what needs talking about is there, what chance brought is not, and nobody else reads it."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, update

from data_access.demo.people import AFTER_SALES_1, AFTER_SALES_2, KEY_ACCOUNTS, LEADS, PRE_SALES
from data_access.engine import reading, writing
from data_access.meetings.agenda import agenda
from data_access.meetings.items import (
    ACTION,
    COMPLAINT,
    CONTACT,
    KINDS,
    LOW_SCORE,
    NUMBER,
    PRAISE,
    STALE,
    TARGET,
    Item,
)
from data_access.meetings.key_customers import key_customers_quiet
from data_access.meetings.praised import voices_of_week
from data_access.members.people import scope_of
from data_access.members.roles import Role
from data_access.mirroring.mirror import Mirror
from data_access.schema import (
    absence,
    action,
    complaint,
    customer,
    import_source,
    meeting_item,
    purchase,
    source_run,
    survey_answer,
    target,
    team,
)
from data_access.scope import Scope
from pages.shared.menu import MENU
from tests.benchmarks import facts
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
    DAN,
    EVE,
    FAY,
    GIL,
    NORTH,
    SOUTH,
    TODAY,
    World,
    an_answer,
    customer_of,
    empty_world,
    noon,
    whole_world,
)

WEEK = timedelta(weeks=1)
ADDRESSES = {entry.address for entries in MENU.values() for entry in entries}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with whole_world(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The same for those who only read."""
    with whole_world(tmp_path_factory.mktemp("agenda")) as made:
        yield made


def of(world: World, who: int, team_id: int = NORTH, week_start: date = TODAY) -> tuple[Item, ...]:
    with world.reading() as connection:
        scope = world.scope(who)
        return agenda(
            connection, scope, clock=CLOCK, asked=world.mirror, team_id=team_id, week_start=week_start
        )  # fmt: skip


def only(items: tuple[Item, ...], kind: str) -> list[Item]:
    return [item for item in items if item.kind == kind]


@pytest.fixture(scope="module")
def demo_agendas(demo_company, mirror, clock) -> dict[int, tuple[Item, ...]]:
    found = {}
    with reading(demo_company) as connection:
        for team_id in (AFTER_SALES_1, AFTER_SALES_2, PRE_SALES, KEY_ACCOUNTS):
            scope = scope_of(connection, LEADS[team_id], clock.today)
            asked: dict[str, Any] = {"clock": clock, "asked": mirror, "week_start": clock.today}
            found[team_id] = agenda(connection, scope, team_id=team_id, **asked)
    return found


def test_the_stories_of_the_demo_company_are_on_the_agenda_of_whom_they_are_about(demo_agendas):
    mine = {item.name: item for item in demo_agendas[AFTER_SALES_1]}

    csat = mine["number:csat"]
    assert csat.reason in ("missed", "below_limit")
    assert "target ≥ 85%: missed" in csat.line.en
    assert "目标 ≥ 85%，未达标" in csat.line.zh
    assert csat.figures[0].key == "csat"
    assert csat.figures[0].value < 0.7
    assert csat.figures[0].n > 50
    assert mine["action:2"].reason == "late"
    assert any(item.reason == "breached" for item in mine.values())
    planned = {item.line.en for item in demo_agendas[KEY_ACCOUNTS] if item.name.startswith("contact:")}
    assert "Call-back no. 8 with a VIP customer: 6 days past due" in planned
    assert not any(item.kind == CONTACT for item in mine.values())  # what is late there is with no key customer
    others = [item.name for team_id in (AFTER_SALES_2, PRE_SALES) for item in demo_agendas[team_id]]
    assert "number:csat" not in others


def test_kinds_come_in_their_order_and_every_line_once_and_every_line_opens(demo_agendas):
    for items in demo_agendas.values():
        assert [item.kind for item in items] == sorted((item.kind for item in items), key=KINDS.index)
        assert len({item.name for item in items}) == len(items)
        assert {item.address.partition("?")[0] for item in items} <= ADDRESSES


def test_what_a_line_holds_fits_into_the_minutes(demo_agendas):
    columns = meeting_item.c
    for item in (item for items in demo_agendas.values() for item in items):
        for text, column in ((item.line.en, columns.line_en), (item.line.zh, columns.line_zh),
                             (item.name, columns.name), (item.address, columns.address)):  # fmt: skip
            assert len(text) <= getattr(column.type, "length", None) or 1_000


def test_numbers_that_vary_by_chance_alone_are_no_matter_for_a_meeting(tmp_path):
    invented = facts.invent(tmp_path / "chance.db", 6_000, 8)
    engine = invented.open()
    month = {"from_on": date(2026, 10, 1), "to_on": date(2027, 1, 1), "scope": "team", "state": "agreed"}
    with writing(engine) as connection:  # which the numbers reach, but not in every week
        connection.execute(
            insert(target),
            [{**month, "team_id": key, "metric": metric, "value": value, "created_at": facts.CLOCK.now}
             for key in range(1, 4) for metric, value in (("first_response_within", 0.8), ("csat", 0.7))],
        )  # fmt: skip
    with closing(Mirror(engine)) as mirror, reading(engine) as connection:
        for key in range(1, 4):
            lead = Scope(roles=frozenset({Role.LEAD}), led_team_ids=frozenset({key}))
            found = agenda(
                connection, lead, clock=facts.CLOCK, asked=mirror, team_id=key, week_start=facts.TODAY
            )  # fmt: skip
            assert only(found, NUMBER) == [], key
    engine.dispose()


def test_complaints_past_due_are_the_worst_by_name_and_the_others_in_a_line(company):
    found = only(of(company, ADA), COMPLAINT)

    assert [item.reason for item in found] == ["breached"] * 4
    assert found[0].line.en.endswith("30 h past due")
    assert found[0].line.zh.endswith("已逾期 30 小时")
    assert found[-1].line.en == "4 more complaints are past due, 7 in all"
    assert found[-1].line.zh == "另有 4 件投诉已逾期，共 7 件"
    assert found[-1].address == "open-complaints?view=overdue"  # of several teams none is picked


def test_a_complaint_that_nobody_has_is_said_to_be_so(world):
    with world.writing() as connection:
        open_ones = complaint.c.ended_on.is_(None)
        connection.execute(update(complaint).where(open_ones).values(due_at=noon(TODAY + 30 * timedelta(days=1))))
        connection.execute(
            update(complaint).where(complaint.c.member_id == EVE, open_ones).values(member_id=None, tier="regular")
        )

    (item,) = only(of(world, BO, SOUTH), COMPLAINT)

    assert (item.reason, item.owner_id) == ("unowned", None)
    assert item.line.en.endswith("(billing, high): nobody has it")


def test_an_action_is_late_from_the_day_after_its_day_and_once_done_it_says_so(world):
    assert only(of(world, ADA), ACTION) == []
    with world.writing() as connection:
        connection.execute(update(action).where(action.c.id == 1).values(due_on=TODAY - timedelta(days=1)))

    (late,) = only(of(world, ADA), ACTION)
    with world.writing() as connection:
        connection.execute(update(action).where(action.c.id == 1).values(state="done", done_on=TODAY))
    (done,) = only(of(world, ADA), ACTION)

    assert (late.name, late.reason, late.owner_id) == ("action:1", "late", CAI)
    assert late.line.en == "Action 1, 1 day past its day (19 Nov): Invoices are read twice in North"
    assert (done.name, done.reason) == ("action:1", "done")
    assert only(of(world, ADA, week_start=TODAY + 3 * WEEK), ACTION) == []  # a week that has not begun


def test_low_scores_past_due_are_told_without_whose_they_are(world):
    at = noon(TODAY - timedelta(days=9))
    row = {**an_answer(at, "csat", 1, (1, 5), "@Dan was rude"), "member_id": DAN, "team_id": NORTH}
    (key,) = world.add(survey_answer, {
        **row, "customer_id": customer_of(NORTH), "follow_up_due_at": at + timedelta(days=2),
    })  # fmt: skip

    (item,) = only(of(world, ADA), LOW_SCORE)

    assert item.name == f"low_score:{key}"
    assert item.line.en == (
        f"Low score {key} (1 of 5, satisfaction, of 11 Nov): nobody has called the customer, 7.3 days past due"
    )
    assert only(of(world, BO, SOUTH), LOW_SCORE) == []


def test_praise_is_counted_for_all_and_quoted_for_whom_may_read_it(company):
    week = date(2026, 11, 9)
    (item, *_) = only(of(company, ADA, week_start=week), PRAISE)
    said = {}
    for who in (ADA, BO, CAI, FAY, GIL):
        with company.reading() as connection:
            said[who] = voices_of_week(connection, company.scope(who), clock=CLOCK, team_id=NORTH, week_start=week)

    assert item.line.en == "Customers praised the team 7 times (9–15 Nov)"
    assert set(said[ADA]["text"]) <= {f"@{name} praise" for name in ("Cai", "Dan", "Ida", "Jon", "Kim", "Lee", "Max")}
    assert len(said[ADA]) == 5
    assert all(said[who].empty for who in (BO, CAI, FAY, GIL))


def test_a_key_customer_who_grew_quiet_is_counted_and_named_to_the_lead_alone(world):
    (key,) = world.add(customer, {
        "name": "Customer of North 9", "team_id": NORTH, "tier": "vip", "created_on": date(2026, 1, 5),
        "source": "world", "source_key": "K-19",
    })  # fmt: skip
    assert only(of(world, ADA), CONTACT) == []
    world.add(purchase, {
        "customer_id": key, "team_id": NORTH, "order_key": "9", "amount_cents": 100,
        "purchased_on": TODAY - timedelta(days=100),
    })  # fmt: skip
    (item,) = only(of(world, ADA), CONTACT)
    with world.reading() as connection:
        asked = {"clock": CLOCK, "asked": world.mirror, "team_id": NORTH, "week_start": TODAY}
        named = key_customers_quiet(connection, world.scope(ADA), **asked)
        others = [key_customers_quiet(connection, world.scope(who), **asked) for who in (BO, CAI, FAY, GIL)]

    assert item.line.en.startswith("1 VIP customer neither bought")
    assert named[["customer", "days"]].values.tolist() == [["Customer of North 9", 100]]
    assert all(each.empty for each in others)


def test_a_target_that_waits_is_told_and_of_members_only_how_many(world):
    quarter = {"from_on": date(2026, 12, 1), "to_on": date(2027, 1, 1), "metric": "nps", "value": 40.0}
    world.add(
        target,
        {**quarter, "scope": "team", "team_id": NORTH, "state": "proposed"},
        {**quarter, "scope": "member", "team_id": NORTH, "member_id": CAI, "state": "disputed"},
    )

    proposed, disputed = only(of(world, ADA), TARGET)

    assert proposed.line.en == "Target for Net promoter score (NPS), 1–31 Dec, ≥ 40: nobody has agreed to it yet"
    assert (disputed.line.en, disputed.owner_id) == ("1 target of a member is disputed", None)


def test_a_source_that_failed_is_told_as_a_number(world):
    assert only(of(world, ADA), STALE) == []
    ran = {"name": "CRM", "variable": "CRM", "mapping": {}, "row_limit": 1, "seconds": 1, "saved_at": CLOCK.now}
    (key,) = world.add(import_source, ran)
    world.add(source_run, {"source_id": key, "started_at": CLOCK.now, "error": "source_unreachable", "details": {}})

    (item,) = only(of(world, ADA), STALE)

    assert item.line.en == "1 of 1 data sources did not deliver on time; administrators see which"
    assert "CRM" not in item.line.zh


def test_no_line_names_a_customer_or_quotes_anybody(company):
    for who, team_id in ((ADA, NORTH), (BO, SOUTH)):
        told = " ".join(f"{item.line.en} {item.line.zh}" for item in of(company, who, team_id))
        assert told
        assert "Customer of" not in told
        assert "@" not in told


def test_what_was_open_in_an_earlier_week_is_not_told_as_if_it_were_now(company):
    kinds = {item.kind for item in of(company, ADA, week_start=TODAY - WEEK)}

    assert not kinds & {COMPLAINT, LOW_SCORE, TARGET, STALE}


@pytest.mark.parametrize("who", [BO, CAI, FAY, GIL])
def test_who_does_not_lead_the_team_gets_no_agenda(company, who):
    assert of(company, who) == ()


def test_who_stands_in_for_the_lead_gets_the_leads_agenda(world):
    leads = {item.name: item.line for item in of(world, ADA)}
    away = {"member_id": ADA, "deputy_id": CAI, "from_on": TODAY, "to_on": TODAY + timedelta(days=1)}
    world.add(absence, away)

    assert len(leads) > 3
    assert {item.name: item.line for item in of(world, CAI)} == leads
    assert of(world, DAN) == ()


def test_both_databases_have_something_of_every_kind_to_tell(tmp_path, database_kind):
    with whole_world(tmp_path, database_kind) as world:
        at = noon(TODAY - timedelta(days=9))
        low = {**an_answer(at, "csat", 1, (1, 5)), "team_id": NORTH, "follow_up_due_at": at + timedelta(days=2)}
        best = {**an_answer(noon(TODAY), "csat", 5, (1, 5), "@Dan helped"), "team_id": NORTH, "member_id": DAN}
        world.add(survey_answer, low, best)
        vip = {"name": "Quiet", "team_id": NORTH, "tier": "vip", "created_on": date(2026, 1, 5)}
        (key,) = world.add(customer, vip)
        bought = {"order_key": "9", "amount_cents": 100, "purchased_on": TODAY - timedelta(days=100)}
        world.add(purchase, {**bought, "customer_id": key, "team_id": NORTH})
        coming = {"from_on": date(2026, 12, 1), "to_on": date(2027, 1, 1), "metric": "nps", "value": 40.0}
        world.add(target, {**coming, "scope": "team", "team_id": NORTH, "state": "proposed"})
        failed = {"name": "CRM", "variable": "CRM", "mapping": {}, "row_limit": 1, "seconds": 1, "saved_at": CLOCK.now}
        (source,) = world.add(import_source, failed)
        world.add(source_run, {"source_id": source, "started_at": CLOCK.now, "error": "source_down", "details": {}})
        with world.writing() as connection:
            connection.execute(update(action).where(action.c.id == 1).values(due_on=TODAY - timedelta(days=1)))
            connection.execute(update(target).where(target.c.scope == "team").values(from_on=date(2026, 10, 1)))

        found = of(world, ADA)
        with world.reading() as connection:
            asked: dict[str, Any] = {"clock": CLOCK, "team_id": NORTH, "week_start": TODAY}
            voices = voices_of_week(connection, world.scope(ADA), **asked)
            quiet = key_customers_quiet(connection, world.scope(ADA), asked=world.mirror, **asked)

    assert tuple(dict.fromkeys(item.kind for item in found)) == KINDS
    assert voices["text"].tolist() == ["@Dan helped"]
    assert quiet["customer"].tolist() == ["Quiet"]


def test_a_team_with_nothing_to_talk_about_has_an_empty_agenda(world, tmp_path):
    (key,) = world.add(team, {"name": "New", "lead_id": BO})
    assert of(world, BO, key) == ()
    assert of(world, BO, 999) == ()
    with empty_world(tmp_path) as nobody:
        assert of(nobody, ADA) == ()
