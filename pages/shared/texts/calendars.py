"""The words of the page on working time: a calendar's year, its hours, its teams, and what changes them."""

from metrics.calendars.calendar_year import DayKind
from metrics.words import Text

INTRODUCTION = Text(
    en="Durations in working hours, due times and working days are counted by these calendars",
    zh="工作时长、到期时间和工作日均按工作日历计算",
)
CALENDAR = Text(en="Calendar", zh="工作日历")
YEAR = Text(en="Year", zh="年份")
YEAR_NUMBER = Text(en="{year}", zh="{year} 年")
USUAL_ONE = Text(en="{name} (usual)", zh="{name}（默认）")
LINE_ZONE = Text(en="Times in {zone}", zh="时区 {zone}")
LINE_USUAL = Text(en="Usual calendar, also of facts of no team", zh="默认日历，也用于不属于任何团队的记录")

# ------------------------------------------------------------------ the year

HEADLINE = Text(
    en="{year} has {days} working days and {hours} working hours", zh="{year} 年共 {days} 个工作日、{hours} 个工作小时"
)
HEADLINE_EXTRA = Text(
    en="{year} has {days} working days and {hours} working hours; {off} days off and {extra} extra working days are "
    "not as the week says",
    zh="{year} 年共 {days} 个工作日、{hours} 个工作小时；另行放假 {off} 天，调休上班 {extra} 天",
)
YEAR_CAPTION = Text(
    en="Each month with its working days and hours. Point at a day to read what it is.",
    zh="每月标有工作日天数和工作小时数，将指针移到日期上可查看说明。",
)
MONTH_SUM = Text(en="{days} d · {hours} h", zh="{days} 天 · {hours} 小时")
MONTH_SUM_LONG = Text(en="{days} working days, {hours} hours", zh="{days} 个工作日，{hours} 小时")
NOT_PUBLISHED = Text(
    en="The public holidays of {year} are not published yet, so this year counts by the week alone. They come with the "
    "next update of the dashboard after the announcement, each November; until then the days off and the extra working "
    "days can be entered below.",
    zh="{year} 年的放假安排尚未公布，目前仅按每周的工作时间计算。国务院通常在 11 月公布次年安排，看板更新后自动生效；"
    "在此之前，可在下方录入休息日和调休上班日。",
)
NOT_PUBLISHED_READ = Text(
    en="The public holidays of {year} are not published yet, so this year counts by the week alone. An administrator "
    "can enter days off and extra working days.",
    zh="{year} 年的放假安排尚未公布，目前仅按每周的工作时间计算。管理员可以录入休息日和调休上班日。",
)
TODAY = Text(en="today", zh="今天")
# The sign in the day's cell, none where it is worked as every week; and what it means.
SIGNS: dict[DayKind, Text] = {
    DayKind.FREE: Text(en="–", zh="–"),
    DayKind.HOLIDAY: Text(en="off", zh="休"),
    DayKind.EXTRA: Text(en="work", zh="班"),
    DayKind.OWN_FREE: Text(en="off*", zh="休*"),
    DayKind.OWN_WORKED: Text(en="work*", zh="班*"),
}
KINDS: dict[DayKind, Text] = {
    DayKind.WORKED: Text(en="Working day", zh="工作日"),
    DayKind.FREE: Text(en="Off as every week", zh="每周休息日"),
    DayKind.HOLIDAY: Text(en="Public holiday", zh="节假日"),
    DayKind.EXTRA: Text(en="Extra working day", zh="调休上班"),
    DayKind.OWN_FREE: Text(en="Off, own correction", zh="本单位调整：休息"),
    DayKind.OWN_WORKED: Text(en="Worked, own correction", zh="本单位调整：上班"),
}
DAY_HOURS = Text(en="{hours} h", zh="{hours} 小时")
# Names that the Chinese calendar gives; of other countries they come in that country's language.
HOLIDAYS: dict[str, Text] = {
    "New Year's Day": Text(en="New Year's Day", zh="元旦"),
    "Spring Festival": Text(en="Spring Festival", zh="春节"),
    "Tomb-sweeping Day": Text(en="Tomb-sweeping Day", zh="清明节"),
    "Labour Day": Text(en="Labour Day", zh="劳动节"),
    "Dragon Boat Festival": Text(en="Dragon Boat Festival", zh="端午节"),
    "National Day": Text(en="National Day", zh="国庆节"),
    "Mid-autumn Festival": Text(en="Mid-autumn Festival", zh="中秋节"),
    "Anti-Fascist 70th Day": Text(en="70th anniversary of the victory of 1945", zh="抗战胜利 70 周年纪念日"),
}

