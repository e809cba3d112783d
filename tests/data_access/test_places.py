"""Where each table's rows would stand on Citus, and what stands in the way: docs/scale.md lists no more and no less."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import ForeignKeyConstraint, Table, UniqueConstraint, text

from data_access.engine import reading
from data_access.schema import metadata
from data_access.schema.columns import AtOnePlace, Divided, Everywhere
from data_access.wall import policies
from tests.conftest import ROOT
from tests.databases import POSTGRESQL, a_database

DIVIDED = [table for table in metadata.sorted_tables if isinstance(table.info["place"], Divided)]
OTHERS = [table for table in metadata.sorted_tables if not isinstance(table.info["place"], Divided)]
PAGE = ROOT / "docs" / "scale.md"


def in_the_way(table: Table) -> Iterator[str]:
    """What Citus would refuse of a divided table as it is now."""
    key = table.info["place"].by
    if key not in table.primary_key.columns:
        yield f"primary key ({', '.join(table.primary_key.columns.keys())})"
    unique = [constraint for constraint in table.constraints if isinstance(constraint, UniqueConstraint)]
    unique_names = [constraint.columns.keys() for constraint in unique]
    unique_names += [index.columns.keys() for index in table.indexes if index.unique]
    for names in sorted(unique_names, key=lambda names: list(table.columns.keys()).index(names[0])):
        if key not in names:
            yield f"unique ({', '.join(names)})"
    if table.columns[key].nullable:
        yield f"{key} may be missing"
    for constraint in sorted(table.foreign_key_constraints, key=lambda constraint: tuple(constraint.column_keys)):
        if refused(table, constraint):
            yield f"{', '.join(constraint.column_keys)} points at {constraint.referred_table.name}"


def refused(table: Table, constraint: ForeignKeyConstraint) -> bool:
    """Whether rows that point at each other could stand on two machines."""
    match table.info["place"], constraint.referred_table.info["place"]:
        case (_, Everywhere()) | (AtOnePlace(), AtOnePlace()):
            return False
        case Divided(key), Divided(other):
            pairs = {(element.parent.name, element.column.name) for element in constraint.elements}
            return (key, other) not in pairs
    return True


def test_every_table_says_where_its_rows_would_stand() -> None:
    for table in metadata.sorted_tables:
        assert isinstance(table.info.get("place"), Divided | Everywhere | AtOnePlace), table.name


def test_whatever_belongs_to_a_team_or_a_customer_in_large_numbers_is_divided_by_it() -> None:
    """Facts, and what is kept of each customer."""
    for table in DIVIDED:
        assert table.info["place"].by in ("team_id", "customer_id") or table.name == "customer"
    large = {table.name for table in metadata.sorted_tables if "day" in table.info or "customer_id" in table.columns}
    assert {table.name for table in DIVIDED} == large


def test_what_is_not_divided_points_at_nothing_that_is() -> None:
    for table in OTHERS:
        for constraint in table.foreign_key_constraints:
            assert not refused(table, constraint), f"{table.name} points at {constraint.referred_table.name}"


def test_no_divided_table_has_a_column_that_citus_refuses() -> None:
    for table in DIVIDED:
        assert table.columns[table.info["place"].by].computed is None
        assert not [column.name for column in table.columns if column.identity is not None], table.name


def test_the_page_lists_for_every_divided_table_what_would_have_to_change() -> None:
    rows = re.findall(r"(?m)^\| `(\w+)` \| `(\w+)` \| (.+) \|$", PAGE.read_text(encoding="utf-8"))
    listed = {name: (key, changes.replace("`", "")) for name, key, changes in rows}
    assert listed == {table.name: (table.info["place"].by, "; ".join(in_the_way(table))) for table in DIVIDED}


def test_the_page_names_every_table_that_is_not_divided() -> None:
    for table in OTHERS:
        assert f"`{table.name}`" in PAGE.read_text(encoding="utf-8")


def test_the_wall_around_every_divided_table_asks_in_subqueries() -> None:
    """Which Citus refuses, and the page says so."""
    for table in DIVIDED:
        assert any("SELECT" in rule for rule in policies(table).values()), table.name


@pytest.mark.postgres
def test_triggers_stand_on_tables_of_one_place_only(tmp_path: Path) -> None:
    asked = text("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
    with a_database(POSTGRESQL, tmp_path) as database, reading(database) as connection:
        found = set(connection.execute(asked).scalars())
    assert found, "there are triggers that keep the audit"
    assert all(isinstance(metadata.tables[name].info["place"], AtOnePlace) for name in found)
