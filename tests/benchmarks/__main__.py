"""`make benchmark`: how the dashboard compares, in one run, with other ways of doing the same.

Times depend on the machine, ratios hardly: each is the median of at least seven rounds, in which both ways take
turns, with the least and the most of the rounds. Answers are compared before they are timed. Nothing here fails
because something is slow.
"""

import argparse
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

from data_access.dialect import is_postgresql
from data_access.engine import open_database
from data_access.mirroring.direct import Direct
from data_access.mirroring.mirror import Mirror
from data_access.settings import ROOT
from tests.benchmarks import (
    agendas,
    behind_nginx,
    facts,
    importing,
    mirroring,
    pages,
    plain_databases,
    questions,
    rights,
    saving,
    superset,
    superset_questions,
)
from tests.benchmarks.places import OnPostgresql, OnSqlite, Place, postgresql
from tests.benchmarks.rounds import ROUNDS, Ratio, slower
from tests.conftest import nginx_found
from tests.postgres import binaries

PAGE = ROOT / "docs" / "performance.md"
SUBJECTS = ("questions", "growth", "agenda", "mirror", "saving", "importing", "pages", "nginx", "rights", "superset")
USUAL_ROWS = (100_000, 1_000_000)
TENFOLD_MONTHS = 100
SETTING = """# How fast it is

`make benchmark` measures this anew (100,000 and 1,000,000 contacts; `make benchmark ARGS="--rows 4500000"` more), and
`make benchmark ARGS=--write` writes this page.

Each line is a ratio of two ways of doing the same on one machine, in turns: the median of the rounds, and the least
and the most of them. Times are left out, since they are the machine's. Answers are checked to be equal first.

- **Facts:** {members} members in {teams} teams, {customers:,} customers, 36 months; for each contact 0.6 invitations,
  0.2 answers and 0.2 order lines, for each twentieth a complaint with four stages. The same for the same seed.
- **SQL on SQLite, on PostgreSQL:** the same questions by hand on the same tables, with an index for each that holds
  every column it needs; quantiles by ordered row numbers, on PostgreSQL by `percentile_cont`.
- **PostgreSQL** is started for this, with a gigabyte of shared buffers; a commit waits for the disk.
- **Superset** 6.1 with four workers asks the same PostgreSQL the overview's ten questions by its chart-data API, six at
  a time. `.venv/bin/python -m tests.benchmarks.superset` installs it in an environment of its own, once.
- Where PostgreSQL, nginx or Superset is not installed, its lines are missing.
- **The page with px and cached frames:** the overview's numbers and charts from whole tables in `st.cache_data`,
  grouped by pandas at every rerun, drawn by plotly express.
- **At once:** a server of its own, one socket for each person, as browsers have them. Behind nginx: as in `deploy/`,
  every person signed in; clients, nginx, database and processes share one machine.
- **Rights:** the same rows and numbers with a person's scope and chosen by hand; through the row-level security of
  PostgreSQL (`DASHBOARD_WALL=1`) and without it.
- **An import** of more than half a million rows is measured in one round, and on SQLite only; the bare insertion
  has the same indexes and foreign keys.
- "x against y" is the time (or memory) of x divided by that of y; "faster than" is the other way round. "Goal" is what
  is aimed at; of answers at a million contacts and more, since SQLite is quick while there is little to read.
"""


def main() -> None:
    """Measure what was asked for and print it as Markdown."""
    parser = argparse.ArgumentParser(prog="make benchmark", description=__doc__)
    rows = [int(text) for text in os.environ.get("ROWS", "").replace(",", " ").split()] or list(USUAL_ROWS)
    parser.add_argument("--rows", type=int, nargs="+", default=rows, help="contacts (also: the variable ROWS)")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", nargs="+", choices=SUBJECTS, default=SUBJECTS)
    parser.add_argument("--write", action="store_true", help="write docs/performance.md, too")
    given = parser.parse_args()
    page = [SETTING.format(members=facts.MEMBERS, teams=facts.TEAMS, customers=facts.CUSTOMERS)]
    for count in given.rows:
        page += ["", f"## {count:,} contacts", ""]
        with tempfile.TemporaryDirectory(prefix="benchmark_") as folder:
            page += _table(_ratios(count, Path(folder), given.rounds, given.only))
    if given.write:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text("\n".join(page) + "\n", encoding="utf-8")
    print("\n".join(["", *page]))


