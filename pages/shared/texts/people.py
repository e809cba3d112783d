"""The words of the members page and the scorecard."""

from metrics.statistics.fairness import Standing
from metrics.words import Text

MEMBER = Text(en="Member", zh="成员")
TEAM = Text(en="Team", zh="团队")
LEFT = Text(en="{name} (left)", zh="{name}（已离职）")
PICK_METRIC = Text(en="KPI in the chart", zh="图中指标")

NO_MEMBERS = Text(en="The data of this period names nobody who handled it", zh="该时段的数据没有经办人")
NO_MEMBERS_DO = Text(
    en="Import it with the column of who handled each row, and the members appear here.",
    zh="导入时请对应经办人一列，成员即会显示在此。",
)
NO_NUMBERS = Text(en="No data on {name} in this period", zh="该时段{name}暂无数据")
EACH_MEMBER = Text(en="{name}: each member", zh="各成员的{name}")
TOO_FEW_TO_COMPARE = Text(
    en="{name}: too few members with enough cases to compare", zh="{name}：样本足够的成员太少，不作比较"
)
CLEARLY_BELOW = Text(en="{names} clearly below the team's rate", zh="{names}明显低于所在团队水平")
CLEARLY_ABOVE = Text(en="{names} clearly above the team's rate", zh="{names}明显高于所在团队水平")
NONE_DIFFERS = Text(en="Nobody clearly differs from the team's rate", zh="没有人与所在团队水平有明显差异")
SO_MANY = Text(en="{count} of {all} members", zh="{all} 名成员中有 {count} 名")
OWN_ROWS = Text(en="The rows behind your own number", zh="您本人数值对应的明细数据")
BY_NAME = Text(en="By name", zh="按姓名排列")
BARS = Text(en="bars: 95% interval", zh="线段为 95% 区间")
DOTTED = Text(en="dotted: all of them together", zh="虚线为整体水平")
GREY = Text(en="grey: fewer than {few} cases", zh="灰色为不足 {few} 例")

STANDING = Text(en="Standing", zh="与同岗相比")
STANDING_MEANING = Text(
    en="Against the rate of the whole team, whose people do the same work. Below or above only where the 95% interval "
    "leaves that rate out; with fewer than 5 cases nothing is said.",
    zh="与所在团队整体（同岗人员）的水平相比。95% 区间不含该水平时才称高于或低于；不足 5 例不作判断。",
)
STANDING_SIGNS = {Standing.BELOW: "▼", Standing.WITHIN: "●", Standing.ABOVE: "▲", Standing.TOO_FEW: "○"}
FAIR = Text(en="Fair value", zh="公平值")
FAIR_MEANING = Text(
    en="The share as if everybody had 20 more cases at their team's rate, so that 3 of 3 does not beat 45 of 50.",
    zh="假定每人另有 20 例处于所在团队水平时的比例，因此 3 例全好不会胜过 50 例中 45 例好。",
)
FAIRLY = Text(en="Fairly compared", zh="公平比较")
FAIRLY_CAPTION = Text(
    en="Fair value: as if each had 20 more cases at their team's rate. No ranks.",
    zh="公平值：假定每人另有 20 例处于所在团队水平。不作排名。",
)
NOT_JUDGED = Text(en="Side by side", zh="并列数值")
NOT_JUDGED_CAPTION = Text(
    en="No interval is computed for this KPI, so nobody is set apart from the others.",
    zh="该指标不计算区间，因此不判断谁与他人不同。",
)

ALL_KPIS = Text(en="All KPIs of each member", zh="各成员全部指标")
ALL_KPIS_CAPTION = Text(
    en="By name; a click on a header sorts, shares by their fair value. Grey: fewer than {few} cases. "
    "Who changed teams has a row for each. Choose a row to open a member's KPIs.",
    zh="按姓名排列，点击表头可排序，比例按公平值排序。灰色：不足 {few} 例。换过团队的成员每个团队一行。"
    "选中一行可查看该成员的指标。",
)
SHORT = {
    "csat": Text(en="CSAT", zh="满意度"),
    "first_response_time": Text(en="First response", zh="首次响应"),
    "resolution_within": Text(en="In standard", zh="解决达标率"),
    "resolution_time": Text(en="Resolution", zh="解决时长"),
    "interactions_resolved": Text(en="Resolved", zh="已解决联络"),
    "complaint_resolution_time": Text(en="Complaint resolution", zh="投诉解决时长"),
}
ANSWERS = Text(en="Answers", zh="答复数")
REPLIES = Text(en="Replies", zh="响应数")
WITH_STANDARD = Text(en="Judged", zh="有标准的联络")
COMPLAINTS = Text(en="Complaints", zh="投诉数")
OF_MEMBER = Text(en="KPIs of {name}", zh="{name}的指标")
OF_MEMBER_CAPTION = Text(
    en="What {name} handled in {team}, in the chosen period", zh="{name}在{team}经办的部分，所选时段"
)

