"""Stages that the organisation names and adds, and other departments that it changes, on both databases."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from data_access.engine import write
from data_access.numbers import stage_times
from data_access.numbers.asking import ask
from data_access.promises import standard_changes, standards
from data_access.rejected import REASONS, NotAllowed
from data_access.schema import complaint, complaint_event, complaint_stage
from data_access.scope import OWNER, Role, Scope
from data_access.workflow import commands, complaints, department_changes, stage_changes, stages_held, story
from data_access.workflow.departments import departments
from data_access.workflow.moves import STAGES, Move, stated, told
from data_access.workflow.stages import names_of, stages, workflow_of
from tests.data_access.hours.test_calendars import refused
from tests.data_access.workflow.test_commands import WAREHOUSE, at, do, logged, prepare, refusal, row, rows
from tests.data_access.world import ADA, CAI, CLOCK, FAY, GIL, THIS_MONTH, TODAY, World, whole_world

RECEIVED, INVESTIGATED, SOLUTION, ANSWERED = 1, 2, 3, 4  # their ids
_keys = count()


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        prepare(made)
        yield made


def changed(world: World, command: Callable[..., int], *, by: int = GIL, **fields: Any) -> int:
    scope, key = world.scope(by), str(next(_keys))
    return write(
        world.database,
        lambda connection: command(connection, scope, clock=CLOCK, **{"request_key": key, **fields}),
    )


def checked(world: World, **given: Any) -> int:
    """A stage of the organisation's own behind "investigated"."""
    fields = {"name": "质检", "name_en": "Quality check", "after_id": INVESTIGATED, **given}
    return changed(world, stage_changes.add_stage, **fields)


def asked(world: World, question: Callable[..., Any], scope: Scope = OWNER, **given: Any) -> Any:
    with world.reading() as connection:
        return question(connection, scope, **given)


def in_order(world: World) -> list[str]:
    return list(asked(world, stages)["code"])


# ------------------------------------------------------------------ what there is


def test_a_new_database_has_the_five_stages_that_every_complaint_has(world: World) -> None:
    found = asked(world, stages)
    assert tuple(found["code"]) == STAGES
    assert list(found["name"]) == ["受理", "调查", "处理", "反馈", "回访/关闭"]
    assert not found["own"].any()
    assert found["working"].tolist() == [True, True, True, False, False]
    assert asked(world, stages, Scope()).empty


def test_a_stage_is_added_renamed_moved_and_retired_and_its_code_stays(world: World) -> None:
    key = checked(world)
    assert checked(world, request_key="twice", name="b", name_en=None) == checked(
        world, request_key="twice", name="b", name_en=None
    )
    assert in_order(world) == ["received", "investigated", "own_2", "own_1", "solution", "answered", "confirmed"]
    changed(world, stage_changes.rename_stage, stage_id=key, name="鉴定", name_en="")
    changed(world, stage_changes.move_stage, stage_id=key, after_id=SOLUTION)
    assert in_order(world) == ["received", "investigated", "own_2", "solution", "own_1", "answered", "confirmed"]
    changed(world, stage_changes.retire_stage, stage_id=key)
    with world.reading() as connection:
        workflow, names = workflow_of(connection), names_of(connection)
    assert (workflow.next("solution"), workflow.next("own_1"), workflow.before("own_1")[-1]) == (None, None, "solution")
    assert names.stages["own_1"] == ("鉴定", None)
    changed(world, stage_changes.restore_stage, stage_id=key)
    changed(world, stage_changes.rename_stage, stage_id=RECEIVED, name="立案", name_en="Filed")
    found = asked(world, stages).set_index("code")
    assert not found["retired"].any()
    assert found.loc["received", "name_en"] == "Filed"


@pytest.mark.parametrize(
    ("command", "given", "reason"),
    [
        ("add_stage", {"name": " ", "after_id": 1}, "stage_name_missing"),
        ("add_stage", {"name": "处理 ", "after_id": 1}, "stage_name_taken"),
        ("add_stage", {"name": "a", "name_en": "SOLUTION", "after_id": 1}, "stage_name_taken"),
        ("add_stage", {"name": "已关闭", "after_id": 1}, "stage_name_ends"),
        ("rename_stage", {"stage_id": 6, "name": "a", "name_en": "Closed"}, "stage_name_ends"),
        ("add_stage", {"name": "a" * 101, "after_id": 1}, "stage_name_too_long"),
        ("add_stage", {"name": "a", "after_id": ANSWERED}, "stage_place"),
        ("add_stage", {"name": "a", "after_id": 99}, "stage_unknown"),
        ("rename_stage", {"stage_id": 6, "name": "受理"}, "stage_name_taken"),
        ("rename_stage", {"stage_id": 99, "name": "a"}, "stage_unknown"),
        ("move_stage", {"stage_id": INVESTIGATED, "after_id": SOLUTION}, "stage_built_in"),
        ("move_stage", {"stage_id": 6, "after_id": ANSWERED}, "stage_place"),
        ("move_stage", {"stage_id": 6, "after_id": 6}, "stage_after_itself"),
        ("retire_stage", {"stage_id": SOLUTION}, "stage_built_in"),
        ("restore_stage", {"stage_id": 6}, "stage_not_retired"),
    ],
)
@pytest.mark.parametrize("database_kind", ["sqlite"])  # one database is enough for words
def test_what_cannot_be_is_refused_in_both_languages_and_changes_nothing(
    world: World, command: str, given: dict[str, Any], reason: str
) -> None:
    assert checked(world) == 6
    before = asked(world, stages)
    with refused(reason) as caught:
        changed(world, getattr(stage_changes, command), **given)
    assert all(caught.value.said(language) for language in ("en", "zh"))
    assert reason in REASONS
    assert asked(world, stages).equals(before)


