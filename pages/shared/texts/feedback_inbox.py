"""The words of the feedback inbox."""

from metrics.words import Text

CAPTION = Text(
    en="Low scores to follow up within {hours} working hours, suggestions to answer within {days} working days · the "
    "one due first on top · as of {as_of}",
    zh="低分评价须在 {hours} 个工作小时内回访，建议须在 {days} 个工作日内答复 · 按时限排序 · 截至 {as_of}",
)
ANSWERED_STRIP = Text(en="How the feedback of {days} was answered", zh="{days}反馈的处理情况")
ANSWERED_TITLE = Text(en="How feedback was answered", zh="反馈的处理情况")
ANSWERED_CAPTION = Text(
    en="Low scores are followed up with their customers, suggestions adopted or declined with a reason.",
    zh="低分评价须回访客户，建议须采纳，或说明原因后不采纳。",
)
TYPE = Text(en="Type", zh="类型")
ALL_TYPES = Text(en="All types", zh="全部类型")
DUE_WHEN = Text(en="Due", zh="时限")
DUES = {
    "any": Text(en="Whenever due", zh="不限时限"),
    "today": Text(en="Until tonight", zh="今天到期（含逾期）"),
    "week": Text(en="Within 7 days", zh="7 天内到期（含逾期）"),
    "never": Text(en="No due time", zh="无时限"),
}
DONE_HOW = Text(en="Outcome", zh="结果")
DONE_HOWS = {
    "any": Text(en="All outcomes", zh="全部结果"),
    "in_time": Text(en="In time", zh="按时"),
    "late": Text(en="Late", zh="逾期"),
    "adopted": Text(en="Adopted", zh="已采纳"),
    "declined": Text(en="Declined", zh="未采纳"),
}
NOT_FOUND = Text(en="There is no suggestion no. {number} that you may read.", zh="没有 {number} 号建议，或您无权查看。")
NONE_LIKE_THIS = Text(en="Nothing of this type, channel and time.", zh="没有符合所选类型、渠道和时限的反馈。")
VIEW = Text(en="Which", zh="范围")
VIEWS = {
    "open": Text(en="To do {count}", zh="待处理 {count}"),
    "overdue": Text(en=":material/warning: Past due {count}", zh=":material/warning: 已逾期 {count}"),
    "done": Text(en=":material/task_alt: Done", zh=":material/task_alt: 已完成"),
}
PAST_DUE = Text(en="Past due", zh="已逾期")
NONE_TO_DO = Text(en="Nothing to answer", zh="没有待处理的反馈")
NONE_TO_DO_MORE = Text(
    en="Low scores and suggestions appear here as soon as they are logged or imported.",
    zh="低分评价和建议登记或导入后会显示在这里。",
)
NONE_DONE = Text(en="Nothing was answered yet", zh="还没有已完成的反馈")
SOME = Text(en="The first {shown} of {count} are shown.", zh="共 {count} 条，显示前 {shown} 条。")
NEWEST = Text(en="The newest {shown} of {count} are shown.", zh="共 {count} 条，显示最新 {shown} 条。")

WHAT = Text(en="Feedback", zh="反馈")
SCORED = Text(en="{kind} {score}/{highest}", zh="{kind} {score}/{highest}")
KINDS = {
    "csat": Text(en="CSAT", zh="满意度"),
    "nps": Text(en="NPS", zh="推荐意愿"),
    "suggestion": Text(en="Suggestion", zh="建议"),
    "praise": Text(en="Praise", zh="表扬"),
}
TIME_LEFT = Text(en="Time left", zh="剩余时间")
NO_DUE = Text(en="no due time", zh="无时限")
SAID = Text(en="In their words", zh="客户原话")
SAID_NOTHING = Text(en="Nothing was written with it.", zh="客户没有留言。")
CUSTOMER = Text(en="Customer", zh="客户")
HANDLER = Text(en="Served by", zh="服务人员")
CHANNEL = Text(en="Channel", zh="渠道")
TIER = Text(en="Tier", zh="等级")
TEAM = Text(en="Team", zh="团队")
RECEIVED = Text(en="Received", zh="收到日期")
DUE = Text(en="Due", zh="时限")
DONE_ON = Text(en="Done on", zh="完成日期")
OUTCOME = Text(en="Outcome", zh="结果")
OUTCOMES = {
    "in_time": Text(en="✓ followed up in time", zh="✓ 按时回访"),
    "late": Text(en="⚠ followed up late", zh="⚠ 逾期回访"),
    "adopted": Text(en="✓ adopted", zh="✓ 已采纳"),
    "declined": Text(en="✕ declined", zh="✕ 未采纳"),
    "praise": Text(en="♥ praise", zh="♥ 表扬"),
}
ANSWERED_LATE = Text(en="{outcome}, late", zh="{outcome}（逾期）")
ANSWER = Text(en="What was answered", zh="处理情况")
BY = Text(en="By", zh="处理人")

WHICH = Text(en="Which one", zh="处理哪一条")
CHOOSE = Text(en="Choose", zh="请选择")
DO = Text(en="Answer one", zh="处理反馈")
READ = Text(en="Read one", zh="查看反馈")
DO_HOW = Text(
    en="Choose it in the list, or here. Speak with the customer first, then write down what came of it.",
    zh="在列表或此处选择一条。请先与客户沟通，再填写结果。",
)
NOT_YOURS = Text(
    en="Your lead follows these up. You see what customers of yours said.",
    zh="回访由您的主管负责；您可以查看自己客户的反馈。",
)
FOLLOW_UP = Text(en="Followed up", zh="完成回访")
NOTE = Text(en="What came of it", zh="回访情况")
NOTE_HELP = Text(en="What the customer said, and what was agreed.", zh="客户怎么说，约定了什么。")
FOLLOWED_UP = Text(en="Followed up; it counts now.", zh="已完成回访，并计入统计。")
DECISION = Text(en="Answer", zh="答复")
DECISIONS = {
    "adopted": Text(en="Adopted", zh="采纳"),
    "declined": Text(en="Declined, because …", zh="不采纳，原因……"),
}
REASON = Text(en="What becomes of it, or why not", zh="如何落实，或不采纳的原因")
REASON_HELP = Text(en="Declining needs a reason.", zh="不采纳须说明原因。")
ANSWER_IT = Text(en="Answer", zh="答复")
ANSWERED = Text(en="Answered; it counts now.", zh="已答复，并计入统计。")
