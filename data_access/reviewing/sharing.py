"""Sharing results with those whom they are about, and what these do with them: acknowledge, or appeal.

An appeal goes to who leads the team above; without one to an executive. They read that review, and decide. Each refuses
as data_access/reviewing/rules.py says.
"""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import Connection, insert, select, update

from data_access import requests
from data_access.clock import Clock
from data_access.members.roles import Role
from data_access.rejected import Rejected
from data_access.reviewing import frozen, rules
from data_access.reviewing.rules import CHANGED, FACTS, TO_ALL, TO_AUTHOR, Row
from data_access.schema import member, member_role, review_part, review_rater, team
from data_access.scope import Action, Scope, require
from metrics.calendars.periods import Period


def share_reviews(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, reviews: tuple[tuple[int, int], ...]
) -> int:
    """Share finished reviews with those whom they are about, all of them or none, and return how many.

    The numbers of the period are kept with each as they are now. `reviews`: each with the revision that was seen.

    Raises:
        Rejected: also "review_not_written", "review_shared_already", "review_period_running".
    """
    require(scope, Action.REVIEW)

    def work() -> int:
        cycles = set()
        for review_id, revision in reviews:
            row = rules.to_write(connection, review_id, by=scope)
            rules.unmoved(connection, row, revision, by=scope)
            if row["state"] in rules.TOLD:
                raise Rejected("review_shared_already")
            if row["state"] != rules.WRITTEN:
                raise Rejected("review_not_written")
            cycle = rules.cycle_of(connection, row["cycle_id"], by=scope)
            if clock.today < cycle["to_on"]:
                raise Rejected("review_period_running", day=cycle["to_on"] - timedelta(days=1))
            _share(connection, row, cycle, by=scope, clock=clock)
            cycles.add(row["cycle_id"])
        for cycle_id in cycles:
            rules.settle(connection, cycle_id)
        return len(reviews)

    content = {"reviews": reviews}
    return requests.once(connection, "share_reviews", content, work, by=scope, clock=clock, request_key=request_key)


def acknowledge_review(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    review_id: int,
    revision: int,
    words: str | None = None,
) -> int:
    """Say that one has read one's result, or what came of one's appeal; with a word about it, or without.

    Raises:
        Rejected: also "review_not_shared".
    """
    require(scope, Action.BE_REVIEWED)
    said = rules.worded(words, needed=False)

    def work() -> int:
        row = rules.own(connection, review_id, by=scope)
        rules.unmoved(connection, row, revision, by=scope)
        if row["state"] not in (rules.SHARED, rules.DECIDED):
            raise Rejected("review_not_shared")
        values = {"state": rules.ACKNOWLEDGED}
        rules.move(connection, row, "acknowledged", values, by=scope, clock=clock, words=said)
        rules.settle(connection, row["cycle_id"])
        return review_id

    content = {"review_id": review_id, "revision": revision, "words": said}
    return requests.once(connection, "acknowledge", content, work, by=scope, clock=clock, request_key=request_key)


def appeal_review(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    review_id: int,
    revision: int,
    words: str,
) -> int:
    """Ask the lead's lead to look at one's result again, and say why; once more where who was to decide has left.

    Raises:
        Rejected: also "review_not_shared", "review_reason_missing", "review_nobody_decides".
    """
    require(scope, Action.BE_REVIEWED)
    said = rules.worded(words, needed=True, missing="review_reason_missing")

    def work() -> int:
        row = rules.own(connection, review_id, by=scope)
        rules.unmoved(connection, row, revision, by=scope)
        if row["state"] != rules.SHARED and not (row["state"] == rules.APPEALED and _left(connection, row)):
            raise Rejected("review_not_shared")
        values = {"state": rules.APPEALED, "decider_id": _decider(connection, row)}
        rules.move(connection, row, "appealed", values, by=scope, clock=clock, words=said)
        return review_id

    content = {"review_id": review_id, "revision": revision, "words": said}
    return requests.once(connection, "appeal_review", content, work, by=scope, clock=clock, request_key=request_key)


