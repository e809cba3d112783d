from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from data_access.engine import write
from data_access.members import inviting
from data_access.rejected import Rejected
from data_access.schema import account, member
from data_access.scope import Role
from data_access.sign_in import accounts
from data_access.sign_in.provider_accounts import sign_in_by_provider
from tests.data_access.signing_in import account_of, change, email_of, give_account, later, member_row, sign_in, who
from tests.data_access.world import ADA, CAI, CLOCK, DAN, GIL, World, whole_world

ISSUER = "https://id.example.com"


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def come(world: World, member_id: int = CAI, **changed: Any) -> int | None:
    """Sign in by the provider and say who that is."""
    vouched = {
        "issuer": ISSUER, "subject": f"subject {member_id}", "email": email_of(member_id), "email_verified": True,
        "clock": CLOCK, "agent": "Firefox", **changed,
    }  # fmt: skip
    token = write(world.database, lambda connection: sign_in_by_provider(connection, **vouched))
    signed = who(world, token)
    return signed.member_id if signed else None


def refused(reason: str) -> "pytest.RaisesExc[Rejected]":
    return pytest.raises(Rejected, match=f"^{reason}$")


def test_a_verified_address_lets_its_member_in_and_binds_the_subject(world: World) -> None:
    assert come(world, email=email_of(CAI).upper()) == CAI
    assert (account_of(world, CAI).issuer, account_of(world, CAI).subject) == (ISSUER, f"subject {CAI}")
    assert account_of(world, CAI).password_hash is None
    assert come(world) == CAI


def test_once_bound_the_subject_counts_whatever_became_of_the_address(world: World) -> None:
    come(world)
    assert come(world, email="new.name@example.com", email_verified=False) == CAI
    assert come(world, email=None, email_verified=False) == CAI
    assert come(world, email=email_of(DAN)) == CAI


def test_an_address_that_is_not_verified_binds_nobody(world: World) -> None:
    with refused("provider_email_unverified"):
        come(world, email_verified=False)
    assert account_of(world, CAI) is None


@pytest.mark.parametrize("email", ["nobody@example.com", "", None, " ", "%@example.com"])
def test_an_address_that_nobody_here_has_lets_nobody_in(world: World, email: str | None) -> None:
    change(world, member, DAN, email=None)
    with refused("provider_unknown_person"):
        come(world, email=email)


def test_another_login_with_the_same_address_does_not_become_the_person(world: World) -> None:
    come(world)
    with refused("provider_other_person"):
        come(world, subject="somebody else")
    with refused("provider_other_person"):
        come(world, issuer="https://another.example.com")


def test_an_account_with_a_password_can_be_bound_and_keeps_it(world: World) -> None:
    give_account(world, CAI)
    assert come(world) == CAI
    assert sign_in(world, CAI)


def test_binding_makes_an_open_invitation_worthless(world: World) -> None:
    with world.writing() as connection:
        token = inviting.invite(connection, world.scope(GIL), member_id=CAI, clock=CLOCK)
    come(world)
    with refused("link_invalid"):
        accounts.accept(world.database, token=token, password="x" * 5 + "yz 12 34 ab", clock=CLOCK, agent=None)


def test_whoever_is_deactivated_is_let_in_by_no_provider(world: World) -> None:
    change(world, member, CAI, active=False)
    with refused("account_inactive"):
        come(world)
    come(world, DAN)
    change(world, account, account_of(world, DAN).id, active=False)
    with refused("account_inactive"):
        come(world, DAN)


def test_the_providers_roles_replace_those_of_the_person_each_time(world: World) -> None:
    assert come(world, roles=[Role.LEAD, Role.ADMIN, Role.LEAD]) == CAI
    assert world.scope(CAI).roles == {Role.LEAD, Role.ADMIN}
    assert come(world, roles={Role.EXECUTIVE}) == CAI
    assert world.scope(CAI).roles == {Role.EXECUTIVE}


def test_where_the_provider_does_not_say_the_roles_stay(world: World) -> None:
    come(world, ADA)
    assert world.scope(ADA).roles == {Role.LEAD}


def test_who_has_no_role_at_the_provider_is_not_let_in(world: World) -> None:
    come(world, roles=[Role.STAFF])
    with refused("provider_no_role"):
        come(world, roles=[])
    assert world.scope(CAI).roles == {Role.STAFF}


def test_two_tabs_coming_back_from_the_provider_at_once_are_both_let_in(world: World) -> None:
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda _tab: come(world), range(2))) == [CAI, CAI]


def test_a_later_name_at_the_provider_changes_nothing_here(world: World) -> None:
    come(world, email="other@example.com".replace("other", "cai"), clock=later(days=1))
    assert member_row(world, CAI).name == "Cai"
