"""What it costs that everybody sees only what is theirs."""

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pandas as pd
from sqlalchemy import Engine, FromClause, func, or_, select

from data_access import wall
from data_access.acting import HOUSE, Acting, acting_for
from data_access.engine import open_database, reading
from data_access.mirroring.direct import Direct
from data_access.mirroring.mirror import Mirror
from data_access.numbers.asking import ask
from data_access.numbers.filters import Filters
from data_access.schema import interaction
from data_access.scope import OWNER, Role, Scope, visible
from metrics import customers
from tests.benchmarks.facts import CLOCK, Facts
from tests.benchmarks.places import OnPostgresql, Place
from tests.benchmarks.questions import HALF_YEAR, MONTH, OVERVIEW, Anew, Asked, needs
from tests.benchmarks.rounds import Ratio, slower

TEAM, ANOTHER = 2, 3
STAFF = Scope(17, frozenset({Role.STAFF}), frozenset({TEAM}))
LEAD = Scope(17, frozenset({Role.STAFF, Role.LEAD}), frozenset({TEAM}), frozenset({TEAM, ANOTHER}))
EXECUTIVE = Scope(299, frozenset({Role.EXECUTIVE}))
BY_HAND = {
    "a member of staff": (STAFF, interaction.c.member_id == 17),
    "a lead": (LEAD, or_(interaction.c.member_id == 17, interaction.c.team_id.in_([TEAM, ANOTHER]))),
}
# Without churn: customers whom a lead never met are not lost to them, but are to who sees all.
NUMBERS = needs(*(metric for metric in OVERVIEW if metric is not customers.churn))
TIMES_A_ROUND = 2


def scope(place: Place, facts: Facts, rounds: int) -> Iterator[Ratio]:
    """Rows, and numbers, with the person's scope and without one."""
    engine = open_database(place.filled(facts, "scoped"))
    on = "" if place.name == "SQLite" else f"{place.name}: "
    for who, (person, theirs) in BY_HAND.items():
        ways = [
            _rows(engine, visible(interaction, person)),
            _rows(engine, select(interaction).where(theirs).subquery()),
        ]
        yield _slower(f"{on}{who}'s contacts by visible(), against the same condition by hand", *ways, rounds=rounds)
    if not on:
        with closing(Mirror(engine)) as mirror:
            everything = _numbers(mirror, OWNER, by=("channel",))
            yield _slower(
                "an executive's overview, small cells hidden, against everything of everybody",
                _numbers(mirror, EXECUTIVE, by=("channel",)), everything, rounds=rounds, same=False,
            )  # fmt: skip
            yield _slower(
                "a lead's overview, against the same teams chosen by who sees all",
                _numbers(mirror, LEAD), _numbers(mirror, OWNER, Filters(team_id=(TEAM, ANOTHER))), rounds=rounds,
            )  # fmt: skip
    engine.dispose()


def second_wall(place: OnPostgresql, facts: Facts, rounds: int) -> Iterator[Ratio]:
    """The same statements, with PostgreSQL keeping rows from people by itself and without."""
    address = place.filled(facts, "walled")
    walled, open_ = open_database(address), open_database(address)
    wall.adopt(walled, raising=True)  # the other engine acts as the server's owner, whom no policy meets
    what = "through row-level security, against without it"
    for who, (person, _) in BY_HAND.items():
        seen = visible(interaction, person)
        ways = _rows(walled, seen, acting_for(person)), _rows(open_, seen)
        yield _slower(f"PostgreSQL: {who}'s contacts {what}", *ways, rounds=rounds)
    with closing(Direct(walled)) as behind, closing(Direct(open_)) as free:
        ways = _numbers(behind, OWNER), _numbers(free, OWNER)
        yield _slower(f"PostgreSQL: the overview asked of the database itself {what}", *ways, rounds=rounds)
    walled.dispose()
    open_.dispose()


def _rows(engine: Engine, seen: FromClause, acting: Acting = HOUSE) -> Callable[[], Any]:
    """How many each day of half a year."""
    within = seen.c.opened_on >= HALF_YEAR.start, seen.c.opened_on < HALF_YEAR.end
    asked = select(seen.c.opened_on, func.count()).where(*within).group_by(seen.c.opened_on).order_by(seen.c.opened_on)

    def find() -> Any:
        with reading(engine, acting) as connection:
            return connection.execute(asked).all()

    return find


def _numbers(asked: Asked, who: Scope, filters: Filters | None = None, by: tuple[str, ...] = ()) -> Callable[[], Any]:
    def find() -> pd.DataFrame:
        return ask(Anew(asked), who, NUMBERS, MONTH, CLOCK, filters=filters or Filters(), by=by, every=None)

    return find


def _slower(what: str, ours: Callable[[], Any], theirs: Callable[[], Any], *, rounds: int, same: bool = True) -> Ratio:
    mine, other = ours(), theirs()
    if same:
        assert mine.equals(other) if isinstance(mine, pd.DataFrame) else mine == other, what

    def often(way: Callable[[], Any]) -> Callable[[], Any]:
        return lambda: [way() for _ in range(TIMES_A_ROUND)]

    return slower(what, often(ours), often(theirs), rounds=rounds)
