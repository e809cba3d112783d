"""What an action came from: whether somebody may read the entry, and so be led back to it or decide about it."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, exists, select

from data_access.actions.rules import MEETING, REVIEW, SUGGESTION
from data_access.rejected import Rejected
from data_access.schema import meeting_item, quality_review, suggestion
from data_access.scope import Scope, visible

_TABLES = {MEETING: meeting_item, SUGGESTION: suggestion, REVIEW: quality_review}


def readable_origin(actions: Any, *, by: Scope) -> ColumnElement[Any]:
    """The number of the entry that an action came from, where `by` may read that entry; NULL elsewhere."""
    whens = []
    for origin, table in _TABLES.items():
        rows = visible(table, by).alias(f"of_{origin}")
        there = exists().where(rows.c.id == actions.c.origin_id)
        whens.append((and_(actions.c.origin == origin, there), actions.c.origin_id))
    return case(*whens, else_=None)


def with_meeting_items(actions: Any, joined: Any, *, by: Scope) -> tuple[Any, tuple[ColumnElement[Any], ...]]:
    """`joined` with the items of meetings about which actions were decided, and their columns met_on (the Monday of the
    meeting's week), about_kind, about_en and about_zh (the item's line); NULL for who may not read that meeting."""
    i = visible(meeting_item, by).alias("decided_in")
    of_item = and_(actions.c.origin == MEETING, i.c.id == actions.c.origin_id)
    columns = (
        i.c.week_on.label("met_on"), i.c.kind.label("about_kind"), i.c.line_en.label("about_en"),
        i.c.line_zh.label("about_zh"),
    )  # fmt: skip
    return joined.outerjoin(i, of_item), columns


def origin_read(connection: Connection, origin: str, origin_id: int | None, *, by: Scope) -> None:
    """Refuse an entry that `by` may not read, one that does not count any more, and none where one is needed."""
    if origin not in _TABLES:
        return
    rows = visible(_TABLES[origin], by)
    asked = select(rows.c.id).where(rows.c.id == origin_id)
    if origin == SUGGESTION:
        asked = asked.where(rows.c.counted)
    if origin == REVIEW:
        asked = asked.where(rows.c.voided_at.is_(None))
    if connection.execute(asked).first() is None:
        raise Rejected("entry_not_found")
