"""What digests say, in both languages."""

from data_access import due, due_by_day
from data_access.reviewing import waiting
from metrics.words import Text

DASHBOARD = Text(en="Customer Team Dashboard", zh="客户团队看板")
SUBJECT = {
    "week": Text(en="Your week: {days}", zh="您的一周：{days}"),
    "month": Text(en="Your month: {days}", zh="您的月报：{days}"),
    "quarter": Text(en="Your quarter: {days}", zh="您的季报：{days}"),
}
GREETING = Text(en="{name}, this is what there is to know of {days}.", zh="{name}，以下是{days}的情况汇总。")
OPEN = Text(en="Open the dashboard", zh="打开看板")
MORE = Text(en="more", zh="查看")
FOOTER = Text(
    en="The Customer Team Dashboard wrote this for you alone; please do not forward it. No customer is named here: "
    "open the dashboard for details. There you also choose what you get by mail, and in which language: Me > My mails.",
    zh="本邮件由客户团队看板自动生成，仅供您本人阅读，请勿转发。邮件中不含客户姓名，详情请打开看板查看。"
    "接收哪些邮件、使用何种语言，可在看板的“我的 > 我的邮件”中设置。",
)
COLON = Text(en=": ", zh="：")
AND_MORE = Text(en="and {count} more", zh="另有 {count} 项")

OWN_PART = Text(en="My work", zh="我的工作")
LEAD_PART = Text(en="Team {team}", zh="团队：{team}")
EXECUTIVE_PART = Text(en="The organisation", zh="组织整体")
ADMIN_PART = Text(en="Data health", zh="数据健康")

# ---------------------------------------------------------------- one's own

SCORE = Text(en="My scorecard, {days}", zh="我的计分卡（{days}）")
LEADS_SCORE = Text(en="My scorecard as a lead, {days}", zh="我的主管计分卡（{days}）")
SCORE_VALUE = Text(en="Score", zh="得分")
SCORE_RESTS = Text(
    en="100 is every target reached; {share} of the weight has data", zh="100 分为全部达标；{share} 的权重有数据"
)
SCORE_RUNS = Text(en="This month still runs.", zh="本月尚未结束。")
DUE = Text(en="Due until {day}", zh="截至{day}到期的事项")
DUE_LINE = Text(en="{what}: {count}, the first on {day}", zh="{what}：{count} 项，最早{day}到期")
DUE_LATE = Text(en="{what}: {count}, {late} of them overdue", zh="{what}：{count} 项，其中 {late} 项已逾期")
DUE_ALL_LATE = Text(en="{what}: {count}, overdue", zh="{what}：{count} 项，已逾期")
NOTHING_DUE = Text(en="Nothing is due until then.", zh="届时没有到期事项。")
TO_AGREE = Text(en="Targets that wait for your answer", zh="待您确认的目标")
TO_AGREE_LINE = Text(en="{metric}, {days}", zh="{metric}（{days}）")
COMING_TRAININGS = Text(en="Trainings to take", zh="待参加的培训")
TRAINING_LINE = Text(en="{course}, until {day}", zh="{course}，截止 {day}")
RECOGNITION = Text(en="Recognition", zh="认可")
PRAISED = Text(en="Colleagues praised you: {count}", zh="收到同事表扬 {count} 次")
REWARDED = Text(en="Rewards granted to you: {count}", zh="获得奖励 {count} 项")

# By what data_access/due.py finds: what it is called, and where it is seen to. No colleague and no customer is named.
KINDS: dict[str, tuple[Text, str]] = {
    due.OWN: (Text(en="My complaints", zh="我负责的投诉"), "open-complaints"),
    due.DEPUTISED: (Text(en="Complaints I stand in for", zh="代理处理的投诉"), "open-complaints"),
    due.NOBODYS: (Text(en="Complaints that nobody sees to", zh="无人负责的投诉"), "open-complaints"),
    due.CALL_BACK: (Text(en="Customers to call back", zh="待回访的客户"), "open-complaints"),
    due.FOLLOW_UP: (Text(en="Low scores to follow up", zh="待回访的低分评价"), "feedback-inbox"),
    due.ANSWER: (Text(en="Suggestions to answer", zh="待答复的建议"), "feedback-inbox"),
    due_by_day.ACTION: (Text(en="Actions", zh="改进措施"), "actions"),
    due_by_day.CONTACT: (Text(en="Customers to contact as planned", zh="按计划应联系的客户"), "customer-contacts"),
    due_by_day.TRAINING: (Text(en="Trainings", zh="培训"), "training"),
    due_by_day.TALK_ITEM: (Text(en="To do after one-to-ones", zh="面谈待办"), "one-to-ones"),
    due_by_day.TARGET: (Text(en="Targets to answer", zh="待确认的目标"), "targets"),
    due_by_day.QUALITY_REVIEW: (Text(en="Quality reviews to acknowledge", zh="待确认的服务质检"), "quality-reviews"),
    due_by_day.CALIBRATION: (Text(en="Reviews to calibrate", zh="待校准的服务质检"), "quality-reviews"),
    due_by_day.LESSON: (Text(en="Lessons to publish", zh="待发布的经验"), "lessons"),
    waiting.ASSESS: (Text(en="My self-assessment", zh="待填写的自评"), "reviews"),
    waiting.RATE: (Text(en="Colleagues to rate", zh="待评价的同事"), "reviews"),
    waiting.WRITE: (Text(en="Reviews to write", zh="待撰写的绩效评估"), "reviews"),
    waiting.READ: (Text(en="My review to read", zh="待查看的评估结果"), "reviews"),
    waiting.DECIDE: (Text(en="Appeals to decide", zh="待裁定的申诉"), "reviews"),
}