def test_only_who_manages_standards_may_change_any_of_it_or_count_what_stages_hold(world: World) -> None:
    for who in (CAI, ADA, FAY):
        with pytest.raises(NotAllowed):
            checked(world, by=who)
        with pytest.raises(NotAllowed):
            changed(world, department_changes.add_department, by=who, name="Lab")
        assert asked(world, stages_held.open_by_stage, world.scope(who)).empty
    logged(world, CAI)
    held = asked(world, stages_held.open_by_stage, world.scope(GIL)).set_index("code")["n"]
    assert held["received"] == row_count(world)
    few = Scope(GIL, frozenset({Role.ADMIN, Role.EXECUTIVE}))
    do(world, CAI, commands.move_complaint_on, logged(world, CAI, request_key="other"))
    assert asked(world, stages_held.open_by_stage, few)["n"].isna().all()


def row_count(world: World) -> int:
    with world.reading() as connection:
        open_ones = select(complaint.c.id).where(complaint.c.ended_on.is_(None))
        return len(connection.execute(open_ones).all())


# ------------------------------------------------------------------ working in it


def test_a_complaint_goes_through_a_stage_of_ones_own_and_its_times_add_up(world: World) -> None:
    checked(world)
    promised = {"step": "own_1", "minutes": 120, "counted_in": "calendar", "valid_from": TODAY - timedelta(days=30)}
    changed(world, standard_changes.set_standard, **promised)
    key = logged(world, CAI)
    backlog = backlog_of(world)
    do(world, CAI, commands.move_complaint_on, key, 1)
    do(world, CAI, commands.move_complaint_on, key, 2)
    assert row(world, key).state == "own_1"
    assert backlog_of(world) == backlog
    with world.reading() as connection:
        found = story.complaint_found(connection, world.scope(CAI), key)
        listed = complaints.complaints_open(connection, world.scope(CAI), clock=at(2)).set_index("complaint_id")
    assert found is not None
    assert found.workflow.next(found.state.stage) == "solution"
    assert (Move.MOVE_ON in found.moves, listed.loc[key, "stage"]) == (True, "own_1")
    do(world, CAI, commands.move_complaint_on, key, 5)
    do(world, CAI, commands.send_complaint_back, key, 6, stage="own_1", text="once more")
    do(world, CAI, commands.resolve_complaint, key, 7, cause="typo", ending="solved")
    do(world, CAI, commands.confirm_complaint, key, 8)
    went = rows(world, complaint_stage, key)
    assert [each.stage for each in went] == [
        "received", "investigated", "own_1", "solution", "own_1", "answered", "confirmed",
    ]  # fmt: skip
    assert all(one.left_at == other.entered_at for one, other in pairwise(went))
    assert sum(each.minutes for each in went[:5]) == row(world, key).resolution_minutes == 7 * 60
    # Three hours where two were promised, then one.
    assert [each.due_at - each.entered_at for each in went if each.stage == "own_1"] == [timedelta(hours=2)] * 2
    world.mirror.refresh()
    order = ("received", "investigated", "own_1", "solution")
    times = stage_times.stage_times(world.mirror, world.scope(ADA), THIS_MONTH, clock=at(9), order=order)
    parts = dict(zip(times["part"], times["minutes"], strict=True))
    assert [part for part in parts if part in order] == list(order)
    assert parts["own_1"] == 240
    kept = standards.compliance(world.mirror, world.scope(ADA), THIS_MONTH, clock=at(9)).set_index("standard_id")
    assert (kept["met"].sum(), kept["late"].sum()) == (1, 1)
    listed_standards = asked(world, standards.standards, clock=CLOCK)
    assert list(listed_standards["step"]) == ["own_1"]


def backlog_of(world: World) -> float:
    world.mirror.refresh()
    found = ask(world.mirror, world.scope(ADA), ("complaints_backlog",), THIS_MONTH, CLOCK)
    return float(found["complaints_backlog"].iloc[0])


