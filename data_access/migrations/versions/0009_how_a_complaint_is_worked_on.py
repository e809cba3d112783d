"""The story of a complaint, its waits, and other departments."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

OF_COMPLAINT = {
    "revision": "INTEGER DEFAULT 0 NOT NULL",
    "episode": "INTEGER DEFAULT 1 NOT NULL",
    "escalation": "INTEGER DEFAULT 0 NOT NULL",
    "paused_minutes": "FLOAT DEFAULT 0 NOT NULL",
    "paused_business_minutes": "FLOAT DEFAULT 0 NOT NULL",
    "ending": "VARCHAR(60)",
}


def upgrade() -> None:
    op.create_table(
        "department",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=True),
        sa.Column("calendar_id", sa.Integer(), nullable=True),
        sa.Column("active", sa.Boolean(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["calendar_id"], ["calendar.id"], name=op.f("fk_department_calendar_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department")),
        sa.UniqueConstraint("name", name=op.f("uq_department_name")),
    )
    op.create_table(
        "complaint_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("complaint_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("stage", sa.String(length=60), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("department", sa.String(length=200), nullable=True),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.Column("paused", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("episode", sa.Integer(), server_default="1", nullable=False),
        sa.Column("reason", sa.String(length=60), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("request_key", sa.String(length=36), nullable=True),
        sa.Column("request_hash", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["complaint_id"], ["complaint.id"], name=op.f("fk_complaint_event_complaint_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_complaint_event_customer_id")),
        sa.ForeignKeyConstraint(["holder_id"], ["member.id"], name=op.f("fk_complaint_event_holder_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_complaint_event_team_id")),
        sa.ForeignKeyConstraint(["created_by"], ["member.id"], name=op.f("fk_complaint_event_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_event")),
        sa.UniqueConstraint("complaint_id", "number", name=op.f("uq_complaint_event_complaint_id_number")),
        sa.UniqueConstraint("created_by", "request_key", name=op.f("uq_complaint_event_created_by_request_key")),
    )
    op.create_table(
        "complaint_pause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("complaint_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=60), nullable=False),
        sa.Column("began_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("minutes", sa.Float(), nullable=True),
        sa.Column("business_minutes", sa.Float(), nullable=True),
        sa.Column("due_left_minutes", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["complaint_id"], ["complaint.id"], name=op.f("fk_complaint_pause_complaint_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_complaint_pause_team_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_complaint_pause_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_pause")),
    )
    op.create_index("ix_complaint_pause_complaint_id", "complaint_pause", ["complaint_id"])
    # By hand: added in place no row is touched, whatever their number (see 0002).
    for name, kind in OF_COMPLAINT.items():
        op.execute(f"ALTER TABLE complaint ADD COLUMN {name} {kind}")
    op.execute("ALTER TABLE complaint_stage ADD COLUMN episode INTEGER DEFAULT 1 NOT NULL")
    op.execute("ALTER TABLE complaint_stage ADD COLUMN paused_minutes FLOAT DEFAULT 0 NOT NULL")
    op.execute("ALTER TABLE complaint_stage ADD COLUMN paused_business_minutes FLOAT DEFAULT 0 NOT NULL")


def downgrade() -> None:
    for name in ("paused_business_minutes", "paused_minutes", "episode"):
        op.execute(f"ALTER TABLE complaint_stage DROP COLUMN {name}")
    for name in reversed(OF_COMPLAINT):
        op.execute(f"ALTER TABLE complaint DROP COLUMN {name}")
    for table in ("complaint_pause", "complaint_event", "department"):
        op.drop_table(table)
