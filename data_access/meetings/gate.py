"""Who may read a weekly meeting, in the words of both gates: data_access/scope.py's, and the wall's on PostgreSQL.

A part of these two. Who holds the team's meetings reads all of them: its lead, the leads above, and whoever of the
team stands in for its lead. The team's people read what is closed. Somebody who stands in for the lead of two teams
holds the meetings of their own: of the other they see nothing an agenda could be made of.
"""

from sqlalchemy import ColumnElement, FromClause, and_, false, or_, select

from data_access.members.person_scope import Scope
from data_access.members.roles import Role
from data_access.schema.people import team

OPEN, CLOSED, LEFT_OUT = "open", "closed", "left_out"


def holds(scope: Scope, team_id: int, lead_id: object) -> bool:
    """Whether `scope` holds the meetings of the team that `lead_id` leads."""
    if scope.everything:
        return True
    if Role.LEAD in scope.roles and team_id in scope.led_team_ids:
        return True
    return team_id in scope.own_team_ids and lead_id in scope.stands_in_for_ids


def seen(meetings: FromClause, scope: Scope) -> ColumnElement[bool]:
    """Which of `meetings` somebody who is not the owner of the database may read."""
    if not scope.roles & {Role.STAFF, Role.LEAD}:
        return false()
    m = meetings.c
    rules = [and_(m.state != OPEN, m.team_id.in_(sorted(scope.own_team_ids)))]
    if Role.LEAD in scope.roles:
        rules.append(m.team_id.in_(sorted(scope.led_team_ids)))
    if scope.stands_in_for_ids:
        led_by_them = select(team.c.id).where(team.c.lead_id.in_(sorted(scope.stands_in_for_ids)))
        rules.append(and_(m.team_id.in_(sorted(scope.own_team_ids)), m.team_id.in_(led_by_them)))
    return or_(*rules)


def policies(own: str, led: str, stands_in: str) -> dict[Role, str]:
    """The same as SQL; given is what stands for one's teams, those one leads, and whom one stands in for."""
    deputy = f"team_id IN (SELECT id FROM team WHERE lead_id = ANY ({stands_in}))"  # noqa: S608 - our own words
    member = f"team_id = ANY ({own}) AND (state <> '{OPEN}' OR {deputy})"
    return {Role.STAFF: member, Role.LEAD: f"{member} OR team_id = ANY ({led})"}
