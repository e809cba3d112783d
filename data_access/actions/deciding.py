"""Deciding what a team does about something: by who leads it; in its meeting also by who holds that.

Each refuses as data_access/actions/rules.py says, and besides what it names itself.
"""

from datetime import date
from math import isfinite
from typing import Any

from sqlalchemy import Connection, exists, insert, select

from data_access import entries, requests
from data_access.actions import origins, rules
from data_access.actions.rules import CAUSE, LONGEST_ABOUT, LONGEST_TITLE, OPEN
from data_access.clock import Clock
from data_access.entries import given_text
from data_access.members.roles import Role
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import action, member_role, team
from data_access.scope import Action, Scope, require, visible
from metrics.registry import METRICS

WORKS = (Role.STAFF.value, Role.LEAD.value)


def open_action(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    title: str,
    owner_id: int | None,
    team_id: int | None,
    due_on: date | None,
    cause: str | None = None,
    category: str | None = None,
    metric: str | None = None,
    expected: float | None = None,
    origin: str = CAUSE,
    origin_id: int | None = None,
) -> int:
    """Decide what a team does about a cause or a category of complaints, an item of a meeting, a suggestion or a
    review (`origin` and `origin_id` say which; one must be able to read it), and return the action's id.

    Raises:
        NotAllowed: also: `scope` does not lead the team.
        Rejected: also "action_title_missing", "action_owner_missing", "action_due_missing", "action_due_past",
            "action_about_missing", "entry_not_found", "action_metric_missing",
            "choice_unknown", "member_not_found", "team_not_found".
    """
    require(scope, Action.DECIDE_ACTIONS)
    given = new_action(
        title=title, owner_id=owner_id, team_id=team_id, due_on=due_on, cause=cause, category=category, metric=metric,
        expected=expected, origin=origin, origin_id=origin_id,
    )  # fmt: skip

    def work() -> int:
        _team(connection, scope, team_id)
        return decided(connection, given, by=scope, clock=clock)

    return requests.once(connection, "open_action", given, work, by=scope, clock=clock, request_key=request_key)


def new_action(
    *, title: str, owner_id: int | None, team_id: int | None, due_on: date | None, cause: str | None = None,
    category: str | None = None, metric: str | None = None, expected: float | None = None, origin: str = CAUSE,
    origin_id: int | None = None,
) -> dict[str, Any]:  # fmt: skip
    """What was given about a new action as it is stored, or the refusal of it."""
    content = {
        "title": _title(title), "owner_id": owner_id, "team_id": team_id, "due_on": due_on,
        "cause": rules.limited(given_text(cause), LONGEST_ABOUT),
        "category": rules.limited(given_text(category), LONGEST_ABOUT), **_measured_by(metric, expected),
        "origin": origin, "origin_id": None if origin == CAUSE else origin_id,
    }  # fmt: skip
    entries.one_of(origin, rules.ORIGINS)
    if origin == CAUSE and not (content["cause"] or content["category"]):
        raise Rejected("action_about_missing")
    return content


def decided(connection: Connection, given: dict[str, Any], *, by: Scope, clock: Clock) -> int:
    """Store what `new_action` gave and return the action's id; that `by` decides for its team was seen to before."""
    origins.origin_read(connection, given["origin"], given["origin_id"], by=by)
    _due(given["due_on"], clock)
    _owner(connection, by, given["owner_id"], clock)
    row = {
        **given, "state": OPEN, "title_by": by.member_id, "decided_on": clock.today, "decided_by": by.member_id,
        "last_move": "opened", "revision": 0, "changed_at": clock.now, "changed_by": by.member_id,
        "created_at": clock.now, "created_by": by.member_id,
    }  # fmt: skip
    return int(connection.execute(insert(action).values(row).returning(action.c.id)).scalar_one())


def change_action(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    action_id: int,
    revision: int,
    title: str,
    owner_id: int | None,
    due_on: date | None,
    metric: str | None = None,
    expected: float | None = None,
) -> int:
    """Say anew what is to be done, by whom, until when and to which effect; return the action's id.

    Who left and a day that is over may stay as they were.

    Raises:
        Rejected: also "action_over", and what `open_action` refuses.
    """
    require(scope, Action.DECIDE_ACTIONS)
    new = {"title": _title(title), "owner_id": owner_id, "due_on": due_on, **_measured_by(metric, expected)}

    def work() -> int:
        row = rules.found(connection, action_id, revision, by=scope, of_owner=False)
        rules.still_running(row)
        if due_on != row["due_on"]:
            _due(due_on, clock)
        if owner_id != row["owner_id"]:
            _owner(connection, scope, owner_id, clock)
        if any(row[name] != value for name, value in new.items()):
            by = {"title_by": scope.member_id} if new["title"] != row["title"] else {}
            rules.move(connection, row, "changed", {**new, **by}, by=scope, clock=clock)
        return action_id

    content = {"action_id": action_id, "revision": revision, **new}
    return requests.once(connection, "change_action", content, work, by=scope, clock=clock, request_key=request_key)


def _title(text: str) -> str:
    return rules.limited(given_text(text, "action_title_missing"), LONGEST_TITLE) or ""


def _measured_by(metric: str | None, expected: float | None) -> dict[str, Any]:
    if metric is not None:
        entries.one_of(metric, tuple(METRICS))
    if expected is not None and metric is None:
        raise Rejected("action_metric_missing")
    if expected is not None and not isfinite(expected):
        raise Rejected("choice_unknown", value=expected)
    return {"metric": metric, "expected": expected}


def _due(due_on: date | None, clock: Clock) -> None:
    if due_on is None:
        raise Rejected("action_due_missing")
    if due_on < clock.today:
        raise Rejected("action_due_past")


def _team(connection: Connection, scope: Scope, team_id: int | None) -> None:
    t = visible(team, scope)
    if team_id is None or connection.execute(select(t.c.id).where(t.c.id == team_id, t.c.active)).first() is None:
        raise Rejected("team_not_found")
    if not rules.decides(scope, team_id):
        raise NotAllowed()


def _owner(connection: Connection, scope: Scope, owner_id: int | None, clock: Clock) -> None:
    if owner_id is None:
        raise Rejected("action_owner_missing")
    entries.team_of_handler(connection, owner_id, clock.today, scope)
    r = visible(member_role, scope)
    # Who only directs or administers would not find it on any page.
    if not connection.execute(select(exists().where(r.c.member_id == owner_id, r.c.role.in_(WORKS)))).scalar():
        raise Rejected("member_not_found")
