import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select

from data_access.clock import Clock
from data_access.members import inviting
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import account, invitation, member, member_role
from data_access.scope import NOBODY, OWNER, Role
from data_access.sign_in import accounts, passwords
from tests.data_access.signing_in import (
    OTHER,
    PASSWORD,
    QUICK,
    account_of,
    begin,
    change,
    email_of,
    give_account,
    hash_of,
    later,
    member_row,
    quick_hashes,
    sign_in,
    who,
)
from tests.data_access.world import ADA, CAI, CLOCK, DAN, GIL, HU, TODAY, World, empty_world, whole_world

AS_SLOW_AS_THEY_ARE = passwords.HASHER


@pytest.fixture(autouse=True)
def _quickly() -> Iterator[None]:
    with quick_hashes():
        yield


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


@pytest.fixture
def nothing(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with empty_world(tmp_path, database_kind) as made:
        yield made


def refused(reason: str) -> "pytest.RaisesExc[Rejected]":
    return pytest.raises(Rejected, match=f"^{reason}$")


def reason_of(attempt: Callable[[], object]) -> str:
    """Why it was refused, "" if it was not."""
    try:
        attempt()
    except Rejected as rejected:
        return rejected.reason
    return ""


def invite(world: World, member_id: int, clock: Clock = CLOCK) -> str:
    with world.writing() as connection:
        return inviting.invite(connection, world.scope(GIL), member_id=member_id, clock=clock)


def reset(world: World, member_id: int, clock: Clock = CLOCK) -> str:
    with world.writing() as connection:
        return inviting.reset(connection, world.scope(GIL), member_id=member_id, clock=clock)


def accept(world: World, token: str, password: str = OTHER, clock: Clock = CLOCK) -> str:
    return accounts.accept(world.database, token=token, password=password, clock=clock, agent="Firefox")


# ------------------------------------------------------------------ by password


def test_the_right_password_begins_a_session(world: World) -> None:
    give_account(world, CAI)
    signed = who(world, sign_in(world, CAI))
    assert signed is not None
    assert signed.member_id == CAI


def test_an_address_is_the_same_however_it_is_typed(world: World) -> None:
    give_account(world, CAI)
    typed = f"  {email_of(CAI).upper()} "
    assert accounts.sign_in(world.database, email=typed, password=PASSWORD, clock=CLOCK, agent=None)


@pytest.mark.parametrize("email", ["", " ", "%", "nobody@example.com", "cai", "' OR '1'='1", "a" * 10_000])
def test_an_address_that_nobody_has_is_told_like_a_wrong_password(world: World, email: str) -> None:
    give_account(world, CAI)
    with refused("sign_in_failed"):
        accounts.sign_in(world.database, email=email, password=PASSWORD, clock=CLOCK, agent=None)


def no_account(world: World) -> None:
    pass


def no_password(world: World) -> None:
    give_account(world, CAI, password=None)


def account_off(world: World) -> None:
    give_account(world, CAI, active=False)


def member_left(world: World) -> None:
    give_account(world, CAI)
    change(world, member, CAI, active=False)


def locked(world: World) -> None:
    give_account(world, CAI, failed=5, locked_until=later(minutes=1).now)


@pytest.mark.parametrize("how", [no_account, no_password, account_off, member_left, locked])
def test_who_may_not_come_in_is_told_like_a_wrong_password(world: World, how: Callable[[World], None]) -> None:
    how(world)
    with refused("sign_in_failed"):
        sign_in(world, CAI)


def test_an_unknown_address_takes_as_long_as_a_known_one(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "HASHER", AS_SLOW_AS_THEY_ARE)
    passwords._of_nobody.cache_clear()
    give_account(world, CAI)

    def seconds(email: str) -> float:
        taken = []
        for _ in range(4):
            begun = time.perf_counter()
            with refused("sign_in_failed"):
                accounts.sign_in(world.database, email=email, password=OTHER, clock=CLOCK, agent=None)
            taken.append(time.perf_counter() - begun)
        return statistics.median(taken)

    passwords.matches(None, OTHER)
    known, unknown = seconds(email_of(CAI)), seconds("nobody@example.com")
    assert 0.4 < unknown / known < 2.5


def test_five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour(world: World) -> None:
    give_account(world, CAI)
    for _ in range(5):
        with refused("sign_in_failed"):
            sign_in(world, CAI, OTHER)
    with refused("sign_in_failed"):
        sign_in(world, CAI)
    with refused("sign_in_failed"):
        sign_in(world, CAI, clock=later(minutes=14, seconds=59))
    assert sign_in(world, CAI, clock=later(minutes=15))
    assert (account_of(world, CAI).failed, account_of(world, CAI).locked_until) == (0, None)


def test_after_the_quarter_of_an_hour_there_are_five_tries_again(world: World) -> None:
    give_account(world, CAI, failed=5, locked_until=CLOCK.now)
    with refused("sign_in_failed"):
        sign_in(world, CAI, OTHER)
    assert account_of(world, CAI).failed == 1
    assert sign_in(world, CAI)


def test_a_right_password_forgets_the_wrong_ones(world: World) -> None:
    give_account(world, CAI, failed=4)
    assert sign_in(world, CAI)
    assert account_of(world, CAI).failed == 0


def test_tries_while_locked_do_not_lengthen_it_and_nobody_else_is_locked(world: World) -> None:
    give_account(world, CAI, failed=5, locked_until=later(minutes=15).now)
    give_account(world, DAN)
    with refused("sign_in_failed"):
        sign_in(world, CAI, OTHER, clock=later(minutes=10))
    assert account_of(world, CAI).locked_until == later(minutes=15).now
    assert sign_in(world, DAN)


def test_many_guesses_at_the_same_moment_are_no_more_than_five(world: World) -> None:
    give_account(world, CAI)

    def guess(number: int) -> str:
        with refused("sign_in_failed"):
            sign_in(world, CAI, f"a guess, number {number}")
        return ""

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(guess, range(8)))
    assert account_of(world, CAI).failed == 5
    with refused("sign_in_failed"):
        sign_in(world, CAI)


