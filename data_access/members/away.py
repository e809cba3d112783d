"""Who is away on a day, and who stands in for them: part of everybody's scope, and said beside a case's holder."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import Connection, and_, or_, select

from data_access.acting import past_the_wall
from data_access.members.roles import Role
from data_access.schema import absence, member, member_role, membership, team
from data_access.scope import Scope, visible

WORKS = (Role.STAFF.value, Role.LEAD.value)


@dataclass(frozen=True)
class Away:
    """Somebody who is away: back on `to_on`; `deputy_id` is who stands in for them on that day, None for nobody."""

    member_id: int
    to_on: date
    deputy_id: int | None

    @property
    def last_on(self) -> date:
        """The last day on which they are away."""
        return self.to_on - timedelta(days=1)


def away_on(connection: Connection, day: date) -> dict[int, Away]:
    """Everybody who is away on that day, by member.

    Who was named stands in as long as they could be named: they work here, are not away themselves, and are in a team
    of the other or lead it. Otherwise nobody does.
    """
    # The tables themselves, for whoever asks: of a case that somebody may see they may know who sees to it.
    with past_the_wall(connection):
        a = absence.c
        works_here = select(member.c.id).where(member.c.active)
        here = (a.voided_at.is_(None), a.from_on <= day, a.to_on > day, a.member_id.in_(works_here))
        rows = connection.execute(select(a.member_id, a.to_on, a.deputy_id).where(*here).order_by(a.id)).all()
        if not rows:
            return {}
        gone = {row.member_id for row in rows}
        named = {row.deputy_id for row in rows if row.deputy_id is not None} - gone
        able = may_stand_in(connection, {row.member_id: {row.deputy_id} & named for row in rows}, day)
    return {
        row.member_id: Away(row.member_id, row.to_on, row.deputy_id if row.deputy_id in able[row.member_id] else None)
        for row in rows
    }


def with_holders_away(connection: Connection, found: pd.DataFrame, *, by: Scope, today: date) -> pd.DataFrame:
    """Rows that `visible` gave, with what is to be known of the absence of each row's member_id.

    Adds away_until (the last day away; missing while they are here), deputy_id, deputy and deputy_en (who stands in
    for them; missing where nobody does).
    """
    away = away_on(connection, today)
    m = visible(member, by)
    deputies = {gone.deputy_id for gone in away.values()} - {None}
    asked = select(m.c.id, m.c.name, m.c.name_en).where(m.c.id.in_(deputies))
    names = {row.id: (row.name, row.name_en) for row in connection.execute(asked)} if deputies else {}
    told = [away.get(int(key)) if pd.notna(key) else None for key in found["member_id"]]
    deputy_ids = [gone.deputy_id if gone else None for gone in told]
    return found.assign(
        away_until=pd.Series(pd.to_datetime([gone.last_on if gone else None for gone in told]), index=found.index),
        deputy_id=pd.Series(deputy_ids, index=found.index, dtype="Int64"),
        **{
            column: pd.Series(
                [names.get(key, (None, None))[place] for key in deputy_ids], index=found.index, dtype="str"
            )
            for place, column in enumerate(("deputy", "deputy_en"))
        },
    )


def lacking(found: pd.DataFrame) -> pd.Series:
    """Why nobody sees to each row of `with_holders_away`, which also says whether its `owner_left`: "nobody" holds it,
    its owner "left", or is "away" and nobody stands in; missing where somebody does."""
    why = pd.Series(None, index=found.index, dtype="str").mask(found["member_id"].isna(), "nobody")
    why = why.mask(found["away_until"].notna() & found["deputy_id"].isna(), "away")
    return why.mask(found["owner_left"].astype("bool"), "left")


def may_stand_in(connection: Connection, who: dict[int, set[int]], day: date) -> dict[int, set[int]]:
    """Of those who are asked about for each member, who may see the cases of a team the member is in: because they
    are in it, too, or because they lead it. Active members who work with customers only."""
    asked = set().union(*who.values()) - {None}
    if not asked:
        return {member_id: set() for member_id in who}
    works = select(member_role.c.member_id).where(member_role.c.role.in_(WORKS))
    leads = select(member_role.c.member_id).where(member_role.c.role == Role.LEAD.value)
    active = select(member.c.id).where(member.c.id.in_(asked), member.c.active)
    working = set(connection.execute(active.where(member.c.id.in_(works))).scalars())
    leading = set(connection.execute(active.where(member.c.id.in_(leads))).scalars())
    teams = _teams_on(connection, asked | set(who), day)
    leads_of = _leads_of_teams(connection)
    able: dict[int, set[int]] = {}
    for member_id, named in who.items():
        above = set().union(*(leads_of[team_id] for team_id in teams[member_id])) & leading
        able[member_id] = {
            each for each in named & working if each != member_id and (teams[each] & teams[member_id] or each in above)
        }
    return able


def meeting(connection: Connection, member_id: int, from_on: date, to_on: date, *, besides: int | None = None) -> Any:
    """The first absence of a member that meets the days before `to_on`, but for the one that is called `besides`."""
    a = absence.c
    meets = (a.member_id == member_id, a.voided_at.is_(None), a.from_on < to_on, a.to_on > from_on)
    asked = select(a.id, a.from_on, a.to_on).where(*meets, a.id.is_distinct_from(besides))
    return connection.execute(asked.order_by(a.from_on).limit(1)).first()


def _teams_on(connection: Connection, member_ids: Iterable[int], day: date) -> dict[int, set[int]]:
    s = membership.c
    there = and_(s.from_on <= day, or_(s.to_on.is_(None), s.to_on > day))
    found: dict[int, set[int]] = defaultdict(set)
    for row in connection.execute(select(s.member_id, s.team_id).where(s.member_id.in_(sorted(member_ids)), there)):
        found[row.member_id].add(row.team_id)
    return found


def _leads_of_teams(connection: Connection) -> dict[int, set[int]]:
    """Who leads each team: its own lead, and those of the teams above."""
    rows = connection.execute(select(team.c.id, team.c.parent_id, team.c.lead_id)).all()
    above = {row.id: row.parent_id for row in rows}
    lead = {row.id: row.lead_id for row in rows}
    found: dict[int, set[int]] = defaultdict(set)
    for key in above:
        at: int | None = key
        passed: set[int] = set()
        while at is not None and at not in passed:
            passed.add(at)
            if (who := lead.get(at)) is not None:
                found[key].add(who)
            at = above.get(at)
    return found
