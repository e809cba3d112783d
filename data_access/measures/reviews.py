"""What quality reviews found: how many there are, their scores, and how many failed something critical."""

from sqlalchemy import func

from data_access.measures.declare import cases, declare
from data_access.schema import quality_review

declare(
    quality_review,
    "reviewed_on",
    quality_reviews=cases(lambda c, now: c.reviewed_on.is_not(None)),
    quality_failures=cases(lambda c, now: c.critical_failed),
    quality_score_sum=lambda c, now: func.sum(c.score),
)
