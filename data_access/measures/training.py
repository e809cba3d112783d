"""What people learn: what was due and done, hours, and what is overdue."""

from sqlalchemy import and_, distinct, func, or_

from data_access.measures.declare import cases, declare
from data_access.schema import training

declare(
    training,
    "due_on",
    trainings_completed=cases(lambda c, now: c.completed_on.is_not(None)),
    # Past due is missed, until it is completed after all; whoever is excused afterwards has missed it.
    trainings_missed=cases(
        lambda c, now: and_(
            c.completed_on.is_(None), c.due_at < now, or_(c.withdrawn_on.is_(None), c.withdrawn_on > c.due_on)
        ),
    ),
)
declare(
    training,
    "attended_on",
    training_hours=lambda c, now: func.sum(c.hours),
    trainings_attended=cases(lambda c, now: c.attended_on.is_not(None)),
    members_trained=lambda c, now: func.count(distinct(c.member_id)),
)
declare(training, None, trainings_overdue=cases(lambda c, now: and_(c.mandatory, c.due_at < now)))
