"""The words of targets: setting them, agreeing to them, how they stand, and their tree."""

from metrics.words import Text

CAPTION = Text(en="{period} · as of {as_of}", zh="{period} · 截至 {as_of}")
TASK = Text(en="What to do", zh="操作")
TASKS = {
    "list": Text(en="Targets", zh="目标列表"),
    "propose": Text(en="Set a target", zh="制定目标"),
    "divide": Text(en="Break down", zh="分解到成员"),
    "copy": Text(en="Copy earlier targets", zh="沿用往期目标"),
    "sheet": Text(en="Import or export", zh="表格导入导出"),
}
VIEW = Text(en="Which targets", zh="显示哪些目标")
VIEWS = {
    "exact": Text(en="For exactly this period ({count})", zh="本时段目标（{count}）"),
    "around": Text(en="All that touch it ({count})", zh="涉及该时段的全部目标（{count}）"),
    "own": Text(en="Mine ({count})", zh="与我有关（{count}）"),
    "open": Text(en="Not agreed to ({count})", zh="尚未确认（{count}）"),
}
LEVELS = {
    "organisation": Text(en="Organisation", zh="组织"),
    "team": Text(en="Team", zh="团队"),
    "member": Text(en="Member", zh="成员"),
}
STATES = {
    "proposed": Text(en="Proposed", zh="待确认"),
    "agreed": Text(en="Agreed", zh="已确认"),
    "disputed": Text(en="Disputed", zh="有异议"),
    "withdrawn": Text(en="Withdrawn", zh="已撤回"),
}
NONE = Text(en="No targets here", zh="此处没有目标")
NONE_DO = Text(
    en="Nobody has set a target that touches this period. Choose another period, or set one.",
    zh="该时段尚无目标，请选择其他时段，或制定新目标。",
)
NONE_DO_READING = Text(
    en="Nobody has set a target that touches this period. Choose another period.", zh="该时段尚无目标，请选择其他时段。"
)
NONE_IN_VIEW = Text(en="None in this view.", zh="该视图下没有目标。")
NOT_SHOWN = Text(en="Executives only", zh="仅高管可见")
UNDER_WAY = Text(en="Under way", zh="进行中")
NOT_BEGUN = Text(en="Not begun", zh="未开始")
NOT_FOUND = Text(
    en="There is no target no. {number} among those that you may read of.",
    zh="在您可查看的范围内没有 {number} 号目标。",
)
CHOOSE_ONE = Text(
    en="Choose a target in the list to see its history, to answer or to change it.",
    zh="在列表中选择一项，可查看历史、答复或修改。",
)

WHOSE = Text(en="For", zh="归属")
KPI = Text(en="KPI", zh="指标")
TARGET = Text(en="Target", zh="目标")
ACTUAL = Text(en="Actual", zh="实际")
ATTAINMENT = Text(en="Attainment", zh="达成率")
ATTAINMENT_MEANS = Text(
    en="How much of the target is reached; only what was agreed to is scored. Of a sum, so far.",
    zh="目标的完成程度；只有已确认的目标才计入。累计类指标为截至目前。",
)
STATUS = Text(en="Status", zh="状态")
STATE = Text(en="Agreement", zh="确认情况")
AGREED_BY = Text(en="Agreed by", zh="确认人")
WEIGHT = Text(en="Weight", zh="权重")
DAYS = Text(en="Days", zh="时段")
WHY = Text(en="Why it matters", zh="为什么重要")
NUMBER = Text(en="No.", zh="编号")
FORMER = Text(en="(name erased)", zh="（姓名已删除）")

