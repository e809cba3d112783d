"""Which commands on quality reviews are recorded in the audit; a part of audited.RECORDED and audited.NOT_WORTH_IT."""

from collections.abc import Callable
from typing import Any

from data_access.auditing.audit import What
from data_access.auditing.told import ANSWER, Told
from data_access.quality import calibrating, form, scoring

RECORDED: dict[Callable[..., Any], Told] = {
    scoring.correct_review: Told(What.QUALITY_REVIEW_CORRECTED, about="quality_review", thing="review_id"),
    # Who is asked may read both reviews afterwards.
    calibrating.ask_calibration: Told(
        What.CALIBRATION_ASKED, member="calibrator_id", about="quality_review", thing="review_id"
    ),
    calibrating.withdraw_calibration: Told(
        What.CALIBRATION_WITHDRAWN, about="quality_calibration", thing="calibration_id"
    ),
    form.add_category: Told(What.REVIEW_CATEGORY_ADDED, about="quality_category", thing=ANSWER, kept=("critical",)),
    form.change_category: Told(
        What.REVIEW_CATEGORY_CHANGED, about="quality_category", thing="category_id", kept=("critical",)
    ),
    form.move_category: Told(
        What.REVIEW_CATEGORY_CHANGED, about="quality_category", thing="category_id", kept=("after_id",)
    ),
    form.retire_category: Told(What.REVIEW_CATEGORY_RETIRED, about="quality_category", thing="category_id"),
}
# The review says who made it, who made the second one, and what its member answered, each with its time.
NOT_WORTH_IT: frozenset[Callable[..., Any]] = frozenset(
    {scoring.review_case, scoring.acknowledge_review, calibrating.calibrate_review}
)
