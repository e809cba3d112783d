"""Who somebody is, and what that lets them see."""

from dataclasses import replace
from datetime import date

import pandas as pd
from sqlalchemy import Connection, and_, exists, func, or_, select

from data_access.members.away import away_on
from data_access.schema import member, member_role, membership, team
from data_access.scope import NOBODY, Role, Scope, teams_counted, visible
from metrics.calendars.periods import Period


def scope_of(connection: Connection, member_id: int, today: date) -> Scope:
    """What this member may see and do today; NOBODY for an unknown or inactive one.

    A lead leads the teams that name them and every team below those.
    """
    # The one place that reads these tables themselves: it makes the scope that all other reading needs.
    asked = select(member.c.id).where(member.c.id == member_id, member.c.active)
    if connection.execute(asked).first() is None:
        return NOBODY
    held = select(member_role.c.role).where(member_role.c.member_id == member_id)
    roles = frozenset(Role(role) for role in connection.execute(held).scalars())
    joined = select(membership.c.team_id).where(
        membership.c.member_id == member_id,
        membership.c.from_on <= today,
        or_(membership.c.to_on.is_(None), membership.c.to_on > today),
    )
    own = frozenset(connection.execute(joined).scalars())
    led = frozenset(connection.execute(_teams_below(member_id)).scalars()) if Role.LEAD in roles else frozenset()
    scope = Scope(member_id=member_id, roles=roles, own_team_ids=own, led_team_ids=led)
    if not roles & {Role.STAFF, Role.LEAD}:
        return scope
    away = away_on(connection, today)
    stands_in = frozenset(gone.member_id for gone in away.values() if gone.deputy_id == member_id)
    nobody_does = frozenset(gone.member_id for gone in away.values() if gone.deputy_id is None)
    return replace(scope, stands_in_for_ids=stands_in, unattended_ids=nobody_does - {member_id})


def _teams_below(lead_id: int):  # type: ignore[no-untyped-def]
    led = select(team.c.id).where(team.c.lead_id == lead_id).cte("led", recursive=True)
    return select(led.union(select(team.c.id).where(team.c.parent_id == led.c.id)).c.id)


def teams(connection: Connection, scope: Scope) -> pd.DataFrame:
    """The teams that have people or facts of their own, by name.

    One row per active team. Columns: team_id, name, name_en (missing where there is none), parent_id, lead_id.
    """
    t = visible(team, scope)
    asked = select(t.c.id.label("team_id"), t.c.name, t.c.name_en, t.c.parent_id, t.c.lead_id)
    return pd.read_sql(asked.where(t.c.active).order_by(t.c.name), connection)


def teams_to_pick(connection: Connection, scope: Scope) -> pd.DataFrame:
    """The teams whose totals `scope` may see, by name; an executive's and an owner's are all.

    One row per active team. Columns: team_id, name, name_en (missing where there is none).
    """
    found = teams(connection, scope)[["team_id", "name", "name_en"]]
    seen = teams_counted(scope)
    return found if seen is None else found[found["team_id"].isin(seen)].reset_index(drop=True)


def teams_to_log_for(connection: Connection, scope: Scope) -> pd.DataFrame:
    """The teams that may be given what this person logs: their own and those they lead; all for who is in none.

    One row per active team, by name. Columns: team_id, name, name_en (missing where there is none).
    """
    found, theirs = teams(connection, scope)[["team_id", "name", "name_en"]], scope.own_team_ids | scope.led_team_ids
    if scope.everything or not theirs:
        return found
    return found[found["team_id"].isin(theirs)].reset_index(drop=True)


