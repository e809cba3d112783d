"""The tiny company, and doing things with its targets as somebody."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from data_access.auditing import audited
from data_access.clock import Clock
from data_access.goals import setting
from data_access.schema import target
from metrics.goals.goal import Goal
from tests.data_access.world import CAI, CLOCK, NORTH, World, whole_world

DECEMBER = {"from_on": date(2026, 12, 1), "to_on": date(2027, 1, 1)}
NOVEMBER = {"from_on": date(2026, 11, 1), "to_on": date(2026, 12, 1)}
TEN_MORE = Goal("points", 0.6, 10.0, rationale="Fewer second calls")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with whole_world(tmp_path) as made:
        yield made


@pytest.fixture
def world_on_each(tmp_path: Path, database_kind: str) -> Iterator[World]:
    """The same where what SQLite and PostgreSQL do may differ."""
    with whole_world(tmp_path, database_kind) as made:
        yield made


def do(world: World, command: Callable[..., Any], who: int, key: str = "k", clock: Clock = CLOCK, **fields: Any) -> Any:
    """Run a command as a page does: with its audit entry, in one transaction."""
    with world.writing() as connection:
        given = {"clock": clock, "request_key": key, **fields}
        return audited.perform(command, given, connection=connection, scope=world.scope(who), clock=clock)


def propose(world: World, who: int, key: str = "p", **given: Any) -> int:
    """A target of Cai's for December, or what is given."""
    usual = {
        "metric": "csat", "level": "member", "team_id": NORTH, "member_id": CAI, "goal": TEN_MORE, **DECEMBER,
    }  # fmt: skip
    return int(do(world, setting.propose_target, who, key, **{**usual, **given}))


def row(world: World, target_id: int) -> dict[str, Any]:
    """A target as it is stored."""
    with world.reading() as connection:
        return dict(connection.execute(select(target).where(target.c.id == target_id)).mappings().one())
