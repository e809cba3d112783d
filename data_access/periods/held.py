"""Reading the results of a closed period back: whose they are, each with its target and how it stood."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from data_access.numbers.filters import Filters
from data_access.periods.counted import MEMBER, NUMBERS, ORGANISATION, TEAM
from data_access.scope import Scope, teams_counted
from metrics.declare import Reading
from metrics.goals.targets import Judgement, Status, Target
from metrics.people.scorecard import Part

WHO = frozenset({"team_id", "member_id"})
SCORECARD, LEAD_SCORECARD = "scorecard", "lead_scorecard"


@dataclass(frozen=True)
class Kept:
    """One result of a closed period."""

    reading: Reading
    target: Target | None
    judgement: Judgement


def of_whom(frozen: pd.DataFrame, filters: Filters, scope: Scope) -> dict[str, Kept] | None:
    """The results that stand for what `scope` looks at under `filters`, by metric, from the rows of `frozen_results`.

    None where no kept result is about exactly that: under another filter than a team or a member, of several teams.
    """
    chosen = filters.columns()
    if set(chosen) - WHO or any(len(values) > 1 or None in values for values in chosen.values()):
        return None
    teams = filters.team_id or tuple(teams_counted(scope) or ())
    if filters.member_id:
        rows = _of_member(frozen, int(filters.member_id[0] or 0), filters.team_id[0] if filters.team_id else None)
    elif not filters.team_id and teams_counted(scope) is None:
        rows = frozen[frozen["scope"] == ORGANISATION]
    elif len(teams) == 1:
        rows = frozen[(frozen["scope"] == TEAM) & (frozen["team_id"] == teams[0])]
    else:
        return None
    return {str(row["metric"]): kept_of(row) for row in rows.to_dict("records")}


def of_members(frozen: pd.DataFrame, metric: str) -> pd.DataFrame:
    """A metric of each member in each team of the time: member_id, team_id and the numbers of `frozen_results`."""
    rows = frozen[(frozen["scope"] == MEMBER) & (frozen["metric"] == metric) & frozen["team_id"].notna()]
    return rows[["member_id", "team_id", *NUMBERS]]


def of_teams(frozen: pd.DataFrame, metric: str) -> pd.DataFrame:
    """A metric of each team: team_id and the numbers of `frozen_results`."""
    return frozen[(frozen["scope"] == TEAM) & (frozen["metric"] == metric)][["team_id", *NUMBERS]]


def parts_of(frozen: pd.DataFrame, member_id: int, *, lead: bool = False, team_id: int | None = None) -> list[Part]:
    """The parts of somebody's scorecard in their order, as they were kept; none where there was none."""
    level = LEAD_SCORECARD if lead else SCORECARD
    rows = _of_member(frozen, member_id, team_id, level)
    return [_part(row) for row in rows.sort_values("place").to_dict("records")]


def kept_of(row: dict[Any, Any]) -> Kept:
    """A row of `frozen_results` as what it stands for."""
    value, low, high, tolerance = (_given(row[f"target_{name}"]) for name in ("value", "low", "high", "tolerance"))
    agreed = row["target_agreed"]
    target = None if agreed is None or pd.isna(agreed) else Target(value, low, high, tolerance, bool(agreed))
    numbers = {name: _given(row[name]) for name in NUMBERS if name != "n"}
    judgement = Judgement(Status(row["status"]), Status(row["by_number"]))
    return Kept(Reading(n=int(row["n"]), **numbers), target, judgement)


def _of_member(frozen: pd.DataFrame, member_id: int, team_id: int | None, level: str = MEMBER) -> pd.DataFrame:
    """What one member did in a team, or in all of theirs: of several teams what is kept for all of them together."""
    rows = frozen[(frozen["scope"] == level) & (frozen["member_id"] == member_id)]
    if team_id is not None:
        return rows[rows["team_id"] == team_id]
    whole = rows[rows["team_id"].isna()]
    return whole if len(whole) or rows["team_id"].nunique() > 1 else rows


def _part(row: dict[Any, Any]) -> Part:
    kept = kept_of(row)
    return Part(
        str(row["metric"]), float(row["weight"]), kept.reading, kept.target, kept.judgement.status,
        _given(row["attainment"]), low=_given(row["reached_low"]), high=_given(row["reached_high"]),
    )  # fmt: skip


def _given(number: Any) -> float | None:
    return None if number is None or pd.isna(number) else float(number)
