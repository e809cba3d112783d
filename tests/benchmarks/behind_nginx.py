"""Fifty people who signed in, at one process and at two behind nginx as deploy/ sets it up."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import Connection, insert

from data_access.clock import clock_of
from data_access.engine import open_database, write
from data_access.schema import account, member_role
from data_access.scope import Role
from data_access.settings import ROOT, read
from data_access.sign_in.sessions import begin
from tests import nginx
from tests.benchmarks import visits
from tests.benchmarks.facts import TODAY, Facts
from tests.benchmarks.pages import PEOPLE, Times, slowest
from tests.benchmarks.rounds import Ratio, ratio
from tests.browser.serving import free_port, serving

QUERY = "lang=zh&period=last_month"


def behind_nginx(facts: Facts, folder: Path, rounds: int) -> Iterator[Ratio]:
    """Each has an account, a session and a socket; which process somebody comes to their cookie decides."""
    database = f"sqlite:///{shutil.copy(facts.file, folder / 'shared.db')}"
    port = free_port()
    told = {
        "DATABASE_URL": database, "DASHBOARD_TODAY": TODAY.isoformat(), "DASHBOARD_SIGN_IN": "accounts",
        "DASHBOARD_ADDRESS": f"http://localhost:{port}",
        "STREAMLIT_SERVER_COOKIE_SECRET": "the same for both of these two processes",
    }  # fmt: skip
    cookies = _signed_in(told)
    with ExitStack() as stack:
        processes = [stack.enter_context(serving(ROOT, folder / f"{name}.log", told)) for name in ("one", "two")]
        ports = [int(process.address.rpartition(":")[2]) for process in processes]
        (beside := folder / "nginx").mkdir()
        both = stack.enter_context(nginx.in_front_of(ports, port, beside))
        one: Times = []
        two: Times = []
        apart_one: Times = []
        apart_two: Times = []
        for turn in range(rounds):
            teams = [f"&team={(number + turn) % 30 + 1}" for number in range(PEOPLE)]
            for address, same, apart in ((processes[0].address, one, apart_one), (both, two, apart_two)):
                same.append(slowest(visits.all_at_once(address, "overview", QUERY, cookies, lambda _: "")))
                apart.append(slowest(visits.all_at_once(address, "overview", QUERY, cookies, teams.__getitem__)))
    what = "at two processes behind nginx, 95th percentile"
    yield ratio(f"{PEOPLE} people signed in {what}, against the same at one process", two, one, "")
    yield ratio(f"the same, each with a team of their own {what}, against one process", apart_two, apart_one, "")


def _signed_in(told: dict[str, str]) -> list[str]:
    """The cookies of executives, who all see the same, each in a session of their own."""
    engine = open_database(told["DATABASE_URL"])
    settings = read(told)

    def let_in(connection: Connection) -> list[str]:
        clock, people = clock_of(connection, settings), range(1, PEOPLE + 1)
        connection.execute(insert(member_role), [{"member_id": who, "role": Role.EXECUTIVE} for who in people])
        connection.execute(insert(account), [{"id": who, "member_id": who, "created_at": clock.now} for who in people])
        return [f"__Host-dashboard={begin(connection, who, clock, None)}" for who in people]

    cookies = write(engine, let_in)
    engine.dispose()
    return cookies
