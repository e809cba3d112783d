"""What mails a person wants, and in which language."""

from dataclasses import dataclass, field
from typing import cast

from sqlalchemy import Connection, select

from data_access.schema import mail_choice
from metrics.words import LANGUAGES, Language

# Kinds that a person may do without. Which digest somebody gets rests on their roles as well.
WEEK, MONTH, QUARTER, MINUTES = "week", "month", "quarter", "minutes"
KINDS = (WEEK, MONTH, QUARTER, MINUTES)


@dataclass(frozen=True)
class Choice:
    """`refused` are kinds of mails that somebody does not want; without `language` nobody knows which they speak."""

    refused: frozenset[str] = field(default_factory=frozenset)
    language: Language | None = None


def choice_of(connection: Connection, member_id: int) -> Choice | None:
    """What this person chose; None as long as they chose nothing. For who mails them: it is nobody else's to see."""
    asked = select(mail_choice.c.refused, mail_choice.c.language).where(mail_choice.c.member_id == member_id)
    found = connection.execute(asked).first()
    if found is None:
        return None
    language = cast(Language, found.language) if found.language in LANGUAGES else None
    return Choice(frozenset(found.refused), language)
