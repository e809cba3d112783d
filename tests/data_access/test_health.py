"""Data health: counts for administrators, rows for whoever may see them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from data_access.derived import STRANGE as CODES
from data_access.health import STRANGE, completeness, mirror_compared, strange_counts, strange_rows
from data_access.schema import customer, interaction
from data_access.scope import NOBODY, OWNER
from tests.data_access.world import ADA, BO, CAI, GIL, NORTH, TODAY, World, a_case, empty_world, noon, whole_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path_factory.mktemp("world"), database_kind) as made:
        opened = noon(TODAY)
        clock = a_case(opened, first_response_at=opened - timedelta(hours=1))
        made.add(interaction, {**clock, "member_id": CAI, "team_id": NORTH, "source_key": "S1"})
        yield made


def test_every_code_has_its_words() -> None:
    assert set(STRANGE) == set(CODES)


def test_an_administrator_sees_how_many_rows_are_strange_and_none_of_them(world: World) -> None:
    with world.reading() as connection:
        found = strange_counts(connection, world.scope(GIL))
        assert found.to_numpy().tolist() == [["interaction", "response_before_report", 1]]
        assert strange_rows(connection, world.scope(GIL), table="interaction").empty


def test_who_may_see_rows_sees_the_strange_ones_among_them(world: World) -> None:
    with world.reading() as connection:
        (row,) = strange_rows(connection, world.scope(ADA), table="interaction").to_dict("records")
        assert (row["member"], row["source_key"], row["strange"]) == ("Cai", "S1", "response_before_report")
        assert strange_rows(connection, world.scope(BO), table="interaction").empty
        assert strange_counts(connection, world.scope(BO)).empty
        assert strange_rows(connection, OWNER, table="interaction", code="undated_purchase").empty
        assert strange_rows(connection, OWNER, table="no such table").empty


def test_each_table_says_what_is_missing_and_how_old_it_is(world: World) -> None:
    world.add(customer, {"name": "Nobody's", "created_on": TODAY})
    with world.reading() as connection:
        found = completeness(connection, world.scope(GIL)).set_index("table")
        assert completeness(connection, NOBODY).empty
    assert (found.loc["interaction", "without_member"], found.loc["interaction", "without_customer"]) == (0, 1)
    assert found.loc["customer", "without_team"] == 1
    assert found.loc["interaction", "last_on"].date() == TODAY


def test_the_mirror_is_compared_for_who_may_see_data_health(world: World) -> None:
    found = mirror_compared(world.mirror, world.scope(GIL))
    assert set(found["differences"]) == {0}
    assert mirror_compared(world.mirror, world.scope(CAI)).empty


def test_of_an_empty_database_there_is_nothing_to_say(tmp_path: Path, database_kind: str) -> None:
    with empty_world(tmp_path, database_kind) as world, world.reading() as connection:
        assert strange_counts(connection, OWNER).empty
        assert completeness(connection, OWNER).empty
        assert strange_rows(connection, OWNER, table="purchase").empty
