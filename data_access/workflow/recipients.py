"""To whom a complaint may be given."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, exists, func, or_, select

from data_access.members.roles import Role
from data_access.rejected import Rejected
from data_access.schema import department, member, member_role, membership, team
from data_access.workflow.moves import To

WORKS = (Role.STAFF.value, Role.LEAD.value)


def recipient(connection: Connection, to: To, team_id: int | None, today: date) -> To:
    """Whom or what `to` names, which must be there; a person works on it for the team they are in, the complaint's
    own if that is one of theirs.

    Raises:
        Rejected: "member_not_found", "team_not_found", "department_unknown".
    """
    # The tables themselves: everybody's name may be read, and a colleague of any team may be given a complaint.
    if to.holder_id is not None:
        # Who only directs or administers could not open it.
        works = exists().where(member_role.c.member_id == member.c.id, member_role.c.role.in_(WORKS))
        active = select(member.c.id).where(member.c.id == to.holder_id, member.c.active, works)
        s = membership.c
        theirs = select(s.team_id).where(
            s.member_id == to.holder_id, s.from_on <= today, or_(s.to_on.is_(None), s.to_on > today)
        )
        teams: Sequence[int] = connection.execute(theirs.order_by(s.from_on.desc())).scalars().all()
        if not teams or connection.execute(active).first() is None:
            raise Rejected("member_not_found")
        return To(to.holder_id, team_id if team_id in teams else teams[0], None, to.stage)
    known_team = select(team.c.id).where(team.c.id == to.team_id, team.c.active)
    if to.team_id is not None and connection.execute(known_team).first() is None:
        raise Rejected("team_not_found")
    kept = func.coalesce(department.c.stored_as, department.c.name)
    known = select(department.c.id).where(kept == to.department, department.c.active)
    if to.department is not None and connection.execute(known).first() is None:
        raise Rejected("department_unknown")
    return to
