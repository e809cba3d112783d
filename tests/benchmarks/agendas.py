"""The agenda of a team's week on ten years of facts, beside the same on one year of them."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import Engine

from data_access.engine import reading
from data_access.meetings.agenda import agenda
from data_access.members.roles import Role
from data_access.mirroring.mirror import Mirror
from data_access.scope import Scope
from tests.benchmarks import facts
from tests.benchmarks.questions import Anew
from tests.benchmarks.rounds import Ratio, slower

YEARS = 10


def agendas(interactions: int, folder: Path, rounds: int) -> Iterator[Ratio]:
    """Each round another team, whose numbers nobody asked for before; the facts of a year are as many in both."""
    long = facts.invent(folder / "ten_years.db", interactions, 12 * YEARS)
    short = facts.invent(folder / "one_year.db", interactions // YEARS, 12)
    engines = long.open(), short.open()
    with closing(Mirror(engines[0])) as whole, closing(Mirror(engines[1])) as part:
        ways = [_way(engine, mirror) for engine, mirror in zip(engines, (whole, part), strict=True)]
        for way in ways:
            way()
        yield slower("a week's agenda on ten years of facts, against one year", *ways, "≤ 3 ×", rounds)
    for engine in engines:
        engine.dispose()


def _way(engine: Engine, mirror: Mirror) -> Callable[[], object]:
    turns = count()

    def way() -> object:
        turn = next(turns)
        team_id, week = turn % facts.TEAMS + 1, facts.TODAY - timedelta(weeks=turn // facts.TEAMS)
        lead = Scope(roles=frozenset({Role.LEAD}), led_team_ids=frozenset({team_id}))
        with reading(engine) as connection:
            return agenda(
                connection, lead, clock=facts.CLOCK, asked=Anew(mirror), team_id=team_id, week_start=week
            )  # fmt: skip

    return way
