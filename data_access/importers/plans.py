"""What storing one kind of file consists of; each kind's module makes one of these."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pandas as pd
from sqlalchemy import Connection, Select, Table, delete, func, select

from data_access.clock import Clock
from data_access.dialect import insert_if_new
from data_access.importers import staging
from data_access.importers.customers_found import Customers
from data_access.importers.keys import Keys
from data_access.importers.mapping import Mapping
from data_access.importers.merging import (
    Counted,
    NewDays,
    Part,
    Writer,
    changed_elsewhere,
    count,
    match,
    new_days,
    put,
)  # fmt: skip
from data_access.importers.people import People


@dataclass(frozen=True)
class Refusal:
    """A row that cannot be stored for what it says as a whole."""

    line: int
    field: str
    value: str
    reason: str


@dataclass
class Plan(ABC):
    """Storing of one kind: `add` and `compare` beside the database, then `write` inside the transaction."""

    mapping: Mapping
    source: str
    clock: Clock
    people: People = field(default_factory=People)
    customers: Customers = field(default_factory=Customers)
    keys: Keys = field(default_factory=Keys)
    strange: dict[str, int] = field(default_factory=dict)
    seq: int = 0
    repeated: int = 0  # rows whose key came again
    made: tuple[int, int, int] = (0, 0, 0)  # teams, members and customers that were not there

    stage: Table = field(init=False)
    tables: tuple[Table, ...] = field(init=False)  # every temporary table that `add` fills
    counted: Counted = field(init=False)
    _parts: list[Part] = field(init=False)
    _new: dict[str, NewDays] = field(init=False, default_factory=dict)  # of each part's table

    @abstractmethod
    def __post_init__(self) -> None:
        """Say which temporary tables there are."""

    @abstractmethod
    def add(self, connection: Connection, rows: pd.DataFrame) -> Iterator[Refusal]:
        """Stage a chunk of typed rows; give those that cannot be stored."""

    @abstractmethod
    def parts(self, connection: Connection) -> list[Part]:
        """What the staged rows become, the main table first."""

    def finish(self, connection: Connection, parts: list[Part], writer: Writer) -> None:
        """What follows from the rows, after they are stored; for most kinds nothing."""
        return

    def compare(self, connection: Connection, *, dry_run: bool) -> None:
        """Find out which staged rows are new or changed; nothing is locked for it, and nothing written.

        Parts that refer to others can be compared only when those are stored, or in a dry run as things are.
        """
        nobody = Writer(None, self.clock.now, None)
        self.made = (*self.people.settle(connection, nobody), self.customers.settle(connection, nobody, self.clock))
        self._parts = self.parts(connection)
        staging.make(connection, changed_elsewhere)
        for part in self._parts:
            if dry_run or part.same is None:
                self._compare(connection, part)
        self.counted = self._count(connection)

    def _compare(self, connection: Connection, part: Part) -> None:
        match(connection, part)
        new = self._new[part.target.name] = new_days(connection, part)
        self.before_stored(connection, part, new)
        for seqs in self.elsewhere(part):
            insert_if_new(connection, changed_elsewhere, ["seq"], seqs)

    def _count(self, connection: Connection) -> Counted:
        own = [part for part in self._parts if part.same is None]
        return count(connection, self.stage, own, [part for part in own if self._new[part.target.name]])

    def write(self, connection: Connection, writer: Writer, step: Callable[[float], None]) -> None:
        """Store the rows as they were compared. `step` hears how far."""
        self.made = (*self.people.settle(connection, writer), self.customers.settle(connection, writer, self.clock))
        for at, part in enumerate(self._parts):
            if part.same is not None:
                self._compare(connection, part)
            put(connection, part, writer, self._new[part.target.name])
            step((at + 1) / len(self._parts))
        if any(part.same is not None for part in self._parts):
            self.counted = self._count(connection)
        self.finish(connection, self._parts, writer)

    def before_stored(self, connection: Connection, part: Part, new: NewDays) -> None:
        """What has to be known of a part that is matched and not yet stored; for most nothing."""
        return

    def elsewhere(self, part: Part) -> list[Select[tuple[int]]]:
        """The seq of rows that change something which `part` does not show; it is matched and not yet stored."""
        return []

    def numbered(self, count: int) -> range:
        """The next `count` numbers of rows."""
        self.seq += count
        return range(self.seq - count + 1, self.seq + 1)

    def drop_repeated(self, connection: Connection) -> int:
        """Of rows with the same key keep the last; return how many were dropped."""
        if not self.keys.repeated():
            return 0
        last = select(func.max(self.stage.c.seq)).group_by(self.stage.c.key)
        return connection.execute(delete(self.stage).where(self.stage.c.seq.not_in(last))).rowcount

    def count_strange(self, connection: Connection) -> None:
        """How many staged rows are strange, by code; a row may have several."""
        if "strange" not in self.stage.c:
            return
        codes = self.stage.c.strange
        asked = select(codes, func.count()).where(codes.is_not(None)).group_by(codes)
        for named, number in connection.execute(asked):
            for code in named.split(","):
                self.strange[code] = self.strange.get(code, 0) + number