def test_an_old_hash_is_made_anew_when_its_password_is_known(world: World) -> None:
    old = passwords.PasswordHasher(time_cost=1, memory_cost=8 * 1024).hash(PASSWORD)
    give_account(world, CAI)
    change(world, account, 1, password_hash=old)
    assert sign_in(world, CAI)
    renewed = account_of(world, CAI).password_hash
    assert renewed != old
    assert not passwords.outdated(renewed)
    assert sign_in(world, CAI)


def test_a_browsers_name_is_kept_but_not_endlessly(world: World) -> None:
    give_account(world, CAI)
    assert sign_in(world, CAI, agent="Firefox" * 1000)


# ------------------------------------------------------------------ the first administrator


def begin_setup(world: World, clock: Clock = CLOCK) -> str | None:
    with world.writing() as connection:
        return accounts.begin_setup(connection, clock)


def set_up(world: World, token: str | None, clock: Clock = CLOCK, email: str = "root@example.com") -> str:
    return accounts.set_up(
        world.database, token=token or "", name="  Lin   Wei ", email=email, password=PASSWORD, clock=clock, agent=None
    )


def test_on_an_empty_database_a_link_makes_the_first_administrator(nothing: World) -> None:
    signed = who(nothing, set_up(nothing, begin_setup(nothing)))
    assert signed is not None
    assert nothing.scope(signed.member_id).roles == {Role.ADMIN}
    made = member_row(nothing, signed.member_id)
    assert (made.name, made.email, made.joined_on) == ("Lin Wei", "root@example.com", TODAY)
    assert begin_setup(nothing) is None


def test_a_member_with_the_address_becomes_the_administrator_and_keeps_the_rest(world: World) -> None:
    signed = who(world, set_up(world, begin_setup(world), email=email_of(ADA)))
    assert signed is not None
    assert signed.member_id == ADA
    assert world.scope(ADA).roles == {Role.LEAD, Role.ADMIN}
    assert member_row(world, ADA).name == "Ada"


def test_a_member_who_administers_already_can_set_up_too(world: World) -> None:
    signed = who(world, set_up(world, begin_setup(world), email=email_of(GIL)))
    assert signed is not None
    assert world.scope(GIL).roles == {Role.ADMIN}


def test_the_link_works_for_a_day_and_once(nothing: World) -> None:
    token = begin_setup(nothing)
    with refused("link_invalid"):
        set_up(nothing, token, later(hours=24))
    assert set_up(nothing, token, later(hours=23))
    with refused("setup_done"):
        set_up(nothing, token, later(hours=23), "another@example.com")


