"""What became of mails, for administrators: how many, for whom, and why not. Never what stands in them."""

import pandas as pd
from sqlalchemy import Connection, func, select, update

from data_access.clock import Clock
from data_access.mailing.outbox import FAILED, WAITING
from data_access.requests import done_before, remember
from data_access.schema import mail, mail_body, member
from data_access.scope import Action, Scope, require, visible

MOST = 200


def mails_by_state(connection: Connection, scope: Scope) -> pd.DataFrame:
    """How many mails are in which state; empty for who is no administrator.

    One row per state and kind. Columns: state (waiting, sending, sent, failed), kind, n, held (those of n with which
    something went wrong: a mail that waits for its first try is not held), newest (UTC).

    Source: mail, filled by data_access/mailing/outbox.py.
    """
    m = visible(mail, scope)
    counts = func.count().label("n"), func.count(m.c.error).label("held")
    asked = select(m.c.state, m.c.kind, *counts, func.max(m.c.created_at).label("newest"))
    found = pd.read_sql(asked.group_by(m.c.state, m.c.kind).order_by(m.c.state, m.c.kind), connection)
    found["newest"] = pd.to_datetime(found["newest"], utc=True)
    return found


def mails_not_sent(connection: Connection, scope: Scope) -> pd.DataFrame:
    """The mails that failed, and those that wait and were tried before or could not be; the newest first.

    One row per mail. Columns: mail_id, member, member_en, kind, state, created_at (UTC), tried, next_at (UTC), error (a
    key of data_access/mailing/words.py), smtp_code (missing where no server said one).

    Source: mail, filled by data_access/mailing.
    """
    m, who = visible(mail, scope), visible(member, scope)
    asked = (
        select(m.c.id.label("mail_id"), who.c.name.label("member"), who.c.name_en.label("member_en"), m.c.kind)
        .add_columns(m.c.state, m.c.created_at, m.c.tried, m.c.next_at, m.c.error, m.c.smtp_code)
        .select_from(m.outerjoin(who, who.c.id == m.c.member_id))
        .where(m.c.error.is_not(None))
        .order_by(m.c.created_at.desc(), m.c.id.desc())
        .limit(MOST)
    )
    found = pd.read_sql(asked, connection)
    for name in ("created_at", "next_at"):
        found[name] = pd.to_datetime(found[name], utc=True)
    return found.astype({"smtp_code": "Int64"})


def send_again(connection: Connection, scope: Scope, *, clock: Clock, request_key: str) -> int:
    """Let every mail that failed wait once more, as far as what stood in it is still there; how many they are.

    Raises:
        NotAllowed: `scope` may not see data health.
    """
    require(scope, Action.SEE_DATA_HEALTH)
    done = done_before(connection, "send_again", {}, by=scope, request_key=request_key)
    if done is not None:
        return done
    there = select(mail_body.c.mail_id)
    again = update(mail).where(mail.c.state == FAILED, mail.c.id.in_(there))
    count = connection.execute(again.values(state=WAITING, tried=0, next_at=clock.now)).rowcount
    remember(connection, "send_again", {}, by=scope, clock=clock, request_key=request_key, entry_id=count)
    return count
