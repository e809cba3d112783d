"""Targets as a sheet: what its rows say, which of them can be stored, and storing those.

A row is for what stands in its cells, in either language, by the names that people read. Who has a target of the KPI
for these days already gets it changed; a row that says what is there changes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Connection, or_, select

from data_access import requests
from data_access.clock import Clock
from data_access.goals import checking, rules, setting
from data_access.goals.sheet_cells import Names, Said, names_of, read_row
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import member, membership, team
from data_access.scope import Action, Scope, require, visible

NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
MOST_ROWS = 2_000


@dataclass(frozen=True)
class SheetRow:
    """A row of a sheet as it stands there: its line, and its cells by the codes of sheet_cells.HEADERS."""

    line: int
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Planned:
    """What becomes of a row: NEW, CHANGED, UNCHANGED or REFUSED with the reason."""

    line: int
    what: str
    refusal: Rejected | None = field(default=None, compare=False)
    said: Said | None = None
    target_id: int | None = None


def target_sheet_planned(
    connection: Connection, scope: Scope, *, clock: Clock, rows: tuple[SheetRow, ...]
) -> list[Planned]:
    """What storing these rows would do, row by row; nothing is stored. Who sets no targets gets no answer."""
    if not rows or not _may(scope):
        return []
    return _planned(connection, rows, by=scope, clock=clock)


def store_target_sheet(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, rows: tuple[SheetRow, ...]
) -> int:
    """Store the rows that can be stored as proposals, and return how many were new or changed.

    Raises:
        Rejected: "target_sheet_long", "request_key_reused".
    """
    require(scope, Action.SET_TARGETS)
    if len(rows) > MOST_ROWS:
        raise Rejected("target_sheet_long", limit=MOST_ROWS)

    def work() -> int:
        return sum(
            _stored(connection, each, by=scope, clock=clock) for each in _planned(connection, rows, scope, clock)
        )

    content = {"rows": [asdict(row) for row in rows]}
    return requests.once(
        connection, "store_target_sheet", content, work, by=scope, clock=clock, request_key=request_key
    )


def _planned(connection: Connection, rows: Sequence[SheetRow], by: Scope, clock: Clock) -> list[Planned]:
    names = _names(connection, by, clock)
    found, before = [], dict[tuple[Any, ...], int]()
    for row in rows:
        try:
            said = read_row(dict(row.cells), names)
            key = said.key
            if key in before:
                raise Rejected("target_sheet_twice", row=before[key])
            found.append(_plan(connection, row.line, said, by=by, clock=clock))
            before[key] = row.line
        except Rejected as refusal:
            found.append(Planned(row.line, REFUSED, refusal))
    return found


def _plan(connection: Connection, line: int, said: Said, *, by: Scope, clock: Clock) -> Planned:
    if not rules.sets(by, said.level, said.team_id, said.member_id):
        raise NotAllowed()
    number = None
    if said.metric and said.from_on and said.to_on:
        number = checking.standing(connection, said.metric, said.whose, said.from_on, said.to_on, by=by)
    if number is None:
        setting.proposal(connection, said.metric, said.whose, said.from_on, said.to_on, said.goal, by=by, clock=clock)
        return Planned(line, NEW, said=said)
    row = rules.found(connection, number, by=by)
    if _same(row, said):
        return Planned(line, UNCHANGED, said=said, target_id=number)
    rules.may_set(connection, row, by=by)
    goal = said.of(row)
    changed = setting.changes(connection, row, said.from_on, said.to_on, goal, said.reason, by=by, clock=clock)
    return Planned(line, CHANGED if changed else UNCHANGED, said=said, target_id=number)


def _same(row: Mapping[Any, Any], said: Said) -> bool:
    """Whether a target says what the row of a sheet says, also where it is too old to be SMART."""
    now, then = asdict(said.of(row)), asdict(checking.goal_of(row))
    numbers = ("baseline", "change", "low", "high", "tolerance", "weight")
    return all(_alike(now[name], then[name]) for name in numbers) and all(
        (now[name] or "") == (then[name] or "") for name in ("kind", "rationale")
    )


def _alike(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-6 * max(1.0, abs(other))  # a spreadsheet's digits


def _stored(connection: Connection, each: Planned, *, by: Scope, clock: Clock) -> bool:
    said = each.said
    if each.what not in (NEW, CHANGED) or said is None:
        return False
    if each.target_id is None:
        setting.propose(connection, said.metric, said.whose, said.from_on, said.to_on, said.goal, by=by, clock=clock)
        return True
    row = rules.found(connection, each.target_id, by=by)
    return setting.change(connection, row, said.from_on, said.to_on, said.of(row), said.reason, by=by, clock=clock)


def _may(scope: Scope) -> bool:
    try:
        require(scope, Action.SET_TARGETS)
    except NotAllowed:
        return False
    return True


def _names(connection: Connection, scope: Scope, clock: Clock) -> Names:
    """The teams and the members whom `scope` may name, by each of their names."""
    t, m, s = visible(team, scope), visible(member, scope), visible(membership, scope)
    teams = connection.execute(select(t.c.id, t.c.name, t.c.name_en).where(t.c.active)).all()
    today = clock.today
    now = [s.c.from_on <= today, or_(s.c.to_on.is_(None), s.c.to_on > today)]
    asked = select(m.c.id, m.c.name, m.c.name_en, s.c.team_id).join(s, s.c.member_id == m.c.id)
    members = connection.execute(asked.where(m.c.active, *now)).all()
    return names_of(teams, members)
