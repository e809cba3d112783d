from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data_access.engine import write
from data_access.members import team_changes
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import team
from data_access.scope import NOBODY, OWNER, Role
from tests.data_access.signing_in import change
from tests.data_access.world import (
    ADA,
    BO,
    CAI,
    CLOCK,
    EVE,
    FAY,
    GIL,
    HU,
    NIGHTS,
    NORTH,
    SOUTH,
    TODAY,
    World,
    whole_world,
)

TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
NEW: dict[str, Any] = {"name": " East ", "name_en": None, "parent_id": NORTH, "clock": CLOCK, "request_key": "k"}


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def refused(reason: str) -> "pytest.RaisesExc[Rejected]":
    return pytest.raises(Rejected, match=f"^{reason}$")


def done(world: World, command: Any, **fields: Any) -> Any:
    scope = world.scope(GIL)
    return write(world.database, lambda connection: command(connection, scope, **fields))


def join(world: World, team_id: int, from_on: date, member_id: int = CAI) -> None:
    done(world, team_changes.join_team, member_id=member_id, team_id=team_id, from_on=from_on, clock=CLOCK)


def leave(world: World, team_id: int, on: date, member_id: int = CAI) -> None:
    done(world, team_changes.leave_team, member_id=member_id, team_id=team_id, on=on)


def stays(world: World, member_id: int = CAI, who: int = GIL) -> list[tuple[Any, ...]]:
    with world.reading() as connection:
        found = team_changes.stays(connection, world.scope(who), member_id=member_id)
    rows = found[["team_id", "from_on", "to_on"]].itertuples(index=False, name=None)
    return [(team_id, begun, None if pd.isna(end) else end) for team_id, begun, end in rows]


@pytest.mark.parametrize("asking", [None, CAI, ADA, FAY, HU], ids=["nobody", "staff", "lead", "executive", "left"])
@pytest.mark.parametrize(
    ("command", "fields"),
    [
        (team_changes.join_team, {"member_id": CAI, "team_id": SOUTH, "from_on": TODAY, "clock": CLOCK}),
        (team_changes.leave_team, {"member_id": CAI, "team_id": NORTH, "on": TODAY}),
        (team_changes.lead_team, {"team_id": SOUTH, "member_id": ADA}),
        (team_changes.create_team, NEW),
    ],
)
def test_only_administrators_change_teams(
    world: World, asking: int | None, command: Any, fields: dict[str, Any]
) -> None:
    scope = NOBODY if asking is None else world.scope(asking)
    with pytest.raises(NotAllowed), world.writing() as connection:
        command(connection, scope, **fields)


@pytest.mark.parametrize("asking", [CAI, ADA, FAY])
def test_only_administrators_read_the_history(world: World, asking: int) -> None:
    assert stays(world, who=asking) == []


def test_who_changes_teams_belongs_to_each_in_its_time(world: World) -> None:
    since = date(2025, 1, 1)
    leave(world, NORTH, TODAY)
    join(world, SOUTH, TODAY)
    assert world.scope(CAI).own_team_ids == {SOUTH}
    assert stays(world) == [(SOUTH, TODAY, None), (NORTH, since, TODAY)]


def test_a_change_of_tomorrow_counts_tomorrow(world: World) -> None:
    leave(world, NORTH, TOMORROW)
    join(world, SOUTH, TOMORROW)
    assert world.scope(CAI).own_team_ids == {NORTH}


def test_somebody_may_be_in_two_teams_but_not_twice_in_one(world: World) -> None:
    join(world, SOUTH, YESTERDAY)
    assert world.scope(CAI).own_team_ids == {NORTH, SOUTH}
    for day in (date(2024, 1, 1), YESTERDAY, TODAY, TOMORROW):
        with refused("team_joined_already"):
            join(world, SOUTH, day)


def test_who_comes_back_has_two_stays(world: World) -> None:
    leave(world, NORTH, YESTERDAY)
    join(world, NORTH, TODAY)
    assert [row[1:] for row in stays(world)] == [(TODAY, None), (date(2025, 1, 1), YESTERDAY)]
    leave(world, NORTH, TOMORROW)
    join(world, NORTH, TOMORROW)
    assert len(stays(world)) == 3


def test_who_leaves_on_the_day_they_came_was_never_there(world: World) -> None:
    join(world, SOUTH, TODAY)
    leave(world, SOUTH, TODAY)
    assert [row[0] for row in stays(world)] == [NORTH]
    join(world, SOUTH, TODAY)
    assert world.scope(CAI).own_team_ids == {NORTH, SOUTH}


def test_nobody_leaves_a_team_they_are_not_in(world: World) -> None:
    for team_id, day in ((SOUTH, TODAY), (NORTH, date(2024, 12, 31)), (99, TODAY)):
        with refused("team_not_joined"):
            leave(world, team_id, day)
    leave(world, NORTH, TODAY)
    with refused("team_not_joined"):
        leave(world, NORTH, TODAY)


def test_only_people_and_active_teams_are_joined(world: World) -> None:
    with refused("team_unknown"):
        join(world, 99, TODAY)
    change(world, team, SOUTH, active=False)
    with refused("team_unknown"):
        join(world, SOUTH, TODAY)
    with refused("person_not_found"):
        join(world, NORTH, TODAY, member_id=99)


def test_a_new_team_stands_below_another_and_is_made_once(world: World) -> None:
    key = done(world, team_changes.create_team, **NEW)
    assert done(world, team_changes.create_team, **NEW) == key
    assert key in world.scope(ADA).led_team_ids
    with refused("team_name_taken"):
        done(world, team_changes.create_team, **{**NEW, "request_key": "other"})
    with refused("team_unknown"):
        done(world, team_changes.create_team, **{**NEW, "name": "West", "parent_id": 99, "request_key": "third"})
    with refused("name_missing"):
        done(world, team_changes.create_team, **{**NEW, "name": "", "request_key": "fourth"})


def test_who_leads_a_team_is_a_lead_and_sees_it_and_those_below(world: World) -> None:
    done(world, team_changes.lead_team, team_id=NORTH, member_id=EVE)
    assert world.scope(EVE).roles == {Role.STAFF, Role.LEAD}
    assert world.scope(EVE).led_team_ids == {NORTH, NIGHTS}
    assert world.scope(ADA).led_team_ids == frozenset()
    done(world, team_changes.lead_team, team_id=NORTH, member_id=None)
    assert world.scope(EVE).led_team_ids == frozenset()


def test_only_somebody_who_is_here_leads_a_team(world: World) -> None:
    with refused("person_inactive"):
        done(world, team_changes.lead_team, team_id=NORTH, member_id=HU)
    with refused("person_not_found"):
        done(world, team_changes.lead_team, team_id=NORTH, member_id=99)
    with refused("team_unknown"):
        done(world, team_changes.lead_team, team_id=99, member_id=BO)


def test_the_owner_of_a_database_changes_teams_too(world: World) -> None:
    write(
        world.database,
        lambda connection: team_changes.join_team(
            connection, OWNER, member_id=CAI, team_id=SOUTH, from_on=TODAY, clock=CLOCK
        ),
    )
    assert SOUTH in world.scope(CAI).own_team_ids
