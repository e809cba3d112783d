"""Names and targets are kept until the next commit, whoever makes it."""

import pytest
from sqlalchemy import func, insert, select

from data_access.engine import open_database, reading, write
from data_access.schema import team
from data_access.watch import Watch


@pytest.fixture
def watch(empty):
    return Watch(empty)


def count_teams(watch, engine, asked) -> int:
    def find() -> int:
        asked.append(1)
        with reading(engine) as connection:
            return connection.execute(select(func.count(team.c.id))).scalar_one()

    return watch.remembered("teams", find)


def add_team(engine, name: str) -> None:
    write(engine, lambda connection: connection.execute(insert(team).values(name=name)))


def test_an_answer_is_kept_while_nothing_is_committed(empty, watch):
    asked = []
    assert [count_teams(watch, empty, asked) for _ in range(3)] == [0, 0, 0]
    assert len(asked) == 1


def test_every_commit_of_this_process_is_heard(empty, watch):
    for number in range(5):
        assert count_teams(watch, empty, []) == number
        add_team(empty, f"team {number}")


def test_a_commit_through_another_engine_is_heard(empty, watch):
    other = open_database(str(empty.url))
    assert count_teams(watch, empty, []) == 0
    add_team(other, "North")
    other.dispose()
    assert count_teams(watch, empty, []) == 1


def test_what_was_rolled_back_changes_no_answer(empty, watch):
    with pytest.raises(ZeroDivisionError):
        write(empty, lambda connection: [connection.execute(insert(team).values(name="North")), 1 / 0])
    assert count_teams(watch, empty, []) == 0
