"""Contacts with customers, their complaints, and what they said about it.

Moments end in _at (UTC). Each has its day in the reporting zone beside it (_on), and durations their minutes,
written when the fact is stored: a number never converts a time zone.
`strange` lists, separated by commas, what is kept although it cannot be true (a response before its report);
data health counts it, and the impossible duration itself is missing.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
)

from data_access.schema.columns import Divided, Handled, Utc, circumstances, counted, identity, metadata, origin


def _clock() -> list[Column[Any]]:
    """From opening to the end, with reopening; of an interaction as of a complaint.

    first_resolved_* is the first end and stays; resolved_* is the last one and is missing while the case is
    open again. ended_on is the day a case left the backlog: its resolution, or its closing where no resolution
    was recorded. A case closed without a resolution has no resolution time.
    *_business_minutes are the same durations in the working hours of the team's calendar.
    response_kept and kept say whether the promised time was kept: True or False once it is certain, missing
    while the clock runs or where nothing was promised.
    """
    return [
        counted("opened_at", Utc, nullable=False),
        Column("first_response_at", Utc),
        Column("first_resolved_at", Utc),
        Column("reopened_at", Utc),
        Column("resolved_at", Utc),
        Column("closed_at", Utc),
        counted("response_due_at", Utc),
        counted("due_at", Utc),
        counted("opened_on", Date, nullable=False),
        counted("first_resolved_on", Date),
        counted("reopened_on", Date),
        counted("resolved_on", Date),
        counted("closed_on", Date),
        counted("ended_on", Date),
        counted("first_response_minutes", Float),
        counted("resolution_minutes", Float),
        counted("first_response_business_minutes", Float),
        counted("resolution_business_minutes", Float),
        counted("response_kept", Boolean),
        counted("kept", Boolean),
        counted("reopened_soon", Boolean),  # reopened within 30 days of its first resolution
        Column("reopened_count", Integer, nullable=False, server_default="0"),
        counted("escalated", Boolean, nullable=False, server_default="0"),
        Column("strange", String(200)),
    ]


def _promised_by() -> list[Column[Any]]:
    """The service standards that gave due_at and response_due_at, and the calendar in which those were counted.

    Written when the clock of the case starts, and missing where no standard said anything.
    """
    return [
        counted("standard_id", Integer),
        counted("response_standard_id", Integer),
        Column("calendar_id", Integer),
    ]


interaction = Table(
    "interaction",
    metadata,
    identity(),
    *circumstances(),
    counted("topic", String(200)),
    Column("subtopic", String(200)),
    Column("text", Text),
    Column("state", String(60), nullable=False),
    Column("priority", String(60)),
    *_clock(),
    *_promised_by(),
    # Nobody came back on the same topic within 7 days; missing while unknown: no customer, not resolved.
    counted("first_contact", Boolean),
    *origin(),
    UniqueConstraint("source", "source_key"),
    UniqueConstraint("created_by", "request_key"),
    Index("ix_interaction_opened_on", "opened_on"),
    Index("ix_interaction_resolved_on", "resolved_on"),
    Index("ix_interaction_customer_id", "customer_id", "opened_on"),
    info={"scope": Handled(), "day": "opened_on", "place": Divided("team_id")},
)

complaint = Table(
    "complaint",
    metadata,
    identity(),
    *circumstances(),
    counted("category", String(200)),
    Column("subcategory", String(200)),
    counted("severity", String(60)),
    counted("cause", String(200)),
    Column("outcome", String(500)),
    Column("text", Text),
    counted("state", String(60), nullable=False),
    Column("department", String(200)),  # another department that has it now
    Column("ending", String(60)),  # a code: how it was resolved
    # The same customer complained about the same again within 30 days of its closing; missing while that is not known:
    # not closed, no customer, no category.
    counted("recurred", Boolean),
    Column("escalation", Integer, nullable=False, server_default="0"),  # how far up it went
    Column("episode", Integer, nullable=False, server_default="1"),  # one more with every reopening
    Column("revision", Integer, nullable=False, server_default="0"),  # the number of the last step of its story
    # Waiting for others, which its resolution time leaves out.
    Column("paused_minutes", Float, nullable=False, server_default="0"),
    Column("paused_business_minutes", Float, nullable=False, server_default="0"),
    counted("acknowledged_at", Utc),
    counted("acknowledge_due_at", Utc),
    counted("acknowledge_standard_id", Integer),
    *_clock(),
    *_promised_by(),
    *origin(),
    UniqueConstraint("source", "source_key"),
    UniqueConstraint("created_by", "request_key"),
    Index("ix_complaint_opened_on", "opened_on"),
    Index("ix_complaint_resolved_on", "resolved_on"),
    Index("ix_complaint_customer_id", "customer_id", "opened_on"),
    Index(
        "ix_complaint_open",
        "due_at",
        sqlite_where=Column("ended_on").is_(None),
        postgresql_where=Column("ended_on").is_(None),
    ),
    info={"scope": Handled(unheld=True), "day": "opened_on", "place": Divided("team_id")},
)

# One row per stage a complaint went through, in order of `position`. team_id is who had it then, so that a
# team's backlog counts what came in and went out by transfer. The last stage of an open complaint has no left_at;
# the confirmed stage ends the moment it begins.
complaint_stage = Table(
    "complaint_stage",
    metadata,
    identity(),
    counted("complaint_id", Integer, ForeignKey("complaint.id"), nullable=False),
    Column("position", Integer, nullable=False),
    counted("stage", String(60), nullable=False),
    Column("stated", String(100)),  # the state's name where it came from
    *circumstances(),
    counted("category", String(200)),  # of the complaint, so that a backlog can be cut by it
    counted("severity", String(60)),
    counted("department", String(200)),  # another department that had it then
    Column("entered_at", Utc, nullable=False),
    counted("left_at", Utc),
    counted("due_at", Utc),
    counted("standard_id", Integer),  # that gave the stage its due time
    counted("entered_on", Date, nullable=False),
    counted("left_on", Date),
    counted("minutes", Float),
    counted("business_minutes", Float),
    Column("episode", Integer, nullable=False, server_default="1"),
    counted("paused_minutes", Float, nullable=False, server_default="0"),
    counted("paused_business_minutes", Float, nullable=False, server_default="0"),
    # How the complaint came into it and left it, where somebody works on it then (data_access/workflow/passing.py).
    counted("came_as", String(20)),
    counted("went_as", String(20)),
    Column("batch_id", Integer),
    counted("counted", Boolean, nullable=False, server_default="1"),
    UniqueConstraint("complaint_id", "position"),
    Index("ix_complaint_stage_entered_on", "entered_on"),
    info={"scope": Handled(), "day": "entered_on", "place": Divided("team_id")},
)

survey_invitation = Table(
    "survey_invitation",
    metadata,
    identity(),
    *circumstances(),
    counted("topic", String(200)),
    Column("kind", String(20), nullable=False),
    Column("interaction_id", Integer, ForeignKey("interaction.id")),
    Column("complaint_id", Integer, ForeignKey("complaint.id")),
    Column("invited_at", Utc, nullable=False),
    counted("invited_on", Date, nullable=False),
    counted("answered_on", Date),
    *origin(),
    UniqueConstraint("source", "source_key"),
    Index("ix_survey_invitation_invited_on", "invited_on"),
    info={"scope": Handled(), "day": "invited_on", "place": Divided("team_id")},
)

# top_box, bottom_box, promoter, detractor and easy are decided from score and scale when the answer is stored.
survey_answer = Table(
    "survey_answer",
    metadata,
    identity(),
    *circumstances(),
    counted("topic", String(200)),
    Column("interaction_id", Integer, ForeignKey("interaction.id"), index=True),
    Column("complaint_id", Integer, ForeignKey("complaint.id")),
    counted("kind", String(20), nullable=False),
    counted("score", Float),
    counted("scale_low", Integer),
    counted("scale_high", Integer),
    counted("top_box", Boolean),
    counted("bottom_box", Boolean),
    Column("comment", Text),
    counted("commented", Boolean, nullable=False, server_default="0"),
    Column("answered_at", Utc, nullable=False),
    counted("answered_on", Date, nullable=False),
    Column("confirmed_at", Utc),
    Column("confirmed_by", Integer, ForeignKey("member.id")),
    *origin(),
    Column("refused_at", Utc),  # a self-logged score that was not confirmed and never counts
    Column("refused_by", Integer, ForeignKey("member.id")),
    Column("refusal_reason", String(500)),
    # A low score is followed up with its customer; without a due time nothing was promised (answering/low_scores.py).
    counted("follow_up_due_at", Utc),
    Column("followed_up_at", Utc),
    Column("followed_up_on", Date),
    Column("followed_up_by", Integer, ForeignKey("member.id")),
    Column("follow_up_note", String(500)),
    counted("follow_up_minutes", Float),
    counted("follow_up_business_minutes", Float),
    counted("follow_up_kept", Boolean),  # missing until it is followed up
    UniqueConstraint("source", "source_key"),
    UniqueConstraint("created_by", "request_key"),
    Index("ix_survey_answer_answered_on", "answered_on"),
    Index(
        "ix_survey_answer_to_follow_up",
        "follow_up_due_at",
        sqlite_where=and_(Column("follow_up_due_at").is_not(None), Column("followed_up_at").is_(None)),
        postgresql_where=and_(Column("follow_up_due_at").is_not(None), Column("followed_up_at").is_(None)),
    ),
    info={"scope": Handled(), "day": "answered_on", "place": Divided("team_id")},
)

suggestion = Table(
    "suggestion",
    metadata,
    identity(),
    *circumstances(),
    counted("kind", String(20), nullable=False),  # suggestion or praise
    Column("text", Text, nullable=False),
    Column("received_at", Utc, nullable=False),
    counted("received_on", Date, nullable=False),
    counted("state", String(20), nullable=False, server_default="new"),  # new, adopted or declined
    Column("answered_at", Utc),
    Column("answered_on", Date),
    Column("answered_by", Integer, ForeignKey("member.id")),
    Column("answer", String(500)),  # why it is declined, or what becomes of it
    # Without a due time nothing was promised (data_access/answering/suggestions.py).
    counted("answer_due_at", Utc),
    counted("answer_minutes", Float),
    counted("answer_business_minutes", Float),
    counted("answer_kept", Boolean),  # missing until it is answered
    *origin(),
    UniqueConstraint("source", "source_key"),
    UniqueConstraint("created_by", "request_key"),
    Index("ix_suggestion_received_on", "received_on"),
    info={"scope": Handled(), "day": "received_on", "place": Divided("team_id")},
)
