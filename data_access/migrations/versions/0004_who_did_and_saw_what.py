"""Who did and saw what: entries that nobody changes or removes.

A later migration that makes audit_entry or audit_head anew, as Alembic's batch mode does on SQLite, must make their
triggers anew, too.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

BEGINNING = "0" * 64

# On SQLite, INSERT OR REPLACE removes a row without asking a trigger of DELETE; so only the next number may come.
SQLITE = (
    "CREATE TRIGGER audit_entry_next BEFORE INSERT ON audit_entry "
    "WHEN NEW.id IS NOT (SELECT number + 1 FROM audit_head WHERE id = 1) "
    "OR NEW.previous IS NOT (SELECT hash FROM audit_head WHERE id = 1) "
    "BEGIN SELECT RAISE(ABORT, 'an audit entry must follow the newest one'); END",
    "CREATE TRIGGER audit_entry_changed BEFORE UPDATE ON audit_entry "
    "BEGIN SELECT RAISE(ABORT, 'audit entries are never changed or removed'); END",
    "CREATE TRIGGER audit_entry_removed BEFORE DELETE ON audit_entry "
    "BEGIN SELECT RAISE(ABORT, 'audit entries are never changed or removed'); END",
    "CREATE TRIGGER audit_head_added BEFORE INSERT ON audit_head "
    "BEGIN SELECT RAISE(ABORT, 'audit entries are never changed or removed'); END",
    "CREATE TRIGGER audit_head_moved BEFORE UPDATE ON audit_head "
    "WHEN NEW.id IS NOT OLD.id OR NEW.number IS NOT OLD.number + 1 "
    "OR NEW.hash IS NOT (SELECT hash FROM audit_entry WHERE id = NEW.number) "
    "BEGIN SELECT RAISE(ABORT, 'an audit entry must follow the newest one'); END",
    "CREATE TRIGGER audit_head_removed BEFORE DELETE ON audit_head "
    "BEGIN SELECT RAISE(ABORT, 'audit entries are never changed or removed'); END",
)

POSTGRESQL = (
    "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
    "BEGIN RAISE EXCEPTION 'audit entries are never changed or removed'; END $$",
    "CREATE FUNCTION audit_follow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF NOT EXISTS (SELECT 1 FROM audit_head WHERE id = 1 AND number + 1 = NEW.id AND hash = NEW.previous) "
    "THEN RAISE EXCEPTION 'an audit entry must follow the newest one'; END IF; RETURN NEW; END $$",
    "CREATE FUNCTION audit_move() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF NEW.id IS DISTINCT FROM OLD.id OR NEW.number IS DISTINCT FROM OLD.number + 1 "
    "OR NOT EXISTS (SELECT 1 FROM audit_entry WHERE id = NEW.number AND hash = NEW.hash) "
    "THEN RAISE EXCEPTION 'an audit entry must follow the newest one'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER audit_entry_next BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_follow()",
    "CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE ON audit_entry "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_entry_emptied BEFORE TRUNCATE ON audit_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_head_kept BEFORE INSERT OR DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_head_moved BEFORE UPDATE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_move()",
    "CREATE TRIGGER audit_head_emptied BEFORE TRUNCATE ON audit_head "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
)


def upgrade() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("about_member_id", sa.Integer(), nullable=True),
        sa.Column("about", sa.String(length=40), nullable=True),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    for columns in (["at"], ["member_id", "at"], ["about_member_id", "at"], ["what", "at"]):
        op.create_index(f"ix_audit_entry_{'_'.join(columns)}", "audit_entry", columns)
    head = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.bulk_insert(head, [{"id": 1, "number": 0, "hash": BEGINNING}])
    for statement in POSTGRESQL if op.get_bind().dialect.name == "postgresql" else SQLITE:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("audit_head")
    op.drop_table("audit_entry")
    if op.get_bind().dialect.name == "postgresql":
        for name in ("audit_refuse", "audit_follow", "audit_move"):
            op.execute(f"DROP FUNCTION {name}()")
