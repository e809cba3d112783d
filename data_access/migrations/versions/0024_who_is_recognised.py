"""Recognition: what earns a reward, who earned one and whether it was granted, and praise."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reward_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("name_en", sa.String(length=100), nullable=True),
        sa.Column("how", sa.String(length=20), nullable=False),
        sa.Column("metrics", sa.JSON(), nullable=False),
        sa.Column("threshold", sa.Float(), nullable=True),
        sa.Column("certain", sa.Boolean(), nullable=False),
        sa.Column("fewest", sa.Integer(), nullable=False),
        sa.Column("every", sa.String(length=20), nullable=False),
        sa.Column("whom", sa.String(length=20), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("amount_cents", sa.Integer(), nullable=True),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("why", sa.String(length=500), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("set_by", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_reward_rule_team_id")),
        sa.ForeignKeyConstraint(["set_by"], ["member.id"], name=op.f("fk_reward_rule_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reward_rule")),
    )
    op.create_index("ix_reward_rule_line", "reward_rule", ["line"])
    op.create_table(
        "reward",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rule_id", sa.Integer(), nullable=False),
        sa.Column("found_key", sa.String(length=80), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("decider_team_id", sa.Integer(), nullable=True),
        sa.Column("above", sa.Boolean(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("earned_from", sa.Date(), nullable=False),
        sa.Column("earned_on", sa.Date(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("threshold", sa.Float(), nullable=False),
        sa.Column("eligible_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decision_reason", sa.String(length=500), nullable=True),
        sa.Column("grant_minutes", sa.Float(), nullable=True),
        sa.Column("grant_business_minutes", sa.Float(), nullable=True),
        sa.Column("last_move", sa.String(length=20), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("counted", sa.Boolean(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["rule_id"], ["reward_rule.id"], name=op.f("fk_reward_rule_id")),
        *(
            sa.ForeignKeyConstraint([name], ["member.id"], name=op.f(f"fk_reward_{name}"))
            for name in ("member_id", "decided_by", "changed_by")
        ),
        *(
            sa.ForeignKeyConstraint([name], ["team.id"], name=op.f(f"fk_reward_{name}"))
            for name in ("team_id", "decider_team_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reward")),
        sa.UniqueConstraint("found_key", name=op.f("uq_reward_found_key")),
    )
    op.create_index("ix_reward_rule_id", "reward", ["rule_id"])
    op.create_index("ix_reward_eligible_on", "reward", ["eligible_on"])
    op.create_index("ix_reward_member_id", "reward", ["member_id"])
    op.create_index("ix_reward_team_id", "reward", ["team_id", "eligible_on"])
    op.create_table(
        "praise",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("from_team_id", sa.Integer(), nullable=True),
        sa.Column("to_team_id", sa.Integer(), nullable=True),
        sa.Column("thanks", sa.String(length=1000), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("case_number", sa.Integer(), nullable=True),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        *(
            sa.ForeignKeyConstraint([name], ["member.id"], name=op.f(f"fk_praise_{name}"))
            for name in ("from_id", "to_id")
        ),
        *(
            sa.ForeignKeyConstraint([name], ["team.id"], name=op.f(f"fk_praise_{name}"))
            for name in ("from_team_id", "to_team_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_praise")),
    )
    for name in ("to_id", "from_id", "to_team_id"):
        op.create_index(f"ix_praise_{name}", "praise", [name])


def downgrade() -> None:
    for table in ("praise", "reward", "reward_rule"):
        op.drop_table(table)
