"""What is refused to whoever works on a complaint, and in which words."""

from metrics.words import Text

COMPLAINT_REASONS: dict[str, Text] = {
    "complaint_moved_on": Text(
        en="{who} was quicker and {what}, so nothing of yours was stored. Look at the complaint again, then decide.",
        zh="{who}已先一步{what}，您的操作未保存。请查看最新情况后再决定。",
    ),
    "complaint_still_open": Text(
        en="This complaint is not resolved yet. Resolve it first, with its cause.",
        zh="该投诉尚未解决，请先填写原因并解决。",
    ),
    "complaint_paused": Text(
        en="This complaint waits for somebody else. Go on with it first.",
        zh="该投诉处于暂停状态，请先恢复处理。",
    ),
    "complaint_not_paused": Text(
        en="This complaint does not wait for anybody; it can be worked on.",
        zh="该投诉未处于暂停状态，可直接处理。",
    ),
    "stage_is_last": Text(
        en="After this stage comes the answer to the customer: resolve it, with its cause.",
        zh="此阶段之后是答复客户：请填写原因并解决该投诉。",
    ),
    "stage_order_changed": Text(
        en="The order of the stages was changed just now, so nothing was done. See which is next, and send it again.",
        zh="处理阶段的顺序刚刚有调整，本次未执行。请查看下一阶段后重新提交。",
    ),
    "stage_is_first": Text(en="There is no earlier stage.", zh="已是第一个阶段，无法退回。"),
    "stage_not_before": Text(
        en="A complaint is sent back to an earlier stage only. Choose one.",
        zh="只能退回到之前的阶段，请重新选择。",
    ),
    "level_is_highest": Text(
        en="This complaint is on the highest level already. Hand it over instead.",
        zh="该投诉已升级到最高级别，请改用转交。",
    ),
    "recipient_missing": Text(
        en="Say to whom: a person, a team or a department.",
        zh="请选择接收人、团队或部门。",
    ),
    "department_unknown": Text(
        en="There is no such department. Choose one from the list.",
        zh="没有该部门，请从列表中选择。",
    ),
    "too_many_at_once": Text(
        en="{count} complaints were chosen; up to {limit} can be handed over at once. Choose fewer.",
        zh="已选择 {count} 件投诉，一次最多可转交 {limit} 件，请减少选择。",
    ),
}
