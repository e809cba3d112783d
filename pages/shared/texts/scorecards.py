"""The words of scorecards: the score and its parts, what it would take, the weights."""

from metrics.words import Text

SCORE = Text(en="Score", zh="综合得分")
SCORE_MEANING = Text(
    en="Each part's attainment counts by its weight, from 0% to 120% of its target. 100 is every target exactly "
    "reached. A part without data, or without an agreed target, is absent and not 0; the coverage says how much of "
    "the weight has data.",
    zh="各项达成率按权重计入，每项最低 0%、最高 120%。100 表示各项目标恰好达成。暂无数据或目标未确认的项目不计入，"
    "也不算 0；覆盖率说明有数据的权重占多少。",
)
SCORE_RECKONED = Text(
    en="100 × Σ weight × attainment ÷ Σ weight, over the parts that have data; its interval comes from theirs.",
    zh="100 × Σ（权重 × 达成率）÷ Σ 权重，只含有数据的项目；区间由各项区间得出。",
)
MY_SCORE = Text(en="My score: {score}", zh="我的综合得分：{score}")
TEAMS_SCORE = Text(en="Score of what I lead: {score}", zh="我负责团队的综合得分：{score}")
SCORE_OF = Text(en="Score of {name}: {score}", zh="{name}的综合得分：{score}")
NO_SCORE = Text(
    en="No score yet: no part has both data and an agreed target", zh="暂无得分：尚无同时具备数据和已确认目标的项目"
)
COVERAGE_SAID = Text(en="Rests on {coverage} of the weight", zh="有数据的权重占 {coverage}")
INTERVAL_SAID = Text(en="95% interval {low}–{high}", zh="95% 区间 {low}–{high}")
HELD_SAID = Text(
    en="100 = every target exactly reached; each part counts between 0% and 120%",
    zh="100 表示各项目标恰好达成；每项按 0%–120% 计入",
)
LEADS_CARD = Text(en="about all you lead", zh="按您负责的全部团队计")

PART = Text(en="Part", zh="项目")
VALUE = Text(en="Value", zh="数值")
ATTAINMENT = Text(en="Attainment", zh="达成率")
ATTAINMENT_MEANING = Text(
    en="How much of the target is reached. It may be below 0% or above 120%; the score takes it from 0% to 120%.",
    zh="目标达成的程度，可低于 0% 或高于 120%；计入得分时限定在 0%–120%。",
)
WEIGHT = Text(en="Weight", zh="权重")
WEIGHT_MEANING = Text(
    en="Of 100. Your own agreed targets keep the weight that was agreed; the role's other parts share the rest.",
    zh="合计 100。本人已确认目标的权重优先，其余项目按岗位权重分摊。",
)
CONTRIBUTION = Text(en="Contribution", zh="贡献分")
CONTRIBUTION_MEANING = Text(
    en="What it adds to the score. The contributions add up to the score.", zh="为综合得分贡献的分数，合计即综合得分。"
)
DEFINITION = Text(en="Definition", zh="定义")
TABS = (
    Text(en="My KPIs", zh="我的指标"),
    Text(en="What the score is made of", zh="得分明细"),
    Text(en="My complaints", zh="我的投诉"),
    Text(en="What customers said", zh="客户评价"),
    Text(en="Targets and growth", zh="目标与成长"),
)
NO_KPIS = Text(en="No case of yours in this period.", zh="所选时段内没有您经办的案例。")
NO_GROWTH = Text(en="Nothing here yet", zh="暂无内容")
NO_GROWTH_WHAT = Text(
    en="Targets agreed with you, quality reviews of your cases, and praise from colleagues will stand here.",
    zh="与您商定的目标、对您案例的质检以及同事的表扬会显示在这里。",
)
ABSENT = Text(en="absent", zh="不计入")
RATED_STATUS = Text(en="Rated", zh="已评分")
OPENS = Text(en="Choose a line to see the rows behind it.", zh="选中一行可查看其明细数据。")
RATED_ROWS = Text(en="What was given stands in the review itself.", zh="具体评分请见评估详情。")
TO_REVIEWS = Text(en="To the reviews", zh="查看评估")
BULLETS = Text(en="How far each target is reached", zh="各项目标的完成程度")
BULLETS_CAPTION = Text(
    en="Bar: part of the target reached · thin line: 95% interval · grey field: near",
    zh="条形为目标完成程度 · 细线为 95% 区间 · 灰色区域为“接近”",
)
ATTAINED_INTERVAL = Text(en="95% interval of it", zh="完成程度的 95% 区间")
CONTRIBUTIONS = Text(en="What each part adds", zh="各项贡献分")
CONTRIBUTIONS_CAPTION = Text(
    en="Points of the score, one part after the other · beside: of how many when the target is exactly reached",
    zh="各项依次累加为综合得分 · 旁注：目标恰好达成时的分数",
)
SO_MUCH_OF = Text(en="{contribution} of {full}", zh="{contribution} / {full}")

