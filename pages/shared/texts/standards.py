"""The words of the service standards."""

from metrics.words import Text

INTRODUCTION = Text(
    en="What customers are promised: how long each step of a case may take. It is written on a case when its clock starts, "
    "so a change counts from its day on and leaves earlier cases as they were.",
    zh="对客户的时限承诺：每个环节最长可用多久。个案开始计时时即写入其适用的标准，因此调整只对生效日之后的个案有效，"
    "此前的个案不受影响。",
)
NONE_YET = Text(en="No service standards are set yet", zh="尚未设定服务标准")
NONE_YET_WHAT = Text(
    en="Until then a complaint is due by its severity: critical {critical}, high {high}, normal {normal}, low {low}.",
    zh="设定之前，投诉按严重程度限时解决：紧急 {critical}，高 {high}，一般 {normal}，低 {low}。",
)

STEPS = {
    "acknowledge": Text(en="Acknowledge", zh="确认收到"),
    "respond": Text(en="First response", zh="首次响应"),
    "resolve": Text(en="Resolve", zh="解决"),
}
STAGE = Text(en="Stage: {stage}", zh="{stage}阶段")
ANY = Text(en="Any", zh="不限")
ANY_TIER = Text(en="Any tier", zh="等级不限")
ANY_SEVERITY = Text(en="Any severity", zh="严重程度不限")
ANY_CHANNEL = Text(en="Any channel", zh="渠道不限")
ANY_CASE = Text(en="Every case", zh="所有个案")
IN_WORKING_TIME = Text(en="{duration} of working time", zh="{duration}（工作时间）")

NUMBER = Text(en="No.", zh="编号")
STEP = Text(en="Step", zh="环节")
TIER = Text(en="Tier", zh="客户等级")
SEVERITY = Text(en="Severity", zh="严重程度")
CHANNEL = Text(en="Channel", zh="渠道")
WHOM = Text(en="For", zh="适用范围")
TIME = Text(en="Time allowed", zh="时限")
CLOCK = Text(en="Counted in", zh="计时方式")
SINCE = Text(en="Since", zh="生效日")
OWNER = Text(en="Owner", zh="负责人")
REVIEW = Text(en="Next review", zh="下次复核")
NAME = Text(en="Name", zh="名称")
STATE = Text(en="State", zh="状态")
STATES = {
    "now": Text(en="In force", zh="生效中"),
    "ending": Text(en="Until {day}", zh="{day} 停用"),
    "later": Text(en="Not yet", zh="待生效"),
    "over": Text(en="Ended {day}", zh="已于 {day} 停用"),
}

MATRIX = Text(en="What is promised today", zh="当前承诺")
MATRIX_CAPTION = Text(
    en="Bold: set for exactly this row. Grey with ↑: taken over from a wider one. More named goes before less; of two that "
    "name equally many, tier goes before severity before channel. Tiers not listed are treated as any.",
    zh="加粗：专为该行设定。灰色带 ↑：沿用范围更宽的标准。条件更多的优先；条件数相同时，等级先于严重程度，严重程度先于渠道。"
    "未列出的等级按“不限”处理。",
)
MATRIX_FOR = Text(en="On this channel", zh="查看渠道")
NOT_PROMISED = Text(en="—", zh="—")

OVERDUE_ONE = Text(en="One standard is overdue for review", zh="有 1 项标准逾期未复核")
OVERDUE_MANY = Text(en="{count} standards are overdue for review", zh="有 {count} 项标准逾期未复核")
OVERDUE_LINE = Text(
    en="{step} · {whom} · {time}: was due on {day}, owner {owner}",
    zh="{step} · {whom} · {time}：应于 {day} 复核，负责人：{owner}",
)
NOBODY = Text(en="nobody", zh="无")