# ---------------------------------------------------------------- teams and the organisation

NUMBERS = Text(en="KPIs, {days}", zh="指标（{days}）")
NUMBERS_NOTE = {
    "week": Text(en="Changes are against the week before.", zh="变化为与上一周相比。"),
    "month": Text(en="Changes are against the month before.", zh="变化为与上个月相比。"),
    "quarter": Text(en="Changes are against the quarter before.", zh="变化为与上一季度相比。"),
}
STATUS = Text(en="{status} (target {target})", zh="{status}（目标 {target}）")
CHANGE = Text(en="{difference}, {verdict}", zh="{difference}，{verdict}")
CASES = Text(en="n = {count}", zh="n = {count}")
FEW = Text(en="fewer than 5 cases, not told", zh="不足 5 例，不显示")
SIGNAL = Text(en="signal: {rule} (week of {day})", zh="信号：{rule}（{day}当周）")
CHANGED = Text(en="What changed, and is more than noise", zh="超出正常波动的变化")
CHANGED_LINE = Text(en="{metric}: {what}", zh="{metric}：{what}")
NOTHING_CHANGED = Text(en="Nothing is beyond what is usual.", zh="各项指标均在以往波动范围内。")
AGENDA = Text(en="For the meeting in the week of {day}", zh="{day}当周例会议题")
AGENDA_EMPTY = Text(en="Nothing needs talking about.", zh="暂无需要讨论的事项。")

# ---------------------------------------------------------------- administrators

SOURCES = Text(en="Data sources", zh="数据源")
SOURCE_FAILED = Text(en="{name}: the last reading failed", zh="{name}：最近一次读取失败")
SOURCE_NEVER = Text(en="{name}: never read", zh="{name}：从未读取")
SOURCE_FINE = Text(en="{name}: read on {day}, {rows} new rows", zh="{name}：{day} 读取，新增 {rows} 行")
IMPORTS = Text(en="Imports", zh="导入")
IMPORTED = Text(
    en="{count} files since {day}: {new} new rows, {refused} refused",
    zh="{day}以来导入 {count} 个文件：新增 {new} 行，拒绝 {refused} 行",
)
NOTHING_IMPORTED = Text(en="No file since {day}.", zh="{day}以来没有导入文件。")
FACTS = Text(en="Data", zh="数据")
NEWEST = Text(en="Data up to {day}", zh="数据截至{day}")
OLD = Text(en="Data only up to {day}, {days} days ago", zh="数据仅截至{day}，已过去 {days} 天")
STRANGE = Text(en="Strange entries, kept: {count}", zh="存疑但保留的记录：{count} 条")
WAITING_SCORES = Text(en="Scores that wait for confirmation: {count}", zh="待确认的评分：{count} 条")
NOBODY_CONFIRMS = Text(en="Scores that nobody can confirm: {count}", zh="无人可确认的评分：{count} 条")
NO_RETENTION = Text(en="Personal data is kept for good: no period is set", zh="个人信息永久保留：尚未设置保留期限")
RETENTION_OLD = Text(en="Personal data past its period was last removed on {day}", zh="最近一次清除超期个人信息：{day}")
RETENTION_NEVER = Text(en="Personal data past its period was never removed", zh="尚未清除过超期个人信息")
BACKUPS = Text(en="Backups", zh="备份")
BACKED_UP = Text(en="The last backup was made on {day}", zh="最近一次备份：{day}")
BACKUP_OLD = Text(en="The last backup was made on {day}, {days} days ago", zh="最近一次备份：{day}，已过去 {days} 天")
MAILS = Text(en="Mails", zh="邮件")
MAILS_FAILED = Text(en="Mails that could not be sent: {count}", zh="发送失败的邮件：{count} 封")
MAILS_WAITING = Text(en="Mails that could not be sent yet: {count}", zh="暂未发出的邮件：{count} 封")
ALL_WELL = Text(en="All mails so far were sent.", zh="此前的邮件均已发送。")
