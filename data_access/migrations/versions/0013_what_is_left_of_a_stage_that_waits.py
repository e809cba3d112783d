"""What was left of a stage's own time when a complaint began to wait."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE complaint_pause ADD COLUMN stage_due_left_minutes FLOAT")


def downgrade() -> None:
    op.execute("ALTER TABLE complaint_pause DROP COLUMN stage_due_left_minutes")
