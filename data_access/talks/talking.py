"""Holding a one-to-one, noting what was said, and what either of the two is to do.

A lead begins a talk with somebody of the teams they lead. From then on it is the two's alone, also when either of them
moves elsewhere: each writes notes of their own, which both read; both add what is to be done, and tick it off. Every
command refuses in these words:

    NotAllowed: `scope` has no part in talks.
    Rejected: "entry_not_found": there is no such talk of theirs; "text_too_long"; "request_key_reused".
"""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from data_access import entries, requests
from data_access.clock import Clock
from data_access.entries import given_text
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import talk, talk_item
from data_access.scope import Action, Scope, require, visible

LONGEST_TODO = 300
FURTHEST_DAYS = 400  # ahead: what is later was typed by mistake


def hold_talk(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    partner_id: int | None,
    held_on: date | None,
    notes: str | None = None,
    next_on: date | None = None,
) -> int:
    """Write down that a lead spoke with a member of theirs, and return the talk's id.

    Raises:
        NotAllowed: also: the member is in none of their teams.
        Rejected: "choice_missing", "member_not_found", "talk_with_oneself", "talk_day_missing", "day_in_future",
            "talk_next_wrong".
    """
    require(scope, Action.HOLD_TALKS)
    said = given_text(notes)
    content = {"partner_id": partner_id, "held_on": held_on, "notes": said, "next_on": next_on}

    def work() -> int:
        if partner_id is None:
            raise Rejected("choice_missing")
        if scope.member_id is None:
            raise Rejected("member_not_found")
        if partner_id == scope.member_id:
            raise Rejected("talk_with_oneself")
        entries.team_of_handler(connection, partner_id, clock.today, scope)
        teams = entries.teams_on(connection, partner_id, clock.today, scope)
        if not scope.everything and not scope.led_team_ids & set(teams):
            raise NotAllowed()
        if held_on is None:
            raise Rejected("talk_day_missing")
        if held_on > clock.today:
            raise Rejected("day_in_future")
        row = {
            "lead_id": scope.member_id, "member_id": partner_id, "held_on": held_on, "lead_notes": said,
            "next_on": _next(next_on, held_on), "created_at": clock.now,
        }  # fmt: skip
        return int(connection.execute(insert(talk).values(row).returning(talk.c.id)).scalar_one())

    return requests.once(connection, "hold_talk", content, work, by=scope, clock=clock, request_key=request_key)


def note_talk(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    talk_id: int,
    own_revision: int,
    notes: str | None,
) -> int:
    """Write one's own notes of a talk anew, which the other reads, too; return the talk's id.

    Raises:
        Rejected: also "talk_noted_elsewhere": one wrote them in another window meanwhile.
    """
    require(scope, Action.TAKE_PART_IN_TALKS)
    said = given_text(notes)

    def work() -> int:
        row, side = _found(connection, scope, talk_id)
        if row[f"{side}_revision"] != own_revision:
            raise Rejected("talk_noted_elsewhere")
        if row[f"{side}_notes"] != said:
            values = {f"{side}_notes": said, f"{side}_revision": own_revision + 1}
            connection.execute(update(talk).where(talk.c.id == talk_id).values(values))
        return talk_id

    content = {"talk_id": talk_id, "own_revision": own_revision, "notes": said}
    return requests.once(connection, "note_talk", content, work, by=scope, clock=clock, request_key=request_key)


def plan_next_talk(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, talk_id: int, next_on: date | None
) -> int:
    """Say when the two speak next, or that it is open; by either of them. Returns the talk's id.

    Raises:
        Rejected: also "talk_next_wrong".
    """
    require(scope, Action.TAKE_PART_IN_TALKS)

    def work() -> int:
        row, _ = _found(connection, scope, talk_id)
        connection.execute(update(talk).where(talk.c.id == talk_id).values(next_on=_next(next_on, row["held_on"])))
        return talk_id

    content = {"talk_id": talk_id, "next_on": next_on}
    return requests.once(connection, "plan_next_talk", content, work, by=scope, clock=clock, request_key=request_key)


