"""The words of the page of resolution times: its sections, the course over time, the promises, the groups."""

from metrics.words import Text

HOW_LONG = Text(en="How long it really takes", zh="实际需要多久")
PROMISE = Text(en="Within the promise", zh="是否按承诺时限解决")
WHERE = Text(en="Where the time goes", zh="时间花在哪里")
WHO_WAITS = Text(en="Who waits longest", zh="谁等得最久")

EVERY = Text(en="By week or by month", zh="按周或按月")
GRAINS = {"week": Text(en="By week", zh="按周"), "month": Text(en="By month", zh="按月")}

COURSE = Text(en="Resolution time over time", zh="解决时长走势")
COURSE_MEANS = Text(
    en="Of the complaints resolved in each week or month: half took no longer than the median, nine of ten no longer "
    "than the p90. The band is the 95% interval by order statistics: it holds whatever the durations' distribution. "
    "Open complaints are not in it; the curve beside counts them.",
    zh="按每周或每月解决的投诉计算：半数不超过中位数，九成不超过 P90。区间为次序统计量给出的 95% 区间，"
    "不依赖时长的分布。未结投诉不在其中，旁边的曲线已将其计入。",
)
BAND_NEEDS = Text(
    en="shaded: 95% interval, from {median} complaints on for the median, {p90} for the p90",
    zh="阴影为 95% 区间，中位数至少需 {median} 件，P90 至少需 {p90} 件",
)
NO_BAND = {
    "week": Text(
        en="of {all} weeks, too few in {median} for the median, in {p90} for the p90",
        zh="共 {all} 周，件数不足的：中位数 {median} 周，P90 {p90} 周",
    ),
    "month": Text(
        en="of {all} months, too few in {median} for the median, in {p90} for the p90",
        zh="共 {all} 个月，件数不足的：中位数 {median} 个月，P90 {p90} 个月",
    ),
}
BAND_MEANS = Text(
    en="95% interval by order statistics. Empty: too few complaints for one.",
    zh="次序统计量给出的 95% 区间。空白表示投诉太少，无法给出。",
)
MEDIAN_LOW = Text(en="median from", zh="中位数下限")
MEDIAN_HIGH = Text(en="median to", zh="中位数上限")
P90_LOW = Text(en="p90 from", zh="P90 下限")
P90_HIGH = Text(en="p90 to", zh="P90 上限")
RESOLVED = Text(en="Resolved, n", zh="已解决数 n")

MEDIAN_OF_ALL = Text(en="Half are resolved within", zh="半数在此时间内解决（中位数）")
P90_OF_ALL = Text(en="Nine of ten within (p90)", zh="九成在此时间内解决（P90）")
NONE_REACHED = Text(en="So many are not resolved yet in any group.", zh="尚无任何一组达到这一比例。")
NO_MEDIAN_YET = Text(en="In no group are half of them resolved yet", zh="各组均未有半数解决")
CASES_OPEN = Text(en="{cases}, {open} open", zh="{cases}，未结 {open}")
FEW_LEFT_OUT = Text(en="groups of fewer than 5 are left out", zh="不足 5 例的组不显示")

# For whom small numbers are hidden, none and few look alike.
NONE_OR_FEW = Text(en="No complaint in this period, or fewer than 5", zh="该时段没有投诉，或不足 5 例")

PROMISES = Text(en="Promises kept and broken", zh="承诺时限的履行情况")
MET = Text(en="in time", zh="按时解决")
LATE = Text(en="resolved late", zh="超时解决")
PAST_DUE = Text(en="open past due", zh="逾期未结")
RUNNING = Text(en="still running", zh="仍在时限内")
JUDGED = Text(en="Judged, n", zh="参与计算 n")
JUDGED_MEANS = Text(
    en="In time, resolved late and open past due; those still running are not in it.",
    zh="按时解决、超时解决与逾期未结之和，不含仍在时限内的。",
)
WITHIN = Text(en="Within standard", zh="按时解决率")
CLOSED_WOULD_SAY = Text(en="Resolved ones alone would say", zh="只看已解决的会得出")
CLOSED_WOULD_SAY_MEANS = Text(
    en="The share if open complaints past their due time were left out: too good, the more so the more of them wait.",
    zh="不计逾期未结投诉时的比例：偏乐观，逾期未结越多越偏。",
)
KEPT_SAYS = Text(
    en="{share} were resolved within their standard; none is open past its due time", zh="{share} 按时解决，无逾期未结"
)
KEPT_FLATTERS = Text(
    en="{share} were resolved within their standard; resolved ones alone would say {closed_only}",
    zh="{share} 按时解决；只看已解决的会得出 {closed_only}",
)
ALL_PAST_DUE = Text(en="None was resolved in time: {count} are open past due", zh="没有按时解决的：{count} 件逾期未结")
NONE_DUE = Text(en="None has fallen due yet", zh="尚无到期的投诉")
NO_PROMISE = Text(en="No complaint of this period has a due time", zh="该时段的投诉均无承诺时限")
PROMISE_CAPTION = {
    "week": Text(
        en="By week of receipt: {met} in time, {late} resolved late, {past_due} open past due and counted as broken · "
        "{running} still running, shown and not counted",
        zh="按受理周：按时解决 {met} 件，超时解决 {late} 件，逾期未结 {past_due} 件（计为超时）· "
        "仍在时限内 {running} 件，仅显示、不计入",
    ),
    "month": Text(
        en="By month of receipt: {met} in time, {late} resolved late, {past_due} open past due and counted as broken · "
        "{running} still running, shown and not counted",
        zh="按受理月：按时解决 {met} 件，超时解决 {late} 件，逾期未结 {past_due} 件（计为超时）· "
        "仍在时限内 {running} 件，仅显示、不计入",
    ),
}
PROMISES_BY = Text(
    en="{by}: share within standard · bars: 95% interval · dotted: target · open past due counts as broken",
    zh="{by}：按时解决率 · 线段为 95% 区间 · 虚线为目标 · 逾期未结计为超时",
)
