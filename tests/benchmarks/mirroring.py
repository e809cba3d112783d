"""What the mirror costs: memory, building it, following changes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from sqlalchemy import select

from data_access.engine import open_database, write
from data_access.mirror import Mirror
from data_access.schema import FACTS, interaction, mirrored
from data_access.stamps import stamp_selected
from tests.benchmarks.facts import Facts
from tests.benchmarks.rounds import Ratio, seconds, slower

CHANGED = (1, 1_000)


def mirroring(facts: Facts, rounds: int) -> Iterator[Ratio]:
    """Memory against the database; building against merely reading the rows; following against building."""
    engine = open_database(facts.url)
    with closing(Mirror(engine)) as mirror, mirror.asking() as connection:
        held = connection.exec_driver_sql("SELECT SUM(memory_usage_bytes) FROM duckdb_memory()").scalar_one()
    yield Ratio(
        "the mirror's memory, against the database's size", (float(held) / facts.file.stat().st_size,), "≤ 0.2 ×"
    )

    def build() -> None:
        with closing(Mirror(engine)) as new:
            new.refresh()

    def read() -> None:
        with closing(sqlite3.connect(facts.file)) as plain:
            for table in FACTS:
                names = ", ".join(column.name for column in mirrored(table))
                rows = plain.execute(f"SELECT {names} FROM {table}")  # noqa: S608
                while rows.fetchmany(20_000):
                    pass

    yield slower("building the mirror, against fetching the same columns as rows", build, read, rounds=rounds)
    with closing(Mirror(engine)) as mirror:
        mirror.refresh()
        for count in CHANGED:
            ratios = []
            for turn in range(rounds):
                first = facts.interactions - count * (turn + 1)
                rows = (interaction.c.id > first, interaction.c.id <= first + count)
                write(engine, lambda connection, rows=rows: _touch(connection, rows))
                ratios.append(seconds(mirror.refresh) / seconds(build))
            yield Ratio(f"following {count:,} changed contacts, against building", tuple(ratios))
    engine.dispose()


def _touch(connection, rows) -> None:  # type: ignore[no-untyped-def]
    """Change some contacts as a correction does, and stamp their days."""
    connection.execute(interaction.update().where(*rows).values(escalated=True))
    stamp_selected(connection, interaction, select(interaction.c.opened_on).where(*rows))