OWN_TREND = Text(en="KPI in the charts", zh="图中指标")
OWN_CAPTION = Text(
    en="What you handled yourself, in whichever team you were · targets: your own, else the team's, else the organisation's",
    zh="仅含您本人经办的部分，包括您在其他团队时 · 目标：先取您本人的，其次团队的，再次组织的",
)
OWN_TABLE = Text(en="My KPIs", zh="我的指标")
KPI = Text(en="KPI", zh="指标")
CASES = Text(en="n", zh="n")
VALUE = Text(en="Value", zh="数值")
INTERVAL = Text(en="95% interval", zh="95% 区间")
TARGET = Text(en="Target", zh="目标")
STATUS = Text(en="Status", zh="状态")
CHANGE = Text(en="Change", zh="变化")

SPREAD_WITHIN = Text(
    en="{name}: not clearly apart from the middle half of the team", zh="{name}：与团队中间一半没有明显差异"
)
SPREAD_ABOVE = Text(en="{name}: above the middle half of the team", zh="{name}：高于团队中间一半")
SPREAD_BELOW = Text(en="{name}: below the middle half of the team", zh="{name}：低于团队中间一半")
SPREAD_TITLE = Text(en="Where I stand in the team", zh="我在团队中的位置")
SPREAD_CAPTION = Text(
    en="Where you stand in the team · bar: its middle half · line: its median · mark: you. No names.",
    zh="您在团队中的位置 · 横条为中间一半 · 竖线为中位 · 标记为您。不显示姓名。",
)
SPREAD_TOO_FEW = Text(
    en="Shown once at least {people} people of your team have enough cases here. Choose a longer period or another KPI.",
    zh="团队中至少 {people} 人样本足够时才显示。可选择更长的时段或其他指标。",
)
OWN_TOO_FEW = Text(
    en="Your own number rests on fewer than {few} cases and is not marked.", zh="您本人不足 {few} 例，未标出。"
)
LOWER = Text(en="Lower quartile", zh="下四分位")
MIDDLE = Text(en="Median", zh="中位")
UPPER = Text(en="Upper quartile", zh="上四分位")
PEOPLE = Text(en="People", zh="人数")
OWN = Text(en="You", zh="本人")

MY_FEEDBACK = Text(en="What customers said about my service", zh="客户对我的评价")
MY_FEEDBACK_CAPTION = Text(en="The newest {count}, of any period", zh="最近 {count} 条，不限时段")
NO_FEEDBACK = Text(en="No feedback about your service yet", zh="还没有客户对您的评价")
NO_FEEDBACK_DO = Text(en="Log what a customer tells you: it takes a minute.", zh="客户说了什么，一分钟即可登记。")
TO_LOG = Text(en="Log feedback", zh="登记反馈")
RECEIVED = Text(en="Day", zh="日期")
KIND = Text(en="Kind", zh="类型")
KINDS = {
    "csat": Text(en="Satisfaction", zh="满意度"),
    "nps": Text(en="Recommendation", zh="推荐意愿"),
    "ces": Text(en="Ease", zh="省力度"),
    "interview": Text(en="Interview", zh="访谈"),
    "suggestion": Text(en="Suggestion", zh="建议"),
    "praise": Text(en="Praise", zh="表扬"),
}
SCORE = Text(en="Score", zh="评分")
SAID = Text(en="In their words", zh="客户原话")
CUSTOMER = Text(en="Customer", zh="客户")
COUNTS = Text(en="Counts", zh="是否计入")
COUNTED = Text(en="yes", zh="是")
WAITING = Text(en="once confirmed", zh="待确认")
