"""Which trainings follow from the rules: of whoever joins, of whoever a mandatory course is for, of what expires.

Found from what is there alone, so it may be asked for again and again: when somebody joins by a form or a file, when a
course changes, and every night (`python -m data_access trainings`).
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Select, delete, or_, select, update

from data_access.clock import Clock
from data_access.dialect import upsert
from data_access.members.roles import Role
from data_access.schema import course, member, member_role, membership, team, training
from data_access.stamps import stamp

# Why a training is here, as codes.
MANDATORY, ONBOARDING, RENEWAL, ASSIGNED, TAKEN = "mandatory", "onboarding", "renewal", "assigned", "taken"
RENEW_DAYS = 60  # so long before it expires it is to be taken again
NOTICE_DAYS = 7  # what is found out late is not due before so many days have passed
STAFF = Role.STAFF.value
WORKS = {STAFF, Role.LEAD.value}


def settle_duties(connection: Connection, *, clock: Clock) -> int:
    """Assign what is missing, end what is nobody's any more, and return how many trainings that changed."""
    courses = connection.execute(select(course).where(course.c.retired_on.is_(None))).all()
    ended = _end(connection, clock)
    if not courses:
        return ended
    people = _people(connection, clock.today)
    known = _known(connection)
    below = _teams_below(connection)
    rows = []
    for one in courses:
        teams = None if one.team_id is None else below[one.team_id]
        for person in people:
            due = _duty(one, person, teams, known.get((one.id, person["id"]), []), clock.today)
            if due is not None:
                rows.append(_row(one, person, *due, clock=clock))
    return ended + _assign(connection, rows)


def forget_duties(connection: Connection, whose: Select[Any]) -> None:
    """Remove what followed from the rules alone for members that are to go, as a withdrawn import's."""
    theirs = [training.c.member_id.in_(whose), training.c.assigned_by.is_(None), training.c.attempts == 0]
    days = connection.execute(select(training.c.assigned_on).where(*theirs).distinct()).scalars().all()
    if days:
        connection.execute(delete(training).where(*theirs))
        stamp(connection, training, days)


def due_moment(due_on: date, clock: Clock) -> Any:
    """The moment after which what is due on a day is late."""
    return clock.midnight(due_on + timedelta(days=1))


def _duty(one: Any, person: dict[str, Any], teams: set[int] | None, had: list[Any], today: date) -> Any:
    """Why this person is to take this course now and until which day; None where they are not."""
    if not _is_for(one, person, teams) or any(row.over_on is None for row in had):
        return None
    done = [row for row in had if row.completed_on is not None]
    if done:
        last = max(done, key=lambda row: (row.expires_on or date.max, row.completed_on))
        wanted = one.mandatory or one.onboarding
        if not wanted or last.expires_on is None or last.expires_on > today + timedelta(days=RENEW_DAYS):
            return None
        # Withdrawn since: somebody decided that it is not to be taken again.
        if any(row.assigned_on > last.completed_on and row.withdrawn_on is not None for row in had):
            return None
        return RENEWAL, max(last.expires_on, today + timedelta(days=NOTICE_DAYS))
    if had:  # withdrawn, and so it stays
        return None
    began = _began(person, teams)
    if one.onboarding and began >= one.from_on:
        why, since = ONBOARDING, began
    elif one.mandatory:
        why, since = MANDATORY, max(began, one.from_on)
    else:
        return None
    return why, max(since + timedelta(days=one.due_days), today + timedelta(days=NOTICE_DAYS))


def _is_for(one: Any, person: dict[str, Any], teams: set[int] | None) -> bool:
    if one.role is not None and one.role not in person["roles"]:
        return False
    return bool(person["roles"] & WORKS) and (teams is None or any(place in teams for place, _ in person["stays"]))


