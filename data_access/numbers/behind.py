"""The rows behind a number."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    FunctionFilter,
    Subquery,
    Table,
    func,
    literal,
    or_,
    select,
    true,
)

from data_access.clock import Clock
from data_access.measures import MEASURES, Measure
from data_access.named import with_names
from data_access.numbers.cohorts import OF_A_PERSON, within
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.numbers.standing import CHURN, open_at
from data_access.schema import (
    complaint,
    complaint_stage,
    customer,
    interaction,
    purchase,
    quality_review,
    reward,
    suggestion,
    survey_answer,
    survey_invitation,
    training,
)
from data_access.schema.columns import Utc
from data_access.scope import Role, Scope, visible_of_persons, visible_of_total
from metrics.calendars.periods import Period
from metrics.registry import METRICS

# What a person reads of a row, in this order; names of customer, member and team follow.
SHOWN: dict[str, tuple[str, ...]] = {
    survey_answer.name: (
        "answered_on", "kind", "score", "scale_low", "scale_high", "comment", "channel", "tier", "topic",
        "follow_up_due_at", "followed_up_at", "follow_up_minutes", "follow_up_business_minutes", "follow_up_note",
    ),
    suggestion.name: (
        "received_on", "kind", "text", "state", "answer_due_at", "answered_on", "answer_minutes",
        "answer_business_minutes", "answer", "channel", "tier",
    ),
    reward.name: ("eligible_on", "state", "earned_from", "earned_on"),
    survey_invitation.name: ("invited_on", "answered_on", "kind", "channel", "tier", "topic"),
    interaction.name: (
        "opened_at", "first_response_at", "resolved_at", "due_at", "first_response_minutes", "resolution_minutes",
        "first_response_business_minutes", "resolution_business_minutes", "response_kept", "kept", "reopened_soon",
        "first_contact", "escalated", "state", "channel", "tier", "topic",
    ),
    complaint.name: (
        "opened_at", "first_response_at", "resolved_at", "closed_at", "due_at", "first_response_minutes",
        "resolution_minutes", "first_response_business_minutes", "resolution_business_minutes", "kept",
        "reopened_soon", "recurred", "escalated", "state", "channel", "tier", "category", "severity", "cause",
    ),
    complaint_stage.name: (
        "complaint_id", "stage", "entered_at", "due_at", "channel", "tier", "category", "severity", "department",
    ),
    customer.name: ("name", "first_purchase_on", "tier", "level", "lost_on"),
    training.name: (
        "assigned_on", "due_on", "attended_on", "hours", "score", "completed_on", "expires_on", "withdrawn_on",
    ),
    quality_review.name: (
        "reviewed_on", "score", "critical_failed", "root_cause", "findings", "member_reply", "case_kind", "case_id",
        "channel", "tier",
    ),
    purchase.name: ("purchased_on", "order_key", "product", "quantity", "amount_cents", "channel", "tier"),
}  # fmt: skip


@dataclass(frozen=True)
class Rows:
    """The newest rows, how many there are in all, and the name of the table they stand in."""

    frame: pd.DataFrame
    total: int
    table: str = ""


def has_rows(number: str) -> bool:
    """Whether a metric or a measure (key) rests on rows at all; churn rests on what did not happen."""
    return bool(_measures(number))


def reads_rows(scope: Scope) -> bool:
    """Whether `scope` may read any row behind a number; executives and administrators read none."""
    return scope.has(Role.STAFF, Role.LEAD)


def rows_behind(
    connection: Connection,
    scope: Scope,
    number: str,
    period: Period,
    filters: Filters = EVERYTHING,
    *,
    clock: Clock,
    limit: int = 500,
) -> Rows:
    """The rows that a metric or a measure (key) of the period rests on and that `scope` may see one by one, newest
    first; of what stands, as of the period's end.

    A number may rest on more rows than these: a team's total counts its colleagues' rows too, and executives see
    totals only, so no row at all. One row per case. Columns: id, those of SHOWN for the table (times UTC, amounts
    in cents), customer, member, member_en, team, team_en. No rows for churn, which rests on what did not happen,
    nor under a filter that the table does not have.

    Source: the metric's table of facts, filled by importers/ and the forms.
    """
    measures = _measures(number)
    if not measures:
        return Rows(pd.DataFrame(), 0)
    table, on = measures[0].table, measures[0].on
    # As in asking: a number of a person counts all that they did, a total what was done in its teams.
    rows_for = visible_of_persons if OF_A_PERSON & set(filters.columns()) else visible_of_total
    facts = rows_for(table, scope)
    moment = clock.now if on else min(clock.midnight(period.elapsed(clock.today).end), clock.now)
    rules = [facts.c.counted, _inside(table, facts, on, period, clock)]
    rules.append(_any_of(measures, facts, literal(moment, Utc)))
    rules += filters.rules_or_none(facts)
    day = facts.c[on or table.info["day"]]
    asked = with_names(facts, scope, facts.c.id, *(facts.c[name] for name in SHOWN[table.name])).where(*rules)
    total = connection.execute(select(func.count()).select_from(facts).where(*rules)).scalar_one()
    frame = pd.read_sql(asked.order_by(day.desc().nulls_last(), facts.c.id.desc()).limit(limit), connection)
    return Rows(frame, total, table.name)


def _measures(number: str) -> list[Measure]:
    needs = METRICS[number].needs if number in METRICS else {number}
    found = [MEASURES[key] for key in sorted(needs - set(CHURN))]
    # Of a number that sets facts of one table against those of another, the rows are the cases of the first.
    return [measure for measure in found if measure.table is found[0].table]


def _inside(table: Table, facts: Subquery, on: str | None, period: Period, clock: Clock) -> ColumnElement[bool]:
    """Whether a fact is of the period, or was open at its end where that is what counts."""
    if on is None:
        end = period.elapsed(clock.today).end
        return open_at(facts, literal(end, Date))
    return within(table, facts, on, period)


def _any_of(measures: list[Measure], facts: Subquery, moment: Any) -> ColumnElement[bool]:
    """The rows that one of the measures counts; all where none of them says which (a sum of everything)."""
    found = [measure.expression(facts.c, moment) for measure in measures]
    criteria = [
        rule for counts in found if isinstance(counts, FunctionFilter) if (rule := counts.criterion) is not None
    ]
    return or_(*(rule for rule in criteria if rule is not None)) if criteria else true()