EXPLAIN = Text(en="Which standard applies?", zh="适用哪项标准？")
EXPLAIN_CAPTION = Text(
    en="For a complaint or a contact you may see, by its number, or for any tier, severity and channel.",
    zh="可按您有权查看的投诉或服务记录的编号查询，也可按等级、严重程度和渠道查询。",
)
EXPLAIN_CAPTION_ANY = Text(en="For any tier, severity and channel.", zh="按等级、严重程度和渠道查询。")
BY = Text(en="Explain", zh="查询方式")
WAYS = {
    "circumstances": Text(en="Tier, severity, channel", zh="等级、严重程度、渠道"),
    "complaint": Text(en="A complaint", zh="某件投诉"),
    "contact": Text(en="A contact", zh="某次服务记录"),
}
CASE_NUMBER = {
    "complaint": Text(en="Number of the complaint", zh="投诉编号"),
    "contact": Text(en="Number of the contact", zh="服务记录编号"),
}
CASE_NUMBER_HELP = Text(
    en="The number shown here, or the one in the system it was imported from. With a # in front only the number here counts.",
    zh="可输入本系统的编号，也可输入导入前原系统中的编号；前面加 # 则仅按本系统编号查找。",
)
NOT_FOUND = {
    "complaint": Text(en="There is no complaint with this number that you may see.", zh="没有您有权查看的该编号投诉。"),
    "contact": Text(en="There is no contact with this number that you may see.", zh="没有您有权查看的该编号服务记录。"),
}
CASE_LINE = {
    "complaint": Text(en="Complaint {number}: {whom}, received {at}", zh="投诉 {number}：{whom}，{at} 收到"),
    "contact": Text(en="Contact {number}: {whom}, received {at}", zh="服务记录 {number}：{whom}，{at} 收到"),
}
CASE_DUE = Text(en="{step}: due {at}, {why}", zh="{step}：{at} 到期，{why}")
CASE_WAITS = Text(en="{step}: stands still while it waits, {why}", zh="{step}：暂停期间停止计时，{why}")
CASE_DUE_BY = Text(
    en="by no. {number} ({time} · {whom}), {because}", zh="依据 {number} 号标准（{time} · {whom}），{because}"
)
CASE_ONLY = Text(en="the only one that matches", zh="仅此一项匹配")
CASE_MOST = Text(en="the most specific of {count} that match", zh="{count} 项匹配标准中条件最具体")
CASE_KEPT = Text(
    en="written when its clock started; it stays, although no. {number} would be chosen now",
    zh="开始计时时写入，予以保留（按现有标准应选 {number} 号）",
)
CASE_KEPT_ALONE = Text(en="written when its clock started, and it stays", zh="开始计时时写入，予以保留")
CASE_DUE_OTHER = Text(
    en="stated by its source or by its severity, by no standard", zh="由来源数据或严重程度确定，未依据标准"
)
CASE_NOTHING = {
    "complaint": Text(en="This complaint was promised no time.", zh="该投诉没有时限承诺。"),
    "contact": Text(en="This contact was promised no time.", zh="该服务记录没有时限承诺。"),
}
TODAY = Text(en="For one that began today it would be:", zh="若今天开始计时，则适用：")
TODAY_OTHER = Text(en="{step}: {time} · {whom} · no. {number}", zh="{step}：{time} · {whom} · {number} 号")
TODAY_NONE = Text(en="{step}: no standard", zh="{step}：无适用标准")
TODAY_SAME = Text(en="The same standards would apply today.", zh="今天适用的标准与之相同。")
ON_ITS_DAY = Text(en="Standards that match it, as they were in force on {day}:", zh="{day} 生效且与其匹配的标准：")
WINS = Text(
    en="{step}: **{time}** · {whom} · no. {number}, since {since}",
    zh="{step}：**{time}** · {whom} · {number} 号，{since} 起",
)
PASSED_OVER = Text(
    en="passed over: {time} · {whom} · no. {number}, {why}", zh="未采用：{time} · {whom} · {number} 号，{why}"
)
WHY = {
    "more": Text(en="because it names less", zh="因其条件较少"),
    "tier": Text(en="because tier goes first", zh="因等级优先"),
    "severity": Text(en="because severity goes before channel", zh="因严重程度先于渠道"),
    "channel": Text(en="because the channel is named", zh="因另一项指定了渠道"),
    "newer": Text(en="because it is older", zh="因其较早"),
}
NONE_MATCHES = Text(en="No standard matches; nothing is promised.", zh="没有匹配的标准，未作承诺。")

