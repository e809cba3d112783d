"""Every metric there is, by subject, in the order the glossary shows them."""

from dataclasses import dataclass

from metrics import complaints, customers, feedback, response, satisfaction, service_quality, training
from metrics.declare import Metric
from metrics.words import Text


@dataclass(frozen=True)
class Subject:
    """A chapter of the glossary. `key` is a stable code."""

    key: str
    name: Text
    metrics: tuple[Metric, ...]

    @property
    def on_both_clocks(self) -> tuple[Metric, ...]:
        """The metrics, each duration followed by the same in working hours."""
        return tuple(each for metric in self.metrics for each in (metric, metric.working) if each is not None)


SUBJECTS: tuple[Subject, ...] = (
    Subject(
        "satisfaction",
        Text(en="Satisfaction", zh="满意度"),
        (
            satisfaction.csat,
            satisfaction.csat_mean,
            satisfaction.dsat,
            satisfaction.nps,
            satisfaction.ces,
            satisfaction.ces_mean,
            satisfaction.response_rate,
            feedback.low_scores_followed_up,
            feedback.follow_up_time,
            feedback.suggestions_answered,
            feedback.suggestions_answered_in_time,
            feedback.suggestion_answer_time,
            feedback.suggestions_adopted,
        ),
    ),
    Subject(
        "response",
        Text(en="Response and resolution", zh="响应与解决"),
        (
            response.first_response_time,
            response.first_response_p90,
            response.first_response_within,
            response.resolution_time,
            response.resolution_p90,
            response.resolution_within,
            response.first_contact_resolution,
            response.interactions_opened,
            response.interactions_resolved,
            response.interactions_backlog,
            response.interactions_reopened,
            response.interactions_escalated,
        ),
    ),
    Subject(
        "complaints",
        Text(en="Complaints", zh="投诉"),
        (
            complaints.complaints_opened,
            complaints.complaints_closed,
            complaints.complaints_backlog,
            complaints.complaints_overdue,
            complaints.complaint_response_time,
            complaints.complaint_resolution_time,
            complaints.complaint_resolution_p90,
            complaints.complaints_within_standard,
            complaints.complaints_reopened,
            complaints.complaints_recurring,
            complaints.complaints_escalated,
            complaints.complaints_per_100_customers,
            complaints.complaints_per_100_orders,
        ),
    ),
    Subject(
        "customers",
        Text(en="Customers and sales", zh="客户与销售"),
        (
            customers.new_customers,
            customers.sales,
            customers.orders,
            customers.churn,
            customers.retention,
        ),
    ),
    Subject(
        "training",
        Text(en="Training", zh="培训"),
        (
            training.training_completed,
            training.training_hours_each,
            training.trainings_overdue,
        ),
    ),
    Subject(
        "quality",
        Text(en="Service quality", zh="服务质量"),
        (
            service_quality.quality_score,
            service_quality.quality_reviews,
            service_quality.critical_failures,
        ),
    ),
)

METRICS: dict[str, Metric] = {metric.key: metric for subject in SUBJECTS for metric in subject.on_both_clocks}


def subject_of(key: str) -> Subject:
    """The subject a metric stands under; KeyError for an unknown key."""
    for subject in SUBJECTS:
        if any(metric.key == key for metric in subject.on_both_clocks):
            return subject
    raise KeyError(key)
