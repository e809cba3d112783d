"""The databases that pages are opened on, which stay open from test to test.

To open a database, to compile every statement for it and to copy its facts into a mirror takes longer than most tests
do. So a database that each test has for itself is one file in whose place a new copy is put, and what was known of the
old one goes, but for the mirror and its answers where the facts in it are those of the new copy as well.

A test may change facts by hand before its first look, without the stamps that commands leave: all of them are copied
at that look. As long as nothing is written, what every page asks of the database and the bells of its people are
those that another test found before it wrote anything.
"""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from math import inf
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from data_access.auditing import audit_aside
from data_access.mirroring import mirror as mirroring
from data_access.mirroring.mirror import Mirror
from data_access.numbers.memory import Memory
from data_access.schema import FACTS, mirrored
from data_access.settings import read
from data_access.watch import Found, Watch
from pages.shared import bell, session
from tests.data_access.demo_file import TODAY


@dataclass
class _Open:
    """A database that pages can ask, what its bells were found to say, and its facts at the beginning."""

    house: session.House
    bells: dict[Any, Any] = field(default_factory=dict)
    beginning: Memory = field(default_factory=Memory)  # what is kept of the database as it was made
    rung: dict[Any, Any] = field(default_factory=dict)  # and the bells
    state: tuple[int, str] = (-1, "")
    facts: dict[str, pa.Table] = field(default_factory=dict)
    changed: bool = False  # before anybody looked


_stay: dict[Path, _Open] = {}
_other: list[_Open] = []  # one at most
_build = session.house


def serve(url: str, patch: pytest.MonkeyPatch, today: date = TODAY) -> None:
    """Let pages ask the database at `url` as of `today`, until another one is served."""
    close_served()
    _set(url, patch, today)
    _other.append(_opened())
    _ask(_other[0], patch)


def serve_for_reading(file: Path, made: Path, patch: pytest.MonkeyPatch) -> None:
    """Let pages ask a copy of `made` at `file`, the same in all tests of this process."""
    _set(f"sqlite:///{file}", patch, TODAY)
    if file not in _stay:
        shutil.copy(made, file)
        _stay[file] = _opened()
    _ask(_stay[file], patch)


def serve_anew(file: Path, made: Path, patch: pytest.MonkeyPatch) -> None:
    """Let pages ask a new copy of `made`, which takes the place of `file`."""
    _set(f"sqlite:///{file}", patch, TODAY)
    if file in _stay:
        database = _stay[file].house.database
        audit_aside.settle(database)
        audit_aside._all.pop(database, None)
        database.dispose()
    for part in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
        part.unlink(missing_ok=True)
    shutil.copy(made, file)
    _stay[file] = _again(_stay[file]) if file in _stay else _with_facts(_opened())
    _ask_first(_stay[file], file, made, patch)


def close_served() -> None:
    """Let go of the database that is served, unless it stays."""
    while _other:
        _close(_other.pop())


def close_all() -> None:
    close_served()
    while _stay:
        _close(_stay.popitem()[1])


def _set(url: str, patch: pytest.MonkeyPatch, today: date) -> None:
    patch.setenv("DATABASE_URL", url)
    patch.setenv("DASHBOARD_TODAY", today.isoformat())


def _opened() -> _Open:
    _build.clear()
    house = _build()
    _build.clear()
    return _Open(house)


