"""What holds for every target: its states, who sets it and whom it concerns, when it is locked, and its history.

Executives set the organisation's and the teams' targets, leads those of teams they lead and of these teams' members.
Nobody sets their own. Whom it concerns agrees: a member, the lead of a team, an executive for the organisation; who
sets what concerns themselves agrees by setting it. From its period's first day on a target is locked, and changed only
with a reason; what lies in a closed period is never changed. What an executive set for a team its lead may dispute, and
not change or withdraw. Every command on a target refuses in these words:

    NotAllowed: `scope` may not do this, or not with this target.
    Rejected: "entry_not_found", "request_key_reused", "text_too_long", "target_withdrawn", "target_closed",
        "target_moved_on": somebody was quicker; "target_of_executive".
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access.clock import Clock
from data_access.entries import given_text
from data_access.members.roles import Role
from data_access.periods.closed import is_closed
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import member, member_role, target, target_change, team
from data_access.scope import Action, Scope, may, visible
from metrics.words import Text

PROPOSED, AGREED, DISPUTED, WITHDRAWN = STATES = ("proposed", "agreed", "disputed", "withdrawn")
ORGANISATION, TEAM, MEMBER = LEVELS = ("organisation", "team", "member")
LONGEST_TEXT = 1000  # as long as the columns
NUMBERS = ("kind", "baseline", "change", "value", "low", "high", "tolerance", "weight")
TOLD = (*NUMBERS, "from_on", "to_on", "parent_id")  # what the history tells before and after
MOVES: dict[str, Text] = {
    "proposed": Text(en="proposed it", zh="提出了该目标"),
    "changed": Text(en="changed it", zh="修改了该目标"),
    "agreed": Text(en="agreed to it", zh="确认了该目标"),
    "disputed": Text(en="disputed it", zh="对该目标提出了异议"),
    "withdrawn": Text(en="withdrew it", zh="撤回了该目标"),
}
SOMEBODY = Text(en="Somebody", zh="有人")


def sets(scope: Scope, level: str, team_id: int | None, member_id: int | None) -> bool:
    """Whether `scope` sets targets of this kind for whom they are."""
    if scope.everything:
        return True
    if not may(scope, Action.SET_TARGETS):
        return False
    leads = Role.LEAD in scope.roles and team_id is not None and team_id in scope.led_team_ids
    match level:
        case "organisation":
            return Role.EXECUTIVE in scope.roles
        case "team":
            return leads or Role.EXECUTIVE in scope.roles
        case _:
            return leads and member_id is not None and member_id != scope.member_id


def concerns(connection: Connection, level: str, team_id: int | None, member_id: int | None, *, by: Scope) -> bool:
    """Whether it is `by` who agrees to such a target. A team without a lead of its own has who leads above it."""
    if by.everything:
        return True
    if by.member_id is None or not may(by, Action.ANSWER_TARGETS):
        return False
    match level:
        case "organisation":
            return Role.EXECUTIVE in by.roles
        case "team":
            lead_id = lead_of(connection, team_id, by=by)
            return lead_id == by.member_id if lead_id is not None else team_id in by.led_team_ids
        case _:
            return member_id == by.member_id


def lead_of(connection: Connection, team_id: int | None, *, by: Scope) -> int | None:
    """Who leads the team itself, if they are still here."""
    t, m = visible(team, by), visible(member, by)
    asked = select(t.c.lead_id).join(m, m.c.id == t.c.lead_id).where(t.c.id == team_id, m.c.active)
    found = connection.execute(asked).scalar()
    return None if found is None else int(found)


def is_locked(from_on: date, clock: Clock) -> bool:
    """Whether the period has begun, so that a change needs a reason."""
    return from_on <= clock.today


def found(connection: Connection, target_id: int, *, by: Scope, revision: int | None = None) -> Mapping[Any, Any]:
    """The target as it is, which must be as the person saw it, and still stand in an open period."""
    t = visible(target, by)
    row = connection.execute(select(t).where(t.c.id == target_id)).mappings().first()
    if row is None:
        raise Rejected("entry_not_found")
    if revision is not None and row["revision"] != revision:
        raise _moved_on(connection, target_id, by)
    if row["state"] == WITHDRAWN:
        raise Rejected("target_withdrawn")
    if is_closed(connection, row["from_on"], row["to_on"]):
        raise Rejected("target_closed")
    return row


def may_set(connection: Connection, row: Mapping[Any, Any], *, by: Scope) -> None:
    """Refuse who does not set this target, or would change what an executive asked of them."""
    if not sets(by, row["scope"], row["team_id"], row["member_id"]):
        raise NotAllowed()
    if asked_from_above(row["scope"], row["set_by"], executives(connection, by=by), by=by):
        raise Rejected("target_of_executive")


def executives(connection: Connection, *, by: Scope) -> frozenset[int]:
    """Who is one: what they set for a team is not the lead's to loosen."""
    r = visible(member_role, by)
    return frozenset(connection.execute(select(r.c.member_id).where(r.c.role == Role.EXECUTIVE.value)).scalars())


