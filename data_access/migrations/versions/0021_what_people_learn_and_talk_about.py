"""What people learn: courses and who takes them. And one-to-ones: what two people noted and are to do."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "course",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=True),
        sa.Column("purpose", sa.String(length=500), nullable=True),
        sa.Column("hours", sa.Float(), server_default="0", nullable=False),
        sa.Column("passing_score", sa.Float(), nullable=True),
        sa.Column("valid_months", sa.Integer(), nullable=True),
        sa.Column("mandatory", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("onboarding", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("due_days", sa.Integer(), server_default="30", nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=True),
        sa.Column("metric", sa.String(length=60), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_course_team_id")),
        *_people("course", "changed_by", "created_by"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course")),
    )
    op.create_table(
        "training",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("mandatory", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("came_as", sa.String(length=20), nullable=False),
        sa.Column("assigned_on", sa.Date(), nullable=False),
        sa.Column("assigned_by", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("attended_on", sa.Date(), nullable=True),
        sa.Column("hours", sa.Float(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("recorded_by", sa.Integer(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_by", sa.Integer(), nullable=True),
        sa.Column("withdrawn_why", sa.String(length=500), nullable=True),
        sa.Column("over_on", sa.Date(), nullable=True),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("counted", sa.Boolean(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name=op.f("fk_training_course_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_training_team_id")),
        *_people("training", "member_id", "assigned_by", "recorded_by", "withdrawn_by", "changed_by"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training")),
        sa.UniqueConstraint("member_id", "course_id", "due_on", name=op.f("uq_training_member_id_course_id_due_on")),
    )
    op.create_index("ix_training_assigned_on", "training", ["assigned_on"])
    op.create_table(
        "talk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("lead_notes", sa.Text(), nullable=True),
        sa.Column("lead_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("member_notes", sa.Text(), nullable=True),
        sa.Column("member_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        *_people("talk", "lead_id", "member_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk")),
    )
    op.create_index("ix_talk_lead_id", "talk", ["lead_id", "held_on"])
    op.create_index("ix_talk_member_id", "talk", ["member_id", "held_on"])
    op.create_table(
        "talk_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("talk_id", sa.Integer(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("todo", sa.String(length=300), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.Column("added_by", sa.Integer(), nullable=True),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["talk_id"], ["talk.id"], name=op.f("fk_talk_item_talk_id")),
        *_people("talk_item", "lead_id", "member_id", "owner_id", "done_by", "added_by"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk_item")),
    )
    op.create_index("ix_talk_item_talk_id", "talk_item", ["talk_id"])
    op.create_index("ix_talk_item_owner_id", "talk_item", ["owner_id", "done_on"])


def downgrade() -> None:
    for table in ("talk_item", "talk", "training", "course"):
        op.drop_table(table)


def _people(table: str, *names: str) -> list[sa.ForeignKeyConstraint]:
    return [sa.ForeignKeyConstraint([name], ["member.id"], name=op.f(f"fk_{table}_{name}")) for name in names]
