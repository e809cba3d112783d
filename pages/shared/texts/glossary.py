"""The words of the glossary."""

from metrics.declare import Better, Cohort, Unit
from metrics.words import Text

INTRODUCTION = Text(
    en="Every number on this dashboard: what it counts, what it leaves out and how it is computed. The same words stand "
    "behind each tile and in every export.",
    zh="看板上每个数字的含义和计算方法：计入什么、不计入什么。各卡片和导出文件中的说明即出自此处。",
)
SEARCH = Text(en="Search", zh="搜索")
NOTHING_FOUND = Text(en="No metric has these words. Try a shorter one.", zh="没有包含这些词的指标，请换一个更短的词。")
COLUMN_NAME = Text(en="Metric", zh="指标")
COLUMN_MEANING = Text(en="What it means", zh="含义")
COLUMN_RECKONED = Text(en="How it is computed", zh="计算方法")
COLUMN_UNIT = Text(en="Unit", zh="单位")
COLUMN_BETTER = Text(en="Direction", zh="方向")
COLUMN_COHORT = Text(en="Cases of a period", zh="统计口径")
COLUMN_MATURES = Text(en="Final after", zh="成熟期")
RECKONED = Text(en="**How it is computed:** {how}", zh="**计算方法**：{how}")
LINE = Text(en="{unit} · {better} · cases of a period: {cohort}", zh="{unit} · {better} · 统计口径：{cohort}")
LINE_MATURES = Text(en="final after {days}", zh="成熟期 {days}")
DAYS = Text(en="{days} days", zh="{days} 天")

UNITS = {
    Unit.SHARE: Text(en="per cent", zh="百分比"),
    Unit.COUNT: Text(en="number", zh="数量"),
    Unit.MINUTES: Text(en="duration", zh="时长"),
    Unit.WORKING_MINUTES: Text(en="duration in working hours", zh="工作时间时长"),
    Unit.SCORE: Text(en="score", zh="评分"),
    Unit.POINTS: Text(en="points", zh="分值"),
    Unit.PER_HUNDRED: Text(en="number for each hundred", zh="每百个的数量"),
    Unit.HOURS: Text(en="hours", zh="小时数"),
    Unit.MONEY: Text(en="amount", zh="金额"),
}
BETTER = {
    Better.HIGHER: Text(en="higher is better", zh="越高越好"),
    Better.LOWER: Text(en="lower is better", zh="越低越好"),
    Better.NEITHER: Text(en="neither good nor bad", zh="无优劣"),
}
COHORTS = {
    Cohort.OPENED: Text(en="opened in it", zh="按受理时间"),
    Cohort.RESOLVED: Text(en="resolved in it", zh="按解决时间"),
    Cohort.FIRST_RESOLVED: Text(en="first resolved in it", zh="按首次解决时间"),
    Cohort.CLOSED: Text(en="closed in it", zh="按关闭时间"),
    Cohort.ANSWERED: Text(en="answered in it", zh="按答复时间"),
    Cohort.RECEIVED: Text(en="received in it", zh="按收到时间"),
    Cohort.INVITED: Text(en="invited in it", zh="按邀请时间"),
    Cohort.PURCHASED: Text(en="purchased in it", zh="按购买时间"),
    Cohort.DUE: Text(en="due in it", zh="按到期日"),
    Cohort.ATTENDED: Text(en="attended in it", zh="按参加日"),
    Cohort.REVIEWED: Text(en="reviewed in it", zh="按质检时间"),
    Cohort.STANDING: Text(en="standing at its end", zh="期末存量"),
    Cohort.ELIGIBLE: Text(en="eligible since a day in it", zh="按符合条件日期"),
    Cohort.AT_START: Text(en="there when it began", zh="期初存量"),
}
RULES = Text(
    en="**For all numbers:** days begin at midnight in the reporting time zone. A filter holds for both sides of a "
    "division. Whole quarters and totals are computed from their cases, never as a mean of means. “Final after” says "
    "from when on a day’s number no longer changes by itself.",
    zh="**通用规则**：每日以报告时区零点为界。筛选同时作用于分子和分母。季度和合计均由案例重新计算，不取平均值的平均。"
    "“成熟期”指当日数值在多久之后不再自行变化。",
)
INTERVALS = Text(
    en="**Intervals** say how sure a share is: with few answers the true value may lie anywhere in the interval, so two "
    "values whose intervals overlap are not told apart. They are 95% Wilson intervals. **n** is the number of cases. "
    "**No data** is never 0.",
    zh="**区间**说明一个比例有多可靠：答复少时，真实水平可能在区间内任何位置，区间重叠的两个数值不分高下。"
    "此处为 95% Wilson 区间。**n** 为样本数。**暂无数据**不等于 0。",
)
LOST_AFTER = Text(
    en="A customer is counted as lost after {days} days without purchase or contact.",
    zh="客户超过 {days} 天没有购买或联系即计为流失。",
)
