"""The words of signals: what is usual for a number, and by which rule a point is no noise."""

from metrics.statistics.signals import RULE_WORDS
from metrics.words import Text

RULES: dict[object, Text] = dict(RULE_WORDS.items())
SIGNAL_SHORT = Text(en="Signal: {rule} ({when})", zh="信号：{rule}（{when}）")
SIGNAL_SINCE = Text(en="Signal: {rule} (since {when})", zh="信号：{rule}（{when}起）")
TOO_FEW_SINCE = Text(en="Too few points for a range since {when}", zh="{when}进入新阶段，点数过少，暂无波动范围")
SHORT = {
    "within": Text(en="Within its usual range", zh="在以往波动范围内"),
    "too_few": Text(en="Too few points for a usual range", zh="点数过少，暂无波动范围"),
    "too_rare": Text(en="Too rare for a usual range", zh="数量过少，不设波动范围"),
}
WEEK_OF = Text(en="the week of {day}", zh="{day}当周")

SIGNAL = Text(en="Signal", zh="信号")
SIGNAL_MEANS = Text(
    en="By which rule the point is no noise: beyond a limit, 8 in a row on one side of the mean, or 3 of 4 nearer the "
    "same limit than the mean.",
    zh="判定该点并非随机波动的规则：超出上下限；连续 8 点在均值同侧；4 点中有 3 点更靠近同一侧的界限。",
)
NORMAL_LOW = Text(en="Usual from", zh="波动下限")
NORMAL_HIGH = Text(en="Usual to", zh="波动上限")
NORMAL_MEANS = Text(
    en="The natural limits of variation (XmR): the mean of the baseline ± 2.66 × its mean moving range, for a week or "
    "month of so many cases. The baseline are the first points of the phase, at most 20, and later points do not move "
    "it. Without a new phase it is taken from the points before the quarter (of weeks) or the year (of months).",
    zh="XmR 控制图的自然波动界限：基线均值 ± 2.66 × 平均移动极差，并按各点的样本数调整。基线取该阶段最初的点"
    "（最多 20 个），此后不再变动。没有新阶段时，周数据取本季度之前的点，月数据取本年度之前的点。",
)
PHASE = Text(en="Phase", zh="阶段")
PHASE_MEANS = Text(
    en="Limits begin anew where something changed what is usual: at a happening that says so, and when an action on "
    "this KPI was done.",
    zh="当大事记标明“波动范围重新计算”，或针对该指标的改进措施完成时，进入新阶段。",
)
LINES_CAPTION = Text(en="thin grey lines: usual range", zh="灰色细线为波动范围")
MARK_CAPTION = Text(en="◇ signal", zh="◇ 为信号")
HOVER_NORMAL = Text(en="usual range {low}–{high}", zh="波动范围 {low}–{high}")
HOVER_SIGNAL = Text(en="◇ signal: {rule}", zh="◇ 信号：{rule}")
ALT_NORMAL = Text(
    en=" Usual range at the end {low}–{high}, phases: {phases}.",
    zh="最近的波动范围 {low}–{high}，阶段数 {phases}。",
)
ALT_USUAL = Text(en=" Usual range {low}–{high}.", zh="波动范围 {low}–{high}。")
ALT_SIGNALS = Text(en=" Signals: {signals}.", zh="信号：{signals}。")
ALT_NO_SIGNAL = Text(en=" No signal.", zh="无信号。")
