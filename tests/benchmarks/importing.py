"""Importing a file, against writing the rows that came of it and nothing else, and against the same file again."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from sqlalchemy import Connection, func, select

from data_access.dialect import copy_in, driver
from data_access.engine import open_database, reading, unhurried, writing
from data_access.schema import (
    customer,
    fact_counter,
    import_batch,
    interaction,
    member,
    survey_answer,
    survey_invitation,
    team,
)
from data_access.settings import ROOT
from tests.benchmarks.facts import SEED, TODAY
from tests.benchmarks.places import Place
from tests.benchmarks.rounds import Ratio

COPIED = (team, member, customer, interaction, survey_answer, survey_invitation)
# A million rows take half a minute each way.
ROWS_OF_ONE_ROUND = 500_000


def contacts_file(file: Path, rows: int) -> Path:
    """A CRM's export: names and times as text, a score on every fifth row."""
    chance = np.random.default_rng(SEED)
    opened = np.datetime64(TODAY) - chance.integers(60, 900 * 1440, rows).astype("timedelta64[m]")
    responded = opened + chance.integers(1, 200, rows).astype("timedelta64[m]")
    resolved = responded + chance.integers(1, 4_000, rows).astype("timedelta64[m]")
    agents, customers = chance.integers(0, 300, rows).tolist(), chance.integers(0, 50_000, rows).tolist()
    channels = np.array(["Phone", "Chat", "Email", "WeChat"])[chance.integers(0, 4, rows)].tolist()
    scores = np.where(chance.random(rows) < 0.2, chance.integers(1, 6, rows).astype(str), "").tolist()
    times = [[text.replace("T", " ") for text in column.astype(str)] for column in (opened, responded, resolved)]
    with file.open("w", encoding="utf-8") as written:
        written.write(
            "Ticket number,Channel,Category,Customer number,Agent name,Group,Created at,First response at,"
            "Resolved at,Status,CSAT score,Subject\n"
        )
        written.writelines(
            f"T{n:08d},{channel},topic {agent % 12},C{customer},Agent {agent},Team {agent // 10},{begun},{first},{end},"
            f"Resolved,{score},Subject of ticket {n}\n"
            for n, (channel, customer, agent, begun, first, end, score) in enumerate(
                zip(channels, customers, agents, *times, scores, strict=True)
            )
        )
    return file


def run_import(file: Path, url: str) -> tuple[float, float]:
    """Import on the command line: seconds, and the most memory it held, in megabytes."""
    command = [sys.executable, "-m", "data_access", "import", str(file), "--kind", "contacts"]
    environment = {**os.environ, "DATABASE_URL": url, "DASHBOARD_TODAY": TODAY.isoformat()}
    started, most = time.perf_counter(), 0
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as importing:
        watched = psutil.Process(importing.pid)
        while importing.poll() is None:
            try:
                most = max(most, watched.memory_info().rss)
                importing.wait(0.05)
            except (subprocess.TimeoutExpired, psutil.NoSuchProcess):
                continue
    if importing.returncode:
        raise RuntimeError(f"the import of {file} failed")
    return time.perf_counter() - started, most / 1e6


def importing(place: Place, rows: int, folder: Path, rounds: int) -> Iterator[Ratio]:
    """Importing a file of contacts, against writing the rows that came of it, and against the same file again."""
    file = contacts_file(folder / "contacts.csv", rows)
    rounds = rounds if rows < ROWS_OF_ONE_ROUND else 1
    against_bare, again, other, memory, ours, theirs = [], [], [], [], [], []
    for _ in range(rounds):
        url = place.empty("imported")
        first, most = run_import(file, url)
        before = _contents(url)
        second, _ = run_import(file, url)
        assert _contents(url) == before, "the same file again changed something"
        third, _ = run_import(_another_file(file), url)
        assert _contents(url) == before, "the same rows in another file changed something"
        bare = _write_bare(url, place.empty("bare"))
        against_bare.append(first / bare)
        again.append(second / first)
        other.append(third / first)
        memory.append(most / (file.stat().st_size / 1e6))
        ours.append(first * 1000)
        theirs.append(bare * 1000)
    middle = len(ours) // 2
    on = "" if place.name == "SQLite" else f"{place.name}: "
    yield Ratio(
        f"{on}import of a contacts file, against bare insertion of the rows it makes", tuple(against_bare), "≤ 2.5 ×",
        sorted(ours)[middle], sorted(theirs)[middle],
    )  # fmt: skip
    yield Ratio(f"{on}the same file again (0 changes), against the first time", tuple(again), "≤ 0.5 ×")
    yield Ratio(f"{on}the same rows in another file (0 changes), against the first time", tuple(other), "≤ 0.5 ×")
    if not on:
        yield Ratio("the most memory an import holds, against the file's size", tuple(memory))


def _another_file(file: Path) -> Path:
    """The same rows, so that they are compared: a file that is known to the byte is not even read."""
    other = file.with_name("another.csv")
    shutil.copy(file, other)
    with other.open("a", encoding="utf-8") as written:
        written.write("\n")
    return other


def _contents(url: str) -> list[int]:
    engine = open_database(url)
    with reading(engine) as connection:
        counted = [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in COPIED]
        found = [connection.execute(select(fact_counter.c.number)).scalar_one(), *counted]
    engine.dispose()
    return found


def _write_bare(source: str, target: str) -> float:
    """Seconds of writing each table past SQLAlchemy as fast as the driver can, in one transaction, with its indexes."""
    full, bare = open_database(source), open_database(target)
    seconds = 0.0
    with reading(full) as reader:
        batches = reader.execute(select(import_batch)).mappings()
        with writing(bare) as connection:  # what the rows point at
            connection.execute(import_batch.insert(), list(map(dict, batches)))
        started = time.perf_counter()
        with writing(bare) as connection:
            unhurried(connection)
            for table in COPIED:
                names = table.columns.keys()
                fetching = time.perf_counter()
                rows = _rows(reader, table.name, names)
                seconds -= time.perf_counter() - fetching
                copy_in(connection, table, names, rows)
                del rows
        seconds += time.perf_counter() - started
    full.dispose()
    bare.dispose()
    return seconds


def _rows(connection: Connection, table: str, names: list[str]) -> list[tuple[Any, ...]]:
    columns = ", ".join(f'"{name}"' for name in names)
    return list(driver(connection).execute(f"SELECT {columns} FROM {table}").fetchall())  # noqa: S608
