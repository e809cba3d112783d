"""What is mailed: mails that wait to be sent, their contents until then, and who wants which."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("mail_key", sa.String(length=120), nullable=False),
        sa.Column("token", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("next_at", sa.DateTime(), nullable=False),
        sa.Column("tried", sa.Integer(), server_default="0", nullable=False),
        sa.Column("claimed_at", sa.DateTime(), nullable=True),
        sa.Column("claimed_by", sa.String(length=36), nullable=True),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.Column("error", sa.String(length=40), nullable=True),
        sa.Column("smtp_code", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_mail_member_id")),
        sa.ForeignKeyConstraint(["created_by"], ["member.id"], name=op.f("fk_mail_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail")),
        sa.UniqueConstraint("token", name=op.f("uq_mail_token")),
        sa.UniqueConstraint("member_id", "kind", "mail_key", name=op.f("uq_mail_member_id_kind_mail_key")),
    )
    op.create_index("ix_mail_state", "mail", ["state", "next_at"])
    op.create_table(
        "mail_body",
        sa.Column("mail_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["mail_id"], ["mail.id"], name=op.f("fk_mail_body_mail_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_mail_body_member_id")),
        sa.PrimaryKeyConstraint("mail_id", name=op.f("pk_mail_body")),
    )
    op.create_index("ix_mail_body_member_id", "mail_body", ["member_id"])
    op.create_table(
        "mail_choice",
        sa.Column("member_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("language", sa.String(length=5), nullable=True),
        sa.Column("refused", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_mail_choice_member_id")),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_mail_choice")),
    )


def downgrade() -> None:
    for table in ("mail_choice", "mail_body", "mail"):
        op.drop_table(table)
