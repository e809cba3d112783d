"""When somebody is away, and who stands in for them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("deputy_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_absence_member_id")),
        sa.ForeignKeyConstraint(["deputy_id"], ["member.id"], name=op.f("fk_absence_deputy_id")),
        sa.ForeignKeyConstraint(["created_by"], ["member.id"], name=op.f("fk_absence_created_by")),
        sa.ForeignKeyConstraint(["voided_by"], ["member.id"], name=op.f("fk_absence_voided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    op.create_index("ix_absence_to_on", "absence", ["to_on"])


def downgrade() -> None:
    op.drop_index("ix_absence_to_on", table_name="absence")
    op.drop_table("absence")
