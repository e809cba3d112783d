"""Writing a review: one's own assessment, and the lead's; as drafts first, which nobody else reads.

What is sent or finished may be changed until the result is shared. Each refuses as data_access/reviewing/rules.py says;
`revision` is that of the text, 0 where there is none yet.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access import requests
from data_access.clock import Clock
from data_access.rejected import Rejected
from data_access.reviewing import rules
from data_access.reviewing.rules import LEADS, SELF, TO_AUTHOR, TO_LEAD, Row
from data_access.schema import review_part
from data_access.scope import Action, Scope, require


def assess_oneself(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    review_id: int,
    revision: int,
    scores: Mapping[str, int | None],
    words: str | None,
    send: bool,
) -> int:
    """Keep what somebody says of themselves, as a draft or, with `send`, for the lead to read.

    Raises:
        Rejected: also "review_shared_already", "review_scores_missing", "review_words_missing", "choice_unknown".
    """
    require(scope, Action.BE_REVIEWED)

    def work() -> int:
        row = rules.own(connection, review_id, by=scope)
        _not_shared(row)
        before = _part(connection, row, SELF, revision)
        sent = send or (before is not None and before["reach"] == TO_LEAD)
        values = _given(connection, row, scores, words, needed=sent, by=scope)
        _keep(connection, row, SELF, before, {**values, "reach": TO_LEAD if sent else TO_AUTHOR}, by=scope, clock=clock)
        if sent and (before is None or before["reach"] == TO_AUTHOR):
            rules.move(connection, row, "self_sent", {}, by=scope, clock=clock)
        return review_id

    content = {"review_id": review_id, "revision": revision, "scores": dict(scores), "words": words, "send": send}
    return requests.once(connection, "assess_oneself", content, work, by=scope, clock=clock, request_key=request_key)


def write_review(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    review_id: int,
    revision: int,
    scores: Mapping[str, int | None],
    words: str | None,
    goals: str | None,
    finished: bool,
) -> int:
    """Keep what the lead says of somebody and the goals agreed for the next period: a draft, or `finished`.

    A draft may be begun while others still rate; finished it can be once collecting is over. Of a draft that another
    lead began nothing is kept.

    Raises:
        Rejected: also "review_shared_already", "review_not_collected", "review_scores_missing",
            "review_words_missing", "choice_unknown".
    """
    require(scope, Action.REVIEW)

    def work() -> int:
        row = rules.to_write(connection, review_id, by=scope)
        _not_shared(row)
        if finished and row["state"] == rules.COLLECTING:
            raise Rejected("review_not_collected")
        before = _part(connection, row, LEADS, revision, author_id=scope.member_id)
        values = _given(connection, row, scores, words, needed=finished, by=scope)
        said = {**values, "goals": rules.worded(goals, needed=False), "reach": TO_AUTHOR}
        _keep(connection, row, LEADS, before, said, by=scope, clock=clock)
        who = {"lead_id": scope.member_id}
        if finished:
            rules.move(connection, row, "written", {**who, "state": rules.WRITTEN}, by=scope, clock=clock)
        elif row["state"] == rules.WRITTEN:
            rules.move(connection, row, "rewriting", {**who, "state": rules.WRITING}, by=scope, clock=clock)
        return review_id

    content = {
        "review_id": review_id, "revision": revision, "scores": dict(scores), "words": words, "goals": goals,
        "finished": finished,
    }  # fmt: skip
    return requests.once(connection, "write_review", content, work, by=scope, clock=clock, request_key=request_key)


def _not_shared(row: Row) -> None:
    if row["state"] in rules.TOLD:
        raise Rejected("review_shared_already")
    if row["state"] == rules.WITHDRAWN:
        raise Rejected("entry_not_found")


def _part(
    connection: Connection, row: Row, kind: str, revision: int, *, author_id: int | None = None
) -> dict[str, Any] | None:
    """The text as it is, which must be as its author saw it; another's, of which they saw nothing, gives way."""
    asked = select(review_part).where(review_part.c.review_id == row["id"], review_part.c.kind == kind)
    found = connection.execute(asked).mappings().first()
    if found is None:
        return None
    if found["revision"] != revision and author_id in (None, found["author_id"]):
        raise Rejected("review_moved_on", who=rules.SOMEBODY, what=rules.MOVES["rewriting"])
    return dict(found)


def _given(
    connection: Connection,
    row: Row,
    scores: Mapping[str, int | None],
    words: str | None,
    *,
    needed: bool,
    by: Scope,
) -> dict[str, Any]:
    cycle = rules.cycle_of(connection, row["cycle_id"], by=by)
    return {
        "content": {"scores": rules.scored(scores, cycle, needed=needed)}, "words": rules.worded(words, needed=needed),
    }  # fmt: skip


def _keep(
    connection: Connection,
    row: Row,
    kind: str,
    before: dict[str, Any] | None,
    values: dict[str, Any],
    *,
    by: Scope,
    clock: Clock,
) -> None:
    told = {**values, "author_id": by.member_id, "told_on": clock.today}
    if before is None:
        new = {"review_id": row["id"], "member_id": row["member_id"], "kind": kind, "revision": 1}
        connection.execute(insert(review_part).values({**new, **told}))
        return
    of = review_part.c.id == before["id"]
    connection.execute(update(review_part).where(of).values({**told, "revision": before["revision"] + 1}))
