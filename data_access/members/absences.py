"""Absences: who is away in the coming weeks and who stands in for them.

What an absence is about is nobody's business and not asked.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.acting import past_the_wall
from data_access.clock import Clock
from data_access.members import people
from data_access.members.away import away_on, may_stand_in, meeting
from data_access.schema import absence, complaint, member, membership
from data_access.scope import Action, Scope, may, visible


@dataclass(frozen=True)
class HolderAway:
    """That the holder of a complaint is away until `last_on`; `deputy` is missing where nobody stands in."""

    last_on: date
    deputy: str | None
    deputy_en: str | None


def absences_ahead(connection: Connection, scope: Scope, *, clock: Clock) -> pd.DataFrame:
    """Absences of today and of the days to come, the one that begins first on top.

    Of oneself, of those for whom one is named, and of one's teams. One row per absence. Columns: absence_id, member_id,
    member, member_en, away_from, away_until (its first and last day), deputy_id, deputy, deputy_en (missing without
    one), covered (whether they can stand in on each of its days), open_complaints (that the absent one holds now;
    missing where these are not the person's to see), may_change.

    Source: absence, filled by pages/team/absences.py.
    """
    a, m = visible(absence, scope), visible(member, scope)
    deputy = visible(member, scope).alias("deputy")
    asked = (
        select(
            a.c.id.label("absence_id"), a.c.member_id, m.c.name.label("member"), m.c.name_en.label("member_en"),
            a.c.from_on, a.c.to_on, a.c.deputy_id, deputy.c.name.label("deputy"),
            deputy.c.name_en.label("deputy_en"),
        )
        .select_from(a.join(m, m.c.id == a.c.member_id).outerjoin(deputy, deputy.c.id == a.c.deputy_id))
        .where(a.c.voided_at.is_(None), a.c.to_on > clock.today, m.c.active)
        .order_by(a.c.from_on, m.c.name, a.c.id)
    )  # fmt: skip
    found = pd.read_sql(asked, connection).astype({"deputy_id": "Int64", "member_id": "int64"})
    days = list(zip(found["member_id"], found["deputy_id"], found["from_on"], found["to_on"], strict=True))
    theirs = _entered_by(connection, scope, clock)
    who = sorted(set(found["member_id"].astype(int)))
    held = _open_complaints(connection, scope, who, theirs)
    return found.assign(
        away_from=pd.to_datetime(found["from_on"]),
        away_until=pd.to_datetime([day - timedelta(days=1) for day in found["to_on"]]),
        covered=pd.Series([_covered(connection, clock, *each) for each in days], index=found.index, dtype="bool"),
        open_complaints=pd.Series([held.get(key) for key in found["member_id"]], index=found.index, dtype="Int64"),
        may_change=found["member_id"].isin(theirs) & may(scope, Action.ENTER_ABSENCE),
    ).drop(columns=["from_on", "to_on"])


def away_now(connection: Connection, scope: Scope, *, clock: Clock) -> pd.DataFrame:
    """Who is away today, as far as it is one's business: to be said beside their names.

    One row per member. Columns: member_id, away_until (the last day).

    Source: absence, filled by pages/team/absences.py.
    """
    a = visible(absence, scope)
    asked = select(a.c.member_id, func.max(a.c.to_on).label("to_on")).where(
        a.c.voided_at.is_(None), a.c.from_on <= clock.today, a.c.to_on > clock.today
    )
    found = pd.read_sql(asked.group_by(a.c.member_id).order_by(a.c.member_id), connection)
    found["away_until"] = pd.to_datetime([day - timedelta(days=1) for day in found["to_on"]])
    return found.drop(columns="to_on")


def holder_away(connection: Connection, scope: Scope, complaint_id: int, *, clock: Clock) -> HolderAway | None:
    """Until when the holder of a complaint is away; None while they are here, or where `scope` may not see it."""
    c, m = visible(complaint, scope), visible(member, scope)
    holder = connection.execute(select(c.c.member_id).where(c.c.id == complaint_id)).scalar()
    gone = away_on(connection, clock.today).get(holder) if holder is not None else None
    if gone is None:
        return None
    named = connection.execute(select(m.c.name, m.c.name_en).where(m.c.id == gone.deputy_id)).first()
    return HolderAway(gone.last_on, *(named if named is not None else (None, None)))


def members_to_enter_for(connection: Connection, scope: Scope, *, clock: Clock) -> pd.DataFrame:
    """Whose absences this person may enter, themselves first, the others by name.

    One row per active member. Columns: member_id, name, name_en (missing where there is none).
    """
    found = people.members(connection, scope)
    theirs = found["member_id"].isin(_entered_by(connection, scope, clock)) & found["active"].astype("bool")
    named = found.assign(other=found["member_id"] != (scope.member_id or 0))[theirs]
    return named.sort_values("other", kind="stable")[["member_id", "name", "name_en"]].reset_index(drop=True)


def deputies_for(connection: Connection, scope: Scope, member_id: int, *, clock: Clock) -> pd.DataFrame:
    """Who may stand in for somebody whose absences this person may enter: colleagues of their teams, and their leads.

    One row per member, by name. Columns: member_id, name, name_en (missing where there is none).
    """
    found = people.members(connection, scope)
    if member_id not in _entered_by(connection, scope, clock) or not may(scope, Action.ENTER_ABSENCE):
        found = found.head(0)
    able = may_stand_in(connection, {member_id: set(found["member_id"].astype(int))}, clock.today)[member_id]
    return found.loc[found["member_id"].isin(able), ["member_id", "name", "name_en"]].reset_index(drop=True)


def may_enter_for(connection: Connection, scope: Scope, member_id: int, *, clock: Clock) -> bool:
    """Whether this person may enter the absences of an active member."""
    return member_id in set(members_to_enter_for(connection, scope, clock=clock)["member_id"])


def _entered_by(connection: Connection, scope: Scope, clock: Clock) -> set[int]:
    """The members whose absences are this person's to enter: their own, and those of who is in a team they lead."""
    if scope.everything:
        return set(people.members(connection, scope)["member_id"].astype(int))
    led = people.team_members(connection, scope, tuple(sorted(scope.led_team_ids)), clock.today)
    own = {scope.member_id} if scope.member_id is not None and may(scope, Action.ENTER_ABSENCE) else set()
    return own | set(led["member_id"].astype(int))


def _open_complaints(connection: Connection, scope: Scope, who: list[int], theirs: set[int]) -> dict[int, int]:
    """How many open complaints each holds, of those whose complaints the person may see."""
    c, s = visible(complaint, scope), visible(membership, scope)
    asked = select(c.c.member_id, func.count()).where(c.c.member_id.in_(who), c.c.ended_on.is_(None), c.c.counted)
    found = {row[0]: row[1] for row in connection.execute(asked.group_by(c.c.member_id))}
    led = select(s.c.member_id).where(s.c.member_id.in_(who), s.c.team_id.in_(sorted(scope.led_team_ids)))
    known = theirs | scope.stands_in_for_ids | scope.unattended_ids | set(connection.execute(led).scalars())
    return {key: found.get(key, 0) for key in who if key in known}


def _covered(connection: Connection, clock: Clock, member_id: int, deputy_id: Any, from_on: date, to_on: date) -> bool:
    if pd.isna(deputy_id):
        return False
    with past_the_wall(connection):  # whether a deputy can be there is the business of who relies on them
        if meeting(connection, int(deputy_id), from_on, to_on) is not None:
            return False
        return bool(may_stand_in(connection, {int(member_id): {int(deputy_id)}}, clock.today)[int(member_id)])
