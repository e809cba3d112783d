"""Courses: what is taught, to whom, and how often; leads add, change and retire them."""

from math import isfinite
from typing import Any

import pandas as pd
from sqlalchemy import Connection, insert, select, update

from data_access import entries, requests
from data_access.clock import Clock
from data_access.entries import given_text
from data_access.members.roles import Role
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import course, member, team, training
from data_access.scope import Action, Scope, require, visible
from data_access.stamps import stamp
from data_access.training.duties import ONBOARDING, settle_duties
from metrics.registry import METRICS

LONGEST_NAME, LONGEST_PURPOSE = 200, 500
MOST_HOURS, MOST_MONTHS, MOST_DAYS, MOST_SCORE = 500.0, 120, 730, 100.0
FOR_ROLES = (Role.STAFF.value, Role.LEAD.value)
_KEPT = (
    "name", "name_en", "purpose", "hours", "passing_score", "valid_months", "mandatory", "onboarding", "due_days",
    "team_id", "role", "metric", "from_on", "retired_on", "revision",
)  # fmt: skip


def courses(connection: Connection, scope: Scope, *, retired: bool = False) -> pd.DataFrame:
    """The courses that are given, mandatory ones first, then by name; with `retired` also those that no longer are.

    One row per course. Columns: course_id, name, name_en, purpose, hours, passing_score, valid_months, mandatory,
    onboarding, due_days, course_team_id (missing: for everybody), role (missing: whichever), metric, from_on,
    retired_on, revision, for_team, for_team_en.

    Source: course, filled by the commands below.
    """
    c, t = visible(course, scope), visible(team, scope)
    asked = select(c.c.id.label("course_id"), *(c.c[name] for name in _KEPT))
    asked = asked.add_columns(t.c.name.label("for_team"), t.c.name_en.label("for_team_en"))
    asked = asked.select_from(c.outerjoin(t, t.c.id == c.c.team_id))
    if not retired:
        asked = asked.where(c.c.retired_on.is_(None))
    found = pd.read_sql(asked.order_by(c.c.mandatory.desc(), c.c.onboarding.desc(), c.c.name, c.c.id), connection)
    found = found.rename(columns={"team_id": "course_team_id"})
    for name in ("from_on", "retired_on"):
        found[name] = pd.to_datetime(found[name])
    return found.astype(
        {"course_team_id": "Int64", "valid_months": "Int64", "passing_score": "float64", "mandatory": "bool",
         "onboarding": "bool"}
    )  # fmt: skip


def teaches(scope: Scope, team_id: int | None) -> bool:
    """Whether a lead decides about courses of this team; those for everybody are every lead's."""
    return scope.everything or (Role.LEAD in scope.roles and (team_id is None or team_id in scope.led_team_ids))


def add_course(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    name: str,
    hours: float,
    name_en: str | None = None,
    purpose: str | None = None,
    passing_score: float | None = None,
    valid_months: int | None = None,
    mandatory: bool = False,
    onboarding: bool = False,
    due_days: int = 30,
    for_team_id: int | None = None,
    for_role: str | None = None,
    metric: str | None = None,
) -> int:
    """Add a course from today on, assign it to whoever has to take it, and return its id.

    Raises:
        NotAllowed: `scope` leads nobody, or not the team.
        Rejected: "course_name_missing", "course_numbers_wrong", "choice_unknown", "team_not_found", "text_too_long",
            "course_there_already", "request_key_reused".
    """
    require(scope, Action.TEACH)
    content = _given(
        name, name_en, purpose, hours, passing_score, valid_months, mandatory, onboarding, due_days, for_team_id,
        for_role, metric,
    )  # fmt: skip

    def work() -> int:
        _may_teach(connection, scope, for_team_id)
        _is_new(connection, scope, content["name"], None)
        row = {
            **content, "from_on": clock.today, "revision": 0, "changed_at": clock.now, "changed_by": scope.member_id,
            "created_at": clock.now, "created_by": scope.member_id,
        }  # fmt: skip
        key = int(connection.execute(insert(course).values(row).returning(course.c.id)).scalar_one())
        settle_duties(connection, clock=clock)
        return key

    return requests.once(connection, "add_course", content, work, by=scope, clock=clock, request_key=request_key)