def decide_appeal(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    review_id: int,
    revision: int,
    stays: bool,
    words: str,
    scores: Mapping[str, int | None],
) -> int:
    """Decide an appeal that came to the person, with a reason: the result stays, or `scores` replace the lead's.

    What the lead gave stays beside it; numbers and colleagues' ratings do not change.

    Raises:
        Rejected: also "review_not_appealed", "review_reason_missing", "review_scores_missing", "choice_unknown".
    """
    require(scope, Action.DECIDE_APPEALS)
    said = rules.worded(words, needed=True, missing="review_reason_missing")

    def work() -> int:
        row = rules.to_decide(connection, review_id, by=scope)
        rules.unmoved(connection, row, revision, by=scope)
        if row["state"] != rules.APPEALED:
            raise Rejected("review_not_appealed")
        if not stays:
            cycle = rules.cycle_of(connection, row["cycle_id"], by=scope)
            connection.execute(
                insert(review_part).values(
                    review_id=review_id, member_id=row["member_id"], kind=CHANGED, author_id=scope.member_id,
                    reach=TO_ALL, words=said, content={"scores": rules.scored(scores, cycle, needed=True)},
                    told_on=clock.today, revision=1,
                )
            )  # fmt: skip
        what = "stays" if stays else "changed"
        rules.move(connection, row, what, {"state": rules.DECIDED}, by=scope, clock=clock, words=said)
        return review_id

    content = {
        "review_id": review_id, "revision": revision, "stays": stays, "words": said, "scores": dict(scores),
    }  # fmt: skip
    return requests.once(connection, "decide_appeal", content, work, by=scope, clock=clock, request_key=request_key)


def _share(connection: Connection, row: Row, cycle: Row, *, by: Scope, clock: Clock) -> None:
    period = Period(cycle["kind"], cycle["from_on"], cycle["to_on"])
    numbers = frozen.numbers_of(connection, period, clock, member_id=row["member_id"])
    part = {"review_id": row["id"], "member_id": row["member_id"], "author_id": None, "told_on": clock.today}
    facts = {**part, "kind": FACTS, "reach": TO_ALL, "content": {"numbers": numbers}, "revision": 1}
    connection.execute(insert(review_part).values(facts))
    p = review_part.c
    # A self-assessment that was never sent stays its author's.
    open_up = (p.review_id == row["id"]) & ((p.kind != rules.SELF) | (p.reach != TO_AUTHOR))
    connection.execute(update(review_part).where(open_up).values(reach=TO_ALL))
    rules.move(
        connection, row, "shared", {"state": rules.SHARED, "shared_on": clock.today}, by=by, clock=clock
    )  # fmt: skip


def _left(connection: Connection, row: Row) -> bool:
    return not connection.execute(select(member.c.active).where(member.c.id == row["decider_id"])).scalar()


def _decider(connection: Connection, row: Row) -> int:
    """Who leads above whoever wrote it and is active, neither of the two and no rater in it; else an executive."""
    raters = select(review_rater.c.rater_id).where(review_rater.c.review_id == row["id"], review_rater.c.asked)
    no = {row["member_id"], row["lead_id"], row["changed_by"]} | set(connection.execute(raters).scalars())
    m, r = member.c, member_role.c
    held = (
        select(m.id, r.role)
        .join_from(member, member_role, r.member_id == m.id)
        .where(m.active, r.role.in_([Role.LEAD.value, Role.EXECUTIVE.value]), m.id.not_in(no))
    )
    able: dict[int, set[str]] = {}
    for member_id, role in connection.execute(held.order_by(m.id)):
        able.setdefault(member_id, set()).add(role)
    teams = {each.id: each for each in connection.execute(select(team))}
    above = teams.get(row["team_id"])
    while above is not None:
        if above.lead_id in able:
            return int(above.lead_id)
        above = teams.get(above.parent_id)
    found = [member_id for member_id, roles in able.items() if Role.EXECUTIVE.value in roles]
    if not found:
        raise Rejected("review_nobody_decides")
    return found[0]
