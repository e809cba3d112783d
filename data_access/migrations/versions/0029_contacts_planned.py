"""Contacts that are planned with customers."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    people = ("owner_id", "about_by", "result_by", "changed_by", "created_by")
    op.create_table(
        "planned_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("about", sa.String(length=300), nullable=False),
        sa.Column("about_by", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=20), server_default="planned", nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("result", sa.String(length=500), nullable=True),
        sa.Column("result_by", sa.Integer(), nullable=True),
        sa.Column("moved", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_move", sa.String(length=20), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_planned_contact_customer_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_planned_contact_team_id")),
        *(sa.ForeignKeyConstraint([name], ["member.id"], name=op.f(f"fk_planned_contact_{name}")) for name in people),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_contact")),
    )
    op.create_index("ix_planned_contact_state", "planned_contact", ["state", "planned_on"])
    op.create_index("ix_planned_contact_customer_id", "planned_contact", ["customer_id"])


def downgrade() -> None:
    op.drop_table("planned_contact")
