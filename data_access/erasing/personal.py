"""Which columns may hold a person, table by table; a test finds text columns that neither list names.

Categories (topic, cause, stage, channel, tier) are what numbers are cut by and name nobody. They stay.
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Table, literal, null, or_

from data_access.schema import (
    action,
    annotation,
    complaint,
    complaint_event,
    customer,
    customer_stage,
    customer_tier,
    interaction,
    lesson,
    mail_body,
    meeting,
    meeting_action,
    meeting_item,
    metadata,
    peer_rating,
    period_snapshot,
    planned_contact,
    praise,
    purchase,
    quality_calibration,
    quality_rating,
    quality_review,
    review_part,
    review_step,
    reward,
    reward_rule,
    suggestion,
    survey_answer,
    survey_invitation,
    talk,
    talk_item,
    target,
    target_change,
    training,
)

# What somebody wrote, about whomever.
TEXTS: dict[Table, tuple[str, ...]] = {
    interaction: ("text", "void_reason"),
    complaint: ("text", "outcome", "void_reason"),
    complaint_event: ("text",),
    survey_invitation: ("void_reason",),
    survey_answer: ("comment", "void_reason", "refusal_reason", "follow_up_note"),
    suggestion: ("text", "void_reason", "answer"),
    purchase: ("void_reason",),
    customer: ("void_reason",),
    customer_tier: ("reason",),
    customer_stage: ("reason",),
    target: ("rationale", "reply"),
    target_change: ("reason",),
    action: ("title", "result"),
    meeting: ("left_out_why",),
    meeting_item: ("discussed", "decision", "dismissed_why", "line_en", "line_zh"),
    meeting_action: ("title",),
    period_snapshot: ("note",),
    annotation: ("title",),
    training: ("withdrawn_why",),
    talk: ("lead_notes", "member_notes"),
    talk_item: ("todo",),
    review_part: ("words", "goals"),
    review_step: ("words",),
    peer_rating: ("words",),
    quality_review: ("findings", "member_reply", "void_reason"),
    quality_rating: ("remark",),
    quality_calibration: ("brief",),
    reward_rule: ("why",),
    reward: ("decision_reason",),
    praise: ("thanks",),
    planned_contact: ("about", "result"),
    lesson: ("heading", "happened", "learned", "tags", "withdrawn_why"),
    mail_body: ("subject", "text", "html"),
}
# Of them those that a team or everybody reads, in which a person may be named who stands in no column.
OF_TEAMS: tuple[Table, ...] = (
    action, meeting, meeting_item, meeting_action, lesson, annotation, period_snapshot, target, target_change, praise,
    reward_rule, reward, training, planned_contact,
)  # fmt: skip
# Who wrote each of them, where it was not a file: the column that names the member.
WRITERS = {
    "text": "created_by", "outcome": "created_by", "comment": "created_by", "void_reason": "voided_by",
    "refusal_reason": "refused_by", "rationale": "set_by", "reply": "reply_by", "reason": "changed_by",
    "follow_up_note": "followed_up_by", "answer": "answered_by",
    "title": "title_by", "result": "result_by",
    "about": "about_by",
    "note": "closed_by",
    "heading": "written_by", "happened": "written_by", "learned": "written_by", "tags": "written_by",
    "left_out_why": "left_out_by", "discussed": "discussed_by", "decision": "decision_by",
    "dismissed_why": "dismissed_by",
    "withdrawn_why": "withdrawn_by",
    "words": "author_id", "goals": "author_id",
    "findings": "reviewer_id", "remark": "reviewer_id", "member_reply": "acknowledged_by", "brief": "asked_by",
    "why": "set_by", "decision_reason": "decided_by", "thanks": "from_id",
}  # fmt: skip
# Whose row it is: what a member did, or is to do, or said to somebody: of a one-to-one nothing stays of either.
WHOSE = ("member_id", "owner_id", "lead_id", "to_id")
# What a customer's and a member's own row tell of them, beside the name.
OF_CUSTOMER = ("phone", "email", "city", "country", "birthday")
OF_MEMBER = ("name_en", "email")
# What an import wrote about rows with a customer or a member.
ABOUT_CUSTOMERS: tuple[Table, ...] = tuple(table for table in metadata.sorted_tables if "customer_id" in table.c)
# Numbers that a source, or a form, gave rows of facts; sometimes they are made of somebody's name.
KEYS: dict[Table, tuple[str, ...]] = {
    table: tuple(name for name in ("source_key", "order_key") if name in table.c)
    for table in ABOUT_CUSTOMERS
    if "source_key" in table.c
}


def nameless(row_id: int) -> str:
    """What stands in place of a name, in every language."""
    return f"#{row_id}"


def emptied(table: Table, name: str) -> ColumnElement[Any]:
    """What a column holds instead of a text: nothing, or an empty text where there has to be one."""
    return null() if table.c[name].nullable else literal("")


def holds(table: Table, names: tuple[str, ...]) -> ColumnElement[bool]:
    """Whether a row has any of these texts."""
    filled = (table.c[name].is_not(None) if table.c[name].nullable else table.c[name] != "" for name in names)
    return or_(*filled)


def plain_of(value: Any) -> Any:
    """A value as a kept row has it."""
    return value.isoformat() if isinstance(value, date) else value