def _table(found: Iterator[Ratio]) -> list[str]:
    lines = ["| What | Ratio (least–most) | Goal |", "|---|---|---|"]
    for ratio in found:
        lines.append(f"| {ratio.what} | {ratio.said} | {ratio.goal} |")
        took = f"  [{ratio.ours:,.1f} ms, {ratio.theirs:,.1f} ms]" if ratio.ours and ratio.theirs else ""
        print(f"{ratio.what}: {ratio.said}{took}", flush=True)
    return lines


def _ratios(count: int, folder: Path, rounds: int, only: tuple[str, ...]) -> Iterator[Ratio]:
    invented = facts.invent(folder / "facts.db", count)
    here = OnSqlite(folder)
    if "questions" in only:
        yield from _questions(here, invented, rounds)
    if "growth" in only:
        yield from _growth(count, folder, rounds)
    if "agenda" in only:
        yield from agendas.agendas(count, folder, rounds)
    if "mirror" in only:
        yield from mirroring.mirroring(here, invented, rounds)
    if "saving" in only:
        yield from saving.saving(here, invented, rounds)
    if "rights" in only:
        yield from rights.scope(here, invented, rounds)
    if "pages" in only:
        yield from pages.pages(invented, folder, rounds)
    if "nginx" in only and nginx_found() is not None:
        yield from behind_nginx.behind_nginx(invented, folder, rounds)
    if "importing" in only:
        yield from importing.importing(here, count, folder, rounds)
    if binaries() is not None:
        with postgresql() as server:
            yield from _on_postgresql(server, invented, folder, rounds, only)


def _on_postgresql(
    server: OnPostgresql, invented: facts.Facts, folder: Path, rounds: int, only: tuple[str, ...]
) -> Iterator[Ratio]:
    if "questions" in only:
        yield from _questions(server, invented, rounds)
    if "mirror" in only:
        yield from mirroring.mirroring(server, invented, rounds)
    if "saving" in only:
        yield from saving.saving(server, invented, rounds)
    if "rights" in only:
        yield from rights.scope(server, invented, rounds)
        yield from rights.second_wall(server, invented, rounds)
    if "importing" in only and invented.interactions < importing.ROWS_OF_ONE_ROUND:
        yield from importing.importing(server, invented.interactions, folder, rounds)
    if "superset" in only and superset.installed():
        yield from superset_questions.against_superset(server, invented, folder, rounds)


def _questions(place: Place, invented: facts.Facts, rounds: int) -> Iterator[Ratio]:
    engine = open_database(place.filled(invented, "asked"))
    open_plain = plain_databases.on_postgresql if is_postgresql(engine) else plain_databases.on_sqlite
    with ExitStack() as stack:
        plain = stack.enter_context(closing(open_plain(place.filled(invented, "plain"))))
        mirror = stack.enter_context(closing(Mirror(engine)))
        direct = stack.enter_context(closing(Direct(engine))) if is_postgresql(engine) else None
        yield from questions.measured(mirror, plain, direct, rounds)
    engine.dispose()


def _growth(count: int, folder: Path, rounds: int) -> Iterator[Ratio]:
    """The same months beside a past ten times as long."""
    long = facts.invent(folder / "long.db", count, TENFOLD_MONTHS)
    short = facts.invent(folder / "short.db", count // 10, TENFOLD_MONTHS // 10)
    engines = long.open(), short.open()
    with closing(Mirror(engines[0])) as whole, closing(Mirror(engines[1])) as part:
        asked = list(questions.month_pages())
        ways = [lambda mirror=mirror: [question.of_mirror(mirror) for question in asked] for mirror in (whole, part)]
        for way in ways:
            way()
        yield slower("a month's pages beside ten times the facts (more months), against once", *ways, "≤ 1.5 ×", rounds)
    for engine in engines:
        engine.dispose()


if __name__ == "__main__":
    main()
