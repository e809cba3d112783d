"""The outbox: mails are put here in the transaction that makes them, and sent later by data_access/mailing/sending.py.

Whoever puts a mail does not wait for a server, and a mail is there exactly if what it tells of was stored. The same
mail (its kind and key) for the same person is there once, however often it is put.
"""

from collections.abc import Callable
from uuid import uuid4

from sqlalchemy import Connection, delete, insert, select, update

from data_access.clock import Clock
from data_access.dialect import upsert
from data_access.mailing.choices import Choice, choice_of
from data_access.schema import mail, mail_body, member
from data_access.scope import Scope

WAITING, SENDING, SENT, FAILED = "waiting", "sending", "sent", "failed"
LONGEST_SUBJECT = 300


def put(
    connection: Connection, *, by: Scope, clock: Clock, to: int, kind: str, key: str, subject: str, text: str, html: str
) -> bool:
    """Put a mail for the member `to` into the outbox; whether it is new there.

    Nothing is put for who gets none (`receives`), nor a second time under the same kind and key.
    """
    if not receives(connection, to, kind):
        return False
    made = upsert(connection, mail).values(
        member_id=to,
        kind=kind,
        mail_key=key,
        token=str(uuid4()),
        state=WAITING,
        created_at=clock.now,
        created_by=by.member_id,
        next_at=clock.now,
    )
    new = connection.execute(made.on_conflict_do_nothing().returning(mail.c.id)).scalar()
    if new is None:
        return False
    words = {"subject": " ".join(subject.split())[:LONGEST_SUBJECT], "text": text, "html": html}
    connection.execute(insert(mail_body).values(mail_id=new, member_id=to, written_on=clock.today, **words))
    return True


def there(connection: Connection, *, to: int, kind: str, key: str) -> bool:
    """Whether this mail was put before, so that it need not be made again."""
    m = mail.c
    asked = select(m.id).where(m.member_id == to, m.kind == kind, m.mail_key == key)
    return connection.execute(asked).first() is not None


def receives(connection: Connection, member_id: int, kind: str) -> bool:
    """Whether a member is active, has an address, and did not choose to be spared this kind of mail."""
    m = member.c
    asked = select(m.id).where(m.id == member_id, m.active, m.email.is_not(None))
    if connection.execute(asked).first() is None:
        return False
    return kind not in (choice_of(connection, member_id) or Choice()).refused


def remove_of(connection: Connection, member_id: int) -> int:
    """Take a member's mails out, whatever became of them; how many there were."""
    connection.execute(delete(mail_body).where(mail_body.c.member_id == member_id))
    connection.execute(update(mail).where(mail.c.created_by == member_id).values(created_by=None))
    return connection.execute(delete(mail).where(mail.c.member_id == member_id)).rowcount


def take_back(connection: Connection, member_id: int) -> None:
    """Take out a member's mails that were not sent, when they may see less than when these were made.

    A digest of what they may still see is made anew when it is next asked for.
    """
    theirs = select(mail.c.id).where(mail.c.member_id == member_id, mail.c.state != SENT)
    connection.execute(delete(mail_body).where(mail_body.c.mail_id.in_(theirs)))
    connection.execute(delete(mail).where(mail.c.member_id == member_id, mail.c.state != SENT))


def remove_telling(connection: Connection, tells: Callable[[str], bool]) -> int:
    """Take out the mails of anybody that were not sent and in which something `tells`; how many there were.

    A digest is made anew, without it, when it is next asked for.
    """
    b = mail_body.c
    rows = connection.execute(select(b.mail_id, b.subject, b.text, b.html)).all()
    ids = [row.mail_id for row in rows if any(tells(part) for part in row[1:])]
    connection.execute(delete(mail_body).where(b.mail_id.in_(ids)))
    return connection.execute(delete(mail).where(mail.c.id.in_(ids))).rowcount
