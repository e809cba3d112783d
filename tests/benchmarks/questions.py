"""The questions that pages ask, of the mirror and in SQL on the tables: equal answers first, then the time."""

import math
import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import text

from data_access.mirroring.direct import Direct
from data_access.mirroring.mirror import Mirror
from data_access.numbers.asking import EVERY_TABLE, Found, ask
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.scope import OWNER
from metrics import complaints, customers, response, satisfaction
from metrics.calendars.periods import Grain, Period
from metrics.declare import Metric, needed_by
from metrics.statistics import promises
from tests.benchmarks.facts import CLOCK, TODAY
from tests.benchmarks.plain_databases import Plain
from tests.benchmarks.plain_sql import Answer, as_text, ask_plain
from tests.benchmarks.rounds import Ratio, in_turns, ratio

ONE_MEMBER = Filters(member_id=(17,))
Asked = Mirror | Direct  # who answers


class Anew:
    """Who answers, without their memory: each question is answered anew, save on which days there are facts."""

    def __init__(self, mirror: Asked) -> None:
        self._mirror = mirror
        self.asking = mirror.asking

    def remembered(self, key: Any, find: Callable[[], Found], tables: frozenset[str] = EVERY_TABLE) -> Found:
        return self._mirror.remembered(key, find, tables) if key[0] == "span" else find()


@dataclass(frozen=True)
class Question:
    """What one page asks at once."""

    name: str
    measures: frozenset[str]
    period: Period
    by: tuple[str, ...] = ()
    every: Grain | None = None
    filters: Filters = EVERYTHING

    def of_mirror(self, mirror: Asked) -> pd.DataFrame:
        return ask(
            Anew(mirror), OWNER, self.measures, self.period, CLOCK, filters=self.filters, by=self.by, every=self.every
        )

    def of_tables(self, plain: Plain) -> Answer:
        return ask_plain(plain, self.measures, self.period, filters=self.filters, by=self.by, every=self.every)

    def check(self, mirror: Asked, plain: Plain) -> None:
        """Raise AssertionError unless every number is the same."""
        answer, expected = self.of_mirror(mirror), self.of_tables(plain)
        keys = [*self.by, *(["start"] if self.every else [])]
        compared = 0
        for row in answer.to_dict("records"):
            cell = expected.get(tuple(as_text(row[key]) for key in keys), {})
            for name in self.measures:
                ours, theirs = row[name], cell.get(name)
                same = (math.isnan(ours) or ours == 0) if theirs is None else math.isclose(ours, theirs, rel_tol=1e-9)
                if not same and not (math.isnan(ours) and theirs == 0):
                    raise AssertionError(f"{self.name}: {name} of {row} is {theirs} in SQL")
                compared += theirs is not None
        assert compared, self.name


OVERVIEW = (
    satisfaction.csat, response.first_response_time, response.resolution_within,
    complaints.complaint_resolution_time, complaints.complaints_overdue, customers.new_customers, customers.sales,
    customers.churn,
)  # fmt: skip
SATISFACTION = (satisfaction.csat, satisfaction.csat_mean, satisfaction.dsat, satisfaction.nps, satisfaction.ces)
TIMES = (
    complaints.complaint_resolution_time, complaints.complaint_resolution_p90, complaints.complaints_within_standard,
    complaints.complaints_overdue, complaints.complaints_backlog, complaints.complaints_reopened,
    complaints.complaints_escalated,
)  # fmt: skip
OWN = (
    satisfaction.csat, response.first_response_time, response.resolution_time, response.resolution_within,
    response.interactions_resolved, complaints.complaint_resolution_time, complaints.complaints_overdue,
)  # fmt: skip
MEMBERS = tuple(metric for metric in OWN if metric is not complaints.complaints_overdue)

MONTH = Period("last_month", date(2026, 10, 1), date(2026, 11, 1), Grain.MONTH)
BEFORE = Period("before", date(2026, 9, 1), date(2026, 10, 1), Grain.MONTH)
HALF_YEAR = Period("trend", date(2026, 5, 4), date(2026, 11, 2))
YEAR = Period("year", date(2025, 11, 17), date(2026, 11, 16))
NINETY_DAYS = Period("own", TODAY - timedelta(days=89), TODAY + timedelta(days=1))
ALL_MONTHS = Period("own", date(2023, 12, 1), date(2026, 11, 1))


def needs(*metrics: Metric) -> frozenset[str]:
    return frozenset(needed_by(metrics))


def month_pages() -> Iterator[Question]:
    """What pages ask about one month, whatever lies before it."""
    pages = {"Overview": OVERVIEW, "Satisfaction": SATISFACTION, "Resolution times": TIMES}
    for page, metrics in pages.items():
        yield Question(f"{page}: the month", needs(*metrics), MONTH)
        yield Question(f"{page}: the month before", needs(*metrics), BEFORE)
        if metrics is TIMES:
            yield Question(f"{page}: promises by week", promises.NEEDS, MONTH, every=Grain.WEEK)
        for cut in ("team_id", "channel", "tier"):
            yield Question(f"{page}: first tile by {cut}", needs(metrics[0]), MONTH, by=(cut,))
    yield Question("Members: everybody's month", needs(*MEMBERS), MONTH, by=("member_id",))
    yield Question("My scorecard: the month", needs(*OWN), MONTH, filters=ONE_MEMBER)


