"""The words of the members page and the scorecard."""

from metrics.words import Text

MEMBERS_CAPTION = Text(
    en="Sorted by name; click a column to sort. Grey: fewer than {few} cases, too few to compare. No ranks.",
    zh="默认按姓名排列，点击列标题可排序。灰色：不足 {few} 例，不宜比较。不作排名。",
)
MEMBER = Text(en="Member", zh="成员")
TEAM = Text(en="Team", zh="团队")
TOO_FEW = Text(en="too few", zh="样本过少")
STANDING = Text(en="Against the team's rate", zh="与团队水平相比")
NO_MEMBERS = Text(en="Nobody of your teams handled anything in this period.", zh="该时段您的团队没有经办记录。")
MEMBERS_PICK = Text(en="KPI in the chart", zh="图中指标")
MEMBERS_CHART_CAPTION = Text(
    en="Bars: 95 % interval · line: the group's rate · grey: too few cases",
    zh="线段为 95% 区间 · 竖线为整体水平 · 灰色为样本过少",
)
ONE_DIFFERS = Text(en="{names} clearly differ from the others", zh="{names}与整体差异明显")
NONE_DIFFERS = Text(en="Nobody clearly differs from the others", zh="没有人与整体有明显差异")

SCORECARD_OF = Text(en="Scorecard of {name}", zh="{name} 的计分卡")
SPREAD_TITLE = Text(en="Where I stand in the team", zh="我在团队中的位置")
SPREAD_CAPTION = Text(
    en="Bar: the middle half of the team · line: its middle · mark: you. No names, and only from {people} people up.",
    zh="横条为团队中间一半 · 竖线为中位 · 标记为您。不显示姓名，且满 {people} 人才显示。",
)
SPREAD_TOO_FEW = Text(
    en="Fewer than {people} people have a number here, so no spread is shown.",
    zh="有数据的不足 {people} 人，不显示分布。",
)
MY_COMPLAINTS = Text(en="My open complaints", zh="我的未结投诉")
NO_COMPLAINTS = Text(en="You hold no open complaint.", zh="您名下没有未结投诉。")
MY_FEEDBACK = Text(en="What customers said about my service", zh="客户对我的评价")
NO_FEEDBACK = Text(en="No feedback in this period.", zh="该时段没有反馈。")
MY_TREND = Text(en="My trend", zh="我的走势")
