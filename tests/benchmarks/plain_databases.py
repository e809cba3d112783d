# ruff: noqa: S608 - names of tables and columns stand in these files, values are bound
"""The databases on which one would write SQL by hand, each with the indexes that help it most."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import psycopg
from psycopg.types.string import StrDumperUnknown

from metrics.calendars.periods import Grain

CUTS = "team_id, member_id, channel, tier"
INDEXES = {
    ("interaction", "opened_on"): "ended_on, first_resolved_on, reopened_on, first_response_minutes, response_kept, "
    "response_due_at, escalated",
    ("interaction", "resolved_on"): "resolution_minutes, kept",
    ("interaction", "first_resolved_on"): "reopened_soon, first_contact",
    ("complaint", "opened_on"): "kept, ended_on, first_resolved_on, reopened_on, due_at, first_response_minutes, "
    "escalated, category",
    ("complaint", "resolved_on"): "resolution_minutes, category",
    ("complaint", "first_resolved_on"): "reopened_soon",
    ("complaint", "closed_on"): "category, recurred",
    ("complaint_stage", "entered_on"): "left_on, stage, minutes",
    ("complaint_stage", "left_on"): "stage, minutes",
    ("survey_answer", "answered_on"): "kind, score, scale_low, scale_high, top_box, bottom_box",
    ("survey_invitation", "invited_on"): "answered_on",
    ("purchase", "purchased_on"): "order_key, amount_cents, customer_id",
}  # fmt: skip

Bound = Sequence[Any] | Mapping[str, Any]


@dataclass(frozen=True)
class Plain:
    """An open database. Statements name what is bound as SQLite does: ? or :name."""

    name: str
    rows: Callable[[str, Bound], Iterable[tuple[Any, ...]]]
    buckets: Mapping[Grain, str]
    quantile: Callable[..., str]
    close: Callable[[], None]


def on_sqlite(address: str) -> Plain:
    """With an index for every question that holds all its columns; made if they are not there."""
    raw = sqlite3.connect(address.removeprefix("sqlite:///"))
    raw.execute("PRAGMA cache_size = -524288")
    for statement in _indexes("({day}, {rest})"):
        raw.execute(statement)
    raw.execute("ANALYZE")
    raw.commit()
    buckets = {
        Grain.WEEK: "date({day}, '-' || ((strftime('%w', {day}) + 6) % 7) || ' days')",
        Grain.MONTH: "date({day}, 'start of month')",
    }
    return Plain("SQLite", raw.execute, buckets, _by_row_numbers, raw.close)


def on_postgresql(address: str) -> Plain:
    """The same; the table is vacuumed, so that an index alone can answer."""
    raw = psycopg.connect(address.replace("postgresql+psycopg://", "postgresql://"), autocommit=True)
    raw.adapters.register_dumper(str, StrDumperUnknown)  # days are bound as text, as SQLite takes them
    for statement in _indexes("({day}) INCLUDE ({rest})"):
        raw.execute(statement)
    raw.execute("VACUUM ANALYZE")
    buckets = {
        Grain.WEEK: "CAST(date_trunc('week', {day}) AS date)",
        Grain.MONTH: "CAST(date_trunc('month', {day}) AS date)",
    }

    def rows(statement: str, bound: Bound) -> Iterable[tuple[Any, ...]]:
        return raw.execute(_as_psycopg_binds(statement), bound)

    return Plain("PostgreSQL", rows, buckets, _by_percentile, raw.close)


@cache
def _as_psycopg_binds(statement: str) -> bytes:
    named = re.sub(r":([a-z]\w*)", r"%(\1)s", statement)
    return named.replace("?", "%s").encode()


def _indexes(columns: str) -> Iterable[str]:
    for (table, day), more in INDEXES.items():
        found = columns.format(day=day, rest=f"counted, {CUTS}, {more}")
        yield f"CREATE INDEX IF NOT EXISTS covering_{table}_{day} ON {table} {found}"
    signs = columns.format(day="opened_on", rest="counted, customer_id")
    yield f"CREATE INDEX IF NOT EXISTS covering_signs ON interaction {signs}"


def _by_row_numbers(table: str, day: str, minutes: str, at: float, columns: list[str], where: str = "") -> str:
    """A quantile by linear interpolation: of the ordered values the two around the place, by their row numbers."""
    named = "".join(f"{column} AS key{place}, " for place, column in enumerate(columns))
    over = ", ".join(f"key{place}" for place in range(len(columns)))
    part = f"PARTITION BY {over} " if columns else ""
    return f"""
        WITH facts AS (
            SELECT {named}{minutes} AS minutes FROM {table}
            WHERE {day} >= ? AND {day} < ? AND counted{where} AND {minutes} IS NOT NULL
        ), placed AS (
            SELECT *, ROW_NUMBER() OVER ({part}ORDER BY minutes) - 1 AS place, COUNT(*) OVER ({part}) AS n FROM facts
        )
        SELECT {over + ", " if over else ""}
            SUM(minutes * (1 - ABS(place - {at} * (n - 1))))
        FROM placed WHERE ABS(place - {at} * (n - 1)) < 1 {"GROUP BY " + over if over else ""}
    """


def _by_percentile(table: str, day: str, minutes: str, at: float, columns: list[str], where: str = "") -> str:
    group = f" GROUP BY {', '.join(map(str, range(1, len(columns) + 1)))}" if columns else ""
    return (
        f"SELECT {''.join(f'{column}, ' for column in columns)}percentile_cont({at}) WITHIN GROUP (ORDER BY {minutes}) "
        f"FROM {table} WHERE {day} >= ? AND {day} < ? AND counted{where} AND {minutes} IS NOT NULL{group}"
    )
