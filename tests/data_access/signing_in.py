"""Accounts and times for the tests of signing in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Table, insert, select, update

from data_access.clock import Clock
from data_access.schema import account, member, session
from data_access.sign_in import accounts, passwords, sessions
from data_access.sign_in.sessions import Signed
from data_access.sign_in.sign_in_settings import SignIn
from tests.data_access.world import CLOCK, NAMES, World

QUICK = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
PASSWORD = "the tram is late again"
OTHER = "seven umbrellas and a hat"
WAYS = SignIn(accounts=True)


@cache
def hash_of(password: str, hasher: PasswordHasher | None = None) -> str:
    """Hashed once for all tests: it takes a tenth of a second."""
    return (hasher or passwords.HASHER).hash(password)


@contextmanager
def quick_hashes() -> Iterator[None]:
    """Hashes of a hundredth of the work, for those who sign in by the hundred. How slow one must be is what
    tests/data_access/sign_in/test_passwords.py is about."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "HASHER", QUICK)
        passwords._of_nobody.cache_clear()
        yield
    passwords._of_nobody.cache_clear()


def later(**passed: float) -> Clock:
    """The clock of all tests, so much later."""
    return replace(CLOCK, now=CLOCK.now + timedelta(**passed))


def email_of(member_id: int) -> str:
    return f"{NAMES[member_id]}@example.com".lower()


def give_account(world: World, member_id: int, password: str | None = PASSWORD, **more: Any) -> int:
    """Let somebody have an account, as if they had accepted an invitation."""
    values = {
        "member_id": member_id, "created_at": CLOCK.now, "password_set_at": CLOCK.now,
        "password_hash": None if password is None else hash_of(password, passwords.HASHER), **more,
    }  # fmt: skip
    with world.writing() as connection:
        return int(connection.execute(insert(account).values(values).returning(account.c.id)).scalar_one())


def sign_in(
    world: World, member_id: int, password: str = PASSWORD, clock: Clock = CLOCK, agent: str = "Firefox"
) -> str:
    return accounts.sign_in(world.database, email=email_of(member_id), password=password, clock=clock, agent=agent)


def begin(world: World, account_id: int, clock: Clock = CLOCK, agent: str = "Firefox") -> str:
    """A session without the time that a password takes."""
    with world.writing() as connection:
        return sessions.begin(connection, account_id, clock, agent)


def who(world: World, token: str, clock: Clock = CLOCK, ways: SignIn = WAYS) -> Signed | None:
    with world.reading() as connection:
        return sessions.who(connection, token, clock, ways)


def change(world: World, table: Table, key: int, **values: Any) -> None:
    with world.writing() as connection:
        connection.execute(update(table).where(table.c.id == key).values(values))


def account_of(world: World, member_id: int) -> Any:
    with world.reading() as connection:
        return connection.execute(select(account).where(account.c.member_id == member_id)).first()


def session_of(world: World, session_id: int) -> Any:
    with world.reading() as connection:
        return connection.execute(select(session).where(session.c.id == session_id)).one()


def member_row(world: World, member_id: int) -> Any:
    with world.reading() as connection:
        return connection.execute(select(member).where(member.c.id == member_id)).one()
