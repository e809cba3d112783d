"""The words of reviews: assessing oneself, rating colleagues, writing and sharing results, appeals."""

from metrics.words import Text

CAPTION = Text(en="Quarterly and half-yearly reviews · as of {as_of}", zh="季度与半年度绩效评估 · 截至 {as_of}")
VIEW = Text(en="What to look at", zh="查看内容")
VIEWS = {
    "todo": Text(en="To do {count}", zh="待办 {count}"),
    "own": Text(en="My results {count}", zh="我的结果 {count}"),
    "team": Text(en="Reviews I write {count}", zh="我撰写的评估 {count}"),
    "cycles": Text(en="Cycles {count}", zh="评估周期 {count}"),
    "appeals": Text(en="Appeals {count}", zh="申诉 {count}"),
}
NONE = Text(en="No review cycle is open yet", zh="尚未开展绩效评估")
NONE_DO = Text(
    en="Leads open one here for a quarter or half-year: everybody assesses themselves, colleagues rate, the lead writes.",
    zh="主管可在此按季度或半年发起评估：成员自评、同事互评、主管撰写。",
)
NOTHING_TO_DO = Text(en="Nothing waits for you here", zh="目前没有待办事项")
NOTHING_TO_DO_WHAT = Text(
    en="Self-assessments, ratings and results that wait for you will stand here.",
    zh="需要您填写的自评、互评以及待确认的结果会显示在这里。",
)
NO_RESULTS = Text(en="No result was shared with you yet", zh="尚无公布给您的结果")
NO_RESULTS_WHAT = Text(
    en="It stands here from the day your lead shares it, and stays.", zh="主管公布后会一直保留在这里。"
)

KINDS = {
    "review_assess": Text(en="Assess myself", zh="填写自评"),
    "review_rate": Text(en="Rate a colleague", zh="评价同事"),
    "review_write": Text(en="Write the review", zh="撰写评估"),
    "review_read": Text(en="Read my result", zh="查看结果"),
    "review_decide": Text(en="Decide the appeal", zh="裁定申诉"),
}
WHAT = Text(en="What", zh="事项")
WHOM = Text(en="About whom", zh="对象")
MYSELF = Text(en="myself", zh="本人")
CYCLE = Text(en="Cycle", zh="周期")
PERIOD = Text(en="Period", zh="时段")
UNTIL = Text(en="Until", zh="期限")
STATE = Text(en="State", zh="状态")
NUMBER = Text(en="No.", zh="编号")
MEMBER = Text(en="Member", zh="成员")
TEAM = Text(en="Team", zh="团队")
COMMA = Text(en=", ", zh="、")
LATE = Text(en="⚠ {days} days late", zh="⚠ 逾期 {days} 天")
STATES = {
    "collecting": Text(en="○ being collected", zh="○ 收集中"),
    "writing": Text(en="◐ being written", zh="◐ 撰写中"),
    "written": Text(en="◕ finished, not shared", zh="◕ 已写完，未公布"),
    "shared": Text(en="● shared", zh="● 已公布"),
    "acknowledged": Text(en="✓ acknowledged", zh="✓ 已确认"),
    "appealed": Text(en="⚑ appealed", zh="⚑ 申诉中"),
    "decided": Text(en="⚖ appeal decided", zh="⚖ 申诉已裁定"),
    "closed": Text(en="✓ closed", zh="✓ 已完成"),
}
CHOOSE = Text(en="Choose", zh="请选择")

SCALE = Text(
    en="1 needs much work · 2 below what is expected · 3 as expected · 4 above it · 5 outstanding",
    zh="1 亟需改进 · 2 低于预期 · 3 符合预期 · 4 高于预期 · 5 非常突出",
)
LEAVE_OUT = Text(
    en="Leave out what you cannot judge: it does not count as low.", zh="无法判断的类别可不选，不会按低分计算。"
)
WEIGHT = Text(en="{name} · {weight}%", zh="{name} · {weight}%")
DRAFT_HELP = Text(
    en="Nothing is kept by itself: save a draft before you leave the page.",
    zh="内容不会自动保存，离开页面前请先保存草稿。",
)
SAVE_DRAFT = Text(en="Save as draft", zh="保存草稿")
DRAFT_SAVED = Text(en="Draft saved. Nobody else reads it.", zh="草稿已保存，仅您可见。")

ASSESS = Text(en="My self-assessment, {cycle}", zh="{cycle} 自评")
ASSESS_CAPTION = Text(
    en="{days} · your lead reads it once you send it; a draft is yours alone",
    zh="{days} · 提交后主管可见，草稿仅自己可见",
)
ASSESS_WORDS = Text(en="What went well, what did not, what would help you", zh="做得好的、有待改进的，以及需要的支持")
ASSESS_SEND = Text(en="Send to my lead", zh="提交给主管")
ASSESS_AGAIN = Text(en="Send the changed text", zh="提交修改")
ASSESS_SENT = Text(en="Sent. You can change it until the result is shared.", zh="已提交，结果公布前可修改。")

