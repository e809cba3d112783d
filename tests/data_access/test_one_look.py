"""A page looks once whether anything has changed; what it stores itself, and what a new page asks, is never old."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from data_access.engine import open_database
from data_access.mirroring.mirror import Mirror
from data_access.servers import Servers
from data_access.watch import Watch
from tests.data_access.entered import log
from tests.data_access.world import CAI, World, whole_world


@pytest.fixture
def world(tmp_path: Path, database_kind: str) -> Iterator[World]:
    with whole_world(tmp_path, database_kind) as made:
        yield made


@pytest.fixture
def elsewhere(world: World) -> Iterator[World]:
    """The same company in another process's hands."""
    engine = open_database(world.database.url.render_as_string(hide_password=False))
    with closing(Mirror(engine)) as mirror:
        yield World(engine, mirror)
    engine.dispose()


def answers(mirror: Mirror) -> int:
    with mirror.asking() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM survey_answer").scalar_one())


def test_a_page_is_of_its_beginning_and_the_next_one_of_its_own(world: World, elsewhere: World) -> None:
    servers = Servers(world.database)
    with closing(Mirror(world.database, servers)) as mirror:
        before = answers(mirror)
        with servers.one_look():
            assert answers(mirror) == before
            log(elsewhere, CAI, key="elsewhere")
            assert answers(mirror) == before
        assert answers(mirror) == before + 1
        with servers.one_look():
            assert answers(mirror) == before + 1


def test_what_the_page_stores_itself_it_shows(world: World) -> None:
    servers = Servers(world.database)
    with closing(Mirror(world.database, servers)) as mirror, servers.one_look():
        before = answers(mirror)
        log(World(world.database, mirror), CAI, key="own")
        assert answers(mirror) == before + 1


def test_what_another_visit_has_copied_meanwhile_is_not_copied_again(world: World, elsewhere: World) -> None:
    servers, copied = Servers(world.database), []
    with closing(Mirror(world.database, servers)) as mirror:
        mirror.refresh()
        with servers.one_look():
            mirror.refresh()
            log(elsewhere, CAI, key="elsewhere")
            with ThreadPoolExecutor(1) as another:
                another.submit(mirror.refresh).result()
            mirror.refresh(copied.append)
        assert copied == []


def test_names_and_targets_are_of_the_beginning_too(world: World, elsewhere: World) -> None:
    servers = Servers(world.database)
    watch = Watch(world.database, servers)
    found = iter(range(10))
    with servers.one_look():
        first = watch.remembered("names", lambda: next(found))
        log(elsewhere, CAI, key="elsewhere")
        assert watch.remembered("names", lambda: next(found)) == first
    assert watch.remembered("names", lambda: next(found)) == first + 1
    servers.close()
