"""The words of the goal tree and of goals over several years."""

from metrics.words import Text

TREE_CAPTION = Text(
    en="From the organisation to teams to members: which goal is part of which, and how its parts stand · as of {as_of}",
    zh="从组织到团队再到成员：目标之间的隶属关系及下级目标的状态 · 截至 {as_of}",
)
TREE = Text(en="Goals and their parts", zh="目标与下级目标")
TREE_SAYS = Text(
    en="Goals with parts: {count}; parts missed: {missed}", zh="含下级的目标 {count} 个，未达标的下级 {missed} 个"
)
TREE_STATES = Text(
    en="{met} of {count} goals are met, {missed} missed", zh="{count} 个目标中 {met} 个达标，{missed} 个未达标"
)
TREE_NONE = Text(en="No goal of this period has parts yet", zh="该时段尚无含下级的目标")
TREE_NONE_DO = Text(
    en="Say of a target of which goal it is a part, or break a team's target down to its members.",
    zh="可为目标选择上级目标，或将团队目标分解到成员。",
)
TREE_NONE_READING = Text(
    en="Your lead or an executive says of which goal a target is part; the tree then grows here.",
    zh="主管或高管为目标指定上级目标后，这里会显示目标树。",
)
GOAL = Text(en="Goal", zh="目标")
PARTS_STATE = Text(en="Parts", zh="下级状态")
PARTS_MEANS = Text(
    en="How many goals are part of it, and how they stand. Of members' goals executives read no more than how many, "
    "from 5 up.",
    zh="隶属于该目标的目标数及其状态。高管只能看到成员目标的数量，且不少于 5 项时才显示。",
)
PARTS_COUNT = Text(en="{count} {status}", zh="{status} {count}")
PARTS_HIDDEN = Text(en="members' goals: {count} {state}", zh="成员目标：{state} {count}")
COMMA = Text(en=", ", zh="，")
ALONE = Text(
    en="{count} more targets of this period are part of nothing and have no parts; they stand on the page of targets.",
    zh="该时段另有 {count} 项目标既无上级也无下级，见目标管理页。",
)
LONG = Text(en="Long-term goals", zh="长期目标")
LONG_SAYS = Text(
    en="{kpi}: {actual} so far; its path leads over {expected} today – {way}",
    zh="{kpi}：目前 {actual}，按路径此时应为 {expected}，{way}",
)
LONG_NOTHING = Text(en="{kpi}: no data yet", zh="{kpi}：暂无数据")
LONG_NOT_SHOWN = Text(
    en="{kpi}: the path; the whole organisation's number is not shown to you",
    zh="{kpi}：目标路径（全组织数据仅高管可见）",
)
LONG_PLAIN = Text(en="{kpi}: {actual} so far", zh="{kpi}：目前 {actual}")
LONG_CAPTION = Text(
    en="{target} by {end}, {whose} · from {baseline} · milestones: {milestones}",
    zh="{whose}，{end} 前达到 {target} · 基线 {baseline} · 里程碑：{milestones}",
)
LONG_CAPTION_STRAIGHT = Text(
    en="{target} by {end}, {whose} · from {baseline} · straight path, without milestones",
    zh="{whose}，{end} 前达到 {target} · 基线 {baseline} · 直线路径，未设里程碑",
)
MILESTONE = Text(en="{days} {value}", zh="{days} {value}")
PATH = Text(en="Path", zh="路径")
LONG_TABLE = Text(en="The way of the goal", zh="目标路径")
LONG_MEASURED = Text(
    en="Each point is the twelve months that end there: one quarter alone would swing with the season.",
    zh="每个点为截至该时点的近 12 个月，避免单季度的季节波动。",
)
LONG_TOGETHER = Text(en="Each point is what has come together since the first day.", zh="每个点为自首日起的累计值。")
