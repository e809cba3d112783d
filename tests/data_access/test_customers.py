"""Finding a customer by a few letters."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access.customers import find_customers
from data_access.schema import customer, interaction, member, team
from data_access.scope import OWNER, Role, Scope
from tests.data_access.world import TODAY, World, a_case, empty_world, noon, put


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    people = (
        {"name": "杭州云帆科技有限公司", "source_key": "K-100", "phone": "0571-8800 1234", "team_id": 1},
        {"name": "Anna Bell", "source_key": "K-200", "phone": "138 0000 9999", "team_id": 2},
        {"name": "Bella Annand", "source_key": "K-300", "phone": None, "team_id": None},
        {"name": "100% Tea_House", "source_key": "T", "phone": "12", "team_id": 1},
    )
    with empty_world(tmp_path, database_kind) as made:
        with made.writing() as connection:
            put(connection, team, {"id": 1, "name": "A"}, {"id": 2, "name": "B"})
            put(connection, customer, *({**person, "source": "s", "created_on": TODAY} for person in people))
        yield made


def names(world: World, words: str, scope: Scope = OWNER, limit: int = 20) -> list[str]:
    with world.reading() as connection:
        return find_customers(connection, scope, words, limit)["name"].tolist()


def test_nobody_is_found_by_nothing(world: World) -> None:
    assert names(world, "") == names(world, "   ") == []


def test_part_of_a_name_finds_it_in_any_case_and_names_that_begin_so_come_first(world: World) -> None:
    assert names(world, "云帆") == ["杭州云帆科技有限公司"]
    assert names(world, "BELL") == ["Bella Annand", "Anna Bell"]
    assert names(world, "bell ann") == ["Anna Bell", "Bella Annand"]


def test_the_number_in_the_source_finds_exactly_one(world: World) -> None:
    assert names(world, "k-200") == ["Anna Bell"]
    assert names(world, "K-20") == []


@pytest.mark.parametrize("digits", ["9999", "0000-9999", "13800009999"])
def test_the_last_digits_of_a_telephone_find_its_owner(world: World, digits: str) -> None:
    assert names(world, digits) == ["Anna Bell"]


def test_fewer_than_four_digits_are_no_telephone(world: World) -> None:
    assert names(world, "999") == []
    assert names(world, "12") == []


def test_signs_that_a_database_takes_for_any_letter_are_letters(world: World) -> None:
    assert names(world, "%") == ["100% Tea_House"]
    assert names(world, "a_h") == ["100% Tea_House"]


def test_no_more_are_given_than_asked_for(world: World) -> None:
    assert len(names(world, "a", limit=1)) == 1


def test_staff_find_their_teams_customers_and_those_of_no_team(world: World) -> None:
    staff = Scope(member_id=1, roles=frozenset({Role.STAFF}), own_team_ids=frozenset({1}))
    assert names(world, "bell", staff) == ["B**"]
    assert names(world, "9999", staff) == []
    executive = Scope(member_id=1, roles=frozenset({Role.EXECUTIVE}))
    assert names(world, "bell", executive) == []


def test_a_customer_of_no_team_has_a_name_for_who_had_a_case_with_them_or_knows_it_whole(world: World) -> None:
    staff = Scope(member_id=1, roles=frozenset({Role.STAFF}), own_team_ids=frozenset({1}))
    assert names(world, "bella annand", staff) == ["Bella Annand"]
    with world.reading() as connection:
        bella = int(find_customers(connection, OWNER, "bella")["customer_id"].iloc[0])
    with world.writing() as connection:
        put(connection, member, {"id": 1, "name": "Ann"})
    world.add(interaction, {"member_id": 1, "customer_id": bella, "state": "open", **a_case(noon(TODAY))})
    assert names(world, "bell", staff) == ["Bella Annand"]


def test_people_of_one_name_are_told_apart_by_the_end_of_their_number(world: World) -> None:
    with world.reading() as connection:
        ends = find_customers(connection, OWNER, "a").set_index("name")["phone_end"]
    assert ends["Anna Bell"] == "9999"
    assert ends[["Bella Annand", "100% Tea_House"]].isna().all()
