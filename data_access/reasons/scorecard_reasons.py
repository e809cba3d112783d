"""Why the weights of a scorecard are not stored, in words; a part of data_access/rejected.py."""

from metrics.words import Text

SCORECARD_REASONS: dict[str, Text] = {
    "weights_not_100": Text(
        en="The weights add up to {total}, and they must make exactly 100. Change some, then save again.",
        zh="当前权重合计为 {total}，必须正好等于 100。请调整后重新保存。",
    ),
    "weights_in_past": Text(
        en="Periods that are over keep the weights they had. Choose {day} or a later day.",
        zh="已结束的时段保留原有权重，请选择 {day} 或之后的日期。",
    ),
    "weights_moved_on": Text(
        en="Somebody set other weights meanwhile, so yours were not stored. Look at them, then decide.",
        zh="其间已有人设置了新的权重，您的设置未保存。请查看后再决定。",
    ),
}
