"""Recording what somebody saw or tried, beside whatever else goes on: a page is never kept waiting, and nothing lost.

A command records in its own transaction (audit.py). A look has none, so it gets a small one, in a thread
of its own; the page waits for it for a moment, so that in the usual case it is recorded before anything is shown.
While the database is busy, with a large import for instance, or away, the entry waits in this process and is written
as soon as that is over. What still waits when the process ends goes to the log.
"""

import atexit
import logging
import time
from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Condition, Lock, Thread
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from data_access.auditing import audit
from data_access.auditing.audit import What
from data_access.clock import Clock
from data_access.engine import trouble, writing_aside

LOG = logging.getLogger(__name__)
# Looking at the same thing again within this is no other look.
AGAIN_AFTER = timedelta(minutes=10)
PATIENCE_SECONDS = 0.25
AGAIN_SECONDS = 0.2
LAST_PATIENCE_SECONDS = 5.0
MOST_REMEMBERED = 10_000


@dataclass(frozen=True)
class Look:
    """One entry to be: who, what, when, about what."""

    by: int | None
    what: What
    clock: Clock
    about_member_id: int | None = None
    about: str | None = None
    about_id: int | None = None
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def thing(self) -> Hashable:
        """What must be another one for the entry to be another one."""
        named = audit.canonical(self.details)
        return self.by, self.what, self.about_member_id, self.about, self.about_id, named


@dataclass
class _Waiting:
    """The entries of one database that are not written yet, and what was recorded lately."""

    entries: deque[Look] = field(default_factory=deque)
    lately: dict[Hashable, datetime] = field(default_factory=dict)
    changed: Condition = field(default_factory=Condition)
    writer: Thread | None = None


_all: "WeakKeyDictionary[Engine, _Waiting]" = WeakKeyDictionary()
_lock = Lock()


def seen(database: Engine, look: Look, *, once: bool = True, patience: float = PATIENCE_SECONDS) -> None:
    """Record a look; with `once` not again within AGAIN_AFTER. Waits for it no longer than `patience` (seconds)."""
    waiting = _of(database)
    with waiting.changed:
        if once and _was_lately(waiting, look):
            return
        stuck = bool(waiting.entries)  # the database is busy, which a page before this one has waited for
        waiting.entries.append(look)
        if waiting.writer is None:
            waiting.writer = Thread(target=_write, args=(database, waiting), name="audit", daemon=True)
            waiting.writer.start()
        if patience and not stuck:
            waiting.changed.wait_for(lambda: look not in waiting.entries, patience)


def not_written(database: Engine) -> int:
    """How many entries of this process wait to be written."""
    waiting = _of(database)
    with waiting.changed:
        return len(waiting.entries)


def settle(database: Engine, patience: float = LAST_PATIENCE_SECONDS) -> bool:
    """Wait until everything is written, and say whether it is."""
    waiting = _of(database)
    with waiting.changed:
        return waiting.changed.wait_for(lambda: waiting.writer is None, patience)


def _of(database: Engine) -> _Waiting:
    with _lock:
        return _all.setdefault(database, _Waiting())


def _was_lately(waiting: _Waiting, look: Look) -> bool:
    now, thing = look.clock.now, look.thing
    if now - waiting.lately.get(thing, now - AGAIN_AFTER) < AGAIN_AFTER:
        return True
    if len(waiting.lately) >= MOST_REMEMBERED:
        waiting.lately = {key: at for key, at in waiting.lately.items() if now - at < AGAIN_AFTER}
    waiting.lately[thing] = now
    return False


def _write(database: Engine, waiting: _Waiting) -> None:
    """Write what waits, all of it in one transaction, until nothing does."""
    while True:
        with waiting.changed:
            batch = list(waiting.entries)
            if not batch:
                waiting.writer = None
                waiting.changed.notify_all()
                return
        if not _written(database, batch):
            time.sleep(AGAIN_SECONDS)
            continue
        with waiting.changed:
            for _ in batch:
                waiting.entries.popleft()
            waiting.changed.notify_all()


def _written(database: Engine, batch: list[Look]) -> bool:
    """Whether nothing of `batch` is left to be written: it is in the audit or, where that can never be, in the log."""
    try:
        with writing_aside(database) as connection:
            for look in batch:
                audit.record(
                    connection, look.by, look.what, look.clock, about_member_id=look.about_member_id,
                    about=look.about, about_id=look.about_id, **look.details,
                )  # fmt: skip
    except Exception as error:
        if trouble(error) is not None:
            return False
        LOG.exception("an audit entry cannot be written")
        _to_log(batch)
    return True


def _to_log(entries: list[Look]) -> None:
    for look in entries:
        LOG.error("not in the audit: %s at %s by %s", look.what, look.clock.now.isoformat(), look.thing)


@atexit.register
def _at_the_end() -> None:
    for database, waiting in list(_all.items()):
        if not settle(database):
            _to_log(list(waiting.entries))
