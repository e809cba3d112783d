"""The end of collecting: what colleagues gave becomes one result for each member, which nothing changes afterwards."""

from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access import requests
from data_access.clock import Clock
from data_access.rejected import NotAllowed, Rejected
from data_access.reviewing import rules
from data_access.reviewing.rules import PEER, TO_LEAD
from data_access.schema import peer_rating, review, review_cycle, review_part, review_rater
from data_access.scope import Action, Scope, require, visible
from metrics.people.peers import Rating, peers


def close_collection(connection: Connection, scope: Scope, *, clock: Clock, request_key: str, cycle_id: int) -> int:
    """End the collecting of a cycle for good, and return its id: leads then read what colleagues gave together.

    By who leads all its teams; once its day is over, by anybody who writes reviews in it.

    Raises:
        NotAllowed: `scope` writes no review in it.
        Rejected: "entry_not_found", "review_over", "review_collecting_until", "request_key_reused".
    """
    require(scope, Action.REVIEW)

    def work() -> int:
        cycle = rules.cycle_of(connection, cycle_id, by=scope)
        if not scope.everything and not set(cycle["team_ids"]) <= scope.led_team_ids:
            if not _writes_in(connection, cycle_id, by=scope):
                raise NotAllowed()
            if clock.today <= cycle["collects_until"]:
                raise Rejected("review_collecting_until", day=cycle["collects_until"])
        if cycle["state"] != rules.COLLECTING:
            raise Rejected("review_over")
        connection.execute(update(review_cycle).where(review_cycle.c.id == cycle_id).values(state=rules.WRITING))
        weights = rules.weights_of(cycle)
        for row in connection.execute(select(review).where(review.c.cycle_id == cycle_id)).mappings().all():
            _freeze(connection, row, weights, clock)
            rules.move(connection, row, "collected", {"state": rules.WRITING}, by=scope, clock=clock)
        return cycle_id

    content = {"cycle_id": cycle_id}
    return requests.once(connection, "close_collection", content, work, by=scope, clock=clock, request_key=request_key)


def _writes_in(connection: Connection, cycle_id: int, *, by: Scope) -> bool:
    r = visible(review, by)
    rows = connection.execute(select(r).where(r.c.cycle_id == cycle_id)).mappings().all()
    return any(rules.writes(connection, row, by=by) for row in rows)


def _freeze(connection: Connection, row: rules.Row, weights: dict[str, float], clock: Clock) -> None:
    """The one place that reads what colleagues gave; only the result leaves it (metrics/people/peers.py).

    Then what each of them gave is blanked: nobody needs it any more, and nobody finds it, wherever they look.
    """
    p, a = peer_rating.c, review_rater.c
    asked = select(a.rater_id).where(a.review_id == row["id"], a.asked)
    given = select(p.scores, p.words).where(
        p.review_id == row["id"], p.sent, p.author_id.in_(asked), p.author_id.not_in([row["member_id"], row["lead_id"]])
    )
    made = [Rating(scores, words) for scores, words in connection.execute(given)]
    connection.execute(update(peer_rating).where(p.review_id == row["id"]).values(scores={}, words=None))
    found = peers(made, weights)
    content: dict[str, Any] = {
        "raters": found.raters, "scores": dict(found.figures), "comments": list(found.comments),
    }  # fmt: skip
    connection.execute(
        insert(review_part).values(
            review_id=row["id"], member_id=row["member_id"], kind=PEER, author_id=None, reach=TO_LEAD, content=content,
            told_on=clock.today, revision=1,
        )
    )  # fmt: skip
