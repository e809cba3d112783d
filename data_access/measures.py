"""Measures: named SQL expressions over one table of facts, each declared once. Metrics are arithmetic on them.

A measure says which table it counts, by which day a fact falls into a period, and the expression. `STANDING`
measures count what is there at a period's end instead. `data_access.asking` puts them into statements.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, case, column, distinct, func, or_
from sqlalchemy.sql.visitors import iterate

from data_access.schema import (
    complaint,
    complaint_stage,
    customer,
    interaction,
    purchase,
    suggestion,
    survey_answer,
    survey_invitation,
)

Columns = Any  # the columns of `countable(table, ...)`
Moment = ColumnElement[Any]
Expression = Callable[[Columns, Moment], ColumnElement[Any]]


@dataclass(frozen=True)
class Measure:
    """`on` is the Date column that places a fact in a period; None for what stands at the period's end.

    `expression` gets the countable columns and the moment of asking. `empty` is its value where a period holds
    no facts: 0 for counts and sums, missing for quantiles.
    """

    key: str
    table: Table
    on: str | None
    expression: Expression
    empty: float | None

    @cached_property
    def of_the_moment(self) -> bool:
        """Whether it changes with time alone, as what is overdue does."""
        now: Moment = column("now")
        return any(part is now for part in iterate(self.expression(self.table.c, now)))


MEASURES: dict[str, Measure] = {}


def _declare(table: Table, on: str | None, empty: float | None = 0, **expressions: Expression) -> None:
    for key, expression in expressions.items():
        if key in MEASURES:
            raise ValueError(f"the measure {key} is declared twice")
        MEASURES[key] = Measure(key, table, on, expression, empty)


def _cases(rule: Callable[[Columns, Moment], Any]) -> Expression:
    """How many facts satisfy a rule."""
    return lambda c, now: func.count().filter(rule(c, now))


def _quantile(column: str, at: float) -> Expression:
    """A quantile by linear interpolation over the facts that have a value."""
    return lambda c, now: func.percentile_cont(at).within_group(c[column])


def _late(c: Columns, now: Moment) -> ColumnElement[bool]:
    """Past the promised time, whether it ended or not: an open clock past its due time is breached."""
    return or_(c.kept.is_(False), and_(c.kept.is_(None), c.ended_on.is_(None), c.due_at < now))


def _response_late(c: Columns, now: Moment) -> ColumnElement[bool]:
    waiting = and_(c.response_kept.is_(None), c.first_response_minutes.is_(None), c.ended_on.is_(None))
    return or_(c.response_kept.is_(False), and_(waiting, c.response_due_at < now))


def _case_running(c: Columns, now: Moment) -> ColumnElement[bool]:
    """Open, and not past the promised time."""
    return and_(c.kept.is_(None), c.ended_on.is_(None), or_(c.due_at >= now, c.due_at.is_(None)))


def _response_running(c: Columns, now: Moment) -> ColumnElement[bool]:
    waiting = and_(c.response_kept.is_(None), c.first_response_minutes.is_(None), c.ended_on.is_(None))
    return and_(waiting, c.response_due_at >= now)


def _unacknowledged(c: Columns) -> ColumnElement[bool]:
    """Waiting for a first sign; of a case that is over without one nobody knows."""
    return and_(c.acknowledged_at.is_(None), c.ended_on.is_(None))


def _acknowledged_late(c: Columns, now: Moment) -> ColumnElement[bool]:
    return or_(c.acknowledged_at > c.acknowledge_due_at, and_(_unacknowledged(c), c.acknowledge_due_at < now))


# What customers answered.
def _csat(c: Columns) -> ColumnElement[bool]:
    return and_(c.kind == "csat", c.score.is_not(None))


def _on_five(c: Columns) -> ColumnElement[bool]:
    return and_(_csat(c), c.scale_low == 1, c.scale_high == 5)


def _on_seven(c: Columns) -> ColumnElement[bool]:
    return and_(c.kind == "ces", c.scale_low == 1, c.scale_high == 7, c.score.is_not(None))


_declare(
    survey_answer,
    "answered_on",
    answers=_cases(lambda c, now: _csat(c)),
    answers_top=_cases(lambda c, now: and_(_csat(c), c.top_box)),
    answers_bottom=_cases(lambda c, now: and_(_csat(c), c.bottom_box)),
    answers_on_five=_cases(lambda c, now: _on_five(c)),
    score_sum_on_five=lambda c, now: func.sum(case((_on_five(c), c.score), else_=0)),
    nps_answers=_cases(lambda c, now: and_(c.kind == "nps", c.score.is_not(None))),
    nps_promoters=_cases(lambda c, now: and_(c.kind == "nps", c.score >= 9)),
    nps_detractors=_cases(lambda c, now: and_(c.kind == "nps", c.score <= 6)),
    ces_answers=_cases(lambda c, now: and_(c.kind == "ces", c.score.is_not(None))),
    ces_easy=_cases(lambda c, now: and_(c.kind == "ces", c.top_box)),
    ces_on_seven=_cases(lambda c, now: _on_seven(c)),
    ces_sum_on_seven=lambda c, now: func.sum(case((_on_seven(c), c.score), else_=0)),
    comments=_cases(lambda c, now: c.commented),
    follow_ups_within=_cases(lambda c, now: c.follow_up_kept),  # of low scores; past due is late
    follow_ups_late=_cases(
        lambda c, now: or_(c.follow_up_kept.is_(False), and_(c.follow_up_kept.is_(None), c.follow_up_due_at < now))
    ),
    follow_ups=_cases(lambda c, now: c.follow_up_minutes.is_not(None)),
    follow_ups_working=_cases(lambda c, now: c.follow_up_business_minutes.is_not(None)),
)


_declare(
    survey_answer,
    "answered_on",
    None,
    follow_up_p50=_quantile("follow_up_minutes", 0.5),
    follow_up_p50_working=_quantile("follow_up_business_minutes", 0.5),
)
_declare(
    suggestion,
    "received_on",
    suggestions=_cases(lambda c, now: c.kind == "suggestion"),
    suggestions_answered=_cases(lambda c, now: and_(c.kind == "suggestion", c.state != "new")),
    suggestions_adopted=_cases(lambda c, now: and_(c.kind == "suggestion", c.state == "adopted")),
)


def _scored(score: int) -> Expression:
    return _cases(lambda c, now: and_(_on_five(c), c.score == score))


_declare(survey_answer, "answered_on", 0, **{f"answers_scored_{score}": _scored(score) for score in range(1, 6)})
_declare(
    survey_invitation,
    "invited_on",
    invitations=_cases(lambda c, now: c.invited_on.is_not(None)),
    invitations_answered=_cases(lambda c, now: c.answered_on.is_not(None)),
)

# Contacts.
_declare(
    interaction,
    "opened_on",
    interactions_opened=_cases(lambda c, now: c.opened_on.is_not(None)),
    first_responses=_cases(lambda c, now: c.first_response_minutes.is_not(None)),
    first_responses_working=_cases(lambda c, now: c.first_response_business_minutes.is_not(None)),
    first_responses_within=_cases(lambda c, now: c.response_kept),
    first_responses_late=_cases(_response_late),
    interactions_within=_cases(lambda c, now: c.kept),
    interactions_late=_cases(_late),
    interactions_running=_cases(_case_running),
    first_responses_running=_cases(_response_running),
    interactions_escalated=_cases(lambda c, now: c.escalated),
)
_declare(
    interaction,
    "opened_on",
    None,
    first_response_p50=_quantile("first_response_minutes", 0.5),
    first_response_p90=_quantile("first_response_minutes", 0.9),
    first_response_p50_working=_quantile("first_response_business_minutes", 0.5),
    first_response_p90_working=_quantile("first_response_business_minutes", 0.9),
)
_declare(
    interaction,
    "resolved_on",
    interactions_resolved=_cases(lambda c, now: c.resolved_on.is_not(None)),
    interaction_resolutions=_cases(lambda c, now: c.resolution_minutes.is_not(None)),
    interaction_resolutions_working=_cases(lambda c, now: c.resolution_business_minutes.is_not(None)),
)
_declare(
    interaction,
    "resolved_on",
    None,
    interaction_resolution_p50=_quantile("resolution_minutes", 0.5),
    interaction_resolution_p90=_quantile("resolution_minutes", 0.9),
    interaction_resolution_p50_working=_quantile("resolution_business_minutes", 0.5),
    interaction_resolution_p90_working=_quantile("resolution_business_minutes", 0.9),
)
_declare(
    interaction,
    "first_resolved_on",
    interactions_first_resolved=_cases(lambda c, now: c.first_resolved_on.is_not(None)),
    interactions_reopened=_cases(lambda c, now: c.reopened_soon),
    interactions_contact_known=_cases(lambda c, now: c.first_contact.is_not(None)),
    interactions_first_contact=_cases(lambda c, now: c.first_contact),
)
_declare(interaction, None, interactions_backlog=_cases(lambda c, now: c.opened_on.is_not(None)))

# Complaints.
_declare(
    complaint,
    "opened_on",
    complaints_opened=_cases(lambda c, now: c.opened_on.is_not(None)),
    complaint_responses=_cases(lambda c, now: c.first_response_minutes.is_not(None)),
    complaint_responses_working=_cases(lambda c, now: c.first_response_business_minutes.is_not(None)),
    complaints_within=_cases(lambda c, now: c.kept),
    complaints_late=_cases(_late),
    complaints_running=_cases(_case_running),
    complaint_responses_within=_cases(lambda c, now: c.response_kept),
    complaint_responses_late=_cases(_response_late),
    complaint_responses_running=_cases(_response_running),
    complaints_acknowledged=_cases(lambda c, now: c.acknowledged_at <= c.acknowledge_due_at),
    complaints_acknowledged_late=_cases(_acknowledged_late),
    complaints_unacknowledged=_cases(lambda c, now: and_(_unacknowledged(c), c.acknowledge_due_at >= now)),
    complaints_escalated=_cases(lambda c, now: c.escalated),
    # Of which it is known how long they took, or have been open: all but those with an impossible duration.
    complaints_timed=_cases(lambda c, now: or_(c.resolved_on.is_(None), c.resolution_minutes.is_not(None))),
    complaints_timed_working=_cases(
        lambda c, now: or_(c.resolved_on.is_(None), c.resolution_business_minutes.is_not(None))
    ),
    # Open today, by the day on which they were opened: how old the open ones are.
    complaints_open=_cases(lambda c, now: c.ended_on.is_(None)),
)
_declare(
    complaint,
    "opened_on",
    None,
    complaint_response_p50=_quantile("first_response_minutes", 0.5),
    complaint_response_p90=_quantile("first_response_minutes", 0.9),
    complaint_response_p50_working=_quantile("first_response_business_minutes", 0.5),
    complaint_response_p90_working=_quantile("first_response_business_minutes", 0.9),
)
_declare(
    complaint,
    "resolved_on",
    complaints_resolved=_cases(lambda c, now: c.resolved_on.is_not(None)),
    complaint_resolutions=_cases(lambda c, now: c.resolution_minutes.is_not(None)),
    complaint_resolutions_working=_cases(lambda c, now: c.resolution_business_minutes.is_not(None)),
)
_declare(
    complaint,
    "resolved_on",
    None,
    complaint_resolution_p50=_quantile("resolution_minutes", 0.5),
    complaint_resolution_p90=_quantile("resolution_minutes", 0.9),
    complaint_resolution_p50_working=_quantile("resolution_business_minutes", 0.5),
    complaint_resolution_p90_working=_quantile("resolution_business_minutes", 0.9),
)
# Whether each stage ended within its own time.
_declare(
    complaint_stage,
    "entered_on",
    stages_within=_cases(lambda c, now: c.left_at <= c.due_at),
    stages_late=_cases(lambda c, now: or_(c.left_at > c.due_at, and_(c.left_at.is_(None), c.due_at < now))),
    stages_running=_cases(lambda c, now: and_(c.left_at.is_(None), c.due_at >= now)),
)
_declare(complaint, "closed_on", complaints_closed=_cases(lambda c, now: c.closed_on.is_not(None)))
_declare(
    complaint,
    "first_resolved_on",
    complaints_first_resolved=_cases(lambda c, now: c.first_resolved_on.is_not(None)),
    complaints_reopened=_cases(lambda c, now: c.reopened_soon),
)
_declare(complaint, None, complaints_overdue=_cases(lambda c, now: c.due_at < now))
# By stages, because each says which team held the complaint: a team's backlog moves with every transfer.
_declare(
    complaint_stage,
    None,
    complaints_backlog=_cases(lambda c, now: c.stage.in_(("received", "investigated", "solution"))),
)

# Customers and what they buy.
_declare(customer, "first_purchase_on", customers_new=_cases(lambda c, now: c.first_purchase_on.is_not(None)))
_declare(
    purchase,
    "purchased_on",
    sales_cents=lambda c, now: func.sum(c.amount_cents),
    undated_sales_cents=lambda c, now: func.sum(c.amount_cents).filter(c.purchased_on.is_(None)),
    order_lines=_cases(lambda c, now: c.amount_cents.is_not(None)),
    orders=lambda c, now: func.count(distinct(c.order_key)),
    buyers=lambda c, now: func.count(distinct(c.customer_id)),
)
