"""Answering a target: whom it concerns agrees, or disputes it with a comment.

Each refuses as data_access/goals/rules.py says.
"""

from sqlalchemy import Connection

from data_access import requests
from data_access.clock import Clock
from data_access.goals import rules
from data_access.goals.rules import AGREED, DISPUTED
from data_access.rejected import Rejected
from data_access.scope import Action, Scope, require


def agree_to_target(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    target_id: int,
    revision: int,
    comment: str = "",
) -> int:
    """Agree to a target, and return its id; from then on it is scored. Also after it was disputed.

    Raises:
        Rejected: also "target_agreed".
    """
    require(scope, Action.ANSWER_TARGETS)
    said = rules.limited(comment)

    def work() -> int:
        _agree(connection, target_id, revision, said, by=scope, clock=clock)
        return target_id

    content = {"target_id": target_id, "revision": revision, "comment": said}
    return requests.once(connection, "agree_to_target", content, work, by=scope, clock=clock, request_key=request_key)


def agree_to_targets(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    targets: tuple[tuple[int, int], ...],
) -> int:
    """Agree to several targets, each as it was seen (number, revision), or to none; return how many were agreed to.

    Raises:
        Rejected: what `agree_to_target` refuses of any of them.
    """
    require(scope, Action.ANSWER_TARGETS)

    def work() -> int:
        for target_id, revision in targets:
            _agree(connection, target_id, revision, None, by=scope, clock=clock)
        return len(targets)

    content = {"targets": targets}
    return requests.once(connection, "agree_to_targets", content, work, by=scope, clock=clock, request_key=request_key)


def _agree(connection: Connection, target_id: int, revision: int, said: str | None, *, by: Scope, clock: Clock) -> None:
    row = rules.found(connection, target_id, by=by, revision=revision)
    rules.may_answer(connection, row, by=by)
    if row["state"] == AGREED:
        raise Rejected("target_agreed")
    values = {"state": AGREED, "agreed_by": by.member_id, "agreed_at": clock.now}
    values |= {"reply": said, "reply_by": by.member_id if said else None}
    rules.move(connection, row, "agreed", values, by=by, clock=clock, reason=said)


def dispute_target(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    target_id: int,
    revision: int,
    comment: str,
) -> int:
    """Dispute a target and say why; who set it then changes or withdraws it, or it stays unscored.

    What was agreed to is not disputed any more once its period has begun.

    Raises:
        Rejected: also "target_comment_missing", "target_agreed_locked", "target_disputed".
    """
    require(scope, Action.ANSWER_TARGETS)
    said = rules.limited(comment, "target_comment_missing")

    def work() -> int:
        row = rules.found(connection, target_id, by=scope, revision=revision)
        rules.may_answer(connection, row, by=scope)
        if row["state"] == DISPUTED:
            raise Rejected("target_disputed")
        if row["state"] == AGREED and rules.is_locked(row["from_on"], clock):
            raise Rejected("target_agreed_locked")
        values = {"state": DISPUTED, "agreed_by": None, "agreed_at": None, "reply": said, "reply_by": scope.member_id}
        rules.move(connection, row, "disputed", values, by=scope, clock=clock, reason=said)
        return target_id

    content = {"target_id": target_id, "revision": revision, "comment": said}
    return requests.once(connection, "dispute_target", content, work, by=scope, clock=clock, request_key=request_key)