KEPT = Text(en="Of {n} promises that came due, {share} were kept", zh="到期承诺 {n} 项，兑现 {share}")
KEPT_NONE = Text(en="Nothing was promised by a standard in this period", zh="该时段没有依据标准承诺的个案")
KEPT_CAPTION = Text(
    en="By the day a case began. Kept / (kept + late); open past the due time is late. Running ones stand beside and are "
    "counted in neither.",
    zh="按个案开始日统计。达成率 = 达成 /（达成 + 超时），到期未结计为超时；未到期的在办个案单列，不计入。",
)
ALL_STANDARDS = Text(en="All standards", zh="全部标准")
ALL_CAPTION = Text(
    en="In force, later and over. How they are kept is shown to those who see cases.",
    zh="含生效中、待生效和已停用的标准。达成情况仅对可查看个案数据的角色显示。",
)
SHARE = Text(en="Kept", zh="达成率")
INTERVAL = Text(en="95% interval", zh="95% 区间")
N = Text(en="n", zh="n")
RUNNING = Text(en="Running", zh="在办")
HIDDEN = Text(en="Cells of fewer than {few} cases are not shown to executives.", zh="不足 {few} 例的数据不向高管显示。")

SET = Text(en="Set or change a standard", zh="设定或调整标准")
SET_CAPTION = Text(
    en="One for exactly the same tier, severity, channel and step ends on the day the new one begins; its history stays.",
    zh="若已有等级、严重程度、渠道和环节完全相同的标准，将在新标准生效日停用，历史保留。",
)
AMOUNT = Text(en="Time allowed", zh="时限")
UNIT = Text(en="Unit", zh="单位")
UNITS = {
    "minutes": Text(en="Minutes", zh="分钟"),
    "hours": Text(en="Hours", zh="小时"),
    "days": Text(en="Days of 24 hours", zh="天（24 小时）"),
    "working_days": Text(en="Working days of {hours} hours", zh="工作日（{hours} 小时）"),
}
FROM_DAY = Text(en="From this day on", zh="生效日")
FROM_HELP = Text(
    en="The first one for something may begin in the past, for cases that are imported later. A change begins today at "
    "the earliest.",
    zh="首次设定可早于今天，以便之后导入的个案适用；调整最早从今天起生效。",
)
REVIEW_ON = Text(en="Review it on", zh="复核日期")
NAME_HELP = Text(en="Optional, as your organisation calls it", zh="选填，组织内部的叫法")
SAVE = Text(en="Save the standard", zh="保存标准")
SAVED = Text(en="Standard no. {number} counts from {day} on.", zh="{number} 号标准自 {day} 起生效。")

LOOK_AFTER = Text(en="Review or end a standard", zh="复核或停用标准")
LOOK_AFTER_CAPTION = Text(
    en="A review confirms it as it is and says when it is looked at next. Ended, a less specific one counts instead.",
    zh="复核即确认标准维持不变，并约定下次复核日期。停用后改由范围更宽的标准适用。",
)
WHICH = Text(en="Standard", zh="标准")
NEXT_REVIEW = Text(en="Next review on", zh="下次复核日期")
CONFIRM_REVIEW = Text(en="Confirm the review", zh="确认已复核")
REVIEWED = Text(en="Reviewed. The next review is on {day}.", zh="已复核，下次复核日期为 {day}。")
END = Text(en="End it", zh="停用")
END_ON = Text(en="First day without it", zh="停用日（当日起不再适用）")
END_SURE = Text(en="End this standard", zh="停用该标准")
ENDED = Text(en="The standard no longer counts from {day} on.", zh="该标准自 {day} 起停用。")
CHOOSE = Text(en="Choose", zh="请选择")
