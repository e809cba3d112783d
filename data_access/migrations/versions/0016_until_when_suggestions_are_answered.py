"""Suggestions are answered within a promised time."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

COLUMNS = {
    "answer_due_at": "{moment}",
    "answer_minutes": "FLOAT",
    "answer_business_minutes": "FLOAT",
    "answer_kept": "BOOLEAN",
}


def upgrade() -> None:
    # By hand: added in place no row is touched, whatever their number (see 0002). Older suggestions were promised
    # nothing, and how long their answers took in working hours nobody wrote down.
    moment = sa.DateTime().compile(op.get_bind().dialect)
    for name, kind in COLUMNS.items():
        op.execute(f"ALTER TABLE suggestion ADD COLUMN {name} {kind.format(moment=moment)}")


def downgrade() -> None:
    for name in reversed(COLUMNS):
        op.execute(f"ALTER TABLE suggestion DROP COLUMN {name}")
