"""The words of the complaint pages."""

from metrics.words import Text

OPEN_CAPTION = Text(en="The one due first on top · as of {as_of}", zh="按截止时间排序 · 截至 {as_of}")
VIEW = Text(en="Which", zh="范围")
VIEWS = {
    "all": Text(en="All open {count}", zh="全部未结 {count}"),
    # With those of whom one stands in for.
    "mine": Text(en=":material/person: Mine {count}", zh=":material/person: 我的 {count}"),
    "overdue": Text(en=":material/warning: Past due {count}", zh=":material/warning: 已逾期 {count}"),
    "at_risk": Text(en=":material/timer: At risk {count}", zh=":material/timer: 即将超期 {count}"),
    "unowned": Text(en=":material/person_off: No owner {count}", zh=":material/person_off: 无人负责 {count}"),
    "elsewhere": Text(
        en=":material/hourglass_top: Waiting for others {count}", zh=":material/hourglass_top: 等待他人 {count}"
    ),
}
NONE_OPEN = Text(en="No open complaint", zh="没有未结投诉")
NONE_OPEN_MORE = Text(en="Nothing is waiting here for these filters.", zh="当前筛选范围内没有待处理的投诉。")
NONE_IN_VIEW = Text(en="None of these.", zh="没有此类投诉。")
TIME_LEFT = Text(en="Time left", zh="剩余时间")
PAST_DUE = Text(en="⚠ past due by {duration}", zh="⚠ 已逾期 {duration}")
LEFT = Text(en="{duration} left", zh="还剩 {duration}")
AGE_DAYS = Text(en="Age, days", zh="已开天数")
NUMBER = Text(en="No.", zh="编号")
CUSTOMER = Text(en="Customer", zh="客户")
TIER = Text(en="Tier", zh="等级")
CATEGORY = Text(en="Category", zh="类别")
SEVERITY = Text(en="Severity", zh="严重程度")
STAGE = Text(en="Stage", zh="阶段")
OWNER = Text(en="Owner", zh="负责人")
NOBODY = Text(en="nobody", zh="无人负责")
WHO_LEFT = Text(en="{name}, left", zh="{name}（已离职）")
TEAM = Text(en="Team", zh="团队")
DEPARTMENT = Text(en="Waiting at", zh="等待部门")
WAITING_FOR = Text(en="Waiting for", zh="等待对象")
OPENED = Text(en="Opened", zh="受理时间")
DUE = Text(en="Due", zh="截止时间")
OVERDUE = Text(en="Past due by", zh="已逾期")

TO_CONFIRM_SAYS = Text(
    en="Answered, waiting for the customer's confirmation: {count}", zh="已答复、待客户确认：{count} 件"
)
TO_CONFIRM_CAPTION = Text(
    en="They are resolved and no longer count as open. Ask the customer whether the matter is settled, then close it. "
    "The call due first on top.",
    zh="已解决，不再计为未结。请回访客户确认问题已解决，然后结案。最先到期的在前。",
)
CALL_BACK = Text(en="Call back", zh="回访")
TO_CONFIRM_SOME = Text(en="The {shown} longest waiting are listed.", zh="仅列出等待最久的 {shown} 件。")
TO_CONFIRM = Text(en="Waiting for the customer's confirmation", zh="待客户确认")
WAITING_DAYS = Text(en="Waiting, days", zh="等待天数")
ANSWERED_ON = Text(en="Answered", zh="答复日期")
TO_CONFIRM_ROW = Text(en="answered {day}, to be confirmed", zh="{day} 已答复，待确认")
CLOSE = Text(en="Close a complaint", zh="结案")
CLOSE_WHICH = Text(en="Which complaint", zh="选择投诉")
CLOSE_HOW = Text(
    en="Choose a row of a list, or choose it here: an open one, or an answered one the customer has confirmed.",
    zh="可在列表中选中一行，或在此处选择未结投诉，以及客户已确认的已答复投诉。",
)
CHOOSE = Text(en="Choose", zh="请选择")
CHOOSE_OR_WRITE = Text(en="Choose, or write a new one", zh="选择已有的，或直接输入")
SAID = Text(en="What the customer said", zh="客户反映的情况")
COMPLAINT_NUMBER = Text(en="No. {number}", zh="{number} 号")
CAUSE = Text(en="Cause", zh="原因")
CAUSE_HELP = Text(
    en="What brought it about. No complaint closes without a cause.", zh="问题因何产生。没有原因不能结案。"
)
OUTCOME = Text(en="Outcome", zh="处理结果")
CLOSE_BUTTON = Text(en="Close", zh="结案")
CLOSED = Text(en="Complaint {number} is closed.", zh="投诉 {number} 已结案。")

