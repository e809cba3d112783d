"""Saving a form and importing a file, against writing the same rows and nothing else; whether mirrors know at once."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from sqlalchemy import Connection, Engine, select

from data_access.asking import ask
from data_access.engine import open_database, reading, write
from data_access.feedback import log_answer
from data_access.mirror import Mirror
from data_access.schema import survey_answer
from data_access.scope import OWNER
from data_access.settings import ROOT
from data_access.stamps import stamp
from metrics.periods import Period, own
from tests.benchmarks.facts import CLOCK, SEED, TODAY, Facts, empty
from tests.benchmarks.rounds import Ratio, slower

SAVES_A_ROUND = 40
TODAY_ONLY: Period = own(TODAY, TODAY)
COPIED = ("team", "member", "customer", "interaction", "survey_answer", "survey_invitation")
# A million rows take half a minute each way.
ROWS_OF_ONE_ROUND = 500_000


def answers_today(mirror: Mirror) -> int:
    return int(ask(mirror, OWNER, {"answers"}, TODAY_ONLY, CLOCK)["answers"].iloc[0])


def tell_answers(url: str) -> None:
    """Another process (`python -m tests.benchmarks.saving URL`): for each line the number in its own mirror."""
    engine = open_database(url)
    with closing(Mirror(engine)) as mirror:
        for _ in sys.stdin:
            print(answers_today(mirror), flush=True)
    engine.dispose()


def saving(facts: Facts, folder: Path, rounds: int) -> Iterator[Ratio]:
    """A form's save, stamps and checks and all, against the bare insert of its row into the same table."""
    file = Path(shutil.copy(facts.file, folder / "saving.db"))
    engine, bare = open_database(f"sqlite:///{file}"), sqlite3.connect(file, isolation_level=None)
    bare.execute("PRAGMA synchronous = FULL")

    def save() -> None:
        write(
            engine,
            lambda connection: log_answer(
                connection, OWNER, clock=CLOCK, request_key=str(uuid.uuid4()), kind="csat", score=5,
                comment="all was fine", customer_id=7, member_id=17, channel="phone", answered_on=TODAY,
            ),
        )  # fmt: skip

    save()
    found = bare.execute("SELECT * FROM survey_answer ORDER BY id DESC LIMIT 1")
    names = [column[0] for column in found.description if column[0] != "id"]
    row = dict(zip([column[0] for column in found.description], found.fetchone(), strict=True))
    statement = f"INSERT INTO survey_answer ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608

    def insert() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute(statement, [{**row, "request_key": str(uuid.uuid4())}[name] for name in names])
        bare.execute("COMMIT")

    command = [sys.executable, "-m", "tests.benchmarks.saving", str(engine.url)]
    with (
        closing(Mirror(engine)) as mirror,
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other,
    ):
        assert other.stdin
        assert other.stdout
        before = answers_today(mirror)
        for number in range(1, 4):
            save()
            print("how many?", file=other.stdin, flush=True)
            assert answers_today(mirror) == int(other.stdout.readline()) == before + number, "a saved answer is missing"
        other.stdin.close()
    # One more way each, so that what SQLAlchemy costs is told apart from what the stamps do.
    values = {name: value for name, value in _stored(engine).items() if name != "id"}

    def store(*, stamped: bool) -> None:
        def work(connection: Connection) -> None:
            connection.execute(survey_answer.insert().values({**values, "request_key": str(uuid.uuid4())}))
            if stamped:
                stamp(connection, survey_answer, [TODAY])

        write(engine, work)

    ways = {
        "stamped": lambda: [store(stamped=True) for _ in range(SAVES_A_ROUND)],
        "stored": lambda: [store(stamped=False) for _ in range(SAVES_A_ROUND)],
        "saved": lambda: [save() for _ in range(SAVES_A_ROUND)],
        "bare": lambda: [insert() for _ in range(SAVES_A_ROUND)],
    }
    yield slower(
        "storing a form's row with its stamps, against the same row without", ways["stamped"], ways["stored"],
        "≤ 1.5 ×", rounds,
    )  # fmt: skip
    yield slower(
        "a form's whole save (checks, lookups, what is derived), against a prepared insert by the driver",
        ways["saved"], ways["bare"], "", rounds,
    )  # fmt: skip
    bare.close()
    engine.dispose()


