"""Who is to take a course, who took it and with which score: by who leads them.

Each command refuses in these words:

    NotAllowed: `scope` leads nobody, or not this member's team.
    Rejected: "entry_not_found", "training_moved_on": somebody was quicker; "request_key_reused".
"""

from datetime import date
from math import isfinite
from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access import entries, requests
from data_access.clock import Clock
from data_access.entries import given_text
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import course, member, training
from data_access.scope import Action, Scope, require, visible
from data_access.stamps import stamp
from data_access.training.courses import MOST_HOURS, MOST_SCORE
from data_access.training.duties import ASSIGNED, TAKEN, due_moment, settle_duties
from metrics.training import months_later

LONGEST_REASON = 500
Scores = tuple[tuple[int, float | None], ...]


def assign_course(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    course_id: int | None,
    member_ids: tuple[int, ...],
    due_on: date | None,
) -> int:
    """Ask members to take a course until a day, and return how many are asked anew.

    Who is to take it already keeps their due day. Raises also:
        Rejected: "choice_missing", "training_nobody", "action_due_missing", "action_due_past", "course_retired",
            "member_not_found".
    """
    require(scope, Action.TEACH)
    content = {"course_id": course_id, "member_ids": sorted(set(member_ids)), "due_on": due_on}

    def work() -> int:
        one = _course(connection, scope, course_id)
        if due_on is None:
            raise Rejected("action_due_missing")
        if due_on < clock.today:
            raise Rejected("action_due_past")
        rows = [
            {
                **_of(member_id, connection, scope, clock), "course_id": course_id, "mandatory": one.mandatory,
                "came_as": ASSIGNED, "assigned_on": clock.today, "assigned_by": scope.member_id, "due_on": due_on,
                "due_at": due_moment(due_on, clock), "attempts": 0, **_told(scope, clock),
            }
            for member_id in _members(member_ids)
            if not _to_take(connection, one.id, member_id, due_on)
        ]  # fmt: skip
        if rows:
            connection.execute(insert(training), rows)
            stamp(connection, training, [clock.today])
        return len(rows)

    return requests.once(connection, "assign_course", content, work, by=scope, clock=clock, request_key=request_key)


def record_attendance(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    course_id: int | None,
    attended_on: date | None,
    hours: float,
    scores: Scores,
) -> int:
    """Record that members took a course on a day, each with their score or without one; return how many.

    `scores`: pairs of member_id and score. Where the course asks for a score, who has less, or none, has yet to pass:
    the training stays to be taken, and its hours count. Raises also:
        Rejected: "choice_missing", "training_nobody", "action_due_missing", "day_in_future", "course_numbers_wrong",
            "course_retired", "member_not_found", "training_recorded": somebody of them has it from that day or a later
            one.
    """
    require(scope, Action.TEACH)
    content = {"course_id": course_id, "attended_on": attended_on, "hours": hours, "scores": sorted(scores)}

    def work() -> int:
        one = _course(connection, scope, course_id)
        if attended_on is None:
            raise Rejected("action_due_missing")
        if attended_on > clock.today:
            raise Rejected("day_in_future")
        if not isfinite(hours) or not 0 <= hours <= MOST_HOURS:
            raise Rejected("course_numbers_wrong")
        given = dict(scores)
        for member_id in _members(tuple(given)):
            _record(connection, scope, clock, one, member_id, attended_on, hours, given[member_id])
        settle_duties(connection, clock=clock)
        return len(given)

    return requests.once(connection, "record_attendance", content, work, by=scope, clock=clock, request_key=request_key)


def withdraw_training(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    training_id: int,
    revision: int,
    reason: str,
) -> int:
    """Decide that a member need not take it after all, and why; return the training's id. Raises also:
    Rejected: "reason_missing", "text_too_long", "training_over".
    """
    require(scope, Action.TEACH)
    said = given_text(reason, "reason_missing") or ""
    if len(said) > LONGEST_REASON:
        raise Rejected("text_too_long", length=len(said), limit=LONGEST_REASON)

    def work() -> int:
        row = _found(connection, scope, clock, training_id, revision)
        if row.over_on is not None:
            raise Rejected("training_over")
        over = {"withdrawn_on": clock.today, "withdrawn_by": scope.member_id, "withdrawn_why": said}
        _change(connection, row, {**over, "over_on": clock.today}, scope, clock)
        return training_id

    content = {"training_id": training_id, "revision": revision, "reason": said}
    return requests.once(connection, "withdraw_training", content, work, by=scope, clock=clock, request_key=request_key)


def take_back_attendance(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, training_id: int, revision: int
) -> int:
    """Take back what was recorded by mistake, all attempts of it, and return the training's id: it is to be taken
    again, or was never there where nobody had asked for it. Raises also:
        Rejected: "training_not_recorded".
    """
    require(scope, Action.TEACH)

    def work() -> int:
        row = _found(connection, scope, clock, training_id, revision)
        if row.attended_on is None:
            raise Rejected("training_not_recorded")
        nothing = ("attended_on", "hours", "score", "passed", "completed_on", "expires_on", "recorded_by", "over_on")
        _change(
            connection, row, {**dict.fromkeys(nothing), "attempts": 0, "counted": row.came_as != TAKEN}, scope, clock
        )
        return training_id

    content = {"training_id": training_id, "revision": revision}
    return requests.once(
        connection, "take_back_attendance", content, work, by=scope, clock=clock, request_key=request_key
    )


