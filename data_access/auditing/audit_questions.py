"""The audit as administrators read it: the entries, newest first, a page of them at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from data_access.auditing.audit import What
from data_access.auditing.audit_chain import START, Link, Verified, verify
from data_access.clock import Clock
from data_access.schema import audit_entry, member
from data_access.scope import Action, Scope, may, visible

COLUMNS = (
    "number", "at", "what", "member_id", "by", "by_en", "about_member_id", "about_member", "about_member_en",
    "about", "about_id", "details",
)  # fmt: skip
PAGE = 200
MOST_EXPORTED = 50_000


@dataclass(frozen=True)
class Sought:
    """Which entries: of the days from `first` to before `end`, by whom, about whom, of what kind; all where missing."""

    first: date | None = None
    end: date | None = None
    member_id: int | None = None
    about_member_id: int | None = None
    what: tuple[What, ...] = ()


@dataclass(frozen=True)
class Found:
    """A page of entries, how many there are on all pages, and before which number the next page begins."""

    frame: pd.DataFrame
    total: int
    next_before: int | None


def entries(
    connection: Connection,
    scope: Scope,
    sought: Sought = Sought(),
    *,
    clock: Clock,
    before: int | None = None,
    limit: int = PAGE,
) -> Found:
    """The entries sought, newest first, from the one before number `before` on; none but for administrators.

    One row per entry. Columns: number, at (UTC), what, member_id, by, by_en (who did it, missing for nobody
    and for the console), about_member_id, about_member, about_member_en, about, about_id, details (JSON).

    Source: audit_entry, filled by data_access/auditing/audit.py.
    """
    if not may(scope, Action.SEE_AUDIT):
        return Found(pd.DataFrame(columns=COLUMNS), 0, None)
    e, who = visible(audit_entry, scope), visible(member, scope)
    by, about = who.alias("by"), who.alias("about_whom")
    rules = _rules(e.c, sought, clock)
    total = connection.execute(select(func.count()).select_from(e).where(*rules)).scalar_one()
    if before is not None:
        at = connection.execute(select(e.c.at).where(e.c.id == before)).scalar()
        if at is not None:
            rules.append(or_(e.c.at < at, and_(e.c.at == at, e.c.id < before)))
    page = select(e).where(*rules).order_by(e.c.at.desc(), e.c.id.desc()).limit(limit).subquery("page")
    asked = (
        select(
            page.c.id, page.c.at, page.c.what, page.c.member_id, by.c.name, by.c.name_en, page.c.about_member_id,
            about.c.name, about.c.name_en, page.c.about, page.c.about_id, page.c.details,
        )
        .select_from(page)
        .outerjoin(by, by.c.id == page.c.member_id)
        .outerjoin(about, about.c.id == page.c.about_member_id)
        .order_by(page.c.at.desc(), page.c.id.desc())
    )  # fmt: skip
    rows = connection.execute(asked).all()
    frame = pd.DataFrame([tuple(row) for row in rows], columns=COLUMNS)
    return Found(frame, int(total), int(rows[-1][0]) if len(rows) == limit else None)


def chain(connection: Connection, scope: Scope, *, after: Link = START, slices: int = 1) -> Verified | None:
    """How whole the chain is from `after` on, looked at for so many slices; None but for administrators."""
    return verify(connection, after=after, slices=slices) if may(scope, Action.SEE_AUDIT) else None


def since(connection: Connection, moment: datetime | None) -> Iterator[dict[str, Any]]:
    """Every entry from `moment` on, in the chain's order, for whoever may start programs on the server."""
    asked = select(audit_entry).order_by(audit_entry.c.id)
    if moment is not None:
        asked = asked.where(audit_entry.c.at >= moment)
    for row in connection.execute(asked.execution_options(yield_per=1_000)).mappings():
        yield dict(row)


def _rules(c: Any, sought: Sought, clock: Clock) -> list[ColumnElement[bool]]:
    rules: list[ColumnElement[bool]] = []
    if sought.first is not None:
        rules.append(c.at >= clock.midnight(sought.first))
    if sought.end is not None:
        rules.append(c.at < clock.midnight(sought.end))
    if sought.member_id is not None:
        rules.append(c.member_id == sought.member_id)
    if sought.about_member_id is not None:
        rules.append(c.about_member_id == sought.about_member_id)
    if sought.what:
        rules.append(c.what.in_([what.value for what in sought.what]))
    return rules
