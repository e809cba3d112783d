"""How targets stand: what was reached of each in its own days, in how far, and what that means."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from data_access.numbers import asking
from data_access.numbers.filters import Filters
from data_access.scope import teams_counted
from metrics.calendars.periods import Period
from metrics.calendars.working_days import working_days
from metrics.declare import NO_READING, Metric, Reading, needed_by
from metrics.goals import targets as judging
from metrics.goals.goal_paths import is_long
from metrics.goals.targets import Judgement, Status
from metrics.registry import METRICS
from pages.shared import kpis, session
from pages.shared.data import load
from pages.shared.goals import wordings
from pages.shared.session import say
from pages.shared.texts import goals as words


@dataclass(frozen=True)
class Standing:
    """A target's number so far, how it is judged, and how much of the target that is."""

    reading: Reading
    judgement: Judgement
    attainment: float | None
    said: str


def standings(rows: pd.DataFrame) -> dict[int, Standing]:
    """By target_id, how each row of `targets_known` stands: three questions for the targets of the same days."""
    found: dict[int, Standing] = {}
    for (from_on, to_on), same in rows.groupby(["from_on", "to_on"], sort=False):
        readings = _readings(same, from_on, to_on)
        for row in same.to_dict("records"):
            reading = readings.get((row["metric"], row["level"], _whose(row)), NO_READING)
            found[row["target_id"]] = _standing(row, reading)
    return found


def _standing(row: dict[Any, Any], reading: Reading) -> Standing:
    metric, today = METRICS.get(row["metric"]), session.clock().today
    none = Judgement(Status.NO_DATA, Status.NO_DATA)
    if metric is None:
        return Standing(reading, none, None, say(judging.STATUS_WORDS[Status.NO_DATA]))
    if row["from_on"] > today:
        said = words.NOT_BEGUN if row["state"] == "agreed" else judging.STATUS_WORDS[Status.NOT_AGREED]
        return Standing(NO_READING, none, None, say(said))
    if row["level"] == "organisation" and teams_counted(session.scope()) is not None:
        return Standing(NO_READING, none, None, say(words.NOT_SHOWN))
    period, target = Period("target", row["from_on"], row["to_on"]), wordings.target_of_row(row)
    share = elapsed_share(period, row["team_id"])
    immature = judging.is_immature(metric, period, today)
    judgement = judging.judge(metric, reading, target, elapsed_share=share, immature=immature)
    if is_long(row["from_on"], row["to_on"]) and today < row["to_on"] and target.agreed:
        # Nothing of several years is missed while they run: its path says how it stands (goal_ways.py).
        return Standing(reading, Judgement(Status.TOO_EARLY, Status.TOO_EARLY), None, say(words.UNDER_WAY))
    spoken = judging.PACE_WORDS if metric.additive and share < 1 else judging.STATUS_WORDS
    attainment = judging.reached(reading.value, target, metric.better)
    return Standing(reading, judgement, attainment, say(spoken[judgement.status]))


def elapsed_share(period: Period, team_id: Any) -> float:
    """How much of the period's working days has gone, by the team's calendar."""
    calendar = session.calendars().of(None if pd.isna(team_id) else int(team_id))
    whole = working_days(calendar, period).count
    return working_days(calendar, kpis.so_far(period)).count / whole if whole else 1.0


def _readings(rows: pd.DataFrame, from_on: date, to_on: date) -> dict[tuple[str, str, int | None], Reading]:
    """By metric, level and the team or member, what was reached in these days."""
    today = session.clock().today
    if from_on > today:
        return {}
    period = kpis.so_far(Period("target", from_on, to_on))
    found: dict[tuple[str, str, int | None], Reading] = {}
    for level, by in (("organisation", None), ("team", "team_id"), ("member", "member_id")):
        some = rows[rows["level"] == level]
        metrics = [METRICS[key] for key in some["metric"].unique() if key in METRICS]
        if not metrics or (by is None and teams_counted(session.scope()) is not None):
            continue  # what a person may count of the whole is their own teams' part, not the organisation's number
        needs = tuple(sorted(needed_by(metrics)))
        ids = tuple(sorted({int(each) for each in some[by].dropna()})) if by else ()
        cut = Filters(team_id=ids if by == "team_id" else (), member_id=ids if by == "member_id" else ())
        measured = load(asking.ask, needs, period, filters=cut, by=(by,) if by else ())
        _read(found, metrics, level, measured, by)
    return found


def _read(
    found: dict[tuple[str, str, int | None], Reading], metrics: list[Metric], level: str, measured: Any, by: str | None
) -> None:
    whose = [None] * len(measured) if by is None else [None if pd.isna(each) else int(each) for each in measured[by]]
    for metric in metrics:
        for one, reading in zip(whose, metric(measured).readings(), strict=True):
            found[metric.key, level, one] = reading


def _whose(row: dict[Any, Any]) -> int | None:
    number = {"team": row["team_id"], "member": row["member_id"]}.get(row["level"])
    return None if number is None or pd.isna(number) else int(number)
