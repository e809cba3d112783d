"""Complaints worked on by several people, on both databases."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import insert, select

from data_access.clock import Clock
from data_access.engine import write
from data_access.numbers.asking import ask
from data_access.numbers.backlog import backlog_days
from data_access.rejected import Rejected
from data_access.schema import (
    complaint,
    complaint_event,
    complaint_pause,
    complaint_stage,
    department,
    membership,
    service_standard,
)
from data_access.scope import OWNER
from data_access.workflow import commands, stage_changes, story
from data_access.workflow.complaints import log_complaint
from data_access.workflow.moves import Move, stated, told
from data_access.workflow.passing import between
from metrics.calendars.periods import Period
from metrics.statistics.backlog import contradicting
from tests.conftest import examples
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
    World,
    a_case,
    customer_of,
    whole_world,
)

WAREHOUSE = "Warehouse"
OWN = (6, 7)  # the stages that the organisation adds, by their ids
MONDAY = datetime(2026, 11, 16, 1, 0, tzinfo=UTC)  # 9:00 in Shanghai, a working day from nine to six

LATER = replace(CLOCK, now=datetime(2027, 6, 1, tzinfo=UTC))  # after whatever anybody does here


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        prepare(made)
        yield made


def prepare(world: World) -> None:
    with world.writing() as connection:
        connection.execute(insert(department).values(name=WAREHOUSE))
        connection.execute(insert(membership).values(member_id=GIL, team_id=NORTH, from_on=date(2026, 1, 1)))


def at(hours: float) -> Clock:
    """So many hours after that Monday morning."""
    return replace(CLOCK, now=MONDAY + timedelta(hours=hours))


def logged(world: World, who: int = CAI, **given: Any) -> int:
    fields = {
        "customer_id": customer_of(NORTH), "category": "billing", "severity": "normal", "channel": "phone",
        "text": "wrong bill", "member_id": who, "request_key": f"log {len(given)} {given}",
    } | given  # fmt: skip
    with world.writing() as connection:
        return log_complaint(connection, world.scope(who), clock=at(0), **fields).id


def do(world: World, who: int, command: Any, key: int, hours: float = 1, **given: Any) -> Any:
    """Let somebody take a step with the complaint as it is now."""
    if command is not commands.comment_on_complaint:
        given.setdefault("revision", row(world, key).revision)
    given.setdefault("request_key", f"{command.__name__} {hours} {who}"[:36])
    with world.writing() as connection:
        return command(connection, world.scope(who), clock=at(hours), complaint_id=key, **given)


def row(world: World, key: int) -> Any:
    with world.reading() as connection:
        return connection.execute(select(complaint).where(complaint.c.id == key)).one()


def rows(world: World, table: Any, key: int) -> list[Any]:
    with world.reading() as connection:
        return list(connection.execute(select(table).where(table.c.complaint_id == key).order_by(table.c.id)))


def refusal(world: World, *given: Any, **more: Any) -> str:
    with pytest.raises(Rejected) as refused:
        do(world, *given, **more)
    return refused.value.reason


# ------------------------------------------------------------------ all the way through


def test_a_complaint_goes_from_receipt_to_confirmation_and_its_story_says_who_did_what(world: World) -> None:
    key = logged(world, CAI)
    do(world, CAI, commands.move_complaint_on, key, 1)
    do(world, CAI, commands.hand_over_complaint, key, 2, member_id=EVE, text="she knows the contract")
    do(world, EVE, commands.move_complaint_on, key, 3)
    do(world, EVE, commands.resolve_complaint, key, 4, cause="typo", ending="compensated", text="new bill")
    do(world, EVE, commands.confirm_complaint, key, 5, text="is content")
    stored = row(world, key)
    assert (stored.state, stored.cause, stored.outcome, stored.ending) == (
        "confirmed",
        "typo",
        "new bill",
        "compensated",
    )
    assert (stored.member_id, stored.team_id, stored.revision) == (EVE, SOUTH, 5)
    assert (stored.resolution_minutes, stored.resolution_business_minutes) == (240, 240)
    assert stored.closed_at == at(5).now
    with world.reading() as connection:
        found = story.complaint_story(connection, world.scope(EVE), key)
    assert list(found["what"]) == ["log", "move_on", "hand_over", "move_on", "resolve", "confirm"]
    assert list(found["by"]) == ["Cai", "Cai", "Cai", "Eve", "Eve", "Eve"]
    assert found["text"][2] == "she knows the contract"
    assert list(found["number"]) == list(range(6))


def test_its_stages_follow_each_other_without_a_gap_and_nobody_holds_it_twice(world: World) -> None:
    key = logged(world, CAI)
    do(world, CAI, commands.hand_over_complaint, key, 1, member_id=DAN, text="please")
    do(world, DAN, commands.move_complaint_on, key, 2)
    do(world, DAN, commands.hand_over_complaint, key, 3, department=WAREHOUSE, text="is it there?")
    do(world, DAN, commands.take_complaint, key, 26)  # on Tuesday
    do(world, DAN, commands.resolve_complaint, key, 27, cause="lost", ending="solved")
    found = rows(world, complaint_stage, key)
    assert [(each.stage, each.member_id, each.department) for each in found] == [
        ("received", CAI, None), ("received", DAN, None), ("investigated", DAN, None),
        ("investigated", DAN, WAREHOUSE), ("investigated", DAN, None), ("answered", DAN, None),
    ]  # fmt: skip
    assert all(one.left_at == other.entered_at for one, other in pairwise(found))
    assert sum(each.minutes for each in found[:-1]) == row(world, key).resolution_minutes == 27 * 60
    assert [each.business_minutes for each in found[:-1]] == [60, 60, 60, 6 * 60 + 2 * 60, 60]
    assert row(world, key).resolution_business_minutes == 12 * 60


def test_waiting_is_taken_out_and_the_promise_stands_still(world: World) -> None:
    key = logged(world, CAI)
    due = row(world, key).due_at
    do(world, CAI, commands.pause_complaint, key, 1, reason="customer", text="asked for the number")
    assert row(world, key).due_at is None
    do(world, CAI, commands.resume_complaint, key, 25)
    stored = row(world, key)
    assert stored.due_at == due + timedelta(hours=24)
    assert (stored.paused_minutes, stored.paused_business_minutes) == (24 * 60, 9 * 60)
    do(world, CAI, commands.resolve_complaint, key, 26, cause="late", ending="explained")
    stored = row(world, key)
    assert (stored.resolution_minutes, stored.resolution_business_minutes) == (2 * 60, 2 * 60)
    assert stored.kept is True
    (wait,) = rows(world, complaint_pause, key)
    assert (wait.reason, wait.minutes, wait.business_minutes) == ("customer", 24 * 60, 9 * 60)


def stages_kept(world: World, hours: float) -> tuple[int, ...]:
    """How many stages are late and how many are running, so many hours after that Monday morning."""
    world.mirror.refresh()
    measures = ("stages_late", "stages_running")
    week = Period("own", date(2026, 11, 16), date(2026, 11, 23))
    found = ask(world.mirror, OWNER, measures, week, at(hours), by=("standard_id",)).dropna(subset="standard_id")
    return tuple(int(found[name].sum()) for name in measures)


def test_the_time_of_its_stage_stands_still_too(world: World) -> None:
    with world.writing() as connection:
        standard = {"step": "received", "minutes": 120, "clock": "calendar", "valid_from": date(2026, 1, 1)}
        connection.execute(insert(service_standard).values(**standard, created_at=CLOCK.now))
    key, other = logged(world, CAI), logged(world, CAI, category="other")
    do(world, CAI, commands.move_complaint_on, other, 1)
    do(world, CAI, commands.pause_complaint, key, 1, reason="customer")
    do(world, CAI, commands.hand_over_complaint, key, 2, member_id=DAN, text="you know them")
    assert [stage.due_at for stage in rows(world, complaint_stage, key)] == [None, None]
    assert stages_kept(world, 24) == (0, 1)
    do(world, DAN, commands.resume_complaint, key, 25)
    assert rows(world, complaint_stage, key)[-1].due_at == at(26).now
    assert (stages_kept(world, 25.5), stages_kept(world, 27)) == ((0, 1), (1, 0))
    do(world, DAN, commands.pause_complaint, key, 28, reason="customer")
    assert stages_kept(world, 48) == (1, 0)  # late before it waits, and so meanwhile
    do(world, DAN, commands.resolve_complaint, key, 50, cause="typo", ending="solved")
    assert [stage.due_at for stage in rows(world, complaint_stage, key)][1] == at(26).now


def test_who_hands_over_what_waits_has_waited_until_then_and_the_next_one_from_then_on(world: World) -> None:
    key = logged(world, CAI)
    do(world, CAI, commands.pause_complaint, key, 1, reason="customer")
    do(world, CAI, commands.hand_over_complaint, key, 4, member_id=DAN, text="you know them")
    do(world, DAN, commands.resume_complaint, key, 6)
    do(world, DAN, commands.resolve_complaint, key, 7, cause="typo", ending="solved")
    his, other, _ = rows(world, complaint_stage, key)
    took = [(each.minutes, each.paused_minutes, each.paused_business_minutes) for each in (his, other)]
    assert took == [(240, 180, 180), (180, 120, 120)]
    assert row(world, key).resolution_minutes == sum(whole - waited for whole, waited, _ in took) == 120


def test_resolving_ends_a_wait(world: World) -> None:
    key = logged(world, CAI)
    do(world, CAI, commands.pause_complaint, key, 1, reason="third_party")
    do(world, CAI, commands.resolve_complaint, key, 3, cause="supplier", ending="mediated")
    assert rows(world, complaint_pause, key)[0].ended_at == at(3).now
    assert row(world, key).resolution_minutes == 60


def test_opening_it_again_keeps_what_the_first_episode_took(world: World) -> None:
    key = logged(world, CAI)
    do(world, CAI, commands.resolve_complaint, key, 2, cause="typo", ending="solved")
    do(world, CAI, commands.reopen_complaint, key, 3, text="it happened again")
    stored = row(world, key)
    assert (stored.state, stored.episode, stored.reopened_count, stored.reopened_soon) == ("investigated", 2, 1, True)
    assert (stored.first_resolved_at, stored.resolved_at, stored.ended_on) == (at(2).now, None, None)
    do(world, CAI, commands.resolve_complaint, key, 5, cause="typo", ending="solved", request_key="again")
    stored = row(world, key)
    assert (stored.first_resolved_at, stored.resolution_minutes) == (at(2).now, 5 * 60)
    assert [each.episode for each in rows(world, complaint_stage, key)] == [1, 1, 2, 2]


def test_an_answered_one_that_an_import_brought_is_not_closed_without_its_cause(world: World) -> None:
    clock = a_case(at(0).now, complaints=True, resolved_at=at(2).now, state="answered")
    (key,) = world.add(complaint, {**clock, "member_id": CAI, "team_id": NORTH})
    assert refusal(world, CAI, commands.confirm_complaint, key, 3) == "cause_missing"
    do(world, CAI, commands.confirm_complaint, key, 4, cause="typo")
    assert (row(world, key).cause, row(world, key).state) == ("typo", "confirmed")


def test_a_bare_acknowledgement_stops_only_its_own_clock(world: World) -> None:
    key = logged(world, CAI)
    do(world, CAI, commands.contact_customer, key, 1, reason="acknowledged", text="we look into it")
    stored = row(world, key)
    assert (stored.acknowledged_at, stored.first_response_at) == (at(1).now, None)
    do(world, CAI, commands.contact_customer, key, 2, reason="replied", text="the bill is wrong indeed")
    do(world, CAI, commands.contact_customer, key, 3, reason="replied", text="it is on its way")
    stored = row(world, key)
    assert (stored.acknowledged_at, stored.first_response_at) == (at(1).now, at(2).now)
    assert (stored.first_response_minutes, stored.first_response_business_minutes) == (120, 120)


def test_an_answer_that_resolves_it_is_a_reply_too(world: World) -> None:
    key = logged(world, CAI)
    do(world, CAI, commands.resolve_complaint, key, 2, cause="typo", ending="solved")
    assert row(world, key).first_response_minutes == 120


def test_by_a_promise_in_working_hours_a_wait_moves_it_by_working_hours(world: World) -> None:
    with world.writing() as connection:
        standard = {"step": "resolve", "minutes": 12 * 60, "clock": "working", "valid_from": date(2026, 1, 1)}
        connection.execute(insert(service_standard).values(**standard, created_at=CLOCK.now))
    key = logged(world, CAI)
    assert row(world, key).due_at == at(24 + 3).now  # twelve working hours from Monday nine o'clock
    do(world, CAI, commands.pause_complaint, key, 2, reason="customer")
    do(world, CAI, commands.resume_complaint, key, 24 + 2)
    assert row(world, key).due_at == at(48 + 3).now  # ten of them were left on Tuesday at eleven
    do(world, CAI, commands.resolve_complaint, key, 30, cause="typo", ending="solved")
    do(world, CAI, commands.reopen_complaint, key, 48, text="again")
    assert row(world, key).due_at == at(72 + 3).now


def test_what_was_late_before_a_wait_stays_late(world: World) -> None:
    key = logged(world, CAI)
    due = row(world, key).due_at
    do(world, CAI, commands.pause_complaint, key, 100, reason="customer")
    do(world, CAI, commands.resume_complaint, key, 120)
    assert row(world, key).due_at == due


def test_escalating_counts_and_may_change_who_answers_for_it(world: World) -> None:
    key = logged(world, CAI)
    do(world, CAI, commands.escalate_complaint, key, 1, member_id=ADA, text="wants the boss")
    stored = row(world, key)
    assert (stored.escalation, stored.escalated, stored.member_id) == (1, True, ADA)


def test_what_nobody_holds_can_be_taken_by_somebody_of_the_team(world: World) -> None:
    key = logged(world, CAI)
    do(world, CAI, commands.hand_over_complaint, key, 1, team_id=NORTH, text="who has time?")
    assert row(world, key).member_id is None
    assert refusal(world, EVE, commands.take_complaint, key) == "entry_not_found"
    do(world, DAN, commands.take_complaint, key, 2)
    assert row(world, key).member_id == DAN


def test_several_are_handed_over_together_or_none_is(world: World) -> None:
    one, other = logged(world, CAI), logged(world, CAI, text="another")
    given = {"member_id": DAN, "text": "holiday", "request_key": "all"}

    def handed(complaints: tuple[tuple[int, int], ...]) -> int:
        with world.writing() as connection:
            return commands.hand_over_complaints(
                connection, world.scope(CAI), clock=at(1), complaints=complaints, **given
            )

    with pytest.raises(Rejected):
        handed(((one, 0), (other, 7)))
    assert (row(world, one).member_id, row(world, other).member_id) == (CAI, CAI)
    assert handed(((one, 0), (other, 0))) == handed(((one, 0), (other, 0))) == 2
    assert (row(world, one).member_id, row(world, other).member_id) == (DAN, DAN)
    assert (row(world, one).revision, row(world, other).revision) == (1, 1)


# ------------------------------------------------------------------ what is refused


def test_who_comes_second_is_told_what_happened_and_nothing_is_stored(world: World) -> None:
    key = logged(world, CAI)
    do(world, CAI, commands.move_complaint_on, key, 1)
    before = row(world, key)
    with pytest.raises(Rejected) as refused:
        do(world, ADA, commands.send_complaint_back, key, 2, revision=0, text="no")
    assert refused.value.said("en").startswith("Cai was quicker and moved it on")
    assert "推进到下一阶段" in refused.value.said("zh")
    assert row(world, key) == before


def test_of_two_at_the_same_moment_one_is_told_of_the_other(world: World) -> None:
    key = logged(world, CAI)

    def taken(who: int) -> str:
        scope = world.scope(who)
        try:
            write(world.database, lambda connection: commands.escalate_complaint(
                connection, scope, clock=at(1), complaint_id=key, revision=0, text="now", request_key=f"by {who}"
            ))  # fmt: skip
        except Rejected as refused:
            return refused.reason
        return "done"

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(taken, (CAI, ADA))) == ["complaint_moved_on", "done"]
    assert (row(world, key).escalation, len(rows(world, complaint_event, key))) == (1, 2)


def test_a_repeated_click_does_nothing_and_another_content_under_its_key_is_told(world: World) -> None:
    key = logged(world, CAI)
    given = {"member_id": DAN, "text": "please", "request_key": "one", "revision": 0}
    assert do(world, CAI, commands.hand_over_complaint, key, 1, **given) == key
    before = row(world, key)
    assert do(world, CAI, commands.hand_over_complaint, key, 2, **given) == key
    assert row(world, key) == before
    other = {**given, "text": "something else"}
    assert refusal(world, CAI, commands.hand_over_complaint, key, 3, **other) == "request_key_reused"


@pytest.mark.parametrize(
    ("who", "command", "given", "reason"),
    [
        (FAY, commands.take_complaint, {}, "not_allowed"),
        (BO, commands.take_complaint, {}, "entry_not_found"),
        (DAN, commands.move_complaint_on, {}, "entry_not_found"),
        (CAI, commands.hand_over_complaint, {"text": " ", "member_id": DAN}, "reason_missing"),
        (CAI, commands.hand_over_complaint, {"text": "x"}, "recipient_missing"),
        (CAI, commands.hand_over_complaint, {"text": "x", "member_id": 8}, "member_not_found"),  # who left
        (CAI, commands.hand_over_complaint, {"text": "x", "member_id": GIL}, "member_not_found"),  # administers only
        (CAI, commands.hand_over_complaint, {"text": "x", "team_id": 99}, "team_not_found"),
        (CAI, commands.hand_over_complaint, {"text": "x", "department": "Moon"}, "department_unknown"),
        (CAI, commands.pause_complaint, {"reason": "lunch"}, "choice_unknown"),
        (CAI, commands.pause_complaint, {"reason": ""}, "choice_missing"),
        (CAI, commands.resolve_complaint, {"cause": "", "ending": "solved"}, "cause_missing"),
        (CAI, commands.resolve_complaint, {"cause": "x" * 201, "ending": "solved"}, "text_too_long"),
        (CAI, commands.resolve_complaint, {"cause": "x", "ending": "forgotten"}, "choice_unknown"),
        (CAI, commands.confirm_complaint, {}, "complaint_still_open"),
        (CAI, commands.comment_on_complaint, {"text": ""}, "text_missing"),
    ],
)
def test_what_may_not_be_done_is_refused_and_changes_nothing(
    world: World, who: int, command: Any, given: dict[str, Any], reason: str
) -> None:
    key = logged(world, CAI)
    before = (row(world, key), rows(world, complaint_stage, key), rows(world, complaint_event, key))
    assert refusal(world, who, command, key, **given) == reason
    assert (row(world, key), rows(world, complaint_stage, key), rows(world, complaint_event, key)) == before


def test_who_may_not_see_it_reads_neither_its_story_nor_its_stages(world: World) -> None:
    key = logged(world, CAI)
    with world.reading() as connection:
        for who in (DAN, EVE, BO, FAY):
            scope = world.scope(who)
            assert story.complaint_found(connection, scope, key) is None
            assert story.complaint_story(connection, scope, key).empty
            assert story.complaint_stages(connection, scope, key, clock=CLOCK).empty
            assert (
                story.complaints_of_customer(connection, scope, customer_of(NORTH)).query("complaint_id == @key").empty
            )
        assert story.complaint_found(connection, world.scope(ADA), key) is not None


def test_after_a_hand_over_to_another_team_its_lead_reads_the_whole_story(world: World) -> None:
    key = logged(world, CAI)
    do(world, CAI, commands.hand_over_complaint, key, 1, member_id=EVE, text="yours")
    with world.reading() as connection:
        assert list(story.complaint_story(connection, world.scope(BO), key)["what"]) == ["log", "hand_over"]
        stages = story.complaint_stages(connection, world.scope(BO), key, clock=at(3))
    assert list(stages["member"]) == ["Cai", "Eve"]
    assert stages["until"].iloc[-1] == at(3).now


# ------------------------------------------------------------------ whatever people do


class Working(RuleBasedStateMachine):
    """People take any steps; illegal ones are refused with a reason and change nothing."""

    made: World

    def __init__(self) -> None:
        super().__init__()
        self.hours = 1.0
        self.keys = [logged(self.made, CAI, request_key=f"{id(self)} {number}") for number in range(2)]
        self.backlog = self.count("complaints_backlog")

    def count(self, name: str) -> float:
        days = Period("asked", date(2026, 11, 1), date(2027, 12, 1))
        with self.made.reading():
            found = ask(self.made.mirror, self.made.scope(ADA), (name,), days, LATER)
        return float(found[name].iloc[0])

    @rule(
        which=st.integers(0, 1),
        move=st.sampled_from([
            (commands.take_complaint, {}),
            (commands.hand_over_complaint, {"member_id": DAN, "text": "a"}),
            (commands.hand_over_complaint, {"team_id": NORTH, "text": "a"}),
            (commands.hand_over_complaint, {"department": WAREHOUSE, "text": "a"}),
            (commands.move_complaint_on, {}),
            (commands.send_complaint_back, {"text": "a"}),
            (commands.pause_complaint, {"reason": "customer"}),
            (commands.resume_complaint, {}),
            (commands.contact_customer, {"reason": "replied", "text": "a"}),
            (commands.escalate_complaint, {"text": "a"}),
            (commands.resolve_complaint, {"cause": "a", "ending": "solved"}),
            (commands.confirm_complaint, {}),
            (commands.reopen_complaint, {"text": "a"}),
            (commands.comment_on_complaint, {"text": "a"}),
        ]),
        pause=st.sampled_from([0.0, 0.5, 20.0]),
    )  # fmt: skip
    def step(self, which: int, move: tuple[Any, dict[str, Any]], pause: float) -> None:
        key, (command, given) = self.keys[which], move
        self.hours += pause
        before = (row(self.made, key), rows(self.made, complaint_stage, key), rows(self.made, complaint_event, key))
        try:
            do(self.made, ADA, command, key, self.hours, request_key=f"{before[0].revision} {key} {id(self)}", **given)
        except Rejected:
            now = (row(self.made, key), rows(self.made, complaint_stage, key), rows(self.made, complaint_event, key))
            assert now == before

    @rule(which=st.sampled_from(OWN), after=st.sampled_from([1, 2, 3]))
    def the_organisation_moves_a_stage(self, which: int, after: int) -> None:
        with self.made.writing() as connection:
            given = {"stage_id": which, "after_id": after, "request_key": f"{uuid4()}"}
            stage_changes.move_stage(connection, self.made.scope(GIL), clock=CLOCK, **given)

    @invariant()
    def everything_adds_up(self) -> None:
        open_now = 0
        for key in self.keys:
            stored, stages = row(self.made, key), rows(self.made, complaint_stage, key)
            events = [dict(each._mapping) for each in rows(self.made, complaint_event, key)]
            assert told(events) == stated(events[-1])
            assert (stored.state, stored.member_id, stored.revision) == (
                events[-1]["stage"], events[-1]["holder_id"], events[-1]["number"],
            )  # fmt: skip
            # A confirmed one is nobody's until it is opened again.
            assert all(one.left_at == other.entered_at or one.stage == "confirmed" for one, other in pairwise(stages))
            for one, other in pairwise(stages):
                assert (one.went_as, other.came_as) == between(one._mapping, other._mapping)
            assert (stages[0].came_as, stages[-1].went_as) == ("received", None)
            idle = sum((other.entered_at - one.left_at for one, other in pairwise(stages)), timedelta())
            assert sum(each.left_at is None for each in stages) == (stored.closed_at is None)
            until = stages[-1].left_at or stages[-1].entered_at
            took = sum(each.minutes or 0 for each in stages)
            assert took == pytest.approx((until - stored.opened_at - idle).total_seconds() / 60)
            open_now += stored.ended_on is None
            assert (stored.resolution_minutes is None) == (stored.resolved_at is None)
            reopened = sum(each["what"] == Move.REOPEN.value for each in events)
            resolved = sum(each["what"] == Move.RESOLVE.value for each in events)
            assert (stored.ended_on is None) == (1 + reopened - resolved == 1)
        assert self.count("complaints_backlog") == self.backlog - len(self.keys) + open_now

    def teardown(self) -> None:
        days = backlog_days(self.made.mirror, self.made.scope(ADA), Period("all", date.min, date.max), clock=LATER)
        assert contradicting(days).empty


def test_whatever_people_do_backlog_stages_and_story_agree(world: World) -> None:
    for name, after in (("质检", 2), ("审批", 3)):
        with world.writing() as connection:
            given = {"name": name, "after_id": after, "request_key": name}
            assert stage_changes.add_stage(connection, world.scope(GIL), clock=CLOCK, **given) in OWN

    class OnThis(Working):
        made = world

    run_state_machine_as_test(
        OnThis,
        settings=settings(
            max_examples=examples(8),
            stateful_step_count=12,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.explicit, Phase.reuse, Phase.generate),
        ),
    )
