"""What the benchmark compares is the same: every question has one answer, whoever is asked."""

from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest

from data_access.engine import open_database
from data_access.mirroring.direct import Direct
from data_access.mirroring.mirror import Mirror
from data_access.schema import metadata
from tests import postgres
from tests.benchmarks import facts, plain_databases, questions, superset_questions
from tests.benchmarks.places import OnPostgresql, OnSqlite
from tests.databases import BOTH, POSTGRESQL

Answering = tuple[list[questions.Asked], plain_databases.Plain]


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> facts.Facts:
    return facts.invent(tmp_path_factory.mktemp("benchmark") / "facts.db", 3_000)


@pytest.fixture(scope="module", params=BOTH)
def answering(request: pytest.FixtureRequest, invented: facts.Facts) -> Iterator[Answering]:
    """Who answers by the dashboard's measures, and who by SQL on the tables."""
    on_postgresql = request.param == POSTGRESQL
    place = OnPostgresql(postgres.cluster()) if on_postgresql else OnSqlite(invented.file.parent)
    open_plain = plain_databases.on_postgresql if on_postgresql else plain_databases.on_sqlite
    engine = open_database(place.filled(invented, "benchmark_asked"))
    with ExitStack() as stack:
        plain = stack.enter_context(closing(open_plain(place.filled(invented, "benchmark_plain"))))
        asked: list[questions.Asked] = [stack.enter_context(closing(Mirror(engine)))]
        if on_postgresql:
            asked.append(stack.enter_context(closing(Direct(engine))))
        yield asked, plain
    engine.dispose()


@pytest.mark.parametrize(
    "question", [*questions.five(), *questions.month_pages(), *questions.trends()], ids=lambda asked: asked.name
)
def test_the_dashboard_and_sql_on_the_tables_answer_alike(answering: Answering, question: questions.Question) -> None:
    asked, plain = answering
    for one in asked:
        question.check(one, plain)


def test_superset_is_asked_ten_questions_of_tables_that_are_there() -> None:
    charts = list(superset_questions.charts())
    assert len(charts) == 10
    assert all(chart.sql or chart.table in metadata.tables for chart in charts)
