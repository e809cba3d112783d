"""What is refused to whoever decides or carries out an action, and in which words."""

from metrics.words import Text

ACTION_REASONS: dict[str, Text] = {
    "action_moved_on": Text(
        en="{who} was quicker and {what}, so nothing of yours was stored. Look at the action again, then decide.",
        zh="{who}已先一步{what}，您的操作未保存。请查看最新情况后再决定。",
    ),
    "action_title_missing": Text(
        en="Say what is to be done.",
        zh="请填写要做什么。",
    ),
    "action_owner_missing": Text(
        en="Say who does it: an action without an owner is nobody's.",
        zh="请选择负责人，没有负责人的措施无人落实。",
    ),
    "action_due_missing": Text(
        en="Say until when.",
        zh="请选择期限。",
    ),
    "action_due_past": Text(
        en="This day is over. Choose a due date from today on.",
        zh="期限已过，请选择今天或之后的日期。",
    ),
    "action_about_missing": Text(
        en="Say which complaints it is about: choose a cause or a category.",
        zh="请选择针对的投诉原因或类别。",
    ),
    "action_metric_missing": Text(
        en="Say which KPI is expected to change, or leave the change empty.",
        zh="请选择预期变化的指标，或将预期变化留空。",
    ),
    "action_result_missing": Text(
        en="Say what came of it: whoever reads this in a year has nothing else.",
        zh="请填写结果，以便日后查阅。",
    ),
    "action_over": Text(
        en="This action is done or dropped already. Take it up again first.",
        zh="该措施已完成或已取消，请先重新启动。",
    ),
    "action_not_over": Text(
        en="This action is neither done nor dropped, so it need not be taken up again.",
        zh="该措施尚未完成或取消，无需重新启动。",
    ),
    "action_begun": Text(
        en="This action was begun already.",
        zh="该措施已开始执行。",
    ),
    "action_done_before_decided": Text(
        en="It cannot have been done before it was decided on {day}. Choose that day or a later one.",
        zh="完成日不能早于决定日 {day}，请重新选择。",
    ),
}
