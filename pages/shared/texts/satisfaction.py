"""The words of the satisfaction page."""

from metrics.words import Text

DISTRIBUTION = Text(en="How people scored", zh="评分分布")
DISTRIBUTION_CAPTION = Text(en="Scores on the 1–5 scale, share of answers", zh="5 分制各分值占比")
DISTRIBUTION_MEANS = Text(
    en="How many of the satisfaction answers on the 1–5 scale gave each score, and their share of all such answers of "
    "the period. Answers on other scales, unconfirmed and voided ones do not count.",
    zh="该时段 5 分制满意度答复中各分值的份数，及其占全部此类答复的比例。其他分制、待确认和已作废的答复不计入。",
)
DISTRIBUTION_SAYS = Text(
    en="{top} of {n} gave 4 or 5; {bottom} gave 1 or 2",
    zh="{n} 份答复中 {top} 给出 4–5 分，{bottom} 给出 1–2 分",
)
CUT_BY = Text(en="Compare by", zh="对比维度")
CUTS = {
    "team_id": Text(en="Team", zh="团队"),
    "channel": Text(en="Channel", zh="渠道"),
    "tier": Text(en="Customer tier", zh="客户等级"),
    "level": Text(en="Customer level", zh="客户级别"),
    "topic": Text(en="Topic", zh="问题类别"),
}
GROUPS_CAPTION = Text(
    en="Bars: 95% interval · dotted: target · grey: too few answers",
    zh="线段为 95% 区间 · 虚线为目标 · 灰色为样本过少",
)
COMMENTS = Text(en="What customers said", zh="客户怎么说")
COMMENTS_CAPTION = Text(
    en="Low scores (▼) first, then the newest; {count} shown, {most} at most.",
    zh="低分（▼）在前，其次按时间倒序；显示 {count} 条，最多 {most} 条。",
)
NO_COMMENTS = Text(en="Nobody wrote a comment in this period.", zh="该时段没有客户留言。")
COMMENTS_NOT_FOR_YOU = Text(
    en="A comment can point at a single person, so only the people who handled it and their leads read it. "
    "The totals and trends above count every answer.",
    zh="留言可能指向具体个人，因此只有经办人及其主管可以查看；以上汇总与走势已包含全部答复。",
)
WHEN = Text(en="When", zh="时间")
SCORE = Text(en="Score", zh="评分")
COMMENT = Text(en="Comment", zh="留言")
CUSTOMER = Text(en="Customer", zh="客户")
MEMBER = Text(en="Handled by", zh="经办人")
TEAM = Text(en="Team", zh="团队")
CHANNEL = Text(en="Channel", zh="渠道")
TOPIC = Text(en="Topic", zh="类别")
KIND = Text(en="Kind", zh="类型")
NO_SCORES = Text(en="No score on the 1–5 scale in this period.", zh="该时段没有 5 分制评分。")
POINTS = Text(en="Score {score}", zh="{score} 分")
SHARE = Text(en="Share", zh="占比")
CASES = Text(en="n", zh="n")
PICK_METRIC = Text(en="Look closer at", zh="细看指标")
SCORES_HIDDEN = Text(
    en="Fewer than 5 answers here, so they are not shown one by one.",
    zh="此处答复不足 5 份，不显示分布。",
)