WAITING_ONE = Text(en="1 target waits for your answer", zh="有 1 项目标待您确认")
WAITING = Text(en="{count} targets wait for your answer", zh="有 {count} 项目标待您确认")
WAITING_CAPTION = Text(
    en="Only what you agree to is scored. If it is not right, dispute it and say why: who set it reads that.",
    zh="只有经您确认的目标才会计入评分。如不合理，可提出异议并说明原因，制定人会看到。",
)
WHICH_ONE = Text(en="Target", zh="目标")
COMMENT = Text(en="Comment (needed to dispute)", zh="意见（提出异议时必填）")
AGREE = Text(en="Agree", zh="确认")
DISPUTE = Text(en="Dispute", zh="提出异议")
AGREED_SAID = Text(en="You agreed to target no. {number}.", zh="您已确认 {number} 号目标。")
DISPUTED_SAID = Text(
    en="You disputed target no. {number}; who set it can read why.",
    zh="您已对 {number} 号目标提出异议，制定人可以看到原因。",
)
AGREE_TO_ALL = Text(en="Agree to all {count}", zh="全部确认（{count} 项）")
ALL_AGREED_SAID = Text(en="You agreed to {count} targets.", zh="您已确认 {count} 项目标。")
SET_BY_SAID = Text(en="set by {name}", zh="{name}制定")
AGREED_BY_SAID = Text(en="agreed by {name} on {day}", zh="{name}于 {day} 确认")
AGREED_SINCE = Text(en="agreed on {day}", zh="{day} 确认")
LOCKED = Text(en="locked: its period has begun", zh="已锁定：时段已开始")
REPLY = Text(en="{name}: “{said}”", zh="{name}：“{said}”")
HEADLINE = Text(en="{kpi}: {target}", zh="{kpi}：{target}")
PART_OF = Text(en="Part of: {goal}", zh="隶属于：{goal}")
FROM_BASELINE = Text(en="from {baseline}", zh="基线 {baseline}")
NEAR_WITHIN = Text(en="near within {tolerance}", zh="差距在 {tolerance} 以内为接近")
WEIGHT_OF = Text(en="weight {weight}", zh="权重 {weight}")

HISTORY = Text(en="What happened to it", zh="历史记录")
HISTORY_NONE = Text(en="Nothing was written down since it was set.", zh="制定以来没有变更记录。")
HISTORY_CAPTION = Text(en="Who did what, when and why; newest first", zh="谁在何时做了什么、为什么，最新在前")
WHEN = Text(en="When", zh="时间")
WHO = Text(en="Who", zh="人员")
WHAT = Text(en="What", zh="操作")
CHANGED = Text(en="From → to", zh="变更内容")
REASON = Text(en="Reason or comment", zh="原因或意见")
HAPPENED = {
    "proposed": Text(en="Proposed", zh="提出"),
    "changed": Text(en="Changed", zh="修改"),
    "agreed": Text(en="Agreed", zh="确认"),
    "disputed": Text(en="Disputed", zh="提出异议"),
    "withdrawn": Text(en="Withdrawn", zh="撤回"),
}
PARTS = {
    "kind": Text(en="kind", zh="类型"),
    "baseline": Text(en="baseline", zh="基线"),
    "change": Text(en="change", zh="变化"),
    "value": Text(en="value", zh="目标值"),
    "low": Text(en="band from", zh="区间下限"),
    "high": Text(en="band to", zh="区间上限"),
    "tolerance": Text(en="tolerance", zh="容差"),
    "weight": Text(en="weight", zh="权重"),
    "from_on": Text(en="first day", zh="开始日期"),
    "to_on": Text(en="last day", zh="结束日期"),
    "parent_id": Text(en="part of no.", zh="上级目标编号"),
}

