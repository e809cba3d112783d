"""Calibration: a second reviewer reviews the same case without seeing the first review, and then both are compared.

Who leads the team, or the first reviewer, asks a lead: themselves if the first review is somebody else's, or the lead
of another team. That lead does not see the case itself, so whoever asks says how to find it. The second review never
counts. How far the two are apart is reckoned by metrics/people/quality.py.
"""

from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Row, exists, insert, select, update

from data_access import requests
from data_access.clock import Clock
from data_access.derived import MOMENT
from data_access.members.roles import Role
from data_access.quality import rules, scoring
from data_access.quality.rules import Given
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import member, member_role, quality_calibration, quality_review, team
from data_access.scope import Action, Scope, may, visible

_KEPT = (
    "review_id", "second_id", "calibrator_id", "asked_by", "asked_on", "done_at", "brief", "case_kind", "case_id",
    "case_on", "channel", "member_id", "team_id",
)  # fmt: skip


def ask_calibration(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    review_id: int,
    calibrator_id: int | None,
    brief: str | None = None,
) -> int:
    """Ask a lead to review the same case once more, and return the calibration's id; until it is done, the first
    review is hidden from them. `brief` tells how to find the case.

    Raises:
        NotAllowed: `scope` neither leads the team nor made the review, or it is about themselves.
        Rejected: "entry_not_found", "quality_voided", "calibration_there", "calibrator_unfit", "choice_missing",
            "text_too_long", "request_key_reused".
    """
    rules.reviewer(scope)
    content = {
        "review_id": review_id, "calibrator_id": calibrator_id, "brief": rules.limited(brief, rules.LONGEST_BRIEF)
    }  # fmt: skip

    def work() -> int:
        r = visible(quality_review, scope)
        first = connection.execute(select(r).where(r.c.id == review_id)).mappings().first()
        if first is None:
            raise Rejected("entry_not_found")
        led = scope.everything or first["team_id"] in scope.led_team_ids or first["reviewer_id"] == scope.member_id
        if not led or first["member_id"] == scope.member_id or first["calibration_of"] is not None:
            raise NotAllowed()
        if first["voided_at"] is not None:
            raise Rejected("quality_voided")
        c = quality_calibration.c
        there = select(c.id).where(c.review_id == review_id, c.withdrawn_at.is_(None))
        if connection.execute(there).first() is not None:
            raise Rejected("calibration_there")
        _fit(connection, scope, calibrator_id, (first["member_id"], first["reviewer_id"]))
        kept = ("member_id", "team_id", "customer_id", "case_kind", "case_id", "case_on", "channel")
        row = {
            **content, **{name: first[name] for name in kept}, "asked_by": scope.member_id, "asked_at": clock.now,
            "asked_on": clock.today,
        }  # fmt: skip
        made = insert(quality_calibration).values(row).returning(quality_calibration.c.id)
        return int(connection.execute(made).scalar_one())

    return requests.once(connection, "ask_calibration", content, work, by=scope, clock=clock, request_key=request_key)


def calibrate_review(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    calibration_id: int,
    ratings: tuple[Given, ...],
    root_cause: str | None = None,
    findings: str | None = None,
) -> int:
    """Store the second review, by whom it was asked of, and return the calibration's id; from now on they see both.

    `ratings` are of the categories of today.

    Raises:
        NotAllowed: it was asked of somebody else.
        Rejected: "entry_not_found", "calibration_over", "quality_voided", and what every review is refused for
            (data_access/quality/scoring.py).
    """
    rules.reviewer(scope)
    said = {"root_cause": root_cause, "findings": rules.limited(findings, rules.LONGEST_FINDINGS)}
    content = {"calibration_id": calibration_id, **said, "ratings": rules.sent(ratings)}

    def work() -> int:
        row = _open(connection, scope, calibration_id)
        if row.calibrator_id != scope.member_id:
            raise NotAllowed()
        # The table itself: they do not see it yet, and nothing of its scores is taken.
        asked = select(quality_review).where(quality_review.c.id == row.review_id)
        first = connection.execute(asked).mappings().one()
        if first["voided_at"] is not None:
            raise Rejected("quality_voided")
        second = scoring.second_of(connection, first, ratings, said, by=scope, clock=clock)
        c = quality_calibration.c
        done = {"second_id": second, "done_at": clock.now}
        connection.execute(update(quality_calibration).where(c.id == calibration_id).values(done))
        return calibration_id

    return requests.once(connection, "calibrate_review", content, work, by=scope, clock=clock, request_key=request_key)


