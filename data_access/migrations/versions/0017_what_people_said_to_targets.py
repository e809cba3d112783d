"""Targets are proposed and agreed to, are parts of others, and keep every change."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

COLUMNS = {
    "parent_id": "INTEGER CONSTRAINT fk_target_parent_id REFERENCES target (id)",
    "change": "FLOAT",
    "state": "VARCHAR(20) NOT NULL DEFAULT 'proposed'",
    "reply": "VARCHAR(1000)",
    "reply_by": "INTEGER CONSTRAINT fk_target_reply_by REFERENCES member (id)",
    "changed_at": "{moment}",
    "changed_by": "INTEGER CONSTRAINT fk_target_changed_by REFERENCES member (id)",
    "revision": "INTEGER NOT NULL DEFAULT 0",
}


def upgrade() -> None:
    moment = sa.DateTime().compile(op.get_bind().dialect)
    for name, kind in COLUMNS.items():
        op.execute(f"ALTER TABLE target ADD COLUMN {name} {kind.format(moment=moment)}")
    # Those that held until now go on holding.
    op.execute("UPDATE target SET state = 'agreed'")
    op.create_index("ix_target_parent_id", "target", ["parent_id"])
    op.create_table(
        "target_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("reason", sa.String(length=1000), nullable=True),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["target_id"], ["target.id"], name=op.f("fk_target_change_target_id")),
        sa.ForeignKeyConstraint(["changed_by"], ["member.id"], name=op.f("fk_target_change_changed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_change")),
    )
    op.create_index("ix_target_change_target_id", "target_change", ["target_id"])


def downgrade() -> None:
    op.drop_index("ix_target_change_target_id", table_name="target_change")
    op.drop_table("target_change")
    op.drop_index("ix_target_parent_id", table_name="target")
    for name in reversed(COLUMNS):
        op.execute(f"ALTER TABLE target DROP COLUMN {name}")
