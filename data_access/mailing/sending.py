"""Sending what waits in the outbox, from a timer and from as many processes as there are.

A mail is claimed (waiting → sending) and committed before it is handed over, so that no two processes send it; then it
is sent, waits to be tried again, or has failed. What nobody can know: where the process, or its machine, dies between
the server's word that it has the mail and the commit of that, the mail is still "sending". After CLAIM_MINUTES it is
sent once more rather than never: the same to the last byte, with the same Message-ID, by which mail servers and
programs recognise what they have. One process claims one mail at a time, so this concerns one mail for each that died.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Engine, and_, delete, or_, select, update

from data_access.clock import Clock, zone_of
from data_access.engine import write
from data_access.mailing import outbox
from data_access.mailing.letters import Letter, WrongAddress, written
from data_access.mailing.mail_settings import MailServer
from data_access.mailing.outbox import FAILED, SENDING, SENT, WAITING
from data_access.mailing.post import NoPost, NotTaken, Post
from data_access.schema import mail, mail_body, member

# Longer than one mail can take: each of a handful of steps has TIMEOUT_SECONDS.
CLAIM_MINUTES = 15
MOST_TRIES = 6
FIRST_PAUSE = timedelta(minutes=15)  # doubled with each try: the last one is eight hours after the one before
# News of last week is none.
TOO_OLD = timedelta(days=7)


@dataclass
class Outcome:
    """What became of the mails: how many went, (member, why, what the server said) of those that did not, and whether
    the server let anything be sent at all."""

    sent: int = 0
    failed: list[tuple[int, str, str]] = field(default_factory=list)
    delayed: list[tuple[int, str, str]] = field(default_factory=list)
    no_post: NoPost | None = None


def send_waiting(database: Engine, server: MailServer, now: Callable[[], datetime]) -> Outcome:
    """Send what is due, oldest first; a bad address does not hold up the others.

    Where the server is away or refuses the login, nothing is claimed and everything waits for the next time.
    """
    me = str(uuid4())
    outcome = Outcome(failed=write(database, lambda connection: _give_up(connection, now())))
    with Post(server) as post:
        while _any_due(database, now()):
            try:
                post.open()
                letter = write(database, lambda connection: _claim(connection, now(), me))
                if letter is None:  # somebody else has them
                    break
                _send(database, post, letter, server, me, now, outcome)
            except NoPost as trouble:
                outcome.no_post = trouble
                write(database, lambda connection, why=trouble.why: _say_why(connection, now(), why))  # type: ignore[misc]
                break
    return outcome


def _send(
    database: Engine, post: Post, letter: Letter, server: MailServer, me: str, now: Callable[[], datetime], to: Outcome
) -> None:
    """Send a claimed letter, and keep what became of it."""
    member_id = letter.member_id
    try:
        try:
            post.send(written(letter, server.sender), letter.address)
        except WrongAddress:
            raise NotTaken("address_wrong", 0, letter.address, for_good=True) from None
    except NoPost:
        write(database, lambda connection: _settle(connection, letter, me, state=WAITING, tried=letter.tried))
        raise
    except NotTaken as why:
        last = why.for_good or letter.tried + 1 >= MOST_TRIES
        said = {"error": why.why, "smtp_code": why.code or None}
        later = {} if last else {"next_at": now() + FIRST_PAUSE * 2**letter.tried}
        state = FAILED if last else WAITING
        write(database, lambda connection: _settle(connection, letter, me, state=state, **said, **later))
        (to.failed if last else to.delayed).append((member_id, why.why, why.said))
    else:
        done = {"sent_at": now(), "error": None, "smtp_code": None}
        write(database, lambda connection: _settle(connection, letter, me, state=SENT, **done))
        to.sent += 1


def _due(now: datetime) -> Any:
    m = mail.c
    left = m.claimed_at < now - timedelta(minutes=CLAIM_MINUTES)  # by a process that died
    return or_(and_(m.state == WAITING, m.next_at <= now), and_(m.state == SENDING, left))


def _any_due(database: Engine, now: datetime) -> bool:
    with database.connect() as connection:
        return connection.execute(select(mail.c.id).where(_due(now)).limit(1)).first() is not None


def _claim(connection: Connection, now: datetime, me: str) -> Letter | None:
    """The next mail, which is nobody else's from now on. Writers stand in line, so no two find the same.

    What its reader may not see any more is taken back instead.
    """
    m, clock = mail.c, Clock(now, zone_of(connection))
    tables = mail.join(member, member.c.id == m.member_id).join(mail_body, mail_body.c.mail_id == m.id)
    columns = (
        m.id, m.member_id, m.token, m.created_at, m.tried, member.c.name, member.c.email, member.c.active,
        mail_body.c.subject, mail_body.c.text, mail_body.c.html,
        mail_body.c.rights,
    )  # fmt: skip
    asked = select(*columns).select_from(tables).where(_due(now)).order_by(m.next_at, m.id).limit(1)
    while (found := connection.execute(asked).first()) is not None:
        if outbox.may_still_read(connection, found.member_id, found.rights, clock):
            break
        outbox.take_back(connection, found.id)
    if found is None:
        return None
    claimed = {"state": SENDING, "claimed_at": now, "claimed_by": me, "tried": m.tried + 1}
    connection.execute(update(mail).where(m.id == found.id).values(**claimed))
    return Letter(
        found.id, found.member_id, found.token, found.created_at, found.tried, found.name, found.email,
        found.subject, found.text, found.html,
    )  # fmt: skip


def _settle(connection: Connection, letter: Letter, me: str, **values: Any) -> None:
    """Keep what became of a mail, as long as it is still claimed by `me`. What was sent is not kept."""
    m = mail.c
    mine = update(mail).where(m.id == letter.mail_id, m.state == SENDING, m.claimed_by == me)
    done = connection.execute(mine.values(claimed_at=None, claimed_by=None, **values))
    if done.rowcount and values["state"] == SENT:
        connection.execute(delete(mail_body).where(mail_body.c.mail_id == letter.mail_id))


def _give_up(connection: Connection, now: datetime) -> list[tuple[int, str, str]]:
    """What could not be sent for a week, and what is for somebody who has gone or lost their address since."""
    m, given_up = mail.c, []
    gone = select(member.c.id).where(or_(~member.c.active, member.c.email.is_(None)))
    for why, which in (("too_old", m.created_at < now - TOO_OLD), ("left", m.member_id.in_(gone))):
        waits = and_(or_(m.state == WAITING, _due(now)), which)
        rows = connection.execute(select(m.id, m.member_id).where(waits)).all()
        ids = [row.id for row in rows]
        connection.execute(delete(mail_body).where(mail_body.c.mail_id.in_(ids)))
        connection.execute(update(mail).where(m.id.in_(ids)).values(state=FAILED, error=why, claimed_at=None))
        given_up += [(row.member_id, why, "") for row in rows]
    return given_up


def _say_why(connection: Connection, now: datetime, why: str) -> None:
    """Let administrators read why what waits still does."""
    connection.execute(update(mail).where(mail.c.state == WAITING, mail.c.next_at <= now).values(error=why))
