"""What was already sent by each person's forms, and who refused a score and why."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("request_key", sa.String(length=36), nullable=False),
        sa.Column("request_hash", sa.String(length=64), nullable=False),
        sa.Column("command", sa.String(length=60), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_request_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
        sa.UniqueConstraint("member_id", "request_key", name=op.f("uq_request_member_id_request_key")),
    )
    # By hand, because Alembic would copy the whole table for a column that refers to another table. Added in place
    # no row is touched, whatever their number.
    moment = sa.DateTime().compile(op.get_bind().dialect)
    op.execute(f"ALTER TABLE survey_answer ADD COLUMN refused_at {moment}")
    op.execute(
        "ALTER TABLE survey_answer ADD COLUMN refused_by INTEGER "
        "CONSTRAINT fk_survey_answer_refused_by REFERENCES member (id)"
    )
    op.execute("ALTER TABLE survey_answer ADD COLUMN refusal_reason VARCHAR(500)")


def downgrade() -> None:
    for name in ("refusal_reason", "refused_by", "refused_at"):
        op.execute(f"ALTER TABLE survey_answer DROP COLUMN {name}")
    op.drop_table("request")
