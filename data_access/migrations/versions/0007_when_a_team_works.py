"""Calendars of working hours, and durations counted in them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BUSINESS = {
    "interaction": ("first_response_business_minutes", "resolution_business_minutes"),
    "complaint": ("first_response_business_minutes", "resolution_business_minutes"),
    "complaint_stage": ("business_minutes",),
}


def upgrade() -> None:
    op.create_table(
        "calendar",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("usual", sa.Boolean(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar")),
        sa.UniqueConstraint("name", name=op.f("uq_calendar_name")),
    )
    op.create_table(
        "calendar_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("calendar_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("week", sa.JSON(), nullable=False),
        sa.Column("holidays", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["calendar_id"], ["calendar.id"], name=op.f("fk_calendar_version_calendar_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_version")),
        sa.UniqueConstraint("calendar_id", "valid_from", name=op.f("uq_calendar_version_calendar_id_valid_from")),
    )
    op.create_table(
        "calendar_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("calendar_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("works", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["calendar_id"], ["calendar.id"], name=op.f("fk_calendar_day_calendar_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_day")),
        sa.UniqueConstraint("calendar_id", "day", name=op.f("uq_calendar_day_calendar_id_day")),
    )
    # By hand: added in place no row is touched, whatever their number (see 0002).
    op.execute(
        "ALTER TABLE team ADD COLUMN calendar_id INTEGER CONSTRAINT fk_team_calendar_id REFERENCES calendar (id)"
    )
    for table, names in BUSINESS.items():
        for name in names:
            op.execute(f"ALTER TABLE {table} ADD COLUMN {name} FLOAT")


def downgrade() -> None:
    for table, names in BUSINESS.items():
        for name in names:
            op.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
    op.execute("ALTER TABLE team DROP COLUMN calendar_id")
    for table in ("calendar_day", "calendar_version", "calendar"):
        op.drop_table(table)
