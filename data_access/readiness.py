"""Whether the database can be served by this program: it answers, and is at the revision that the program needs."""

from enum import Enum

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from data_access.acting import LOGIN
from data_access.dialect import DRIVERS_FAILURES
from data_access.engine import Trouble, trouble
from data_access.migrate import knows, newest, revision_found
from data_access.servers import Servers


class NotReady(Enum):
    """Why it cannot, in a line for whoever watches over servers."""

    AWAY = "the database does not answer"
    BEHIND = "the database is behind this program: run python -m data_access prepare"
    AHEAD = "the database is ahead of this program: start the newer program"


def why_not_ready(servers: Servers) -> NotReady | None:
    """Why the database cannot be served just now; None if it can, be it by a standby in place of the primary."""
    try:
        return unfit(servers)
    except (SQLAlchemyError, *DRIVERS_FAILURES):
        return NotReady.AWAY


def report(servers: Servers) -> tuple[bool, str]:
    """Whether pages can be served, and a line about it for whoever watches over servers."""
    if reason := why_not_ready(servers):
        return False, f"not ready: {reason.value}"
    return True, "ready, for reading only: the primary does not answer" if servers.reading_only else "ready"


def unfit(servers: Servers) -> NotReady | None:
    """Whether the database is behind or ahead of this program; raises where it cannot be asked."""
    found = servers.read(revision_found, LOGIN, first_hand=True)
    if found == newest():
        return None
    return NotReady.BEHIND if found is None or knows(found) else NotReady.AHEAD


def is_away(error: BaseException) -> bool:
    """Whether this went wrong because the database could not be reached."""
    return trouble(error) is Trouble.AWAY


def is_of_database(error: BaseException) -> bool:
    """Whether it was the database that failed, in whatever way, and not this program."""
    return isinstance(error, DBAPIError)