# ------------------------------------------------------------------ special days

SPECIAL_DAYS = Text(en="Days that are not as the week says", zh="特殊日期")
SPECIAL_CAPTION = Text(
    en="Public holidays, days worked to make up for them, and this organisation's own corrections (*).",
    zh="节假日、调休上班日，以及本单位的调整（*）。",
)
NO_SPECIAL = Text(en="None in {year}.", zh="{year} 年没有特殊日期。")
WHEN = Text(en="When", zh="日期")
WHAT = Text(en="What", zh="类型")
NAME_OF_DAY = Text(en="Name", zh="名称")
HOW_MANY = Text(en="Days", zh="天数")
CORRECT = Text(en="Correct days", zh="调整日期")
CORRECT_CAPTION = Text(en="Goes before the week and the public holidays.", zh="优先于每周安排和节假日安排。")
FIRST_DAY = Text(en="First day", zh="开始日期")
LAST_DAY = Text(en="Last day (empty: one day)", zh="结束日期（留空为一天）")
OFF_OR_WORKED = Text(en="These days are", zh="这些日期")
OFF_OR_WORKED_CHOICES = {"off": Text(en="Off", zh="休息"), "worked": Text(en="Worked", zh="上班")}
DAY_NAME = Text(en="Name, such as “Company outing”", zh="名称，如“公司团建日”")
CORRECT_BUTTON = Text(en="Correct", zh="保存调整")
WHICH_CORRECTION = Text(en="Correction to take back", zh="要撤销的调整")
TAKE_BACK_BUTTON = Text(en="Take back", zh="撤销")
CORRECTED = Text(en="Days corrected: {days}.", zh="已调整 {days} 天。")
TAKEN_BACK = Text(en="Corrections taken back: {days}.", zh="已撤销 {days} 天的调整。")

# ------------------------------------------------------------------ hours

HOURS = Text(en="Hours", zh="工作时间")
HOURS_CAPTION = Text(en="What counts from which day on; the newest first.", zh="按生效日期排列，最新的在前。")
BETWEEN_HOURS = Text(en=", ", zh="，")
FROM = Text(en="From {day} on", zh="自 {day} 起")
FROM_BEGINNING = Text(en="From the beginning", zh="最初")
IN_EFFECT = Text(en="in effect", zh="生效中")
NOT_YET = Text(en="not in effect yet", zh="尚未生效")
OFF = Text(en="off", zh="休息")
WEEKDAYS_TO = Text(en="{first}–{last}", zh="{first}至{last}")
SUM_OF_WEEK = Text(en="{hours} hours a week", zh="每周 {hours} 小时")
HOLIDAYS_OF = Text(en="Public holidays: {country}", zh="节假日：{country}")
NO_HOLIDAYS = Text(en="No public holidays", zh="不按节假日放假")
REMOVE_VERSION = Text(en="Remove", zh="删除")
VERSION_REMOVED = Text(en="The hours from {day} on were removed.", zh="已删除自 {day} 起的工作时间。")
ADD_VERSION = Text(en="Other hours from a day on", zh="新增工作时间")
VALID_FROM = Text(en="From this day on", zh="生效日期")
MONDAY_TO_FRIDAY = Text(en="Monday to Friday", zh="星期一至星期五")
SATURDAY = Text(en="Saturday", zh="星期六")
SUNDAY = Text(en="Sunday", zh="星期日")
HOURS_HELP = Text(
    en="Like 09:00-12:00, 13:30-18:00. Empty means off.", zh="格式如 09:00-12:00, 13:30-18:00，留空表示休息。"
)
SINGLE_DAYS = Text(
    en="Only where a weekday has other hours; empty means as above, a dash (-) means off.",
    zh="仅当某个工作日不同时填写：留空表示同上，“-”表示休息。",
)
AS_ABOVE = Text(en="as above", zh="同上")
WHOSE_HOLIDAYS = Text(en="Public holidays", zh="节假日")
WHOSE_HOLIDAYS_HELP = Text(
    en="Those of a country. For a region type its code behind the country's, as in DE-BY.",
    zh="选择国家或地区的节假日；下级地区请输入代码，如 DE-BY。",
)
NONE = Text(en="None", zh="无")
ADD_VERSION_BUTTON = Text(en="Add these hours", zh="保存工作时间")
VERSION_ADDED = Text(en="The hours count from {day} on.", zh="新的工作时间自 {day} 起计算。")

# ------------------------------------------------------------------ teams

