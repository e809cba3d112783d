# ruff: noqa: S608 - names of tables and columns stand in this file, values are bound
"""What one would write by hand instead of the mirror: the same questions in SQL on the tables."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from data_access.numbers.filters import Filters
from data_access.numbers.standing import LOST_AFTER_DAYS
from metrics.calendars.periods import Grain, Period
from tests.benchmarks.facts import CLOCK
from tests.benchmarks.plain_databases import Plain

CSAT = "kind = 'csat' AND score IS NOT NULL"
ON_FIVE = f"{CSAT} AND scale_low = 1 AND scale_high = 5"
ON_SEVEN = "kind = 'ces' AND score IS NOT NULL AND scale_low = 1 AND scale_high = 7"
NOW = CLOCK.now.strftime("'%Y-%m-%d %H:%M:%S.000000'")

# Conditions that are counted, by table and day.
COUNTED: dict[tuple[str, str], dict[str, str]] = {
    ("survey_answer", "answered_on"): {
        "answers": CSAT, "answers_top": f"{CSAT} AND top_box", "answers_bottom": f"{CSAT} AND bottom_box",
        "answers_on_five": ON_FIVE, "ces_on_seven": ON_SEVEN,
        "nps_answers": "kind = 'nps' AND score IS NOT NULL", "nps_promoters": "kind = 'nps' AND score >= 9",
        "nps_detractors": "kind = 'nps' AND score <= 6", "ces_answers": "kind = 'ces' AND score IS NOT NULL",
        "ces_easy": "kind = 'ces' AND top_box",
        **{f"answers_scored_{score}": f"{ON_FIVE} AND score = {score}" for score in range(1, 6)},
    },
    ("survey_invitation", "invited_on"): {"invitations": "TRUE", "invitations_answered": "answered_on IS NOT NULL"},
    ("interaction", "opened_on"): {
        "interactions_opened": "TRUE", "interactions_escalated": "escalated",
        "first_responses": "first_response_minutes IS NOT NULL", "first_responses_within": "response_kept",
        "first_responses_late": "NOT response_kept OR (response_kept IS NULL AND first_response_minutes IS NULL "
        f"AND ended_on IS NULL AND response_due_at < {NOW})",
        "interactions_within": "kept",
        "interactions_late": f"NOT kept OR (kept IS NULL AND ended_on IS NULL AND due_at < {NOW})",
    },
    ("interaction", "resolved_on"): {
        "interactions_resolved": "TRUE", "interaction_resolutions": "resolution_minutes IS NOT NULL",
    },
    ("interaction", "first_resolved_on"): {
        "interactions_first_resolved": "TRUE", "interactions_reopened": "reopened_soon",
        "interactions_contact_known": "first_contact IS NOT NULL", "interactions_first_contact": "first_contact",
    },
    ("complaint", "opened_on"): {
        "complaints_opened": "TRUE", "complaints_escalated": "escalated", "complaints_within": "kept",
        "complaints_late": f"NOT kept OR (kept IS NULL AND ended_on IS NULL AND due_at < {NOW})",
        "complaints_open_past_due": f"kept IS NULL AND ended_on IS NULL AND due_at < {NOW}",
        "complaints_running": f"kept IS NULL AND ended_on IS NULL AND (due_at >= {NOW} OR due_at IS NULL)",
        "complaint_responses": "first_response_minutes IS NOT NULL",
    },
    ("complaint", "resolved_on"): {
        "complaints_resolved": "TRUE", "complaint_resolutions": "resolution_minutes IS NOT NULL",
    },
    ("complaint", "first_resolved_on"): {"complaints_first_resolved": "TRUE", "complaints_reopened": "reopened_soon"},
    ("complaint", "closed_on"): {
        "complaints_closed": "TRUE", "complaints_recurrence_known": "recurred IS NOT NULL",
        "complaints_recurred": "recurred",
    },
    ("customer", "first_purchase_on"): {"customers_new": "TRUE"},
    ("purchase", "purchased_on"): {"order_lines": "TRUE"},
}  # fmt: skip
SUMMED = {
    ("survey_answer", "answered_on"): {
        "score_sum_on_five": f"SUM(score) FILTER (WHERE {ON_FIVE})",
        "ces_sum_on_seven": f"COALESCE(SUM(score) FILTER (WHERE {ON_SEVEN}), 0)",
    },
    ("purchase", "purchased_on"): {
        "sales_cents": "SUM(amount_cents)", "orders": "COUNT(DISTINCT order_key)",
        "buyers": "COUNT(DISTINCT customer_id)",
    },
}  # fmt: skip
QUANTILES = {
    ("interaction", "opened_on", "first_response_minutes"): "first_response",
    ("interaction", "resolved_on", "resolution_minutes"): "interaction_resolution",
    ("complaint", "opened_on", "first_response_minutes"): "complaint_response",
    ("complaint", "resolved_on", "resolution_minutes"): "complaint_resolution",
}
OPEN_CASE = (
    "opened_on < :end AND (ended_on IS NULL OR ended_on >= :end) "
    "AND NOT (first_resolved_on IS NOT NULL AND first_resolved_on < :end "
    "AND (reopened_on IS NULL OR reopened_on >= :end))"
)
OPEN_STAGE = "entered_on < :end AND (left_on IS NULL OR left_on >= :end)"
STANDING = {
    "interactions_backlog": ("interaction", OPEN_CASE, "TRUE"),
    "complaints_overdue": ("complaint", OPEN_CASE, "due_at < :moment"),
    "complaints_backlog": ("complaint_stage", OPEN_STAGE, "stage IN ('received', 'investigated', 'solution')"),
}
Answer = dict[tuple[Any, ...], dict[str, Any]]


def ask_plain(
    plain: Plain,
    measures: Collection[str],
    period: Period,
    *,
    filters: Filters,
    by: tuple[str, ...],
    every: Grain | None,
) -> Answer:
    """The answer by group and bucket: of each the measures that it has; a missing count means 0."""
    answer: Answer = {}
    given = filters.columns()
    where = "".join(f" AND {name} IN ({', '.join('?' * len(values))})" for name, values in given.items())
    values = [value for chosen in given.values() for value in chosen]
    for names, statement, bound in _statements(plain, set(measures), period, by, every, where, values):
        for row in plain.rows(statement, bound):
            cell = answer.setdefault(tuple(map(as_text, row[: len(row) - len(names)])), {})
            cell.update(zip(names, row[len(row) - len(names) :], strict=True))
    return answer


def _statements(
    plain: Plain,
    measures: set[str],
    period: Period,
    by: tuple[str, ...],
    every: Grain | None,
    where: str,
    values: list[Any],
) -> Iterator[tuple[list[str], str, Any]]:
    span = [period.start.isoformat(), period.end.isoformat(), *values]
    for (table, day), conditions in COUNTED.items():
        counts = {name: f"COUNT(*) FILTER (WHERE {rule})" for name, rule in conditions.items()}
        found = {name: sql for name, sql in (counts | SUMMED.get((table, day), {})).items() if name in measures}
        if found:
            yield list(found), _grouped(table, day, list(found.values()), keys(plain, by, day, every), where), span
    for (table, day, minutes), name in QUANTILES.items():
        for at in (50, 90):
            if f"{name}_p{at}" in measures:
                statement = plain.quantile(table, day, minutes, at / 100, keys(plain, by, day, every), where)
                yield [f"{name}_p{at}"], statement, span
    buckets = [bucket for bucket in (period.buckets(every) if every else [period]) if bucket.start <= CLOCK.today]
    for name in STANDING.keys() & measures:
        table, open_then, rule = STANDING[name]
        for bucket in buckets:
            end = min(bucket.end, CLOCK.today + timedelta(days=1))
            bound = {
                "end": end.isoformat(), "start": _start(bucket, every),
                "moment": min(CLOCK.midnight(end), CLOCK.now).strftime("%Y-%m-%d %H:%M:%S.000000"),
            }  # fmt: skip
            columns = ", ".join([*by, *([":start"] if every else [])])
            statement = f"SELECT {columns + ', ' if columns else ''}COUNT(*) FILTER (WHERE {rule}) FROM {table} "
            statement += f"WHERE counted AND {open_then}{_named(where, values, bound)}"
            yield [name], statement + (f" GROUP BY {', '.join(by)}" if by else ""), bound
    if {"customers_active", "customers_lost"} & measures and not values:
        for bucket in buckets:
            yield ["customers_active", "customers_lost"], *churn(bucket, by, every)


def _named(where: str, values: list[Any], bound: dict[str, Any]) -> str:
    for place, value in enumerate(values):
        where = where.replace("?", f":value{place}", 1)
        bound[f"value{place}"] = value
    return where


def _start(bucket: Period, every: Grain | None) -> str:
    monday = bucket.start - timedelta(days=bucket.start.weekday())
    first: date = monday if every is Grain.WEEK else bucket.start.replace(day=1)
    return first.isoformat()


def as_text(value: Any) -> Any:
    """A day as SQLite gives it."""
    return value.isoformat() if isinstance(value, date) else value


def keys(plain: Plain, by: Sequence[str], day: str, every: Grain | None) -> list[str]:
    """The columns of the groups."""
    return [*by, *([plain.buckets[every].format(day=day)] if every else [])]


def _grouped(table: str, day: str, found: list[str], columns: list[str], where: str) -> str:
    group = f" GROUP BY {', '.join(map(str, range(1, len(columns) + 1)))}" if columns else ""
    return (
        f"SELECT {', '.join([*columns, *found])} FROM {table} WHERE {day} >= ? AND {day} < ? AND counted{where}{group}"
    )


def churn(bucket: Period, by: tuple[str, ...], every: Grain | None) -> tuple[str, dict[str, str]]:
    """Customers who were active before the bucket, and how many of them were lost by its end."""
    end = min(bucket.end, CLOCK.today + timedelta(days=1))
    quiet = timedelta(days=LOST_AFTER_DAYS)
    bound = {
        "start": _start(bucket, every), "first": bucket.start.isoformat(), "end": end.isoformat(),
        "since": (bucket.start - quiet).isoformat(), "quiet": (end - quiet).isoformat(),
    }  # fmt: skip
    signs = " UNION ALL ".join(
        f"SELECT customer_id, {day} AS day FROM {table} WHERE counted AND {day} >= :since AND {day} < :end"
        for table, day in (("interaction", "opened_on"), ("complaint", "opened_on"), ("purchase", "purchased_on"))
    )
    columns = ", ".join([*(f"customer.{name}" for name in by), *([":start"] if every else [])])
    statement = f"""
        WITH seen AS (
            SELECT customer_id, MIN(day) AS earliest, MAX(day) AS latest FROM ({signs}) AS signs
            GROUP BY customer_id HAVING MIN(day) < :first
        )
        SELECT {columns + ", " if columns else ""} COUNT(*) AS active,
            COUNT(*) FILTER (WHERE COALESCE(lost_on < :end, FALSE) OR latest < :quiet) AS lost
        FROM seen JOIN customer ON customer.id = seen.customer_id
        WHERE customer.counted AND (lost_on IS NULL OR lost_on >= :first)
    """
    return statement + (f" GROUP BY {', '.join(by)}" if by else ""), bound
