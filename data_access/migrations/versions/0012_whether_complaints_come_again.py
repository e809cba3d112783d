"""Whether the same complaint came again after it was closed, and how work on complaints comes and goes."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

# Closed for good, of a customer and a category that are known: whether both came again within 30 days of the closing.
AGAIN = """
UPDATE complaint SET recurred = EXISTS (
    SELECT 1 FROM complaint AS other
    WHERE other.customer_id = complaint.customer_id AND other.category = complaint.category
      AND other.id <> complaint.id AND other.counted
      AND other.opened_on >= complaint.closed_on AND other.opened_on <= {latest_day}
      AND other.opened_at >= complaint.closed_at AND other.opened_at < {until}
)
WHERE closed_at IS NOT NULL AND customer_id IS NOT NULL AND category IS NOT NULL
"""
WITHIN = {
    "sqlite": {
        "latest_day": "date(complaint.closed_on, '31 days')",
        "until": "datetime(substr(complaint.closed_at, 1, 19), '30 days') || substr(complaint.closed_at, 20)",
    },
    "postgresql": {
        "latest_day": "complaint.closed_on + 31",
        "until": "complaint.closed_at + interval '30 days'",
    },
}
# How a complaint came into a stage in which it is worked on, and how it left it; nothing of other stages.
PASSED = """
UPDATE complaint_stage SET came_as = found.came_as, went_as = found.went_as
FROM (
    SELECT id,
        CASE
            WHEN resolved THEN NULL
            WHEN stage_before IS NULL THEN 'received'
            WHEN resolved_before OR left_before < entered_on THEN 'reopened'
            WHEN team_before IS DISTINCT FROM team_id THEN 'team'
            WHEN member_before IS DISTINCT FROM member_id THEN 'member'
            ELSE 'stage'
        END AS came_as,
        CASE
            WHEN resolved OR left_on IS NULL THEN NULL
            WHEN stage_after IS NULL OR resolved_after OR left_on < entered_after THEN 'resolved'
            WHEN team_after IS DISTINCT FROM team_id THEN 'team'
            WHEN member_after IS DISTINCT FROM member_id THEN 'member'
            ELSE 'stage'
        END AS went_as
    FROM (
        SELECT id, team_id, member_id, entered_on, left_on, stage IN ('answered', 'confirmed') AS resolved,
            lag(stage) OVER about AS stage_before,
            lag(stage) OVER about IN ('answered', 'confirmed') AS resolved_before,
            lag(left_on) OVER about AS left_before,
            lag(team_id) OVER about AS team_before, lag(member_id) OVER about AS member_before,
            lead(stage) OVER about AS stage_after,
            lead(stage) OVER about IN ('answered', 'confirmed') AS resolved_after,
            lead(entered_on) OVER about AS entered_after,
            lead(team_id) OVER about AS team_after, lead(member_id) OVER about AS member_after
        FROM complaint_stage
        WINDOW about AS (PARTITION BY complaint_id ORDER BY position)
    ) AS beside
) AS found
WHERE found.id = complaint_stage.id
"""


def upgrade() -> None:
    # By hand: added in place no row is touched, whatever their number (see 0002).
    op.execute("ALTER TABLE complaint ADD COLUMN recurred BOOLEAN")
    for name in ("came_as", "went_as"):
        op.execute(f"ALTER TABLE complaint_stage ADD COLUMN {name} VARCHAR(20)")
    op.execute(AGAIN.format(**WITHIN[op.get_bind().dialect.name]))
    op.execute(PASSED)


def downgrade() -> None:
    for name in ("went_as", "came_as"):
        op.execute(f"ALTER TABLE complaint_stage DROP COLUMN {name}")
    op.execute("ALTER TABLE complaint DROP COLUMN recurred")
