"""What holds for every review: its states, who may do what with it, and that nobody overwrites what they have not seen.

Every command on a review refuses in these words:

    NotAllowed: `scope` may not do this, or not with this review.
    Rejected: "entry_not_found", "request_key_reused", "text_too_long", "review_moved_on": somebody was quicker.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select, update

from data_access.clock import Clock
from data_access.entries import given_text
from data_access.members.roles import Role
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import member, review, review_cycle, review_step, team
from data_access.scope import Scope, visible
from metrics.people.peers import HIGHEST, LOWEST
from metrics.words import Text

COLLECTING, WRITING, WRITTEN = "collecting", "writing", "written"
SHARED, ACKNOWLEDGED, APPEALED, DECIDED = "shared", "acknowledged", "appealed", "decided"
CLOSED, WITHDRAWN = "closed", "withdrawn"
STATES = (COLLECTING, WRITING, WRITTEN, SHARED, ACKNOWLEDGED, APPEALED, DECIDED, WITHDRAWN)
TOLD = (SHARED, ACKNOWLEDGED, APPEALED, DECIDED)  # whom it is about has it
CYCLE_STATES = (COLLECTING, WRITING, SHARED, CLOSED, WITHDRAWN)
SELF, LEADS, PEER, FACTS, CHANGED = PARTS = ("self", "lead", "peer", "facts", "decided")
TO_AUTHOR, TO_LEAD, TO_ALL = "author", "lead", "all"
LONGEST_NAME = 200

MOVES: dict[str, Text] = {
    "opened": Text(en="opened the review", zh="发起了该评估"),
    "raters": Text(en="chose who rates", zh="选定了互评人"),
    "self_sent": Text(en="sent the self-assessment", zh="提交了自评"),
    "collected": Text(en="closed the collection", zh="结束了收集"),
    "written": Text(en="finished the review", zh="写完了评估"),
    "rewriting": Text(en="went on writing the review", zh="继续修改评估"),
    "shared": Text(en="shared the result", zh="公布了结果"),
    "acknowledged": Text(en="acknowledged the result", zh="确认了结果"),
    "appealed": Text(en="appealed", zh="提出了申诉"),
    "stays": Text(en="decided that the result stays", zh="裁定维持原结果"),
    "changed": Text(en="decided to change the result", zh="裁定变更结果"),
    "withdrawn": Text(en="withdrew the cycle", zh="撤销了该周期"),
}
SOMEBODY = Text(en="Somebody", zh="有人")

Row = Mapping[Any, Any]


def own(connection: Connection, review_id: int, *, by: Scope) -> Row:
    """The person's own review."""
    row = _seen(connection, review_id, by)
    if by.member_id is None or row["member_id"] != by.member_id:
        raise NotAllowed()
    return row


def to_write(connection: Connection, review_id: int, *, by: Scope) -> Row:
    """A review that the person writes: they were named for it, or lead the team now."""
    row = _seen(connection, review_id, by)
    if not writes(connection, row, by=by):
        raise NotAllowed()
    return row


def to_decide(connection: Connection, review_id: int, *, by: Scope) -> Row:
    """A review whose appeal comes to the person."""
    row = _seen(connection, review_id, by)
    if by.member_id is None or row["decider_id"] != by.member_id:
        raise NotAllowed()
    return row


def writes(connection: Connection, row: Row, *, by: Scope) -> bool:
    """Whether the person writes this review that they see."""
    if Role.LEAD not in by.roles or by.member_id is None or row["member_id"] == by.member_id:
        return False
    t = visible(team, by)
    leads = connection.execute(select(t.c.lead_id).where(t.c.id == row["team_id"])).scalar()
    return bool(by.member_id in (row["lead_id"], leads))


def _seen(connection: Connection, review_id: int, by: Scope) -> Row:
    r = visible(review, by)
    row = connection.execute(select(r).where(r.c.id == review_id)).mappings().first()
    if row is None:
        # Who decides appeals alone has no reviews of their own to look for.
        raise Rejected("entry_not_found") if by.has(Role.STAFF, Role.LEAD) else NotAllowed()
    return row


def unmoved(connection: Connection, row: Row, revision: int, *, by: Scope) -> None:
    """Refuse where the review is not as the person saw it."""
    if row["revision"] == revision:
        return
    m = visible(member, by)
    who = connection.execute(select(m.c.name, m.c.name_en).where(m.c.id == row["changed_by"])).first()
    said = SOMEBODY if who is None else Text(en=who.name_en or who.name, zh=who.name)
    raise Rejected("review_moved_on", who=said, what=MOVES[row["last_move"]])


def move(
    connection: Connection,
    row: Row,
    what: str,
    values: dict[str, Any],
    *,
    by: Scope,
    clock: Clock,
    words: str | None = None,
) -> None:
    """Change a review, and keep that as a step; `what` is a code of MOVES."""
    told = {"last_move": what, "changed_at": clock.now, "changed_by": by.member_id}
    changed = update(review).where(review.c.id == row["id"])
    connection.execute(changed.values({**values, **told, "revision": review.c.revision + 1}))
    connection.execute(
        insert(review_step).values(
            review_id=row["id"], member_id=row["member_id"], what=what, words=words, author_id=by.member_id,
            told_at=clock.now, told_on=clock.today,
        )
    )  # fmt: skip


def cycle_of(connection: Connection, cycle_id: int, *, by: Scope) -> Row:
    """The cycle, for who may know of it.

    Raises:
        Rejected: "entry_not_found".
    """
    c = visible(review_cycle, by)
    row = connection.execute(select(c).where(c.c.id == cycle_id)).mappings().first()
    if row is None:
        raise Rejected("entry_not_found")
    return row


def settle(connection: Connection, cycle_id: int) -> None:
    """Move a cycle on once all its reviews are shared, or acknowledged; those of who left hold nobody up."""
    asked = (
        select(review.c.state)
        .join_from(review, member, member.c.id == review.c.member_id)
        .where(review.c.cycle_id == cycle_id, member.c.active)
    )
    states = set(connection.execute(asked).scalars())
    if states and states <= set(TOLD):
        state = CLOSED if states == {ACKNOWLEDGED} else SHARED
        connection.execute(update(review_cycle).where(review_cycle.c.id == cycle_id).values(state=state))


def weights_of(cycle: Row) -> dict[str, float]:
    """What each category of a cycle counts."""
    return {each["key"]: float(each["weight"]) for each in cycle["categories"]}


def scored(scores: Mapping[str, int | None], cycle: Row, *, needed: bool) -> dict[str, int]:
    """The scores that were given, in the cycle's categories.

    Raises:
        Rejected: "choice_unknown", "review_scores_missing" (none though `needed`).
    """
    given = {key: score for key, score in scores.items() if score is not None}
    for key, score in given.items():
        if key not in weights_of(cycle) or not LOWEST <= score <= HIGHEST:
            raise Rejected("choice_unknown", value=f"{key} {score}")
    if needed and not given:
        raise Rejected("review_scores_missing")
    return {key: int(given[key]) for key in weights_of(cycle) if key in given}


def worded(words: str | None, *, needed: bool, missing: str = "review_words_missing") -> str | None:
    """What was written, without blanks around it.

    Raises:
        Rejected: `missing` (none though `needed`), "text_too_long".
    """
    return given_text(words, missing if needed else None)
