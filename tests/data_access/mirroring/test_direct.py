"""Where numbers are asked of PostgreSQL itself, and what one database answers the other answers, too."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine

from data_access.clock import Clock
from data_access.demo import prepare_demo
from data_access.engine import write
from data_access.health import mirror_compared, wall_standing
from data_access.measures import MEASURES
from data_access.members.people import scope_of
from data_access.mirroring.check import compare
from data_access.mirroring.direct import Direct
from data_access.mirroring.mirror import Mirror
from data_access.numbers.asking import ask
from data_access.numbers.filters import Filters
from data_access.numbers.standing import CHURN
from data_access.schema import interaction
from data_access.scope import NOBODY, OWNER, Scope
from data_access.settings import Settings
from metrics.calendars.periods import Grain, Period, named
from tests.data_access.mirroring.test_mirror import MONDAY, add_contact, add_order_line
from tests.data_access.test_scope import QUESTIONS, answers, arguments, called, frame_of
from tests.data_access.world import ADA, BO, CAI, FAY, GIL, TODAY, ZONE, World, whole_world
from tests.databases import POSTGRESQL, SQLITE, a_database, going_back

pytestmark = pytest.mark.postgres

OF_NUMBERS = [question for question in QUESTIONS if next(iter(inspect.signature(question).parameters)) == "asked"]
OF_ROWS = [question for question in QUESTIONS if question not in OF_NUMBERS]
EVERYBODY = (None, "owner", CAI, ADA, BO, FAY, GIL)
# What a statement is made of differs by what somebody is: of a role one is enough where two databases are compared.
OF_EACH_KIND = ("owner", CAI, ADA, FAY)


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, World]]:
    """The tiny company in both databases."""
    folder = tmp_path_factory.mktemp("worlds")
    with whole_world(folder, SQLITE) as one, whole_world(folder, POSTGRESQL) as other:
        yield {SQLITE: one, POSTGRESQL: other}


@pytest.fixture(scope="module")
def scopes(worlds: dict[str, World]) -> dict[tuple[str, Any], Scope]:
    """What each sees of each database."""
    return {(kind, who): _scope_in(world, who) for kind, world in worlds.items() for who in EVERYBODY}


def _scope_in(world: World, who: Any) -> Scope:
    return NOBODY if who is None else OWNER if who == "owner" else world.scope(who)


def equal(one: Any, other: Any) -> None:
    """The same rows in the same order; of numbers that were added up in another order the same to twelve digits."""
    assert type(one) is type(other)
    first, second = frame_of(one), frame_of(other)
    pd.testing.assert_frame_equal(first, second, check_dtype=False, rtol=1e-12)


@pytest.mark.parametrize("question", [each for each in OF_NUMBERS if each is not mirror_compared], ids=called)
def test_a_question_of_numbers_gives_the_same_of_the_database_itself(
    worlds: dict[str, World], scopes: dict[tuple[str, Any], Scope], question: Callable[..., Any]
) -> None:
    world = worlds[POSTGRESQL]
    with closing(Direct(world.database)) as direct:
        for who in EVERYBODY:
            for given in arguments(question):
                scope = scopes[POSTGRESQL, who]
                equal(in_order(question(world.mirror, scope, **given)), in_order(question(direct, scope, **given)))


def in_order(answer: Any) -> Any:
    """Groups come in whatever order an engine finds them."""
    if not isinstance(answer, pd.DataFrame):
        return answer
    keys = [name for name in answer if name.endswith("_id") or name in ("start", "topic", "category", "tier", "value")]
    return answer.sort_values(keys, ignore_index=True) if keys else answer


# Only PostgreSQL can have a wall to tell of. Numbers are asked of the mirror, whose copies are compared below.
ANSWERED_ALIKE = [each for each in OF_ROWS if each is not wall_standing]


@pytest.mark.parametrize("question", ANSWERED_ALIKE, ids=called)
def test_a_question_gives_the_same_on_both_databases(
    worlds: dict[str, World], scopes: dict[tuple[str, Any], Scope], question: Callable[..., Any]
) -> None:
    for who in OF_EACH_KIND:
        found = [list(answers(world, question, scopes[kind, who])) for kind, world in worlds.items()]
        for one, other in zip(*found, strict=True):
            equal(one, other)


# ------------------------------------------------------------------ all that can be measured, of a whole company


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The demo company in PostgreSQL."""

    def make(engine: Engine) -> None:
        prepare_demo(engine, Settings(str(engine.url), ZONE, "CNY", TODAY))

    with a_database(POSTGRESQL, tmp_path_factory.getbasetemp(), "demo", make) as engine:
        yield engine


