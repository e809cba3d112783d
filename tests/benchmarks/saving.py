"""Saving a form, against writing the same row and nothing else; whether mirrors know at once."""

import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from sqlalchemy import Connection, Engine, select

from data_access.answering.feedback import log_answer
from data_access.dialect import is_postgresql
from data_access.engine import open_database, reading, write
from data_access.mirroring.mirror import Mirror
from data_access.numbers.asking import ask
from data_access.schema import survey_answer
from data_access.scope import OWNER
from data_access.settings import ROOT
from data_access.stamps import stamp
from metrics.calendars.periods import Period, own
from tests.benchmarks.facts import CLOCK, TODAY, Facts
from tests.benchmarks.places import Place
from tests.benchmarks.rounds import Ratio, slower

SAVES_A_ROUND = 40
TODAY_ONLY: Period = own(TODAY, TODAY)


def answers_today(mirror: Mirror) -> int:
    return int(ask(mirror, OWNER, {"answers"}, TODAY_ONLY, CLOCK)["answers"].iloc[0])


def tell_answers(url: str) -> None:
    """Another process (`python -m tests.benchmarks.saving URL`): for each line the number in its own mirror."""
    engine = open_database(url)
    with closing(Mirror(engine)) as mirror:
        for _ in sys.stdin:
            print(answers_today(mirror), flush=True)
    engine.dispose()


def saving(place: Place, facts: Facts, rounds: int) -> Iterator[Ratio]:
    """A form's save, stamps and checks and all, against the bare insert of its row into the same table."""
    url = place.filled(facts, "saving")
    engine, beside = open_database(url), open_database(url)
    pooled = beside.raw_connection()
    raw: Any = pooled.driver_connection

    def save() -> None:
        write(
            engine,
            lambda connection: log_answer(
                connection, OWNER, clock=CLOCK, request_key=str(uuid.uuid4()), kind="csat", score=5,
                comment="all was fine", customer_id=7, member_id=17, channel="phone", answered_on=TODAY,
            ),
        )  # fmt: skip

    save()
    found = raw.execute("SELECT * FROM survey_answer ORDER BY id DESC LIMIT 1")
    row = dict(zip([column[0] for column in found.description], found.fetchone(), strict=True))
    raw.commit()
    names, mark = [name for name in row if name != "id"], "%s" if is_postgresql(engine) else "?"
    statement = f"INSERT INTO survey_answer ({', '.join(names)}) VALUES ({', '.join([mark] * len(names))})"  # noqa: S608

    def insert() -> None:
        if not is_postgresql(engine):  # whose driver begins a transaction by itself
            raw.execute("BEGIN IMMEDIATE")
        raw.execute(statement, [{**row, "request_key": str(uuid.uuid4())}[name] for name in names])
        raw.commit()

    command = [sys.executable, "-m", "tests.benchmarks.saving", url]
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
    on = "" if place.name == "SQLite" else f"{place.name}: "
    yield slower(
        f"{on}storing a form's row with its stamps, against the same row without", ways["stamped"], ways["stored"],
        "≤ 1.5 ×", rounds,
    )  # fmt: skip
    yield slower(
        f"{on}a form's whole save (checks, lookups, what is derived), against a prepared insert by the driver",
        ways["saved"], ways["bare"], "", rounds,
    )  # fmt: skip
    pooled.close()
    engine.dispose()
    beside.dispose()


def _stored(engine: Engine) -> dict[str, Any]:
    """The row that was stored last."""
    with reading(engine) as connection:
        newest = select(survey_answer).order_by(survey_answer.c.id.desc()).limit(1)
        return dict(connection.execute(newest).mappings().one())


if __name__ == "__main__":
    tell_answers(sys.argv[1])
