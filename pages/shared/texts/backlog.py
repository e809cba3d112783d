"""The words of the backlog: what stood, what came and went, whether it adds up, and which are open longest."""

from metrics.words import Text

SAYS = Text(
    en="{standing} open on {until}: {before} as {since} began, {received} received, {reopened} reopened, "
    "{resolved} resolved",
    zh="{until}未结 {standing} 件：{since}开始时 {before} 件，受理 {received}，重开 {reopened}，解决 {resolved}",
)
PASSED = Text(en=", {handed_in} handed in, {handed_out} handed out", zh="，转入 {handed_in}，转出 {handed_out}")
STANDS = Text(en="{standing} complaints open on {until}", zh="{until}未结投诉 {standing} 件")
HIDDEN = Text(en="Too few complaints to be shown", zh="投诉数量过少，不显示")
NOTHING = Text(en="Under these filters it is not known which complaints were open", zh="当前筛选下无法得知未结投诉")
USUAL_NOW = {
    "above": Text(en="now above its usual range", zh="目前高于以往波动范围"),
    "below": Text(en="now below its usual range", zh="目前低于以往波动范围"),
    "within": Text(en="now within its usual range", zh="目前在以往波动范围内"),
}
USUAL_SMALL = Text(en="too few now to be shown", zh="目前数量过少，不显示")
USUAL = Text(en="thin grey lines: usual range", zh="灰色细线为波动范围")
CAPTION = {
    "day": Text(
        en="Open at the end of each day · bars: what came above, what went below",
        zh="折线为每日末未结数 · 柱形：上为增加，下为减少",
    ),
    "week": Text(
        en="Open at the end of each week · bars: what came above, what went below",
        zh="折线为每周末未结数 · 柱形：上为增加，下为减少",
    ),
    "month": Text(
        en="Open at the end of each month · bars: what came above, what went below",
        zh="折线为每月末未结数 · 柱形：上为增加，下为减少",
    ),
    "quarter": Text(
        en="Open at the end of each quarter · bars: what came above, what went below",
        zh="折线为每季末未结数 · 柱形：上为增加，下为减少",
    ),
}
ADDS_UP = Text(en="adds up on each day", zh="每天都对得上")
SOME_HIDDEN = Text(en="some are too few to be shown", zh="部分数量过少，不显示")
NO_COURSE = Text(
    en="Its course is not shown: most of the time too few were open", zh="多数时点未结数量过少，不显示走势"
)
CONTRADICTS = Text(
    en="It does not add up on {named}: stages overlap there, or were entered and never left, as an import can bring them.",
    zh="以下日期对不上：{named}。这些天有阶段重叠，或进入后一直没有离开（可能来自导入）。",
)
OTHERWISE = Text(
    en="Other complaints were received than came into work on {named}: an import brought some that were resolved when "
    "they came, or whose first stage begins later.",
    zh="以下日期的受理数与进入处理的数不同：{named}。部分导入的投诉受理时即已解决，或首个阶段晚于受理。",
)
DAY_BY = Text(en="{day} ({by})", zh="{day}（{by}）")
AND_MORE = Text(en=" and {count} more days", zh="等，另有 {count} 天")
OPEN = Text(en="Open", zh="未结")
CAME = Text(en="came", zh="新增")
WENT = Text(en="resolved", zh="解决")
WENT_OR_PASSED = Text(en="resolved or handed out", zh="解决或转出")
BACKLOG = Text(en="Open complaints, and what came and went", zh="未结投诉与增减")
MEANS = Text(
    en="A complaint is open from its receipt until it is resolved, and again from its reopening. Of a team or a person, "
    "also from when it was handed to them until they handed it on; tier and channel are those of its receipt. What was "
    "open, and what came, less what went, must be what is open: on each day, whatever the filters.",
    zh="投诉自受理起至解决为止计为未结，重开后再次计入。按团队或个人查看时，也从转入起、至转出止；等级与渠道以受理时为准。"
    "期初未结加新增减去解决与转出，应等于期末未结：每天如此，无论如何筛选。",
)
FLOWS = {
    "before": Text(en="Open before", zh="期初未结"),
    "received": Text(en="Received", zh="受理"),
    "reopened": Text(en="Reopened", zh="重开"),
    "handed_in": Text(en="Handed in", zh="转入"),
    "resolved": Text(en="Resolved", zh="解决"),
    "handed_out": Text(en="Handed out", zh="转出"),
    "standing": Text(en="Open after", zh="期末未结"),
    "difference": Text(en="Does not add up by", zh="差额"),
}
FLOW = Text(en="What came and went", zh="增减")
N = Text(en="Complaints", zh="投诉数")
IN_ALL = Text(en="In the whole period", zh="整个时段")
OLDEST = Text(en="Open longest", zh="未结最久")
