"""Low scores are followed up with their customers, and suggestions get an answer."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

COLUMNS = {
    "survey_answer": {
        "follow_up_due_at": "{moment}",
        "followed_up_at": "{moment}",
        "followed_up_on": "DATE",
        "followed_up_by": "INTEGER CONSTRAINT fk_survey_answer_followed_up_by REFERENCES member (id)",
        "follow_up_note": "VARCHAR(500)",
        "follow_up_minutes": "FLOAT",
        "follow_up_business_minutes": "FLOAT",
        "follow_up_kept": "BOOLEAN",
    },
    "suggestion": {
        "answered_at": "{moment}",
        "answered_on": "DATE",
        "answered_by": "INTEGER CONSTRAINT fk_suggestion_answered_by REFERENCES member (id)",
        "answer": "VARCHAR(500)",
    },
}


def upgrade() -> None:
    # By hand: added in place no row is touched, whatever their number (see 0002).
    moment = sa.DateTime().compile(op.get_bind().dialect)
    for table, columns in COLUMNS.items():
        for name, kind in columns.items():
            op.execute(f"ALTER TABLE {table} ADD COLUMN {name} {kind.format(moment=moment)}")
    op.execute(
        "CREATE INDEX ix_survey_answer_to_follow_up ON survey_answer (follow_up_due_at) "
        "WHERE follow_up_due_at IS NOT NULL AND followed_up_at IS NULL"
    )


def downgrade() -> None:
    op.execute("DROP INDEX ix_survey_answer_to_follow_up")
    for table, columns in COLUMNS.items():
        for name in reversed(columns):
            op.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
