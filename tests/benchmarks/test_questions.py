"""What the benchmark compares is the same: every question has one answer, in the mirror and in SQL on the tables."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from data_access.mirror import Mirror
from tests.benchmarks import facts, plain_sql, questions


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory):
    folder: Path = tmp_path_factory.mktemp("benchmark")
    invented = facts.invent(folder / "facts.db", 3_000)
    engine = invented.open()
    plain_file = shutil.copy(invented.file, folder / "plain.db")
    with closing(plain_sql.open_plain(plain_file)) as plain, closing(Mirror(engine)) as mirror:
        yield mirror, plain
    engine.dispose()


@pytest.mark.parametrize(
    "question", [*questions.five(), *questions.month_pages(), *questions.trends()], ids=lambda asked: asked.name
)
def test_the_mirror_and_sql_on_the_tables_answer_alike(both, question: questions.Question) -> None:
    question.check(*both)
