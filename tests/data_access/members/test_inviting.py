from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data_access.engine import write
from data_access.members import inviting
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import member
from data_access.scope import NOBODY, OWNER, Role
from data_access.sign_in import accounts
from tests.data_access.signing_in import (
    OTHER,
    account_of,
    begin,
    change,
    email_of,
    give_account,
    member_row,
    sign_in,
    who,
)
from tests.data_access.world import ADA, CAI, CLOCK, DAN, FAY, GIL, HU, NORTH, TODAY, World, whole_world

NEW: dict[str, Any] = {
    "name": " 林  薇 ", "name_en": "Lin Wei", "email": "Lin.Wei@Example.com ", "role": "staff", "team_id": NORTH,
    "clock": CLOCK, "request_key": "k1",
}  # fmt: skip
EDITED: dict[str, Any] = {"member_id": CAI, "name": "Cai", "name_en": None, "email": email_of(CAI), "clock": CLOCK}


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def refused(reason: str) -> "pytest.RaisesExc[Rejected]":
    return pytest.raises(Rejected, match=f"^{reason}$")


def done(world: World, command: Any, **fields: Any) -> Any:
    scope = world.scope(GIL)
    return write(world.database, lambda connection: command(connection, scope, **fields))


def invite(world: World, member_id: int, **more: Any) -> str:
    return str(done(world, inviting.invite, member_id=member_id, clock=CLOCK, **more))


# ------------------------------------------------------------------ who may


@pytest.mark.parametrize("asking", [None, CAI, ADA, FAY, HU], ids=["nobody", "staff", "lead", "executive", "left"])
@pytest.mark.parametrize(
    ("command", "fields"),
    [
        (inviting.create_member, NEW),
        (inviting.edit_member, EDITED),
        (inviting.invite, {"member_id": DAN, "clock": CLOCK}),
        (inviting.reset, {"member_id": GIL, "clock": CLOCK}),
        (inviting.unbind, {"member_id": GIL, "clock": CLOCK}),
    ],
)
def test_only_administrators_add_and_invite_people(
    world: World, asking: int | None, command: Any, fields: dict[str, Any]
) -> None:
    scope = NOBODY if asking is None else world.scope(asking)
    with pytest.raises(NotAllowed), world.writing() as connection:
        command(connection, scope, **fields)


# ------------------------------------------------------------------ adding


def test_a_new_person_has_a_name_an_address_a_role_and_a_team_from_today(world: World) -> None:
    key = done(world, inviting.create_member, **NEW)
    made = member_row(world, key)
    assert (made.name, made.name_en, made.email) == ("林 薇", "Lin Wei", "lin.wei@example.com")
    assert (made.active, made.joined_on) == (True, TODAY)
    assert world.scope(key).roles == {Role.STAFF}
    assert world.scope(key).own_team_ids == {NORTH}
    assert account_of(world, key) is None


def test_a_new_person_needs_no_more_than_a_name(world: World) -> None:
    key = done(world, inviting.create_member, **{**NEW, "name_en": " ", "email": "", "team_id": None})
    made = member_row(world, key)
    assert (made.name_en, made.email) == (None, None)
    assert world.scope(key).own_team_ids == frozenset()


def test_the_same_form_twice_adds_one_person_and_another_is_told(world: World) -> None:
    assert done(world, inviting.create_member, **NEW) == done(world, inviting.create_member, **NEW)
    with refused("request_key_reused"):
        done(world, inviting.create_member, **{**NEW, "name": "Somebody else"})


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"name": "\u3000"}, "name_missing"),
        ({"name": "x" * 201}, "name_too_long"),
        ({"email": "lin"}, "email_wrong"),
        ({"email": "CAI@example.com"}, "email_taken"),
        ({"role": "boss"}, "choice_unknown"),
        ({"team_id": 99}, "team_unknown"),
    ],
)
def test_what_cannot_be_is_refused_and_adds_nobody(world: World, changed: dict[str, Any], reason: str) -> None:
    with refused(reason):
        done(world, inviting.create_member, **{**NEW, **changed})
    with world.reading() as connection:
        assert len(connection.execute(member.select()).all()) == 13


def test_the_owner_of_a_database_adds_people_too(world: World) -> None:
    key = write(world.database, lambda connection: inviting.create_member(connection, OWNER, **NEW))
    assert write(world.database, lambda connection: inviting.create_member(connection, OWNER, **NEW)) == key


# ------------------------------------------------------------------ changing


