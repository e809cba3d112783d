"""Who has earned a reward: reckoned from the same questions as every number, for time that is over.

What somebody did counts in the team in which they did it: who moved is judged in each team by what they did there, so
that whoever decides can read every row of the evidence. What was found stays, whatever later becomes of the facts; to
look again adds what is new and changes nothing else.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection

from data_access import requests
from data_access.clock import Clock
from data_access.dialect import upsert
from data_access.members import people
from data_access.numbers.asking import Asked, ask
from data_access.recognition.rules import BEST, ELIGIBLE, MEMBERS, TEAMS, Rule, rule_of, rules_known
from data_access.schema import reward
from data_access.scope import OWNER, Action, Scope, require
from data_access.stamps import stamp
from metrics.calendars.periods import Grain, Period, last_day
from metrics.declare import Metric, Reading, needed_by
from metrics.goals.targets import FEWEST_CASES
from metrics.people.rewards import Every, Threshold, eligible_from, finished, reached
from metrics.people.standing_out import stand_out
from metrics.registry import METRICS

LOOKS_BACK_DAYS = 400  # of what ended earlier nobody finds anything new
EVIDENCE = ("value", "n", "low", "high", "threshold")
COLUMNS = ("member_id", "team_id", "earned_from", "earned_on", *EVIDENCE, "passed")


def earned(asked: Asked, scope: Scope, rule: Rule, *, clock: Clock) -> pd.DataFrame:
    """How everybody, or every team, whose numbers `scope` may see stands to a rule, for each period that is over.

    One row per member and team, or per team, and period of the last 400 days that the rule holds for; only those with
    a number. Columns: member_id (missing for teams), team_id, earned_from, earned_on (its last day), value, n, low,
    high (in the unit of the metric's value, the ends missing where it has no interval), threshold, passed.

    Source: the mirror.
    """
    metrics = tuple(METRICS[key] for key in rule.metrics if key in METRICS)
    periods = finished(rule.every, metrics, rule.valid_from, rule.valid_to, clock.today)
    since = clock.today - timedelta(days=LOOKS_BACK_DAYS)
    parts = list(_measured(asked, scope, rule, metrics, [each for each in periods if each.end > since], clock))
    return judged(rule, parts)


def find_eligible(connection: Connection, scope: Scope, *, clock: Clock, request_key: str, asked: Asked) -> int:
    """Look who has earned a reward by the rules and the facts of now, and return how many were new.

    Whoever asks, all that was earned is found: it rests on everybody's numbers, and tells the one who asks no more
    than how many there were.

    Raises:
        NotAllowed: `scope` decides about no rewards.
    """
    require(scope, Action.DECIDE_REWARDS)

    def work() -> int:
        known = rules_known(connection, OWNER)
        rules = [rule_of(row) for row in known.to_dict("records")]
        deciding = Deciding(people.teams(connection, OWNER))
        return sum(_store(connection, rule, earned(asked, OWNER, rule, clock=clock), deciding, clock) for rule in rules)

    return requests.once(connection, "find_eligible", {}, work, by=scope, clock=clock, request_key=request_key)


class Deciding:
    """Who decides about whose reward, by how the teams stand to each other now."""

    def __init__(self, teams: pd.DataFrame) -> None:
        """`teams`: as `people.teams` gives them."""
        rows = teams[["team_id", "parent_id", "lead_id"]].astype("object").where(teams.notna(), None).to_dict("records")
        self._parent = {row["team_id"]: row["parent_id"] for row in rows}
        self._lead = {row["team_id"]: row["lead_id"] for row in rows}

    def of(self, member_id: int | None, team_id: int) -> dict[str, Any]:
        """decider_team_id and above, as `reward` has them: nobody decides about themselves or whoever leads them."""
        led = [key for key, lead in self._lead.items() if member_id is not None and lead == member_id]
        if member_id is None:
            led = [team_id]
        if not led:
            return {"decider_team_id": team_id, "above": False}
        highest = {self._highest(key, member_id) for key in led}
        above = self._parent.get(highest.pop()) if len(highest) == 1 else None
        return {"decider_team_id": above, "above": True}

    def _highest(self, key: int, member_id: int | None) -> int:
        """The highest team above `key` that this member leads; of a team itself."""
        found, above, seen = key, self._parent.get(key), {key}
        while above is not None and above not in seen:
            if member_id is not None and self._lead.get(above) == member_id:
                found = above
            seen.add(above)
            above = self._parent.get(above)
        return found


def found_key(line: int, earned_from: Any, team_id: int, member_id: int | None) -> str:
    """What one reward alone has: the rule in all its versions, the time, the team, and the member if it is one's."""
    return f"{line}:{earned_from}:{team_id}:{member_id or ''}"


def judged(rule: Rule, measured: Iterable[tuple[Period, pd.DataFrame]]) -> pd.DataFrame:
    """The answer of `earned`, from the measures of each period by team_id and, for members, by member_id."""
    metrics = tuple(METRICS[key] for key in rule.metrics if key in METRICS)
    rows = [row for period, part in measured for row in _judged(rule, metrics, period, part)]
    found = pd.DataFrame(rows, columns=list(COLUMNS))
    return found.astype(
        {"member_id": "Int64", "team_id": "int64", **dict.fromkeys(EVIDENCE, "float64"), "n": "int64", "passed": "bool"}
    )


def _measured(
    asked: Asked, scope: Scope, rule: Rule, metrics: tuple[Metric, ...], periods: list[Period], clock: Clock
) -> Iterator[tuple[Period, pd.DataFrame]]:
    """The measures of each period; months, quarters and years are asked for together."""
    if not periods or not metrics:
        return
    needs, by = needed_by(metrics), ("team_id", "member_id") if rule.whom == MEMBERS else ("team_id",)
    if rule.every is Every.HALF_YEAR:
        for period in periods:
            yield period, ask(asked, scope, needs, period, clock, by=by)
        return
    grain = Grain(rule.every.value)
    whole = Period("asked", periods[0].start, periods[-1].end)
    found = ask(asked, scope, needs, whole, clock, by=by, every=grain)
    for period in periods:
        yield period, found[found["start"] == period.start]


def _judged(
    rule: Rule, metrics: tuple[Metric, ...], period: Period, measured: pd.DataFrame
) -> Iterator[Mapping[str, Any]]:
    there = measured["team_id"].notna()
    if rule.whom == MEMBERS:
        there &= measured["member_id"].notna()
    if rule.covers is not None:
        there &= measured["team_id"].isin(rule.covers)
    measured = measured[there].reset_index(drop=True)
    if measured.empty:
        return
    days = {"earned_from": period.start, "earned_on": last_day(period)}
    if rule.how == BEST:
        for team_id, rows in measured.groupby("team_id"):
            for row in _outstanding(rule, metrics, rows):
                yield {"team_id": int(team_id), **days, **row}
        return
    (metric,) = metrics
    threshold = Threshold(rule.threshold or 0.0, metric.better, rule.fewest, rule.certain)
    members = measured["member_id"] if rule.whom == MEMBERS else [None] * len(measured)
    for team_id, member_id, reading in zip(measured["team_id"], members, metric(measured).readings(), strict=True):
        if reading.value is None:
            continue
        receives = rule.whom == TEAMS or int(member_id) in rule.people
        yield {
            "member_id": None if member_id is None else int(member_id), "team_id": int(team_id), **days,
            **_evidence(reading, threshold.value), "passed": receives and reached(reading, threshold),
        }  # fmt: skip


def _outstanding(rule: Rule, metrics: tuple[Metric, ...], rows: pd.DataFrame) -> Iterator[Mapping[str, Any]]:
    parts = []
    for metric in metrics:
        values = metric(rows)
        parts.append((values.numerator, values.denominator, metric.better))
    found = stand_out(parts, max(rule.fewest, FEWEST_CASES))
    for place, member_id in enumerate(rows["member_id"]):
        if np.isnan(found.value[place]) or not found.n[place]:
            continue
        numbers = (found.value[place], int(found.n[place]), None, None, found.low[place], found.high[place])
        passed = bool(found.stands_out[place]) and int(member_id) in rule.people
        yield {"member_id": int(member_id), **_evidence(Reading(*numbers), found.together), "passed": passed}


def _evidence(reading: Reading, threshold: float) -> dict[str, Any]:
    return {"value": reading.value, "n": reading.n, "low": reading.low, "high": reading.high, "threshold": threshold}


def reward_of(rule: Rule, row: Mapping[Any, Any], deciding: Deciding, clock: Clock) -> dict[str, Any]:
    """A row that `judged` lets pass, as `reward` keeps it while it waits."""
    metrics = tuple(METRICS[key] for key in rule.metrics if key in METRICS)
    member_id = None if pd.isna(row["member_id"]) else int(row["member_id"])
    period = Period("earned", row["earned_from"], row["earned_on"] + timedelta(days=1))
    return {
        **{name: None if pd.isna(row[name]) else row[name] for name in EVIDENCE},
        "rule_id": rule.id, "found_key": found_key(rule.line, row["earned_from"], row["team_id"], member_id),
        "member_id": member_id, "team_id": int(row["team_id"]), **deciding.of(member_id, int(row["team_id"])),
        "public": rule.public or member_id is None, "earned_from": row["earned_from"], "earned_on": row["earned_on"],
        "eligible_on": eligible_from(metrics, period), "state": ELIGIBLE, "last_move": "found",
        "changed_at": clock.now, "created_at": clock.now, "revision": 0, "counted": True,
    }  # fmt: skip


def _store(connection: Connection, rule: Rule, found: pd.DataFrame, deciding: Deciding, clock: Clock) -> int:
    days = []
    for row in found[found["passed"]].to_dict("records"):
        values = reward_of(rule, row, deciding, clock)
        new = upsert(connection, reward).values(values)
        new = new.on_conflict_do_nothing(index_elements=["found_key"]).returning(reward.c.id)
        if connection.execute(new).first() is not None:
            days.append(values["eligible_on"])
    stamp(connection, reward, days)
    return len(days)
