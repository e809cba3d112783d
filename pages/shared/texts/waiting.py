"""The words about scores of one's own service that wait for somebody else."""

from metrics.words import Text

WAITING_SAYS = Text(en="Waiting for your confirmation: {count}", zh="待您确认：{count} 条")
WAITING_CAPTION = Text(
    en="Scores that members logged about their own service. They count once you confirm them; what you refuse never "
    "does.",
    zh="成员为自己的服务登记的评分，经您确认后才计入统计；退回的始终不计入。",
)
UNSEEN_CAPTION = Text(
    en="Scores about their own service that no other lead can confirm. You are not shown the score: ask to see the "
    "customer's answer, and confirm that it was given.",
    zh="为自己的服务登记、且没有其他主管可确认的评分。此处不显示分值：请向本人查看客户的原始答复，属实再确认。",
)
WAITING_MORE = Text(en="and {count} more once these are confirmed", zh="另有 {count} 条，处理以上各条后显示")
CONFIRM = Text(en="Confirm", zh="确认")
CONFIRMED = Text(en="Confirmed; it counts now.", zh="已确认，开始计入统计。")
REFUSE = Text(en="Refuse", zh="退回")
REFUSE_WHY = Text(en="Why it does not count", zh="退回原因")
REFUSE_HELP = Text(en="Who logged it reads this.", zh="登记人会看到退回原因。")
REFUSE_SURE = Text(en="Refuse it", zh="确认退回")
REFUSED = Text(en="Refused; it never counts, and who logged it reads why.", zh="已退回，不计入统计；登记人会看到原因。")

COUNTS_SAYS = Text(
    en="Scores waiting for confirmation: {count}, the oldest for {days} days",
    zh="待确认的评分 {count} 条，最早的已等待 {days} 天",
)
COUNTS_SAYS_TODAY = Text(
    en="Scores waiting for confirmation: {count}, all for less than a day", zh="待确认的评分 {count} 条，均不足一天"
)
COUNTS_CAPTION = Text(
    en="Members logged them about their own service. A lead of the team or of one above confirms or refuses them, where "
    "there is no other lead an executive, both on the page Satisfaction. None of them counts until then.",
    zh="成员为自己的服务登记的评分，由本团队或上级团队的主管在“客户满意度”页确认或退回，没有其他主管时由高管处理；"
    "此前均不计入统计。",
)
DAYS = Text(en="Days", zh="等待天数")
ENTRIES = Text(en="Scores", zh="条数")
TEAM = Text(en="Team", zh="团队")
WHOSE_TURN = Text(en="Whose turn it is", zh="由谁处理")
TURNS = {
    "lead": Text(en="a lead", zh="主管"),
    "executive": Text(en="an executive", zh="高管"),
    "nobody": Text(
        en="nobody yet: name a lead for the team above, or an executive",
        zh="暂无人可处理：请为上级团队指定主管，或指定高管",
    ),
}
