"""The words of the page of trends: the organisation over the quarters, what to ask, and where it is heading."""

from metrics.statistics.forecast import Method, Refused
from metrics.words import Text
from pages.shared.texts import satisfaction

GOALS = Text(en="Goals", zh="目标")
SERVICE = Text(en="Satisfaction and complaints", zh="满意度与投诉")
CUSTOMERS = Text(en="Customers and sales", zh="客户与销售")
CLOSER = Text(en="Forecast and teams", zh="预测与各团队")

BY_QUARTER = Text(en="By quarter", zh="按季度")
BAND = Text(en="band: 95% interval", zh="浅蓝带为 95% 区间")
DOTTED = Text(en="dotted: target", zh="虚线为目标")
OPEN_END = Text(en="open end: not over yet", zh="空心点为未结束的季度")
QUARTER = Text(en="Quarter", zh="季度")
AGAINST_YEAR = Text(
    en="{name}: {value} in {quarter}, against the year before: {change}",
    zh="{name}：{quarter}为 {value}，与上年同期相比：{change}",
)
AGAINST_YEAR_JUDGED = Text(
    en="{name}: {value} in {quarter}, against the year before: {change} ({verdict})",
    zh="{name}：{quarter}为 {value}，与上年同期相比：{change}（{verdict}）",
)
SO_FAR = Text(en="{said}; {quarter} so far: {value}", zh="{said}；{quarter}至今 {value}")
SO_FAR_JUDGED = Text(
    en="{said}; {quarter} so far: {value} ({verdict} against the quarter before)",
    zh="{said}；{quarter}至今 {value}（较上季度{verdict}）",
)
IN_QUARTER = Text(en="{name}, {quarter}: {says}", zh="{name}，{quarter}：{says}")
SAME_SCALE = Text(en="{name} of each team by quarter, all on one scale", zh="各团队{name}按季度走势，纵轴统一")
TOO_FEW_TO_DRAW = Text(en="too few cases", zh="样本过少")

CUTS = {"tier": satisfaction.CUTS["tier"], "level": satisfaction.CUTS["level"]}
CUT_NAME = {
    "tier": Text(en="{name} by tier", zh="{name}（按客户等级）"),
    "level": Text(en="{name} by level", zh="{name}（按客户级别）"),
}
WITH_BARS = Text(en="In the chosen period · bars: 95% interval", zh="所选时段 · 线段为 95% 区间")
WITHOUT_BARS = Text(en="In the chosen period", zh="所选时段")

QUESTIONS = Text(en="Questions to ask: {count}", zh="值得追问的问题：{count} 个")
QUESTIONS_CAPTION = Text(
    en="Only what is clear: targets missed by more than chance, signals, differences whose interval leaves out zero",
    zh="仅列明确的情况：并非偶然的未达标、信号，以及区间不含零的差异",
)
NO_QUESTION = Text(en="Nothing stands out that needs a question", zh="没有需要追问的明显问题")
NO_QUESTION_CAPTION = Text(
    en="No target clearly missed, no signal to the worse, no clear difference",
    zh="没有明显未达标，没有转差的信号，也没有明显差异",
)
REASON_AND = Text(en=" · ", zh=" · ")
ASK_KPI = Text(en="{name}: what is behind it, and what is being done?", zh="{name}：原因是什么？正在采取什么措施？")
ASK = {
    "churn": Text(en="{name}: whom do we lose, and why?", zh="{name}：流失的是哪些客户，原因是什么？"),
    "response_rate": Text(en="{name}: can the scores still be relied on?", zh="{name}：评分是否仍具代表性？"),
    "complaints_overdue": Text(
        en="{name}: what holds them up, and who clears them by when?", zh="{name}：卡在哪里，由谁在何时前清理？"
    ),
}
MISSED = Text(en="{value}, target {target}: missed", zh="{value}，目标 {target}：未达标")
BEHIND = Text(en="{value} so far, target {target}: behind the pace", zh="目前 {value}，目标 {target}：进度落后")
CHANGED = Text(en="Against the period before: {change}", zh="与上期相比：{change}")
AGAINST = Text(en="; target {target}", zh="；目标 {target}")
OVERDUE_NOW = Text(en="{count} open complaints are past their promised time", zh="{count} 起未结投诉已超过承诺时限")
ASK_CUSTOMERS = Text(en="Why are {name} customers served worse than others?", zh="为什么{name}客户的服务反而较差？")
WORSE_OFF = Text(
    en="{name}: {first} {value}, {others} {other} (clearly worse)",
    zh="{name}：{first} {value}，{others} {other}（明显较差）",
)
ASK_TEAMS = Text(en="{name}: what does {names} need?", zh="{name}：{names}需要什么支持？")
TEAMS_SHORT = Text(
    en="{quarter}: {values}; clearly short of the target of {target}", zh="{quarter}：{values}；明显未达到目标 {target}"
)
NAMED = Text(en="{name} {value}", zh="{name} {value}")
ASK_AGREED = Text(en="What keeps targets from being agreed?", zh="哪些原因导致目标迟迟未确认？")
NOT_AGREED = Text(en="Nobody has agreed to the targets of: {names}", zh="以下指标的目标尚未确认：{names}")
ASK_DATA = Text(en="Is everything still coming in?", zh="数据是否仍在正常更新？")
STALE = Text(en="The newest data are of {newest}, {days} days ago", zh="最新数据截至 {newest}，已 {days} 天没有新数据")

