"""Making digests: who gets one, what stands in it, and putting it into the outbox or into a folder."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, or_, select

from data_access.acting import acting_for
from data_access.clock import Clock
from data_access.digest.administering import admin_part
from data_access.digest.content import Part, Written
from data_access.digest.directing import executive_part
from data_access.digest.leading import lead_parts
from data_access.digest.own import own_part
from data_access.digest.reader import Reader
from data_access.digest.rendering import written
from data_access.digest.spans import Span
from data_access.engine import reading, unhurried
from data_access.mailing.choices import Choice, choice_of
from data_access.members.people import scope_of
from data_access.numbers.asking import Asked
from data_access.schema import member, member_role, membership, team
from data_access.scope import Role
from metrics.formats import Local
from metrics.words import Language

# Why somebody gets none.
LEFT, NO_ADDRESS, REFUSED, NOTHING = "left", "no_address", "refused", "nothing"


@dataclass(frozen=True)
class Recipient:
    """Somebody with a role; `why_not` is missing where they get a digest."""

    member_id: int
    name: str
    name_en: str | None
    language: Language
    why_not: str | None

    @property
    def called(self) -> str:
        """Their name in their language."""
        return self.name_en if self.language == "en" and self.name_en else self.name


@dataclass(frozen=True)
class House:
    """What every digest of a run is made with. address: what people type for the dashboard."""

    database: Engine
    asked: Asked
    clock: Clock
    local: Local
    span: Span
    address: str | None


def recipients(
    connection: Connection, *, kind: str, clock: Clock, addressed: bool, team_id: int | None = None
) -> list[Recipient]:
    """Everybody who ever had a role, by name; with `team_id` only who belongs to that team today or leads it.

    addressed: whether an address is needed. Who never chose a language gets that of their name.
    """
    roles = select(member_role.c.member_id)
    asked = select(member).where(member.c.id.in_(roles)).order_by(member.c.name, member.c.id)
    if team_id is not None:
        s, today = membership.c, clock.today
        there = select(s.member_id).where(
            s.team_id == team_id, s.from_on <= today, or_(s.to_on.is_(None), s.to_on > today)
        )
        leads = select(team.c.lead_id).where(team.c.id == team_id)
        asked = asked.where(or_(member.c.id.in_(there), member.c.id.in_(leads)))
    found = []
    for row in connection.execute(asked):
        chosen = choice_of(connection, row.id) or Choice()
        why_not = None
        if not row.active:
            why_not = LEFT
        elif addressed and not row.email:
            why_not = NO_ADDRESS
        elif kind in chosen.refused:
            why_not = REFUSED
        found.append(Recipient(row.id, row.name, row.name_en, chosen.language or _language_of(row.name), why_not))
    return found


def _language_of(name: str) -> Language:
    return "zh" if any("\u4e00" <= sign <= "\u9fff" for sign in name) else "en"


def made(house: House, to: Recipient) -> Written | None:
    """The digest of one person, asked with their own scope; None where there is nothing to tell them."""
    with reading(house.database) as connection:
        scope = scope_of(connection, to.member_id, house.clock.today)
    # As their pages would ask: where the wall of PostgreSQL stands, it keeps from this what it keeps from them.
    with reading(house.database, acting_for(scope)) as connection:
        unhurried(connection)
        reader = Reader(connection, house.asked, scope, house.clock, to.language, house.local, house.span)
        parts = [part for part in _parts(reader) if part.sections]
    if not parts:
        return None
    return written(parts, to.called, house.span, to.language, address=house.address)


def _parts(reader: Reader) -> Iterator[Part]:
    """One mail holds what somebody is, in all their roles."""
    roles = reader.scope.roles
    if Role.LEAD in roles:
        yield from lead_parts(reader)
    if roles & {Role.STAFF, Role.LEAD}:
        yield own_part(reader)
    if Role.EXECUTIVE in roles:
        yield executive_part(reader)
    if Role.ADMIN in roles:
        yield admin_part(reader)


def store(folder: Path, span: Span, to: Recipient, digest: Written) -> Path:
    """Write a digest as two files that nobody else on this machine may read; the one that a browser shows."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"{span.key}-{to.member_id}"
    for ending, content in (("txt", digest.text), ("html", digest.html)):
        unfinished = folder / f".{name}.{ending}"
        unfinished.unlink(missing_ok=True)
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(content)
        unfinished.replace(folder / f"{name}.{ending}")
    return folder / f"{name}.html"
