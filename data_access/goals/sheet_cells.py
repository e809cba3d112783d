"""The cells of a sheet of targets: what its columns are called, and what is read from them.

Numbers are as people write them: per cent for shares. A target's last day is its own, not the day after.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from data_access.goals import checking
from data_access.goals.rules import LEVELS, MEMBER, ORGANISATION, TEAM
from data_access.rejected import Rejected
from metrics.declare import Metric
from metrics.goals.goal import Goal, stored
from metrics.goals.targets import GOAL_KIND_WORDS
from metrics.registry import METRICS
from metrics.words import LANGUAGES, Text

HEADERS: dict[str, Text] = {
    "metric": Text(en="KPI", zh="指标"),
    "level": Text(en="For", zh="范围"),
    "team": Text(en="Team", zh="团队"),
    "member": Text(en="Member", zh="成员"),
    "first": Text(en="First day", zh="开始日期"),
    "last": Text(en="Last day", zh="结束日期"),
    "kind": Text(en="Kind of goal", zh="目标类型"),
    "baseline": Text(en="Baseline", zh="基线"),
    "change": Text(en="Value or change", zh="目标值或变化"),
    "low": Text(en="Band from", zh="区间下限"),
    "high": Text(en="Band to", zh="区间上限"),
    "tolerance": Text(en="Tolerance", zh="容差"),
    "weight": Text(en="Weight", zh="权重"),
    "rationale": Text(en="Why it matters", zh="为什么重要"),
    "reason": Text(en="Reason of the change", zh="变更原因"),
}
NEEDED = ("metric", "level", "first", "last", "kind", "baseline", "change", "rationale")
LEVEL_WORDS: dict[str, Text] = {
    ORGANISATION: Text(en="Organisation", zh="组织"),
    TEAM: Text(en="Team", zh="团队"),
    MEMBER: Text(en="Member", zh="成员"),
}
LONGEST_SHOWN = 60  # characters of a cell in a refusal


@dataclass(frozen=True)
class Names:
    """Who can be named: teams and members by each of their names; a member's teams."""

    teams: Mapping[str, set[int]]
    members: Mapping[str, set[int]]
    teams_of: Mapping[int, list[int]]


@dataclass(frozen=True)
class Said:
    """What a row says."""

    metric: str | None
    level: str
    team_id: int | None
    member_id: int | None
    from_on: date | None
    to_on: date | None
    goal: Goal
    reason: str

    @property
    def whose(self) -> dict[str, Any]:
        return {"scope": self.level, "team_id": self.team_id, "member_id": self.member_id}

    @property
    def key(self) -> tuple[Any, ...]:
        """What two rows must not have in common."""
        return (self.metric, self.level, self.team_id, self.member_id, self.from_on, self.to_on)

    def of(self, row: Mapping[Any, Any]) -> Goal:
        """The goal for a target that is there: what no sheet tells stays."""
        return replace(self.goal, parent_id=checking.goal_of(row).parent_id)


def names_of(teams: Iterable[Sequence[Any]], members: Iterable[Sequence[Any]]) -> Names:
    """The names of teams (id, name, English name) and members (the same, and a team)."""
    by_team, by_member = dict[str, set[int]](), dict[str, set[int]]()
    teams_of = dict[int, list[int]]()
    for number, *names in teams:
        for name in filter(None, names):
            by_team.setdefault(_plain(name), set()).add(int(number))
    for number, name, name_en, team_id in members:
        for each in filter(None, (name, name_en)):
            by_member.setdefault(_plain(each), set()).add(int(number))
        teams_of.setdefault(int(number), []).append(int(team_id))
    return Names(by_team, by_member, teams_of)


def columns_of(names: Sequence[str]) -> dict[str, str]:
    """The code of each column of a file, by how the file calls it.

    Raises:
        Rejected: "target_sheet_columns".
    """
    known = {_plain(text.said(language)): code for code, text in HEADERS.items() for language in LANGUAGES}
    found = {name: known[_plain(name)] for name in names if _plain(name) in known}
    missing = [HEADERS[code] for code in NEEDED if code not in found.values()]
    if missing:
        columns = Text(en=", ".join(each.en for each in missing), zh="、".join(each.zh for each in missing))
        raise Rejected("target_sheet_columns", columns=columns)
    return found


