"""The words of tiles, charts, tables and exports."""

from metrics.words import Text

TARGET = Text(en="Target {target}", zh="目标 {target}")
TOGETHER = Text(en="All together {value}", zh="整体 {value}")
STATUS_AND_TARGET = Text(en="{status} · target {target}", zh="{status} · 目标 {target}")
CASES = Text(en="n = {count}", zh="n = {count}")
FEW = Text(en="too few to compare", zh="样本过少，不作比较")
HIDDEN = Text(en="not shown", zh="不显示")
HIDDEN_WHY = Text(
    en="not shown: fewer than 5 cases, or a number that would give them away",
    zh="不显示：不足 5 例，或可由其推算出不足 5 例的数",
)
CHANGE = Text(en="{difference} ({verdict})", zh="{difference}（{verdict}）")
NO_COMPARISON = Text(en="No comparison", zh="无可比数据")
PACE = Text(en="Forecast {forecast} · pace {index}", zh="预计 {forecast} · 节奏 {index}")
PACE_EARLY = Text(en="{gone} of {whole} working days", zh="{gone}/{whole} 个工作日")

DETAILS = Text(en="Details", zh="查看明细")
DEFINITION = Text(en="How it is computed", zh="计算方法")
ROWS_BEHIND = Text(en="The rows behind it", zh="对应的明细数据")

AS_TABLE = Text(en="As a table", zh="以表格查看")
EXPORT = Text(en="Export", zh="导出")
FILTERS = Text(en="Filters: {filters}", zh="筛选条件：{filters}")
ORIGIN = Text(
    en="as of {as_of} · latest data {latest} · exported {made_at} by: {rights}",
    zh="数据截至 {as_of} · 最新数据 {latest} · 导出于 {made_at} · 导出者：{rights}",
)
RIGHTS = Text(en="{roles} ({teams})", zh="{roles}（{teams}）")
TEAMS_COUNT = Text(en="{count} teams", zh="{count} 个团队")
NO_DATA_YET = Text(en="none yet", zh="暂无")
NO_FILTERS = Text(en="none", zh="无")
SHEET_DATA = Text(en="Data", zh="数据")
SHEET_FILTERS = Text(en="Filters", zh="筛选条件")
ROWS = Text(en="{count} rows", zh="{count} 行")
SOME_ROWS = Text(
    en="The first {shown} of {count} rows; the export has all of them.",
    zh="共 {count} 行，此处显示前 {shown} 行；导出文件包含全部。",
)
TABLE_ALT = Text(en="{name}: a table of {count} rows with {columns}", zh="{name}：共 {count} 行的表格，列为{columns}")

NOTHING_HERE = Text(en="Nothing to show yet", zh="暂无内容可显示")
NO_DATA = Text(en="No data", zh="暂无数据")

BAND = Text(en="95% interval {low}–{high}", zh="95% 区间 {low}–{high}")
BAND_OPEN = Text(en="95% interval from {low}, no upper end yet", zh="95% 区间自 {low} 起，尚无上限")
NOT_OVER = Text(en="not over yet", zh="尚未结束")
MORE = Text(en="and {count} more: see the table", zh="另有 {count} 项，见表格")
OWN = Text(en="You {value}", zh="本人 {value}")
MIDDLE_HALF = Text(en="middle half of {people} people", zh="{people} 人的中间一半")
MEDIAN = Text(en="median {value}", zh="中位 {value}")
HALF_NOT_REACHED = Text(en="half not reached yet", zh="尚未过半")

ALT_LINE = Text(
    en="{name} from {first} to {last}: last {value}, lowest {lowest}, highest {highest}.",
    zh="{name}，{first}至{last}：最近 {value}，最低 {lowest}，最高 {highest}。",
)
ALT_LINE_EMPTY = Text(en="{name}: no data.", zh="{name}：暂无数据。")
ALT_TARGET = Text(en=" Target {target}.", zh="目标 {target}。")
ALT_GAPS = Text(en=" {count} without data.", zh="{count} 个时段无数据。")
MORE_NOTES = Text(en="+{count} more not marked", zh="另有 {count} 项未标注")
ALT_NOTES = Text(en=" Marked: {notes}.", zh="标注：{notes}。")
ALT_NEW_PHASE = Text(en="{text} (limits begin anew)", zh="{text}（波动范围重新计算）")
ALT_ITEM = Text(en="{name} {value}", zh="{name} {value}")
ALT_ITEM_ATTENTION = Text(en="{name} {value} (needs attention)", zh="{name} {value}（需关注）")
ALT_LIST = Text(en="{name}: {items}.", zh="{name}：{items}。")
ALT_SPREAD = Text(
    en="{name}: the middle half of {people} people lies between {lower} and {upper}, median {middle}.",
    zh="{name}：{people} 人的中间一半在 {lower} 与 {upper} 之间，中位 {middle}。",
)
ALT_OWN = Text(en=" You: {value}.", zh="本人：{value}。")
ALT_TOO_FEW = Text(en="{name}: too few people for a spread.", zh="{name}：人数过少，不显示分布。")
ALT_SPARK = Text(
    en="{name} over time: last {value}, lowest {lowest}, highest {highest}.",
    zh="{name}走势：最近 {value}，最低 {lowest}，最高 {highest}。",
)
