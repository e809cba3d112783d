"""The overview's reruns: against an empty page, against one as usually written, and by fifty people at once."""

import os
import shutil
import statistics
from collections.abc import Iterator
from pathlib import Path

import streamlit as st
from sqlalchemy import Connection, Engine
from streamlit.testing.v1 import AppTest

from data_access.engine import write
from data_access.schema import FACTS, survey_answer
from data_access.settings import ROOT
from data_access.stamps import stamp
from pages.shared import session
from tests.benchmarks import visits
from tests.benchmarks.facts import CLOCK, TODAY, Facts
from tests.benchmarks.rounds import Ratio, ratio, seconds
from tests.browser.serving import serving

HERE = Path(__file__).parent
ADDRESS = {"as": "owner", "lang": "zh", "period": "last_month"}
PEOPLE = 50
Times = list[float]


def pages(facts: Facts, folder: Path, rounds: int) -> Iterator[Ratio]:
    """In this process, without a browser; then on a server of its own."""
    file = Path(shutil.copy(facts.file, folder / "pages.db"))
    os.environ.update(DATABASE_URL=f"sqlite:///{file}", DASHBOARD_TODAY=TODAY.isoformat())
    overview = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=600)
    for name, value in ADDRESS.items():
        overview.query_params[name] = value
    overview.switch_page("insight/overview.py")
    empty, plain = (
        AppTest.from_file(str(HERE / name), default_timeout=600) for name in ("empty_page.py", "plain_page.py")
    )
    for page in (overview, empty, plain):
        _run(page)
    live, whole, same, least, warm, cold = [], [], [], [], [], []
    for _ in range(rounds):
        least.append(statistics.median(seconds(lambda: _run(empty)) for _ in range(5)))
        somebody_saves(session.house().database)
        live.append(seconds(lambda: _run(overview)))
        _everything_changes()
        whole.append(seconds(lambda: _run(overview)))
        same.append(statistics.median(seconds(lambda: _run(overview)) for _ in range(3)))
        warm.append(seconds(lambda: _run(plain)))
        st.cache_data.clear()
        cold.append(seconds(lambda: _run(plain)))
    house = session.house()
    house.mirror.close()
    house.database.dispose()
    st.cache_resource.clear()
    overview_live = "the overview's rerun after somebody saved"
    yield ratio(f"{overview_live}, against an empty page's", live, least, "≤ 6 ×")
    yield ratio("the overview's rerun after facts of every table changed, against an empty page's", whole, least, "")
    yield ratio("the overview's rerun when nothing changed, against an empty page's", same, least, "≤ 3 ×")
    yield ratio(f"a page with px and cached frames, against {overview_live}", warm, live, "≥ 10 ×")
    yield ratio("that page with its cache cold, which it needs to be as fresh, against the same", cold, live, "≥ 100 ×")
    yield from _at_once(file, folder, rounds)


def _run(page: AppTest) -> None:
    page.run()
    assert not page.exception, page.exception


def somebody_saves(database: Engine) -> None:
    """One more answer, as a form stores it."""
    row = {
        "kind": "csat", "score": 5, "scale_low": 1, "scale_high": 5, "top_box": True, "bottom_box": False,
        "team_id": 3, "member_id": 21, "answered_at": CLOCK.now, "answered_on": TODAY, "created_at": CLOCK.now,
    }  # fmt: skip

    def save(connection: Connection) -> None:
        connection.execute(survey_answer.insert().values(row))
        stamp(connection, survey_answer, [TODAY])

    write(database, save)


def _everything_changes() -> None:
    """Today's facts of every table are copied again, as after an import of a day."""

    def stamp_all(connection: Connection) -> None:
        for table in FACTS:
            stamp(connection, table, [TODAY])

    write(session.house().database, stamp_all)


def _at_once(file: Path, folder: Path, rounds: int) -> Iterator[Ratio]:
    """All click in the same moment; the slowest but two are the 95th of a hundred."""
    environment = {"DATABASE_URL": f"sqlite:///{file}", "DASHBOARD_TODAY": TODAY.isoformat()}
    nobody = [""] * PEOPLE  # signs in
    query = "&".join(f"{name}={value}" for name, value in ADDRESS.items())
    with serving(ROOT, folder / "server.log", environment) as server:
        alone, same, apart = [], [], []
        for turn in range(rounds):
            alone.append(statistics.median(visits.one_after_another(server.address, "overview", query, 5)))
            same.append(slowest(visits.all_at_once(server.address, "overview", query, nobody, lambda _: "")))
            teams = [f"&team={(number + turn) % 30 + 1}" for number in range(PEOPLE)]
            apart.append(slowest(visits.all_at_once(server.address, "overview", query, nobody, teams.__getitem__)))
    yield ratio(
        f"{PEOPLE} people rerun the overview at once, 95th percentile, against one person alone", same, alone, ""
    )
    yield ratio(f"{PEOPLE} people, each with a team of their own, against one person alone", apart, alone, "")


def slowest(times: Times) -> float:
    """The 95th percentile."""
    return sorted(times)[int(len(times) * 0.95) - 1]
