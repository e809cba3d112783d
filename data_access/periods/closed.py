"""Which periods are closed: what they came to stays, and what was set out to be reached in them."""

from datetime import date

from sqlalchemy import Connection, exists, select

from data_access.schema import period_snapshot


def is_closed(connection: Connection, from_on: date, to_on: date) -> bool:
    """Whether the days from `from_on` up to, not including, `to_on` lie within one closed period.

    A closed quarter closes its months, but not the year it is a part of.
    """
    s = period_snapshot.c
    return bool(connection.execute(select(exists().where(s.from_on <= from_on, s.to_on >= to_on))).scalar())
