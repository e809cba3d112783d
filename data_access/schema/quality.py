"""Quality reviews: how well a case was served, by the categories of a form, and second reviews of the same case."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from data_access.schema.columns import (
    Directory,
    Divided,
    Everywhere,
    Handled,
    OfQualityReview,
    QualityReviewed,
    Utc,
    circumstances,
    counted,
    identity,
    metadata,
    origin,
)

# What is rated. A row never changes but in `position` and `retired_at`: another name, weight or scale is another row of
# the same `line` (the id of its first one), so that a review keeps its categories as they were.
quality_category = Table(
    "quality_category",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("line", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", String(100), nullable=False),
    Column("name_en", String(100)),
    Column("weight", Float, nullable=False),
    Column("score_low", Integer, nullable=False),
    Column("score_high", Integer, nullable=False),
    Column("critical", Boolean, nullable=False, server_default="0"),
    Column("valid_from", Utc),  # missing for those that everybody begins with
    Column("retired_at", Utc),
    Column("created_by", Integer, ForeignKey("member.id")),
    info={"scope": Directory(), "place": Everywhere()},
)

# Who was reviewed, in which team and for which customer are as of the case. The case is named and not pointed at: an
# import that is withdrawn takes it along, and the review stays. A second review of the same case (calibration_of)
# never counts. root_cause is a code of data_access/quality/rules.py.
quality_review = Table(
    "quality_review",
    metadata,
    identity(),
    *circumstances(),
    Column("case_kind", String(20)),  # interaction or complaint; missing where it is about none
    Column("case_id", Integer),
    Column("case_on", Date),
    Column("reviewer_id", Integer, ForeignKey("member.id"), nullable=False),
    counted("reviewed_on", Date, nullable=False),
    counted("score", Float, nullable=False),  # 0-1
    counted("critical_failed", Boolean, nullable=False, server_default="0"),
    Column("root_cause", String(60)),
    Column("findings", String(2000)),
    Column("calibration_of", Integer, ForeignKey("quality_review.id")),
    Column("acknowledged_at", Utc),
    Column("acknowledged_by", Integer, ForeignKey("member.id")),
    Column("member_reply", String(1000)),
    Column("revision", Integer, nullable=False, server_default="0"),
    *origin(),
    UniqueConstraint("source", "source_key"),
    UniqueConstraint("created_by", "request_key"),
    Index("ix_quality_review_reviewed_on", "reviewed_on"),
    Index("ix_quality_review_member_id", "member_id", "reviewed_on"),
    Index("ix_quality_review_case", "case_kind", "case_id"),
    info={"scope": QualityReviewed(), "day": "reviewed_on", "place": Divided("team_id")},
)

quality_rating = Table(
    "quality_rating",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("review_id", Integer, ForeignKey("quality_review.id"), nullable=False),
    Column("category_id", Integer, ForeignKey("quality_category.id"), nullable=False),
    Column("score", Integer),  # missing where the category did not apply
    Column("remark", String(500)),
    Column("reviewed_on", Date, nullable=False),
    Column("reviewer_id", Integer, ForeignKey("member.id"), nullable=False),
    Column("member_id", Integer, ForeignKey("member.id")),  # who was reviewed, as on the review
    Column("team_id", Integer, ForeignKey("team.id")),
    Column("customer_id", Integer, ForeignKey("customer.id")),
    UniqueConstraint("review_id", "category_id"),
    info={"scope": OfQualityReview(), "place": Divided("team_id")},
)

# That somebody is asked to review the same case once more, without seeing the first review. `brief` is what they need
# to find it: who leads another team does not see the case itself. second_id: the review that they stored.
quality_calibration = Table(
    "quality_calibration",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("review_id", Integer, ForeignKey("quality_review.id"), nullable=False, index=True),
    Column("second_id", Integer, ForeignKey("quality_review.id")),
    Column("calibrator_id", Integer, ForeignKey("member.id"), nullable=False, index=True),
    Column("member_id", Integer, ForeignKey("member.id")),  # who was reviewed; these as on the review
    Column("team_id", Integer, ForeignKey("team.id")),
    Column("customer_id", Integer, ForeignKey("customer.id")),
    Column("case_kind", String(20)),
    Column("case_id", Integer),
    Column("case_on", Date),
    Column("channel", String(60)),
    Column("brief", String(500)),
    Column("asked_by", Integer, ForeignKey("member.id"), nullable=False),
    Column("asked_at", Utc, nullable=False),
    Column("asked_on", Date, nullable=False),
    Column("done_at", Utc),
    Column("withdrawn_at", Utc),
    info={"scope": Handled(member="calibrator_id"), "place": Divided("team_id")},
)
