"""Members beside each other: fairly compared, never ranked, and each openable by who leads them."""

from dataclasses import dataclass, replace
from functools import partial
from zlib import crc32

import numpy as np
import pandas as pd

from data_access.measures import MEASURES
from data_access.members import people
from data_access.numbers import asking
from data_access.numbers.filters import Filters
from metrics.calendars.periods import Period
from metrics.declare import Better, Metric, Unit, needed_by
from metrics.statistics.arithmetic import nothing
from metrics.statistics.fairness import FEWEST_CASES, Standing, shrunk, standing
from metrics.words import Language, Text
from pages.shared import session
from pages.shared.charts.figure import given
from pages.shared.data import load
from pages.shared.panels import named_teams
from pages.shared.periods import held
from pages.shared.session import name_of, say
from pages.shared.texts import people as words

MOST_NAMES = 3  # in a headline; more are counted


@dataclass(frozen=True)
class Compared:
    """One metric of each member. `rows` has one row per row of `handled`: member_id, team_id, name, team, value, n,
    low, high, hidden, rate (of the whole team, whose people do the same work), fair (the share drawn to that rate) and
    standing, the last three missing where it is no share.

    together: the number of all of them, if they are one team; None for counts, and where there is no data.
    """

    metric: Metric
    rows: pd.DataFrame
    together: float | None


def handled(metrics: tuple[Metric, ...], period: Period, chosen: Filters) -> pd.DataFrame:
    """The measures of each member for whom the visitor may see them, by name.

    One row per member and team of the time: who moved has a row in each team, who left keeps theirs. Columns:
    member_id, team_id, name, team, hidden, and the measures of `metrics`. Who was in one of the teams and has no case
    has a row as well, unless nobody has any.
    """
    found = _by_member(metrics, period, chosen)
    found = found[found["member_id"].notna()].astype({"member_id": "int64"})
    if len(found):
        idle = _without_cases(metrics, found, period, chosen)
        found = pd.concat([found, idle], ignore_index=True) if len(idle) else found
    known = load(people.members).set_index("member_id")
    teams = named_teams(found)["name"]
    rows = found.assign(team=teams, name=[_named(known.loc[member_id]) for member_id in found["member_id"]])
    rows = rows.sort_values(["name", "team"], key=_spelled, kind="stable").reset_index(drop=True)
    return held.beside(rows, metrics, period, chosen)


def names_nobody(metrics: tuple[Metric, ...], period: Period, chosen: Filters) -> bool:
    """Whether there are facts, but none that says who handled it."""
    found = _by_member(metrics, period, chosen)
    return len(found) > 0 and not found["member_id"].notna().any()


def compared(metric: Metric, measured: pd.DataFrame, period: Period, chosen: Filters) -> Compared:
    """A metric of each row of `handled`, against the whole of its team."""
    rows = judged(metric, measured)
    if metric.unit is Unit.SHARE:
        return Compared(metric, rows, given(rows["rate"].iloc[0]) if _one_team(rows) else None)
    return Compared(metric, rows, _together(metric, rows, period, chosen))


def judged(metric: Metric, measured: pd.DataFrame) -> pd.DataFrame:
    """The rows of `Compared`, from those of `handled`."""
    values = held.values(metric, measured)
    columns = {"value": values.value, "n": values.n, "low": values.low, "high": values.high}
    rate, fair, found = nothing(values.n), nothing(values.n), np.full(len(measured), None, dtype="object")
    team = measured.groupby("team_id", dropna=False, sort=False).ngroup().to_numpy()
    for number in np.unique(team) if metric.unit is Unit.SHARE else ():
        some = np.flatnonzero((team == number) & (values.n > 0))
        if not len(some):
            continue
        part, whole = values.numerator[some], values.denominator[some]
        together = float(part.sum() / whole.sum())
        rate[team == number], fair[some] = together, shrunk(part, whole, together)
        found[some] = np.array(standing(part, whole, together), dtype="object")
    rows = measured[["member_id", "team_id", "name", "team", "hidden"]]
    return rows.assign(**columns, rate=rate, fair=fair, standing=pd.Series(found, rows.index, dtype="object"))


def side_by_side(metrics: tuple[Metric, ...], measured: pd.DataFrame) -> pd.DataFrame:
    """All metrics of each row of `handled`: member_id, team_id, name, team, and for each metric its key, and its key
    with _n and _fair (what a share is sorted by)."""
    found = measured[["member_id", "team_id", "name", "team"]].copy()
    for metric in metrics:
        rows = judged(metric, measured)
        found[metric.key], found[f"{metric.key}_n"] = rows["value"], rows["n"]
        found[f"{metric.key}_fair"] = rows["fair"]
    return found


