"""What the demo company set out to reach: for the whole and for its teams, each month, quarter and year."""

from datetime import UTC, datetime
from typing import Any

import numpy as np
from sqlalchemy import Connection, insert

from data_access.demo.customers import Customers
from data_access.demo.people import EXECUTIVE, LEADS, WORKING_TEAMS
from data_access.demo.times import DAY, Times
from data_access.numbers.targets import AGREED
from data_access.schema import target
from metrics.calendars.periods import Grain, start_of, step

# By metric; shares as 0-1, durations in minutes. The last one has no data, which is meant.
OF_ALL: dict[str, float] = {
    "csat": 0.85,
    "csat_mean": 4.2,
    "dsat": 0.08,
    "nps": 25,
    "response_rate": 0.18,
    "first_response_time": 12,
    "first_response_within": 0.85,
    "resolution_time": 300,
    "resolution_within": 0.88,
    "first_contact_resolution": 0.75,
    "complaint_resolution_time": 2880,
    "complaints_within_standard": 0.88,
    "complaints_overdue": 5,
    "quality_score": 0.78,
    "low_scores_followed_up": 0.9,
    "suggestions_answered_in_time": 0.9,
    "ces": 0.8,
}
OF_TEAMS = (
    "csat",
    "first_response_time",
    "resolution_within",
    "complaint_resolution_time",
    "complaints_within_standard",
)
# The longer the time, the more customers are lost in it.
CHURN = {Grain.MONTH: 0.03, Grain.QUARTER: 0.06, Grain.YEAR: 0.18}
# How many of each, with the one that is running.
PERIODS = {Grain.MONTH: 14, Grain.QUARTER: 6, Grain.YEAR: 3}
MONTHS_IN = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}
RATIONALE = "上一年水平上的稳步提升 / A steady step up from last year"


def store_targets(connection: Connection, times: Times, customers: Customers, purchases: dict[str, Any]) -> int:
    """Store the targets and return how many."""
    # What adds up over time is asked for by the month, a little more than the last twelve brought.
    year = np.datetime64(times.today) - 365 * DAY
    won = np.count_nonzero(customers.bought >= year)
    cents = purchases["amount_cents"][purchases["purchased_on"] >= year].sum()
    by_month = {"new_customers": round(won * 1.05 / 12), "sales": round(cents * 1.04 / 1200, -3)}
    agreed = datetime(times.first.year, times.first.month, 1, tzinfo=UTC)
    rows: list[dict[str, Any]] = []
    for grain, count in PERIODS.items():
        for back in range(count):
            start = step(start_of(times.today, grain), grain, -back)
            period = {"from_on": start, "to_on": step(start, grain), "set_by": EXECUTIVE, "rationale": RATIONALE}
            period |= {"created_at": agreed, "agreed_at": agreed, "state": AGREED}
            wanted = (
                OF_ALL | {"churn": CHURN[grain]} | {key: value * MONTHS_IN[grain] for key, value in by_month.items()}
            )
            for metric, value in wanted.items():
                of_all = {"metric": metric, "value": value, "scope": "organisation", "team_id": None}
                rows.append({**period, **of_all, "agreed_by": EXECUTIVE})
            for team_id in WORKING_TEAMS:
                for metric in OF_TEAMS:
                    of_team = {"metric": metric, "value": OF_ALL[metric], "scope": "team", "team_id": team_id}
                    rows.append({**period, **of_team, "agreed_by": LEADS[team_id]})
    connection.execute(insert(target), rows)
    return len(rows)