def withdraw_calibration(
    connection: Connection, scope: Scope, *, clock: Clock, request_key: str, calibration_id: int
) -> int:
    """Take back that somebody is asked, or decline it oneself; return the calibration's id.

    Raises:
        NotAllowed: `scope` neither asked nor was asked, and does not lead the team.
        Rejected: "entry_not_found", "calibration_over", "request_key_reused".
    """
    rules.reviewer(scope)

    def work() -> int:
        row = _open(connection, scope, calibration_id)
        theirs = scope.member_id in (row.calibrator_id, row.asked_by) or row.team_id in scope.led_team_ids
        if row.member_id == scope.member_id or not (theirs or scope.everything):
            raise NotAllowed()
        c = quality_calibration.c
        connection.execute(
            update(quality_calibration).where(c.id == calibration_id).values(withdrawn_at=clock.now)
        )  # fmt: skip
        return calibration_id

    content = {"calibration_id": calibration_id}
    return requests.once(
        connection, "withdraw_calibration", content, work, by=scope, clock=clock, request_key=request_key
    )


def calibrations(connection: Connection, scope: Scope, *, limit: int = 200) -> pd.DataFrame:
    """Second reviews that are asked for or done, of the teams that `scope` leads and those asked of them, newest first.

    One row per calibration that was not withdrawn and whose first review counts. Columns: calibration_id, review_id,
    second_id (missing until it is done), calibrator_id, asked_by, asked_on, done_at (UTC), brief, case_kind, case_id,
    case_on, channel, member_id, team_id, first_score and second_score (0-1; missing where `scope` does not see the
    review), member, member_en, team, team_en, reviewer, reviewer_en (of the first), calibrator, calibrator_en, mine
    (asked of this person).

    Source: quality_calibration, filled by pages/growth/quality.py.
    """
    c, r = visible(quality_calibration, scope), visible(quality_review, scope)
    first, second = r.alias("first"), r.alias("second")
    m, t = visible(member, scope), visible(team, scope)
    who = {name: m.alias(name) for name in ("member", "reviewer", "calibrator")}
    joined: Any = c.outerjoin(first, first.c.id == c.c.review_id).outerjoin(second, second.c.id == c.c.second_id)
    keys = {"member": c.c.member_id, "reviewer": first.c.reviewer_id, "calibrator": c.c.calibrator_id}
    for name, key in keys.items():
        joined = joined.outerjoin(who[name], who[name].c.id == key)
    joined = joined.outerjoin(t, t.c.id == c.c.team_id)
    named = [column for name, each in {**who, "team": t}.items() for column in _named(each, name)]
    asked = select(
        c.c.id.label("calibration_id"), *(c.c[name] for name in _KEPT), first.c.score.label("first_score"),
        second.c.score.label("second_score"), *named,
    )  # fmt: skip
    which: list[ColumnElement[bool]] = [c.c.withdrawn_at.is_(None), first.c.voided_at.is_(None)]
    if not scope.everything and not may(scope, Action.REVIEW_QUALITY):
        which.append(c.c.id.is_(None))
    elif scope.member_id is not None:  # who was reviewed does not read of it, also who leads the team
        which.append(c.c.member_id != scope.member_id)
    asked = asked.select_from(joined).where(*which).order_by(c.c.asked_at.desc(), c.c.id.desc()).limit(limit)
    found = pd.read_sql(asked, connection)
    for name in ("asked_on", "case_on"):
        found[name] = pd.to_datetime(found[name])
    found["done_at"] = pd.to_datetime(found["done_at"], utc=True).astype(MOMENT)
    found = found.astype({"first_score": "float64", "second_score": "float64", "second_id": "Int64"})
    return found.assign(mine=found["calibrator_id"].eq(scope.member_id) & (scope.member_id is not None))


def calibrators(connection: Connection, scope: Scope) -> pd.DataFrame:
    """The leads who may be asked, by name.

    One row per active lead. Columns: member_id, name, name_en (missing where there is none).
    """
    m, r = visible(member, scope), visible(member_role, scope)
    leads = exists().where(r.c.member_id == m.c.id, r.c.role == Role.LEAD.value)
    asked = select(m.c.id.label("member_id"), m.c.name, m.c.name_en).where(m.c.active, leads)
    return pd.read_sql(asked.order_by(m.c.name, m.c.id), connection)


def _named(who: Any, name: str) -> tuple[Any, Any]:
    return who.c.name.label(name), who.c.name_en.label(f"{name}_en")


def _fit(connection: Connection, scope: Scope, calibrator_id: int | None, unfit: tuple[int | None, ...]) -> None:
    if calibrator_id is None:
        raise Rejected("choice_missing")
    if calibrator_id in unfit or calibrator_id not in set(calibrators(connection, scope)["member_id"]):
        raise Rejected("calibrator_unfit")


def _open(connection: Connection, scope: Scope, calibration_id: int) -> Row[Any]:
    c = visible(quality_calibration, scope)
    row = connection.execute(select(c).where(c.c.id == calibration_id)).first()
    if row is None:
        raise Rejected("entry_not_found")
    if row.done_at is not None or row.withdrawn_at is not None:
        raise Rejected("calibration_over")
    return row
