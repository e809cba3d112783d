"""The week in which an item of a meeting was dismissed: it stays so in later weeks for the same reason."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("meeting_item", sa.Column("dismissed_on", sa.Date(), nullable=True))
    op.execute("UPDATE meeting_item SET dismissed_on = week_on WHERE dismissed_why IS NOT NULL")


def downgrade() -> None:
    op.execute("ALTER TABLE meeting_item DROP COLUMN dismissed_on")
