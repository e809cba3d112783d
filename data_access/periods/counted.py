"""Every metric of the organisation, of each team and of each member in a period: what closing it keeps."""

import numpy as np
import pandas as pd

from data_access.clock import Clock
from data_access.numbers.asking import Asked, ask
from data_access.scope import Role, Scope
from metrics.declare import Values, needed_by
from metrics.periods import Period
from metrics.registry import METRICS

ORGANISATION, TEAM, MEMBER = "organisation", "team", "member"
WHOSE = ("scope", "team_id", "member_id")
NUMBERS = ("value", "n", "numerator", "denominator", "low", "high")
COLUMNS = (*WHOSE, "metric", *NUMBERS)
EXECUTIVE = Scope(roles=frozenset({Role.EXECUTIVE}))
NEEDS = needed_by(METRICS.values())


def counted(asked: Asked, scope: Scope, period: Period, *, clock: Clock) -> pd.DataFrame:
    """Every metric that has a number in `period`, for each whose total `scope` may see.

    One row per metric and organisation, team, or member and team of the time; who has facts of several teams, or of
    none, also has rows for all of theirs, without a team, which are for themselves. Columns: scope (organisation,
    team, member), team_id, member_id (Int64, missing where it is for more than one), metric (key), value, n,
    numerator, denominator, low, high (in the metric's unit, missing where there is none). The organisation's are
    executives', without cells of too few cases.

    Source: the mirror.
    """
    members = ask(asked, scope, NEEDS, period, clock, by=("team_id", "member_id"))
    members = members[members["member_id"].notna()]
    placed = members[members["team_id"].notna()]
    parts = [*_totals(asked, scope, period, clock), _rows(MEMBER, placed)]
    if len(several := _in_several_teams(members, scope)):
        whole = ask(asked, scope, NEEDS, period, clock, by=("member_id",))
        parts.append(_rows(MEMBER, whole[whole["member_id"].isin(several)]))
    return pd.concat(parts, ignore_index=True)


def seen_by_executives(asked: Asked, period: Period, *, clock: Clock) -> set[tuple[str, int | None, str]]:
    """The scope, team and metric of each number of `counted` that is of enough cases for executives to see it."""
    seen = pd.concat(_totals(asked, EXECUTIVE, period, clock), ignore_index=True)
    teams = [None if pd.isna(team_id) else int(team_id) for team_id in seen["team_id"]]
    return set(zip(seen["scope"], teams, seen["metric"], strict=True))


def _totals(asked: Asked, scope: Scope, period: Period, clock: Clock) -> list[pd.DataFrame]:
    teams = ask(asked, scope, NEEDS, period, clock, by=("team_id",))
    found = [_rows(TEAM, teams[teams["team_id"].notna()])]
    if scope.has(Role.EXECUTIVE):
        found.insert(0, _rows(ORGANISATION, ask(asked, scope, NEEDS, period, clock)))
    return found


def _in_several_teams(members: pd.DataFrame, scope: Scope) -> list[int]:
    """Of whom all they did is more than what they did in one team."""
    if not scope.everything:
        members = members[members["member_id"] == scope.member_id]
    teams = members[["member_id", "team_id"]].drop_duplicates()
    counts = teams.groupby("member_id")["team_id"].agg(lambda ids: len(ids) > 1 or bool(ids.isna().any()))
    return [int(member_id) for member_id, several in counts.items() if several]


def _rows(whose: str, measured: pd.DataFrame) -> pd.DataFrame:
    """The numbers of one question: a row for each metric of each of its rows that has one."""
    keys = {name: measured[name].to_numpy() if name in measured else None for name in WHOSE[1:]}
    columns: dict[str, list[np.ndarray]] = {name: [] for name in COLUMNS[1:]}
    for metric in METRICS.values():
        values: Values = metric(measured)
        there = np.flatnonzero(~np.isnan(values.value))
        for name, ids in keys.items():
            columns[name].append(np.full(len(there), np.nan) if ids is None else ids[there].astype("float64"))
        columns["metric"].append(np.full(len(there), metric.key, dtype="object"))
        for name in NUMBERS:
            columns[name].append(getattr(values, name)[there])
    found = pd.DataFrame({name: np.concatenate(parts) for name, parts in columns.items()})
    found.insert(0, "scope", pd.Series(whose, found.index, dtype="object"))
    return found.astype({"team_id": "Int64", "member_id": "Int64", "n": "int64"})
