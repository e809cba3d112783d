from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import insert

from data_access.clock import Clock
from data_access.engine import write
from data_access.members import administration, inviting
from data_access.numbers import asking
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import account, invitation, member, member_role
from data_access.scope import NOBODY, OWNER, Role
from data_access.watch import Watch
from tests.data_access.signing_in import account_of, begin, change, give_account, later, member_row, who
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
    THIS_MONTH,
    TODAY,
    World,
    empty_world,
    whole_world,
)


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def refused(reason: str) -> "pytest.RaisesExc[Rejected]":
    return pytest.raises(Rejected, match=f"^{reason}$")


def everybody(world: World, clock: Clock = CLOCK, who: int = GIL) -> pd.DataFrame:
    with world.reading() as connection:
        return administration.everybody(connection, world.scope(who), clock=clock).set_index("member_id")


def done(world: World, command: Any, *, by: int = GIL, **fields: Any) -> Any:
    scope = world.scope(by)
    return write(world.database, lambda connection: command(connection, scope, **fields))


def give(world: World, member_id: int, role: str) -> None:
    done(world, administration.give_role, member_id=member_id, role=role)


def take(world: World, member_id: int, role: str, by: int = GIL) -> None:
    done(world, administration.take_role, by=by, member_id=member_id, role=role)


def deactivate(world: World, member_id: int, by: int = GIL) -> None:
    done(world, administration.deactivate, by=by, member_id=member_id, clock=CLOCK)


# ------------------------------------------------------------------ the list


def test_the_list_says_of_everybody_how_they_stand(world: World) -> None:
    give_account(world, ADA)
    give_account(world, BO, failed=5, locked_until=later(minutes=1).now)
    done(world, inviting.invite, member_id=CAI, clock=CLOCK)
    give_account(world, DAN, password=None, issuer="i", subject="s")
    give_account(world, EVE, active=False)
    give_account(world, HU)
    found = everybody(world)
    assert found["state"].loc[[ADA, BO, CAI, DAN, EVE, FAY, HU]].tolist() == [
        "active", "locked", "invited", "active", "deactivated", "no_account", "deactivated",
    ]  # fmt: skip
    assert everybody(world, later(minutes=1)).loc[BO, "state"] == "active"
    assert everybody(world, later(days=7)).loc[CAI, "state"] == "invitation_expired"
    assert found.loc[CAI, "expires_at"] == later(days=7).now
    assert found["roles"].loc[[ADA, CAI, GIL]].tolist() == [("lead",), ("staff",), ("admin",)]
    assert found["team_ids"].loc[[ADA, GIL]].tolist() == [(NORTH,), ()]
    assert found.index[-1] == HU


def test_the_list_holds_no_secret(world: World) -> None:
    give_account(world, ADA)
    assert "argon2" not in everybody(world).to_csv()


@pytest.mark.parametrize("asking", [CAI, ADA, FAY, HU])
def test_nobody_but_administrators_reads_the_list(world: World, asking: int) -> None:
    found = everybody(world, who=asking)
    assert found.empty
    assert "email" in found.columns


def test_an_empty_database_has_nobody(tmp_path: Path, database_kind: str) -> None:
    with empty_world(tmp_path, database_kind) as world, world.reading() as connection:
        assert administration.everybody(connection, OWNER, clock=CLOCK).empty


# ------------------------------------------------------------------ who may


@pytest.mark.parametrize("asking", [None, CAI, ADA, FAY, HU], ids=["nobody", "staff", "lead", "executive", "left"])
def test_only_administrators_and_the_owner_decide_about_people(world: World, asking: int | None) -> None:
    scope = NOBODY if asking is None else world.scope(asking)
    for command, fields in (
        (administration.deactivate, {"member_id": DAN, "clock": CLOCK}),
        (administration.activate, {"member_id": HU}),
        (administration.give_role, {"member_id": asking or DAN, "role": "admin"}),
        (administration.take_role, {"member_id": GIL, "role": "admin"}),
    ):
        with pytest.raises(NotAllowed):
            write(world.database, lambda connection, run=command, told=fields: run(connection, scope, **told))  # type: ignore[misc]
    assert everybody(world)["roles"].loc[GIL] == ("admin",)


def test_an_administrator_who_leads_nobody_sees_no_number(world: World) -> None:
    found = asking.ask(world.mirror, world.scope(GIL), {"answers"}, THIS_MONTH, CLOCK)
    assert found["answers"].sum() == 0


# ------------------------------------------------------------------ deactivating


def test_who_is_deactivated_is_signed_out_at_once_and_keeps_name_roles_and_teams(world: World) -> None:
    token = begin(world, give_account(world, CAI))
    link = done(world, inviting.reset, member_id=CAI, clock=CLOCK)
    deactivate(world, CAI)
    assert who(world, token) is None
    assert world.scope(CAI) == NOBODY
    row = everybody(world).loc[CAI]
    assert (row["name"], row["state"], row["roles"], row["team_ids"]) == ("Cai", "deactivated", ("staff",), (NORTH,))
    assert member_row(world, CAI).left_on == TODAY
    with world.reading() as connection:
        assert connection.execute(invitation.select()).one().used_at is None
        assert link
    assert pd.isna(everybody(world).loc[CAI, "expires_at"])