def trends() -> Iterator[Question]:
    """What pages ask about half a year by week."""
    for page, metrics in {"Overview": OVERVIEW, "Satisfaction": SATISFACTION, "Resolution times": TIMES}.items():
        yield Question(f"{page}: 26 weeks", needs(*metrics), HALF_YEAR, every=Grain.WEEK)
    yield Question("My scorecard: 26 weeks", needs(*OWN), HALF_YEAR, every=Grain.WEEK, filters=ONE_MEMBER)


def five() -> Iterator[Question]:
    """Q1 to Q5, in the measures that the dashboard has; Q3 asks the mirror itself (StageTimes)."""
    kpis = needs(*MEMBERS, response.resolution_p90, response.first_response_p90)
    yield Question("Q1 weekly CSAT by team, a year", needs(satisfaction.csat), YEAR, ("team_id",), Grain.WEEK)
    yield Question("Q2 a month's KPIs of every member", kpis, MONTH, ("member_id",))
    yield StageTimes("Q3 complaint stage times by week", frozenset(), YEAR)
    yield Question("Q4 a scorecard with the team's spread", needs(*OWN), NINETY_DAYS, ("member_id",), None,
                   Filters(team_id=(2,)))  # fmt: skip
    durations = needs(response.resolution_time, response.resolution_p90)
    yield Question("Q5 36 months by team, median and p90", durations, ALL_MONTHS, ("team_id",), Grain.MONTH)


class StageTimes(Question):
    """The median of each stage's time by the week it ended, of which no page has a measure yet."""

    def of_mirror(self, mirror: Asked) -> Any:
        statement = text("""
            SELECT stage, CAST(date_trunc('week', left_on) AS DATE),
                percentile_cont(0.5) WITHIN GROUP (ORDER BY minutes)
            FROM complaint_stage
            WHERE left_on >= :start AND left_on < :until AND counted AND minutes IS NOT NULL GROUP BY 1, 2
        """)
        with mirror.asking() as connection:
            return connection.execute(statement, {"start": self.period.start, "until": self.period.end}).all()

    def of_tables(self, plain: Plain) -> Any:
        week = plain.buckets[Grain.WEEK].format(day="left_on")
        statement = plain.quantile("complaint_stage", "left_on", "minutes", 0.5, ["stage", week])
        return list(plain.rows(statement, [self.period.start.isoformat(), self.period.end.isoformat()]))

    def check(self, mirror: Asked, plain: Plain) -> None:
        ours = {(stage, as_text(week)): minutes for stage, week, minutes in self.of_mirror(mirror)}
        theirs = {(stage, as_text(week)): minutes for stage, week, minutes in self.of_tables(plain)}
        assert ours.keys() == theirs.keys()
        assert all(math.isclose(minutes, theirs[key], abs_tol=1e-6) for key, minutes in ours.items())


def pages() -> Iterator[tuple[str, list[Question]]]:
    """Each of the five by itself, and for each page all that it asks."""
    for question in five():
        yield question.name, [question]
    for page in ("Overview", "Satisfaction", "Resolution times", "Members", "My scorecard"):
        asked = [question for question in (*month_pages(), *trends()) if question.name.startswith(page)]
        yield f"{page}: all its questions", asked


def measured(mirror: Asked, plain: Plain, direct: Asked | None, rounds: int) -> Iterator[Ratio]:
    """Each of the five and each page's questions; then the geometric mean over all of them.

    `direct` is the database in place of the mirror, where it can be asked so; of it the means are enough.
    """
    answering = [mirror] if direct is None else [mirror, direct]
    found: list[Ratio] = []
    against: dict[str, list[Ratio]] = {"the mirror": [], f"SQL by hand on {plain.name}": []}
    for name, asked in pages():
        for question in asked:
            for who in answering:
                question.check(who, plain)
        ways: dict[str, Callable[[], Any]] = {
            "mirror": lambda asked=asked: [question.of_mirror(mirror) for question in asked],
            "plain": lambda asked=asked: [question.of_tables(plain) for question in asked],
        }
        if direct is not None:
            ways["direct"] = lambda asked=asked: [question.of_mirror(direct) for question in asked]
        times = in_turns(ways, rounds)
        found.append(ratio(f"{name}: faster than SQL on {plain.name}", times["plain"], times["mirror"], swapped=True))
        yield found[-1]
        if direct is not None:
            for so_far, those in zip(against.values(), (times["mirror"], times["plain"]), strict=True):
                so_far.append(ratio(name, times["direct"], those))
    goal = "≥ 10 ×" if plain.name == "SQLite" else ""
    yield Ratio(f"**all of the above on {plain.name}, geometric mean**", _mean(found), goal)
    for other, of_pages in against.items() if direct is not None else ():
        what = f"the same asked of {plain.name} itself (`DASHBOARD_READ=database`), against {other}, geometric mean"
        yield Ratio(what, _mean(of_pages))


def _mean(found: list[Ratio]) -> tuple[float, ...]:
    """The geometric mean of each round."""
    return tuple(statistics.geometric_mean(turn) for turn in zip(*(one.ratios for one in found), strict=True))
