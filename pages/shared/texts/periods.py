"""Words of closing periods."""

from metrics.calendars.periods import Grain
from metrics.words import Text

CAPTION = Text(
    en="A closed period keeps its numbers, targets and scores as they are when it is closed. Later corrections are "
    "listed beside them and change nothing. It cannot be opened again.",
    zh="期间结算后，其数值、目标和得分即按结算时固定。之后的更正只会列出，不会改变结果；结算后不能重新打开。",
)
LENGTHS: dict[str, Text] = {
    Grain.MONTH: Text(en="Months", zh="月度"),
    Grain.QUARTER: Text(en="Quarters", zh="季度"),
    Grain.HALF_YEAR: Text(en="Half-years", zh="半年度"),
    Grain.YEAR: Text(en="Years", zh="年度"),
}
LENGTH = Text(en="How long", zh="期间类型")
PERIOD = Text(en="Period", zh="期间")
DAYS = Text(en="Days", zh="起止日期")
STATE = Text(en="State", zh="状态")
OPEN = Text(en="Open", zh="未结算")
CLOSED = Text(en="Closed", zh="已结算")
CLOSED_AT = Text(en="Closed at", zh="结算时间")
CLOSED_BY = Text(en="Closed by", zh="结算人")
NOTE = Text(en="Note", zh="备注")
NONE_OVER = Text(en="No such period with data is over yet", zh="还没有已结束且有数据的此类期间")
NONE_OVER_DO = Text(
    en="A period can be closed from the day after its last one.",
    zh="期间的最后一天过后即可结算。",
)
CHOOSE_ONE = Text(en="Choose a period in the list.", zh="请在列表中选择一个期间。")
NOT_FOUND = Text(en="There is no closed period no. {number}.", zh="没有编号为 {number} 的已结算期间。")

# ------------------------------------------------------------------ before closing

BEFORE = Text(en="{period} can be closed", zh="{period}可以结算")
BEFORE_CAPTION = Text(en="What would be kept, as it is now", zh="按当前情况将固定的内容")
BEFORE_NONE = Text(en="{period} is not closed yet", zh="{period}尚未结算")
EXECUTIVES_CLOSE = Text(
    en="Executives close periods. Until then its numbers follow every correction.",
    zh="期间由管理层结算。结算之前，数值会随更正而变化。",
)
WOULD_KEEP = Text(
    en="{organisation} numbers of the organisation, {teams} of {count} teams, and those of their members",
    zh="全公司 {organisation} 项数值，{count} 个团队共 {teams} 项，以及各成员的数值",
)
NOTHING_TO_KEEP = Text(
    en="No number that you may see: there is no data in it", zh="您可查看的范围内没有数值：该期间无数据"
)
TARGETS = Text(
    en="{agreed} agreed targets of the organisation and its teams for exactly these days",
    zh="正好针对该期间、已确认的全公司和团队目标 {agreed} 个",
)
WAITING = Text(
    en="{waiting} targets of the organisation and its teams were not agreed to and will not be scored",
    zh="{waiting} 个全公司或团队目标尚未确认，将不计分",
)
IMMATURE = Text(
    en="May still change by themselves, because their newest cases are too young: {names}",
    zh="最近的案例时间尚短，以下指标仍可能自行变化：{names}",
)
STALE = Text(
    en="The newest data is of {day}, before the period's last day: something may still be missing",
    zh="最新数据截至 {day}，早于期间最后一天，可能仍有数据未导入",
)
KNOWINGLY = Text(
    en="Close it all the same, although these numbers may still change",
    zh="这些数字仍可能变化，确认仍要结算",
)
SURE = Text(
    en="I have checked the numbers. A closed period cannot be opened again.",
    zh="我已核对数值，并了解结算后不能重新打开。",
)
NOTE_HELP = Text(en="Optional: what was agreed about it", zh="选填：结算时的约定或说明")
CLOSE = Text(en="Close {period}", zh="结算{period}")
DONE = Text(en="{period} is closed. Its numbers stay as they are now.", zh="{period}已结算，数值已固定。")
NOT_SURE = Text(en="Tick that you have checked the numbers first.", zh="请先勾选“我已核对数值”。")

