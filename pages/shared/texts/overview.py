"""The words of the overview."""

from metrics.words import Text

CAPTION = Text(
    en="{days} · working day {gone} of {whole} · as of {as_of} · compared with {before}",
    zh="{days} · 第 {gone} / {whole} 个工作日 · 截至 {as_of} · 与{before}相比",
)
CAPTION_OVER = Text(
    en="{days} · {whole} working days · as of {as_of} · compared with {before}",
    zh="{days} · {whole} 个工作日 · 截至 {as_of} · 与{before}相比",
)
CAPTION_ALL = Text(en="All time · as of {as_of}", zh="全部时间 · 截至 {as_of}")
BY_WEEKDAYS = Text(
    en="The public holidays of these days are not published yet; working days are counted by the week alone.",
    zh="这段时间的放假安排尚未公布，工作日仅按每周的工作时间计算。",
)
PICK_METRIC = Text(en="Look closer at", zh="细看指标")
TREND_CAPTION = {
    "week": Text(
        en="Weekly · band: 95% interval · dotted: target",
        zh="每周 · 浅蓝带为 95% 区间 · 虚线为目标",
    ),
    "month": Text(
        en="Monthly · band: 95% interval · dotted: target",
        zh="每月 · 浅蓝带为 95% 区间 · 虚线为目标",
    ),
}
BY_TEAM_CAPTION = Text(en="By team · bars: 95% interval · dotted: target", zh="各团队 · 线段为 95% 区间 · 虚线为目标")
NOTHING_YET = Text(en="There is no data yet", zh="还没有数据")
NOTHING_TITLE = Text(en="No data in this period", zh="该时段暂无数据")
NOTHING_HERE = Text(
    en="There are no facts for these filters here. The newest are of {last}.",
    zh="当前筛选下没有数据。最新数据截至 {last}。",
)
NOTHING_AT_ALL = Text(
    en="This database is still empty. Import your team's contacts, tickets, customers or answers and they appear here.",
    zh="数据库还是空的。导入联系记录、工单、客户或问卷答复后，这里就会显示。",
)
NOTHING_AT_ALL_READING = Text(
    en="This database is still empty. An administrator imports the teams' contacts, tickets, customers or answers.",
    zh="数据库还是空的。请管理员导入联系记录、工单、客户或问卷答复，之后这里就会显示。",
)
NOTHING_AT_ALL_LOGGING = Text(
    en="This database is still empty. An administrator imports your team's contacts, tickets, customers or answers; what "
    "you log yourself appears here at once.",
    zh="数据库还是空的。请管理员导入联系记录、工单、客户或问卷答复；您登记的内容会立即显示在这里。",
)
TO_LOG_COMPLAINT = Text(en="Log a complaint", zh="登记投诉")
TO_LOG_FEEDBACK = Text(en="Log feedback", zh="登记反馈")
SHOW_ALL_TIME = Text(en="Show all time", zh="显示全部时间")
SHOW_NEWEST = Text(en="Show {month}", zh="显示 {month}")
TO_IMPORT = Text(en="Go to Import", zh="前往导入")
UNDATED = Text(en="{name}: {amount} of it without a date", zh="{name}：其中未注明日期 {amount}")
ALL_KPIS_CAPTION = Text(en="Every metric of the glossary in this period", zh="词典中全部指标在该时段的数值")
KPI = Text(en="KPI", zh="指标")
VALUE = Text(en="Value", zh="数值")
BEFORE = Text(en="Before", zh="上期")
CHANGE = Text(en="Change", zh="变化")
TARGET = Text(en="Target", zh="目标")
STATUS = Text(en="Status", zh="状态")
INTERVAL = Text(en="95% interval", zh="95% 区间")
CASES = Text(en="n", zh="n")
FROM_DAY = Text(en="From", zh="起始日")
INTERVAL_LOW = Text(en="Interval from", zh="区间下限")
INTERVAL_HIGH = Text(en="Interval to", zh="区间上限")
NO_DATA_ON = Text(en="No data: {names}", zh="暂无数据：{names}")
COMMA = Text(en=", ", zh="、")
