"""What all steps with a complaint have in common: who may, once for each click, with the complaint that was seen."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from data_access.clock import Clock
from data_access.scope import Action, Scope, require
from data_access.workflow.recipients import recipient
from data_access.workflow.steps import Step, done_before, find, take


def do(
    connection: Connection,
    complaint_id: int,
    revision: int | None,
    step: Step,
    *,
    by: Scope,
    clock: Clock,
    request_key: str,
) -> int:
    """Take `step` for this person and return the complaint's id; see commands.py for what is refused."""
    require(by, Action.WORK_ON_COMPLAINT)
    content: Mapping[str, Any] = {"complaint_id": complaint_id, "revision": revision, "step": step}
    before = done_before(connection, request_key, content, by=by)
    if before is not None:
        return before
    found = find(connection, complaint_id, revision, by=by)
    to = recipient(connection, step.to, found.row["team_id"], clock.today)
    chosen = Step(step.move, to, step.text, step.reason, step.cause)
    return take(connection, found, chosen, by=by, clock=clock, request_key=request_key, content=content).id
