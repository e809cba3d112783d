"""What the mirror costs: memory, building it, following changes."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from sqlalchemy import Connection, select

from data_access.dialect import driver, is_postgresql
from data_access.engine import open_database, reading, write
from data_access.mirroring.mirror import Mirror
from data_access.schema import FACTS, interaction, mirrored
from data_access.stamps import stamp_selected
from tests.benchmarks.facts import Facts
from tests.benchmarks.places import Place, size
from tests.benchmarks.rounds import Ratio, in_turns, ratio, seconds

CHANGED = (1, 1_000)


def mirroring(place: Place, facts: Facts, rounds: int) -> Iterator[Ratio]:
    """Memory against the database; building against merely reading the rows; following against building."""
    engine = open_database(place.filled(facts, "mirrored"))
    on = "" if place.name == "SQLite" else f"{place.name}: "
    with closing(Mirror(engine)) as mirror, mirror.asking() as connection:
        held = connection.exec_driver_sql("SELECT SUM(memory_usage_bytes) FROM duckdb_memory()").scalar_one()
    yield Ratio(f"{on}the mirror's memory, against the database's size", (float(held) / size(engine),), "≤ 0.2 ×")

    def build() -> None:
        with closing(Mirror(engine)) as new:
            new.refresh()

    def read() -> None:
        with reading(engine) as connection:
            for table in FACTS:
                names = ", ".join(column.name for column in mirrored(table))
                asked = f"SELECT {names} FROM {table}"  # noqa: S608
                with closing(_at_the_server(connection)) as rows:
                    rows.execute(asked)
                    while rows.fetchmany(20_000):
                        pass

    times = in_turns({"build": build, "read": read}, rounds)
    yield ratio(f"{on}building the mirror, against fetching the same columns as rows", times["build"], times["read"])
    with closing(Mirror(engine)) as mirror:
        mirror.refresh()
        found: dict[int, list[float]] = {count: [] for count in CHANGED}
        for turn, built in enumerate(times["build"]):
            for count, ratios in found.items():
                first = facts.interactions - count * (turn + 1)
                rows = (interaction.c.id > first, interaction.c.id <= first + count)
                write(engine, lambda connection, rows=rows: _touch(connection, rows))
                ratios.append(seconds(mirror.refresh) / built)
        for count, ratios in found.items():
            yield Ratio(f"{on}following {count:,} changed contacts, against building", tuple(ratios))
    engine.dispose()


def _at_the_server(connection: Connection) -> Any:
    """A cursor that does not fetch everything before it gives the first row."""
    return driver(connection).cursor(*(["read"] if is_postgresql(connection) else []))


def _touch(connection, rows) -> None:  # type: ignore[no-untyped-def]
    """Change some contacts as a correction does, and stamp their days."""
    connection.execute(interaction.update().where(*rows).values(escalated=True))
    stamp_selected(connection, interaction, select(interaction.c.opened_on).where(*rows))
