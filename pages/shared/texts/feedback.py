"""The words of the feedback form."""

from metrics.words import Text

INTRODUCTION = Text(en="What a customer told you, in under a minute.", zh="一分钟内记下客户的反馈。")
WHAT = Text(en="What is it", zh="反馈类型")
KINDS = {
    "csat": Text(en="Satisfaction 1–5", zh="满意度 1–5 分"),
    "nps": Text(en="Recommendation 0–10", zh="推荐意愿 0–10 分"),
    "ces": Text(en="Ease 1–7", zh="省力度 1–7 分"),
    "suggestion": Text(en="Suggestion", zh="建议"),
    "praise": Text(en="Praise", zh="表扬"),
}
SCORE = Text(en="Score", zh="评分")
SCORE_HELP = {
    "csat": Text(en="1 very dissatisfied, 5 very satisfied", zh="1 非常不满意，5 非常满意"),
    "nps": Text(en="0 would not recommend, 10 certainly would", zh="0 绝不推荐，10 一定推荐"),
    "ces": Text(en="1 very hard, 7 very easy", zh="1 非常费力，7 非常轻松"),
}
HANDLED_BY = Text(en="Who served the customer", zh="服务人员")
CHANNEL = Text(en="Channel", zh="渠道")
TOPIC = Text(en="Topic", zh="类别")
DAY = Text(en="Day", zh="日期")
WORDS = Text(en="In their words", zh="客户原话")
COMMENT = Text(en="Comment", zh="留言")
SAVE = Text(en="Save", zh="保存")
SAVED = Text(en="Saved. It counts in the numbers now.", zh="已保存，并已计入统计。")
SAVED_WAITING = Text(
    en="Saved. A score about your own service counts once another lead of yours has confirmed it, or where there is "
    "none an executive.",
    zh="已保存。为自己的服务登记的评分，经主管确认后计入统计；没有其他主管的，由高管确认。",
)
OWN_SCORE = Text(
    en="A score about your own service counts once another lead of yours has confirmed it, or where there is none an "
    "executive, who is not shown the score.",
    zh="为自己的服务登记的评分，经主管确认后才计入统计；没有其他主管的，由高管确认（高管看不到分值）。",
)
CHOOSE = Text(en="Choose", zh="请选择")
CHOOSE_OR_WRITE = Text(en="Choose one, or write your own", zh="选择已有的，或直接输入")
TO_COMPLAINT = Text(en="It is a complaint: log it with its clock", zh="这是投诉：登记并开始计时")
LATEST = Text(en="What you logged lately", zh="您最近登记的内容")
LATEST_CAPTION = Text(
    en="Newest entry or answer first, about whomever, complaints too, and what became of it. Tell customers what was "
    "answered.",
    zh="最新登记或答复的在前，含您登记的投诉和同事的反馈，以及处理结果。有答复的，请告知客户。",
)
KINDS_LOGGED = {**KINDS, "complaint": Text(en="Complaint", zh="投诉")}
FATE = Text(en="State", zh="状态")
FATES = {
    "counts": Text(en="✓ counts", zh="✓ 已计入"),
    "waits": Text(en="… waits for confirmation", zh="… 待确认"),
    "refused": Text(en="✕ refused", zh="✕ 已退回"),
    "voided": Text(en="✕ voided", zh="✕ 已作废"),
    "to_follow_up": Text(en="… to be followed up", zh="… 待回访"),
    "followed_up": Text(en="✓ followed up", zh="✓ 已回访"),
    "to_answer": Text(en="… to be answered", zh="… 待答复"),
    "adopted": Text(en="✓ adopted", zh="✓ 已采纳"),
    "declined": Text(en="✕ declined", zh="✕ 未采纳"),
}
DUE = Text(en="Due", zh="时限")
FATE_BY = Text(en="{fate} by {name}", zh="{fate}（{name}）")
REASON = Text(en="What was said of it", zh="处理说明")
