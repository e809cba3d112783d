"""What is refused to whoever notes what happened, and in which words."""

from metrics.words import Text

ANNOTATION_REASONS: dict[str, Text] = {
    "annotation_title_missing": Text(
        en="Say in a few words what happened: it stands on every trend.",
        zh="请用一句话说明发生了什么，它将显示在各趋势图上。",
    ),
    "annotation_day_missing": Text(en="Say on which day it happened or began.", zh="请选择发生（或开始）的日期。"),
    "annotation_ends_before": Text(
        en="It ends before it begins. Choose a last day that is not before the first.",
        zh="结束日期早于开始日期，请重新选择。",
    ),
    "annotation_too_long": Text(
        en="It lasts more than {limit} days. Note its beginning alone: what stays so is no longer news.",
        zh="持续超过 {limit} 天。请只登记开始日期，长期如此的情况不再是变动。",
    ),
    "annotation_too_many": Text(
        en="Choose at most {limit} metrics, or none: then it is about all of them.",
        zh="最多选择 {limit} 个指标；不选表示与全部指标有关。",
    ),
    "annotation_withdrawn": Text(
        en="This was withdrawn already. Note it again if it did happen.",
        zh="该条目已撤回。如确有其事，请重新登记。",
    ),
    "annotation_moved_on": Text(
        en="{who} changed it meanwhile, so nothing of yours was stored. Look at it again, then correct it.",
        zh="{who}已先一步修改，您的操作未保存。请查看最新内容后再更正。",
    ),
}
