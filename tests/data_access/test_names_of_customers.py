"""Who is told a demo customer's name, telephone number or address, by every question there is."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from sqlalchemy import Engine, or_, select

from data_access.engine import reading
from data_access.mirroring.mirror import Mirror
from data_access.schema import customer, member, team
from data_access.scope import Scope, knows_customer, visible
from tests.data_access.conftest import Cast
from tests.data_access.test_scope import answers, every_question, frame_of, strings
from tests.data_access.world import World


def told(engine: Engine, unknown_to: Scope | None = None) -> frozenset[str]:
    """Names, numbers and addresses of customers; only of those that `unknown_to` has nothing to do with."""
    with reading(engine) as connection:
        c = customer.c
        asked = select(c.name, c.phone, c.email)
        if unknown_to is not None:
            seen = visible(customer, unknown_to)
            asked = asked.where(c.id.not_in(select(seen.c.id)), ~knows_customer(customer, unknown_to))
        found = {each for row in connection.execute(asked) for each in row if each}
        if unknown_to is not None:  # namesakes
            known = select(c.name).where(or_(c.id.in_(select(seen.c.id)), knows_customer(customer, unknown_to)))
            found -= set(connection.execute(known).scalars())
        names = (select(member.c.name), select(member.c.name_en), select(team.c.name))
        others = {name for asked in names for name in connection.execute(asked).scalars()}
    return frozenset(found - others)


@pytest.fixture(scope="module")
def everybody(demo_company: Engine) -> frozenset[str]:
    return told(demo_company)


@pytest.fixture(scope="module")
def strangers(demo_company: Engine, cast: Cast) -> frozenset[str]:
    """Customers whom a lead of another team has nothing to do with."""
    found = told(demo_company, cast.other_lead)
    assert found
    return found


def given_away(names: Iterable[str], world: World, question: Callable[..., Any], scope: Scope) -> set[str]:
    found: set[str] = set()
    for answer in answers(world, question, scope):
        said = strings(frame_of(answer))
        found |= said & set(names)
        if isinstance(answer, bytes):
            found |= {name for name in names if name.encode() in answer}
    return found


@every_question
def test_executives_and_administrators_are_told_no_customer(
    everybody: frozenset[str], demo_company: Engine, mirror: Mirror, cast: Cast, question: Callable[..., Any]
) -> None:
    for scope in (cast.executive, cast.admin, cast.nobody):
        assert given_away(everybody, World(demo_company, mirror), question, scope) == set()


@every_question
def test_another_teams_people_are_told_no_customer_they_have_nothing_to_do_with(
    strangers: frozenset[str], demo_company: Engine, mirror: Mirror, cast: Cast, question: Callable[..., Any]
) -> None:
    assert given_away(strangers, World(demo_company, mirror), question, cast.other_lead) == set()
