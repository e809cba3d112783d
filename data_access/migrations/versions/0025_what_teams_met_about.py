"""Weekly meetings: their agendas as they were, who was there, what was said, decided and dismissed."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def _keys(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([name], [f"{other}.id"], name=op.f(f"fk_{table}_{name}"))
        for name, other in columns.items()
    ]


def upgrade() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("week_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("as_of", sa.DateTime(), nullable=False),
        sa.Column("left_out_why", sa.String(length=300), nullable=True),
        sa.Column("left_out_by", sa.Integer(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.Column("sent_by", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        *_keys(
            "meeting", team_id="team", left_out_by="member", closed_by="member", sent_by="member", created_by="member",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("team_id", "week_on", name=op.f("uq_meeting_team_id_week_on")),
    )  # fmt: skip
    op.create_table(
        "meeting_presence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("presence", sa.String(length=20), nullable=False),
        *_keys("meeting_presence", meeting_id="meeting", member_id="member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_presence")),
        sa.UniqueConstraint("meeting_id", "member_id", name=op.f("uq_meeting_presence_meeting_id_member_id")),
    )
    op.create_table(
        "meeting_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("week_on", sa.Date(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("listed", sa.Integer(), server_default="1", nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.String(length=60), nullable=False),
        sa.Column("line_en", sa.String(length=500), nullable=False),
        sa.Column("line_zh", sa.String(length=500), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("discussed", sa.Text(), nullable=True),
        sa.Column("discussed_by", sa.Integer(), nullable=True),
        sa.Column("discussed_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("decision_by", sa.Integer(), nullable=True),
        sa.Column("decision_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("dismissed_why", sa.String(length=300), nullable=True),
        sa.Column("dismissed_for", sa.String(length=60), nullable=True),
        sa.Column("dismissed_by", sa.Integer(), nullable=True),
        *_keys(
            "meeting_item", meeting_id="meeting", owner_id="member", discussed_by="member", decision_by="member",
            dismissed_by="member",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_item")),
        sa.UniqueConstraint("meeting_id", "name", name=op.f("uq_meeting_item_meeting_id_name")),
    )  # fmt: skip
    op.create_index("ix_meeting_item_name", "meeting_item", ["name", "week_on"])
    op.create_table(
        "meeting_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("week_on", sa.Date(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("title_by", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("metric", sa.String(length=60), nullable=True),
        sa.Column("expected", sa.Float(), nullable=True),
        *_keys(
            "meeting_action", meeting_id="meeting", item_id="meeting_item", action_id="action", title_by="member",
            owner_id="member",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_action")),
        sa.UniqueConstraint("action_id", name=op.f("uq_meeting_action_action_id")),
    )  # fmt: skip
    op.create_index("ix_meeting_action_item_id", "meeting_action", ["item_id"])
    op.create_index("ix_meeting_action_meeting_id", "meeting_action", ["meeting_id"])


def downgrade() -> None:
    for table in ("meeting_action", "meeting_item", "meeting_presence", "meeting"):
        op.drop_table(table)
