"""The words of many targets at once: breaking one down, copying a period's, and the sheet."""

from metrics.words import Text

DIVIDE = Text(en="Break a team's target down", zh="将团队目标分解到成员")
DIVIDE_CAPTION = Text(
    en="Each member gets a part, as a proposal; what they reached last stands beside it. Leave out whom it does not concern.",
    zh="为每位成员拟定目标，供其确认；旁边是各自上期实际。不涉及的成员可留空。",
)
DIVIDE_WHICH = Text(en="Which target", zh="团队目标")
DIVIDE_NONE = Text(en="No target to break down", zh="没有可分解的目标")
DIVIDE_NONE_DO = Text(
    en="Set a target with a value for a team you lead; then its members' parts are made here.",
    zh="请先为您负责的团队制定带目标值的目标，再在此分解到成员。",
)
HOW = Text(en="How", zh="分解方式")
PART_UNREAD = Text(
    en="Nothing was proposed: a part cannot be read, see above.", zh="未提出任何目标：有无法识别的数值，见上方提示。"
)
PART_EACH = Text(en="Each part{unit}", zh="各成员的目标值{unit}")
LAST_REACHED = Text(en="{name} – last {value} (n = {count})", zh="{name} · 上期 {value}（n = {count}）")
LAST_NOTHING = Text(en="{name} – no data last period", zh="{name} · 上期无数据")
ADDS_UP = Text(en="Adds up: together the parts make {made}", zh="一致：各部分合起来为 {made}")
MISSES_BY = Text(
    en="Together the parts make {made}: {by} beside the team's {whole}",
    zh="各部分合起来为 {made}，与团队目标 {whole} 相差 {by}",
)
CHECKED_SUM = Text(en="The sum of the parts", zh="各部分之和")
CHECKED_MEAN = Text(en="The mean of the parts, weighted by last period's cases", zh="各部分按上期件数加权的平均值")
DIVIDE_SEND = Text(en="Propose to the members", zh="向成员提出")
DIVIDED_SAID = Text(en="Proposed or changed for {count} members.", zh="已向 {count} 名成员提出或更新目标。")
BACK = Text(en="From the members to the team", zh="由成员目标汇总为团队目标")
BACK_SAYS = Text(en="The members' targets come to {made}", zh="成员目标合起来为 {made}")
BACK_CAPTION = Text(
    en="{count} members have a target of this KPI for these days; the team's is {whole}.",
    zh="{count} 名成员在该时段有此指标的目标；团队目标为 {whole}。",
)
BACK_SEND = Text(en="Make it the team's target", zh="设为团队目标")
BACK_SAID = Text(en="The team's target no. {number} was changed.", zh="已更新团队的 {number} 号目标。")

COPY = Text(en="Copy the targets of a period", zh="复制某时段的目标")
COPY_CAPTION = Text(
    en="What you may set is proposed again with the same values; what is there already stays as it is.",
    zh="您可设定的目标会以相同数值重新提出；已存在的目标不变。",
)
COPY_FROM = Text(en="From", zh="从")
COPY_TO = Text(en="To", zh="到")
COPY_SAYS = Text(
    en="{new} targets would be proposed; {there} are there already", zh="将提出 {new} 项目标；已存在 {there} 项"
)
COPY_SEND = Text(en="Copy as proposals", zh="复制为待确认目标")
COPIED = Text(en="Proposed: {count} targets.", zh="已提出 {count} 项目标。")

SHEET = Text(en="Targets as a sheet", zh="以表格编辑目标")
SHEET_CAPTION = Text(
    en="Take along what you may set in the chosen period, change it or add rows, and bring it back. Shares as per cent "
    "(88), days as 2026-11-20.",
    zh="导出所选时段内您可设定的目标，修改或添加行后再导入。比率填百分数（如 88），日期填 2026-11-20。",
)
SHEET_BRING = Text(en="Bring the sheet back", zh="导入表格")
SHEET_FILE = Text(en="Sheet (CSV or Excel)", zh="表格（CSV 或 Excel）")
SHEET_SAYS = Text(
    en="{new} new, {changed} changed, {unchanged} unchanged, {refused} refused",
    zh="新增 {new} 行，修改 {changed} 行，无变化 {unchanged} 行，拒绝 {refused} 行",
)
SHEET_REFUSED = Text(en="Refused rows are not stored; the others can be.", zh="被拒绝的行不会保存，其余各行可以保存。")
SHEET_LINE = Text(en="Row", zh="行")
SHEET_WHAT = Text(en="Becomes", zh="处理结果")
SHEET_OUTCOMES = {
    "new": Text(en="New", zh="新增"),
    "changed": Text(en="Changed", zh="修改"),
    "unchanged": Text(en="Unchanged", zh="无变化"),
    "refused": Text(en="Refused", zh="拒绝"),
}
SHEET_WHY = Text(en="Why", zh="原因")
SHEET_SEND = Text(en="Store as proposals", zh="保存为待确认目标")
SHEET_STORED = Text(en="Stored: {count} targets, to be agreed to.", zh="已保存 {count} 项目标，等待确认。")
SHEET_NOTHING = Text(en="Nothing in this sheet is new or changed.", zh="该表格没有新增或修改的内容。")