def members(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Everybody, by name, those who left last.

    One row per member. Columns: member_id, name, name_en (missing where there is none), active. No contact data:
    names are for everybody, the rest is not.
    """
    m = visible(member, scope)
    asked = select(m.c.id.label("member_id"), m.c.name, m.c.name_en, m.c.active)
    return pd.read_sql(asked.order_by(m.c.active.desc(), m.c.name, m.c.id), connection)


def team_members(connection: Connection, scope: Scope, team_ids: tuple[int, ...], today: date) -> pd.DataFrame:
    """The active members who belong to one of the teams today, by name.

    One row per member and team. Columns: member_id, name, name_en, team_id.
    """
    m, s = visible(member, scope), visible(membership, scope)
    current = and_(s.c.from_on <= today, or_(s.c.to_on.is_(None), s.c.to_on > today))
    asked = (
        select(m.c.id.label("member_id"), m.c.name, m.c.name_en, s.c.team_id)
        .join_from(m, s, s.c.member_id == m.c.id)
        .where(m.c.active, current, s.c.team_id.in_(team_ids))
    )
    return pd.read_sql(asked.order_by(m.c.name), connection)


def members_between(
    connection: Connection, scope: Scope, team_ids: tuple[int, ...] | None, period: Period
) -> pd.DataFrame:
    """Who served customers in one of the teams, or in any for None, on some day of the period, by name.

    Not who left before it or joined after it, nor who only directs or administers. One row per member and team.
    Columns: member_id, name, name_en (missing where there is none), active, team_id.
    """
    m, s, r = visible(member, scope), visible(membership, scope), visible(member_role, scope)
    serves = exists().where(r.c.member_id == m.c.id, r.c.role.in_([Role.STAFF.value, Role.LEAD.value]))
    directs = exists().where(r.c.member_id == m.c.id)
    there = [
        s.c.from_on < period.end,
        or_(s.c.to_on.is_(None), s.c.to_on > period.start),
        or_(m.c.joined_on.is_(None), m.c.joined_on < period.end),
        or_(m.c.left_on.is_(None), m.c.left_on > period.start),
        # Of who left on a day that nobody wrote down, nothing says that they were still there.
        or_(m.c.active, m.c.left_on.is_not(None), s.c.to_on.is_not(None)),
        or_(serves, ~directs),
    ]
    if team_ids is not None:
        there.append(s.c.team_id.in_(team_ids))
    asked = select(m.c.id.label("member_id"), m.c.name, m.c.name_en, m.c.active, s.c.team_id)
    asked = asked.join_from(m, s, s.c.member_id == m.c.id).where(*there).distinct()
    return pd.read_sql(asked.order_by(m.c.name, m.c.id, s.c.team_id), connection)


def to_choose_from(connection: Connection, today: date) -> pd.DataFrame:
    """Everybody a visitor of the demo, or the owner of a database on their own machine, can be.

    One row per active member with a role, in the order they were entered. Columns: member_id, name, name_en, roles
    (codes, comma-separated), team_id, team, team_en (missing without a team today).
    """
    today_in = (
        select(func.max(membership.c.id))
        .where(
            membership.c.member_id == member.c.id,
            membership.c.from_on <= today,
            or_(membership.c.to_on.is_(None), membership.c.to_on > today),
        )
        .correlate(member)  # not the membership that it is compared with
        .scalar_subquery()
    )
    theirs = select(func.aggregate_strings(member_role.c.role, ",")).where(member_role.c.member_id == member.c.id)
    roles = theirs.scalar_subquery()
    columns = (member.c.id.label("member_id"), member.c.name, member.c.name_en)
    of_team = (team.c.id.label("team_id"), team.c.name.label("team"), team.c.name_en.label("team_en"))
    asked = (
        select(*columns, roles.label("roles"), *of_team)
        .select_from(member)
        .outerjoin(membership, membership.c.id == today_in)
        .outerjoin(team, team.c.id == membership.c.team_id)
        .where(member.c.active, roles.is_not(None))
        .order_by(member.c.id)
    )
    found = pd.read_sql(asked, connection)
    return found.assign(roles=[",".join(sorted(each.split(","))) for each in found["roles"]])