PROPOSE = Text(en="Set a target", zh="制定目标")
PROPOSE_CAPTION = Text(
    en="Whom it concerns agrees or disputes; only then is it scored. From its first day on it is locked.",
    zh="由相关人员确认或提出异议，确认后才计入评分；自时段首日起锁定。",
)
WHICH_KPI = Text(en="KPI", zh="指标")
FOR_WHOM = Text(en="For whom", zh="目标归属")
CHOOSE = Text(en="Choose, or type to search", zh="请选择，可输入文字搜索")
SPAN = Text(en="Period", zh="时段")
SPANS = {
    "month": Text(en="Month", zh="月"),
    "quarter": Text(en="Quarter", zh="季度"),
    "half_year": Text(en="Half-year", zh="半年"),
    "year": Text(en="Year", zh="年"),
    "own": Text(en="Own dates", zh="自选日期"),
}
WHICH_PERIOD = Text(en="Which one", zh="具体时段")
FROM_TO = Text(en="From – to", zh="起止日期")
KIND = Text(en="Kind of goal", zh="目标类型")
BAND = Text(en="A band to stay in", zh="保持在区间内")
BETTER = {
    "higher": Text(en="More is better", zh="越高越好"),
    "lower": Text(en="Less is better", zh="越低越好"),
    "neither": Text(en="Neither more nor less is better: give a band", zh="无优劣方向，请设定区间"),
}
BASELINE = Text(en="Baseline{unit}", zh="基线{unit}")
BASELINE_FROM = Text(en="From data: {value} in {days}.", zh="来自数据：{days}为 {value}。")
BASELINE_NONE = Text(
    en="There are no numbers for {days}: type what it is today.", zh="{days}暂无数据，请填写目前的水平。"
)
VALUES = {
    "absolute": Text(en="Value to reach{unit}", zh="目标值{unit}"),
    "points": Text(en="Change, with its sign{unit}", zh="增减幅度，带正负号{unit}"),
    "relative": Text(en="Change, with its sign (% of the baseline)", zh="变化百分比，带正负号（占基线的 %）"),
}
LOW = Text(en="Band from{unit}", zh="区间下限{unit}")
HIGH = Text(en="Band to{unit}", zh="区间上限{unit}")
TOLERANCE = Text(en="Near within{unit}", zh="接近的容差{unit}")
TOLERANCE_HELP = Text(
    en="How far from the target still counts as near. Outside a band: over which distance attainment falls to 0.",
    zh="与目标相差多少以内算“接近”；对区间目标，指超出多远时达成率降为 0。",
)
WEIGHT_FIELD = Text(en="Weight of 100", zh="权重（满分 100）")
ADDS_TO = Text(
    en="With this, the weights of {name} for these days add to {sum} of 100.",
    zh="加上此项，{name}在该时段的权重合计为 {sum}（满分 100）。",
)
PARENT = Text(en="Part of which goal", zh="上级目标")
NO_PARENT = Text(en="None", zh="无")
UNITS = {
    "share": Text(en=" (%)", zh="（%）"),
    "minutes": Text(en=" (such as 4 h)", zh="（如 4 小时）"),
    "working_minutes": Text(en=" (such as 4 h)", zh="（如 4 小时）"),
    "hours": Text(en=" (hours)", zh="（小时）"),
    "money": Text(en=" ({currency})", zh="（{currency}）"),
    "points": Text(en=" (points)", zh="（分）"),
    "score": Text(en=" (score)", zh="（评分）"),
    "count": Text(en=" (number)", zh="（数量）"),
    "per_hundred": Text(en=" (per 100)", zh="（每百）"),
}
DURATION_HELP = Text(
    en="A number with its unit: 30 min, 4 h, 1 h 30 min, 2 days. Days have 24 hours here.",
    zh="数字加单位：30 分钟、4 小时、1 小时 30 分钟、2 天。这里一天按 24 小时计。",
)
WORKING_DURATION_HELP = Text(
    en="A number with its unit, in working hours: 30 min, 4 h, 2 working days. A working day has {hours} h here.",
    zh="数字加单位，按工作时间计：30 分钟、4 小时、2 个工作日。这里一个工作日为 {hours} 小时。",
)
DURATION_UNREAD = Text(
    en="“{typed}” cannot be read. Write a number with its unit, such as 30 min, 4 h or 2 days.",
    zh="无法识别“{typed}”。请填写数字和单位，如 30 分钟、4 小时或 2 天。",
)
WORKING_DURATION_UNREAD = Text(
    en="“{typed}” cannot be read. Write a number with its unit, such as 30 min, 4 h or 2 working days.",
    zh="无法识别“{typed}”。请填写数字和单位，如 30 分钟、4 小时或 2 个工作日。",
)
SENT = Text(en="Propose", zh="提出目标")
PROPOSED_SAID = Text(
    en="Proposed: target no. {number}. It waits for whom it concerns.", zh="已提出 {number} 号目标，等待相关人员确认。"
)
AT_ONCE_SAID = Text(
    en="Set: target no. {number}. It concerns you, so setting it you agreed to it.",
    zh="已制定 {number} 号目标。该目标由您本人负责，制定即视为确认。",
)
MAKES = Text(en="That makes {target}, from {baseline} today.", zh="即目标为 {target}，目前为 {baseline}。")
LESS = Text(en="This asks for less than what is reached today.", zh="该目标低于目前已达到的水平。")
PAST_CAPTION = Text(en="{kpi} by month, {whose}", zh="{kpi}（按月） · {whose}")
PAST_NONE = Text(en="No numbers of the last twelve months", zh="近 12 个月没有数据")
PAST_CHOOSE = Text(
    en="Choose a KPI and for whom to see its last twelve months.", zh="选择指标和归属后，可查看近 12 个月的走势。"
)
PAST = Text(en="The last twelve months", zh="近 12 个月")
WOULD_HAVE = Text(
    en="In {met} of the last {months} months this would have been met", zh="近 {months} 个月中有 {met} 个月可达成该目标"
)
WOULD_HAVE_PART = Text(
    en="Its part would have been reached in {met} of the last {months} months",
    zh="近 {months} 个月中有 {met} 个月可达到月均目标",
)
NEVER = Text(
    en="It was never reached in these months: is it achievable? A step that is reached moves more than one that is not.",
    zh="这些月份从未达到：目标能实现吗？够得着的目标比够不着的更有推动力。",
)
ALWAYS = Text(
    en="It was reached in every month already: does it still ask for anything?",
    zh="这些月份均已达到：该目标是否还有提升意义？",
)
LINE_VALUE = Text(en="Target", zh="目标")
LINE_LOW = Text(en="Band from", zh="区间下限")
LINE_HIGH = Text(en="Band to", zh="区间上限")