def test_who_is_activated_again_has_what_they_had_but_not_the_sessions(world: World) -> None:
    token = begin(world, give_account(world, CAI, failed=5, locked_until=later(minutes=9).now))
    before = world.scope(CAI)
    deactivate(world, CAI)
    done(world, administration.activate, member_id=CAI)
    assert world.scope(CAI) == before
    assert who(world, token) is None
    assert everybody(world).loc[CAI, "state"] == "active"
    assert member_row(world, CAI).left_on is None


def test_deactivating_again_changes_nothing(world: World) -> None:
    deactivate(world, CAI)
    done(world, administration.deactivate, member_id=CAI, clock=later(days=3))
    assert member_row(world, CAI).left_on == TODAY


@pytest.mark.parametrize("command", ["deactivate", "activate", "give_role", "take_role"])
def test_nobody_can_be_done_anything_to_who_is_not_there(world: World, command: str) -> None:
    more: dict[str, Any] = {"role": "staff"} if command.endswith("role") else {}
    if command == "deactivate":
        more = {"clock": CLOCK}
    with refused("person_not_found"):
        done(world, getattr(administration, command), member_id=999, **more)


# ------------------------------------------------------------------ roles


def test_a_role_counts_from_the_next_look(world: World) -> None:
    watch = Watch(world.database)
    look = lambda: watch.remembered(("scope", EVE), lambda: world.scope(EVE))  # noqa: E731
    assert look().roles == {Role.STAFF}
    give(world, EVE, "executive")
    assert look().roles == {Role.STAFF, Role.EXECUTIVE}
    take(world, EVE, "staff")
    assert look().roles == {Role.EXECUTIVE}
    deactivate(world, EVE)
    assert look() == NOBODY


def test_giving_and_taking_a_role_twice_is_the_same_as_once(world: World) -> None:
    for _ in range(2):
        give(world, CAI, "lead")
    assert world.scope(CAI).roles == {Role.STAFF, Role.LEAD}
    for _ in range(2):
        take(world, CAI, "lead")
    assert world.scope(CAI).roles == {Role.STAFF}


@pytest.mark.parametrize("role", ["", "root", "Admin", "admin; DROP TABLE member"])
def test_there_are_no_other_roles(world: World, role: str) -> None:
    with refused("choice_unknown"):
        give(world, CAI, role)


def test_the_only_role_is_not_taken(world: World) -> None:
    with refused("last_role"):
        take(world, CAI, "staff")


# ------------------------------------------------------------------ the last administrator


def test_the_last_administrator_is_neither_deactivated_nor_deprived(world: World) -> None:
    give_account(world, GIL)
    give(world, GIL, "staff")
    with refused("last_administrator"):
        deactivate(world, GIL)
    with refused("last_administrator"):
        take(world, GIL, "admin")
    assert world.scope(GIL).roles == {Role.ADMIN, Role.STAFF}


def never_invited(world: World) -> None:
    pass


def never_came(world: World) -> None:
    give_account(world, ADA, password=None)


def account_off(world: World) -> None:
    give_account(world, ADA, active=False)


def left(world: World) -> None:
    give_account(world, ADA)
    change(world, member, ADA, active=False)


@pytest.mark.parametrize("how", [never_invited, never_came, account_off, left])
def test_an_administrator_who_cannot_sign_in_is_no_other_one(world: World, how: Any) -> None:
    give_account(world, GIL)
    give(world, ADA, "admin")
    how(world)
    with refused("last_administrator"):
        deactivate(world, GIL)


def test_with_another_administrator_one_may_go(world: World) -> None:
    give_account(world, GIL)
    give(world, ADA, "admin")
    give_account(world, ADA)
    deactivate(world, GIL, by=ADA)
    assert account_of(world, GIL).active is False
    with refused("last_administrator"):
        deactivate(world, ADA, by=ADA)


def test_where_nobody_signs_in_any_other_administrator_will_do(world: World) -> None:
    with refused("last_administrator"):
        deactivate(world, GIL)
    give(world, ADA, "admin")
    deactivate(world, GIL)


def test_two_administrators_who_deactivate_each_other_at_once_leave_one(world: World) -> None:
    give(world, ADA, "admin")
    for member_id in (ADA, GIL):
        give_account(world, member_id)
    scopes = {ADA: world.scope(ADA), GIL: world.scope(GIL)}

    def attempt(pair: tuple[int, int]) -> str:
        by, whom = pair
        try:
            write(
                world.database,
                lambda connection: administration.deactivate(connection, scopes[by], member_id=whom, clock=CLOCK),
            )
        except Rejected as rejected:
            return rejected.reason
        return ""

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(attempt, ((ADA, GIL), (GIL, ADA)))) == ["", "last_administrator"]


def test_the_owner_of_a_database_without_administrators_makes_one(world: World) -> None:
    with world.writing() as connection:
        connection.execute(member_role.delete().where(member_role.c.role == "admin"))
        connection.execute(insert(account).values(member_id=ADA, created_at=CLOCK.now))
    write(world.database, lambda connection: administration.give_role(connection, OWNER, member_id=ADA, role="admin"))
    assert Role.ADMIN in world.scope(ADA).roles