def test_another_name_changes_no_session_and_another_address_ends_them(world: World) -> None:
    token = begin(world, give_account(world, CAI))
    done(world, inviting.edit_member, **{**EDITED, "name": "Cai Yun", "name_en": "Yun"})
    assert (member_row(world, CAI).name, member_row(world, CAI).name_en) == ("Cai Yun", "Yun")
    done(world, inviting.edit_member, **{**EDITED, "email": " CAI@example.com"})  # the same, typed otherwise
    assert who(world, token) is not None
    done(world, inviting.edit_member, **{**EDITED, "email": "cai.yun@example.com"})
    assert who(world, token) is None
    with refused("sign_in_failed"):
        sign_in(world, CAI)
    assert accounts.sign_in(
        world.database, email="cai.yun@example.com", password="the tram is late again", clock=CLOCK, agent=None
    )


def test_another_address_makes_open_links_worthless(world: World) -> None:
    token = invite(world, CAI)
    done(world, inviting.edit_member, **{**EDITED, "email": "cai.yun@example.com"})
    with refused("link_invalid"):
        accounts.accept(world.database, token=token, password=OTHER, clock=CLOCK, agent=None)


def test_nobody_takes_somebody_elses_address(world: World) -> None:
    with refused("email_taken"):
        done(world, inviting.edit_member, **{**EDITED, "email": email_of(DAN).upper()})


def test_an_address_may_go_only_while_nobody_signs_in_with_it(world: World) -> None:
    done(world, inviting.edit_member, **{**EDITED, "email": None})
    assert member_row(world, CAI).email is None
    give_account(world, DAN)
    with refused("email_missing"):
        done(world, inviting.edit_member, **{**EDITED, "member_id": DAN, "email": " "})


def test_who_is_not_there_is_not_changed(world: World) -> None:
    with refused("person_not_found"):
        done(world, inviting.edit_member, **{**EDITED, "member_id": 99, "email": "x@example.com"})


# ------------------------------------------------------------------ links


def test_an_invitation_makes_an_account_that_cannot_sign_in_yet(world: World) -> None:
    invite(world, CAI)
    made = account_of(world, CAI)
    assert (made.password_hash, made.subject, made.active, made.created_by) == (None, None, True, GIL)
    invite(world, CAI)
    assert account_of(world, CAI).id == made.id


def test_an_invitation_can_bring_the_address_with_it_but_needs_one(world: World) -> None:
    change(world, member, CAI, email=None)
    with refused("email_missing"):
        invite(world, CAI)
    assert account_of(world, CAI) is None
    with refused("email_taken"):
        invite(world, CAI, email=email_of(DAN))
    invite(world, CAI, email="Cai.New@example.com")
    assert member_row(world, CAI).email == "cai.new@example.com"


def test_who_can_sign_in_is_not_invited_and_who_cannot_has_nothing_to_reset(world: World) -> None:
    give_account(world, CAI)
    with refused("person_can_sign_in"):
        invite(world, CAI)
    give_account(world, DAN, password=None)
    for member_id in (DAN, ADA):
        with refused("person_never_invited"):
            done(world, inviting.reset, member_id=member_id, clock=CLOCK)


def test_who_is_deactivated_gets_no_link(world: World) -> None:
    with refused("person_inactive"):
        invite(world, HU)
    give_account(world, HU)
    with refused("person_inactive"):
        done(world, inviting.reset, member_id=HU, clock=CLOCK)
    for command in (inviting.invite, inviting.reset):
        with refused("person_not_found"):
            done(world, command, member_id=99, clock=CLOCK)


def test_a_person_can_be_parted_from_the_login_of_a_provider(world: World) -> None:
    token = begin(world, give_account(world, CAI, password=None, issuer="i", subject="s"))
    done(world, inviting.unbind, member_id=CAI, clock=CLOCK)
    assert (account_of(world, CAI).issuer, account_of(world, CAI).subject) == (None, None)
    assert who(world, token) is None
    assert invite(world, CAI)


# ------------------------------------------------------------------ from the console


def rescue(world: World, email: str) -> str:
    return write(world.database, lambda connection: inviting.rescue(connection, email=email, clock=CLOCK))


def test_an_administrator_locked_out_of_everything_gets_a_link(world: World) -> None:
    give_account(world, GIL, failed=5, locked_until=CLOCK.now, active=False)
    change(world, member, GIL, active=False, left_on=TODAY)
    token = rescue(world, email_of(GIL).upper())
    signed = who(world, accounts.accept(world.database, token=token, password=OTHER, clock=CLOCK, agent=None))
    assert signed is not None
    assert signed.member_id == GIL
    assert member_row(world, GIL).left_on is None


def test_an_administrator_without_an_account_gets_one(world: World) -> None:
    token = rescue(world, email_of(GIL))
    assert accounts.accept(world.database, token=token, password=OTHER, clock=CLOCK, agent=None)


@pytest.mark.parametrize("email", [email_of(CAI), "nobody@example.com", "", "%"])
def test_nobody_else_gets_a_link_from_the_console(world: World, email: str) -> None:
    with refused("person_not_found"):
        rescue(world, email)
