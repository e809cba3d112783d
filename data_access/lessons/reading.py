"""Looking lessons up by words and tags, and counting who has read one."""

from collections import Counter
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, case, false, func, or_, select, update

from data_access.clock import Clock
from data_access.dialect import upsert
from data_access.lessons.writing import ORIGINS, PROPOSED, PUBLISHED, publishes
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import lesson, member, seen, team
from data_access.scope import Role, Scope, visible

SUBJECT = "lesson"  # of `seen`
MOST_WORDS = 6
_KEPT = (
    "origin", "origin_id", "heading", "happened", "learned", "team_id", "state", "published_on", "written_on",
    "withdrawn_why", "reads", "changed_at", "revision",
)  # fmt: skip


def lessons(
    connection: Connection,
    scope: Scope,
    *,
    words: str = "",
    tags: tuple[str, ...] = (),
    lesson_id: int | None = None,
    limit: int = 500,
) -> pd.DataFrame:
    """The lessons that `scope` may read: those that wait for them or are their own first, then the newest.

    words: each of them has to stand in the heading, the text or a tag, in any case. tags: each of them.
    One row per lesson. Columns: number, origin ("action", "complaint"), origin_id, heading, happened, learned, tags (a
    tuple), team_id, team, team_en, state, written_on, published_on, withdrawn_why, reads (people who opened it, without
    who wrote it), changed_at (UTC), revision, writer, writer_en (missing for who reads no names), mine, leads (whether
    `scope` publishes it), reachable (whether `scope` may open what it was written from), all (how many there are).

    Source: lesson, filled by data_access/lessons/writing.py.
    """
    one, t, m = visible(lesson, scope), visible(team, scope), visible(member, scope)
    rules: list[ColumnElement[bool]] = [_about(one, word) for word in words.split()[:MOST_WORDS]]
    rules += [one.c.tags.icontains(f",{tag},", autoescape=True) for tag in tags]
    if lesson_id is not None:
        rules.append(one.c.id == lesson_id)
    reachable = case(
        *((one.c.origin == origin, one.c.origin_id.in_(select(visible(table, scope).c.id)))
          for origin, table in ORIGINS.items()),
        else_=false(),
    )  # fmt: skip
    total = select(func.count()).select_from(one).where(*rules).scalar_subquery()
    asked = (
        select(
            one.c.id.label("number"), *(one.c[name] for name in _KEPT), one.c.tags, t.c.name.label("team"),
            t.c.name_en.label("team_en"), one.c.written_by, m.c.name.label("writer"), m.c.name_en.label("writer_en"),
            reachable.label("reachable"), total.label("all"),
        )
        .select_from(one.outerjoin(t, t.c.id == one.c.team_id).outerjoin(m, m.c.id == one.c.written_by))
        .where(*rules)
        .order_by(case((one.c.state == PROPOSED, 0), (one.c.state == PUBLISHED, 1), else_=2))
        .order_by(func.coalesce(one.c.published_on, one.c.written_on).desc(), one.c.id.desc())
        .limit(limit)
    )  # fmt: skip
    return _readable(pd.read_sql(asked, connection), scope)


def tags_used(connection: Connection, scope: Scope) -> pd.DataFrame:
    """The tags of published lessons. One row per tag, the most used first. Columns: tag, n (lessons).

    Source: lesson.
    """
    one = visible(lesson, scope)
    found = connection.execute(select(one.c.tags).where(one.c.state == PUBLISHED, one.c.tags.is_not(None))).scalars()
    counted = Counter(tag for tags in found for tag in _split(tags))
    rows = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    return pd.DataFrame(rows, columns=["tag", "n"]).astype({"n": "int64"})


def read_lesson(connection: Connection, scope: Scope, *, clock: Clock, lesson_id: int) -> int:
    """Count that the person opened a published lesson; 1 the first time, else 0. Who wrote it is not counted.

    Raises:
        NotAllowed: `scope` is nobody's.
        Rejected: "entry_not_found".
    """
    if scope.member_id is None or not scope.roles:
        raise NotAllowed()
    one = visible(lesson, scope)
    found = connection.execute(select(one.c.written_by, one.c.state).where(one.c.id == lesson_id)).first()
    if found is None:
        raise Rejected("entry_not_found")
    if found.written_by == scope.member_id or found.state != PUBLISHED:
        return 0
    row = {"member_id": scope.member_id, "subject": SUBJECT, "name": f"lesson:{lesson_id}", "seen_at": clock.now}
    new = upsert(connection, seen).values(row).on_conflict_do_nothing(index_elements=["member_id", "subject", "name"])
    if connection.execute(new.returning(seen.c.id)).first() is None:
        return 0
    connection.execute(update(lesson).where(lesson.c.id == lesson_id).values(reads=lesson.c.reads + 1))
    return 1


def _about(one: Any, word: str) -> ColumnElement[bool]:
    return or_(*(one.c[name].icontains(word, autoescape=True) for name in ("heading", "happened", "learned", "tags")))


def _split(tags: object) -> tuple[str, ...]:
    return tuple(tag for tag in tags.split(",") if tag) if isinstance(tags, str) else ()


def _readable(found: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    for name in ("written_on", "published_on"):
        found[name] = pd.to_datetime(found[name])
    found["changed_at"] = pd.to_datetime(found["changed_at"], utc=True)
    found = found.astype({"team_id": "Int64", "reachable": "bool", "number": "int64"})
    found["tags"] = [_split(tags) for tags in found["tags"]]
    mine = found.pop("written_by").eq(scope.member_id).fillna(False).astype(bool)
    found["mine"] = mine & (scope.member_id is not None)
    found["leads"] = [publishes(scope, None if pd.isna(team_id) else int(team_id)) for team_id in found["team_id"]]
    if not (scope.everything or scope.has(Role.STAFF, Role.LEAD)):
        for name in ("writer", "writer_en"):
            found[name] = None
    return found
