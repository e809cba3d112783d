"""Service standards, and on every case the ones that gave its due times."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# No foreign keys: a case keeps the number of what it was promised by, whatever becomes of that row.
ON_CASES = {
    "interaction": ("standard_id", "response_standard_id", "calendar_id"),
    "complaint": ("standard_id", "response_standard_id", "acknowledge_standard_id", "calendar_id"),
    "complaint_stage": ("standard_id",),
}


def upgrade() -> None:
    op.create_table(
        "service_standard",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=True),
        sa.Column("tier", sa.String(length=60), nullable=True),
        sa.Column("channel", sa.String(length=60), nullable=True),
        sa.Column("severity", sa.String(length=60), nullable=True),
        sa.Column("step", sa.String(length=60), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("clock", sa.String(length=10), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["member.id"], name=op.f("fk_service_standard_owner_id")),
        sa.ForeignKeyConstraint(["created_by"], ["member.id"], name=op.f("fk_service_standard_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_standard")),
    )
    op.create_index("ix_service_standard_step", "service_standard", ["step", "valid_from"])
    # Added in place no row is touched, whatever their number.
    for table, names in ON_CASES.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.Integer(), nullable=True))
    op.add_column("complaint", sa.Column("acknowledge_due_at", sa.DateTime(), nullable=True))


def downgrade() -> None:
    op.execute("ALTER TABLE complaint DROP COLUMN acknowledge_due_at")
    for table, names in ON_CASES.items():
        for name in names:
            op.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
    op.drop_index("ix_service_standard_step", table_name="service_standard")
    op.drop_table("service_standard")
