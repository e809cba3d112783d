"""Periods are closed, and keep the results they had then."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

NUMBERS = ("numerator", "denominator", "low", "high", "target_value", "target_low", "target_high", "target_tolerance")


def upgrade() -> None:
    op.create_table(
        "period_snapshot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("grain", sa.String(length=20), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=False),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=True),
        sa.Column("number", sa.Integer(), server_default="0", nullable=False),
        sa.Column("metrics", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["closed_by"], ["member.id"], name=op.f("fk_period_snapshot_closed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_period_snapshot")),
        sa.UniqueConstraint("from_on", "to_on", name=op.f("uq_period_snapshot_from_on_to_on")),
    )
    op.create_table(
        "period_result",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("snapshot_id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("metric", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("n", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Double(), nullable=True) for name in NUMBERS),
        sa.Column("target_agreed", sa.Boolean(), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("by_number", sa.String(length=20), nullable=False),
        sa.Column("attainment", sa.Double(), nullable=True),
        sa.Column("weight", sa.Double(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("reached_low", sa.Double(), nullable=True),
        sa.Column("reached_high", sa.Double(), nullable=True),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["snapshot_id"], ["period_snapshot.id"], name=op.f("fk_period_result_snapshot_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_period_result_team_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_period_result_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_period_result")),
    )
    op.create_index("ix_period_result_snapshot_id", "period_result", ["snapshot_id"])
    op.create_index("ix_period_result_member_id", "period_result", ["member_id"])


def downgrade() -> None:
    op.drop_table("period_result")
    op.drop_table("period_snapshot")