def test_what_is_in_a_retired_stage_goes_on_and_nothing_enters_it(world: World) -> None:
    own = checked(world)
    key, later = logged(world, CAI), logged(world, CAI, request_key="later")
    for hours in (1, 2):
        do(world, CAI, commands.move_complaint_on, key, hours)
    changed(world, stage_changes.retire_stage, stage_id=own)
    for hours in (3, 4):
        do(world, CAI, commands.move_complaint_on, later, hours, request_key=f"later {hours}")
    assert row(world, later).state == "solution"
    with refused("stage_not_before"):
        do(world, CAI, commands.send_complaint_back, later, 5, stage="own_1", text="back")
    with refused("choice_unknown"):
        changed(world, standard_changes.set_standard, step="own_1", minutes=60, counted_in="calendar", valid_from=TODAY)
    do(world, CAI, commands.move_complaint_on, key, 5)
    assert row(world, key).state == "solution"


def test_who_moves_on_to_a_stage_that_is_no_longer_next_is_told_and_nothing_happens(world: World) -> None:
    stage, key = checked(world), logged(world, CAI)
    do(world, CAI, commands.move_complaint_on, key, 1, stage="investigated")
    changed(world, stage_changes.retire_stage, stage_id=stage)
    assert refusal(world, CAI, commands.move_complaint_on, key, 2, stage="own_1") == "stage_order_changed"
    assert row(world, key).state == "investigated"
    do(world, CAI, commands.move_complaint_on, key, 3, stage="solution")
    assert row(world, key).state == "solution"


def test_a_story_leads_to_the_same_state_after_the_order_changed(world: World) -> None:
    own, other = checked(world), checked(world, name="审批", name_en=None, after_id=SOLUTION)
    key = logged(world, CAI)
    for hours in (1, 2, 3, 4):
        do(world, CAI, commands.move_complaint_on, key, hours)
    do(world, CAI, commands.send_complaint_back, key, 5, stage="own_1", text="again")
    changed(world, stage_changes.move_stage, stage_id=own, after_id=SOLUTION)
    changed(world, stage_changes.move_stage, stage_id=other, after_id=RECEIVED)
    changed(world, stage_changes.retire_stage, stage_id=other)
    events = [dict(each._mapping) for each in rows(world, complaint_event, key)]
    assert told(events) == stated(events[-1])
    assert [each["stage"] for each in events[1:]] == ["investigated", "own_1", "solution", "own_2", "own_1"]
    with refused("stage_is_last"):
        do(world, CAI, commands.move_complaint_on, key, 6)
    do(world, CAI, commands.send_complaint_back, key, 7, text="one back")
    assert row(world, key).state == "solution"


# ------------------------------------------------------------------ other departments


def test_a_renamed_department_keeps_what_it_did_and_is_asked_by_its_new_name(world: World) -> None:
    key = logged(world, CAI)
    do(world, CAI, commands.hand_over_complaint, key, 1, department=WAREHOUSE, text="is it there?")
    lab = changed(world, department_changes.add_department, name="实验室", name_en="Lab")
    renamed = {"department_id": 1, "name": "仓储 / Storage", "calendar_id": 1}
    changed(world, department_changes.change_department, **renamed)
    found = asked(world, departments).set_index("department_id")
    assert tuple(found.loc[1, ["code", "name"]]) == (WAREHOUSE, "仓储 / Storage")
    assert row(world, key).department == WAREHOUSE
    with world.reading() as connection:
        assert names_of(connection).departments[WAREHOUSE] == ("仓储 / Storage", None)
    for name in (WAREHOUSE, "仓储 / storage"):
        with refused("department_taken"):
            changed(world, department_changes.add_department, name=name)
    with refused("department_asked"):
        changed(world, department_changes.retire_department, department_id=1)
    assert asked(world, stages_held.open_by_department, world.scope(GIL))["n"].tolist() == [1]
    do(world, CAI, commands.take_complaint, key, 3)
    do(world, CAI, commands.hand_over_complaint, key, 4, department=WAREHOUSE, text="once more")
    do(world, CAI, commands.take_complaint, key, 5, request_key="back")
    changed(world, department_changes.retire_department, department_id=1)
    assert list(asked(world, departments)["department_id"]) == [lab]
    with refused("department_unknown"):
        do(world, CAI, commands.hand_over_complaint, key, 6, department=WAREHOUSE, text="a third time")
    with refused("department_retired"):
        changed(world, department_changes.retire_department, department_id=1)
    changed(world, department_changes.restore_department, department_id=1)
    changed(world, department_changes.change_department, department_id=1, name=WAREHOUSE)
    assert asked(world, departments, retired=True)["code"].tolist().count(WAREHOUSE) == 1
    with refused("calendar_unknown"):
        changed(world, department_changes.change_department, department_id=lab, name="Lab", calendar_id=99)