def change_course(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    course_id: int,
    revision: int,
    name: str,
    hours: float,
    name_en: str | None = None,
    purpose: str | None = None,
    passing_score: float | None = None,
    valid_months: int | None = None,
    mandatory: bool = False,
    onboarding: bool = False,
    due_days: int = 30,
    for_team_id: int | None = None,
    for_role: str | None = None,
    metric: str | None = None,
) -> int:
    """Change a course and return its id. What was taken stays as it was; what is still to be taken is mandatory, or
    not, as the course is now, and keeps its due day.

    Raises:
        NotAllowed, Rejected: as `add_course`; "entry_not_found", "course_retired", "course_moved_on".
    """
    require(scope, Action.TEACH)
    new = _given(
        name, name_en, purpose, hours, passing_score, valid_months, mandatory, onboarding, due_days, for_team_id,
        for_role, metric,
    )  # fmt: skip

    def work() -> int:
        row = _found(connection, scope, course_id, revision)
        _may_teach(connection, scope, for_team_id)
        _is_new(connection, scope, new["name"], course_id)
        if all(row[key] == value for key, value in new.items()):
            return course_id
        _move(connection, row, new, scope, clock)
        if row["mandatory"] != mandatory:
            t = training.c
            to_take = [t.course_id == course_id, t.over_on.is_(None), t.came_as != ONBOARDING]
            days = connection.execute(select(training.c.assigned_on).where(*to_take).distinct()).scalars().all()
            connection.execute(update(training).where(*to_take).values(mandatory=mandatory))
            stamp(connection, training, days)
        settle_duties(connection, clock=clock)
        return course_id

    content = {"course_id": course_id, "revision": revision, **new}
    return requests.once(connection, "change_course", content, work, by=scope, clock=clock, request_key=request_key)


def retire_course(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, course_id: int, revision: int
) -> int:
    """Give a course no more: nobody has to take it any longer, and whoever took it keeps that. Returns its id.

    Raises:
        NotAllowed, Rejected: "entry_not_found", "course_retired", "course_moved_on", "request_key_reused".
    """
    require(scope, Action.TEACH)

    def work() -> int:
        row = _found(connection, scope, course_id, revision)
        _move(connection, row, {"retired_on": clock.today}, scope, clock)
        settle_duties(connection, clock=clock)
        return course_id

    content = {"course_id": course_id, "revision": revision}
    return requests.once(connection, "retire_course", content, work, by=scope, clock=clock, request_key=request_key)


def _given(
    name: str, name_en: str | None, purpose: str | None, hours: float, passing_score: float | None,
    valid_months: int | None, mandatory: bool, onboarding: bool, due_days: int, for_team_id: int | None,
    for_role: str | None, metric: str | None,
) -> dict[str, Any]:  # fmt: skip
    """The course as it is stored."""
    sensible = (
        isfinite(hours) and 0 <= hours <= MOST_HOURS and 0 <= due_days <= MOST_DAYS
        and (valid_months is None or 1 <= valid_months <= MOST_MONTHS)
        and (passing_score is None or 0 < passing_score <= MOST_SCORE)
    )  # fmt: skip
    if not sensible:
        raise Rejected("course_numbers_wrong")
    if for_role is not None:
        entries.one_of(for_role, FOR_ROLES)
    if metric is not None:
        entries.one_of(metric, tuple(METRICS))
    return {
        "name": _limited(given_text(name, "course_name_missing"), LONGEST_NAME),
        "name_en": _limited(given_text(name_en), LONGEST_NAME),
        "purpose": _limited(given_text(purpose), LONGEST_PURPOSE), "hours": hours, "passing_score": passing_score,
        "valid_months": valid_months, "mandatory": mandatory, "onboarding": onboarding, "due_days": due_days,
        "team_id": for_team_id, "role": for_role, "metric": metric,
    }  # fmt: skip


def _limited(text: str | None, limit: int) -> str | None:
    if text and len(text) > limit:
        raise Rejected("text_too_long", length=len(text), limit=limit)
    return text


def _may_teach(connection: Connection, scope: Scope, team_id: int | None) -> None:
    t = visible(team, scope)
    if team_id is not None and connection.execute(select(t.c.id).where(t.c.id == team_id, t.c.active)).first() is None:
        raise Rejected("team_not_found")
    if not teaches(scope, team_id):
        raise NotAllowed()


def _is_new(connection: Connection, scope: Scope, name: str, besides: int | None) -> None:
    c = visible(course, scope)
    same = [c.c.name == name, c.c.retired_on.is_(None), c.c.id != (besides or 0)]
    if connection.execute(select(c.c.id).where(*same)).first() is not None:
        raise Rejected("course_there_already", name=name)


def _found(connection: Connection, scope: Scope, course_id: int, revision: int) -> Any:
    c, m = visible(course, scope), visible(member, scope)
    row = connection.execute(select(c).where(c.c.id == course_id)).mappings().first()
    if row is None:
        raise Rejected("entry_not_found")
    if not teaches(scope, row["team_id"]):
        raise NotAllowed()
    if row["retired_on"] is not None:
        raise Rejected("course_retired")
    if row["revision"] != revision:
        raise Rejected("course_moved_on", who=entries.said_of(connection, m, row["changed_by"]))
    return row


def _move(connection: Connection, row: Any, values: dict[str, Any], scope: Scope, clock: Clock) -> None:
    told = {"changed_at": clock.now, "changed_by": scope.member_id, "revision": row["revision"] + 1}
    connection.execute(update(course).where(course.c.id == row["id"]).values({**values, **told}))
