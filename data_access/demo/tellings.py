"""The stories of the demo company's complaints that people still work on: who did what, as their stages tell."""

from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from data_access.schema import complaint, complaint_event, complaint_stage
from data_access.workflow.moves import ANSWERED, RECEIVED, Move

# In Chinese, and in English where the customer writes English.
CHECKED = ("已核对订单与沟通记录。", "Checked the order and what was said.")
HELP_US = ("请协助确认。", "Please look into this.")
HANDED_OVER = ("转给负责的同事。", "Yours from here on, please.")
WANTS_A_LEAD = ("客户要求主管联系。", "The customer asks for a call from the lead.")


def store_tellings(connection: Connection, zone_day: Any) -> int:
    """Store the steps of every open or just answered complaint that was never opened again, and return how many.

    `zone_day` gives the day of a moment in the reporting zone.
    """
    c, s = complaint, complaint_stage
    unfinished = select(c).where(c.c.closed_at.is_(None), c.c.reopened_count == 0).order_by(c.c.id)
    stages: dict[int, list[Any]] = {}
    asked = select(s).where(s.c.complaint_id.in_(select(unfinished.subquery().c.id))).order_by(s.c.position)
    for row in connection.execute(asked):
        stages.setdefault(row.complaint_id, []).append(row)
    events, ends = [], []
    for case in connection.execute(unfinished):
        told = _told(case, stages.get(case.id, []))
        for number, each in enumerate(told):
            about = {"complaint_id": case.id, "customer_id": case.customer_id, "number": number, "episode": 1}
            events.append({**about, **each, "told_on": zone_day(each["created_at"])})
        if told:
            ends.append({"key": case.id, "revision": len(told) - 1, "escalation": told[-1]["level"]})
    connection.execute(insert(complaint_event), events)
    written = update(c).where(c.c.id == bindparam("key"))
    values: dict[str, Any] = {"revision": bindparam("revision"), "escalation": bindparam("escalation")}
    connection.execute(written.values(values), ends)
    return len(events)


def _told(case: Any, stages: list[Any]) -> list[dict[str, Any]]:
    """The steps that lead through these stages to how the complaint is."""
    if not stages or stages[0].stage != RECEIVED:
        return []
    first, english = stages[0], bool(case.text and case.text.isascii())
    state = {"stage": RECEIVED, "holder_id": first.member_id, "team_id": first.team_id, "department": None, "level": 0}
    found: list[dict[str, Any]] = []

    def step(move: Move, at: Any, reason: str | None = None, text: str | None = None, **changed: Any) -> None:
        by = state["holder_id"]
        state.update(changed)
        said = {"what": move.value, "reason": reason, "text": text, "due_at": case.due_at, "paused": False}
        found.append(
            {**state, **said, "created_at": at, "created_by": by if by is not None else changed.get("holder_id")}
        )

    step(Move.LOG, first.entered_at)
    for row in stages[1:]:
        if row.stage == ANSWERED:
            step(Move.RESOLVE, row.entered_at, "solved", case.outcome, stage=ANSWERED, department=None)
            continue
        step(Move.MOVE_ON, row.entered_at, text=CHECKED[english] if case.id % 3 else None, stage=row.stage)
        if (row.member_id, row.team_id) != (state["holder_id"], state["team_id"]):
            to = {"holder_id": row.member_id, "team_id": row.team_id, "department": None}
            step(Move.HAND_OVER, row.entered_at, text=HANDED_OVER[english], **to)
        if row.department != state["department"] and row.left_at is None:
            if row.department is None:
                step(Move.TAKE, row.entered_at, department=None)
            else:
                step(Move.HAND_OVER, row.entered_at, text=HELP_US[english], department=row.department)
    if case.escalated and state["stage"] != ANSWERED:
        step(Move.ESCALATE, stages[-1].entered_at, text=WANTS_A_LEAD[english], level=1)
    return found
