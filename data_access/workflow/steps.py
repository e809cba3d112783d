"""Taking one step with a complaint: its row, its running stage and its story change together, or nothing does.

Each command is given the `revision` of the complaint that the person saw. Where somebody was quicker, the second hears
what happened, and nothing is stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access import derived
from data_access.clock import Clock
from data_access.entries import content_hash
from data_access.hours.working_time import calendars
from data_access.rejected import Rejected
from data_access.schema import complaint, complaint_event, complaint_pause, member
from data_access.scope import Scope, visible
from data_access.settling import settle_recurrences
from data_access.stamps import stamp
from data_access.workflow.moves import (
    CONTACTS,
    NOTHING,
    Illegal,
    Move,
    State,
    To,
    after,
)
from data_access.workflow.spans import (
    Found,
    begin_pause,
    end_forgotten_pause,
    end_pause,
    next_stage,
    promised_again,
    state_of,
)
from data_access.workflow.stages import workflow_of
from metrics.calendars.business_time import Calendar, minutes_between
from metrics.words import Text

MOVE_WORDS: dict[Move, Text] = {
    Move.LOG: Text(en="logged it", zh="登记了该投诉"),
    Move.TAKE: Text(en="took it", zh="领取了该投诉"),
    Move.CONTACT: Text(en="told the customer", zh="联系了客户"),
    Move.HAND_OVER: Text(en="handed it over", zh="转交了该投诉"),
    Move.MOVE_ON: Text(en="moved it on", zh="推进到下一阶段"),
    Move.SEND_BACK: Text(en="sent it back", zh="退回到之前的阶段"),
    Move.PAUSE: Text(en="let it wait", zh="暂停了计时"),
    Move.RESUME: Text(en="went on with it", zh="恢复了处理"),
    Move.ESCALATE: Text(en="escalated it", zh="升级了该投诉"),
    Move.RESOLVE: Text(en="resolved it", zh="解决了该投诉"),
    Move.CONFIRM: Text(en="confirmed it with the customer", zh="已向客户回访确认"),
    Move.REOPEN: Text(en="opened it again", zh="重新打开了该投诉"),
    Move.COMMENT: Text(en="wrote a comment", zh="添加了备注"),
}


@dataclass(frozen=True)
class Step:
    """What a person wants done: the move, to whom or where, and what they say about it. `cause` and `reason` (how it
    ended, why it waits) are stored with the complaint."""

    move: Move
    to: To = NOTHING
    text: str | None = None
    reason: str | None = None
    cause: str | None = None


def done_before(
    connection: Connection, request_key: str | None, content: Mapping[str, Any], *, by: Scope
) -> int | None:
    """The complaint with which this form did the same already, None if it did nothing yet.

    Raises:
        Rejected: "request_key_reused": it did something else.
    """
    e = complaint_event
    asked = select(e.c.complaint_id, e.c.request_hash).where(
        e.c.created_by.is_not_distinct_from(by.member_id), e.c.request_key == request_key
    )
    found = connection.execute(asked).first()
    if found is None:
        return None
    if found.request_hash != content_hash(content):
        raise Rejected("request_key_reused")
    return int(found.complaint_id)


def find(connection: Connection, complaint_id: int, revision: int | None, *, by: Scope) -> Found:
    """The complaint, which the person must be allowed to see; `revision`: the one that the person saw.

    Raises:
        Rejected: "entry_not_found", "complaint_moved_on": somebody was quicker; says who and what.
    """
    c = visible(complaint, by)
    asked = select(c).where(c.c.id == complaint_id, c.c.voided_at.is_(None))
    row = connection.execute(asked).mappings().first()
    if row is None:
        raise Rejected("entry_not_found")
    if revision is not None and row["revision"] != revision:
        raise Rejected("complaint_moved_on", **_last_step(connection, complaint_id))
    p = complaint_pause
    waits = select(p.c.id).where(p.c.complaint_id == complaint_id, p.c.ended_at.is_(None))
    # A file may have ended it meanwhile; what nobody works on does not wait.
    paused = row["ended_on"] is None and connection.execute(waits).first() is not None
    workflow = workflow_of(connection)
    return Found(dict(row), state_of(dict(row), workflow, paused=paused), calendars(connection), workflow)


def take(
    connection: Connection,
    found: Found,
    step: Step,
    *,
    by: Scope,
    clock: Clock,
    request_key: str | None = None,
    content: Mapping[str, Any] | None = None,
) -> Found:
    """Do one step with a complaint, and return how it is afterwards.

    Raises:
        Rejected: the move is illegal now; the reason is one of `moves.forbidden`.
    """
    try:
        state = after(found.state, step.move, step.to, found.workflow)
    except Illegal as illegal:
        raise Rejected(illegal.reason) from illegal
    if step.move is Move.CONFIRM and not (step.cause or found.row["cause"]):
        raise Rejected("cause_missing")  # an import may bring answered ones without it
    values: dict[str, Any] = {
        "state": state.stage, "member_id": state.holder_id, "team_id": state.team_id, "department": state.department,
        "escalation": state.level, "escalated": found.row["escalated"] or state.level > 0, "episode": state.episode,
        "revision": found.row["revision"] + 1,
    }  # fmt: skip
    now = max(clock.now, found.row["opened_at"])
    if found.state.paused and not state.paused:
        values |= end_pause(connection, found, now)
    if state.paused and not found.state.paused:
        values |= begin_pause(connection, found, now, step.reason or "")
    if step.move in (Move.CONTACT, Move.RESOLVE):
        values |= _heard(found, step, now, clock)
    if step.move is Move.REOPEN:
        end_forgotten_pause(connection, found)
        values |= promised_again(connection, found, now, clock)
    if step.move in (Move.RESOLVE, Move.CONFIRM, Move.REOPEN):
        values |= _clocks({**found.row, **values}, step, clock, found.calendars.of(found.row["team_id"]))
    moved = (state.stage, state.holder_id, state.team_id, state.department) != (
        found.state.stage, found.state.holder_id, found.state.team_id, found.state.department,
    )  # fmt: skip
    if moved or step.move is Move.REOPEN:
        next_stage(connection, found, state, now, clock)
    connection.execute(update(complaint).where(complaint.c.id == found.id).values(values))
    stamp(connection, complaint, [found.row["opened_on"]])
    if step.move in (Move.CONFIRM, Move.REOPEN):
        settle_recurrences(connection, select(complaint.c.customer_id).where(complaint.c.id == found.id))
    row = {**found.row, **values}
    _tell(connection, by, row, state, step, clock, request_key, content)
    return Found(row, state, found.calendars, found.workflow)


def first_told(connection: Connection, complaint_id: int, *, by: Scope, clock: Clock) -> None:
    """Begin the story of a complaint that was just logged."""
    # The table itself: who logs a complaint for another team does not see it afterwards.
    row = dict(connection.execute(select(complaint).where(complaint.c.id == complaint_id)).mappings().one())
    state = state_of(row, workflow_of(connection), paused=False)
    _tell(connection, by, row, state, Step(Move.LOG), clock, None, None)


def _tell(
    connection: Connection,
    by: Scope,
    row: Mapping[str, Any],
    state: State,
    step: Step,
    clock: Clock,
    request_key: str | None,
    content: Mapping[str, Any] | None,
) -> None:
    told = {
        "complaint_id": row["id"], "number": row["revision"], "customer_id": row["customer_id"],
        "what": step.move.value, "stage": state.stage, "holder_id": state.holder_id, "team_id": state.team_id,
        "department": state.department, "level": state.level, "paused": state.paused, "episode": state.episode,
        "reason": step.reason, "text": step.text, "told_on": clock.today, "due_at": row["due_at"],
        "created_at": clock.now,
        "created_by": by.member_id, "request_key": request_key,
        "request_hash": content_hash(content) if content is not None else None,
    }  # fmt: skip
    connection.execute(insert(complaint_event).values(told))


def _last_step(connection: Connection, complaint_id: int) -> dict[str, Any]:
    """Who did what last, and when, for whoever came second."""
    e, m = complaint_event, member
    asked = (
        select(e.c.what, e.c.created_at, m.c.name, m.c.name_en)
        .join_from(e, m, m.c.id == e.c.created_by, isouter=True)
        .where(e.c.complaint_id == complaint_id)
        .order_by(e.c.number.desc())
    )
    last = connection.execute(asked.limit(1)).first()
    if last is None:  # an import changed it
        return {"who": Text(en="An import", zh="一次导入"), "what": Text(en="changed it", zh="更新了该投诉")}
    name = last.name or "—"
    return {"who": Text(en=last.name_en or name, zh=name), "what": MOVE_WORDS[Move(last.what)]}


def _clocks(row: dict[str, Any], step: Step, clock: Clock, calendar: Calendar) -> dict[str, Any]:
    """What resolving, confirming or opening again changes of the complaint's clock."""
    now = max(clock.now, row["opened_at"])
    match step.move:
        case Move.RESOLVE:
            given = {**row, "resolved_at": now, "closed_at": None, "within_standard": _kept_before(row)}
            told: dict[str, Any] = {"cause": step.cause, "ending": step.reason, "outcome": step.text}
        case Move.CONFIRM:
            given = {**row, "closed_at": now, "within_standard": _kept_before(row)}
            told = {"cause": step.cause} if step.cause else {}
        case _:
            again = {"reopened_at": now, "reopened_count": row["reopened_count"] + 1, "reopened_soon": None}
            given = {**row, **again, "resolved_at": None, "closed_at": None, "within_standard": None}
            told = {"kept": None}
    clocks = derived.of_one(derived.case_columns, given, clock, complaints=True)
    names = [
        "first_resolved_at", "reopened_at", "resolved_at", "closed_at", "first_resolved_on", "reopened_on",
        "resolved_on", "closed_on", "ended_on", "resolution_minutes", "kept", "reopened_soon", "reopened_count",
    ]  # fmt: skip
    found = {name: clocks[name] for name in names} | told
    business = None
    if clocks["resolved_at"] is not None:
        business = minutes_between(calendar, row["opened_at"], clocks["resolved_at"])
    if step.move is Move.CONFIRM:  # when it was resolved is settled already
        found |= {name: row[name] for name in ("resolution_minutes", "kept") if row["resolved_at"] is not None}
        business = row["resolution_business_minutes"]
    elif step.move is Move.RESOLVE:
        found["resolution_minutes"] = max(0.0, (found["resolution_minutes"] or 0.0) - row["paused_minutes"])
        business = None if business is None else max(0.0, business - row["paused_business_minutes"])
    return {**found, "resolution_business_minutes": business}


def _heard(found: Found, step: Step, now: datetime, clock: Clock) -> dict[str, Any]:
    """What the customer's first acknowledgement or reply stops; an answer that resolves it is a reply, too."""
    row = found.row
    values: dict[str, Any] = {}
    if row["acknowledged_at"] is None:
        values["acknowledged_at"] = now
    if row["first_response_at"] is None and (step.move is Move.RESOLVE or step.reason == CONTACTS[0]):
        clocks = derived.of_one(derived.case_columns, {**row, "first_response_at": now}, clock, complaints=True)
        names = ("first_response_at", "first_response_minutes", "response_kept")
        values |= {name: clocks[name] for name in names}
        calendar = found.calendars.of(row["team_id"])
        values["first_response_business_minutes"] = minutes_between(calendar, row["opened_at"], now)
    return values


def _kept_before(row: Mapping[str, Any]) -> bool | None:
    """Where the source said that it was late, it stays late."""
    return False if row["kept"] is False else None