def read_row(cells: Mapping[str, str], names: Names) -> Said:
    """What the cells of a row say; numbers in the unit of the KPI's value.

    Raises:
        Rejected: "target_sheet_name", "target_sheet_number".
    """
    given = {code: (cells.get(code) or "").strip().removeprefix("'") for code in HEADERS}
    key = _one_of(given["metric"], "metric", {key: metric.name for key, metric in METRICS.items()})
    metric = METRICS.get(key or "")
    level = _one_of(given["level"], "level", LEVEL_WORDS) or ""
    team_id, member_id = _whose(level, given, names)
    kind = _one_of(given["kind"], "kind", {code.value: text for code, text in GOAL_KIND_WORDS.items()})
    numbers: dict[str, Any] = {
        name: _number(given[name], name) for name in ("baseline", "change", "low", "high", "tolerance", "weight")
    }
    for name in ("baseline", "low", "high", "tolerance"):
        numbers[name] = _in_unit(metric, numbers[name])
    last = _day(given["last"], "last")
    return Said(
        key, level if level in LEVELS else "", team_id, member_id, _day(given["first"], "first"),
        None if last is None else last + timedelta(days=1), Goal(kind, rationale=given["rationale"] or None, **numbers),
        given["reason"],
    )  # fmt: skip


def _whose(level: str, given: Mapping[str, str], names: Names) -> tuple[int | None, int | None]:
    if level not in (TEAM, MEMBER):
        return None, None
    teams = names.teams.get(_plain(given["team"]), set())
    if given["team"] and len(teams) != 1:
        raise _unknown("team", given["team"])
    team_id = next(iter(teams), None)
    if level == TEAM:
        return team_id, None
    members = names.members.get(_plain(given["member"]), set())
    if team_id is not None:  # two of one name may be in different teams
        members = {each for each in members if team_id in names.teams_of.get(each, [])}
    if given["member"] and len(members) != 1:
        raise _unknown("member", given["member"])
    member_id = next(iter(members), None)
    if team_id is None and member_id is not None and len(names.teams_of.get(member_id, [])) == 1:
        team_id = names.teams_of[member_id][0]
    return team_id, member_id


def _one_of(cell: str, column: str, words: Mapping[str, Text]) -> str | None:
    if not cell:
        return None
    said = {_plain(text.said(language)): code for code, text in words.items() for language in LANGUAGES}
    found = said.get(_plain(cell)) or (cell if cell in words else None)
    if found is None:
        raise _unknown(column, cell)
    return found


def _number(cell: str, column: str) -> float | None:
    if not cell:
        return None
    plain = cell.replace(",", "").replace("，", "").replace("%", "").replace("％", "").replace("−", "-").strip()
    try:
        return float(plain)
    except ValueError:
        raise Rejected("target_sheet_number", column=HEADERS[column], value=cell[:LONGEST_SHOWN]) from None


def _in_unit(metric: Metric | None, number: float | None) -> float | None:
    return number if metric is None or number is None else stored(metric, number)


def _day(cell: str, column: str) -> date | None:
    if not cell:
        return None
    plain = cell.replace("/", "-").replace(".", "-").replace("年", "-").replace("月", "-").replace("日", "")
    try:
        return datetime.strptime(plain.split(" ")[0].split("T")[0], "%Y-%m-%d").date()  # noqa: DTZ007 - a day
    except ValueError:
        raise Rejected("target_sheet_number", column=HEADERS[column], value=cell[:LONGEST_SHOWN]) from None


def _unknown(column: str, cell: str) -> Rejected:
    return Rejected("target_sheet_name", column=HEADERS[column], value=cell[:LONGEST_SHOWN])


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
