"""The words of the frame: menu, pickers, who one is."""

from data_access.workflow.stages import FIRST_NAMES
from metrics.words import Text

DASHBOARD = Text(en="Customer Team Dashboard", zh="客户团队看板")

ME = Text(en="Me", zh="我的")
TEAM = Text(en="Team", zh="团队")
INSIGHT = Text(en="Insight", zh="洞察")
COMPLAINTS = Text(en="Complaints", zh="投诉")
FEEDBACK = Text(en="Feedback", zh="反馈")
GROWTH = Text(en="Reviews and growth", zh="评估与成长")
MANAGE = Text(en="Manage", zh="管理")
QUALITY = Text(en="Quality reviews", zh="服务质检")

WEIGHTS = Text(en="Scorecard weights", zh="评分权重")

GOALS = Text(en="Goals", zh="目标")
PERIODS_CLOSED = Text(en="Closing periods", zh="期间结算")

OVERVIEW = Text(en="Overview", zh="概览")
TRENDS = Text(en="Trends", zh="趋势总览")
SUMMARY = Text(en="Summary", zh="月报与季报")
HAPPENINGS = Text(en="What happened", zh="大事记")
SATISFACTION = Text(en="Satisfaction", zh="满意度")
OPEN_COMPLAINTS = Text(en="Open complaints", zh="未结投诉")
RESOLUTION_TIMES = Text(en="Resolution times", zh="处理时长")
CAUSES = Text(en="Causes", zh="投诉原因")
LOG_COMPLAINT = Text(en="Log a complaint", zh="登记投诉")
ABSENCES = Text(en="Absences", zh="请假与代理")
MEETING = Text(en="Weekly meeting", zh="周例会")
MEMBERS = Text(en="Members", zh="成员")
ACTIONS = Text(en="Actions", zh="改进措施")
CONTACTS = Text(en="Customer contacts", zh="客户联系计划")
LESSONS = Text(en="Cases and lessons", zh="案例与经验")
TARGETS = Text(en="Targets", zh="目标管理")
GOAL_TREE = Text(en="Goal tree", zh="目标树")
REVIEWS = Text(en="Reviews", zh="绩效评估")
TRAINING = Text(en="Training", zh="培训")
TALKS = Text(en="One-to-ones", zh="一对一面谈")
RECOGNITION = Text(en="Recognition", zh="认可与奖励")
SCORECARD = Text(en="My scorecard", zh="我的计分卡")
FEEDBACK_INBOX = Text(en="Inbox", zh="反馈收件箱")
LOG_FEEDBACK = Text(en="Log feedback", zh="登记反馈")
IMPORT = Text(en="Import", zh="导入")
SOURCES = Text(en="Data sources", zh="数据源")
DATA_HEALTH = Text(en="Data health", zh="数据健康")
GLOSSARY = Text(en="Glossary", zh="指标词典")
WORKING_TIME = Text(en="Working time", zh="工作时间")
PEOPLE = Text(en="People", zh="人员")
AUDIT = Text(en="Audit", zh="审计记录")
STANDARDS = Text(en="Standards", zh="服务标准")
WORKFLOW = Text(en="Complaint workflow", zh="投诉流程")
MAILS = Text(en="My mails", zh="我的邮件")
ACCOUNT = Text(en="My account", zh="我的账号")

CLOCK = Text(en="Time", zh="计时")
CLOCKS = {
    "calendar": Text(en="Round the clock", zh="自然时间"),
    "working": Text(en="Working hours", zh="工作时间"),
}
CLOCK_HELP = Text(
    en="Whether durations count nights, weekends and holidays, or only the working hours of the team's calendar.",
    zh="时长是否计入夜间、周末和节假日，还是只计团队日历中的工作时间。",
)

ROLES = {
    "staff": Text(en="Staff", zh="专员"),
    "lead": Text(en="Team lead", zh="主管"),
    "executive": Text(en="Executive", zh="高管"),
    "admin": Text(en="Administrator", zh="管理员"),
}
ROLES_SEE = {
    "staff": Text(en="Own scorecard and complaints, the team's totals", zh="自己的计分卡和投诉，以及团队汇总"),
    "lead": Text(en="The team's numbers, each member, every comment", zh="团队数据、每位成员和全部留言"),
    "executive": Text(en="Every team's totals and trends, no single person", zh="各团队汇总与走势，不含个人"),
    "admin": Text(en="People, imports and data health, no numbers of people", zh="人员、导入与数据健康，不含业务数据"),
}
OWNER = Text(en="Owner of this machine", zh="本机所有者")

