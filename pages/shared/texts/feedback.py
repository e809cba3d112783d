"""The words of the feedback form."""

from metrics.words import Text

INTRODUCTION = Text(en="What a customer told you, in under a minute.", zh="一分钟内记下客户的反馈。")
WHAT = Text(en="What is it", zh="反馈类型")
KINDS = {
    "csat": Text(en="Satisfaction 1–5", zh="满意度 1–5 分"),
    "nps": Text(en="Recommendation 0–10", zh="推荐意愿 0–10 分"),
    "ces": Text(en="Ease 1–7", zh="轻松度 1–7 分"),
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
    en="Saved. A score about your own service counts once your lead has confirmed it.",
    zh="已保存。为自己的服务登记的评分，经主管确认后计入统计。",
)
OWN_SCORE = Text(
    en="A score about your own service counts once your lead has confirmed it.",
    zh="为自己的服务登记的评分，经主管确认后才计入统计。",
)
CHOOSE = Text(en="Choose", zh="请选择")
CHOOSE_OR_WRITE = Text(en="Choose one, or write your own", zh="选择已有的，或直接输入")
TO_COMPLAINT = Text(en="It is a complaint: log it with its clock", zh="这是投诉：登记并开始计时")
LATEST = Text(en="What you logged last", zh="您最近登记的反馈")
LATEST_CAPTION = Text(
    en="Newest first: about your own service and the teams you lead. What you log about colleagues, their lead sees.",
    zh="最新的在前，限您本人的服务及您负责的团队；您登记的同事的反馈由其主管查看。",
)
COUNTS = Text(en="Counted", zh="是否计入")
COUNTED = Text(en="counted", zh="已计入")
WAITING = Text(en="waiting for confirmation", zh="待确认")
