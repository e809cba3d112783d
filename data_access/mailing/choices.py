"""What mails a person wants, and in which language."""

from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import Connection, select

from data_access.clock import Clock
from data_access.dialect import upsert
from data_access.rejected import NotAllowed
from data_access.requests import done_before, remember
from data_access.schema import mail_choice, member
from data_access.scope import Scope, visible
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


def own_choice(connection: Connection, scope: Scope) -> Choice:
    """What the person chose for themselves; everything, in the language they use, as long as they chose nothing."""
    c = visible(mail_choice, scope)
    asked = select(c.c.refused, c.c.language).where(c.c.member_id == scope.member_id)
    found = connection.execute(asked).first()
    return Choice() if found is None else Choice(frozenset(found.refused), found.language)


def own_address(connection: Connection, scope: Scope) -> str | None:
    """Where the person's mails go; missing where nobody entered an address."""
    m = visible(member, scope)
    return connection.execute(select(m.c.email).where(m.c.id == scope.member_id)).scalar()


def choose_mails(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, refused: tuple[str, ...], language: str
) -> int:
    """Keep which kinds of mails the person does not want, and their language; return their id.

    Raises:
        NotAllowed: `scope` is nobody in particular.
    """
    if scope.member_id is None or not scope.roles:
        raise NotAllowed()
    content = {"refused": sorted(set(refused) & set(KINDS)), "language": language if language in LANGUAGES else None}
    if done_before(connection, "choose_mails", content, by=scope, request_key=request_key) is None:
        _keep(connection, scope.member_id, clock, **content)
        remember(
            connection, "choose_mails", content, by=scope, clock=clock, request_key=request_key,
            entry_id=scope.member_id,
        )  # fmt: skip
    return scope.member_id


def use_language(connection: Connection, scope: Scope, *, clock: Clock, language: str) -> None:
    """Keep which language somebody reads the pages in, so that mails come in it as well."""
    if scope.member_id is None or language not in LANGUAGES:
        return
    known = choice_of(connection, scope.member_id)
    if known is None or known.language != language:
        _keep(connection, scope.member_id, clock, language=language)


def _keep(connection: Connection, member_id: int, clock: Clock, **values: Any) -> None:
    kept = {**values, "changed_at": clock.now}
    made = upsert(connection, mail_choice).values({"member_id": member_id, "refused": [], **kept})
    connection.execute(made.on_conflict_do_update(index_elements=["member_id"], set_=kept))
