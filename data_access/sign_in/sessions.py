"""Who is signed in: sessions on the server, so that signing out, deactivation and time-outs hold at the next click.

The browser holds a token, the database its hash. A session that ended, for whatever reason, stays as a row.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock, Thread
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Engine, insert, select, update
from sqlalchemy.exc import DBAPIError

from data_access.acting import past_the_wall
from data_access.auditing import audit
from data_access.auditing.audit import What
from data_access.clock import Clock
from data_access.engine import writing_aside
from data_access.rejected import Rejected
from data_access.schema import account, member, session
from data_access.scope import Scope, visible
from data_access.sign_in.sign_in_settings import SignIn
from data_access.sign_in.tokens import fingerprint, make_token

# Written no more often: a click is no fact, and a time-out of hours need not be exact to the second.
SEEN_EVERY = timedelta(minutes=1)
PATIENCE_SECONDS = 0.5
LONGEST_AGENT = 100

LOG = logging.getLogger(__name__)
_being_written: set[tuple[Engine, int]] = set()
_one_at_a_time = Lock()


@dataclass(frozen=True)
class Signed:
    """Somebody who is signed in, and when they were last seen."""

    session_id: int
    account_id: int
    member_id: int
    seen_at: datetime


def begin(connection: Connection, account_id: int, clock: Clock, agent: str | None) -> str:
    """Begin a session and return its token, which nobody can read again."""
    token = make_token()
    connection.execute(
        insert(session).values(
            token_hash=fingerprint(token),
            account_id=account_id,
            created_at=clock.now,
            seen_at=clock.now,
            agent=(agent or "")[:LONGEST_AGENT] or None,
        )
    )
    return token


def who(connection: Connection, token: str, clock: Clock, sign_in: SignIn) -> Signed | None:
    """Whose token this is; None for one that never was, has ended, or has timed out, and for whoever is deactivated."""
    return _signed(connection, session.c.token_hash == fingerprint(token), clock, sign_in)


def of_session(connection: Connection, session_id: int, clock: Clock, sign_in: SignIn) -> Signed | None:
    """`who`, for a session that the gate in front of the pages found by its token."""
    return _signed(connection, session.c.id == session_id, clock, sign_in)


def saw(database: Engine, signed: Signed, clock: Clock, *, patience: float = PATIENCE_SECONDS) -> None:
    """Keep that this person was here just now.

    In a thread of its own: while the database is busy, with a large import for instance, nobody's page shall wait for
    this longer than `patience`. Where it fails, the next click says it again.
    """
    if clock.now - signed.seen_at < SEEN_EVERY:
        return
    with _one_at_a_time:
        if (database, signed.session_id) in _being_written:
            return
        _being_written.add((database, signed.session_id))
    writer = Thread(target=_write_seen, args=(database, signed.session_id, clock), name="seen", daemon=True)
    writer.start()
    writer.join(patience)


def _write_seen(database: Engine, session_id: int, clock: Clock) -> None:
    stale = (session.c.id == session_id, session.c.seen_at <= clock.now - SEEN_EVERY)
    try:
        with writing_aside(database) as connection:
            connection.execute(update(session).where(*stale).values(seen_at=clock.now))
    except DBAPIError:
        LOG.info("a session's last click could not be kept, the next one will be")
    finally:
        with _one_at_a_time:
            _being_written.discard((database, session_id))


def end(connection: Connection, token: str, clock: Clock) -> None:
    """Sign out: whoever holds the token can do nothing with it from now on."""
    mine = session.c.token_hash == fingerprint(token)
    if _end(connection, clock, mine):
        theirs = select(account.c.member_id).join_from(account, session, session.c.account_id == account.c.id)
        audit.record(connection, connection.execute(theirs.where(mine)).scalar_one(), What.SIGNED_OUT, clock)


def own(connection: Connection, scope: Scope, *, clock: Clock, sign_in: SignIn) -> pd.DataFrame:
    """The person's own sessions that have not ended or timed out, the one seen last first.

    One row per session. Columns: session_id, agent (the browser, missing where it did not say), created_at,
    seen_at (UTC).
    """
    s = visible(session, scope)
    asked = select(s.c.id.label("session_id"), s.c.agent, s.c.created_at, s.c.seen_at).where(*_alive(s, clock, sign_in))
    with past_the_wall(connection):  # which account is theirs is no row of theirs
        rows = connection.execute(asked.order_by(s.c.seen_at.desc(), s.c.id.desc())).mappings().all()
    return pd.DataFrame(rows, columns=["session_id", "agent", "created_at", "seen_at"])


def end_own(connection: Connection, scope: Scope, *, session_id: int, clock: Clock) -> None:
    """End one of the person's own sessions.

    Raises:
        Rejected: "session_not_found": it is not theirs or has ended.
    """
    s = visible(session, scope)
    if not _end(connection, clock, session.c.id.in_(select(s.c.id).where(s.c.id == session_id))):
        raise Rejected("session_not_found")


def end_others(connection: Connection, scope: Scope, *, session_id: int | None, clock: Clock) -> int:
    """End all of the person's own sessions but this one, and return how many these were."""
    s = visible(session, scope)
    return _end(connection, clock, session.c.id.in_(select(s.c.id).where(s.c.id.is_distinct_from(session_id))))


def end_all(connection: Connection, account_id: int, clock: Clock, *, but: int | None = None) -> int:
    """End every session of an account, except `but`: after its password or address changed, or it was deactivated."""
    return _end(connection, clock, session.c.account_id == account_id, session.c.id.is_distinct_from(but))


def _end(connection: Connection, clock: Clock, *which: ColumnElement[bool]) -> int:
    ended = update(session).where(*which, session.c.ended_at.is_(None)).values(ended_at=clock.now)
    return int(connection.execute(ended).rowcount)


def _signed(connection: Connection, which: ColumnElement[bool], clock: Clock, sign_in: SignIn) -> Signed | None:
    # The tables themselves, as in data_access/members/people.py: before this nobody is anybody.
    asked = (
        select(session.c.id, session.c.account_id, account.c.member_id, session.c.seen_at)
        .join_from(session, account, account.c.id == session.c.account_id)
        .join(member, member.c.id == account.c.member_id)
        .where(which, *_alive(session, clock, sign_in), account.c.active, member.c.active)
    )
    found = connection.execute(asked).first()
    return None if found is None else Signed(*found)


def _alive(s: Any, clock: Clock, sign_in: SignIn) -> tuple[ColumnElement[bool], ...]:
    return (
        s.c.ended_at.is_(None),
        s.c.seen_at > clock.now - sign_in.idle,
        s.c.created_at > clock.now - sign_in.lasts,
    )