RATE = Text(en="Rating {name}, {cycle}", zh="评价{name}（{cycle}）")
RATE_CAPTION = Text(
    en="Nobody reads your rating: not {name}, not the lead, no administrator. When collecting ends, ratings of at least "
    "three colleagues become one figure for each category, and what each of them gave is deleted.",
    zh="没有人能看到您的评分，包括{name}、主管和管理员。收集结束后，至少三位同事的评分才会合并为每个类别的一个数字，各人的评分随即删除。",
)
RATE_WORDS = Text(en="What {name} does well, what could be better", zh="{name}做得好的和可以更好的方面")
RATE_WORDS_HELP = Text(
    en="Shown as you write it, without your name and mixed with others, if at least three write something. Who knows "
    "how you write may still guess.",
    zh="至少三人填写时，会不署名、打乱顺序后原文显示。熟悉您文风的人仍可能猜到，请注意措辞。",
)
RATE_SEND = Text(en="Send the rating", zh="提交评价")
RATE_SENT = Text(
    en="Sent. You can change it until collecting ends, and nobody else reads it.",
    zh="已提交。收集结束前可修改，仅您可见。",
)
RATED_BEFORE = Text(en="You sent this rating; it can still be changed.", zh="您已提交该评价，仍可修改。")
TO_RATE = Text(en="Colleagues I rate", zh="我的互评")
TO_RATE_CAPTION = Text(en="{open} to rate, {sent} sent", zh="待评 {open} 位，已提交 {sent} 位")

PROPOSE = Text(en="Who could rate me", zh="推荐互评人")
PROPOSE_CAPTION = Text(
    en="Propose colleagues who know your work. Your lead chooses; who was asked in the end is not told.",
    zh="可推荐了解您工作的同事，由主管决定。最终邀请了谁不会公开。",
)
PROPOSE_WHO = Text(en="Colleagues", zh="同事")
PROPOSE_SEND = Text(en="Propose them", zh="提交推荐")
PROPOSED = Text(en="Your proposal is with your lead.", zh="推荐已提交给主管。")

RESULT = Text(en="{name}: {cycle}", zh="{name} · {cycle}")
RESULT_CAPTION = Text(
    en="{days} · frozen when it was shared on {day}: later corrections of the data change nothing here",
    zh="{days} · 已于 {day} 公布并固定，之后的数据更正不会改变此结果",
)
RESULT_PREVIEW = Text(
    en="{days} · a preview: this is what {name} will see; the numbers are kept as they are when you share",
    zh="{days} · 预览：{name}将看到以下内容，数据以公布时为准",
)
NUMBERS = Text(en="Numbers of the period", zh="本期数据")
NUMBERS_LATER = Text(en="The numbers of the period are added when you share.", zh="公布时将自动加入本期数据。")
NO_NUMBERS = Text(en="There are no numbers of this period.", zh="本期没有数据。")
KPI = Text(en="KPI", zh="指标")
VALUE = Text(en="Value", zh="数值")
CASES = Text(en="n", zh="n")
TARGET = Text(en="Target", zh="目标")
ATTAINED = Text(en="Attainment", zh="达成率")
STANDING = Text(en="Status", zh="状态")
INTERVAL = Text(en="95% interval", zh="95% 区间")
BETWEEN = Text(en="{low} to {high}", zh="{low} 至 {high}")
BY_CATEGORY = Text(en="By category, 1 to 5", zh="各类别评分（1–5）")
CATEGORY = Text(en="Category", zh="类别")
OWN_SCORE = Text(en="Myself", zh="自评")
THEIR_SCORE = Text(en="Self-assessment", zh="自评")
PEER_SCORE = Text(en="Colleagues", zh="同事")
PEER_MEANS = Text(
    en="To the nearest half, so that nobody's own rating can be found out: “4.5 or more”, “1.5 or less”. A category that "
    "not everybody could judge is left out.",
    zh="按半分取整并限定上下端（“4.5 及以上”“1.5 及以下”），以免推算出个人评分。并非所有人都能判断的类别不显示。",
)
LEAD_SCORE = Text(en="Lead", zh="主管")
DECIDED_SCORE = Text(en="After the appeal", zh="申诉裁定")
WEIGHS = Text(en="Weight", zh="权重")
OR_MORE = Text(en="{score} or more", zh="{score} 及以上")
OR_LESS = Text(en="{score} or less", zh="{score} 及以下")
WHOLE = Text(en="Together, 0 to 100%", zh="综合（0–100%）")
PEERS_OF = Text(en="{count} colleagues rated.", zh="共 {count} 位同事参与评价。")
PEERS_FEW = Text(
    en="Fewer than three colleagues rated, so nothing of it is shown.", zh="参与评价的同事不足三位，不显示互评结果。"
)
PEERS_NOT_FOR_YOU = Text(
    en="You were asked to rate in this review, so you are not shown what all gave together.",
    zh="您参与了该评估的互评，因此不向您显示互评汇总。",
)
COMMENTS = Text(en="What colleagues wrote, in no order", zh="同事留言（排列不分先后）")
COMMENTS_FEW = Text(
    en="Fewer than three colleagues wrote something, so nothing of it is shown.", zh="填写留言的同事不足三位，不显示。"
)
LEADS_WORDS = Text(en="{name} writes", zh="{name}的评语")
OWN_WORDS = Text(en="Self-assessment", zh="自评说明")
GOALS = Text(en="Agreed for the next period", zh="下一期目标")
NOT_ASSESSED = Text(en="There is no self-assessment.", zh="未提交自评。")
ERASED = Text(en="(text erased)", zh="（文字已删除）")
HISTORY = Text(en="What happened", zh="过程记录")

