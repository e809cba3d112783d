"""Whether the database can be served by this program: it answers, and is at the revision that the program needs."""

from enum import Enum
from functools import cache

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from data_access.dialect import DRIVERS_FAILURES
from data_access.engine import Trouble, trouble
from data_access.migrate import knows, newest, revision


class NotReady(Enum):
    """Why it cannot, in a line for whoever watches over servers."""

    AWAY = "the database does not answer"
    BEHIND = "the database is behind this program: run python -m data_access prepare"
    AHEAD = "the database is ahead of this program: start the newer program"


def why_not_ready(database: Engine) -> NotReady | None:
    """Why the database cannot be served just now; None if it can."""
    try:
        return unfit(database)
    except (SQLAlchemyError, *DRIVERS_FAILURES):
        return NotReady.AWAY


def unfit(database: Engine) -> NotReady | None:
    """Whether the database is behind or ahead of this program; raises where it cannot be asked."""
    found = revision(database)
    if found == _needed():
        return None
    return NotReady.BEHIND if found is None or knows(found) else NotReady.AHEAD


def is_away(error: BaseException) -> bool:
    """Whether this went wrong because the database could not be reached."""
    return trouble(error) is Trouble.AWAY


def is_of_database(error: BaseException) -> bool:
    """Whether it was the database that failed, in whatever way, and not this program."""
    return isinstance(error, DBAPIError)


@cache
def _needed() -> str:
    return newest()