def test_each_process_that_starts_prints_a_link_and_only_one_of_them_makes_somebody(nothing: World) -> None:
    tokens = [begin_setup(nothing) for _ in range(3)]

    def attempt(number: int) -> str:
        return reason_of(lambda: set_up(nothing, tokens[number], email=f"root{number}@example.com"))

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(attempt, range(3))) == ["", "setup_done", "setup_done"]
    with nothing.reading() as connection:
        assert connection.execute(select(func.count()).select_from(account)).scalar_one() == 1
        assert connection.execute(select(func.count()).select_from(member)).scalar_one() == 1


def test_what_is_wrong_with_the_form_does_not_use_the_link_up(nothing: World) -> None:
    token = begin_setup(nothing)
    given = {"token": token, "name": "Lin", "email": "lin@example.com", "password": PASSWORD}
    for field, value, reason in (
        ("name", "  ", "name_missing"),
        ("name", "x" * 201, "name_too_long"),
        ("email", "", "email_missing"),
        ("email", "lin at home", "email_wrong"),
        ("email", "lin@example.com\r\nBcc: all", "email_wrong"),
        ("password", "short", "password_too_short"),
        ("token", "another", "link_invalid"),
    ):
        with refused(reason):
            accounts.set_up(nothing.database, **{**given, field: value}, clock=CLOCK, agent=None)  # type: ignore[arg-type]
    assert set_up(nothing, token)


def test_without_a_password_only_a_provider_lets_the_administrator_back_in(nothing: World) -> None:
    token = begin_setup(nothing)
    session = accounts.set_up(
        nothing.database, token=token or "", name="Lin", email="lin@example.com", password=None, clock=CLOCK, agent=None
    )
    assert who(nothing, session) is not None
    with refused("sign_in_failed"):
        accounts.sign_in(nothing.database, email="lin@example.com", password="", clock=CLOCK, agent=None)


# ------------------------------------------------------------------ invitations and resets


def test_an_invitation_says_whom_it_is_for_and_lets_them_in_with_a_password_of_their_own(world: World) -> None:
    token = invite(world, CAI)
    with world.reading() as connection:
        found = accounts.invited(connection, token, CLOCK)
    assert found == accounts.Invited("invite", "Cai", "Cai", "Cai@example.com".lower())
    signed = who(world, accept(world, token))
    assert signed is not None
    assert signed.member_id == CAI
    assert sign_in(world, CAI, OTHER)


def test_an_invitation_lasts_a_week_and_a_reset_an_hour(world: World) -> None:
    give_account(world, DAN)
    for token, hours in ((invite(world, CAI), 7 * 24), (reset(world, DAN), 1)):
        with refused("link_invalid"):
            accept(world, token, clock=later(hours=hours))
        with world.reading() as connection, refused("link_invalid"):
            accounts.invited(connection, token, later(hours=hours))
        assert accept(world, token, clock=later(hours=hours - 0.1))


def test_a_link_works_once_also_for_two_at_the_same_moment(world: World) -> None:
    token = invite(world, CAI)

    with ThreadPoolExecutor(2) as pool:
        tried = pool.map(lambda password: reason_of(lambda: accept(world, token, password)), (PASSWORD, OTHER))
        assert sorted(tried) == ["", "link_invalid"]
    with refused("link_invalid"):
        accept(world, token)
    with world.reading() as connection, refused("link_invalid"):
        accounts.invited(connection, token, CLOCK)


def test_a_newer_link_makes_the_older_one_worthless(world: World) -> None:
    older, newer = invite(world, CAI), invite(world, CAI)
    with refused("link_invalid"):
        accept(world, older)
    assert accept(world, newer)


def test_a_password_that_is_refused_does_not_use_the_link_up(world: World) -> None:
    token = invite(world, CAI)
    for password, reason in (("cai", "password_too_short"), ("cai@example.com", "password_personal")):
        with refused(reason):
            accept(world, token, password)
    assert accept(world, token)