def _stored(engine: Engine) -> dict[str, Any]:
    """The row that was stored last."""
    with reading(engine) as connection:
        newest = select(survey_answer).order_by(survey_answer.c.id.desc()).limit(1)
        return dict(connection.execute(newest).mappings().one())


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


def run_import(file: Path, database: Path) -> tuple[float, float]:
    """Import on the command line: seconds, and the most memory it held, in megabytes."""
    command = [sys.executable, "-m", "data_access", "import", str(file), "--kind", "contacts"]
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{database}", "DASHBOARD_TODAY": TODAY.isoformat()}
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


def importing(rows: int, folder: Path, rounds: int) -> Iterator[Ratio]:
    """Importing a file of contacts, against writing the rows that came of it, and against the same file again."""
    file = contacts_file(folder / "contacts.csv", rows)
    rounds = rounds if rows < ROWS_OF_ONE_ROUND else 1
    against_bare, again, other, memory, ours, theirs = [], [], [], [], [], []
    for _ in range(rounds):
        for name in ("imported.db", "bare.db"):
            for ending in ("", "-wal", "-shm"):
                (folder / f"{name}{ending}").unlink(missing_ok=True)
        database = folder / "imported.db"
        empty(database).dispose()
        first, most = run_import(file, database)
        before = _contents(database)
        second, _ = run_import(file, database)
        assert _contents(database) == before, "the same file again changed something"
        third, _ = run_import(_another_file(file), database)
        assert _contents(database) == before, "the same rows in another file changed something"
        bare = _write_bare(database, folder / "bare.db")
        against_bare.append(first / bare)
        again.append(second / first)
        other.append(third / first)
        memory.append(most / (file.stat().st_size / 1e6))
        ours.append(first * 1000)
        theirs.append(bare * 1000)
    middle = len(ours) // 2
    yield Ratio(
        "import of a contacts file, against bare insertion of the rows it makes", tuple(against_bare), "≤ 2.5 ×",
        sorted(ours)[middle], sorted(theirs)[middle],
    )  # fmt: skip
    yield Ratio("the same file again (0 changes), against the first time", tuple(again), "≤ 0.5 ×")
    yield Ratio("the same rows in another file (0 changes), against the first time", tuple(other), "≤ 0.5 ×")
    yield Ratio("the most memory an import holds, against the file's size", tuple(memory))


def _another_file(file: Path) -> Path:
    """The same rows, so that they are compared: a file that is known to the byte is not even read."""
    other = file.with_name("another.csv")
    shutil.copy(file, other)
    with other.open("a", encoding="utf-8") as written:
        written.write("\n")
    return other


def _contents(database: Path) -> list[int]:
    with closing(sqlite3.connect(database)) as connection:
        number = connection.execute("SELECT number FROM fact_counter").fetchone()
        return [*number, *(connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in COPIED)]  # noqa: S608


def _write_bare(source: Path, target: Path) -> float:
    """Seconds of one executemany for each table, in one transaction, with the same indexes."""
    empty(target).dispose()
    with closing(sqlite3.connect(source)) as full, closing(sqlite3.connect(target, isolation_level=None)) as bare:
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("PRAGMA cache_size = -65536")
        seconds = 0.0
        bare.execute("BEGIN IMMEDIATE")
        for table in COPIED:
            found = full.execute(f"SELECT * FROM {table}")  # noqa: S608
            places = ", ".join("?" * len(found.description))
            rows = found.fetchall()
            started = time.perf_counter()
            bare.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608
            seconds += time.perf_counter() - started
            del rows
        started = time.perf_counter()
        bare.execute("COMMIT")
        return seconds + time.perf_counter() - started


if __name__ == "__main__":
    tell_answers(sys.argv[1])
