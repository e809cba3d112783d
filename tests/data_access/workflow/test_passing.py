"""How work on complaints comes and goes, step by step, settled for all at once, and as the migration fills it in."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text, update

from data_access.schema import complaint, complaint_stage
from data_access.settling import settle_recurrences
from data_access.workflow.passing import between, settle_passing
from tests.data_access.world import NORTH, SOUTH, World, a_case, a_stage, customer_of, noon, whole_world

MIGRATION = import_module("data_access.migrations.versions.0012_whether_complaints_come_again")


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def some_complaints(world: World, count: int = 40) -> None:
    """Complaints with random stages: some were left for days, some overlap, some end without another."""
    chance = random.Random(3)
    for _ in range(count):
        at = noon(date(2026, 9, 1)) + timedelta(days=chance.randint(0, 40))
        closed = chance.choice([None, at + timedelta(days=chance.randint(0, 9))])
        about = {"customer_id": customer_of(NORTH, chance.randint(1, 2)), "category": chance.choice([None, "a", "b"])}
        case = a_case(at, complaints=True, resolved_at=closed, closed_at=closed)
        (key,) = world.add(complaint, {**case, **about})
        for position in range(chance.randint(1, 6)):
            left = at + timedelta(days=chance.randint(0, 2))
            stage = chance.choice(["received", "investigated", "solution", "answered", "ours"])
            who = {"team_id": chance.choice([NORTH, NORTH, SOUTH, None]), "member_id": chance.choice([1, 2, None])}
            world.add(complaint_stage, a_stage(key, position, stage, at, chance.choice([left, left, None]), **who))
            at = left + timedelta(days=chance.choice([0, 0, 0, 2]))


def told(world: World) -> list[Any]:
    with world.reading() as connection:
        order = (complaint_stage.c.complaint_id, complaint_stage.c.position)
        stages = connection.execute(select(complaint_stage).order_by(*order)).all()
        again = connection.execute(select(complaint.c.id, complaint.c.recurred).order_by(complaint.c.id)).all()
    return [stages, again]


def test_settling_all_says_what_each_step_would_and_the_migration_says_the_same(world: World) -> None:
    some_complaints(world)
    with world.writing() as connection:
        settle_passing(connection, select(complaint.c.id))
        settle_recurrences(connection, select(complaint.c.customer_id))
    stages, again = told(world)
    for one, other in pairwise([None, *stages]):
        before = one._mapping if one is not None and one.complaint_id == other.complaint_id else None
        went, came = between(before, other._mapping)
        assert other.came_as == came
        assert before is None or one.left_on is None or one.went_as == went
    assert {each.came_as for each in stages} == {None, "received", "reopened", "team", "member", "stage"}
    assert {each.went_as for each in stages} == {None, "resolved", "team", "member", "stage"}
    assert {each.recurred for each in again} == {None, True, False}
    with world.writing() as connection:
        connection.execute(update(complaint_stage).values(came_as=None, went_as=None))
        connection.execute(update(complaint).values(recurred=None))
        connection.execute(text(MIGRATION.PASSED))
        connection.execute(text(MIGRATION.AGAIN.format(**MIGRATION.WITHIN[connection.dialect.name])))
    assert told(world) == [stages, again]
