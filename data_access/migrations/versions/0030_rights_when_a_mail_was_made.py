"""What somebody might see when a mail for them was made: it is sent only as long as they still may."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mail_body", sa.Column("rights", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.execute("ALTER TABLE mail_body DROP COLUMN rights")
