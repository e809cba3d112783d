"""What is refused to whoever reviews a case, answers a review or changes what is rated; part of rejected.REASONS."""

from metrics.words import Text

QUALITY_REASONS: dict[str, Text] = {
    "quality_nothing_rated": Text(
        en="Nothing is rated yet. Rate at least one category, or mark what does not apply as N/A.",
        zh="尚未评分，请至少为一个项目评分；不适用的项目请选“不适用”。",
    ),
    "quality_score_missing": Text(
        en="“{name}” is neither rated nor marked as N/A. Choose one of them.",
        zh="“{name}”尚未评分，也未标为不适用，请选择其一。",
    ),
    "quality_score_unknown": Text(
        en="“{name}” is rated from {low} to {high}. Choose one of these.",
        zh="“{name}”的评分范围为 {low}–{high}，请在此范围内选择。",
    ),
    "quality_form_changed": Text(
        en="The categories were changed meanwhile, so nothing was stored. Look at the form again and rate what is new.",
        zh="质检项目刚刚有变动，本次未保存。请按新的项目重新评分。",
    ),
    "quality_cause_missing": Text(
        en="A critical category failed: choose the root cause, so that it can be dealt with.",
        zh="关键项不合格，请选择根本原因，以便改进。",
    ),
    "quality_of_oneself": Text(
        en="Nobody reviews their own cases. Ask the lead of another team.",
        zh="不能对自己处理的案例质检，请由其他主管进行。",
    ),
    "quality_case_missing": Text(
        en="Choose a case, or the member whom the review is about.",
        zh="请选择案例，或选择被质检的成员。",
    ),
    "case_not_found": Text(
        en="There is no such case among those of your teams, or nobody has dealt with it. Check its number.",
        zh="在您负责的团队中未找到该案例，或该案例无人处理。请核对编号。",
    ),
    "case_reviewed": Text(
        en="This case was reviewed already (review no. {number}). To check that review, ask for a calibration.",
        zh="该案例已质检（质检 {number} 号）。如需复核，请发起校准。",
    ),
    "quality_moved_on": Text(
        en="This review was changed meanwhile, so nothing of yours was stored. Look at it again, then decide.",
        zh="该质检刚刚有变动，您的操作未保存。请查看最新内容后再决定。",
    ),
    "quality_acknowledged": Text(
        en="The member has acknowledged this review, so it stays as it is. If it is wrong, void it and review anew.",
        zh="成员已确认该质检，内容不再更改。如有误，请作废后重新质检。",
    ),
    "quality_calibrated": Text(
        en="A second review of this case is asked for or done, so the first stays as it was.",
        zh="该案例已发起或完成校准，首次质检内容不再更改。",
    ),
    "quality_voided": Text(en="This review was voided.", zh="该质检已作废。"),
    "calibration_there": Text(
        en="Somebody is asked to calibrate this review already, or has done so.",
        zh="该质检已有人校准或已完成校准。",
    ),
    "calibrator_unfit": Text(
        en="Choose another lead: neither who was reviewed nor who reviewed can review the case a second time.",
        zh="请选择其他主管：被质检人和首次质检人不能进行校准。",
    ),
    "calibration_over": Text(
        en="This calibration is done or was withdrawn. Reload the page.",
        zh="该校准已完成或已撤回，请刷新页面。",
    ),
    "category_name_missing": Text(en="Say what is rated.", zh="请填写项目名称。"),
    "category_weight_wrong": Text(
        en="The weight is a number above 0 and at most 1,000.", zh="权重应大于 0 且不超过 1000。"
    ),
    "category_scale_wrong": Text(
        en="The scale goes from 0 or 1 up to at most 10, and its highest score is above its lowest.",
        zh="评分从 0 或 1 起，最高不超过 10，且最高分须大于最低分。",
    ),
    "category_gone": Text(
        en="This category was changed or taken out meanwhile. Look at the form again.",
        zh="该项目刚刚被修改或停用，请查看最新的质检项目。",
    ),
    "category_last": Text(
        en="This is the only category left; without one nothing can be reviewed. Add another first.",
        zh="这是最后一个质检项目，停用后将无法质检。请先新增其他项目。",
    ),
}