ANSWER = Text(en="What do you say to it?", zh="您的意见")
ANSWER_CAPTION = Text(
    en="To acknowledge means that you have read it, not that you agree. An appeal goes to who stands above your lead; "
    "they and your lead read what you write.",
    zh="确认仅表示已阅读，不代表同意。申诉将提交给主管的上级，上级和主管都能看到您的说明。",
)
ACKNOWLEDGE = Text(en="Acknowledge", zh="确认已阅")
ACKNOWLEDGE_WORDS = Text(en="A word about it (may stay empty)", zh="补充说明（可不填）")
ACKNOWLEDGED = Text(en="Acknowledged.", zh="已确认。")
APPEAL = Text(en="Appeal", zh="提出申诉")
APPEAL_WORDS = Text(en="What should be looked at again, and why", zh="希望重新考虑的内容及理由")
APPEALED = Text(en="Your appeal is on its way.", zh="申诉已提交。")
APPEAL_AT = Text(en="Your appeal is with {name}.", zh="申诉由{name}处理。")
WAY = Text(en="Your answer", zh="选择")

OPEN = Text(en="Open a cycle", zh="发起评估周期")
OPEN_CAPTION = Text(
    en="Everybody who reports to the leads of these teams is reviewed. Colleagues are asked to rate by turns, five each; "
    "whoever writes a review can ask others.",
    zh="所选团队中向主管汇报的成员都会被评估。系统轮流邀请每人五位同事互评，撰写人可以调整。",
)
WHICH_KIND = Text(en="How long", zh="周期长度")
KIND_NAMES = {"quarter": Text(en="Quarter", zh="季度"), "half_year": Text(en="Half-year", zh="半年")}
WHICH_PERIOD = Text(en="Which period", zh="评估时段")
NAME = Text(en="Name", zh="名称")
WHICH_TEAMS = Text(en="Whose reviews", zh="评估团队")
COLLECTS = Text(en="Collecting ends on", zh="收集截止日")
SHARES = Text(en="Results are shared until", zh="结果公布期限")
WEIGHTS = Text(en="What is rated, and what it weighs (together 100)", zh="评估类别与权重（合计 100）")
OWN_CATEGORY = Text(en="One more category", zh="自定义类别")
OWN_WEIGHT = Text(en="Its weight", zh="权重")
OPENED = Text(en="The cycle is open, and everybody finds their part.", zh="周期已发起，相关人员可在各自页面填写。")

HOW_FAR = Text(en="How far the cycles are", zh="各周期进度")
HOW_FAR_CAPTION = Text(
    en="Numbers of reviews and of ratings, nobody's name. Until collecting ends, nothing else is told of any rating.",
    zh="仅显示评估与互评的数量，不含姓名。收集结束前不透露任何评分。",
)
REVIEWS = Text(en="Reviews", zh="评估数")
ASSESSED = Text(en="Self-assessed", zh="已自评")
RATINGS = Text(en="Ratings sent", zh="已提交互评")
OF = Text(en="{part} of {whole}", zh="{part}/{whole}")
WRITTEN = Text(en="Finished", zh="已写完")
SHARED = Text(en="Shared", zh="已公布")
ACKNOWLEDGED_COUNT = Text(en="Acknowledged", zh="已确认")
SMALL = Text(en="too few people", zh="人数过少")

