"""The words of how KPIs stand on the way to their targets."""

from metrics.words import Text

REACHED_AT = Text(en="Target = 100%", zh="目标 = 100%")
BULLETS_ALT = Text(en="{name}: {items}.", zh="{name}：{items}。")
BULLET_SAID = Text(
    en="{name}: {value}, target {goal}, {attained} of it ({status})",
    zh="{name}：{value}，目标 {goal}，完成 {attained}（{status}）",
)
FORECAST = Text(en="heading for {forecast}", zh="预计 {forecast}")

ALL_MET = Text(en="All {count} KPIs are on target", zh="{count} 项目标全部达标")
SO_MANY_MET = Text(en="{met} of {count} KPIs are on target", zh="{count} 项目标中 {met} 项达标")
NOT_MET = Text(en="; short of it: {names}", zh="；未达标：{names}")
NONE_JUDGED = Text(en="{count} targets, none can be judged yet", zh="{count} 项目标，尚均无法判断")
CAPTION = Text(
    en="Bar: part of the target reached · thin line: 95% interval · grey field: near · "
    "upright: where it should be by now · diamond: forecast",
    zh="条形为目标完成程度 · 细线为 95% 区间 · 灰色区域为“接近” · 竖线为当前应达位置 · 菱形为期末预计",
)
TABLE = Text(en="Targets and what they take", zh="目标完成情况及所需")

TAKES = Text(en="What it takes", zh="要达标还需")
COLON = Text(en=": ", zh="：")
AT_LEAST = Text(
    en="{count} of the next {following} cases must be good",
    zh="接下来 {following} 例中至少 {count} 例须达标",
)
AT_MOST = Text(
    en="at most {count} of the next {following} cases may be such",
    zh="接下来 {following} 例中至多允许 {count} 例",
)
OUT_OF_REACH = Text(
    en="out of reach in this period, even if all of the next {following} cases go well",
    zh="即使接下来 {following} 例全部达标，本期也无法达到",
)
PER_DAY = Text(
    en="{needed} a working day for {days} more days (until now {now})",
    zh="剩余 {days} 个工作日每日需 {needed}（此前每日 {now}）",
)
ENOUGH = Text(en="reached already", zh="已达到")

ATTAINED = Text(en="Attainment", zh="完成率")
ATTAINED_MEANING = Text(
    en="The part of the target that is reached. Where lower is better: 1 − (actual − target) / target. Inside a band: "
    "100 %, falling in a straight line outside of it. None with a target below zero, and none while a "
    "target is not agreed to. The next cases are as many as come if they go on coming as until now.",
    zh="目标的完成程度。越低越好的指标：1 −（实际 − 目标）/ 目标。区间目标：区间内为 100 %，区间外按容差线性递减。"
    "目标为负或尚未确认时不计算。接下来的例数按目前的来量推算。",
)
FORECAST_COLUMN = Text(en="Forecast", zh="期末预计")
EXPECTED_COLUMN = Text(en="By now", zh="当前应达")
NO_BULLET = Text(en="No target holds for this period", zh="该时段没有生效的目标")
NO_BULLET_DO = Text(
    en="Once targets are set and agreed, this shows how far each KPI has come.",
    zh="设定并确认目标后，这里会显示各指标的完成程度。",
)
