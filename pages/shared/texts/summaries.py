"""The words of the monthly and quarterly summary."""

from metrics.words import Text

GRAIN = Text(en="Summary of", zh="汇总范围")
GRAINS = {"month": Text(en="A month", zh="月度"), "quarter": Text(en="A quarter", zh="季度")}
WHICH = Text(en="Which", zh="选择时段")
QUARTER = Text(en="Q{quarter} {year}", zh="{year}年第{quarter}季度")
RUNNING = Text(en="{name}, so far", zh="{name}（截至今日）")
TITLES = {
    "month": Text(en="Monthly summary: {name}", zh="月度汇总：{name}"),
    "quarter": Text(en="Quarterly summary: {name}", zh="季度汇总：{name}"),
}
FLAGS = {
    0: Text(en="Nothing asks for attention", zh="暂无需要关注的事项"),
    1: Text(en="1 thing asks for attention", zh="有 1 项需要关注"),
}
FLAGS_SAY = Text(en="{count} things ask for attention", zh="有 {count} 项需要关注")
FLAGS_CAPTION = Text(
    en="Targets that were clearly missed or nearly reached, and teams clearly short of theirs",
    zh="明显未达标或接近的目标，以及明显未达标的团队",
)
FLAG_STATUS = Text(en="{name}: {value}, target {target} – {status}", zh="{name}：{value}，目标 {target}——{status}")
FLAG_OVERDUE = Text(
    en="{count} complaints were open beyond their due time at the end", zh="期末有 {count} 件投诉超过承诺时限仍未解决"
)
FLAG_TEAMS = Text(en="{name}: {sentence}", zh="{name}：{sentence}")
TEAMS = Text(en="Teams", zh="各团队")
TEAMS_CAPTION = Text(
    en="Each team's own numbers; grey rests on too few cases, {missing} is no data or hidden.",
    zh="各团队自己的数值；灰色表示样本过少，{missing} 为暂无数据或不予显示。",
)
COMPLAINTS = Text(en="Complaints", zh="投诉")
SATISFACTION = Text(en="What customers said", zh="客户评价")