TEAMS_HEADLINE = Text(en="Teams that work by this calendar: {count}", zh="使用该工作日历的团队：{count} 个")
TEAMS_CAPTION = Text(
    en="A team without a calendar of its own has that of the team above, or the usual one.",
    zh="未单独设置的团队沿用上级团队的工作日历，或使用默认日历。",
)
NO_TEAMS = Text(en="No team works by it yet.", zh="还没有团队使用该工作日历。")
TEAM = Text(en="Team", zh="团队")
WHY = Text(en="Why", zh="来源")
OWN = Text(en="Its own", zh="单独设置")
OF_TEAM_ABOVE = Text(en="As {team}", zh="沿用{team}")
AS_USUAL = Text(en="The usual one", zh="默认日历")
CHANGE_TEAM = Text(en="Give a team another calendar", zh="更换团队的工作日历")
INHERITED = Text(en="As the team above, or the usual one", zh="沿用上级团队或默认日历")
CHANGE_TEAM_BUTTON = Text(en="Change", zh="更换")
TEAM_CHANGED = Text(en="{team} works by “{calendar}” now.", zh="{team}现使用“{calendar}”。")

# ------------------------------------------------------------------ the calendars themselves

THIS_CALENDAR = Text(en="Calendars", zh="管理日历")
THIS_CALENDAR_CAPTION = Text(
    en="The one looked at can be renamed or made the usual one.", zh="可重命名当前日历、设为默认，或新建日历。"
)
NAME = Text(en="Name of this calendar", zh="该日历的名称")
NAME_HELP = Text(
    en="For both languages write 办公时间 / Office hours.", zh="需要两种语言时写成：办公时间 / Office hours。"
)
RENAME = Text(en="Rename", zh="重命名")
RENAMED = Text(en="It is called “{name}” now.", zh="已重命名为“{name}”。")
MAKE_USUAL = Text(en="Make it the usual one", zh="设为默认日历")
MAKE_USUAL_WHAT = Text(
    en="Every team that has no calendar of its own, nor a team above it that has one, will work by it.",
    zh="未单独设置且上级团队也未设置的团队，都将使用默认日历。",
)
MADE_USUAL = Text(en="“{name}” is the usual calendar now.", zh="“{name}”已设为默认日历。")
NEW = Text(en="New calendar", zh="新建工作日历")
NEW_NAME = Text(en="Name", zh="名称")
ZONE = Text(en="Time zone", zh="时区")
CREATE = Text(en="Create", zh="新建")
CREATED = Text(en="“{name}” was created. Give it to a team.", zh="“{name}”已新建，请为团队选用。")

# ------------------------------------------------------------------ counting anew

KEEPS = Text(
    en="What is stored keeps the minutes it was counted with; only what is stored from now on follows.",
    zh="已保存的数据保持原有时长，之后保存的数据按新的安排计算。",
)
FROM_THEN_ON = Text(en="Nothing that is stored is touched by it.", zh="已保存的数据不受影响。")
RECOUNT = Text(en="Count what is stored anew", zh="重新计算已保存的数据")
RECOUNT_WHAT = Text(
    en="Response, resolution and stage times in working hours are counted again by the calendar as it is now. Numbers "
    "that were reported before may change; the audit says who did it.",
    zh="将按当前工作日历重新计算首次响应、解决和各阶段的工作时长。以往报告过的数字可能随之变化，操作会记入审计记录。",
)
OFFERED = Text(en="It is offered above, beside what was changed.", zh="可在上方刚才修改之处操作。")
BOTH = Text(en="{first} {second}", zh="{first}{second}")
SINCE = Text(en="Facts since", zh="起始日期")
RECOUNT_TEAMS = Text(en="Teams", zh="团队")
ALL_ITS_TEAMS = Text(en="All with this calendar", zh="使用该日历的全部团队")
CHOOSE_TEAMS = Text(en="Choose", zh="请选择")
SURE = Text(en="Yes, numbers of the past may change", zh="我确认：过去的数字可能改变")
NOT_SURE = Text(
    en="Nothing was counted anew. Tick that numbers of the past may change first.", zh="尚未重新计算，请先勾选确认。"
)
RECOUNT_BUTTON = Text(en="Count anew", zh="重新计算")
LEAVE_IT = Text(en="Leave it as it is", zh="保持不变")
RECOUNTED = Text(
    en="Counted anew since {since}. Rows that changed: {count}.", zh="已从 {since} 起重新计算，变化的记录：{count} 条。"
)
RECOUNTED_NONE = Text(
    en="Counted anew since {since}. Nothing changed.", zh="已从 {since} 起重新计算，没有记录发生变化。"
)
