"""Which server a read is asked of: the primary, or a hot standby that has all that the primary had at that moment.

Everything is written to the primary. A standby follows it by some milliseconds or, when it is busy, by more; so before
each read it is asked how far it has come, and the primary how far it is. Only a standby that has it all is read,
else the primary: what anybody stored, everybody's next page shows, in whichever process, and nobody's time runs
backwards. Who is signed in and what they may is asked of the primary itself.

While the primary does not answer nobody can change anything, and a standby that has all that this process ever knew of
answers in its place; that it does, pages say. A server that went away is asked again beside the pages, not by them.
"""

import logging
import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import count
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, event

from data_access.acting import HOUSE, Acting, guard, guarded
from data_access.dialect import POSITION_OF_PRIMARY, POSITION_OF_STANDBY
from data_access.engine import Trouble, database_address, open_database, reading, trouble, write
from data_access.looking import Looking

# A server that does not answer is asked again no more often.
AGAIN_SECONDS = 1.0
# Others can be asked in place of a standby, so nobody waits long for one; what its address says otherwise holds.
IMPATIENT = {"connect_timeout": "3", "tcp_user_timeout": "5000"}

# What was seen since the page began, by who looked and for what, with how much had been written here by then.
_seen_by_page: ContextVar[dict[Any, tuple[int, Any]] | None] = ContextVar("seen_by_page", default=None)

Answer = TypeVar("Answer")
log = logging.getLogger("dashboard")


@dataclass(frozen=True)
class Position:
    """How far a server has come: up to which byte of which history, since two may have gone different ways."""

    history: str
    byte: int

    def holds(self, other: "Position") -> bool:
        """Whether all that was there at `other` is here, too."""
        return self.history == other.history and self.byte >= other.byte


def open_standby(url: str) -> Engine:
    """The engine of a hot standby."""
    address = database_address(url)
    return open_database(address.set(query={**IMPATIENT, **address.query}).render_as_string(hide_password=False))


class Servers:
    """The primary and its standbys; without any of these, as on SQLite, nothing but the database itself."""

    def __init__(self, primary: Engine, standbys: Sequence[Engine] = ()) -> None:
        self.primary = primary
        self._primary = _Server(primary, "the primary", POSITION_OF_PRIMARY, {Trouble.AWAY})
        # A standby also breaks off a question that stands in the way of following: then another server has the answer.
        self._standbys = [
            _Server(each, f"standby {number}", POSITION_OF_STANDBY, set(Trouble))
            for number, each in enumerate(standbys, start=1)
        ]
        self._known: Position | None = None  # of all that was ever read here of the primary
        self._learning = threading.Lock()
        self._turn = count()
        self._written = 0  # how often this process wrote to the primary
        event.listen(primary, "commit", self._notice_writing)
        if guarded(primary):
            for each in standbys:
                guard(each)

    @property
    def reading_only(self) -> bool:
        """Whether a standby stands in for the primary, so that nothing can be stored."""
        return bool(self._standbys) and not self._primary.answers()

    @contextmanager
    def reading(self, acting: Acting = HOUSE, *, first_hand: bool = False) -> Iterator[Connection]:
        """One consistent snapshot of all that is committed by now, as in data_access/engine.py.

        `first_hand`: of the primary as long as it answers.
        """
        server = self._chosen(first_hand)
        with server.noticing(), reading(server.engine, acting) as connection:
            yield connection
        if server is self._primary:
            self._learn()

    def read(self, work: Callable[[Connection], Answer], acting: Acting = HOUSE, *, first_hand: bool = False) -> Answer:
        """What `work` finds in such a snapshot; it is run again where the server went away meanwhile."""

        def once() -> Answer:
            with self.reading(acting, first_hand=first_hand) as connection:
                return work(connection)

        return self.again(once)

    def again(self, work: Callable[[], Answer]) -> Answer:
        """What `work` gives, which reads; once more, of another server, where the one that it asked failed."""
        try:
            return work()
        except Exception as error:
            if not self._standbys or trouble(error) is None:
                raise
        return work()

    @contextmanager
    def one_look(self) -> Iterator[None]:
        """In this block the primary is looked at once: a page asks a hundred times whether anything has changed, and
        all of it may well be of one moment, that of its beginning. What this process itself stores it sees at once.
        """
        before = _seen_by_page.set({})
        try:
            yield
        finally:
            _seen_by_page.reset(before)

    def look(self, statement: str, *, anew: bool = False) -> tuple[Hashable, Any]:
        """The one value that `statement` finds at the primary (data_access/looking.py), and who was asked for it.

        `anew`: also within `one_look`.
        """
        seen, written = _seen_by_page.get(), self._written
        if seen is not None and not anew:
            before, found = seen.get((self, statement), (-1, None))
            if before == written:
                return found  # type: ignore[no-any-return]
        found = self.again(lambda: self._chosen(first_hand=True).look(statement))
        if seen is not None:
            seen[self, statement] = (written, found)
        return found

    def write(self, work: Callable[[Connection], Answer]) -> Answer:
        """Run `work` in a writing transaction of the primary (data_access/engine.py) and return its answer."""
        answer = write(self.primary, work)
        self._learn()
        return answer

    def close(self) -> None:
        """Look no more, and let go of the standbys; the primary is its owner's."""
        for server in (self._primary, *self._standbys):
            server.close()
        for server in self._standbys:
            server.engine.dispose()

    def _notice_writing(self, connection: Connection) -> None:
        if connection.get_execution_options().get("writes"):
            self._written += 1

    def _chosen(self, first_hand: bool) -> "_Server":
        """Who is asked. The primary, too, where it does not answer and nobody can stand in: it says best why."""
        if not self._standbys or (first_hand and self._primary.answers()):
            return self._primary
        wanted = self._learn() or self._known
        first = next(self._turn)
        for number in range(len(self._standbys)):
            server = self._standbys[(first + number) % len(self._standbys)]
            if wanted is not None and server.has(wanted):
                return server
        return self._primary

    def _learn(self) -> Position | None:
        """How far the primary is, which is kept for when it does not answer; None if it does not."""
        found = self._primary.position() if self._standbys else None
        if found is not None:
            with self._learning:
                if self._known is None or not self._known.holds(found):
                    self._known = found
        return found


