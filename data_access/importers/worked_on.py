"""What people did with imported complaints, which a file says nothing of and must not undo."""

from sqlalchemy import ColumnElement, Connection, Table, and_, select, update

from data_access.schema import complaint, complaint_pause, complaint_stage
from data_access.stamps import stamp


def as_people_left_them(connection: Connection, of_file: ColumnElement[bool]) -> None:
    """Let the stages of voided complaints count for nobody, and nothing be due of those that wait for others.

    `of_file`: which complaints a file brought or changed just now.
    """
    c, p, s = complaint, complaint_pause, complaint_stage
    voided = select(c.c.id).where(of_file, c.c.voided_at.is_not(None))
    _put(connection, s, and_(s.c.complaint_id.in_(voided), s.c.counted), counted=False)
    waits = select(p.c.complaint_id).where(p.c.ended_at.is_(None))
    waiting = connection.execute(select(c.c.id).where(of_file, c.c.id.in_(waits), c.c.ended_on.is_(None))).scalars()
    if ids := waiting.all():
        began = select(p.c.began_at).where(p.c.complaint_id == s.c.complaint_id, p.c.ended_at.is_(None))
        in_time = s.c.due_at > began.scalar_subquery()  # what was late before stays late
        _put(connection, c, and_(c.c.id.in_(ids), c.c.due_at.is_not(None)), due_at=None)
        _put(connection, s, and_(s.c.complaint_id.in_(ids), s.c.left_at.is_(None), in_time), due_at=None)


def _put(connection: Connection, table: Table, which: ColumnElement[bool], **values: bool | None) -> None:
    """Change rows, and stamp their days."""
    changed = update(table).values(values).where(which).returning(table.c[table.info["day"]])
    stamp(connection, table, set(connection.execute(changed).scalars()))
