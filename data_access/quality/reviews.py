"""Quality reviews as they are read: by whom they are about, and by who leads the team."""

from datetime import timedelta
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, select

from data_access.clock import Clock
from data_access.derived import MOMENT
from data_access.quality.rules import ACKNOWLEDGE_WITHIN_DAYS
from data_access.schema import member, quality_calibration, quality_category, quality_rating, quality_review, team
from data_access.scope import Scope, visible, visible_of_persons

TO_ACKNOWLEDGE, ACKNOWLEDGED, VOIDED = STATES = ("to_acknowledge", "acknowledged", "voided")
_KEPT = (
    "reviewed_on", "score", "critical_failed", "root_cause", "findings", "case_kind", "case_id", "case_on", "channel",
    "member_id", "team_id", "reviewer_id", "acknowledged_at", "member_reply", "revision", "calibration_of",
    "void_reason",
)  # fmt: skip


def quality_reviews(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    team_ids: tuple[int, ...] = (),
    member_ids: tuple[int, ...] = (),
    number: int | None = None,
    limit: int = 1_000,
) -> pd.DataFrame:
    """The reviews that `scope` may read, the newest first: first reviews, or the one of that number whatever it is.

    One row per review. Columns: number, reviewed_on, score (0-1), critical_failed, root_cause, findings, case_kind,
    case_id, case_on, channel, member_id, team_id, reviewer_id, acknowledged_at (UTC), member_reply, revision,
    calibration_of, void_reason, state (of STATES), due_on (until when it is to be acknowledged), calibration (asked or
    done, missing without one), member, member_en, team, team_en, reviewer, reviewer_en, mine (it is about this person),
    all (how many there are).

    Source: quality_review, filled by pages/growth/quality.py.
    """
    # Of other teams somebody reads what they reviewed once more, which is no part of any list but that of calibrations.
    r = visible_of_persons(quality_review, scope) if number is None else visible(quality_review, scope)
    m, t = visible(member, scope), visible(team, scope)
    k = visible(quality_calibration, scope)
    by = m.alias("reviewer")
    wanted: list[ColumnElement[bool]] = [r.c.calibration_of.is_(None)] if number is None else [r.c.id == number]
    if team_ids:
        wanted.append(r.c.team_id.in_(team_ids))
    if member_ids:
        wanted.append(r.c.member_id.in_(member_ids))
    state = case(
        (r.c.voided_at.is_not(None), VOIDED), (r.c.acknowledged_at.is_(None), TO_ACKNOWLEDGE), else_=ACKNOWLEDGED
    ).label("state")
    of_it = and_(k.c.review_id == r.c.id, k.c.withdrawn_at.is_(None))
    calibration = case(
        (exists().where(of_it, k.c.done_at.is_not(None)), "done"), (exists().where(of_it), "asked")
    ).label("calibration")
    total = select(func.count()).select_from(r).where(*wanted).scalar_subquery()
    names: list[Any] = [
        m.c.name.label("member"), m.c.name_en.label("member_en"), t.c.name.label("team"), t.c.name_en.label("team_en"),
        by.c.name.label("reviewer"), by.c.name_en.label("reviewer_en"),
    ]  # fmt: skip
    asked = (
        select(r.c.id.label("number"), *(r.c[name] for name in _KEPT), state, calibration, *names, total.label("all"))
        .select_from(
            r.outerjoin(m, m.c.id == r.c.member_id)
            .outerjoin(t, t.c.id == r.c.team_id)
            .outerjoin(by, by.c.id == r.c.reviewer_id)
        )
        .where(*wanted)
        .order_by(r.c.reviewed_on.desc(), r.c.id.desc())
        .limit(limit)
    )
    found = pd.read_sql(asked, connection)
    for name in ("reviewed_on", "case_on"):
        found[name] = pd.to_datetime(found[name])
    found["acknowledged_at"] = pd.to_datetime(found["acknowledged_at"], utc=True).astype(MOMENT)
    found = found.astype({"score": "float64", "critical_failed": "bool", "case_id": "Int64", "member_id": "Int64"})
    due = found["reviewed_on"] + timedelta(days=ACKNOWLEDGE_WITHIN_DAYS)
    mine = found["member_id"].eq(scope.member_id).fillna(False).astype("bool") & (scope.member_id is not None)
    if len(found) and mine.any():  # who was reviewed does not hear of second reviews
        found.loc[mine, "calibration"] = None
    return found.assign(due_on=due.where(found["state"] == TO_ACKNOWLEDGE), mine=mine)


def review_ratings(connection: Connection, scope: Scope, review_ids: tuple[int, ...]) -> pd.DataFrame:
    """What these reviews rated, each category as it was then, in the form's order.

    One row per review and category. Columns: review_id, category_id, line (the same for all versions of a category),
    name, name_en, weight, score_low, score_high, critical, score (missing: N/A), remark.

    Source: quality_rating and quality_category.
    """
    r, c = visible(quality_rating, scope), visible(quality_category, scope)
    of_category = (c.c[name] for name in ("line", "name", "name_en", "weight", "score_low", "score_high", "critical"))
    asked = (
        select(r.c.review_id, r.c.category_id, *of_category, r.c.score, r.c.remark)
        .join_from(r, c, c.c.id == r.c.category_id)
        .where(r.c.review_id.in_(review_ids))
        .order_by(r.c.review_id, c.c.position, c.c.id)
    )
    return pd.read_sql(asked, connection).astype({"score": "Int64", "critical": "bool", "weight": "float64"})