class _Server:
    """One server, whether it answered when it was last asked, and how far it has come."""

    def __init__(self, engine: Engine, named: str, position: str, lost_by: set[Trouble]) -> None:
        self.engine = engine
        self._named = named
        self._position = position
        self._lost_by = lost_by
        self._looking = Looking(engine)
        self._away = False
        self._again_at = 0.0
        self._trying = threading.Lock()

    def answers(self) -> bool:
        """Whether it did when it was last asked."""
        if self._away and monotonic() >= self._again_at and self._trying.acquire(blocking=False):
            threading.Thread(target=self._try_again, name="standby", daemon=True).start()
        return not self._away

    def position(self) -> Position | None:
        """How far it has come; None while it does not answer, or is not what it is taken for."""
        if not self.answers():
            return None
        try:
            found = self._looking.at(self._position)
        except Exception as error:
            if trouble(error) is None:
                raise
            self._lost()
            return None
        if found is None:
            self._lost("is in the other role")
            return None
        history, byte = found.split()
        return Position(history, int(byte))

    def has(self, wanted: Position) -> bool:
        """Whether all that there was at `wanted` can be read here."""
        own = self.position()
        return own is not None and own.holds(wanted)

    def look(self, statement: str) -> tuple[Hashable, Any]:
        """The value that `statement` finds, and the connection that it was seen through."""
        with self.noticing():
            value = self._looking.at(statement)
        return (self._named, self._looking.opened), value

    @contextmanager
    def noticing(self) -> Iterator[None]:
        """Notice when the server goes away in this block."""
        try:
            yield
        except Exception as error:
            if trouble(error) in self._lost_by:
                self._lost()
            raise

    def close(self) -> None:
        """Let go of the connection, once nobody tries to make one."""
        with self._trying:
            self._looking.close()

    def _lost(self, why: str = "does not answer") -> None:
        self._again_at = monotonic() + AGAIN_SECONDS
        if not self._away:
            self._away = True
            log.warning("%s %s", self._named, why)

    def _try_again(self) -> None:
        try:
            if self._looking.at(self._position) is not None:
                self._away = False
                log.warning("%s answers again", self._named)
        except Exception as error:
            if trouble(error) is None:
                log.exception("%s cannot be asked", self._named)
        finally:
            self._again_at = monotonic() + AGAIN_SECONDS
            self._trying.release()
