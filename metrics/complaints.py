"""Complaints: how many, how fast, how many within the promise, and which come back."""

from metrics.declare import Better, Cohort, Measured, Unit, Values, count, metric, per_hundred, quantile, share
from metrics.statistics.arithmetic import or_zero
from metrics.words import Text


@metric(
    name=Text(en="Complaints opened", zh="新增投诉"),
    meaning=Text(
        en="How many complaints were received in the period. More of them can also mean that more are written down.",
        zh="本期受理的投诉数量。数量增加也可能是登记得更完整。",
    ),
    reckoned=Text(
        en="Each complaint counts once, on the day of its receipt in the reporting time zone; voided ones do not.",
        zh="每件投诉计一次，计入受理当日（按报告时区）；已作废的不计入。",
    ),
    unit=Unit.COUNT,
    better=Better.LOWER,
    cohort=Cohort.OPENED,
    needs={"complaints_opened"},
    additive=True,
    tolerance=2,
)
def complaints_opened(measured: Measured) -> Values:
    return count(measured["complaints_opened"])


@metric(
    name=Text(en="Complaints closed", zh="已关闭投诉"),
    meaning=Text(
        en="How many complaints were closed in the period, that is, confirmed with the customer, whenever "
        "they were received. One that is resolved but not confirmed is not closed.",
        zh="本期关闭的投诉数量，即已向客户回访确认的投诉，不论何时受理。已解决但尚未回访确认的不算关闭。",
    ),
    reckoned=Text(
        en="Each complaint counts once, on the day of its confirmation in the reporting time zone.",
        zh="每件投诉计一次，计入回访确认当日（按报告时区）。",
    ),
    unit=Unit.COUNT,
    better=Better.NEITHER,
    cohort=Cohort.CLOSED,
    needs={"complaints_closed"},
    additive=True,
)
def complaints_closed(measured: Measured) -> Values:
    return count(measured["complaints_closed"])


@metric(
    name=Text(en="Complaints open", zh="未解决投诉"),
    meaning=Text(
        en="How many complaints were open at the end of the period's last day, whenever they were received.",
        zh="本期最后一天结束时仍未解决的投诉数量，不论何时受理。",
    ),
    reckoned=Text(
        en="Open the day before + received + reopened − resolved, of a team also + handed to it − handed on; "
        "while the period runs, as of now.",
        zh="前一日未解决数＋受理＋重开−解决，按团队时另加转入、减转出；本期尚未结束时以当前为准。",
    ),
    unit=Unit.COUNT,
    better=Better.LOWER,
    cohort=Cohort.STANDING,
    needs={"complaints_backlog"},
    tolerance=2,
)
def complaints_backlog(measured: Measured) -> Values:
    return count(measured["complaints_backlog"])


@metric(
    name=Text(en="Complaints overdue", zh="超期投诉"),
    meaning=Text(
        en="How many of the complaints open at the end of the period's last day were past the promised "
        "time. Complaints without a promised time do not count.",
        zh="本期最后一天结束时仍未解决、且已超过承诺时限的投诉数量。没有承诺时限的不计入。",
    ),
    reckoned=Text(
        en="Open complaints whose due time lies before the end of that day, or before now while the period runs.",
        zh="未解决投诉中，到期时间早于该日结束（本期尚未结束时早于当前）的件数。",
    ),
    unit=Unit.COUNT,
    better=Better.LOWER,
    cohort=Cohort.STANDING,
    needs={"complaints_overdue"},
    tolerance=1,
)
def complaints_overdue(measured: Measured) -> Values:
    return count(measured["complaints_overdue"])


@metric(
    name=Text(en="First response to complaints (median)", zh="投诉首次响应（中位）"),
    meaning=Text(
        en="Half of the complaints received in the period got their first substantive reply within this "
        "time. Complaints without a reply yet are left out.",
        zh="本期受理的投诉中，有一半在此时间内得到首次实质性回复。尚未回复的投诉不计入。",
    ),
    reckoned=Text(
        en="First substantive reply − receipt, of complaints with a reply; of these times the one in the middle "
        "(linear interpolation).",
        zh="首次实质性回复时间 − 受理时间，只含已回复的投诉，取中位数（线性插值）。",
    ),
    unit=Unit.MINUTES,
    better=Better.LOWER,
    cohort=Cohort.OPENED,
    needs={"complaint_response_p50", "complaint_responses"},
    tolerance=15,
)
def complaint_response_time(measured: Measured) -> Values:
    return quantile(measured["complaint_response_p50"], measured["complaint_responses"])


