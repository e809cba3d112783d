"""One-to-ones: both write, both add and tick off, and nobody else learns anything of it, nor that there was one."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update

from data_access.auditing import audited
from data_access.due import due_for, everybody_due
from data_access.due_by_day import TALK_ITEM
from data_access.erasing.retention import apply, set_months
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import audit_entry, member_role, talk, talk_item, team
from data_access.scope import Role, Scope, visible
from data_access.talks import talking
from data_access.talks.talks import talk_items, talk_partners, talks
from tests.data_access.erasing.traces import erase_member
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
    KIM,
    NORTH,
    SOUTH,
    TODAY,
    World,
    whole_world,
)

DAY = timedelta(days=1)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """What both databases let through is compared by tests/data_access/test_wall.py."""
    with whole_world(tmp_path) as made:
        yield made


def do(world: World, command: Callable[..., int], who: int, key: str = "k", **fields: Any) -> int:
    with world.writing() as connection:
        given = {"clock": CLOCK, "request_key": key, **fields}
        return audited.perform(command, given, connection=connection, scope=world.scope(who), clock=CLOCK)


def hold(world: World, who: int = ADA, key: str = "h", **given: Any) -> int:
    usual = {"partner_id": CAI, "held_on": TODAY, "notes": "Calm with angry callers"}
    return do(world, talking.hold_talk, who, key, **{**usual, **given})


def add(world: World, who: int, talk_id: int, key: str = "i", **given: Any) -> int:
    usual = {"talk_id": talk_id, "todo": "Listen to two calls", "for_me": False}
    return do(world, talking.add_talk_item, who, key, **{**usual, **given})


def read(world: World, who: int, question: Callable[..., Any] = talks, **asked: Any) -> Any:
    with world.reading() as connection:
        return question(connection, world.scope(who), **asked)


def reason(refused: Callable[[], object]) -> str:
    with pytest.raises(Rejected) as found:
        refused()
    return found.value.reason


def test_both_read_the_talk_each_writes_their_own_notes_and_both_tick_off(world: World) -> None:
    number = hold(world, next_on=TODAY + 28 * DAY)
    do(world, talking.note_talk, CAI, "n", talk_id=number, own_revision=0, notes="Fewer Mondays, please")
    seen = {who: read(world, who).iloc[0] for who in (ADA, CAI)}
    assert (seen[ADA]["own_notes"], seen[ADA]["their_notes"]) == ("Calm with angry callers", "Fewer Mondays, please")
    assert (seen[CAI]["own_notes"], seen[CAI]["their_notes"]) == ("Fewer Mondays, please", "Calm with angry callers")
    assert (seen[ADA]["partner"], seen[CAI]["partner"], seen[ADA]["leading"], seen[CAI]["leading"]) == (
        "Cai", "Ada", True, False,
    )  # fmt: skip
    item = add(world, ADA, number)
    mine = add(world, CAI, number, "own", todo="Write a template", for_me=True, item_due_on=TODAY)
    assert list(read(world, CAI, talk_items, talk_id=number)["mine"]) == [True, True]
    do(world, talking.tick_talk_item, ADA, "t", item_id=mine, done=True)
    do(world, talking.tick_talk_item, CAI, "u", item_id=item, done=True)
    do(world, talking.tick_talk_item, CAI, "v", item_id=item, done=False)
    left = read(world, CAI, talk_items, talk_id=number, open_only=True)
    assert list(left["todo"]) == ["Listen to two calls"]
    assert hold(world, next_on=TODAY + 28 * DAY) == number  # sent twice


def test_nobody_but_the_two_finds_the_talk_its_items_or_their_number(world: World) -> None:
    """Not a colleague, another lead, an executive, an administrator, whoever leads the lead, nor all at once."""
    hold(world, BO, partner_id=EVE)
    number = hold(world)
    item = add(world, ADA, number)
    with world.writing() as connection:  # Bo now leads the lead, too
        connection.execute(update(team).where(team.c.id == NORTH).values(parent_id=SOUTH))
    everything = Scope(DAN, frozenset(Role), frozenset({NORTH, SOUTH}), frozenset({NORTH, SOUTH}))
    for scope in [*(world.scope(who) for who in (DAN, BO, FAY, GIL, HU)), everything]:
        with world.reading() as connection:
            assert number not in set(talks(connection, scope)["talk_id"])
            assert talk_items(connection, scope, talk_id=number).empty
            for table in (talk, talk_item):
                rows = visible(table, scope)
                theirs = connection.execute(
                    select(func.count()).select_from(rows).where(rows.c.member_id == CAI)
                ).scalar_one()
                assert theirs == 0
            partners = talk_partners(connection, scope, clock=CLOCK)
            assert partners[partners["partner_id"] == CAI]["last_on"].isna().all()
    for command, given in (
        (talking.note_talk, {"talk_id": number, "own_revision": 0, "notes": "x"}),
        (talking.plan_next_talk, {"talk_id": number, "next_on": None}),
        (talking.add_talk_item, {"talk_id": number, "todo": "x", "for_me": True}),
        (talking.tick_talk_item, {"item_id": item, "done": True}),
        (talking.remove_talk_item, {"item_id": item}),
        (talking.remove_talk, {"talk_id": number}),
    ):
        assert reason(lambda command=command, given=given: do(world, command, BO, **given)) == "entry_not_found"  # type: ignore[misc]


def test_it_stays_between_the_two_when_the_member_has_another_lead(world: World) -> None:
    number = hold(world)
    with world.writing() as connection:
        connection.execute(update(team).where(team.c.id == NORTH).values(lead_id=BO))
    assert number not in set(read(world, BO)["talk_id"])
    assert read(world, ADA)["talk_id"].iloc[0] == number
    do(world, talking.note_talk, CAI, talk_id=number, own_revision=0, notes="Thank you")
    with world.writing() as connection:  # also for who leads nobody any more
        connection.execute(member_role.delete().where(member_role.c.member_id == ADA))
    assert read(world, ADA).empty  # whoever has no role left is signed out of everything but their account


def test_a_lead_talks_with_the_people_they_lead_and_what_cannot_be_is_refused(world: World) -> None:
    for who in (CAI, FAY, GIL, HU):
        with pytest.raises(NotAllowed):
            hold(world, who)
    number = hold(world)
    refused: list[tuple[Callable[[], object], str]] = [
        (lambda: hold(world, key="1", partner_id=EVE), "member_not_found"),
        (lambda: hold(world, key="2", partner_id=ADA), "talk_with_oneself"),
        (lambda: hold(world, key="3", partner_id=None), "choice_missing"),
        (lambda: hold(world, key="4", held_on=None), "talk_day_missing"),
        (lambda: hold(world, key="5", held_on=TODAY + DAY), "day_in_future"),
        (lambda: hold(world, key="6", next_on=TODAY), "talk_next_wrong"),
        (lambda: hold(world, notes="other words"), "request_key_reused"),
        (lambda: add(world, ADA, number, todo=" "), "talk_item_missing"),
        (lambda: add(world, ADA, number, todo="x" * 301), "text_too_long"),
        (lambda: add(world, ADA, number, item_due_on=TODAY - DAY), "action_due_past"),
        (lambda: do(world, talking.remove_talk_item, CAI, item_id=add(world, ADA, number, "a")), "not_allowed"),
        (lambda: do(world, talking.remove_talk, CAI, talk_id=number), "not_allowed"),
    ]
    for refusing, why in refused:
        assert reason(refusing) == why
    partners = read(world, ADA, talk_partners, clock=CLOCK)
    assert ADA not in set(partners["partner_id"])
    assert partners["last_on"].isna().iloc[0]  # without a talk first
    assert partners.set_index("partner_id").loc[KIM, "days"] == 10


def test_who_writes_in_two_windows_overwrites_nothing(world: World) -> None:
    number = hold(world)
    do(world, talking.note_talk, CAI, "a", talk_id=number, own_revision=0, notes="first")
    do(world, talking.note_talk, ADA, "b", talk_id=number, own_revision=0, notes="hers, at the same time")
    again = {"talk_id": number, "own_revision": 0, "notes": "second"}
    assert reason(lambda: do(world, talking.note_talk, CAI, "c", **again)) == "talk_noted_elsewhere"
    assert read(world, CAI).iloc[0]["own_notes"] == "first"


def test_a_talk_written_down_by_mistake_goes_as_long_as_it_is_one_sided(world: World) -> None:
    number = hold(world)
    add(world, ADA, number)
    do(world, talking.remove_talk, ADA, "r", talk_id=number)
    assert read(world, CAI).empty
    other = hold(world, key="again")
    add(world, CAI, other)
    assert reason(lambda: do(world, talking.remove_talk, ADA, "s", talk_id=other)) == "talk_has_two"


def test_what_is_due_is_told_without_its_words_and_the_audit_tells_of_none(world: World) -> None:
    number = hold(world)
    add(world, ADA, number, item_due_on=TODAY)
    add(world, ADA, number, "later", item_due_on=TODAY + DAY)
    with world.reading() as connection:
        due = due_for(connection, world.scope(CAI), until=TODAY, clock=CLOCK)
        printed = everybody_due(connection, until=TODAY, clock=CLOCK)
        entries = connection.execute(select(audit_entry)).all()
    (told,) = due[due["kind"] == TALK_ITEM].to_dict("records")
    assert (told["category"], told["member"], bool(told["overdue"])) == (None, "Cai", False)
    assert "Listen" not in str([frame.to_dict() for frame in printed.values()])
    assert entries == []


@pytest.mark.parametrize("who", [ADA, CAI])
def test_when_either_is_erased_nothing_of_what_they_said_is_left(world: World, who: int) -> None:
    number = hold(world)
    add(world, ADA, number)
    do(world, talking.note_talk, CAI, "n", talk_id=number, own_revision=0, notes="Fewer Mondays")
    if who == ADA:
        with world.writing() as connection:
            connection.execute(update(team).where(team.c.lead_id == ADA).values(lead_id=BO))
    erase_member(world.database, f"#{who}")
    with world.reading() as connection:
        row = connection.execute(select(talk).where(talk.c.id == number)).one()
        todo = connection.execute(select(talk_item.c.todo).where(talk_item.c.talk_id == number)).scalar_one()
    assert (row.lead_notes, row.member_notes, todo) == (None, None, "")


def test_notes_go_when_they_are_older_than_is_kept_and_what_is_to_be_done_stays(world: World) -> None:
    number = hold(world, held_on=date(2025, 1, 15))
    add(world, ADA, number)
    with world.writing() as connection:
        connection.execute(update(talk_item).values(added_on=date(2025, 1, 15)))
        set_months(connection, 12, CLOCK)
        apply(connection, CLOCK)
        row = connection.execute(select(talk).where(talk.c.id == number)).one()
        todo = connection.execute(select(talk_item.c.todo).where(talk_item.c.talk_id == number)).scalar_one()
    assert (row.lead_notes, todo) == (None, "Listen to two calls")
