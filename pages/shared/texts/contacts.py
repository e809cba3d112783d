"""The words of contacts that are planned with customers."""

from metrics.words import Text

CAPTION = Text(
    en="Follow-ups, call-backs and care contacts · overdue ones first · as of {as_of}",
    zh="跟进、回电与关怀 · 逾期在前 · 截至 {as_of}",
)
VIEW = Text(en="Which contacts", zh="查看范围")
VIEWS = {
    "open": Text(en="To make {count}", zh="待联系 {count}"),
    "late": Text(en="Overdue {count}", zh="已逾期 {count}"),
    "mine": Text(en="Mine {count}", zh="我负责的 {count}"),
    "over": Text(en="Done or dropped {count}", zh="已完成或取消 {count}"),
}
NONE = Text(en="No contact is planned yet", zh="还没有联系计划")
NONE_DO = Text(
    en="Plan the first one with the form: choose a customer and a day, and say in a few words what it is about.",
    zh="请用表单制定第一项：选择客户和日期，并简要写明事由。",
)
NONE_IN_VIEW = Text(en="None here. Choose another list above.", zh="此列表为空，可在上方切换。")
SOME = Text(en="The {shown} most urgent of {count} contacts", zh="共 {count} 项，仅显示最紧急的 {shown} 项")
CHOOSE_ONE = Text(
    en="Choose one in the list to say what came of it, or to move it, hand it over or drop it.",
    zh="在列表中选择一项，可登记结果、改期、转交或取消。",
)

CUSTOMER = Text(en="Customer", zh="客户")
TIER = Text(en="Tier", zh="等级")
KIND = Text(en="Kind", zh="类型")
KINDS = {
    "follow_up": Text(en="Follow-up", zh="跟进"),
    "call_back": Text(en="Call-back", zh="回电"),
    "care": Text(en="Care", zh="关怀"),
}
KINDS_HELP = Text(
    en="Follow-up: how something went on. Call-back: the customer waits to hear from you. Care: no occasion but theirs.",
    zh="跟进：了解后续情况；回电：客户在等答复；关怀：生日、周年等主动问候。",
)
ABOUT = Text(en="What it is about", zh="事由")
ABOUT_HELP = Text(en="For example: is the pressure back after the filter was changed?", zh="例如：换滤芯后水压是否恢复")
TEAM = Text(en="Team", zh="团队")
PLANNED_ON = Text(en="Planned for", zh="计划日期")
STATE = Text(en="State", zh="状态")
STATES = {
    "planned": Text(en="○ planned", zh="○ 待联系"),
    "done": Text(en="✓ done", zh="✓ 已完成"),
    "dropped": Text(en="✕ dropped", zh="✕ 已取消"),
}
OVERDUE = Text(en="⚠ {days} days late", zh="⚠ 逾期 {days} 天")
OVERDUE_ONE = Text(en="⚠ 1 day late", zh="⚠ 逾期 1 天")
DUE_TODAY = Text(en="due today", zh="今天到期")
ENDED = Text(en="Ended on", zh="结束日期")
RESULT = Text(en="What came of it", zh="联系结果")
WHY_DROPPED = Text(en="Why it was dropped", zh="取消原因")
NUMBER = Text(en="No.", zh="编号")
ERASED = Text(en="(text erased)", zh="（文字已删除）")

NAMED = Text(en="{kind} no. {number}", zh="{kind}（{number} 号）")
FOR_DAY = Text(en="planned for {day}", zh="计划日期 {day}")
MOVED_ONCE = Text(en="put to another day once", zh="改期 1 次")
MOVED_OFTEN = Text(en="put to another day {count} times", zh="改期 {count} 次")
ENDED_ON = {
    "done": Text(en="done on {day}", zh="{day} 完成"),
    "dropped": Text(en="dropped on {day}", zh="{day} 取消"),
}
NOT_FOUND = Text(
    en="There is no contact no. {number} among those that you see.", zh="在您可查看的范围内没有 {number} 号联系计划。"
)

PLAN = Text(en="Plan a contact", zh="新建联系计划")
PLAN_CAPTION = Text(en="On its day it rings the bell of whoever is to make it.", zh="到期当天会通过铃铛提醒负责人。")
WHO = Text(en="Who makes it", zh="负责人")
WHEN = Text(en="On which day", zh="计划日期")
CHOOSE = Text(en="Choose", zh="请选择")
SAVED = Text(en="Planned: contact no. {number}.", zh="已制定：{number} 号联系计划。")

NEXT = Text(en="What next", zh="下一步")
MOVES = {
    "do": Text(en="Done", zh="完成"),
    "move": Text(en="Another day", zh="改期"),
    "hand_over": Text(en="Hand over", zh="转交"),
    "drop": Text(en="Drop", zh="取消计划"),
}
MOVED = {
    "do": Text(en="Done: contact no. {number}.", zh="{number} 号联系计划已完成。"),
    "move": Text(en="Put to another day: contact no. {number}.", zh="{number} 号联系计划已改期。"),
    "hand_over": Text(en="Handed over: contact no. {number}.", zh="{number} 号联系计划已转交。"),
    "drop": Text(en="Dropped: contact no. {number}.", zh="{number} 号联系计划已取消。"),
}
DONE_WHEN = Text(en="On which day", zh="联系日期")
TO_WHOM = Text(en="To whom", zh="转交给")
WHY = Text(en="Why", zh="原因")
MOVED_ON = Text(en="{who} {what} meanwhile; nothing of yours was stored.", zh="{who}刚刚{what}，您的操作未保存。")