@metric(
    name=Text(en="Complaint resolution (median)", zh="投诉解决时长（中位）"),
    meaning=Text(
        en="Half of the complaints resolved in the period took no longer than this from receipt to resolution, without "
        "recorded waiting for the customer or a third party. Open complaints have no resolution time and are left out, "
        "so read it together with the open ones.",
        zh="本期解决的投诉中，有一半从受理到解决不超过此时间，已扣除在看板中登记的等待客户或第三方的时间。"
        "未解决的投诉没有解决时长，不计入，请与未解决数量一起看。",
    ),
    reckoned=Text(
        en="Last resolution − receipt − waiting recorded here, not in a file; of these times the one in the "
        "middle (linear interpolation).",
        zh="最后一次解决时间 − 受理时间 − 在看板中登记的等待时间（导入文件中的不扣除），取中位数（线性插值）。",
    ),
    unit=Unit.MINUTES,
    better=Better.LOWER,
    cohort=Cohort.RESOLVED,
    needs={"complaint_resolution_p50", "complaint_resolutions"},
    tolerance=240,
)
def complaint_resolution_time(measured: Measured) -> Values:
    return quantile(measured["complaint_resolution_p50"], measured["complaint_resolutions"])


@metric(
    name=Text(en="Complaint resolution (p90)", zh="投诉解决时长（P90）"),
    meaning=Text(
        en="Nine of ten complaints resolved in the period took no longer than this from receipt to "
        "resolution. Open complaints are left out.",
        zh="本期解决的投诉中，有九成从受理到解决不超过此时间。未解决的投诉不计入。",
    ),
    reckoned=Text(
        en="Last resolution − receipt − waiting recorded here, not in a file; of these times the 90th "
        "percentile (linear interpolation).",
        zh="最后一次解决时间 − 受理时间 − 在看板中登记的等待时间（导入文件中的不扣除），取第 90 百分位数（线性插值）。",
    ),
    unit=Unit.MINUTES,
    better=Better.LOWER,
    cohort=Cohort.RESOLVED,
    needs={"complaint_resolution_p90", "complaint_resolutions"},
    tolerance=480,
)
def complaint_resolution_p90(measured: Measured) -> Values:
    return quantile(measured["complaint_resolution_p90"], measured["complaint_resolutions"])


