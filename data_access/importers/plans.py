"""What storing one kind of file consists of; each kind's module makes one of these."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pandas as pd
from sqlalchemy import Connection, Select, Table, delete, func, insert, select

from data_access.clock import Clock
from data_access.importers.customers_found import Customers
from data_access.importers.keys import Keys
from data_access.importers.mapping import Mapping
from data_access.importers.merging import Counted, Part, Writer, changed_elsewhere, count, match, put
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
    """Storing of one kind: `stage` every chunk beside the database, then `parts` inside the transaction."""

    mapping: Mapping
    source: str
    clock: Clock
    people: People = field(default_factory=People)
    customers: Customers = field(default_factory=Customers)
    keys: Keys = field(default_factory=Keys)
    strange: dict[str, int] = field(default_factory=dict)
    seq: int = 0
    repeated: int = 0  # rows whose key came again
    teams_made: int = 0  # beside those that people name

    stage: Table = field(init=False)
    tables: tuple[Table, ...] = field(init=False)  # every temporary table that `add` fills

    @abstractmethod
    def __post_init__(self) -> None:
        """Say which temporary tables there are."""

    @abstractmethod
    def add(self, connection: Connection, rows: pd.DataFrame) -> Iterator[Refusal]:
        """Stage a chunk of typed rows; give those that cannot be stored."""

    @abstractmethod
    def parts(self, connection: Connection) -> list[Part]:
        """What the staged rows become, the main table first. People and customers are settled."""

    def finish(self, connection: Connection, parts: list[Part], writer: Writer) -> None:
        """What follows from the rows, after they are stored; for most kinds nothing."""
        return

    def write(self, connection: Connection, writer: Writer, step: Callable[[float], None]) -> Counted:
        """Match the staged rows with what is there and store them; a dry run only counts. `step` hears how far."""
        parts = self.parts(connection)
        changed_elsewhere.create(connection)
        for at, part in enumerate(parts):
            match(connection, part)
            for seqs in self.elsewhere(part):
                connection.execute(insert(changed_elsewhere).prefix_with("OR IGNORE").from_select(["seq"], seqs))
            step((at + 0.3) / len(parts))
            if writer.batch_id is not None:
                put(connection, part, writer)
            step((at + 1) / len(parts))
        counted = count(connection, self.stage, [part for part in parts if part.same is None])
        if writer.batch_id is not None:
            self.finish(connection, parts, writer)
        return counted

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