NEXT = Text(en="What next", zh="下一步")
MOVES = {
    "agree": Text(en="Agree", zh="确认"),
    "dispute": Text(en="Dispute", zh="提出异议"),
    "change": Text(en="Change", zh="修改"),
    "withdraw": Text(en="Withdraw", zh="撤回"),
}
CHANGE_REASON = Text(en="Why it changes", zh="变更原因")
CHANGE_REASON_HELP = Text(
    en="The period has begun: whoever it concerns reads the reason, and agrees anew.",
    zh="时段已开始：相关人员会看到原因，并需重新确认。",
)
MOVED = {
    "agree": AGREED_SAID,
    "dispute": DISPUTED_SAID,
    "change": Text(en="Changed: target no. {number}.", zh="已修改 {number} 号目标。"),
    "withdraw": Text(en="Withdrawn: target no. {number}.", zh="已撤回 {number} 号目标。"),
}
MOVED_ON = Text(
    en="{who} changed this target meanwhile; nothing of yours was stored.", zh="{who}刚刚更新了该目标，您的操作未保存。"
)

OWN_SAYS = Text(
    en="{count} targets of mine now, {waiting} to answer", zh="我当前的目标：{count} 项，其中 {waiting} 项待我确认"
)
OWN_SAYS_ONE = Text(en="1 target of mine now, {waiting} to answer", zh="我当前的目标：1 项，其中 {waiting} 项待我确认")
OWN_CAPTION = Text(en="Those that run or begin, for me alone", zh="进行中和即将开始的个人目标")
TO_TARGETS = Text(en="To all targets", zh="查看全部目标")
OPEN_IT = Text(en="Open target no. {number}", zh="打开 {number} 号目标")
NAMED = Text(en="Target no. {number}", zh="{number} 号目标")
SEMICOLON = Text(en="; ", zh="；")
