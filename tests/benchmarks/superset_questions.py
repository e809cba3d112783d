"""The overview's ten questions, asked of Superset by its chart-data API and of the dashboard: one PostgreSQL."""

import math
import statistics
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from data_access.engine import open_database
from data_access.mirroring.mirror import Mirror
from data_access.settings import ROOT
from metrics import complaints, customers, response, satisfaction
from metrics.calendars.periods import Grain, Period
from metrics.declare import Metric
from tests.benchmarks import superset, visits
from tests.benchmarks.facts import CLOCK, TODAY, Facts
from tests.benchmarks.pages import ADDRESS, somebody_saves
from tests.benchmarks.places import OnPostgresql
from tests.benchmarks.plain_sql import COUNTED, OPEN_CASE, QUANTILES, SUMMED, as_text, churn
from tests.benchmarks.questions import HALF_YEAR, MONTH, Question, needs
from tests.benchmarks.rounds import Ratio, ratio, seconds, slower
from tests.browser.serving import serving

VISIT = "&".join(f"{name}={value}" for name, value in ADDRESS.items())
AT_A_TIME = 6  # charts of a dashboard that a browser asks for at once


@dataclass(frozen=True)
class Chart:
    """A question, and how Superset is asked it: of a table, or of a statement that it takes for one."""

    question: Question
    table: str
    query: dict[str, Any]
    sql: str | None = None

    def check(self, ours: pd.DataFrame, theirs: list[dict[str, Any]]) -> None:
        """Raise AssertionError unless every number is the same."""
        keys = [*self.question.by, *(["start"] if self.question.every else [])]
        rows = {tuple(_day(row[key]) if key == "start" else str(row[key]) for key in keys): row for row in theirs}
        for row in ours.to_dict("records"):
            found = rows.get(tuple(str(as_text(row[key])) for key in keys), {})
            for name in self.question.measures:
                mine, their = 0 if math.isnan(row[name]) else row[name], found.get(name) or 0
                assert math.isclose(mine, their, rel_tol=1e-9), f"{self.question.name}: {name} of {row} is {their}"
        assert rows, self.question.name


def charts() -> Iterator[Chart]:
    """Eight tiles, a trend and the teams."""
    tiles: tuple[Metric, ...] = (
        satisfaction.csat, response.first_response_time, complaints.complaint_resolution_time, customers.new_customers,
        customers.sales, response.resolution_within,
    )  # fmt: skip
    for metric in tiles:
        yield _chart(Question(metric.key, needs(metric), MONTH))
    end = MONTH.end.isoformat()
    moment = CLOCK.midnight(MONTH.end).strftime("%Y-%m-%d %H:%M:%S")
    overdue = Question("overdue", needs(complaints.complaints_overdue), MONTH)
    count = _metric("complaints_overdue", f"COUNT(*) FILTER (WHERE due_at < '{moment}')")
    yield Chart(overdue, "complaint", _query([count], OPEN_CASE.replace(":end", f"'{end}'")))
    statement, bound = churn(MONTH, (), None)
    for name, value in bound.items():
        statement = statement.replace(f":{name}", f"'{value}'")
    lost = [_metric("customers_active", "SUM(active)"), _metric("customers_lost", "SUM(lost)")]
    yield Chart(Question("churn", needs(customers.churn), MONTH), "churn", _query(lost), statement)
    csat = needs(satisfaction.csat)
    yield _chart(Question("CSAT by week", csat, HALF_YEAR, every=Grain.WEEK))
    yield _chart(Question("CSAT by team", csat, MONTH, by=("team_id",)))


def _chart(question: Question) -> Chart:
    """A question that one table answers by one day."""
    for (table, day), conditions in COUNTED.items():
        found = {name: f"COUNT(*) FILTER (WHERE {rule})" for name, rule in conditions.items()}
        found |= SUMMED.get((table, day), {})
        for (of, on, minutes), name in QUANTILES.items():
            if (of, on) == (table, day):
                found |= {f"{name}_p50": f"percentile_cont(0.5) WITHIN GROUP (ORDER BY {minutes})"}
        if question.measures <= found.keys():
            metrics = [_metric(name, found[name]) for name in sorted(question.measures)]
            return Chart(question, table, _query(metrics, "counted", question, day))
    raise LookupError(question.name)


def _day(value: Any) -> str:
    """Superset gives a day as the milliseconds since 1970."""
    return str(pd.Timestamp(value, unit="ms").date())


def _metric(name: str, sql: str) -> dict[str, str]:
    return {"expressionType": "SQL", "sqlExpression": sql, "label": name}


def _query(
    metrics: list[dict[str, str]], where: str = "", question: Question | None = None, day: str = ""
) -> dict[str, Any]:
    """What a chart of Superset sends."""
    columns: list[Any] = list(question.by) if question else []
    filters = []
    if question:
        period: Period = question.period
        filters = [{"col": day, "op": "TEMPORAL_RANGE", "val": f"{period.start} : {period.end}"}]
        if question.every:
            axis = {"columnType": "BASE_AXIS", "expressionType": "SQL", "timeGrain": "P1W"}
            columns.append({**axis, "sqlExpression": day, "label": "start"})
    return {
        "columns": columns, "metrics": metrics, "filters": filters, "extras": {"where": where}, "orderby": [],
        "row_limit": 10_000,
    }  # fmt: skip


def against_superset(place: OnPostgresql, facts: Facts, folder: Path, rounds: int) -> Iterator[Ratio]:
    """Superset's charts are asked for six at a time, as a browser does; its dashboard would still have to draw them.

    The dashboard's page is asked for over a socket: when its last answer arrives, everything is there to be shown.
    """
    address = place.filled(facts, "charted")
    engine, asked = open_database(address), list(charts())
    told = {"DATABASE_URL": address, "DASHBOARD_TODAY": TODAY.isoformat()}
    with ExitStack() as stack:
        other = stack.enter_context(superset.running(folder))
        mirror = stack.enter_context(closing(Mirror(engine)))
        six = stack.enter_context(ThreadPoolExecutor(AT_A_TIME))
        other.forget_all()
        database = other.database(address)
        tables = {chart.table: chart.sql for chart in asked}
        numbers = {name: other.dataset(database, name, sql) for name, sql in tables.items()}

        def theirs(*, fresh: bool) -> list[list[dict[str, Any]]]:
            return list(six.map(lambda chart: other.chart(numbers[chart.table], chart.query, fresh=fresh), asked))

        def ours() -> list[pd.DataFrame]:
            return [chart.question.of_mirror(mirror) for chart in asked]

        for chart, mine, their in zip(asked, ours(), theirs(fresh=True), strict=True):
            chart.check(mine, their)
        for _ in range(superset.WORKERS):  # until each of them has answered most of it once
            theirs(fresh=True)
        what = "against Superset on the same PostgreSQL"
        yield slower(f"the overview's ten questions, {what}", ours, lambda: theirs(fresh=True), "", rounds)
        server = stack.enter_context(serving(ROOT, folder / "charted.log", told))
        page, fresh, kept = [], [], []
        for _ in range(rounds):
            fresh.append(seconds(lambda: theirs(fresh=True)))
            kept.append(seconds(lambda: theirs(fresh=False)))
            times = visits.one_after_another(server.address, "overview", VISIT, 3, lambda: somebody_saves(engine))
            page.append(statistics.median(times))
        whole = "the overview's rerun over a socket after somebody saved"
        yield ratio(f"{whole}, against Superset's charts asked anew", page, fresh, "≤ 0.2 ×")
        yield ratio(f"{whole}, against Superset's charts from its cache", page, kept, "≤ 1 ×")
    engine.dispose()