WHO_ARE_YOU = Text(en="Who would you like to be?", zh="您想以谁的身份查看？")
DEMO_INTRODUCTION = Text(
    en="This is an invented company with {months} months of history. Everybody in it sees something else: choose one. "
    "You can change at any time.",
    zh="这是一家虚构的公司，含 {months} 个月的历史数据。不同角色看到的内容不同：请选择一个人，之后可随时切换。",
)
OWN_INTRODUCTION = Text(
    en="No sign-in is set up, so this database is served on this machine only, and to whoever sits in front of it. "
    "Choose as whom you look at it.",
    zh="尚未设置登录，因此本数据库只在本机提供服务，供坐在机器前的人使用。请选择以谁的身份查看。",
)
LOOK_AS = Text(en="Look as", zh="以此身份查看")
SOMEBODY_ELSE = Text(en="Somebody else", zh="其他人")
CHOOSE = Text(en="Choose", zh="请选择")
DEMO_BANNER = Text(en="Demo with an invented company", zh="演示：虚构的公司")
OWN_BANNER = Text(en="Without sign-in, on this machine only", zh="未设登录，仅限本机")
YOU_ARE = Text(en="you are {name}, {role}", zh="当前身份：{name}（{role}）")
CHANGE_PERSON = Text(en="Change person", zh="切换身份")

PERIOD = Text(en="Period", zh="时段")
PERIODS = {
    "this_week": Text(en="This week", zh="本周"),
    "last_week": Text(en="Last week", zh="上周"),
    "this_month": Text(en="This month", zh="本月"),
    "last_month": Text(en="Last month", zh="上月"),
    "this_quarter": Text(en="This quarter", zh="本季度"),
    "last_quarter": Text(en="Last quarter", zh="上季度"),
    "this_half_year": Text(en="This half-year", zh="本半年"),
    "last_half_year": Text(en="Last half-year", zh="上个半年"),
    "this_year": Text(en="This year", zh="今年"),
    "last_year": Text(en="Last year", zh="去年"),
    "all": Text(en="All time", zh="全部时间"),
    "own": Text(en="Own dates", zh="自选日期"),
}
FROM_TO = Text(en="From – to", zh="起止日期")
WHICH_TEAM = Text(en="Team", zh="团队")
ALL_TEAMS = Text(en="All teams", zh="全部团队")
CHANNEL = Text(en="Channel", zh="渠道")
TIER = Text(en="Customer tier", zh="客户等级")
MORE_FILTERS = Text(en="Filters", zh="筛选")
MORE_FILTERS_SET = Text(en="Filters ({count})", zh="筛选（{count}）")
ALL = Text(en="All", zh="全部")
NOT_STATED = Text(en="Not stated", zh="未注明")
NO_FILTERS = Text(en="No filters", zh="无筛选")

CHANNELS = {
    "phone": Text(en="Phone", zh="电话"),
    "chat": Text(en="Online chat", zh="在线聊天"),
    "email": Text(en="E-mail", zh="邮件"),
    "wechat": Text(en="WeChat", zh="微信"),
    "app": Text(en="App", zh="App"),
    "web": Text(en="Website", zh="网站"),
    "store": Text(en="Store", zh="门店"),
    "social": Text(en="Social media", zh="社交媒体"),
    "visit": Text(en="Visit", zh="拜访"),
    "other": Text(en="Other", zh="其他"),
}
TIERS = {
    "vip": Text(en="VIP", zh="VIP"),
    "regular": Text(en="Regular", zh="普通"),
    "prospect": Text(en="Prospect", zh="潜在"),
}
LEVELS = {
    "primary": Text(en="Primary", zh="一级"),
    "secondary": Text(en="Secondary", zh="二级"),
}
SEVERITIES = {
    "low": Text(en="Low", zh="低"),
    "normal": Text(en="Normal", zh="一般"),
    "high": Text(en="High", zh="高"),
    "critical": Text(en="Critical", zh="紧急"),
}
ANSWERS = {
    "new": Text(en="New", zh="待处理"),
    "adopted": Text(en="Adopted", zh="已采纳"),
    "declined": Text(en="Declined", zh="未采纳"),
}
REWARDS = {
    "eligible": Text(en="Eligible", zh="符合条件"),
    "granted": Text(en="Granted", zh="已授予"),
    "refused": Text(en="Declined", zh="未授予"),
}
CODES = {**CHANNELS, **TIERS, **LEVELS, **SEVERITIES, **FIRST_NAMES, **ANSWERS, **REWARDS}

NOT_YOUR_PAGE = Text(en="This page belongs to another role.", zh="此页面不属于您的角色。")
NOT_YOUR_PAGE_WHAT = Text(
    en="Choose one of yours from the menu, or ask an administrator for the role.",
    zh="请从菜单中选择您的页面，或联系管理员开通相应角色。",
)
SAVED = Text(en="Saved.", zh="已保存。")
WENT_WRONG = Text(
    en="Something went wrong here. What you entered was not stored. Reference for your administrator: {reference}",
    zh="此处出现错误，您输入的内容尚未保存。请将编号告知管理员：{reference}",
)
DATABASE_AWAY = Text(en="The database cannot be reached just now.", zh="数据库暂时无法连接。")
READING_ONLY = Text(
    en="The main database cannot be reached. What was saved can be read; saving is not possible until it is back.",
    zh="主数据库暂时无法连接。已保存的内容可以查看，恢复之前无法保存。",
)
UPDATING = Text(en="The dashboard is being updated.", zh="看板正在更新。")
COMES_BACK = Text(
    en="This page comes back by itself. What you had saved is stored; what you had not is not.",
    zh="恢复后页面会自动显示。已保存的内容不受影响，未保存的内容没有存储。",
)