FORESEEN = Text(en="Forecast", zh="预测")
FORECASTS = Text(en="Forecasts and their errors", zh="预测及其误差")
HEADING_SUM = Text(
    en="{name}, {until}: heading for {value}, likely {low} to {high}",
    zh="{name}（{until}）：预计 {value}，大致在 {low} 至 {high} 之间",
)
HEADING = Text(
    en="{name} in {until}: heading for {value}, likely {low} to {high}",
    zh="{name}（{until}）：预计 {value}，大致在 {low} 至 {high} 之间",
)
TRIED = Text(
    en="Method: {method}; over {tries} earlier forecasts it was off by {error} on average. {plain}: {plain_value}, off "
    "by {plain_error}",
    zh="方法：{method}；回溯检验 {tries} 次，平均绝对误差 {error}。基准“{plain}”：{plain_value}，平均绝对误差 {plain_error}",
)
TRIED_PLAIN = Text(
    en="Method: {plain}: {plain_value}; over {tries} earlier forecasts it was off by {plain_error} on average, and "
    "nothing else did better",
    zh="方法：{plain}：{plain_value}；回溯检验 {tries} 次，平均绝对误差 {plain_error}，没有其他方法更准",
)
WITH_CARE = Text(
    en="{said} – read with care: the newest month went its own way", zh="{said}；最近一个月走势异常，请谨慎参考"
)
SHIFTED = Text(
    en=". The newest month was further off than any before: something changed, and the range may be too narrow",
    zh="。最近一个月的偏差超过以往任何一次，情况已有变化，所给范围可能偏窄",
)
POINTS_OFF = Text(en="{points} points", zh="{points} 个百分点")
METHODS = {
    Method.AS_LAST_YEAR: Text(en="As in the same month a year before", zh="与上年同月相同"),
    Method.AS_LAST: Text(en="As in the newest month", zh="与最近一个月相同"),
    Method.LEVEL_OF_SEASON: Text(
        en="the same month a year before, moved to this year's level", zh="上年同月，按今年水平调整"
    ),
    Method.SMOOTHED: Text(en="exponential smoothing with a fading trend", zh="带衰减趋势的指数平滑"),
}
PLAINLY = {
    Method.AS_LAST_YEAR: Text(en="As last year", zh="与上年同月相同"),
    Method.AS_LAST: Text(en="As last month", zh="与上月相同"),
}
REFUSED = {
    Refused.TOO_FEW: Text(
        en="{name}: no forecast, since fewer than 8 finished months are known",
        zh="{name}：已结束的月份不足 8 个，不作预测",
    ),
    Refused.TOO_FAR: Text(
        en="{name}: no forecast, since too few months are known to try one out so far ahead",
        zh="{name}：已知月份过少，无法检验这么远的预测，不作预测",
    ),
}
REFUSED_SHORT = {
    Refused.TOO_FEW: Text(en="Fewer than 8 finished months", zh="已结束的月份不足 8 个"),
    Refused.TOO_FAR: Text(en="Too few months to try it out", zh="月份过少，无法检验"),
}
NOTHING_AHEAD = Text(en="This period is over: nothing of it is left to foresee", zh="该时段已结束，无需预测")
NOTHING_AHEAD_DO = Text(
    en="Choose a period that still runs to see where KPIs are heading.", zh="选择尚未结束的时段即可查看预测。"
)
OTHERS_HEADING = Text(en="The other KPIs", zh="其他指标")
HOW_FORESEEN = Text(
    en="Each way of forecasting is tried out on the past: from every earlier month it foresees what is known by now. The "
    "plain one takes the same month a year before (the newest month while less than a year and a half is known); another "
    "counts only where its mean absolute error was smaller. In 8 of 10 tries what came lay in the range given. The month "
    "that runs counts with what is there and the forecast of its remaining working days. Of sums it is the whole "
    "period, of everything else its last month.",
    zh="每种方法都用历史数据滚动回溯检验：从以前每个月出发，预测如今已知的结果。基准为上年同月（已知不足一年半时为最近一个月）；"
    "只有平均绝对误差更小的方法才会采用。十次检验中有八次实际值落在所给范围内。当月按已有数据加剩余工作日的预测计算。"
    "可累加的指标预测整个时段，其他指标预测时段的最后一个月。",
)
FORECAST_COLUMNS = {
    "kpi": Text(en="KPI", zh="指标"),
    "until": Text(en="For", zh="时段"),
    "value": Text(en="Forecast", zh="预测"),
    "range": Text(en="In 8 of 10 tries", zh="十次中八次"),
    "method": Text(en="Method", zh="方法"),
    "error": Text(en="Mean absolute error", zh="平均绝对误差"),
    "plain": Text(en="Plain forecast", zh="基准预测"),
    "plain_error": Text(en="Its mean absolute error", zh="基准平均绝对误差"),
    "tries": Text(en="Tries", zh="检验次数"),
}
