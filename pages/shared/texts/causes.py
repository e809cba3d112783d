"""The words of the page of causes, and of where the time of complaints goes."""

from metrics.words import Text

BY = Text(en="Group by", zh="分组方式")
CUTS = {"cause": Text(en="Cause", zh="原因"), "category": Text(en="Category", zh="类别")}
PARETO = {
    "cause": Text(en="Complaints by cause", zh="投诉原因分布"),
    "category": Text(en="Complaints by category", zh="投诉类别分布"),
}
PARETO_MEANS = Text(
    en="The complaints received in the period, each in one line. Those of which nobody has stated it yet, most of them "
    "still open, are a line of their own, so the lines add up to the total.",
    zh="本期受理的投诉，每件只计入一行。尚未填写的（多为未结投诉）单独成行，因此各行相加等于总数。",
)
TOP = {
    "cause": Text(
        en="The {count} most frequent causes make {share} of {total} complaints",
        zh="前 {count} 大原因占全部 {total} 件投诉的 {share}",
    ),
    "category": Text(
        en="The {count} most frequent categories make {share} of {total} complaints",
        zh="前 {count} 大类别占全部 {total} 件投诉的 {share}",
    ),
}
ONE = Text(en="{name}: {share} of {total} complaints", zh="{name}：占全部 {total} 件投诉的 {share}")
NONE_STATED = {
    "cause": Text(en="The cause of none of {total} complaints is stated yet", zh="{total} 件投诉均未填写原因"),
    "category": Text(en="None of {total} complaints has a category", zh="{total} 件投诉均无类别"),
}
NOTHING = Text(en="No complaint was received in this period", zh="该时段没有受理投诉")
TOO_FEW = Text(en="Fewer than 5 complaints: not shown", zh="投诉不足 5 件，不显示")
CAPTION = Text(
    en="{by}: complaints received in the period and, after the dot, their cumulative share of all · sum: {total}",
    zh="{by}：本期受理的投诉数，圆点后为累计占比 · 合计：{total}",
)
RED = Text(en=" · red: more than usual lately", zh=" · 红色：近期多于往常")
CUMULATIVE_LABEL = Text(en="{n} · cum. {share}", zh="{n} · 累计 {share}")
NOT_STATED = Text(en="not stated yet", zh="尚未填写")
FEW = Text(en="{count} too few to show", zh="{count} 项数量过少")
OTHERS = Text(en="{count} others", zh="其他 {count} 项")
N = Text(en="Complaints", zh="投诉数")
SHARE = Text(en="Share", zh="占比")
CUMULATIVE = Text(en="Cumulative share", zh="累计占比")
LATELY = Text(en="Lately", zh="近期走势")
LATELY_MEANS = Text(
    en="Whether its newest months leave what is usual for it (XmR). Of causes only more is told: they are stated "
    "when a complaint is resolved, so that the newest months are still filling.",
    zh="最近几个月是否超出其往常的波动范围（XmR）。原因在投诉解决时填写，最近几个月还会上升，因此只提示“多于往常”。",
)
MORE, FEWER, USUAL = (
    Text(en="▲ more than usual", zh="▲ 多于往常"),
    Text(en="▼ fewer than usual", zh="▼ 少于往常"),
    Text(en="as usual", zh="与往常相当"),
)
NOT_JUDGED = Text(en="too few to judge", zh="数量太少，无法判断")
WHICH = Text(en="Trend of", zh="查看走势")
BY_MONTH = Text(en="Complaints by month of receipt", zh="按受理月份的投诉数")
FILLING = Text(
    en="a cause is stated when a complaint is resolved, so the newest months are still filling",
    zh="原因在投诉解决时填写，最近几个月还会上升",
)
SMALL_MONTHS = Text(
    en="months that could give away a number under 5 are not shown", zh="不足 5 件或可推算出此类数量的月份不显示"
)  # fmt: skip

STAGES = Text(en="Where the time goes", zh="时间花在哪里")
STAGES_MEAN = Text(
    en="The time of the complaints resolved in the period, from receipt to resolution, each minute once: by stage while "
    "a team had them, apart from it while another department had them, and apart from both while waiting for the "
    "customer or a third party. As far as the teams are among those you see.",
    zh="本期解决的投诉从受理到解决所用的时间，每分钟只计一次：团队处理时按阶段计，其他部门处理时单独计，"
    "等待客户或第三方的时间再单独计。仅含您可见的团队。",
)
STAGES_SAY = Text(en="The largest part of the time goes into {part}: {share}", zh="时间主要花在“{part}”：占 {share}")
STAGES_CAPTION = Text(
    en="Mean time per complaint and its share of the whole, {count} complaints resolved in the period",
    zh="每件投诉的平均用时及占比，本期解决 {count} 件",
)
NO_STAGES = Text(en="No stage is recorded of the complaints resolved in this period", zh="该时段解决的投诉没有阶段记录")
PART = Text(en="Stage", zh="阶段")
PARTS = {
    "departments": Text(en="other departments", zh="其他部门"),
    "waiting": Text(en="waiting for customer or third party", zh="等待客户或第三方"),
    "few": Text(en="parts of too few complaints", zh="投诉过少的部分"),
}
MEAN = Text(en="Mean per complaint", zh="平均每件")
WITH_TIME = Text(en="Complaints", zh="投诉数")
WITH_TIME_MEANS = Text(en="How many spent any time there.", zh="其中在此花费过时间的投诉数。")
WHOLE = Text(en="altogether", zh="合计")
