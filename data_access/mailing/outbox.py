"""The outbox: mails are put here in the transaction that makes them, and sent later by data_access/mailing/sending.py.

Whoever puts a mail does not wait for a server, and a mail is there exactly if what it tells of was stored. The same
mail (its kind and key) for the same person is there once, however often it is put.
"""

from collections.abc import Callable, Collection
from html import unescape
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, and_, delete, insert, select, update

from data_access.clock import Clock
from data_access.dialect import upsert
from data_access.mailing.choices import Choice, choice_of
from data_access.members.people import scope_of
from data_access.schema import mail, mail_body, member
from data_access.scope import Scope

WAITING, SENDING, SENT, FAILED = "waiting", "sending", "sent", "failed"
LONGEST_SUBJECT = 300
SHORTEST_QUOTE = 4  # what is shorter ("ok", "同意") is nobody's words


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
    rights = rights_of(connection, to, clock)
    values = {"mail_id": new, "member_id": to, "written_on": clock.today, "rights": rights, **words}
    connection.execute(insert(mail_body).values(values))
    return True


def rights_of(connection: Connection, member_id: int, clock: Clock) -> dict[str, list[Any]]:
    """What decides what a member may see today: their roles, and the teams that are theirs or led by them."""
    scope = scope_of(connection, member_id, clock.today)
    roles = sorted(role.value for role in scope.roles)
    return {"roles": roles, "own": sorted(scope.own_team_ids), "led": sorted(scope.led_team_ids)}


def may_still_read(connection: Connection, member_id: int, before: dict[str, list[Any]] | None, clock: Clock) -> bool:
    """Whether a member may see today all that they might when a mail was made: whatever took a role or a team from
    them meanwhile, a form, a file or a day that has come."""
    if before is None:
        return True
    now = rights_of(connection, member_id, clock)
    return all(set(before[name]) <= set(now[name]) for name in now)


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


def take_back(connection: Connection, mail_id: int) -> None:
    """Take out a mail that is not sent, since whom it is for may see less than when it was made.

    A digest of what they may still see is made anew when it is next asked for.
    """
    connection.execute(delete(mail_body).where(mail_body.c.mail_id == mail_id))
    connection.execute(delete(mail).where(mail.c.id == mail_id))


def take_back_all(connection: Connection, *, kind: str, key: str) -> None:
    """Take the mails of this kind and key that wait from everybody whom they are for."""
    waiting = and_(mail.c.kind == kind, mail.c.mail_key == key, mail.c.state == WAITING)
    theirs = select(mail.c.id).where(waiting)
    connection.execute(delete(mail_body).where(mail_body.c.mail_id.in_(theirs)))
    connection.execute(delete(mail).where(waiting))


def remove_telling(connection: Connection, tells: Callable[[str], bool], gone: Collection[str] = ()) -> int:
    """Take out the mails of anybody that were not sent and in which something `tells`, or which quote a text that is
    `gone`; how many there were.

    A digest is made anew, without it, when it is next asked for; minutes can be sent again.
    """
    b = mail_body.c
    lines = {" ".join(line.split()) for text in gone for line in text.splitlines()}
    quoted = [line for line in lines if len(line) >= SHORTEST_QUOTE]

    def quotes(row: Any) -> bool:
        said = " ".join(f"{row.subject} {row.text} {unescape(row.html)}".split())
        return any(line in said for line in quoted)

    rows = connection.execute(select(b.mail_id, b.subject, b.text, b.html)).all()
    ids = [row.mail_id for row in rows if any(tells(part) for part in row[1:]) or quotes(row)]
    connection.execute(delete(mail_body).where(b.mail_id.in_(ids)))
    return connection.execute(delete(mail).where(mail.c.id.in_(ids))).rowcount
