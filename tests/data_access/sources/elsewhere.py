"""Somebody else's database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import create_engine, text

from data_access.engine import write
from data_access.importers.mapping import Mapping
from data_access.scope import OWNER
from data_access.sources.saved import save_source
from tests.data_access.importers.storing import Office

STATEMENT = "SELECT id, opened, agent, channel, changed FROM ticket -- of the help desk"
MAPPING = Mapping(
    "contacts",
    {"key": "id", "opened_at": "opened", "member": "agent", "channel": "channel"},
    formats={"opened_at": "year_first"},
    stores_as="interactions",
)
ROWS: Sequence[Sequence[Any]] = (
    ("T1", "2026-11-02 09:00:00", "Ann", "phone", "2026-11-02 10:00:00"),
    ("T2", "2026-11-03 09:00:00", "Ben", "email", "2026-11-03 10:00:00"),
    ("T3", "2026-11-04 09:00:00", "Ann", None, "2026-11-04 10:00:00"),
)


class Elsewhere:
    """A help desk's database: tickets with a time of their last change."""

    def __init__(self, address: str, variable: str) -> None:
        self.address, self.variable = address, variable
        self.engine = create_engine(address)

    def fill(self) -> None:
        columns = "id varchar(20), opened timestamp, agent varchar(20), channel varchar(20), changed timestamp"
        self.tell(f"CREATE TABLE ticket ({columns})")
        for row in ROWS:
            self.add(*row)

    def add(self, *row: Any) -> None:
        """One more ticket: id, opened, agent, channel, changed."""
        names = dict(zip(("id", "opened", "agent", "channel", "changed"), row, strict=True))
        with self.engine.begin() as connection:
            connection.execute(text("INSERT INTO ticket VALUES (:id, :opened, :agent, :channel, :changed)"), names)

    def tell(self, statement: str) -> None:
        with self.engine.begin() as connection:
            connection.execute(text(statement))

    def count(self) -> int:
        with self.engine.connect() as connection:
            return int(connection.execute(text("SELECT count(*) FROM ticket")).scalar_one())

    def close(self) -> None:
        self.engine.dispose()


def saved(office: Office, name: str = "Help desk", **changed: Any) -> int:
    """Save a source that reads the tickets by the time of their last change."""
    given: dict[str, Any] = {
        "name": name, "variable": "DASHBOARD_SOURCE_HELPDESK", "statement": STATEMENT, "watermark": "changed",
        "mapping": MAPPING, "clock": office.clock, **changed,
    }  # fmt: skip
    return write(office.engine, lambda connection: save_source(connection, OWNER, **given))
