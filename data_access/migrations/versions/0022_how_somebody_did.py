"""Review cycles: how somebody did in a quarter or half-year, by themselves, their colleagues and their lead."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "review_cycle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("collects_until", sa.Date(), nullable=False),
        sa.Column("shares_until", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("categories", sa.JSON(), nullable=False),
        sa.Column("team_ids", sa.JSON(), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        *_pointing("review_cycle", opened_by="member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_cycle")),
    )
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("decider_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("shared_on", sa.Date(), nullable=True),
        sa.Column("last_move", sa.String(length=20), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        *_pointing(
            "review", cycle_id="review_cycle", member_id="member", team_id="team", lead_id="member",
            decider_id="member", changed_by="member",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("cycle_id", "member_id", name=op.f("uq_review_cycle_id_member_id")),
    )  # fmt: skip
    op.create_index("ix_review_member_id", "review", ["member_id"])
    op.create_table(
        "review_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("reach", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("goals", sa.Text(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        *_pointing("review_part", review_id="review", member_id="member", author_id="member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_part")),
        sa.UniqueConstraint("review_id", "kind", name=op.f("uq_review_part_review_id_kind")),
    )
    op.create_table(
        "review_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("told_at", sa.DateTime(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        *_pointing("review_step", review_id="review", member_id="member", author_id="member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_step")),
    )
    op.create_index("ix_review_step_review_id", "review_step", ["review_id"])
    op.create_table(
        "review_rater",
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("rater_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("proposed_by", sa.Integer(), nullable=True),
        sa.Column("asked", sa.Boolean(), nullable=False),
        *_pointing(
            "review_rater",
            review_id="review",
            rater_id="member",
            cycle_id="review_cycle",
            member_id="member",
            proposed_by="member",
        ),
        sa.PrimaryKeyConstraint("review_id", "rater_id", name=op.f("pk_review_rater")),
    )
    op.create_index("ix_review_rater_rater_id", "review_rater", ["rater_id"])
    op.create_table(
        "peer_rating",
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("scores", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.Column("period_ended_on", sa.Date(), nullable=False),
        *_pointing("peer_rating", review_id="review", author_id="member", member_id="member"),
        sa.PrimaryKeyConstraint("review_id", "author_id", name=op.f("pk_peer_rating")),
    )


def _pointing(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([name], [f"{other}.id"], name=op.f(f"fk_{table}_{name}"))
        for name, other in columns.items()
    ]


def downgrade() -> None:
    op.drop_table("peer_rating")
    op.drop_index("ix_review_rater_rater_id", table_name="review_rater")
    op.drop_table("review_rater")
    op.drop_index("ix_review_step_review_id", table_name="review_step")
    op.drop_table("review_step")
    op.drop_table("review_part")
    op.drop_index("ix_review_member_id", table_name="review")
    op.drop_table("review")
    op.drop_table("review_cycle")
