"""Which rows of reviews somebody sees, as a rule of data_access/scope.py: the one place that asks this module."""

from typing import Any

from sqlalchemy import ColumnElement, Table, and_, exists, false, or_, select

from data_access.members.person_scope import Scope
from data_access.members.roles import Role
from data_access.schema.people import team
from data_access.schema.periods import period_snapshot
from data_access.schema.reviews import review, review_cycle, review_rater
from metrics.people.weights import BY_LEAD, PEERS, SELF

ANYBODY = frozenset({Role.STAFF, Role.LEAD, Role.EXECUTIVE})


def reviewed(table: Table, scope: Scope) -> ColumnElement[bool]:
    """Reviews of whom `scope` is, which they write, of the team they lead themselves, and whose appeal they decide."""
    me, of = scope.member_id, table.c
    rules: list[ColumnElement[bool]] = []
    if me is None:
        return false()
    if scope.roles & ANYBODY:
        rules.append(of.decider_id == me)
    if scope.roles & {Role.STAFF, Role.LEAD}:
        rules.append(of.member_id == me)
    if Role.LEAD in scope.roles:
        rules += [of.lead_id == me, of.team_id.in_(select(team.c.id).where(team.c.lead_id == me))]
    return or_(*rules) if rules else false()


def reviews(scope: Scope, *, of_others: bool = False) -> Any:
    """The numbers of these reviews; `of_others`: but for their own."""
    if scope.everything:
        return select(review.c.id)
    theirs = select(review.c.id).where(reviewed(review, scope))
    return theirs.where(review.c.member_id != scope.member_id) if of_others else theirs


def part_of_review(table: Table, scope: Scope) -> ColumnElement[bool]:
    """What was said to them; and what colleagues gave together is not for who gave some of it."""
    me, part = scope.member_id, table.c
    if me is None or not scope.roles & ANYBODY:
        return false()
    # They could take their own away from it.
    gave = select(review_rater.c.review_id).where(review_rater.c.rater_id == me, review_rater.c.asked)
    told = or_(
        and_(part.reach == "all", part.review_id.in_(reviews(scope))),
        and_(part.reach == "lead", part.review_id.in_(reviews(scope, of_others=True))),
    )
    return or_(part.author_id == me, and_(told, or_(part.kind != "peer", part.review_id.not_in(gave))))


def frozen_part(table: Table, scope: Scope) -> ColumnElement[bool]:
    """Of the results of closed periods what reviews gave, for who sees the review; the rest for anybody.

    What colleagues gave together is kept there, too, from who gave some of it.
    """
    me, kept, s, c = scope.member_id, table.c, period_snapshot.c, review_cycle.c
    of_reviews = kept.metric.in_((PEERS, SELF, BY_LEAD))
    if me is None:
        return ~of_reviews
    within = and_(c.from_on >= s.from_on, c.to_on <= s.to_on)
    around = and_(c.from_on <= s.from_on, c.to_on >= s.to_on)
    of_it = and_(review.c.member_id == kept.member_id, s.id == kept.snapshot_id, or_(within, around))
    joined = review.join(review_cycle, c.id == review.c.cycle_id).join(period_snapshot, or_(within, around))
    gave = select(review_rater.c.review_id).where(review_rater.c.rater_id == me, review_rater.c.asked)
    seen = exists(select(review.c.id).select_from(joined).where(of_it, reviewed(review, scope)))
    rated = exists(select(review.c.id).select_from(joined).where(of_it, review.c.id.in_(gave)))
    return or_(~of_reviews, kept.member_id == me, and_(seen, or_(kept.metric != PEERS, ~rated)))


def asked_to_rate(table: Table, scope: Scope) -> ColumnElement[bool]:
    """Whom they are asked to rate, whom they proposed, and who rates in the reviews that they see of others."""
    me = scope.member_id
    if me is None or not scope.roles & ANYBODY:
        return false()
    rules = [table.c.rater_id == me, table.c.proposed_by == me]
    if scope.roles & {Role.STAFF, Role.LEAD}:
        rules.append(table.c.review_id.in_(reviews(scope, of_others=True)))
    return or_(*rules)


def sealed(table: Table, scope: Scope) -> ColumnElement[bool]:
    """What they wrote themselves: also who may see everything else sees no more than that."""
    if scope.member_id is None or not scope.roles & ANYBODY:
        return false()
    return table.c.author_id == scope.member_id
