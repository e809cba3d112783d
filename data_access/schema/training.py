"""Courses, and who is to take them until when, took them, and how long that holds."""

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
    UniqueConstraint,
)

from data_access.schema.columns import Divided, Everywhere, Taught, Trained, Utc, counted, identity, metadata

# What is taught. For whom: everybody, or the people of a team and those below it, or who holds a role. mandatory:
# whoever it is for has to take it; onboarding: whoever joins from from_on on has to, within due_days. valid_months:
# after so many it is to be taken again. metric: the KPI that it is to move, a code.
course = Table(
    "course",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("name_en", String(200)),
    Column("purpose", String(500)),
    Column("hours", Float, nullable=False, server_default="0"),
    Column("passing_score", Float),
    Column("valid_months", Integer),
    Column("mandatory", Boolean, nullable=False, server_default="0"),
    Column("onboarding", Boolean, nullable=False, server_default="0"),
    Column("due_days", Integer, nullable=False, server_default="30"),
    Column("team_id", Integer, ForeignKey("team.id")),
    Column("role", String(20)),
    Column("metric", String(60)),
    Column("from_on", Date, nullable=False),
    Column("retired_on", Date),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("changed_at", Utc, nullable=False),
    Column("changed_by", Integer, ForeignKey("member.id")),
    Column("created_at", Utc, nullable=False),
    Column("created_by", Integer, ForeignKey("member.id")),
    info={"scope": Taught(), "place": Everywhere()},
)

# One member, one course, once: to be taken until due_on (missing where nobody asked for it), and how it was taken.
# team_id, mandatory: as when it was assigned. came_as: why it is here, a code. hours: of all attempts. score, passed:
# of the last one. completed_on: attended and, where a score is asked for, passed. expires_on: the last day on which it
# holds. over_on: completed or withdrawn. due_at: the moment after which it is late.
training = Table(
    "training",
    metadata,
    identity(),
    counted("course_id", Integer, ForeignKey("course.id"), nullable=False),
    counted("member_id", Integer, ForeignKey("member.id"), nullable=False),
    counted("team_id", Integer, ForeignKey("team.id")),
    counted("mandatory", Boolean, nullable=False, server_default="0"),
    counted("came_as", String(20), nullable=False),
    counted("assigned_on", Date, nullable=False),
    Column("assigned_by", Integer, ForeignKey("member.id")),
    counted("due_on", Date),
    counted("due_at", Utc),
    counted("attended_on", Date),
    counted("hours", Float),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("score", Float),
    Column("passed", Boolean),
    counted("completed_on", Date),
    Column("expires_on", Date),
    Column("recorded_by", Integer, ForeignKey("member.id")),
    counted("withdrawn_on", Date),
    Column("withdrawn_by", Integer, ForeignKey("member.id")),
    Column("withdrawn_why", String(500)),
    counted("over_on", Date),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("changed_at", Utc, nullable=False),
    Column("changed_by", Integer, ForeignKey("member.id")),
    Column("created_at", Utc, nullable=False),
    counted("counted", Boolean, nullable=False, server_default="1"),
    # A duty is found by what it is, however often it is looked for.
    UniqueConstraint("member_id", "course_id", "due_on"),
    Index("ix_training_assigned_on", "assigned_on"),
    info={"scope": Trained(), "day": "assigned_on", "place": Divided("team_id")},
)