def remove_talk(connection: Connection, scope: Scope, *, clock: Clock, request_key: str, talk_id: int) -> int:
    """Take away a talk that was written down by mistake, with whom it was or at all; by its lead, as long as the other
    has neither noted nor added anything. Returns its id.

    Raises:
        Rejected: also "talk_has_two".
    """
    require(scope, Action.HOLD_TALKS)

    def work() -> int:
        row, side = _found(connection, scope, talk_id)
        if side != "lead":
            raise NotAllowed()
        i = visible(talk_item, scope)
        theirs = select(i.c.id).where(i.c.talk_id == talk_id, i.c.added_by == row["member_id"])
        if row["member_notes"] or connection.execute(theirs).first() is not None:
            raise Rejected("talk_has_two")
        connection.execute(delete(talk_item).where(talk_item.c.talk_id == talk_id))
        connection.execute(delete(talk).where(talk.c.id == talk_id))
        return talk_id

    content = {"talk_id": talk_id}
    return requests.once(connection, "remove_talk", content, work, by=scope, clock=clock, request_key=request_key)


def add_talk_item(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    talk_id: int,
    todo: str,
    for_me: bool,
    item_due_on: date | None = None,
) -> int:
    """Add what one of the two is to do, oneself or the other, and return the item's id.

    Raises:
        Rejected: also "talk_item_missing", "action_due_past".
    """
    require(scope, Action.TAKE_PART_IN_TALKS)
    said = given_text(todo, "talk_item_missing") or ""
    if len(said) > LONGEST_TODO:
        raise Rejected("text_too_long", length=len(said), limit=LONGEST_TODO)

    def work() -> int:
        row, side = _found(connection, scope, talk_id)
        if item_due_on is not None and item_due_on < clock.today:
            raise Rejected("action_due_past")
        other = row["member_id" if side == "lead" else "lead_id"]
        values = {
            "talk_id": talk_id, "lead_id": row["lead_id"], "member_id": row["member_id"],
            "owner_id": scope.member_id if for_me else other, "todo": said, "due_on": item_due_on,
            "added_by": scope.member_id, "added_on": clock.today,
        }  # fmt: skip
        return int(connection.execute(insert(talk_item).values(values).returning(talk_item.c.id)).scalar_one())

    content = {"talk_id": talk_id, "todo": said, "for_me": for_me, "item_due_on": item_due_on}
    return requests.once(connection, "add_talk_item", content, work, by=scope, clock=clock, request_key=request_key)


def tick_talk_item(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, item_id: int, done: bool
) -> int:
    """Say that it is done, or that it is not after all; by either of the two. Returns the item's id."""
    require(scope, Action.TAKE_PART_IN_TALKS)

    def work() -> int:
        row = _item(connection, scope, item_id)
        if (row["done_on"] is not None) != done:
            values = {"done_on": clock.today if done else None, "done_by": scope.member_id if done else None}
            connection.execute(update(talk_item).where(talk_item.c.id == item_id).values(values))
        return item_id

    content = {"item_id": item_id, "done": done}
    return requests.once(connection, "tick_talk_item", content, work, by=scope, clock=clock, request_key=request_key)


def remove_talk_item(connection: Connection, scope: Scope, *, clock: Clock, request_key: str, item_id: int) -> int:
    """Take away an item that one added oneself; returns its id.

    Raises:
        NotAllowed: also: the other added it.
    """
    require(scope, Action.TAKE_PART_IN_TALKS)

    def work() -> int:
        row = _item(connection, scope, item_id)
        if row["added_by"] != scope.member_id:
            raise NotAllowed()
        connection.execute(delete(talk_item).where(talk_item.c.id == item_id))
        return item_id

    content = {"item_id": item_id}
    return requests.once(connection, "remove_talk_item", content, work, by=scope, clock=clock, request_key=request_key)


def _found(connection: Connection, scope: Scope, talk_id: int) -> tuple[Any, str]:
    """The talk, and which side of it `scope` is: lead or member. Who took no part finds none, whoever they are."""
    t = visible(talk, scope)
    row = connection.execute(select(t).where(t.c.id == talk_id)).mappings().first()
    sides = {} if row is None else {row["lead_id"]: "lead", row["member_id"]: "member"}
    if scope.member_id not in sides:
        raise Rejected("entry_not_found")
    return row, sides[scope.member_id]


def _item(connection: Connection, scope: Scope, item_id: int) -> Any:
    i = visible(talk_item, scope)
    row = connection.execute(select(i).where(i.c.id == item_id)).mappings().first()
    if row is None or scope.member_id not in (row["lead_id"], row["member_id"]):
        raise Rejected("entry_not_found")
    return row


def _next(next_on: date | None, held_on: date) -> date | None:
    if next_on is not None and not held_on < next_on <= held_on + timedelta(days=FURTHEST_DAYS):
        raise Rejected("talk_next_wrong")
    return next_on