KM_TITLE = Text(en="How long complaints really take", zh="投诉实际需要多久")
KM_MEANS = Text(
    en="From opening to resolution, of the complaints opened in the period. Open ones count as having taken at least "
    "until now (Kaplan–Meier). Without those whose times are impossible.",
    zh="本期受理的投诉从受理到解决所需的时长。未结投诉按“至少已用到现在”计入（Kaplan–Meier）；时间有误的不计入。",
)
KM_NOTHING = Text(en="No complaint was opened in this period", zh="该时段没有受理投诉")
KM_NONE_CLOSED = Text(en="None of them is resolved yet", zh="目前尚无投诉解决")
KM_FLATTERS = Text(
    en="Leaving the open ones out flatters the median by {gap}. ", zh="不计未结投诉，中位数会少算 {gap}。"
)
KM_SAYS = Text(
    en="Half are resolved within {with_open}; resolved ones alone would say {closed_only}",
    zh="半数投诉在 {with_open}内解决；只看已解决的会得出 {closed_only}",
)
KM_NOT_REACHED = Text(
    en="Not yet half of them are resolved; resolved ones alone would say {closed_only}",
    zh="尚未有半数解决；只看已解决的会得出 {closed_only}",
)
KM_SAME = Text(en="Half are resolved within {with_open}", zh="半数投诉在 {with_open}内解决")
KM_CAPTION = Text(
    en="Share still open after that long, with the {open} still open counted (Kaplan–Meier), n = {n}",
    zh="经过该时长仍未解决的比例，{open} 件未结也计入（Kaplan–Meier），n = {n}",
)
STILL_OPEN = Text(en="Still open after that long", zh="经过该时长仍未解决的比例")
WITH_OPEN = Text(en="open ones counted", zh="未结也计入")
CLOSED_ONLY = Text(en="resolved ones only", zh="只看已解决")
RESOLVED_SHARE = Text(en="Resolved", zh="已解决比例")
WITHIN_WITH_OPEN = Text(en="Within, open ones counted", zh="所需时长（未结也计入）")
WITHIN_CLOSED_ONLY = Text(en="Within, resolved ones only", zh="所需时长（只看已解决）")
NOT_REACHED = Text(en="not reached yet", zh="尚未达到")
NOT_REACHED_MEANS = Text(en="Empty: so many are not resolved yet.", zh="空白表示尚未有这么多投诉得到解决。")
STILL_OPEN_COUNT = Text(en="Still open", zh="未结")
TIMES_CAPTION = {
    "week": Text(en="By week of resolution · line: median · dashed: p90", zh="按解决周 · 实线为中位数 · 虚线为 P90"),
    "month": Text(en="By month of resolution · line: median · dashed: p90", zh="按解决月 · 实线为中位数 · 虚线为 P90"),
}
MEDIAN = Text(en="median", zh="中位数")
P90 = Text(en="p90", zh="P90")
AGES = Text(en="How old the open ones are", zh="未结投诉的时长")
AGES_CAPTION = Text(en="Open complaints by age in working days", zh="未结投诉按工作日账龄")
AGES_MEANS = Text(
    en="The complaints that are open now, by the working days since they were opened. The day of opening does not "
    "count as one.",
    zh="目前未结的投诉，按受理以来经过的工作日分组，受理当天不计。",
)
AGES_NONE_OLD = Text(
    en="No open one is older than a week's work ({all} open)", zh="{all} 件未结投诉均未超过 7 个工作日"
)
AGES_SOME_HIDDEN = Text(en="Open complaints by age", zh="未结投诉的时长分布")
NONE_OPEN_NOW = Text(en="No complaint is open", zh="目前没有未结投诉")
AGE = Text(en="Age", zh="时长")
OPEN_COUNT = Text(en="Open", zh="未结数")
AGES_SAYS = Text(en="{old} of {all} are open for more than a week's work", zh="{all} 件中有 {old} 件超过 7 个工作日")
BAND = Text(en="{band} working days", zh="{band} 个工作日")
ONE_DAY = Text(en="1 working day", zh="1 个工作日")
BY_GROUP_CAPTION = Text(
    en="{by}: of the complaints opened in the period, open ones counted (Kaplan–Meier) · bars: 95% interval, up to "
    "the edge where it has no upper end yet · called different only where the interval of the difference of the "
    "medians leaves 0 out",
    zh="{by}：本期受理的投诉，未结也计入（Kaplan–Meier）· 线段为 95% 区间，画到边缘表示尚无上限 · "
    "中位数差值的区间不含 0 时才视为有差异",
)
VIP_SLOWER = Text(
    en="VIP customers wait longer than regular ones: {vip} against {regular} (median)",
    zh="VIP 客户等待更久：中位数 {vip}，普通客户 {regular}",
)
ONE_GROUP = Text(en="Only {name}: nothing to compare", zh="只有{name}，无从比较")
CUT_BY = Text(en="Compare by", zh="对比维度")
CUTS = {
    "category": Text(en="Category", zh="类别"),
    "tier": Text(en="Customer tier", zh="客户等级"),
    "team_id": Text(en="Team", zh="团队"),
    "severity": Text(en="Severity", zh="严重程度"),
    "channel": Text(en="Channel", zh="渠道"),
}

