"""What the parts of a scorecard weigh, for each role."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "scorecard_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("set_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("part", sa.String(length=60), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["set_by"], ["member.id"], name=op.f("fk_scorecard_part_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scorecard_part")),
    )
    op.create_index("ix_scorecard_part_set_id", "scorecard_part", ["set_id", "part"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_scorecard_part_set_id", table_name="scorecard_part")
    op.drop_table("scorecard_part")