TAKES = Text(en="What would it take", zh="还差多少")
TAKES_CAPTION = Text(
    en="To stand at the target when the period ends, if cases come as they did until now",
    zh="按目前节奏，期末达到目标还需要什么",
)
TAKES_OVER = Text(en="The period is over: this is what was missing", zh="本期已结束，以下为当时的差距")
TAKES_NOTHING = Text(
    en="No part has data and an agreed target yet, so there is nothing to reach.",
    zh="尚无同时具备数据和已确认目标的项目。",
)
SUM_NEEDS = Text(
    en="**{name}**: {gap} to go, {per_day} a working day; as until now it would end at {forecast}",
    zh="**{name}**：还差 {gap}，每个工作日需 {per_day}；按目前进度期末为 {forecast}",
)
SUM_MET = Text(
    en="**{name}**: reached; as until now it would end at {forecast}",
    zh="**{name}**：已达成；按目前进度期末为 {forecast}",
)
SHARE_NEEDS = Text(
    en="**{name}**: {count} of the next {following} must be good to reach {target}",
    zh="**{name}**：接下来 {following} 例中需有 {count} 例达标，才能达到 {target}",
)
SHARE_HOLDS = Text(
    en="**{name}**: reached; {count} of the next {following} must be good to hold {target}",
    zh="**{name}**：已达成；接下来 {following} 例中需有 {count} 例达标，才能保持 {target}",
)
SHARE_CANNOT = Text(
    en="**{name}**: {target} is out of reach this period, even if all of the next {following} are good",
    zh="**{name}**：即使接下来 {following} 例全部达标，本期也无法达到 {target}",
)
SHARE_LEAVES = Text(
    en="**{name}**: of the next {following}, at most {count} may be bad to stand at {target}",
    zh="**{name}**：接下来 {following} 例中至多 {count} 例不达标，才能达到 {target}",
)
SHARE_LEAVES_NONE = Text(
    en="**{name}**: {target} is out of reach this period, even if none of the next {following} is bad",
    zh="**{name}**：即使接下来 {following} 例无一不达标，本期也无法达到 {target}",
)
GAP = Text(en="**{name}**: {gap} from the target {target}", zh="**{name}**：距目标 {target} 差 {gap}")
MET = Text(en="**{name}**: reached ({target})", zh="**{name}**：已达成（{target}）")
MOVES_MOST = Text(en="What moves the score most", zh="对得分影响最大的项目")
MOVES = Text(en="**{name}**: {step} better adds {gain} to the score", zh="**{name}**：改善 {step}，得分 +{gain}")
MOVES_NOTHING = Text(en="Every part with data is at its cap of 120%.", zh="有数据的项目均已达到 120% 上限。")

