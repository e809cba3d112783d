import hashlib
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from data_access.rejected import Rejected
from data_access.schema import account, member, session
from data_access.scope import NOBODY
from data_access.sign_in import sessions
from data_access.sign_in.sign_in_settings import SignIn
from data_access.stamps import current_number
from tests.data_access.signing_in import WAYS, begin, change, give_account, later, session_of, who
from tests.data_access.world import ADA, CAI, CLOCK, GIL, World, whole_world


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


def test_whoever_holds_the_token_is_the_person(world: World) -> None:
    key = give_account(world, CAI, password=None)
    signed = who(world, begin(world, key))
    assert signed is not None
    assert (signed.account_id, signed.member_id, signed.seen_at) == (key, CAI, CLOCK.now)
    with world.reading() as connection:
        assert sessions.of_session(connection, signed.session_id, CLOCK, WAYS) == signed


@pytest.mark.parametrize("token", ["", "x", "\ud800", "' OR 1=1 --", "x" * 100_000])
def test_no_other_token_is_anybody(world: World, token: str) -> None:
    begin(world, give_account(world, CAI, password=None))
    assert who(world, token) is None


def test_the_database_holds_no_token(world: World) -> None:
    token = begin(world, give_account(world, CAI, password=None))
    row = session_of(world, 1)
    assert row.token_hash == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(row)
    assert len(token) >= 43  # 256 bits
    assert who(world, row.token_hash) is None


def test_after_signing_out_the_token_is_worth_nothing(world: World) -> None:
    key = give_account(world, CAI, password=None)
    token, other = begin(world, key), begin(world, key)
    with world.writing() as connection:
        sessions.end(connection, token, CLOCK)
    assert who(world, token) is None
    assert who(world, other) is not None
    with world.reading() as connection:
        assert sessions.of_session(connection, 1, CLOCK, WAYS) is None


def test_a_session_ends_after_its_idle_time_and_each_use_begins_it_anew(world: World) -> None:
    token = begin(world, give_account(world, CAI, password=None))
    assert who(world, token, later(hours=7, minutes=59)) is not None
    assert who(world, token, later(hours=8)) is None
    signed = who(world, token, later(hours=7))
    assert signed is not None
    sessions.saw(world.database, signed, later(hours=7), patience=30)
    assert who(world, token, later(hours=14)) is not None


def test_a_session_ends_after_its_days_however_often_it_is_used(world: World) -> None:
    token = begin(world, give_account(world, CAI, password=None))
    change(world, session, 1, seen_at=later(days=14).now)
    assert who(world, token, later(days=13, hours=23)) is not None
    assert who(world, token, later(days=14)) is None


def test_the_time_outs_are_those_of_the_settings(world: World) -> None:
    token = begin(world, give_account(world, CAI, password=None))
    assert who(world, token, later(minutes=6), SignIn(accounts=True, idle=timedelta(minutes=5))) is None
    change(world, session, 1, seen_at=later(days=2).now)
    assert who(world, token, later(days=2), SignIn(accounts=True, lasts=timedelta(days=1))) is None


def test_being_seen_is_written_once_a_minute_and_is_no_fact(world: World) -> None:
    token = begin(world, give_account(world, CAI, password=None))
    with world.reading() as connection:
        before = current_number(connection)
    for seconds, seen in ((59, 0), (60, 60), (100, 60), (121, 121)):
        signed = who(world, token, later(seconds=seconds))
        assert signed is not None
        sessions.saw(world.database, signed, later(seconds=seconds), patience=30)
        assert session_of(world, 1).seen_at == later(seconds=seen).now
    with world.reading() as connection:
        assert current_number(connection) == before


def test_nobodys_page_waits_for_that_while_the_database_is_busy(world: World) -> None:
    token = begin(world, give_account(world, CAI, password=None))
    signed = who(world, token, later(minutes=5))
    assert signed is not None
    with world.writing() as connection:
        connection.execute(update(member).where(member.c.id == ADA).values(name="Ada"))
        begun = time.monotonic()
        for _ in range(3):
            sessions.saw(world.database, signed, later(minutes=5))
        assert time.monotonic() - begun < 5  # and not the seconds for which a command waits for another
    for thread in [each for each in threading.enumerate() if each.name == "seen"]:
        thread.join(30)
    assert session_of(world, 1).seen_at == later(minutes=5).now


@pytest.mark.parametrize("table", [account, member])
def test_whoever_is_deactivated_is_nobody_at_the_next_click(world: World, table) -> None:  # type: ignore[no-untyped-def]
    key = give_account(world, CAI, password=None)
    token = begin(world, key)
    change(world, table, key if table is account else CAI, active=False)
    assert who(world, token) is None


def test_a_person_sees_their_own_sessions_and_nobody_elses(world: World) -> None:
    cai, gil = give_account(world, CAI, password=None), give_account(world, GIL, password=None)
    begin(world, cai, agent="Firefox")
    begin(world, cai, later(minutes=5), agent="Safari")
    ended = begin(world, cai)
    begin(world, gil)
    with world.writing() as connection:
        sessions.end(connection, ended, CLOCK)
    with world.reading() as connection:
        mine = sessions.own(connection, world.scope(CAI), clock=CLOCK, sign_in=WAYS)
        admins = sessions.own(connection, world.scope(GIL), clock=CLOCK, sign_in=WAYS)
        none = sessions.own(connection, world.scope(ADA), clock=CLOCK, sign_in=WAYS)
        nobodys = sessions.own(connection, NOBODY, clock=CLOCK, sign_in=WAYS)
        tomorrow = sessions.own(connection, world.scope(CAI), clock=later(days=1), sign_in=WAYS)
    assert mine["agent"].tolist() == ["Safari", "Firefox"]
    assert mine["session_id"].tolist() == [2, 1]
    assert admins["session_id"].tolist() == [4]
    assert none.empty
    assert nobodys.empty
    assert tomorrow.empty
    assert list(none.columns) == list(mine.columns)


def test_a_person_ends_one_of_their_sessions_or_all_others(world: World) -> None:
    key = give_account(world, CAI, password=None)
    tokens = [begin(world, key) for _ in range(4)]
    with world.writing() as connection:
        sessions.end_own(connection, world.scope(CAI), session_id=2, clock=CLOCK)
    assert [who(world, token) is not None for token in tokens] == [True, False, True, True]
    with world.writing() as connection:
        assert sessions.end_others(connection, world.scope(CAI), session_id=1, clock=CLOCK) == 2
    assert [who(world, token) is not None for token in tokens] == [True, False, False, False]


def test_nobody_ends_a_session_of_somebody_else(world: World) -> None:
    token = begin(world, give_account(world, CAI, password=None))
    for scope in (world.scope(GIL), world.scope(ADA), NOBODY):
        with world.writing() as connection, pytest.raises(Rejected, match="session_not_found"):
            sessions.end_own(connection, scope, session_id=1, clock=CLOCK)
        with world.writing() as connection:
            assert sessions.end_others(connection, scope, session_id=None, clock=CLOCK) == 0
    assert who(world, token) is not None


def test_a_session_that_has_ended_is_not_ended_again(world: World) -> None:
    token = begin(world, give_account(world, CAI, password=None))
    with world.writing() as connection:
        sessions.end(connection, token, CLOCK)
    with world.writing() as connection:
        sessions.end(connection, token, later(hours=1))
        with pytest.raises(Rejected, match="session_not_found"):
            sessions.end_own(connection, world.scope(CAI), session_id=1, clock=later(hours=1))
        assert connection.execute(select(session.c.ended_at)).scalar_one() == CLOCK.now
