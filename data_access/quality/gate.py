"""Who may read a quality review, in the words of both gates: data_access/scope.py's, and the wall's on PostgreSQL.

A part of these two, asked by nobody else. Of somebody's reviews they and who leads the team of then read; second
reviews only reviewers. Whoever is to review a case once more sees nothing of the first review until theirs is stored,
also where they lead the team.
"""

from sqlalchemy import ColumnElement, FromClause, and_, false, or_, select

from data_access.members.person_scope import Scope
from data_access.members.roles import Role
from data_access.schema.quality import quality_calibration


def seen(reviews: FromClause, scope: Scope) -> ColumnElement[bool]:
    """Which of `reviews` somebody who is not the owner of the database may read."""
    if not scope.roles & {Role.STAFF, Role.LEAD}:
        return false()
    r, c = reviews.c, quality_calibration.c
    if scope.member_id is None:  # nobody's in particular, as the spread of a team asks
        return r.team_id.in_(sorted(scope.led_team_ids)) if Role.LEAD in scope.roles else false()
    rules = [and_(r.member_id == scope.member_id, r.calibration_of.is_(None))]
    if Role.LEAD in scope.roles:
        asked = and_(c.calibrator_id == scope.member_id, c.withdrawn_at.is_(None))
        hidden = select(c.review_id).where(asked, c.done_at.is_(None))
        led = r.team_id.in_(sorted(scope.led_team_ids))
        rules.append(and_(led, r.member_id != scope.member_id, r.id.not_in(hidden)))
        rules += [r.id.in_(select(key).where(asked, c.done_at.is_not(None))) for key in (c.review_id, c.second_id)]
    return or_(*rules)


def policies(me: str, led: str) -> dict[Role, str]:
    """The same as SQL; `me` and `led` are what stands for the person's number and for the teams they lead."""
    own = f"(member_id = {me} AND calibration_of IS NULL)"
    asked = f"FROM quality_calibration WHERE calibrator_id = {me} AND withdrawn_at IS NULL AND done_at IS"
    theirs = f"(team_id = ANY ({led}::int[]) AND member_id <> {me} AND id NOT IN (SELECT review_id {asked} NULL))"
    done = " OR ".join(f"id IN (SELECT {key} {asked} NOT NULL)" for key in ("review_id", "second_id"))
    return {Role.STAFF: own, Role.LEAD: f"{own} OR {theirs} OR {done}"}