SEE_OPEN = Text(en="See the open complaints", zh="查看未结投诉")
ANY_STAGE = Text(en="Every stage", zh="全部阶段")
IN_STAGE = Text(en="{stage} {count}", zh="{stage} {count}")
RECEIVED_ON = Text(en="Received on", zh="受理日期")
LIKE_ROW = Text(en="No. {number} · {day} · {category} · {stage}", zh="{number} 号 · {day} · {category} · {stage}")
LIKE_OTHERS = Text(en="A colleague's · {day} · {category} · {stage}", zh="同事负责 · {day} · {category} · {stage}")
NO_CATEGORY = Text(en="no category", zh="未分类")
CHANNEL = Text(en="Channel", zh="渠道")
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
TEAM_FOR = Text(en="Team, without an owner", zh="受理团队（未指定负责人时）")
TEAM_FOR_HELP = Text(
    en="The team that shall pick it up. With an owner it goes to the owner's team.",
    zh="由该团队跟进；已指定负责人时归负责人所在团队。",
)
LOG_BUTTON = Text(en="Log complaint", zh="登记投诉")
LOGGED = Text(en="Complaint {number} is logged and due {due}.", zh="投诉 {number} 已登记，截止 {due}。")
LIKE_THIS = Text(
    en="This customer has {count} complaints that are open or of the last 30 days. Is it one of these?",
    zh="该客户有 {count} 件未结或 30 天内的投诉，是否为其中之一？",
)
LIKE_THIS_ONE = Text(
    en="This customer has a complaint that is open or of the last 30 days. Is it the same matter?",
    zh="该客户有 1 件未结或 30 天内的投诉，是否为同一事项？",
)