def assign_duties(connection: Connection, scope: Scope, *, clock: Clock, request_key: str) -> int:
    """Assign what follows from the rules by now, without waiting for the night; return how many that changed."""
    require(scope, Action.TEACH)
    return requests.once(
        connection, "assign_duties", {}, lambda: settle_duties(connection, clock=clock), by=scope, clock=clock,
        request_key=request_key,
    )  # fmt: skip


def _record(
    connection: Connection, scope: Scope, clock: Clock, one: Any, member_id: int, day: date, hours: float,
    score: float | None,
) -> None:  # fmt: skip
    if score is not None and not 0 <= score <= MOST_SCORE:
        raise Rejected("course_numbers_wrong")
    whose, t = _of(member_id, connection, scope, clock), training.c
    theirs = [t.course_id == one.id, t.member_id == member_id, t.counted]
    later = connection.execute(select(t.id).where(*theirs, t.attended_on >= day)).first()
    if later is not None:
        raise Rejected("training_recorded", name=entries.said_of(connection, visible(member, scope), member_id))
    # What is due first was taken first.
    to_take = select(training).where(*theirs, t.over_on.is_(None)).order_by(t.due_on, t.id)
    row = connection.execute(to_take).first()
    passed = one.passing_score is None or (score is not None and score >= one.passing_score)
    before = (row.hours or 0.0, row.attempts) if row is not None else (0.0, 0)
    values: dict[str, Any] = {
        "attended_on": day, "hours": before[0] + hours, "attempts": before[1] + 1, "score": score, "passed": passed,
        "recorded_by": scope.member_id,
    }  # fmt: skip
    if passed:
        until = None if one.valid_months is None else months_later(day, one.valid_months)
        values |= {"completed_on": day, "expires_on": until, "over_on": day}
    if row is not None:
        _change(connection, row, values, scope, clock)
        return
    new = {**whose, "course_id": one.id, "mandatory": one.mandatory, "came_as": TAKEN, "assigned_on": day}
    if not passed:  # to be taken again, without a day until when
        values["completed_on"] = None
    connection.execute(insert(training).values({**new, **values, **_told(scope, clock)}))
    stamp(connection, training, [day])


def _found(connection: Connection, scope: Scope, clock: Clock, training_id: int, revision: int) -> Any:
    """The training as it is, of a member whom `scope` leads, and as they saw it."""
    t, m = visible(training, scope), visible(member, scope)
    row = connection.execute(select(t).where(t.c.id == training_id, t.c.counted)).first()
    if row is None:
        raise Rejected("entry_not_found")
    _of(row.member_id, connection, scope, clock)
    if row.revision != revision:
        raise Rejected("training_moved_on", who=entries.said_of(connection, m, row.changed_by))
    return row


def _members(member_ids: tuple[int, ...]) -> list[int]:
    if not member_ids:
        raise Rejected("training_nobody")
    return sorted(set(member_ids))


def _course(connection: Connection, scope: Scope, course_id: int | None) -> Any:
    if course_id is None:
        raise Rejected("choice_missing")
    c = visible(course, scope)
    one = connection.execute(select(c).where(c.c.id == course_id)).first()
    if one is None:
        raise Rejected("entry_not_found")
    if one.retired_on is not None:
        raise Rejected("course_retired")
    return one


def _of(member_id: int, connection: Connection, scope: Scope, clock: Clock) -> dict[str, Any]:
    """The member, whom `scope` must lead today, and the team for which they work."""
    entries.team_of_handler(connection, member_id, clock.today, scope)
    teams = entries.teams_on(connection, member_id, clock.today, scope)
    led = [team_id for team_id in teams if scope.everything or team_id in scope.led_team_ids]
    if not led:
        raise NotAllowed()
    return {"member_id": member_id, "team_id": led[0]}


def _to_take(connection: Connection, course_id: int, member_id: int, due_on: date) -> bool:
    """Whether the member is to take it already, or was once asked to until this very day."""
    t = training.c
    theirs = [t.course_id == course_id, t.member_id == member_id, t.counted]
    asked = select(t.id).where(*theirs, (t.over_on.is_(None)) | (t.due_on == due_on))
    return connection.execute(asked).first() is not None


def _told(scope: Scope, clock: Clock) -> dict[str, Any]:
    return {
        "revision": 0, "changed_at": clock.now, "changed_by": scope.member_id, "created_at": clock.now, "counted": True,
    }  # fmt: skip


def _change(connection: Connection, row: Any, values: dict[str, Any], scope: Scope, clock: Clock) -> None:
    told = {"changed_at": clock.now, "changed_by": scope.member_id, "revision": row.revision + 1}
    connection.execute(update(training).where(training.c.id == row.id).values({**values, **told}))
    stamp(connection, training, [row.assigned_on])
