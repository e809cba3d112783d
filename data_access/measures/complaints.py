"""Complaints: how many, how soon answered and resolved, how many stand open, and how each stage kept its time."""

from sqlalchemy import ColumnElement, and_, or_

from data_access.measures.declare import (
    Columns,
    Moment,
    cases,
    declare,
    late,
    quantiles,
    response_late,
    response_running,
    running,
)
from data_access.schema import complaint, complaint_stage
from data_access.workflow.moves import AFTER


def _unacknowledged(c: Columns) -> ColumnElement[bool]:
    """Waiting for a first sign; of a case that is over without one nobody knows."""
    return and_(c.acknowledged_at.is_(None), c.ended_on.is_(None))


def _acknowledged_late(c: Columns, now: Moment) -> ColumnElement[bool]:
    return or_(c.acknowledged_at > c.acknowledge_due_at, and_(_unacknowledged(c), c.acknowledge_due_at < now))


def _stage_running(c: Columns, now: Moment) -> ColumnElement[bool]:
    """Not past its time; while the complaint waits for others that stands still, and there is no due time."""
    waits = and_(c.standard_id.is_not(None), c.due_at.is_(None))
    return and_(c.left_at.is_(None), or_(c.due_at >= now, waits))


declare(
    complaint,
    "opened_on",
    complaints_opened=cases(lambda c, now: c.opened_on.is_not(None)),
    complaint_responses=cases(lambda c, now: c.first_response_minutes.is_not(None)),
    complaint_responses_working=cases(lambda c, now: c.first_response_business_minutes.is_not(None)),
    complaints_within=cases(lambda c, now: c.kept),
    complaints_late=cases(late),
    complaints_open_past_due=cases(lambda c, now: and_(late(c, now), c.kept.is_(None))),
    complaints_running=cases(running),
    complaint_responses_within=cases(lambda c, now: c.response_kept),
    complaint_responses_late=cases(response_late),
    complaint_responses_running=cases(response_running),
    complaints_acknowledged=cases(lambda c, now: c.acknowledged_at <= c.acknowledge_due_at),
    complaints_acknowledged_late=cases(_acknowledged_late),
    complaints_unacknowledged=cases(lambda c, now: and_(_unacknowledged(c), c.acknowledge_due_at >= now)),
    complaints_escalated=cases(lambda c, now: c.escalated),
    # Of which it is known how long they took, or have been open: all but those with an impossible duration.
    complaints_timed=cases(lambda c, now: or_(c.resolved_on.is_(None), c.resolution_minutes.is_not(None))),
    complaints_timed_working=cases(
        lambda c, now: or_(c.resolved_on.is_(None), c.resolution_business_minutes.is_not(None))
    ),
    # Open today, by the day on which they were opened: how old the open ones are.
    complaints_open=cases(lambda c, now: c.ended_on.is_(None)),
)
declare(
    complaint,
    "opened_on",
    None,
    **quantiles("complaint_response", "first_response", 0.5, 0.9),
)
declare(
    complaint,
    "resolved_on",
    complaints_resolved=cases(lambda c, now: c.resolved_on.is_not(None)),
    complaint_resolutions=cases(lambda c, now: c.resolution_minutes.is_not(None)),
    complaint_resolutions_working=cases(lambda c, now: c.resolution_business_minutes.is_not(None)),
)
declare(
    complaint,
    "resolved_on",
    None,
    **quantiles("complaint_resolution", "resolution", 0.5, 0.9),
)
# Whether each stage ended within its own time.
declare(
    complaint_stage,
    "entered_on",
    stages_within=cases(lambda c, now: c.left_at <= c.due_at),
    stages_late=cases(lambda c, now: or_(c.left_at > c.due_at, and_(c.left_at.is_(None), c.due_at < now))),
    stages_running=cases(_stage_running),
)
declare(
    complaint,
    "closed_on",
    complaints_closed=cases(lambda c, now: c.closed_on.is_not(None)),
    complaints_recurrence_known=cases(lambda c, now: c.recurred.is_not(None)),
    complaints_recurred=cases(lambda c, now: c.recurred),
)
declare(
    complaint,
    "first_resolved_on",
    complaints_first_resolved=cases(lambda c, now: c.first_resolved_on.is_not(None)),
    complaints_reopened=cases(lambda c, now: c.reopened_soon),
)
declare(complaint, None, complaints_overdue=cases(lambda c, now: c.due_at < now))
# By stages, because each says which team held the complaint: a team's backlog moves with every transfer.
declare(
    complaint_stage,
    None,
    # Whatever stages the organisation has of its own: all but what follows the resolution.
    complaints_backlog=cases(lambda c, now: c.stage.not_in(AFTER)),
)
# What changes that backlog: how complaints come into stages in which they are worked on, and how they leave them.
declare(
    complaint_stage,
    "entered_on",
    work_received=cases(lambda c, now: c.came_as == "received"),
    work_reopened=cases(lambda c, now: c.came_as == "reopened"),
    work_from_teams=cases(lambda c, now: c.came_as == "team"),
    work_from_members=cases(lambda c, now: c.came_as == "member"),
)
declare(
    complaint_stage,
    "left_on",
    work_resolved=cases(lambda c, now: c.went_as == "resolved"),
    work_to_teams=cases(lambda c, now: c.went_as == "team"),
    work_to_members=cases(lambda c, now: c.went_as == "member"),
)
