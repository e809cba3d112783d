"""The facts, the people, the imports."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "fact_counter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact_counter")),
    )
    op.create_table(
        "fact_day",
        sa.Column("table_name", sa.String(length=60), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", "day", name=op.f("pk_fact_day")),
        sa.UniqueConstraint("number", "table_name", "day", name=op.f("uq_fact_day_number_table_name_day")),
    )
    op.create_table(
        "member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=True),
        sa.Column("email", sa.String(length=200), nullable=True),
        sa.Column("source_key", sa.String(length=200), nullable=True),
        sa.Column("active", sa.Boolean(), server_default="1", nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sa.UniqueConstraint("email", name=op.f("uq_member_email")),
        sa.UniqueConstraint("source_key", name=op.f("uq_member_source_key")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.String(length=500), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("stores_as", sa.String(length=20), nullable=True),
        sa.Column("filename", sa.String(length=300), nullable=False),
        sa.Column("file_hash", sa.String(length=64), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("rows_read", sa.Integer(), nullable=False),
        sa.Column("rows_new", sa.Integer(), nullable=False),
        sa.Column("rows_changed", sa.Integer(), nullable=False),
        sa.Column("rows_unchanged", sa.Integer(), nullable=False),
        sa.Column("rows_refused", sa.Integer(), nullable=False),
        sa.Column("rows_strange", sa.Integer(), server_default="0", nullable=False),
        sa.Column("stored_at", sa.DateTime(), nullable=False),
        sa.Column("stored_by", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["stored_by"], ["member.id"], name=op.f("fk_import_batch_stored_by")),
        sa.ForeignKeyConstraint(["withdrawn_by"], ["member.id"], name=op.f("fk_import_batch_withdrawn_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
    )
    op.create_table(
        "import_mapping",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("signature", sa.String(length=64), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("saved_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["saved_by"], ["member.id"], name=op.f("fk_import_mapping_saved_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_mapping")),
        sa.UniqueConstraint("name", name=op.f("uq_import_mapping_name")),
    )
    with op.batch_alter_table("import_mapping", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_mapping_signature"), ["signature"], unique=False)

    op.create_table(
        "member_role",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_member_role_member_id")),
        sa.PrimaryKeyConstraint("member_id", "role", name=op.f("pk_member_role")),
    )
    op.create_table(
        "team",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("lead_id", sa.Integer(), nullable=True),
        sa.Column("active", sa.Boolean(), server_default="1", nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["lead_id"], ["member.id"], name=op.f("fk_team_lead_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["team.id"], name=op.f("fk_team_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
        sa.UniqueConstraint("name", name=op.f("uq_team_name")),
    )
    op.create_table(
        "customer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("backup_member_id", sa.Integer(), nullable=True),
        sa.Column("tier", sa.String(length=60), nullable=True),
        sa.Column("level", sa.String(length=60), nullable=True),
        sa.Column("stage", sa.String(length=60), nullable=True),
        sa.Column("phone", sa.String(length=60), nullable=True),
        sa.Column("email", sa.String(length=200), nullable=True),
        sa.Column("city", sa.String(length=100), nullable=True),
        sa.Column("country", sa.String(length=100), nullable=True),
        sa.Column("birthday", sa.Date(), nullable=True),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("first_purchase_on", sa.Date(), nullable=True),
        sa.Column("lost_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=60), nullable=True),
        sa.Column("source_key", sa.String(length=200), nullable=True),
        sa.Column("request_key", sa.String(length=36), nullable=True),
        sa.Column("request_hash", sa.String(length=64), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.Integer(), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("counted", sa.Boolean(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["backup_member_id"], ["member.id"], name=op.f("fk_customer_backup_member_id")),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_customer_batch_id")),
        sa.ForeignKeyConstraint(["created_by"], ["member.id"], name=op.f("fk_customer_created_by")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_customer_member_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_customer_team_id")),
        sa.ForeignKeyConstraint(["voided_by"], ["member.id"], name=op.f("fk_customer_voided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sa.UniqueConstraint("created_by", "request_key", name=op.f("uq_customer_created_by_request_key")),
        sa.UniqueConstraint("source", "source_key", name=op.f("uq_customer_source_source_key")),
    )
    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customer_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index("ix_customer_created_on", ["created_on"], unique=False)
        batch_op.create_index("ix_customer_name", ["name"], unique=False)

    op.create_table(
        "import_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=60), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_import_change_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_change")),
    )
    with op.batch_alter_table("import_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_change_batch_id"), ["batch_id"], unique=False)

    op.create_table(
        "import_refusal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("column", sa.String(length=200), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("reason", sa.String(length=60), nullable=False),
        sa.Column("row", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_import_refusal_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_refusal")),
    )
    with op.batch_alter_table("import_refusal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_refusal_batch_id"), ["batch_id"], unique=False)

    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_membership_member_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_membership_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("member_id", "team_id", "from_on", name=op.f("uq_membership_member_id_team_id_from_on")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index("ix_membership_team_id", ["team_id"], unique=False)

    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("metric", sa.String(length=60), nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=20), server_default="absolute", nullable=False),
        sa.Column("baseline", sa.Float(), nullable=True),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("tolerance", sa.Float(), nullable=True),
        sa.Column("weight", sa.Float(), nullable=True),
        sa.Column("rationale", sa.String(length=1000), nullable=True),
        sa.Column("set_by", sa.Integer(), nullable=True),
        sa.Column("agreed_by", sa.Integer(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(), nullable=True),
        sa.Column("locked_at", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["agreed_by"], ["member.id"], name=op.f("fk_target_agreed_by")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_target_member_id")),
        sa.ForeignKeyConstraint(["set_by"], ["member.id"], name=op.f("fk_target_set_by")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_target_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
    )
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.create_index("ix_target_metric", ["metric", "from_on"], unique=False)

    op.create_table(
        "complaint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(length=60), nullable=True),
        sa.Column("tier", sa.String(length=60), nullable=True),
        sa.Column("level", sa.String(length=60), nullable=True),
        sa.Column("category", sa.String(length=200), nullable=True),
        sa.Column("subcategory", sa.String(length=200), nullable=True),
        sa.Column("severity", sa.String(length=60), nullable=True),
        sa.Column("cause", sa.String(length=200), nullable=True),
        sa.Column("outcome", sa.String(length=500), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=60), nullable=False),
        sa.Column("department", sa.String(length=200), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(), nullable=True),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("first_response_at", sa.DateTime(), nullable=True),
        sa.Column("first_resolved_at", sa.DateTime(), nullable=True),
        sa.Column("reopened_at", sa.DateTime(), nullable=True),
        sa.Column("resolved_at", sa.DateTime(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("response_due_at", sa.DateTime(), nullable=True),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("first_resolved_on", sa.Date(), nullable=True),
        sa.Column("reopened_on", sa.Date(), nullable=True),
        sa.Column("resolved_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("first_response_minutes", sa.Float(), nullable=True),
        sa.Column("resolution_minutes", sa.Float(), nullable=True),
        sa.Column("response_kept", sa.Boolean(), nullable=True),
        sa.Column("kept", sa.Boolean(), nullable=True),
        sa.Column("reopened_soon", sa.Boolean(), nullable=True),
        sa.Column("reopened_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("escalated", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("strange", sa.String(length=200), nullable=True),
        sa.Column("source", sa.String(length=60), nullable=True),
        sa.Column("source_key", sa.String(length=200), nullable=True),
        sa.Column("request_key", sa.String(length=36), nullable=True),
        sa.Column("request_hash", sa.String(length=64), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.Integer(), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("counted", sa.Boolean(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_complaint_batch_id")),
        sa.ForeignKeyConstraint(["created_by"], ["member.id"], name=op.f("fk_complaint_created_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_complaint_customer_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_complaint_member_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_complaint_team_id")),
        sa.ForeignKeyConstraint(["voided_by"], ["member.id"], name=op.f("fk_complaint_voided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
        sa.UniqueConstraint("created_by", "request_key", name=op.f("uq_complaint_created_by_request_key")),
        sa.UniqueConstraint("source", "source_key", name=op.f("uq_complaint_source_source_key")),
    )
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_complaint_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index("ix_complaint_customer_id", ["customer_id", "opened_on"], unique=False)
        batch_op.create_index(
            "ix_complaint_open",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("ended_on IS NULL"),
            postgresql_where=sa.text("ended_on IS NULL"),
        )
        batch_op.create_index("ix_complaint_opened_on", ["opened_on"], unique=False)
        batch_op.create_index("ix_complaint_resolved_on", ["resolved_on"], unique=False)

    op.create_table(
        "customer_stage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=60), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_customer_stage_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_stage")),
        sa.UniqueConstraint("customer_id", "from_on", name=op.f("uq_customer_stage_customer_id_from_on")),
    )
    op.create_table(
        "customer_tier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("tier", sa.String(length=60), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_customer_tier_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_tier")),
        sa.UniqueConstraint("customer_id", "from_on", name=op.f("uq_customer_tier_customer_id_from_on")),
    )
    op.create_table(
        "interaction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(length=60), nullable=True),
        sa.Column("tier", sa.String(length=60), nullable=True),
        sa.Column("level", sa.String(length=60), nullable=True),
        sa.Column("topic", sa.String(length=200), nullable=True),
        sa.Column("subtopic", sa.String(length=200), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=60), nullable=False),
        sa.Column("priority", sa.String(length=60), nullable=True),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("first_response_at", sa.DateTime(), nullable=True),
        sa.Column("first_resolved_at", sa.DateTime(), nullable=True),
        sa.Column("reopened_at", sa.DateTime(), nullable=True),
        sa.Column("resolved_at", sa.DateTime(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("response_due_at", sa.DateTime(), nullable=True),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("first_resolved_on", sa.Date(), nullable=True),
        sa.Column("reopened_on", sa.Date(), nullable=True),
        sa.Column("resolved_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("first_response_minutes", sa.Float(), nullable=True),
        sa.Column("resolution_minutes", sa.Float(), nullable=True),
        sa.Column("response_kept", sa.Boolean(), nullable=True),
        sa.Column("kept", sa.Boolean(), nullable=True),
        sa.Column("reopened_soon", sa.Boolean(), nullable=True),
        sa.Column("reopened_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("escalated", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("strange", sa.String(length=200), nullable=True),
        sa.Column("first_contact", sa.Boolean(), nullable=True),
        sa.Column("source", sa.String(length=60), nullable=True),
        sa.Column("source_key", sa.String(length=200), nullable=True),
        sa.Column("request_key", sa.String(length=36), nullable=True),
        sa.Column("request_hash", sa.String(length=64), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.Integer(), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("counted", sa.Boolean(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_interaction_batch_id")),
        sa.ForeignKeyConstraint(["created_by"], ["member.id"], name=op.f("fk_interaction_created_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_interaction_customer_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_interaction_member_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_interaction_team_id")),
        sa.ForeignKeyConstraint(["voided_by"], ["member.id"], name=op.f("fk_interaction_voided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interaction")),
        sa.UniqueConstraint("created_by", "request_key", name=op.f("uq_interaction_created_by_request_key")),
        sa.UniqueConstraint("source", "source_key", name=op.f("uq_interaction_source_source_key")),
    )
    with op.batch_alter_table("interaction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interaction_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index("ix_interaction_customer_id", ["customer_id", "opened_on"], unique=False)
        batch_op.create_index("ix_interaction_opened_on", ["opened_on"], unique=False)
        batch_op.create_index("ix_interaction_resolved_on", ["resolved_on"], unique=False)

    op.create_table(
        "purchase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(length=60), nullable=True),
        sa.Column("tier", sa.String(length=60), nullable=True),
        sa.Column("level", sa.String(length=60), nullable=True),
        sa.Column("order_key", sa.String(length=100), nullable=False),
        sa.Column("product", sa.String(length=200), nullable=True),
        sa.Column("quantity", sa.Float(), nullable=True),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("purchased_on", sa.Date(), nullable=True),
        sa.Column("purchased_at", sa.DateTime(), nullable=True),
        sa.Column("strange", sa.String(length=200), nullable=True),
        sa.Column("source", sa.String(length=60), nullable=True),
        sa.Column("source_key", sa.String(length=200), nullable=True),
        sa.Column("request_key", sa.String(length=36), nullable=True),
        sa.Column("request_hash", sa.String(length=64), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.Integer(), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("counted", sa.Boolean(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_purchase_batch_id")),
        sa.ForeignKeyConstraint(["created_by"], ["member.id"], name=op.f("fk_purchase_created_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_purchase_customer_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_purchase_member_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_purchase_team_id")),
        sa.ForeignKeyConstraint(["voided_by"], ["member.id"], name=op.f("fk_purchase_voided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase")),
        sa.UniqueConstraint("created_by", "request_key", name=op.f("uq_purchase_created_by_request_key")),
        sa.UniqueConstraint("source", "source_key", name=op.f("uq_purchase_source_source_key")),
    )
    with op.batch_alter_table("purchase", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_purchase_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index("ix_purchase_customer_id", ["customer_id"], unique=False)
        batch_op.create_index("ix_purchase_purchased_on", ["purchased_on"], unique=False)

    op.create_table(
        "suggestion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(length=60), nullable=True),
        sa.Column("tier", sa.String(length=60), nullable=True),
        sa.Column("level", sa.String(length=60), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=20), server_default="new", nullable=False),
        sa.Column("source", sa.String(length=60), nullable=True),
        sa.Column("source_key", sa.String(length=200), nullable=True),
        sa.Column("request_key", sa.String(length=36), nullable=True),
        sa.Column("request_hash", sa.String(length=64), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.Integer(), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("counted", sa.Boolean(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_suggestion_batch_id")),
        sa.ForeignKeyConstraint(["created_by"], ["member.id"], name=op.f("fk_suggestion_created_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_suggestion_customer_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_suggestion_member_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_suggestion_team_id")),
        sa.ForeignKeyConstraint(["voided_by"], ["member.id"], name=op.f("fk_suggestion_voided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion")),
        sa.UniqueConstraint("created_by", "request_key", name=op.f("uq_suggestion_created_by_request_key")),
        sa.UniqueConstraint("source", "source_key", name=op.f("uq_suggestion_source_source_key")),
    )
    with op.batch_alter_table("suggestion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_suggestion_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index("ix_suggestion_received_on", ["received_on"], unique=False)

    op.create_table(
        "complaint_stage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("complaint_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=60), nullable=False),
        sa.Column("stated", sa.String(length=100), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(length=60), nullable=True),
        sa.Column("tier", sa.String(length=60), nullable=True),
        sa.Column("level", sa.String(length=60), nullable=True),
        sa.Column("category", sa.String(length=200), nullable=True),
        sa.Column("severity", sa.String(length=60), nullable=True),
        sa.Column("department", sa.String(length=200), nullable=True),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("left_at", sa.DateTime(), nullable=True),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("minutes", sa.Float(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("counted", sa.Boolean(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["complaint_id"], ["complaint.id"], name=op.f("fk_complaint_stage_complaint_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_complaint_stage_customer_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_complaint_stage_member_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_complaint_stage_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_stage")),
        sa.UniqueConstraint("complaint_id", "position", name=op.f("uq_complaint_stage_complaint_id_position")),
    )
    with op.batch_alter_table("complaint_stage", schema=None) as batch_op:
        batch_op.create_index("ix_complaint_stage_entered_on", ["entered_on"], unique=False)

    op.create_table(
        "survey_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(length=60), nullable=True),
        sa.Column("tier", sa.String(length=60), nullable=True),
        sa.Column("level", sa.String(length=60), nullable=True),
        sa.Column("topic", sa.String(length=200), nullable=True),
        sa.Column("interaction_id", sa.Integer(), nullable=True),
        sa.Column("complaint_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("scale_low", sa.Integer(), nullable=True),
        sa.Column("scale_high", sa.Integer(), nullable=True),
        sa.Column("top_box", sa.Boolean(), nullable=True),
        sa.Column("bottom_box", sa.Boolean(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("commented", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.Column("confirmed_by", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=60), nullable=True),
        sa.Column("source_key", sa.String(length=200), nullable=True),
        sa.Column("request_key", sa.String(length=36), nullable=True),
        sa.Column("request_hash", sa.String(length=64), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.Integer(), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("counted", sa.Boolean(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_survey_answer_batch_id")),
        sa.ForeignKeyConstraint(["complaint_id"], ["complaint.id"], name=op.f("fk_survey_answer_complaint_id")),
        sa.ForeignKeyConstraint(["confirmed_by"], ["member.id"], name=op.f("fk_survey_answer_confirmed_by")),
        sa.ForeignKeyConstraint(["created_by"], ["member.id"], name=op.f("fk_survey_answer_created_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_survey_answer_customer_id")),
        sa.ForeignKeyConstraint(["interaction_id"], ["interaction.id"], name=op.f("fk_survey_answer_interaction_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_survey_answer_member_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_survey_answer_team_id")),
        sa.ForeignKeyConstraint(["voided_by"], ["member.id"], name=op.f("fk_survey_answer_voided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_answer")),
        sa.UniqueConstraint("created_by", "request_key", name=op.f("uq_survey_answer_created_by_request_key")),
        sa.UniqueConstraint("source", "source_key", name=op.f("uq_survey_answer_source_source_key")),
    )
    with op.batch_alter_table("survey_answer", schema=None) as batch_op:
        batch_op.create_index("ix_survey_answer_answered_on", ["answered_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_survey_answer_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_survey_answer_interaction_id"), ["interaction_id"], unique=False)

    op.create_table(
        "survey_invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(length=60), nullable=True),
        sa.Column("tier", sa.String(length=60), nullable=True),
        sa.Column("level", sa.String(length=60), nullable=True),
        sa.Column("topic", sa.String(length=200), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("interaction_id", sa.Integer(), nullable=True),
        sa.Column("complaint_id", sa.Integer(), nullable=True),
        sa.Column("invited_at", sa.DateTime(), nullable=False),
        sa.Column("invited_on", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=60), nullable=True),
        sa.Column("source_key", sa.String(length=200), nullable=True),
        sa.Column("request_key", sa.String(length=36), nullable=True),
        sa.Column("request_hash", sa.String(length=64), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.Integer(), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.Column("counted", sa.Boolean(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_survey_invitation_batch_id")),
        sa.ForeignKeyConstraint(["complaint_id"], ["complaint.id"], name=op.f("fk_survey_invitation_complaint_id")),
        sa.ForeignKeyConstraint(["created_by"], ["member.id"], name=op.f("fk_survey_invitation_created_by")),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_survey_invitation_customer_id")),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_survey_invitation_interaction_id")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_survey_invitation_member_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_survey_invitation_team_id")),
        sa.ForeignKeyConstraint(["voided_by"], ["member.id"], name=op.f("fk_survey_invitation_voided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_invitation")),
        sa.UniqueConstraint("source", "source_key", name=op.f("uq_survey_invitation_source_source_key")),
    )
    with op.batch_alter_table("survey_invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_invitation_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index("ix_survey_invitation_invited_on", ["invited_on"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("survey_invitation", schema=None) as batch_op:
        batch_op.drop_index("ix_survey_invitation_invited_on")
        batch_op.drop_index(batch_op.f("ix_survey_invitation_batch_id"))

    op.drop_table("survey_invitation")
    with op.batch_alter_table("survey_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_survey_answer_interaction_id"))
        batch_op.drop_index(batch_op.f("ix_survey_answer_batch_id"))
        batch_op.drop_index("ix_survey_answer_answered_on")

    op.drop_table("survey_answer")
    with op.batch_alter_table("complaint_stage", schema=None) as batch_op:
        batch_op.drop_index("ix_complaint_stage_entered_on")

    op.drop_table("complaint_stage")
    with op.batch_alter_table("suggestion", schema=None) as batch_op:
        batch_op.drop_index("ix_suggestion_received_on")
        batch_op.drop_index(batch_op.f("ix_suggestion_batch_id"))

    op.drop_table("suggestion")
    with op.batch_alter_table("purchase", schema=None) as batch_op:
        batch_op.drop_index("ix_purchase_purchased_on")
        batch_op.drop_index("ix_purchase_customer_id")
        batch_op.drop_index(batch_op.f("ix_purchase_batch_id"))

    op.drop_table("purchase")
    with op.batch_alter_table("interaction", schema=None) as batch_op:
        batch_op.drop_index("ix_interaction_resolved_on")
        batch_op.drop_index("ix_interaction_opened_on")
        batch_op.drop_index("ix_interaction_customer_id")
        batch_op.drop_index(batch_op.f("ix_interaction_batch_id"))

    op.drop_table("interaction")
    op.drop_table("customer_tier")
    op.drop_table("customer_stage")
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.drop_index("ix_complaint_resolved_on")
        batch_op.drop_index("ix_complaint_opened_on")
        batch_op.drop_index("ix_complaint_open", sqlite_where=sa.text("ended_on IS NULL"))
        batch_op.drop_index("ix_complaint_customer_id")
        batch_op.drop_index(batch_op.f("ix_complaint_batch_id"))

    op.drop_table("complaint")
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.drop_index("ix_target_metric")

    op.drop_table("target")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index("ix_membership_team_id")

    op.drop_table("membership")
    with op.batch_alter_table("import_refusal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_refusal_batch_id"))

    op.drop_table("import_refusal")
    with op.batch_alter_table("import_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_change_batch_id"))

    op.drop_table("import_change")
    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.drop_index("ix_customer_name")
        batch_op.drop_index("ix_customer_created_on")
        batch_op.drop_index(batch_op.f("ix_customer_batch_id"))

    op.drop_table("customer")
    op.drop_table("team")
    op.drop_table("member_role")
    with op.batch_alter_table("import_mapping", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_mapping_signature"))

    op.drop_table("import_mapping")
    op.drop_table("import_batch")
    op.drop_table("setting")
    op.drop_table("member")
    op.drop_table("fact_day")
    op.drop_table("fact_counter")