def _began(person: dict[str, Any], teams: set[int] | None) -> date:
    """Since when the person is one of those whom it is for."""
    days: list[date] = [since for place, since in person["stays"] if teams is None or place in teams]
    joined: date | None = person["joined_on"]
    return joined if teams is None and joined is not None else min(days)


def _people(connection: Connection, today: date) -> list[dict[str, Any]]:
    """Who is here today and in a team: their roles, and since when they are in which teams."""
    m, s = member, membership
    there = [m.c.active, s.c.from_on <= today, or_(s.c.to_on.is_(None), s.c.to_on > today)]
    asked = select(m.c.id, m.c.joined_on, s.c.team_id, s.c.from_on).join_from(m, s, s.c.member_id == m.c.id)
    roles: dict[int, set[str]] = {}
    for member_id, role in connection.execute(select(member_role.c.member_id, member_role.c.role)):
        roles.setdefault(member_id, set()).add(role)
    found: dict[int, dict[str, Any]] = {}
    for row in connection.execute(asked.where(*there).order_by(m.c.id, s.c.from_on.desc(), s.c.id)):
        # Who has no role yet works, as everywhere else.
        held = roles.get(row.id, {STAFF})
        person = found.setdefault(row.id, {"id": row.id, "joined_on": row.joined_on, "roles": held, "stays": []})
        person["stays"].append((row.team_id, row.from_on))
    return list(found.values())


def _known(connection: Connection) -> dict[tuple[int, int], list[Any]]:
    """What each member has, or had, of each course."""
    t = training.c
    asked = select(t.course_id, t.member_id, t.assigned_on, t.over_on, t.completed_on, t.withdrawn_on, t.expires_on)
    found: dict[tuple[int, int], list[Any]] = {}
    for row in connection.execute(asked.where(t.counted)):
        found.setdefault((row.course_id, row.member_id), []).append(row)
    return found


def _teams_below(connection: Connection) -> dict[int, set[int]]:
    """Each team with those below it."""
    parents = {row.id: row.parent_id for row in connection.execute(select(team.c.id, team.c.parent_id))}
    found: dict[int, set[int]] = {key: {key} for key in parents}
    for key in parents:
        above, seen = parents[key], {key}
        while above is not None and above not in seen:
            found[above].add(key)
            seen.add(above)
            above = parents[above]
    return found


def _row(one: Any, person: dict[str, Any], why: str, due_on: date, *, clock: Clock) -> dict[str, Any]:
    return {
        "course_id": one.id, "member_id": person["id"], "team_id": person["stays"][0][0],
        # Who is new here has to take what is part of onboarding.
        "mandatory": one.mandatory or why == ONBOARDING,
        "came_as": why, "assigned_on": clock.today, "due_on": due_on, "due_at": due_moment(due_on, clock),
        "attempts": 0, "revision": 0, "changed_at": clock.now, "created_at": clock.now, "counted": True,
    }  # fmt: skip


def _assign(connection: Connection, rows: list[dict[str, Any]]) -> int:
    if not rows:
        return 0
    # Somebody else may have found the same in this moment.
    connection.execute(upsert(connection, training).on_conflict_do_nothing(), rows)
    stamp(connection, training, {row["assigned_on"] for row in rows})
    return len(rows)


def _end(connection: Connection, clock: Clock) -> int:
    """End what nobody is to take any more: of who left, and of courses that are retired."""
    t = training.c
    gone = select(member.c.id).where(member.c.active.is_(False))
    retired = select(course.c.id).where(course.c.retired_on.is_not(None))
    over = [t.over_on.is_(None), or_(t.member_id.in_(gone), t.course_id.in_(retired))]
    days: Iterable[date] = connection.execute(select(t.assigned_on).where(*over).distinct()).scalars().all()
    if not days:
        return 0
    values = {"withdrawn_on": clock.today, "over_on": clock.today, "changed_at": clock.now}
    changed = connection.execute(update(training).where(*over).values(**values, revision=t.revision + 1))
    stamp(connection, training, days)
    return changed.rowcount
