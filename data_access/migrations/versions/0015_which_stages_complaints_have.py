"""The stages of complaints, which an organisation names and adds to, and departments that can be renamed.

The stages that every complaint has are stored by data_access/workflow/stages.py.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("name_en", sa.String(length=100), nullable=True),
        sa.Column("retired", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=True),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["member.id"], name=op.f("fk_stage_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage")),
        sa.UniqueConstraint("code", name=op.f("uq_stage_code")),
    )
    op.execute("ALTER TABLE department ADD COLUMN stored_as VARCHAR(200)")


def downgrade() -> None:
    # What stands in a stage of the organisation's own is under way; which one it was, is not known any more.
    op.execute("UPDATE complaint SET state = 'investigated' WHERE state LIKE 'own!_%' ESCAPE '!'")
    op.execute("UPDATE complaint_stage SET stage = 'investigated' WHERE stage LIKE 'own!_%' ESCAPE '!'")
    op.execute("UPDATE complaint_event SET stage = 'investigated' WHERE stage LIKE 'own!_%' ESCAPE '!'")
    # What was promised by its standards stays; of what comes they promise nothing.
    op.execute(
        "UPDATE service_standard SET step = 'investigated', valid_to = valid_from WHERE step LIKE 'own!_%' ESCAPE '!'"
    )
    op.execute("UPDATE department SET name = stored_as WHERE stored_as IS NOT NULL")
    op.execute("ALTER TABLE department DROP COLUMN stored_as")
    op.drop_table("stage")
