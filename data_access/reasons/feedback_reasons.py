"""What is refused to whoever answers feedback, and in which words."""

from metrics.words import Text

FEEDBACK_REASONS: dict[str, Text] = {
    "score_not_low": Text(
        en="No follow-up was promised for this answer: its score is not low, or it was told too late.",
        zh="该答复无需回访：评分不低，或登记时已过时。",
    ),
    "followed_up_already": Text(
        en="Somebody has followed this up already, so nothing of yours was stored. Look at the list of what is done.",
        zh="已有人完成回访，您的内容未保存。请在“已完成”中查看。",
    ),
    "feedback_chosen_none": Text(
        en="Say which entry this is about: choose one from the list.",
        zh="请先从列表中选择一条反馈。",
    ),
    "suggestion_answered_already": Text(
        en="Somebody has answered this suggestion already, so nothing of yours was stored. Look at the list of what "
        "is done.",
        zh="该建议已有人答复，您的内容未保存。请在“已完成”中查看。",
    ),
    "praise_needs_no_answer": Text(
        en="Praise is neither adopted nor declined.",
        zh="表扬无需采纳或不采纳。",
    ),
    "decision_missing": Text(
        en="Say whether it is adopted or declined.",
        zh="请选择采纳或不采纳。",
    ),
    "decline_reason_missing": Text(
        en="Say why it is declined: who suggested it should hear a reason.",
        zh="请填写不采纳的原因，以便答复提出建议的客户。",
    ),
    "note_missing": Text(
        en="Say what came of it: what the customer said, and what was agreed.",
        zh="请填写回访情况：客户怎么说、约定了什么。",
    ),
}