@metric(
    name=Text(en="Complaints within standard", zh="投诉按时解决率"),
    meaning=Text(
        en="Complaints received in the period and resolved within the promised time, of those met or late. "
        "A complaint still open past its due time is late; one whose clock still runs does not count yet, "
        "nor one without a standard.",
        zh="本期受理的投诉中，在承诺时限内解决的占“达标＋超时”的比例。超过时限仍未解决的算超时；"
        "仍在时限内的暂不计入，没有标准的也不计入。",
    ),
    reckoned=Text(
        en="Resolved in time ÷ (in time + too late + open past due), by the standard in force at receipt and "
        "that standard’s own clock. 95% Wilson interval.",
        zh="按时解决数 ÷（按时＋超时解决＋超时未解决）；时限取受理时生效的标准，按该标准的计时方式。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.HIGHER,
    cohort=Cohort.OPENED,
    needs={"complaints_within", "complaints_late"},
    tolerance=0.02,
)
def complaints_within_standard(measured: Measured) -> Values:
    met, late = or_zero(measured["complaints_within"]), or_zero(measured["complaints_late"])
    return share(met, met + late)


@metric(
    name=Text(en="Complaints reopened", zh="投诉重开率"),
    meaning=Text(
        en="Share of the complaints first resolved in the period that were opened again within 30 days. "
        "Where an imported file brings its own count of reopenings, that decides, however late they were. "
        "The last 30 days are still filling.",
        zh="本期首次解决的投诉中，30 天内被重新打开的比例。导入文件自带重开次数的，以该次数为准，不论何时重开；"
        "最近 30 天的数字还会上升。",
    ),
    reckoned=Text(
        en="Reopened within 30 × 24 hours of the first resolution ÷ first resolved, by the day of that "
        "resolution. Final after 30 days. 95% Wilson interval.",
        zh="首次解决后 30×24 小时内重开数 ÷ 首次解决数，计入首次解决当日；满 30 天后确定。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.LOWER,
    cohort=Cohort.FIRST_RESOLVED,
    needs={"complaints_reopened", "complaints_first_resolved"},
    matures_days=30,
    tolerance=0.01,
)
def complaints_reopened(measured: Measured) -> Values:
    return share(measured["complaints_reopened"], measured["complaints_first_resolved"])


@metric(
    name=Text(en="Complaints that came again", zh="投诉复发率"),
    meaning=Text(
        en="Share of the complaints closed in the period after which the same customer complained about the same "
        "category again within 30 days. Complaints without a known customer or category do not count. The last 30 days "
        "are still filling.",
        zh="本期关闭的投诉中，同一客户 30 天内就同一类别再次投诉的比例。客户或类别未知的不计入；"
        "最近 30 天的数字还会上升。",
    ),
    reckoned=Text(
        en="Closed complaints followed by another one in 30 × 24 hours ÷ closed complaints of a known customer "
        "and category. Final after 30 days. 95% Wilson interval.",
        zh="关闭后 30×24 小时内再次投诉的件数 ÷ 客户和类别已知的关闭件数；满 30 天后确定。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.LOWER,
    cohort=Cohort.CLOSED,
    needs={"complaints_recurred", "complaints_recurrence_known"},
    matures_days=30,
    tolerance=0.01,
)
def complaints_recurring(measured: Measured) -> Values:
    return share(measured["complaints_recurred"], measured["complaints_recurrence_known"])


@metric(
    name=Text(en="Complaints escalated", zh="投诉升级率"),
    meaning=Text(
        en="Share of the complaints received in the period that were handed up at least once.",
        zh="本期受理的投诉中，至少升级过一次的比例。",
    ),
    reckoned=Text(
        en="Complaints with one escalation or more ÷ complaints received, by the day of receipt, however late "
        "the escalation. 95% Wilson interval.",
        zh="有升级的投诉数 ÷ 受理的投诉数，计入受理当日，升级早晚不限。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.LOWER,
    cohort=Cohort.OPENED,
    needs={"complaints_escalated", "complaints_opened"},
    tolerance=0.02,
)
def complaints_escalated(measured: Measured) -> Values:
    return share(measured["complaints_escalated"], measured["complaints_opened"])


@metric(
    name=Text(en="Complaints per 100 customers", zh="每百名客户投诉数"),
    meaning=Text(
        en="Complaints received in the period for each 100 customers who were active when it began; n is the number "
        "of these customers. The longer the period, the more of them: compare periods of one length.",
        zh="本期受理的投诉数，按期初每 100 名活跃客户计；n 为期初活跃客户数。时段越长，数值越大，请比较同样长的时段。",
    ),
    reckoned=Text(
        en="100 × complaints received ÷ customers active at the start (as in churn). Two complaints of one "
        "customer count twice, so there is no interval.",
        zh="100 × 受理的投诉数 ÷ 期初活跃客户数（口径同流失率）。同一客户投诉两次计两次，因此没有区间。",
    ),
    unit=Unit.PER_HUNDRED,
    better=Better.LOWER,
    cohort=Cohort.OPENED,
    needs={"complaints_opened", "customers_active"},
    tolerance=0.5,
)
def complaints_per_100_customers(measured: Measured) -> Values:
    return per_hundred(measured["complaints_opened"], measured["customers_active"])


@metric(
    name=Text(en="Complaints per 100 orders", zh="每百单投诉数"),
    meaning=Text(
        en="Complaints received in the period for each 100 orders dated in it; n is the number of these orders. A "
        "complaint may be about an earlier order, or about none. A filter cuts both down: complaints by their channel, "
        "orders by theirs.",
        zh="本期受理的投诉数，按本期每 100 个订单计；n 为本期订单数。投诉可能针对更早的订单，也可能与订单无关。"
        "筛选同时作用于两者：投诉按投诉渠道，订单按订单渠道。",
    ),
    reckoned=Text(
        en="100 × complaints received ÷ orders dated in the period. Complaints are no part of the orders, so "
        "there is no interval.",
        zh="100 × 受理的投诉数 ÷ 本期订单数。投诉不是订单的一部分，因此没有区间。",
    ),
    unit=Unit.PER_HUNDRED,
    better=Better.LOWER,
    cohort=Cohort.OPENED,
    needs={"complaints_opened", "orders"},
    tolerance=0.5,
)
def complaints_per_100_orders(measured: Measured) -> Values:
    return per_hundred(measured["complaints_opened"], measured["orders"])