MOVE = Text(en="What next with {cycle}", zh="{cycle}：下一步")
CLOSE = Text(en="End collecting", zh="结束收集")
CLOSE_SURE = Text(
    en="From then on nobody rates or changes a rating, and what colleagues gave together is made once, for good. "
    "Whoever has not sent theirs is left out.",
    zh="结束后任何人都不能再提交或修改评分，互评结果一次生成、不再变化。未提交的不计入。",
)
CLOSED = Text(en="Collecting is over; the reviews can be finished.", zh="收集已结束，可以完成评估。")
WITHDRAW = Text(en="Withdraw the cycle", zh="撤销周期")
WITHDRAW_SURE = Text(
    en="Nothing of it is shown any more. Only as long as it is collected.",
    zh="撤销后不再显示任何内容，仅收集期间可撤销。",
)
WITHDRAWN = Text(en="The cycle is withdrawn.", zh="周期已撤销。")
SHARE_ALL = Text(en="Share all {count} finished reviews", zh="公布全部 {count} 份已写完的评估")
SHARED_COUNT = Text(en="Shared: {count}.", zh="已公布 {count} 份。")
SHARE_FROM = Text(
    en="Results can be shared from {day} on, when the period is over.", zh="时段结束后（{day} 起）可公布结果。"
)

SELF_STATE = Text(en="Self-assessment", zh="自评")
SELF_SENT = Text(en="✓ sent", zh="✓ 已提交")
SELF_NOT = Text(en="○ not yet", zh="○ 未提交")
PEER_STATE = Text(en="Ratings", zh="互评")
PEER_STATES = {
    "none": Text(en="nobody asked", zh="未邀请"),
    "enough": Text(en="✓ enough", zh="✓ 人数足够"),
    "few": Text(en="○ fewer than 3 so far", zh="○ 尚不足 3 位"),
}
PEER_STATE_MEANS = Text(
    en="Whether at least three of those who are asked have sent their rating; who and how many is not told.",
    zh="被邀请的同事中是否至少三位已提交；不显示是谁、具体几位。",
)
WRITE = Text(en="Review of {name}, {cycle}", zh="{name}的评估（{cycle}）")
WRITE_CAPTION = Text(
    en="{days} · a draft is yours alone; {name} reads it once you share it",
    zh="{days} · 草稿仅自己可见，公布后{name}可见",
)
WRITE_WORDS = Text(en="What you saw, with examples", zh="评语（请举例说明）")
WRITE_GOALS = Text(en="What you agreed on for the next period", zh="与本人商定的下一期目标")
FINISH = Text(en="Finish", zh="写完")
FINISHED = Text(en="Finished. Look at the preview, then share it.", zh="已写完。请预览后公布。")
COLLECTING_STILL = Text(
    en="Self-assessment and ratings are still being collected; a draft can be saved already.",
    zh="自评与互评仍在收集中，可先保存草稿。",
)
SHARE = Text(en="Share with {name}", zh="公布给{name}")
SHARE_SURE = Text(
    en="{name} reads it at once, and it stays as it is; only an appeal can change it.",
    zh="公布后{name}立即可见，内容不可再改，只能通过申诉变更。",
)
RATERS = Text(en="Who rates {name}", zh="{name}的互评人")
RATERS_CAPTION = Text(
    en="At least three, or nobody. With five, one who cannot answer silences nobody. {name} proposed: {proposed}.",
    zh="至少三位，或不邀请。邀请五位可避免一人缺席导致无法显示。{name}推荐：{proposed}。",
)
NOBODY = Text(en="nobody", zh="无")
RATERS_WHO = Text(en="Colleagues who are asked", zh="邀请的同事")
RATERS_SEND = Text(en="Ask these", zh="确定互评人")
RATERS_SAVED = Text(en="These colleagues are asked now.", zh="互评人已更新。")

DECIDE = Text(en="Decide the appeal", zh="裁定申诉")
DECIDE_CAPTION = Text(
    en="{name} and the lead read your reason. Numbers and colleagues' ratings stay as they are; what you may change is "
    "what the lead gave.",
    zh="{name}和主管都会看到您的理由。数据与互评不变，您可以变更的是主管评分。",
)
APPEAL_SAYS = Text(en="{name} writes", zh="{name}的申诉")
STAYS = Text(en="The result stays", zh="维持原结果")
CHANGES = Text(en="The result is changed", zh="变更结果")
REASON = Text(en="Why", zh="理由")
NEW_SCORES = Text(en="What counts in place of the lead's scores", zh="替代主管评分的分数")
DECIDED = Text(en="Decided; {name} is told.", zh="已裁定，{name}会收到结果。")
NO_APPEALS = Text(en="No appeal has come to you", zh="没有提交给您的申诉")

OWN_CARD = Text(en="{count} things wait for you in the reviews", zh="绩效评估有 {count} 项待办")
OWN_CARD_ONE = Text(en="1 thing waits for you in the reviews", zh="绩效评估有 1 项待办")
OWN_CARD_CAPTION = Text(en="The most urgent first", zh="最紧急的在前")
TO_REVIEWS = Text(en="To the reviews", zh="查看绩效评估")
