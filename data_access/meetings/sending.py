"""Sending minutes to the team: a mail for each of its people in their language, put into the outbox once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from data_access import requests
from data_access.clock import Clock
from data_access.mailing import outbox
from data_access.mailing.choices import MINUTES, choice_of
from data_access.meetings import rules
from data_access.meetings.gate import CLOSED
from data_access.members.people import scope_of
from data_access.rejected import Rejected
from data_access.schema import meeting, meeting_presence
from data_access.scope import Action, Scope, require, visible
from metrics.words import Language


@dataclass(frozen=True)
class MinutesLetter:
    """The minutes as a mail in one language."""

    language: Language
    subject: str
    text: str
    html: str


def send_minutes(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    meeting_id: int,
    letters: Sequence[MinutesLetter],
) -> int:
    """Send the minutes of a closed meeting to whoever was expected at it and may still read them, whose first letter is
    in the language of who never chose one; return how many mails wait to be sent now.

    Sent again, nobody gets them twice, unless the meeting was opened and closed again meanwhile.

    Raises:
        Rejected: also "meeting_not_closed".
    """
    require(scope, Action.HOLD_MEETINGS)

    def work() -> int:
        row = rules.found(connection, meeting_id, by=scope)
        if row["state"] != CLOSED:
            raise Rejected("meeting_not_closed")
        p = visible(meeting_presence, scope)
        people = connection.execute(select(p.c.member_id).where(p.c.meeting_id == meeting_id)).scalars().all()
        by_language = {letter.language: letter for letter in letters}
        key = _key(row)
        put = 0
        for member_id in people:
            if not _reads(connection, meeting_id, scope_of(connection, member_id, clock.today)):
                continue
            chosen = choice_of(connection, member_id)
            letter = by_language.get(chosen.language or letters[0].language) if chosen else letters[0]
            letter = letter or letters[0]
            put += outbox.put(
                connection, by=scope, clock=clock, to=member_id, kind=MINUTES, key=key, subject=letter.subject,
                text=letter.text, html=letter.html,
            )  # fmt: skip
        values = {"sent_at": clock.now, "sent_by": scope.member_id}
        connection.execute(update(meeting).where(meeting.c.id == meeting_id).values(values))
        return put

    content = {"meeting_id": meeting_id}
    return requests.once(connection, "send_minutes", content, work, by=scope, clock=clock, request_key=request_key)


def take_back_minutes(connection: Connection, row: Mapping[Any, Any]) -> None:
    """Take mails with the minutes of this meeting that wait out of the outbox: they are about to be corrected."""
    outbox.take_back_all(connection, kind=MINUTES, key=_key(row))


def _key(row: Mapping[Any, Any]) -> str:
    """The minutes as they were closed: closed once more, they are others."""
    return f"{row['id']} {row['closed_at']:%Y-%m-%d %H:%M:%S}"


def _reads(connection: Connection, meeting_id: int, theirs: Scope) -> bool:
    """Whether somebody may read the minutes today: who left the team since does not."""
    m = visible(meeting, theirs)
    return connection.execute(select(m.c.id).where(m.c.id == meeting_id)).first() is not None
