"""Places that facts are read from again and again, and what came of each time."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

COUNTS = ("files", "rows_read", "rows_new", "rows_changed", "rows_unchanged", "rows_refused")


def upgrade() -> None:
    op.create_table(
        "import_source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("variable", sa.String(length=100), nullable=False),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("watermark", sa.String(length=200), nullable=True),
        sa.Column("last_value", sa.Text(), nullable=True),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("system", sa.String(length=40), server_default="", nullable=False),
        sa.Column("row_limit", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("saved_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["saved_by"], ["member.id"], name=op.f("fk_import_source_saved_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_source")),
        sa.UniqueConstraint("name", name=op.f("uq_import_source_name")),
    )
    op.create_table(
        "source_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        *(sa.Column(name, sa.Integer(), server_default="0", nullable=False) for name in COUNTS),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("error", sa.String(length=60), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_source_run_batch_id")),
        sa.ForeignKeyConstraint(["source_id"], ["import_source.id"], name=op.f("fk_source_run_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_run")),
    )
    op.create_index("ix_source_run_source_id", "source_run", ["source_id"])


def downgrade() -> None:
    op.drop_table("source_run")
    op.drop_table("import_source")