def asked_from_above(level: str, set_by: int | None, executives: frozenset[int], *, by: Scope) -> bool:
    """Whether an executive asked it of a team, and `by` is not one."""
    return level == TEAM and set_by in executives and set_by != by.member_id and not by.has(Role.EXECUTIVE)


def may_answer(connection: Connection, row: Mapping[Any, Any], *, by: Scope) -> None:
    """Refuse whom this target does not concern."""
    if not concerns(connection, row["scope"], row["team_id"], row["member_id"], by=by):
        raise NotAllowed()


def make(connection: Connection, values: dict[str, Any], *, by: Scope, clock: Clock) -> int:
    """Store a new target with the first line of its history, and return its id."""
    row = {
        **values, "set_by": by.member_id, "created_at": clock.now, "changed_at": clock.now, "changed_by": by.member_id,
        "revision": 0, "locked_at": clock.midnight(values["from_on"]),
    }  # fmt: skip
    target_id = int(connection.execute(insert(target).values(row).returning(target.c.id)).scalar_one())
    after = {name: values.get(name) for name in TOLD if values.get(name) is not None}
    _tell(connection, target_id, "proposed", None, after, None, by, clock)
    if values["state"] == AGREED:
        _tell(connection, target_id, "agreed", None, None, None, by, clock)
    return target_id


def move(
    connection: Connection,
    row: Mapping[Any, Any],
    what: str,
    values: dict[str, Any],
    *,
    by: Scope,
    clock: Clock,
    reason: str | None = None,
) -> None:
    """Change a target and keep who did what, when, why and from what to what; `what` is a code of MOVES."""
    told = {"changed_at": clock.now, "changed_by": by.member_id, "revision": row["revision"] + 1}
    connection.execute(update(target).where(target.c.id == row["id"]).values({**values, **told}))
    changed = [name for name in TOLD if name in values and values[name] != row[name]]
    before, after = {name: row[name] for name in changed}, {name: values[name] for name in changed}
    _tell(connection, row["id"], what, before or None, after or None, reason, by, clock)


def limited(text: str | None, missing: str | None = None) -> str | None:
    """The text without blanks around it, refused where it is missing or longer than its column."""
    said = given_text(text, missing)
    if said and len(said) > LONGEST_TEXT:
        raise Rejected("text_too_long", length=len(said), limit=LONGEST_TEXT)
    return said


def _tell(
    connection: Connection,
    target_id: int,
    what: str,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    reason: str | None,
    by: Scope,
    clock: Clock,
) -> None:
    line = {
        "target_id": target_id, "what": what, "before": _readable(before), "after": _readable(after),
        "reason": reason, "changed_at": clock.now, "changed_on": clock.today, "changed_by": by.member_id,
    }  # fmt: skip
    connection.execute(insert(target_change).values(line))


def _readable(values: dict[str, Any] | None) -> dict[str, Any] | None:
    if values is None:
        return None
    return {name: each.isoformat() if isinstance(each, date) else each for name, each in values.items()}


def _moved_on(connection: Connection, target_id: int, by: Scope) -> Rejected:
    c, m = visible(target_change, by), visible(member, by)
    asked = select(c.c.what, m.c.name, m.c.name_en).outerjoin(m, m.c.id == c.c.changed_by)
    last = connection.execute(asked.where(c.c.target_id == target_id).order_by(c.c.id.desc()).limit(1)).first()
    who = SOMEBODY if last is None or last.name is None else Text(en=last.name_en or last.name, zh=last.name)
    return Rejected("target_moved_on", who=who, what=MOVES["changed" if last is None else last.what])