def _ask(found: _Open, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(session, "house", lambda: found.house)
    patch.setattr(bell, "_bells", lambda: found.bells)


def _ask_first(found: _Open, file: Path, made: Path, patch: pytest.MonkeyPatch) -> None:
    """As `_ask`, but whoever comes first has the facts copied again if they are others than those of `made` by then."""
    written = _written(file)

    def as_made() -> bool:
        return _written(file) == written

    watch = _FromTheBeginning(found.house, found.beginning, as_made)
    house = found.house = replace(found.house, watch=watch)
    found.bells = _Bells(found.rung, as_made)

    def first() -> session.House:
        patch.setattr(session, "house", lambda: house)
        if not as_made() and _differ(file, made):
            found.changed = True
            assert isinstance(house.mirror, Mirror)
            house.mirror.number, house.mirror._seen = -1, None
        return house

    _ask(found, patch)
    patch.setattr(session, "house", first)


class _FromTheBeginning(Watch):
    """Keeps answers of the database as it was made from test to test, and others until its next commit."""

    def __init__(self, house: session.House, beginning: Memory, as_made: Callable[[], bool]) -> None:
        super().__init__(house.database, house.servers)
        self._beginning, self._as_made = beginning, as_made

    def remembered(self, key: Any, find: Callable[[], Found]) -> Found:
        return self._beginning.answer(True, key, find) if self._as_made() else super().remembered(key, find)


class _Bells(dict[Any, Any]):
    """The same for bells; each test has its own copy, in which it may note what was seen."""

    def __init__(self, beginning: dict[Any, Any], as_made: Callable[[], bool]) -> None:
        super().__init__()
        self._beginning, self._as_made = beginning, as_made

    def get(self, whose: Any, _default: Any = None) -> Any:
        if whose not in self and whose in self._beginning and self._as_made():
            self[whose] = replace(self._beginning[whose], lines=self._beginning[whose].lines.copy())
        return super().get(whose)

    def __setitem__(self, whose: Any, rung: Any) -> None:
        if whose not in self._beginning and self._as_made():
            self._beginning[whose] = replace(rung, at=inf, lines=rung.lines.copy())
        super().__setitem__(whose, rung)


def _written(file: Path) -> tuple[int, int]:
    """Another one after anything was written, also where that is still in SQLite's log."""
    log = file.with_name(f"{file.name}-wal")
    return file.stat().st_mtime_ns, log.stat().st_size if log.exists() else 0


def _differ(file: Path, made: Path) -> bool:
    """Whether any fact that mirrors hold is another one; tens of times faster than to copy them."""
    with closing(sqlite3.connect(file)) as database:
        database.execute("ATTACH ? AS made", (str(made),))
        for table in FACTS:
            others = " OR ".join(f"ours.{column.name} IS NOT its.{column.name}" for column in mirrored(table))
            beside = f"main.{table.name} AS ours FULL JOIN made.{table.name} AS its ON its.id = ours.id"
            if database.execute(f"SELECT 1 FROM {beside} WHERE {others} LIMIT 1").fetchone():  # noqa: S608
                return True
    return False


def _with_facts(found: _Open) -> _Open:
    mirror = found.house.mirror
    assert isinstance(mirror, Mirror)
    mirror.refresh()
    found.state = _state(mirror)
    with mirror.asking() as connection:
        raw = mirroring._raw(connection)
        found.facts = {table.name: raw.sql(f"FROM {table.name}").to_arrow_table() for table in FACTS}
    return found


def _again(before: _Open) -> _Open:
    """The same house with another copy of the database in it."""
    house, mirror = before.house, before.house.mirror
    assert isinstance(mirror, Mirror)
    if before.changed or _state(mirror) != before.state:
        mirror._engine.dispose()
        mirror = Mirror(house.database, house.servers)
        with mirror._engine.begin() as target:
            for table in FACTS:
                mirroring._insert(target, table, before.facts[table.name])
        mirror.number, mirror._identity = before.state
        mirror._seen = mirroring.state_of(*before.state)
        mirror._changed = dict.fromkeys(mirror._changed, mirror.number)
    house = replace(house, settings=read(), mirror=mirror)
    return replace(before, house=house, changed=False)


def _state(mirror: Mirror) -> tuple[int, str]:
    """What the mirror holds: up to which number, and of which database."""
    return mirror.number, str(mirror._identity)


def _close(found: _Open) -> None:
    found.house.mirror.close()
    audit_aside.settle(found.house.database)
    found.house.database.dispose()
