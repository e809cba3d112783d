"""Who sees which rewards and which praise: the rows for data_access/scope.py, and the same in words for the wall.

A reward is read by whom it is for, a team's by all of its people, and by who decides; once granted, and if its rule
says so, by the team of whom it is for, too.
Praise is read by who gave it and whom it is for, their leads and, if the giver wants it, the team of whom it is for.
"""

from sqlalchemy import ColumnElement, Table, and_, false, or_

from data_access.members.person_scope import Scope, teams_of
from data_access.members.roles import Role
from data_access.schema.columns import Praised, Rewarded

GRANTED = "granted"


def rewarded(table: Table, scope: Scope) -> ColumnElement[bool]:
    """One's own, one's team's, and what is one's to decide."""
    teams = sorted(teams_of(scope))
    rules: list[ColumnElement[bool]] = [and_(table.c.member_id.is_(None), table.c.team_id.in_(teams))]
    if scope.member_id is not None and scope.roles & {Role.STAFF, Role.LEAD}:
        rules.append(table.c.member_id == scope.member_id)
    if Role.LEAD in scope.roles:
        rules.append(table.c.decider_team_id.in_(sorted(scope.led_team_ids)))
    if Role.EXECUTIVE in scope.roles:
        rules.append(table.c.above)
    return or_(*rules)


def told_to_the_team(table: Table, scope: Scope) -> ColumnElement[bool]:
    """What was granted in one's teams, where the rule tells it to them: that it was, not by which number."""
    theirs = table.c.team_id.in_(sorted(teams_of(scope)))
    return and_(table.c.public, table.c.state == GRANTED, theirs)


def praised(table: Table, scope: Scope) -> ColumnElement[bool]:
    """One's own in both directions, one's people's, and what was told to one's team; not what was taken back."""
    if not scope.roles or scope.member_id is None:
        return false()
    rules = [table.c.to_id == scope.member_id]
    if Role.LEAD in scope.roles:
        led = sorted(scope.led_team_ids)
        rules += [table.c.from_team_id.in_(led), table.c.to_team_id.in_(led)]
    rules.append(and_(table.c.public, table.c.to_team_id.in_(sorted(teams_of(scope)))))
    return or_(table.c.from_id == scope.member_id, and_(table.c.withdrawn_at.is_(None), or_(*rules)))


def walled(rule: Rewarded | Praised, me: str, led: str, own: str, every: str) -> dict[Role, str]:
    """The same in PostgreSQL's words. me, led, own, every: what stands there for the person, the teams they lead,
    those they are in, and both."""
    teams = {Role.STAFF: own, Role.LEAD: every}
    if isinstance(rule, Rewarded):
        granted = f"(member_id IS NULL OR (public AND state = '{GRANTED}'))"
        seen = {role: f"member_id = {me} OR ({granted} AND team_id = ANY ({those}))" for role, those in teams.items()}
        seen[Role.LEAD] += f" OR decider_team_id = ANY ({led})"
        return {**seen, Role.EXECUTIVE: "above"}
    theirs = {role: f" OR (public AND to_team_id = ANY ({those}))" for role, those in teams.items()}
    theirs[Role.LEAD] += f" OR from_team_id = ANY ({led}) OR to_team_id = ANY ({led})"
    return {role: f"from_id = {me} OR (withdrawn_at IS NULL AND (to_id = {me}{theirs.get(role, '')}))" for role in Role}