def headline(found: Compared, language: Language) -> str:
    """What the comparison shows, and no more: only who is clear of their team's rate with their whole interval."""
    metric, rows = found.metric, found.rows
    name = metric.name.said(language)
    there = rows[rows["value"].notna()]
    if there.empty:
        return words.NO_NUMBERS.said(language, name=name)
    if metric.unit is not Unit.SHARE:
        return words.EACH_MEMBER.said(language, name=name)
    if (there["n"] >= FEWEST_CASES).sum() < 2:
        return words.TOO_FEW_TO_COMPARE.said(language, name=name)
    said = partial(_said_of, there, language)
    parts = [said(Standing.BELOW, words.CLEARLY_BELOW), said(Standing.ABOVE, words.CLEARLY_ABOVE)]
    if metric.better is Better.LOWER:
        parts.reverse()
    together = ("; " if language == "en" else "，").join(part for part in parts if part)
    return together or words.NONE_DIFFERS.said(language)


def listed_names(names: list[str], everybody: int, language: Language) -> str:
    """The names one after the other; of more than a headline holds, how many of `everybody`."""
    if len(names) > MOST_NAMES:
        return words.SO_MANY.said(language, count=len(names), all=everybody)
    return (", " if language == "en" else "、").join(names)


def of_member(row: pd.Series, chosen: Filters) -> Filters:
    """The filters that show one row of `handled` alone: that member, in that team."""
    team_id = None if pd.isna(row["team_id"]) else int(row["team_id"])
    return replace(chosen, member_id=(int(row["member_id"]),), team_id=(team_id,))


def table_key(rows: pd.DataFrame) -> str:
    """A key that is another one for other people, or a chosen row would stay chosen and mean somebody else."""
    pairs = zip(rows["team_id"], rows["member_id"], strict=True)
    return f"members_{crc32(repr([(str(team), str(member)) for team, member in pairs]).encode()):08x}"


def _by_member(metrics: tuple[Metric, ...], period: Period, chosen: Filters) -> pd.DataFrame:
    part, needs = period.elapsed(session.clock().today), tuple(sorted(needed_by(metrics)))
    return load(asking.ask, needs, part, filters=chosen, by=("team_id", "member_id"))


def _without_cases(metrics: tuple[Metric, ...], found: pd.DataFrame, period: Period, chosen: Filters) -> pd.DataFrame:
    """A row like those of `found` for each member and team of the period that is not among them: no case of any."""
    scope, part = session.scope(), period.elapsed(session.clock().today)
    teams = None if scope.everything else tuple(sorted(scope.led_team_ids))
    if chosen.team_id:
        picked = {team_id for team_id in chosen.team_id if team_id is not None}
        teams = tuple(sorted(picked if teams is None else picked & set(teams)))
    there = load(people.members_between, teams, part)
    if chosen.member_id:
        there = there[there["member_id"].isin(chosen.member_id)]
    known = set(zip(found["member_id"], found["team_id"].fillna(-1).astype("int64"), strict=True))
    pairs = zip(there["member_id"], there["team_id"], strict=True)
    missing = there[[pair not in known for pair in pairs]][["member_id", "team_id"]]
    nothing_done = {name: MEASURES[name].empty for name in needed_by(metrics)}
    return missing.assign(hidden=False, **nothing_done)[list(found.columns)].astype(dict(found.dtypes))


def _spelled(names: pd.Series) -> pd.Series:
    """How names are ordered: GB 18030 has the common Chinese signs by their sound, Unicode by their radicals."""
    return names.map(lambda name: name.encode("gb18030", "replace"))


def _named(member: pd.Series) -> str:
    name = name_of(member["name"], member["name_en"])
    return name if member["active"] else say(words.LEFT, name=name)


def _together(metric: Metric, rows: pd.DataFrame, period: Period, chosen: Filters) -> float | None:
    """A median or a mean of all: it cannot be made of theirs and is asked for as one."""
    if metric.unit in (Unit.COUNT, Unit.MONEY) or rows["value"].isna().all() or not _one_team(rows):
        return None
    team_id = rows["team_id"].iloc[0]
    then = held.kept(period, replace(chosen, team_id=(None if pd.isna(team_id) else int(team_id),)))
    if then is not None and metric.key in then:
        return then[metric.key].reading.value
    everybody = replace(chosen, member_id=tuple(sorted({int(member_id) for member_id in rows["member_id"]})))
    part = period.elapsed(session.clock().today)
    return metric(load(asking.ask, tuple(sorted(metric.needs)), part, filters=everybody)).reading().value


def _one_team(rows: pd.DataFrame) -> bool:
    return bool(rows["team_id"].nunique(dropna=False) == 1)


def _said_of(there: pd.DataFrame, language: Language, which: Standing, text: Text) -> str:
    names = list(there.loc[there["standing"] == which, "name"])
    return text.said(language, names=listed_names(names, len(there), language)) if names else ""