def test_a_reset_unlocks_ends_the_other_sessions_and_forgets_the_old_password(world: World) -> None:
    key = give_account(world, CAI, failed=5, locked_until=later(minutes=15).now)
    before = begin(world, key)
    token = reset(world, CAI)
    assert who(world, before) is not None
    session = accept(world, token)
    assert who(world, before) is None
    assert who(world, session) is not None
    assert sign_in(world, CAI, OTHER)
    with refused("sign_in_failed"):
        sign_in(world, CAI, PASSWORD)


def test_a_setup_link_is_no_invitation_and_an_invitation_sets_nothing_up(nothing: World) -> None:
    token = begin_setup(nothing)
    with nothing.reading() as connection:
        assert accounts.invited(connection, token or "", CLOCK) == accounts.Invited("setup", None, None, None)
    with refused("link_invalid"):
        accept(nothing, token or "")
    set_up(nothing, token)
    with nothing.writing() as connection:
        key = inviting.create_member(
            connection, OWNER, name="Cai", name_en=None, email="cai@example.com", role="staff", team_id=None,
            clock=CLOCK, request_key="k",
        )  # fmt: skip
        other = inviting.invite(connection, OWNER, member_id=key, clock=CLOCK)
    with refused("setup_done"):
        set_up(nothing, other)


@pytest.mark.parametrize("table", [account, member])
def test_a_link_of_somebody_deactivated_lets_nobody_in(world: World, table) -> None:  # type: ignore[no-untyped-def]
    token = invite(world, CAI)
    change(world, table, account_of(world, CAI).id if table is account else CAI, active=False)
    with refused("link_invalid"):
        accept(world, token)
    with world.reading() as connection, refused("link_invalid"):
        accounts.invited(connection, token, CLOCK)


def test_the_database_holds_no_link(world: World) -> None:
    token = invite(world, CAI)
    with world.reading() as connection:
        assert token not in str(connection.execute(select(invitation)).all())


# ------------------------------------------------------------------ one's own password


def change_password(world: World, old: str, new: str, session_id: int | None = None, clock: Clock = CLOCK) -> None:
    accounts.change_password(world.database, world.scope(CAI), old=old, new=new, session_id=session_id, clock=clock)


def test_a_person_changes_their_password_and_stays_signed_in_only_here(world: World) -> None:
    key = give_account(world, CAI)
    here, elsewhere = begin(world, key), begin(world, key)
    token = reset(world, CAI)
    change_password(world, PASSWORD, OTHER, session_id=1, clock=later(minutes=1))
    assert who(world, here) is not None
    assert who(world, elsewhere) is None
    assert account_of(world, CAI).password_set_at == later(minutes=1).now
    assert sign_in(world, CAI, OTHER)
    with refused("sign_in_failed"):
        sign_in(world, CAI, PASSWORD)
    with refused("link_invalid"):
        accept(world, token)


def test_who_does_not_know_the_old_password_changes_nothing_and_is_locked_out_too(world: World) -> None:
    give_account(world, CAI)
    for _ in range(5):
        with refused("password_wrong"):
            change_password(world, "a wrong old password", OTHER)
    with refused("password_wrong"):
        change_password(world, PASSWORD, OTHER)
    with refused("sign_in_failed"):
        sign_in(world, CAI, OTHER)
    assert account_of(world, CAI).password_hash == hash_of(PASSWORD, QUICK)


def test_a_new_password_must_be_a_good_one(world: World) -> None:
    give_account(world, CAI)
    with refused("password_common"):
        change_password(world, PASSWORD, "password1234")
    assert account_of(world, CAI).failed == 0


def test_who_has_no_password_has_none_to_change(world: World) -> None:
    with refused("password_missing"):
        change_password(world, PASSWORD, OTHER)
    give_account(world, CAI, password=None, issuer="https://id.example.com", subject="1")
    with refused("password_missing"):
        change_password(world, PASSWORD, OTHER)


@pytest.mark.parametrize("scope", [NOBODY, OWNER], ids=["nobody", "owner"])
def test_nobody_has_no_password_to_change(world: World, scope) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotAllowed):
        accounts.change_password(world.database, scope, old=PASSWORD, new=OTHER, clock=CLOCK)


def test_the_member_who_left_is_nobody(world: World) -> None:
    assert world.scope(HU) == NOBODY
    with world.reading() as connection:
        assert connection.execute(select(member_role.c.role).where(member_role.c.member_id == HU)).scalars().all()