COURSE = Text(en="Score over the last 12 months", zh="近 12 个月综合得分")
COURSE_CAPTION = Text(
    en="By month, with the targets and weights that held then · band: 95% interval of the shares in it · "
    "the last month is not over",
    zh="按月，目标和权重以当时为准 · 阴影为其中比例的 95% 区间 · 最后一个月尚未结束",
)
COURSE_NONE = Text(en="No month of the last 12 has a score", zh="近 12 个月均无得分")
MONTH = Text(en="Month", zh="月份")
COVERED = Text(en="coverage {coverage}", zh="覆盖率 {coverage}")
COVERAGE = Text(en="Coverage", zh="覆盖率")
LOW = Text(en="95% from", zh="95% 下限")
HIGH = Text(en="95% to", zh="95% 上限")

CHANGED = Text(en="What changed clearly", zh="明显变化")
CHANGED_CAPTION = Text(
    en="Against the period before, and against the usual range; what may be chance is left out",
    zh="与上期及以往波动范围相比，可能出于偶然的变化不列出",
)
CHANGED_NOTHING = Text(en="Nothing changed clearly", zh="没有明显变化")
CHANGED_NOTHING_CAPTION = Text(
    en="Every KPI here stays within chance of the period before, and within its usual range.",
    zh="各项指标与上期相比均在随机波动之内，也未超出以往波动范围。",
)
CHANGED_LINE = Text(en="**{name}**: {value}, {change}", zh="**{name}**：{value}，{change}")

WAITING = Text(en="Waiting for me", zh="待我处理")

PRINT = Text(en="Print on one page", zh="打印（一页）")
PRINT_BACK = Text(en="Back to the page", zh="返回页面")
PRINT_HOW = Text(
    en="Print with the browser: Ctrl+P, or ⌘P on a Mac. This line and the buttons are not printed.",
    zh="请用浏览器打印：Ctrl+P（Mac 为 ⌘P）。本行和按钮不会打印出来。",
)
PRINTED_AS_OF = Text(en="{name} · {role} · {period} · as of {as_of}", zh="{name} · {role} · {period} · 截至 {as_of}")
ROLE_STAFF = Text(en="Service staff", zh="客服人员")
ROLE_LEAD = Text(en="Team lead", zh="团队主管")
SIGNATURES = Text(en="Member · lead · date", zh="本人 · 主管 · 日期")

MIX = Text(en="Expected for the mix", zh="按案例构成的预期值")
MIX_MEANING = Text(
    en="What the whole team's people together reach with cases of the same tiers, categories and channels. Who has the "
    "harder cases has a lower expected value; compare the value with it, not with the others' values.",
    zh="同样客户等级、类别和渠道的案例，团队整体会达到的水平。案例较难者预期值较低；应与预期值比较，而不是与他人的数值比较。",
)
MIX_ABOVE = Text(
    en="{name}: {value}, clearly more than the {expected} that the team reaches with such cases",
    zh="{name}：{value}，明显高于团队处理同类案例的水平 {expected}",
)
MIX_BELOW = Text(
    en="{name}: {value}, clearly less than the {expected} that the team reaches with such cases",
    zh="{name}：{value}，明显低于团队处理同类案例的水平 {expected}",
)
MIX_ALIKE = Text(
    en="{name}: {value}; with such cases (tier, category, channel) the team reaches {expected}: no clear difference",
    zh="{name}：{value}；同类案例（客户等级、类别、渠道）团队的水平为 {expected}，没有明显差异",
)