# ------------------------------------------------------------------ what it came to

SHOW = Text(en="Show it on the overview", zh="在概览中查看")

CLOSED_ON = Text(en="Closed on {day} by {who}", zh="{who}于 {day} 结算")
CLOSED_ON_ONLY = Text(en="Closed on {day}", zh="{day} 结算")
AS_THEN = Text(
    en="KPIs, targets and scores are those of then; trends and rows are of today",
    zh="指标、目标和得分为结算时的结果，趋势和明细为当前数据",
)
FILTERED = Text(
    en="under these filters the numbers are today's: what is kept is of the organisation, teams and members",
    zh="当前筛选下为最新数据：结算时固定的是全公司、团队和成员的结果",
)
NO_CORRECTIONS = Text(en="nothing corrected since", zh="结算后无更正")
ONE_CORRECTION = Text(en="one result would be another today", zh="有 1 项结果与今天的数据不同")
CORRECTIONS_COUNT = Text(en="{count} results would be others today", zh="有 {count} 项结果与今天的数据不同")
TO_CORRECTIONS = Text(en="What was corrected since", zh="查看结算后的更正")
TO_PERIOD = Text(en="The closed period", zh="查看该结算期间")

CORRECTED = Text(en="{count} of your results would be others today", zh="按今天的数据，有 {count} 项结果会不同")
CORRECTED_ONE = Text(en="One of your results would be another today", zh="按今天的数据，有 1 项结果会不同")
CORRECTED_CAPTION = Text(
    en="Facts were corrected, imported or voided after closing, or time has told more. The results stay as they were.",
    zh="结算后有数据被更正、导入或作废，或随时间有了新情况。结算结果保持不变。",
)
NONE_CORRECTED = Text(en="Today's facts give the same results", zh="按今天的数据，结果完全一致")
NONE_CORRECTED_CAPTION = Text(
    en="Every number that you may see was counted anew and compared with what was kept.",
    zh="已将您可查看的每项数值重新计算，并与结算结果逐项比对。",
)
WHOSE = Text(en="Whose", zh="对象")
KPI = Text(en="KPI", zh="指标")
THEN = Text(en="Kept", zh="结算值")
NOW = Text(en="Today", zh="当前值")
BY = Text(en="Difference", zh="差异")
THEN_CASES = Text(en="n kept", zh="结算时 n")
NOW_CASES = Text(en="n today", zh="当前 n")
WHY = Text(en="What was touched since", zh="结算后变动的数据")
ORGANISATION = Text(en="Organisation", zh="全公司")
MEMBER_IN = Text(en="{name} ({team})", zh="{name}（{team}）")
ALL_TEAMS_OF = Text(en="{name} (all teams)", zh="{name}（全部团队）")
ADDED = Text(en="{count} added", zh="新增 {count} 条")
VOIDED = Text(en="{count} voided", zh="作废 {count} 条")
CHANGED_DAY = Text(en="changed on one day", zh="1 天的数据有变动")
LITTLE = Text(en="less than can be shown", zh="小于显示精度")
CHANGED_DAYS = Text(en="changed on {count} days", zh="{count} 天的数据有变动")
TOUCHED = Text(en="{table}: {what}", zh="{table}：{what}")
ONLY_TIME = Text(
    en="no fact of these days; earlier cases, or time, changed it", zh="该期间数据未变动，因更早的案例或时间推移而变化"
)
RESULTS = Text(en="What it came to", zh="结算结果")
RESULTS_CAPTION = Text(
    en="Every number that was kept and that you may see, with its target; the file has all its digits",
    zh="您可查看的全部结算数值及目标；导出文件中为完整数值",
)
NO_RESULTS = Text(en="Nothing that you may see was kept", zh="结算结果中没有您可查看的内容")
VALUE = Text(en="Value", zh="数值")
NUMBER = Text(en="As a number", zh="原始数值")
CASES = Text(en="n", zh="n")
TARGET = Text(en="Target", zh="目标")
STATUS = Text(en="Status", zh="状态")
ATTAINMENT = Text(en="Attainment", zh="达成率")
LOW = Text(en="Interval from", zh="区间下限")
HIGH = Text(en="Interval to", zh="区间上限")
