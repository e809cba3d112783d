"""Quality reviews with their ratings, the categories that are rated, and second reviews of the same case.

The categories that everybody begins with are stored by data_access/quality/form.py.
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "quality_category",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("name_en", sa.String(length=100), nullable=True),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("score_low", sa.Integer(), nullable=False),
        sa.Column("score_high", sa.Integer(), nullable=False),
        sa.Column("critical", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("valid_from", sa.DateTime(), nullable=True),
        sa.Column("retired_at", sa.DateTime(), nullable=True),
        sa.Column("created_by", sa.Integer(), nullable=True),
        *_points("quality_category", created_by="member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_category")),
    )
    op.create_table(
        "quality_review",
        sa.Column("id", sa.Integer(), nullable=False),
        *_circumstances(),
        sa.Column("channel", sa.String(length=60), nullable=True),
        sa.Column("tier", sa.String(length=60), nullable=True),
        sa.Column("level", sa.String(length=60), nullable=True),
        *_case(),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("critical_failed", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("root_cause", sa.String(length=60), nullable=True),
        sa.Column("findings", sa.String(length=2000), nullable=True),
        sa.Column("calibration_of", sa.Integer(), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(), nullable=True),
        sa.Column("acknowledged_by", sa.Integer(), nullable=True),
        sa.Column("member_reply", sa.String(length=1000), nullable=True),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("source", sa.String(length=60), nullable=True),
        sa.Column("source_key", sa.String(length=200), nullable=True),
        sa.Column("request_key", sa.String(length=36), nullable=True),
        sa.Column("request_hash", sa.String(length=64), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.Integer(), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("counted", sa.Boolean(), server_default="1", nullable=False),
        *_points(
            "quality_review", member_id="member", team_id="team", customer_id="customer", reviewer_id="member",
            calibration_of="quality_review", acknowledged_by="member", batch_id="import_batch", created_by="member",
            voided_by="member",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_review")),
        sa.UniqueConstraint("source", "source_key", name=op.f("uq_quality_review_source_source_key")),
        sa.UniqueConstraint("created_by", "request_key", name=op.f("uq_quality_review_created_by_request_key")),
    )  # fmt: skip
    op.create_index("ix_quality_review_reviewed_on", "quality_review", ["reviewed_on"])
    op.create_index("ix_quality_review_member_id", "quality_review", ["member_id", "reviewed_on"])
    op.create_index("ix_quality_review_case", "quality_review", ["case_kind", "case_id"])
    op.create_index(op.f("ix_quality_review_batch_id"), "quality_review", ["batch_id"])
    op.create_table(
        "quality_rating",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("remark", sa.String(length=500), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        *_circumstances(),
        *_points(
            "quality_rating", review_id="quality_review", category_id="quality_category", reviewer_id="member",
            member_id="member", team_id="team", customer_id="customer",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_rating")),
        sa.UniqueConstraint("review_id", "category_id", name=op.f("uq_quality_rating_review_id_category_id")),
    )  # fmt: skip
    op.create_table(
        "quality_calibration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=True),
        sa.Column("calibrator_id", sa.Integer(), nullable=False),
        *_circumstances(),
        *_case(),
        sa.Column("channel", sa.String(length=60), nullable=True),
        sa.Column("brief", sa.String(length=500), nullable=True),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        *_points(
            "quality_calibration", review_id="quality_review", second_id="quality_review", calibrator_id="member",
            member_id="member", team_id="team", customer_id="customer", asked_by="member",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_calibration")),
    )  # fmt: skip
    op.create_index(op.f("ix_quality_calibration_review_id"), "quality_calibration", ["review_id"])
    op.create_index(op.f("ix_quality_calibration_calibrator_id"), "quality_calibration", ["calibrator_id"])


def downgrade() -> None:
    for table in ("quality_calibration", "quality_rating", "quality_review", "quality_category"):
        op.drop_table(table)
    op.execute("DELETE FROM fact_day WHERE table_name = 'quality_review'")


def _circumstances() -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=True) for name in ("member_id", "team_id", "customer_id")]


def _case() -> list[sa.Column[object]]:
    return [
        sa.Column("case_kind", sa.String(length=20), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("case_on", sa.Date(), nullable=True),
    ]


def _points(table: str, **at: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([name], [f"{other}.id"], name=op.f(f"fk_{table}_{name}")) for name, other in at.items()
    ]