@pytest.fixture(scope="module")
def both(company: Engine) -> Iterator[tuple[Mirror, Direct]]:
    """Its mirror, and the database itself."""
    with closing(Mirror(company)) as mirror, closing(Direct(company)) as direct:
        yield mirror, direct


def test_the_mirror_of_a_whole_company_equals_its_database(both: tuple[Mirror, Direct]) -> None:
    found = compare(both[0])
    assert all(each.differences == 0 for each in found)
    assert sum(each.rows > 100 for each in found) >= 9


ALL = frozenset(MEASURES) | frozenset(CHURN)
QUARTER = Period("quarter", named("this_month", TODAY).start.replace(month=8), TODAY)
SORTED = ("category", "severity")
CUTS = [
    (by, every, period)
    for by in ((), *((name,) for name in ("team_id", "member_id", "channel", "tier", "level", "topic")), SORTED)
    for every, period in ((None, QUARTER), (Grain.WEEK, QUARTER))
] + [
    (("team_id",), Grain.MONTH, Period("all", TODAY.replace(year=2023), TODAY)),
    (("team_id",), None, named("all", TODAY)),
    ((), Grain.DAY, named("this_month", TODAY)),
    (("team_id", "tier"), Grain.QUARTER, named("this_year", TODAY)),
]  # fmt: skip


@pytest.mark.parametrize(("by", "every", "period"), CUTS, ids=str)
def test_every_measure_cut_in_every_way_is_the_same_of_both(
    both: tuple[Mirror, Direct], clock: Clock, by: tuple[str, ...], every: Grain | None, period: Period
) -> None:
    found = [ask(asked, OWNER, ALL, period, clock, by=by, every=every) for asked in both]
    mirrored, direct = (frame.sort_values([*by, *(["start"] if every else [])], ignore_index=True) for frame in found)
    pd.testing.assert_frame_equal(mirrored, direct, check_dtype=False, rtol=1e-12)
    assert len(mirrored) > 0


@pytest.mark.parametrize("member_id", [1, 4, 11], ids=["executive", "lead", "staff"])
def test_everybody_is_told_the_same_by_both(
    both: tuple[Mirror, Direct], company: Engine, clock: Clock, member_id: int
) -> None:
    with company.connect() as connection:
        scope = scope_of(connection, member_id, TODAY)
    for filters in (Filters(), Filters(tier=("vip",)), Filters(channel=(None, "phone"))):
        for by in ((), ("team_id",)):
            found = [ask(asked, scope, ALL, QUARTER, clock, by=by, filters=filters) for asked in both]
            first, second = (frame.sort_values(list(by), ignore_index=True) if by else frame for frame in found)
            pd.testing.assert_frame_equal(first, second, check_dtype=False, rtol=1e-12)


# ------------------------------------------------------------------ what is remembered


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Engine]:
    with a_database(POSTGRESQL, tmp_path) as engine:
        yield engine


def test_an_answer_is_remembered_until_its_facts_change(fresh: Engine) -> None:
    with closing(Direct(fresh)) as direct:
        asked: list[int] = []

        def find() -> int:
            asked.append(1)
            return len(asked)

        contacts = frozenset({interaction.name})
        assert [direct.remembered("contacts", find, contacts) for _ in range(3)] == [1, 1, 1]
        write(fresh, lambda connection: add_order_line(connection, MONDAY))
        assert direct.remembered("contacts", find, contacts) == 1
        write(fresh, lambda connection: add_contact(connection, MONDAY))
        assert direct.remembered("contacts", find, contacts) == 2
        assert direct.refresh() == 2


def test_answers_from_before_a_restored_backup_are_forgotten(fresh: Engine) -> None:
    write(fresh, lambda connection: add_contact(connection, MONDAY))
    with closing(Direct(fresh)) as direct, going_back(fresh) as restore:
        write(fresh, lambda connection: add_contact(connection, MONDAY))
        assert direct.remembered("contacts", lambda: "two") == "two"
        restore()
        assert direct.remembered("contacts", lambda: "one") == "one"
        write(fresh, lambda connection: add_contact(connection, MONDAY))
        assert direct.remembered("contacts", lambda: "another two") == "another two"
