"""What is taken for a statement that reads, and what is not."""

import pytest

from data_access.rejected import Rejected
from data_access.sources.statements import LONGEST, checked, limited


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT 1",
        "  select a from b ; ",
        "WITH a AS (SELECT 1) SELECT * FROM a",
        "-- what we need\nSELECT 1",
        "/* what\nwe need */ (SELECT 1)",
    ],
)
def test_one_select_is_taken(statement: str) -> None:
    assert not checked(statement).endswith((";", " "))


@pytest.mark.parametrize(
    "statement",
    [
        "",
        "DELETE FROM ticket",
        "SELECT 1; DROP TABLE ticket",
        "SELECT ';' AS a",  # what ends a quote differs between databases
        "-- SELECT\nDELETE FROM ticket",
        "/* SELECT */ UPDATE ticket SET a = 1",
        "selection",
        "PRAGMA writable_schema = 1",
        "ATTACH 'x' AS y",
        "COPY ticket TO '/somewhere'",
        "VALUES (1)",
    ],
)
def test_anything_else_is_refused(statement: str) -> None:
    with pytest.raises(Rejected, match="source_statement_wrong"):
        checked(statement)


def test_a_very_long_one_is_refused() -> None:
    with pytest.raises(Rejected, match="source_statement_too_long"):
        checked("SELECT " + "1" * LONGEST)


def test_its_own_colons_stay_colons() -> None:
    asked = limited("SELECT a::text, '12:30 :b' AS c FROM d", 5, "a", 3)
    assert "SELECT a::text, '12:30 :b' AS c FROM d" in str(asked)
    assert set(asked.compile().params) == {"last", "param_1"}
