"""Absences: who stands in sees what is open and no more, and what nobody sees to is listed, until the last day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import insert, select, update

from data_access.clock import Clock
from data_access.due import DEPUTISED, NOBODYS, OWN, due_for, everybody_due
from data_access.due_by_day import ACTION, TALK_ITEM, TRAINING
from data_access.entries import content_hash
from data_access.erasing.retention import apply, set_months
from data_access.erasing.words import lines
from data_access.members import absence_changes, absences
from data_access.members.people import scope_of
from data_access.numbers.asking import ask
from data_access.numbers.behind import rows_behind
from data_access.numbers.filters import Filters
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import absence, complaint, interaction, member, membership, survey_answer
from data_access.scope import OWNER, visible
from data_access.workflow import commands, story
from data_access.workflow.complaints import close_complaint, complaints_open
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
    IDA,
    JON,
    NORTH,
    SOUTH,
    THIS_MONTH,
    TODAY,
    World,
    whole_world,
)

DAY = timedelta(days=1)
LAST = TODAY + 2 * DAY


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def on(day: date) -> Clock:
    """The time of asking on another day."""
    return replace(CLOCK, now=CLOCK.now + (day - TODAY))


def enter(world: World, who: int, about: int | None, **given: Any) -> int:
    key = content_hash({"about": about, **given})[:36]
    fields = {"first": TODAY, "last": LAST, "deputy_id": None, "request_key": key} | given
    with world.writing() as connection:
        return absence_changes.enter_absence(connection, world.scope(who), clock=CLOCK, member_id=about, **fields)


def refusal(world: World, who: int, about: int | None, **given: Any) -> str:
    with pytest.raises(Rejected) as error:
        enter(world, who, about, **given)
    return error.value.reason


def open_on(world: World, who: int, day: date) -> pd.DataFrame:
    """The list of open complaints as this person has it that day, by who holds them."""
    with world.reading() as connection:
        found = complaints_open(connection, scope_of(connection, who, day), clock=on(day))
    return found.set_index("member_id")


def case_of(world: World, holder: int) -> Any:
    """The open complaint that everybody who serves has."""
    c = complaint.c
    with world.reading() as connection:
        return connection.execute(select(complaint).where(c.member_id == holder, c.ended_on.is_(None))).one()


# ------------------------------------------------------------------ the days


def test_the_deputy_sees_what_is_open_from_the_first_day_to_the_last(world: World) -> None:
    enter(world, DAN, DAN, first=TODAY + DAY, deputy_id=CAI)
    for day in (TODAY + DAY, LAST):
        listed = open_on(world, CAI, day)
        assert set(listed.index) == {CAI, DAN}
        assert listed.loc[DAN, "away_until"] == pd.Timestamp(LAST)
        assert listed.loc[DAN, "deputy"] == "Cai"
        assert pd.isna(listed.loc[DAN, "lacking"])
        assert set(open_on(world, IDA, day).index) == {IDA}
    for day in (TODAY, LAST + DAY):
        assert set(open_on(world, CAI, day).index) == {CAI}
        assert open_on(world, ADA, day)["away_until"].isna().all()


def test_without_a_deputy_it_is_listed_as_lacking_one_and_the_team_may_take_it(world: World) -> None:
    enter(world, ADA, DAN)
    for day in (TODAY, LAST):
        for who in (CAI, ADA):
            assert open_on(world, who, day).loc[DAN, "lacking"] == "away"
        assert DAN not in open_on(world, EVE, day).index
    assert DAN not in open_on(world, CAI, LAST + DAY).index
    assert open_on(world, ADA, LAST + DAY)["lacking"].isna().all()
    case = case_of(world, DAN)
    with world.writing() as connection:
        commands.take_complaint(
            connection, world.scope(CAI), clock=CLOCK, complaint_id=case.id, revision=case.revision, request_key="take"
        )
    assert list(open_on(world, CAI, LAST + DAY).index) == [CAI, CAI]


def test_where_the_deputy_is_away_left_or_changed_teams_nobody_stands_in(world: World) -> None:
    enter(world, DAN, DAN, deputy_id=CAI)
    enter(world, CAI, CAI, first=LAST)
    assert open_on(world, IDA, LAST).loc[DAN, "lacking"] == "away"
    assert DAN not in open_on(world, CAI, LAST - DAY)["lacking"].dropna().index
    for table, key, gone in (
        (membership, membership.c.member_id, {"team_id": SOUTH}), (member, member.c.id, {"active": False}),
    ):  # fmt: skip
        with world.writing() as connection:
            connection.execute(update(table).where(key == CAI).values(gone))
        assert DAN not in open_on(world, CAI, TODAY).index
        assert open_on(world, IDA, TODAY).loc[DAN, "lacking"] == "away"


def test_of_somebody_who_left_an_absence_says_nothing(world: World) -> None:
    enter(world, DAN, DAN)
    with world.writing() as connection:
        connection.execute(update(member).where(member.c.id == DAN).values(active=False))
    assert DAN not in open_on(world, CAI, TODAY).index
    assert open_on(world, ADA, TODAY).loc[DAN, "lacking"] == "left"


# ------------------------------------------------------------------ what a deputy sees and does


def test_a_deputy_sees_nothing_else_of_the_absent_one_and_no_number_changes(world: World) -> None:
    def counted(who: int) -> list[Any]:
        measures = frozenset({"complaints_opened", "complaints_backlog", "interactions_opened"})
        scope = world.scope(who)
        with world.reading() as connection:
            behind = rows_behind(connection, scope, "complaints_backlog", THIS_MONTH, Filters(), clock=CLOCK)
        asked = [
            ask(world.mirror, scope, measures, THIS_MONTH, by=by, clock=CLOCK).fillna(0).to_dict()
            for by in ((), ("member_id",))
        ]
        return [*asked, behind.total]

    before = counted(CAI)
    enter(world, DAN, DAN, deputy_id=CAI)
    enter(world, IDA, IDA)
    assert counted(CAI) == before
    cai = world.scope(CAI)
    assert (cai.stands_in_for_ids, cai.unattended_ids) == ({DAN}, {IDA})
    with world.reading() as connection:
        for table in (interaction, survey_answer):
            assert set(connection.execute(select(visible(table, cai).c.member_id)).scalars()) == {CAI}
        c = visible(complaint, cai)
        theirs = connection.execute(select(c.c.member_id).where(c.c.closed_at.is_not(None))).scalars()
        assert set(theirs) == {CAI}


def test_a_deputy_works_on_it_until_it_is_closed_and_somebody_elses_deputy_does_not(world: World) -> None:
    enter(world, DAN, DAN, deputy_id=CAI)
    enter(world, JON, JON, deputy_id=IDA)
    key = case_of(world, DAN).id
    given: dict[str, Any] = {"clock": CLOCK, "complaint_id": key}
    with world.writing() as connection:
        for who in (IDA, EVE):
            with pytest.raises(Rejected) as error:
                commands.move_complaint_on(connection, world.scope(who), revision=0, request_key="no", **given)
            assert error.value.reason == "entry_not_found"
        commands.move_complaint_on(connection, world.scope(CAI), revision=0, request_key="on", **given)
        gone = absences.holder_away(connection, world.scope(CAI), key, clock=CLOCK)
        assert gone == absences.HolderAway(LAST, "Cai", "Cai")
        assert absences.holder_away(connection, world.scope(EVE), key, clock=CLOCK) is None
        told = story.complaint_story(connection, world.scope(CAI), key)
        assert list(told["by"]) == ["Cai"]
        commands.resolve_complaint(
            connection, world.scope(CAI), revision=1, cause="a bug", ending="solved", request_key="done", **given
        )
        assert story.complaint_found(connection, world.scope(CAI), key) is not None  # the customer is to be asked
        close_complaint(connection, world.scope(CAI), cause="a bug", request_key="close", **given)
        assert story.complaint_found(connection, world.scope(CAI), key) is None
        assert story.complaint_found(connection, world.scope(DAN), key) is not None


# ------------------------------------------------------------------ due


def test_what_is_due_is_told_to_the_deputy_or_among_what_nobody_sees_to(world: World) -> None:
    enter(world, DAN, DAN, deputy_id=CAI)
    enter(world, JON, JON)
    cases = {who: case_of(world, who).id for who in (CAI, DAN, JON)}
    with world.reading() as connection:
        told = {
            who: {
                each
                for each in zip(found["entry_id"], found["kind"], strict=True)
                if each[1] not in (ACTION, TRAINING, TALK_ITEM)
            }
            for who in (ADA, CAI, DAN, JON)
            for found in [due_for(connection, world.scope(who), until=TODAY, clock=CLOCK)]
        }
        assert not {DAN, JON} & set(everybody_due(connection, until=TODAY, clock=CLOCK))
        back = due_for(connection, scope_of(connection, DAN, LAST + DAY), until=TODAY, clock=on(LAST + DAY))
    assert told[CAI] == {(cases[CAI], OWN), (cases[DAN], DEPUTISED)}
    assert told[ADA] == {(cases[JON], NOBODYS)}
    assert told[DAN] == told[JON] == set()
    assert set(back["entry_id"]) == {cases[DAN]}


# ------------------------------------------------------------------ entering


def test_what_cannot_be_is_refused_with_its_reason(world: World) -> None:
    enter(world, DAN, DAN, first=LAST + 8 * DAY, last=LAST + 8 * DAY)
    enter(world, JON, JON)
    for reason, *each in (
        ("absence_days_missing", {"last": None}),
        ("absence_ends_before", {"last": TODAY - DAY}),
        ("absence_over", {"first": TODAY - 2 * DAY, "last": TODAY - DAY}),
        ("absence_too_long", {"last": date(2036, 1, 1)}, {"first": date.max, "last": date.max}),
        ("absence_overlaps", {"first": LAST + 7 * DAY, "last": LAST + 9 * DAY}),
        ("absence_deputy_self", {"deputy_id": DAN}),
        ("absence_deputy_away", {"deputy_id": JON}),
        # Who left, is of another team, works with no customers, or is not there at all.
        ("absence_deputy_unable", *({"deputy_id": who} for who in (HU, EVE, FAY, 99))),
    ):
        for given in each:
            assert refusal(world, DAN, DAN, **given) == reason, given
    with world.reading() as connection:
        assert len(connection.execute(select(absence)).all()) == 2


def test_one_enters_ones_own_and_a_lead_those_of_who_they_lead(world: World) -> None:
    enter(world, DAN, DAN, deputy_id=ADA)  # who leads the team
    enter(world, ADA, IDA, deputy_id=CAI)
    for who, about in ((CAI, JON), (BO, JON), (CAI, None), (ADA, HU)):
        assert refusal(world, who, about) == "member_not_found"
    for who in (FAY, GIL):
        with pytest.raises(NotAllowed):
            enter(world, who, who)
    with world.reading() as connection:
        for who, named in ((CAI, {CAI}), (BO, {BO, EVE}), (FAY, set()), (GIL, set())):
            found = absences.members_to_enter_for(connection, world.scope(who), clock=CLOCK)
            assert set(found["member_id"]) == named
        able = absences.deputies_for(connection, world.scope(EVE), EVE, clock=CLOCK)
        assert set(able["member_id"]) == {BO}
        assert absences.deputies_for(connection, world.scope(CAI), EVE, clock=CLOCK).empty


def test_a_repeated_click_enters_it_once_and_it_is_changed_and_withdrawn(world: World) -> None:
    key = enter(world, DAN, DAN, deputy_id=CAI, request_key="once")
    assert enter(world, DAN, DAN, deputy_id=CAI, request_key="once") == key
    assert refusal(world, DAN, DAN, request_key="once") == "request_key_reused"
    given: dict[str, Any] = {"clock": CLOCK, "absence_id": key}
    days: dict[str, Any] = {"first": TODAY, "last": TODAY, "deputy_id": IDA}
    with world.writing() as connection:
        for who in (CAI, BO):
            with pytest.raises(Rejected, match="entry_not_found"):
                absence_changes.change_absence(connection, world.scope(who), request_key="a", **given, **days)
        absence_changes.change_absence(connection, world.scope(ADA), request_key="b", **given, **days)
    assert [world.scope(who).stands_in_for_ids for who in (CAI, IDA)] == [set(), {DAN}]
    assert DAN not in open_on(world, IDA, TODAY + DAY).index
    with world.writing() as connection:
        late = {**given, "clock": on(TODAY + DAY)}
        with pytest.raises(Rejected, match="absence_over"):
            absence_changes.withdraw_absence(connection, world.scope(DAN), request_key="c", **late)
        for _ in range(2):
            absence_changes.withdraw_absence(connection, world.scope(DAN), request_key="d", **given)
        with pytest.raises(Rejected, match="absence_withdrawn"):
            absence_changes.withdraw_absence(connection, world.scope(DAN), request_key="e", **given)
    assert world.scope(IDA).stands_in_for_ids == set()
    with world.reading() as connection:
        assert connection.execute(select(absence.c.voided_by)).scalar_one() == DAN
        assert absences.absences_ahead(connection, world.scope(DAN), clock=CLOCK).empty


# ------------------------------------------------------------------ whose business it is


def test_a_team_knows_who_of_it_is_away_and_others_do_not(world: World) -> None:
    with world.reading() as connection:
        assert absences.absences_ahead(connection, OWNER, clock=CLOCK).empty
    enter(world, DAN, DAN, deputy_id=CAI)
    enter(world, JON, JON)
    enter(world, EVE, EVE, first=LAST)

    def known(who: int) -> dict[str, tuple[bool, Any, bool]]:
        with world.reading() as connection:
            found = absences.absences_ahead(connection, world.scope(who), clock=CLOCK)
            now = absences.away_now(connection, world.scope(who), clock=CLOCK)
        assert set(now["member_id"]) == {DAN, JON} & set(found["member_id"])
        held = [None if pd.isna(each) else int(each) for each in found["open_complaints"]]
        return dict(zip(found["member"], zip(found["covered"], held, found["may_change"], strict=True), strict=True))

    assert known(ADA) == {"Dan": (True, 1, True), "Jon": (False, 1, True)}
    assert known(CAI) == {"Dan": (True, 1, False), "Jon": (False, 1, False)}
    assert known(IDA) == {"Dan": (True, None, False), "Jon": (False, 1, False)}
    assert known(DAN)["Dan"] == (True, 1, True)
    assert known(BO) == {"Eve": (False, 1, True)}
    for who in (FAY, GIL, HU):
        assert known(who) == {}


def test_who_joins_another_team_is_looked_for_there(world: World) -> None:
    enter(world, DAN, DAN, first=LAST, last=LAST + DAY)
    with world.writing() as connection:
        connection.execute(update(membership).where(membership.c.member_id == DAN).values(to_on=LAST))
        connection.execute(insert(membership).values(member_id=DAN, team_id=SOUTH, from_on=LAST))
        seen = {
            who: len(absences.absences_ahead(connection, world.scope(who), clock=CLOCK)) for who in (CAI, EVE, ADA, BO)
        }
    assert seen == {CAI: 0, EVE: 1, ADA: 0, BO: 1}


# ------------------------------------------------------------------ erasing


def test_of_an_erased_member_no_day_stays_and_who_relied_on_them_has_nobody(world: World) -> None:
    enter(world, CAI, CAI, first=LAST)
    enter(world, DAN, DAN, last=TODAY, deputy_id=CAI)
    removed = erase_member(world.database, "Cai@example.com")
    assert ("Absences", "removed altogether", 1) in {(table.en, what.en, rows) for table, what, rows in lines(removed)}
    with world.reading() as connection:
        assert connection.execute(select(absence.c.member_id, absence.c.deputy_id)).all() == [(DAN, None)]
    assert open_on(world, IDA, TODAY).loc[DAN, "lacking"] == "away"


def test_days_that_are_older_than_personal_data_is_kept_go(world: World) -> None:
    enter(world, DAN, DAN)
    with world.writing() as connection:
        set_months(connection, 1, CLOCK)
        assert ("absence", "gone") not in apply(connection, CLOCK)
        assert apply(connection, on(LAST + timedelta(days=40)))["absence", "gone"] == 1
        assert NORTH in scope_of(connection, DAN, TODAY).own_team_ids
