"""Reviewing how well a case was served: by who leads the team that served it.

Every command refuses, besides what it names itself:

    NotAllowed: `scope` may not do this, or not with this review.
    Rejected: "entry_not_found", "request_key_reused", "text_too_long", "quality_form_changed", "quality_score_unknown",
        "quality_nothing_rated", "quality_cause_missing", "choice_unknown".
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from data_access import entries, requests
from data_access.clock import Clock
from data_access.quality import form, rules
from data_access.quality.rules import Given
from data_access.rejected import NotAllowed, Rejected
from data_access.schema import (
    complaint,
    interaction,
    quality_calibration,
    quality_category,
    quality_rating,
    quality_review,
)
from data_access.scope import Action, Scope, require, visible
from data_access.stamps import stamp

CASES = {rules.INTERACTION: interaction, rules.COMPLAINT: complaint}
AS_OF_THE_CASE = ("member_id", "team_id", "customer_id", "channel", "tier", "level")


def review_case(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    ratings: tuple[Given, ...],
    case_kind: str | None = None,
    case_id: int | None = None,
    member_id: int | None = None,
    root_cause: str | None = None,
    findings: str | None = None,
) -> int:
    """Review a case of a team that `scope` leads, or without a case a member of it, and return the review's id.

    `ratings` are of the categories of today. Whom it is about, their team, and the customer are those of the case.

    Raises:
        Rejected: also "quality_case_missing", "case_not_found", "case_reviewed", "member_not_found",
            "quality_of_oneself".
    """
    rules.reviewer(scope)
    said = {"root_cause": root_cause, "findings": rules.limited(findings, rules.LONGEST_FINDINGS)}
    about = {"case_kind": case_kind, "case_id": case_id, "member_id": member_id}
    content = {**about, **said, "ratings": rules.sent(ratings)}
    before = entries.logged_before(connection, quality_review, scope.member_id, request_key, content)
    if before is not None:
        return before.id
    found = rules.result(ratings, form.current(connection))
    if case_kind is None or case_id is None:
        served = _member(connection, scope, member_id, clock)
    else:
        served = _case(connection, scope, case_kind, case_id)
        _unreviewed(connection, case_kind, case_id)
    if served["member_id"] == scope.member_id:
        raise Rejected("quality_of_oneself")
    row = {
        **served, "reviewer_id": scope.member_id, "reviewed_on": clock.today, "score": found.score,
        "critical_failed": found.critical_failed, "revision": 0, **said,
        "root_cause": rules.cause_of(root_cause, found),
    }  # fmt: skip
    made = entries.store(
        connection, quality_review, row, by=scope, clock=clock, request_key=request_key, content=content
    )
    found.store(connection, made.id, row)
    return made.id


def correct_review(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    review_id: int,
    revision: int,
    ratings: tuple[Given, ...],
    root_cause: str | None = None,
    findings: str | None = None,
) -> int:
    """Rate anew what one reviewed oneself, by the categories of then, and return the review's id.

    Only until its member acknowledged it, and until somebody is asked to calibrate it: afterwards it can be voided.

    Raises:
        Rejected: also "quality_moved_on", "quality_acknowledged", "quality_calibrated", "quality_voided".
    """
    rules.reviewer(scope)
    said = {"root_cause": root_cause, "findings": rules.limited(findings, rules.LONGEST_FINDINGS)}
    content = {"review_id": review_id, "revision": revision, **said, "ratings": rules.sent(ratings)}

    def work() -> int:
        row = found_review(connection, review_id, revision, by=scope)
        if row["reviewer_id"] != scope.member_id or row["calibration_of"] is not None:
            raise NotAllowed()
        if row["acknowledged_at"] is not None:
            raise Rejected("quality_acknowledged")
        c = quality_calibration.c
        asked = select(c.id).where(c.review_id == review_id, c.withdrawn_at.is_(None))
        if connection.execute(asked).first() is not None:
            raise Rejected("quality_calibrated")
        found = rules.result(ratings, _categories_of(connection, review_id))
        values = {
            "score": found.score, "critical_failed": found.critical_failed, "findings": said["findings"],
            "root_cause": rules.cause_of(root_cause, found), "revision": row["revision"] + 1,
        }  # fmt: skip
        connection.execute(update(quality_review).where(quality_review.c.id == review_id).values(values))
        connection.execute(delete(quality_rating).where(quality_rating.c.review_id == review_id))
        found.store(connection, review_id, row)
        stamp(connection, quality_review, [row["reviewed_on"]])
        return review_id

    return requests.once(connection, "correct_review", content, work, by=scope, clock=clock, request_key=request_key)


def acknowledge_review(
    connection: Connection,
    scope: Scope,
    *,
    clock: Clock,
    request_key: str,
    review_id: int,
    revision: int,
    reply: str | None = None,
) -> int:
    """Say that one has read the review of one's own case, and what one thinks of it; return its id.

    Raises:
        NotAllowed: also: it is about somebody else.
        Rejected: also "quality_moved_on": its reviewer corrected it meanwhile; "quality_voided".
    """
    require(scope, Action.ACKNOWLEDGE_REVIEWS)
    said = rules.limited(reply, rules.LONGEST_REPLY)
    content = {"review_id": review_id, "revision": revision, "reply": said}

    def work() -> int:
        row = found_review(connection, review_id, revision, by=scope)
        if scope.member_id is None or row["member_id"] != scope.member_id:
            raise NotAllowed()
        if row["acknowledged_at"] is None:
            values = {
                "acknowledged_at": clock.now, "acknowledged_by": scope.member_id, "member_reply": said,
                "revision": row["revision"] + 1,
            }  # fmt: skip
            connection.execute(update(quality_review).where(quality_review.c.id == review_id).values(values))
        return review_id

    return requests.once(
        connection, "acknowledge_quality_review", content, work, by=scope, clock=clock, request_key=request_key
    )


def found_review(connection: Connection, review_id: int, revision: int, *, by: Scope) -> Mapping[Any, Any]:
    """A review that `by` may read, as it is; it must be as they saw it, and not voided."""
    r = visible(quality_review, by)
    row = connection.execute(select(r).where(r.c.id == review_id)).mappings().first()
    if row is None:
        raise Rejected("entry_not_found")
    if row["voided_at"] is not None:
        raise Rejected("quality_voided")
    if row["revision"] != revision:
        raise Rejected("quality_moved_on")
    return row


def second_of(
    connection: Connection, first: Mapping[Any, Any], ratings: tuple[Given, ...], said: dict[str, Any], *, by: Scope,
    clock: Clock,
) -> int:  # fmt: skip
    """Store a second review of the same case, which never counts, and return its id."""
    found = rules.result(ratings, form.current(connection))
    row = {
        **{name: first[name] for name in (*AS_OF_THE_CASE, "case_kind", "case_id", "case_on")},
        "reviewer_id": by.member_id, "reviewed_on": clock.today, "score": found.score, "revision": 0,
        "critical_failed": found.critical_failed, "calibration_of": first["id"], "counted": False, "source": None,
        "created_at": clock.now, "created_by": by.member_id, **said,
        "root_cause": rules.cause_of(said["root_cause"], found),
    }  # fmt: skip
    made = int(connection.execute(insert(quality_review).values(row).returning(quality_review.c.id)).scalar_one())
    stamp(connection, quality_review, [clock.today])
    found.store(connection, made, row)
    return made


def _case(connection: Connection, scope: Scope, kind: str, case_id: int) -> dict[str, Any]:
    table = CASES[entries.one_of(kind, rules.KINDS)]
    c = visible(table, scope)
    row = connection.execute(select(c).where(c.c.id == case_id, c.c.voided_at.is_(None))).mappings().first()
    if row is None or row["member_id"] is None:
        raise Rejected("case_not_found")
    if not scope.everything and row["team_id"] not in scope.led_team_ids:
        raise Rejected("quality_of_oneself" if row["member_id"] == scope.member_id else "case_not_found")
    served = {name: row[name] for name in AS_OF_THE_CASE}
    return {**served, "case_kind": kind, "case_id": case_id, "case_on": row["opened_on"]}


def _member(connection: Connection, scope: Scope, member_id: int | None, clock: Clock) -> dict[str, Any]:
    """What is true of a member today, where a review is about no case that is stored."""
    if member_id is None:
        raise Rejected("quality_case_missing")
    teams = entries.teams_on(connection, member_id, clock.today, scope)
    led = [team_id for team_id in teams if scope.everything or team_id in scope.led_team_ids]
    if not led:
        raise Rejected("member_not_found")
    nothing = dict.fromkeys(("customer_id", "channel", "tier", "level", "case_kind", "case_id", "case_on"))
    return {**nothing, "member_id": member_id, "team_id": led[0]}


def _unreviewed(connection: Connection, kind: str, case_id: int) -> None:
    """A case has one review that counts. The table itself: also one that its second reviewer does not see yet."""
    r = quality_review.c
    first = [r.case_kind == kind, r.case_id == case_id, r.calibration_of.is_(None), r.voided_at.is_(None)]
    number = connection.execute(select(func.min(r.id)).where(*first)).scalar()
    if number is not None:
        raise Rejected("case_reviewed", number=number)


def _categories_of(connection: Connection, review_id: int) -> list[Any]:
    c, r = quality_category.c, quality_rating.c
    asked = select(quality_category).where(c.id.in_(select(r.category_id).where(r.review_id == review_id)))
    return list(connection.execute(asked).mappings().all())