SCORES = Text(en="Scores", zh="综合得分")
SCORES_CAPTION = Text(
    en="By name · bars: 95% interval · compared with the whole team over the same parts, without those of fewer than "
    "5 cases. Where the interval holds the team's score there is no clear difference; nobody is ranked.",
    zh="按姓名排列 · 线段为 95% 区间 · 与所在团队整体的相同项目比较，不足 5 例的项目不比。"
    "区间包含团队得分即没有明显差异，不作排名。",
)
SCORES_NONE_DIFFERS = Text(en="Scores: no clear difference from the team's", zh="综合得分：与团队整体没有明显差异")
SCORES_BELOW = Text(en="{names} clearly below the team's score", zh="{names}明显低于团队整体得分")
SCORES_ABOVE = Text(en="{names} clearly above the team's score", zh="{names}明显高于团队整体得分")
BESIDE = Text(en="Difference", zh="差异")
BESIDE_WORDS = {
    "below": Text(en="▼ clearly below the team", zh="▼ 明显低于团队"),
    "within": Text(en="● no clear difference", zh="● 没有明显差异"),
    "above": Text(en="▲ clearly above the team", zh="▲ 明显高于团队"),
    "too_few": Text(en="○ too few cases", zh="○ 样本过少"),
}
FUNNEL = Text(en="Funnel: {name} by number of cases", zh="漏斗图：{name}与案例数")
FUNNEL_CAPTION = Text(
    en="Each mark is one member · inner lines: 95%, outer: 99.8% around the rate of all ({rate}). With few cases "
    "chance alone reaches far; only a mark outside of the outer lines asks for an explanation.",
    zh="每个点代表一名成员 · 内线 95%、外线 99.8%，以整体水平（{rate}）为中心。案例越少偶然波动越大；"
    "超出外线才需要寻找原因。",
)
FUNNEL_OUT = Text(en="{name}: {names} outside of what chance explains", zh="{name}：{names}超出偶然波动范围")
FUNNEL_IN = Text(en="{name}: all within what chance explains", zh="{name}：均在偶然波动范围内")
FUNNEL_CASES = Text(en="cases", zh="案例数")
PLACE = Text(en="In the funnel", zh="漏斗图位置")

# ------------------------------------------------------------------ the weights
WEIGHTS = Text(en="Scorecard weights", zh="评分权重")
WEIGHTS_INTRODUCTION = Text(
    en="What each part of a scorecard weighs. They add up to 100. A closed period keeps the weights it had; a member's "
    "own agreed targets keep the weight that was agreed with them",
    zh="计分卡各项的权重，合计 100。已结算的时段保留当时的权重；成员本人已确认目标的权重优先",
)
ONLY_EXECUTIVES = Text(en="executives set them, everybody reads them", zh="由高管设置，所有人可查看")
ROLES = {"staff": Text(en="Members", zh="成员"), "lead": Text(en="Leads, about their teams", zh="主管（按其团队）")}
IN_FORCE = Text(en="In force since {day}, set by {who}", zh="自 {day} 起生效，由{who}设置")
IN_FORCE_DEFAULT = Text(en="As the dashboard came: nobody has set others", zh="系统默认，尚未另行设置")
TO_COME = Text(en="From {day}: {weights} (set by {who})", zh="自 {day} 起：{weights}（由{who}设置）")
HISTORY = Text(en="All that was ever set", zh="历次设置")
SET = Text(en="Set weights", zh="设置权重")
SET_CAPTION = Text(
    en="Parts of 0 are left out. Members' scores follow at once for periods that begin on that day or later.",
    zh="权重为 0 的项目不计入。自生效日起开始的时段立即按新权重计算。",
)
ROLE = Text(en="Role", zh="岗位")
KIND = Text(en="Kind", zh="类型")
QUANTITATIVE = Text(en="KPI", zh="指标")
QUALITATIVE = Text(en="rated by people", zh="由人评分")
FROM = Text(en="Counts from", zh="生效日")
MORE_PARTS = Text(en="Further KPIs", zh="其他指标")
CHOOSE_KPI = Text(en="Choose KPIs", zh="选择指标")
TOTAL = Text(en="Sum: {total} of 100", zh="合计：{total} / 100")
SAVE = Text(en="Set these weights", zh="保存权重")
SAVED = Text(en="The weights count from {day}.", zh="权重自 {day} 起生效。")
SET_ON = Text(en="Set on", zh="设置时间")
SET_BY = Text(en="Set by", zh="设置人")
NOBODY = Text(en="nobody known", zh="未知")
