"""The words of the complaint pages."""

from metrics.words import Text

OPEN_CAPTION = Text(
    en="{count} open, {overdue} past due, {unowned} without an owner",
    zh="未结 {count} 件，逾期 {overdue} 件，无人负责 {unowned} 件",
)
NONE_OPEN = Text(en="No open complaint. Nothing to do here.", zh="没有未结投诉，无需处理。")
NUMBER = Text(en="No.", zh="编号")
CUSTOMER = Text(en="Customer", zh="客户")
TIER = Text(en="Tier", zh="等级")
CATEGORY = Text(en="Category", zh="类别")
SEVERITY = Text(en="Severity", zh="严重程度")
STAGE = Text(en="Stage", zh="阶段")
OWNER = Text(en="Owner", zh="负责人")
NOBODY = Text(en="nobody", zh="无人负责")
TEAM = Text(en="Team", zh="团队")
DEPARTMENT = Text(en="Waiting at", zh="等待部门")
OPENED = Text(en="Opened", zh="受理时间")
DUE = Text(en="Due", zh="截止时间")
OVERDUE = Text(en="Past due by", zh="已逾期")
REOPENED = Text(en="Reopened", zh="重开")

CLOSE = Text(en="Close a complaint", zh="结案")
CLOSE_WHICH = Text(en="Which complaint", zh="选择投诉")
CAUSE = Text(en="Cause", zh="原因")
CAUSE_HELP = Text(
    en="What brought it about. No complaint closes without a cause.", zh="问题因何产生。没有原因不能结案。"
)
OUTCOME = Text(en="Outcome", zh="处理结果")
CLOSE_BUTTON = Text(en="Close", zh="结案")
CLOSED = Text(en="Complaint {number} is closed.", zh="投诉 {number} 已结案。")

KM_TITLE = Text(en="How long complaints really take", zh="投诉实际需要多久")
KM_SAYS = Text(
    en="Half are resolved within {with_open}; closed ones alone would say {closed_only}",
    zh="半数投诉在 {with_open} 内解决；只看已结的会得出 {closed_only}",
)
KM_NOT_REACHED = Text(
    en="Not yet half of them are resolved; closed ones alone would say {closed_only}",
    zh="尚未有半数解决；只看已结的会得出 {closed_only}",
)
KM_SAME = Text(en="Half are resolved within {with_open}", zh="半数投诉在 {with_open} 内解决")
KM_CAPTION = Text(
    en="Share still open after that long, with the {open} still open counted (Kaplan–Meier), n = {n}",
    zh="经过该时长仍未解决的比例，{open} 件未结也计入（Kaplan–Meier），n = {n}",
)
STILL_OPEN = Text(en="still open", zh="未解决占比")
TIMES_CAPTION = {
    "week": Text(en="By week of resolution · line: median · dots: p90", zh="按解决周 · 实线为中位数 · 点线为 P90"),
    "month": Text(en="By month of resolution · line: median · dots: p90", zh="按解决月 · 实线为中位数 · 点线为 P90"),
}
MEDIAN = Text(en="median", zh="中位数")
P90 = Text(en="p90", zh="P90")
AGES = Text(en="How old the open ones are", zh="未结投诉的时长")
AGES_CAPTION = Text(en="Open complaints by age in working days", zh="未结投诉按工作日账龄")
AGES_SAYS = Text(en="{old} of {all} are open for more than a week's work", zh="{all} 件中有 {old} 件超过 7 个工作日")
BAND = Text(en="{band} working days", zh="{band} 个工作日")
BY_CATEGORY = Text(en="By category", zh="按类别")
BY_TIER = Text(en="By customer tier", zh="按客户等级")
BY_GROUP_CAPTION = Text(en="Median resolution time, n beside it", zh="解决时长中位数，旁注样本数")
VIP_SLOWER = Text(
    en="VIP customers wait longer than regular ones: {vip} against {regular} (median)",
    zh="VIP 客户等待更久：中位数 {vip}，普通客户 {regular}",
)
CUT_BY = Text(en="Compare by", zh="对比维度")
CUTS = {
    "category": Text(en="Category", zh="类别"),
    "tier": Text(en="Customer tier", zh="客户等级"),
    "team_id": Text(en="Team", zh="团队"),
    "severity": Text(en="Severity", zh="严重程度"),
    "channel": Text(en="Channel", zh="渠道"),
}

LOG_INTRODUCTION = Text(
    en="A new complaint starts its clock now. It is stored once, also after a second click.",
    zh="登记后即开始计时。重复点击也只登记一次。",
)
DESCRIPTION = Text(en="What happened", zh="情况说明")
DESCRIPTION_HELP = Text(en="In the customer's words where you can.", zh="尽量用客户的原话。")
OWNER_HELP = Text(
    en="Leave empty if nobody has it yet; it is then listed as without an owner.",
    zh="暂无负责人可留空，会列入“无人负责”。",
)
LOG_BUTTON = Text(en="Log complaint", zh="登记投诉")
LOGGED = Text(en="Complaint {number} is logged and due {due}.", zh="投诉 {number} 已登记，截止 {due}。")
LIKE_THIS = Text(
    en="This customer has {count} complaint(s) open or of the last 30 days. Is it the same matter?",
    zh="该客户有 {count} 件未结或 30 天内的投诉，是否为同一事项？",
)
