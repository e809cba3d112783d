"""Every table, by subject. Alembic makes them; nothing else does."""

from sqlalchemy import Table

from data_access.schema.absences import absence
from data_access.schema.accounts import account, invitation, session
from data_access.schema.actions import action
from data_access.schema.audit import audit_entry, audit_head
from data_access.schema.calendars import calendar, calendar_day, calendar_version
from data_access.schema.columns import metadata, mirrored
from data_access.schema.contacts import planned_contact
from data_access.schema.customers import customer, customer_stage, customer_tier, purchase
from data_access.schema.erased import erased
from data_access.schema.goals import target, target_change
from data_access.schema.happenings import annotation
from data_access.schema.lessons import lesson
from data_access.schema.mailing import mail, mail_body, mail_choice
from data_access.schema.meetings import meeting, meeting_action, meeting_item, meeting_presence
from data_access.schema.people import member, member_role, membership, team
from data_access.schema.periods import period_result, period_snapshot
from data_access.schema.quality import quality_calibration, quality_category, quality_rating, quality_review
from data_access.schema.recognition import praise, reward, reward_rule
from data_access.schema.reviews import peer_rating, review, review_cycle, review_part, review_rater, review_step
from data_access.schema.running import (
    fact_counter,
    fact_day,
    import_batch,
    import_change,
    import_mapping,
    import_refusal,
    request,
    setting,
)
from data_access.schema.scorecards import scorecard_part
from data_access.schema.seen import seen
from data_access.schema.service import (
    complaint,
    complaint_stage,
    interaction,
    suggestion,
    survey_answer,
    survey_invitation,
)
from data_access.schema.sources import import_source, source_run
from data_access.schema.standards import service_standard
from data_access.schema.talks import talk, talk_item
from data_access.schema.training import course, training
from data_access.schema.workflow import complaint_event, complaint_pause, department, stage

FACTS: tuple[Table, ...] = tuple(table for table in metadata.sorted_tables if "day" in table.info)

__all__ = [
    "FACTS",
    "absence",
    "account",
    "action",
    "annotation",
    "audit_entry",
    "audit_head",
    "calendar",
    "calendar_day",
    "calendar_version",
    "complaint",
    "complaint_event",
    "complaint_pause",
    "complaint_stage",
    "course",
    "customer",
    "customer_stage",
    "customer_tier",
    "department",
    "erased",
    "fact_counter",
    "fact_day",
    "import_batch",
    "import_change",
    "import_mapping",
    "import_refusal",
    "import_source",
    "interaction",
    "invitation",
    "lesson",
    "mail",
    "mail_body",
    "mail_choice",
    "meeting",
    "meeting_action",
    "meeting_item",
    "meeting_presence",
    "member",
    "member_role",
    "membership",
    "metadata",
    "mirrored",
    "peer_rating",
    "period_result",
    "period_snapshot",
    "planned_contact",
    "praise",
    "purchase",
    "quality_calibration",
    "quality_category",
    "quality_rating",
    "quality_review",
    "request",
    "review",
    "review_cycle",
    "review_part",
    "review_rater",
    "review_step",
    "reward",
    "reward_rule",
    "scorecard_part",
    "seen",
    "service_standard",
    "session",
    "setting",
    "source_run",
    "stage",
    "suggestion",
    "survey_answer",
    "survey_invitation",
    "talk",
    "talk_item",
    "target",
    "target_change",
    "team",
    "training",
]  # fmt: skip
