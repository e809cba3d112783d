"""Every metric of the organisation, of each team and of each member in a period: what closing it keeps."""

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from data_access.clock import Clock
from data_access.members.person_scope import teams_of
from data_access.numbers.asking import Asked, ask
from data_access.numbers.rests_on import RESTS_ON
from data_access.progress import unstepped
from data_access.scope import OWNER, Role, Scope
from metrics.calendars.periods import Period
from metrics.declare import Values, needed_by
from metrics.registry import METRICS

ORGANISATION, TEAM, MEMBER = "organisation", "team", "member"
WHOSE = ("scope", "team_id", "member_id")
NUMBERS = ("value", "n", "numerator", "denominator", "low", "high")
COLUMNS = (*WHOSE, "metric", *NUMBERS)
EXECUTIVE = Scope(roles=frozenset({Role.EXECUTIVE}))
Cell = tuple[str, int | None, str]  # organisation or team; which team; which metric
NEEDS = needed_by(METRICS.values())
# With what these rest on, which executives' small cells are known by: whoever is asked for, each table is read once.
ASKED_FOR = NEEDS | {base for key in NEEDS for base in RESTS_ON.get(key, ())}


def counted(
    asked: Asked, scope: Scope, period: Period, *, clock: Clock, step: Callable[[], None] = unstepped
) -> pd.DataFrame:
    """Every metric that has a number in `period`, for each whose number `scope` may see.

    Each is counted over all facts, whoever looks: what is kept of a period is the same for all of its readers, and
    is cut down to whom they may see as `visible` cuts down what was kept.

    One row per metric and organisation, team, or member and team of the time; who has facts of several teams, or of
    none, also has rows for all of theirs, without a team, which are for themselves. Columns: scope (organisation,
    team, member), team_id, member_id (Int64, missing where it is for more than one), metric (key), value, n,
    numerator, denominator, low, high (in the metric's unit, missing where there is none). `step` is called four times.

    Source: the mirror.
    """
    if not scope.has(Role.STAFF, Role.LEAD, Role.EXECUTIVE):
        return _rows(TEAM, ask(asked, scope, ASKED_FOR, period, clock, by=("team_id",)).iloc[:0])
    found = _everybodys(asked, period, clock, step)
    if scope.everything:
        return found
    of_team, of_member = found["scope"] == TEAM, found["scope"] == MEMBER
    keep = of_team & found["team_id"].isin(sorted(teams_of(scope)))
    if scope.has(Role.STAFF, Role.LEAD) and scope.member_id is not None:
        keep |= of_member & (found["member_id"] == scope.member_id).fillna(False).astype(bool)
    if scope.has(Role.LEAD):
        keep |= of_member & found["team_id"].isin(sorted(scope.led_team_ids))
    if scope.has(Role.EXECUTIVE):
        seen = seen_by_executives(asked, period, clock=clock)
        keep |= ~of_member & pd.Series([key in seen for key in _keys(found)], found.index, dtype=bool)
    return found[keep.astype(bool)].reset_index(drop=True)


def seen_by_executives(
    asked: Asked, period: Period, *, clock: Clock, step: Callable[[], None] = unstepped
) -> set[Cell]:
    """The scope, team and metric of each number of `counted` that is of enough cases for executives to see it. `step`
    is called twice."""
    return set(_keys(pd.concat(_totals(asked, EXECUTIVE, period, clock, step), ignore_index=True)))


def _everybodys(asked: Asked, period: Period, clock: Clock, step: Callable[[], None]) -> pd.DataFrame:
    members = ask(asked, OWNER, ASKED_FOR, period, clock, by=("team_id", "member_id"))
    members = members[members["member_id"].notna()]
    step()
    parts = [*_totals(asked, OWNER, period, clock, step), _rows(MEMBER, members[members["team_id"].notna()])]
    if several := _in_several_teams(members):
        whole = ask(asked, OWNER, ASKED_FOR, period, clock, by=("member_id",))
        parts.append(_rows(MEMBER, whole[whole["member_id"].isin(several)]))
    step()
    return pd.concat(parts, ignore_index=True)


def _totals(asked: Asked, scope: Scope, period: Period, clock: Clock, step: Callable[[], None]) -> list[pd.DataFrame]:
    teams = ask(asked, scope, ASKED_FOR, period, clock, by=("team_id",))
    step()
    whole = ask(asked, scope, ASKED_FOR, period, clock)
    step()
    return [_rows(ORGANISATION, whole), _rows(TEAM, teams[teams["team_id"].notna()])]


def _in_several_teams(members: pd.DataFrame) -> list[int]:
    """Of whom all they did is more than what they did in one team."""
    teams = members[["member_id", "team_id"]].drop_duplicates()
    counts = teams.groupby("member_id")["team_id"].agg(lambda ids: len(ids) > 1 or bool(ids.isna().any()))
    return [int(member_id) for member_id, several in counts.items() if several]


def _keys(rows: pd.DataFrame) -> Iterator[Cell]:
    teams = (None if pd.isna(team_id) else int(team_id) for team_id in rows["team_id"])
    return zip(rows["scope"], teams, rows["metric"], strict=True)


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
