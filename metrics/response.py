"""How many contacts there are, how soon they are answered and resolved, and whether once is enough."""

from metrics.declare import Better, Cohort, Measured, Unit, Values, count, metric, quantile, share
from metrics.statistics.arithmetic import or_zero
from metrics.words import Text


@metric(
    name=Text(en="First response (median)", zh="首次响应（中位）"),
    meaning=Text(
        en="Half of the contacts opened in the period got their first substantive reply by a person within "
        "this time. A bare acknowledgement does not stop the clock. Contacts without a reply yet, and "
        "impossible times (a reply before the contact), are left out.",
        zh="本期开启的联络中，有一半在此时间内得到了人工的首次实质性回复。仅表示“已收到”的回复不算。"
        "尚未回复的联络和不可能的时间（回复早于联络）不计入。",
    ),
    reckoned=Text(
        en="First substantive reply − opening, of contacts with a reply; of these times the one in the middle "
        "(linear interpolation).",
        zh="首次实质性回复时间 − 开启时间，只含已回复的联络，取中位数（线性插值）。",
    ),
    unit=Unit.MINUTES,
    better=Better.LOWER,
    cohort=Cohort.OPENED,
    needs={"first_response_p50", "first_responses"},
    tolerance=2,
)
def first_response_time(measured: Measured) -> Values:
    return quantile(measured["first_response_p50"], measured["first_responses"])


@metric(
    name=Text(en="First response (p90)", zh="首次响应（P90）"),
    meaning=Text(
        en="Nine of ten contacts opened in the period got their first substantive reply within this time. "
        "Contacts without a reply yet, and impossible times, are left out.",
        zh="本期开启的联络中，有九成在此时间内得到首次实质性回复。尚未回复的联络和不可能的时间不计入。",
    ),
    reckoned=Text(
        en="First substantive reply − opening, of contacts with a reply; of these times the 90th percentile "
        "(linear interpolation).",
        zh="首次实质性回复时间 − 开启时间，只含已回复的联络，取第 90 百分位数（线性插值）。",
    ),
    unit=Unit.MINUTES,
    better=Better.LOWER,
    cohort=Cohort.OPENED,
    needs={"first_response_p90", "first_responses"},
    tolerance=10,
)
def first_response_p90(measured: Measured) -> Values:
    return quantile(measured["first_response_p90"], measured["first_responses"])


@metric(
    name=Text(en="First response within standard", zh="首次响应达标率"),
    meaning=Text(
        en="Contacts opened in the period whose first reply came within the promised time, of those met or "
        "late. A contact still waiting past its due time is late; one whose clock still runs does not "
        "count yet, nor one without a standard.",
        zh="本期开启的联络中，首次回复在承诺时限内的占“达标＋超时”的比例。超过时限仍未回复的算超时；"
        "仍在时限内等待的暂不计入，没有标准的也不计入。",
    ),
    reckoned=Text(
        en="Replied in time ÷ (in time + too late + waiting past due), by the standard in force when it was "
        "opened and that standard’s own clock. 95% Wilson interval.",
        zh="按时回复数 ÷（按时＋超时回复＋超时未回复）；时限取开启时生效的标准，按该标准的计时方式。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.HIGHER,
    cohort=Cohort.OPENED,
    needs={"first_responses_within", "first_responses_late"},
    tolerance=0.02,
)
def first_response_within(measured: Measured) -> Values:
    met, late = or_zero(measured["first_responses_within"]), or_zero(measured["first_responses_late"])
    return share(met, met + late)


@metric(
    name=Text(en="Contact resolution (median)", zh="联络解决时长（中位）"),
    meaning=Text(
        en="Half of the contacts resolved in the period took no longer than this from opening to their "
        "final resolution, waiting for the customer included. Contacts that are open, also again, "
        "have no resolution time.",
        zh="本期解决的联络中，有一半从开启到最终解决不超过此时间，等待客户的时间计算在内。"
        "未解决（包括重新打开）的联络没有解决时长。",
    ),
    reckoned=Text(
        en="Last resolution − opening, nothing taken out; of these times the one in the middle (linear interpolation).",
        zh="最后一次解决时间 − 开启时间，不作扣除，取中位数（线性插值）。",
    ),
    unit=Unit.MINUTES,
    better=Better.LOWER,
    cohort=Cohort.RESOLVED,
    needs={"interaction_resolution_p50", "interaction_resolutions"},
    tolerance=60,
)
def resolution_time(measured: Measured) -> Values:
    return quantile(measured["interaction_resolution_p50"], measured["interaction_resolutions"])


@metric(
    name=Text(en="Contact resolution (p90)", zh="联络解决时长（P90）"),
    meaning=Text(
        en="Nine of ten contacts resolved in the period took no longer than this from opening to their "
        "final resolution. Open contacts are left out.",
        zh="本期解决的联络中，有九成从开启到最终解决不超过此时间。未解决的联络不计入。",
    ),
    reckoned=Text(
        en="Last resolution − opening, nothing taken out; of these times the 90th percentile (linear interpolation).",
        zh="最后一次解决时间 − 开启时间，不作扣除，取第 90 百分位数（线性插值）。",
    ),
    unit=Unit.MINUTES,
    better=Better.LOWER,
    cohort=Cohort.RESOLVED,
    needs={"interaction_resolution_p90", "interaction_resolutions"},
    tolerance=240,
)
def resolution_p90(measured: Measured) -> Values:
    return quantile(measured["interaction_resolution_p90"], measured["interaction_resolutions"])


@metric(
    name=Text(en="Contacts resolved within standard", zh="联络解决达标率"),
    meaning=Text(
        en="Contacts opened in the period and resolved within the promised time, of those that met or missed it. "
        "One still open past its due time has missed it; one still open within its time does not count yet, nor "
        "does one without a standard.",
        zh="本期开启的联络中，在承诺时限内解决的占“达标＋超时”的比例。超过时限仍未解决的算超时；仍在时限内的暂不计入，没有标准的联络不计入。",
    ),
    reckoned=Text(
        en="Resolved in time ÷ (in time + too late + open past due), by the standard in force when it was "
        "opened and that standard’s own clock. 95% Wilson interval.",
        zh="按时解决数 ÷（按时＋超时解决＋超时未解决）；时限取开启时生效的标准，按该标准的计时方式。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.HIGHER,
    cohort=Cohort.OPENED,
    needs={"interactions_within", "interactions_late"},
    tolerance=0.02,
)
def resolution_within(measured: Measured) -> Values:
    met, late = or_zero(measured["interactions_within"]), or_zero(measured["interactions_late"])
    return share(met, met + late)


@metric(
    name=Text(en="Contacts opened", zh="新增联络"),
    meaning=Text(
        en="How many contacts customers opened in the period, over all channels chosen.",
        zh="本期客户发起的联络数量，包含所选的全部渠道。",
    ),
    reckoned=Text(
        en="Each contact counts once, on the day it was opened in the reporting time zone, whatever became of it.",
        zh="每个联络计一次，计入开启当日（按报告时区），与后续结果无关。",
    ),
    unit=Unit.COUNT,
    better=Better.NEITHER,
    cohort=Cohort.OPENED,
    needs={"interactions_opened"},
    additive=True,
)
def interactions_opened(measured: Measured) -> Values:
    return count(measured["interactions_opened"])


@metric(
    name=Text(en="Contacts resolved", zh="已解决联络"),
    meaning=Text(
        en="How many contacts were resolved for good in the period, whenever they were opened. One that "
        "was opened again and is still open does not count.",
        zh="本期最终解决的联络数量，不论何时开启。解决后又被重新打开且仍未解决的不计入。",
    ),
    reckoned=Text(
        en="Each contact counts once, on the day of its last resolution in the reporting time zone.",
        zh="每个联络计一次，计入最后一次解决当日（按报告时区）。",
    ),
    unit=Unit.COUNT,
    better=Better.NEITHER,
    cohort=Cohort.RESOLVED,
    needs={"interactions_resolved"},
    additive=True,
)
def interactions_resolved(measured: Measured) -> Values:
    return count(measured["interactions_resolved"])


@metric(
    name=Text(en="Contacts open", zh="未解决联络"),
    meaning=Text(
        en="How many contacts were open at the end of the period's last day, whenever they were opened.",
        zh="本期最后一天结束时仍未解决的联络数量，不论何时开启。",
    ),
    reckoned=Text(
        en="Open the day before + opened + reopened − resolved; while the period runs, as of now.",
        zh="前一日未解决数＋新增＋重开−解决；本期尚未结束时以当前为准。",
    ),
    unit=Unit.COUNT,
    better=Better.LOWER,
    cohort=Cohort.STANDING,
    needs={"interactions_backlog"},
    tolerance=5,
)
def interactions_backlog(measured: Measured) -> Values:
    return count(measured["interactions_backlog"])


@metric(
    name=Text(en="First-contact resolution", zh="首次联络解决率"),
    meaning=Text(
        en="Contacts that were not opened again and whose customer did not come back on the same topic "
        "within 7 days, of the contacts first resolved in the period. “No repeat in 7 days” stands in for "
        "asking the customer. Contacts of unknown customers are left out, since a repeat could not be seen; "
        "the last 7 days cannot be judged yet.",
        zh="本期首次解决的联络中，未被重新打开、且同一客户 7 天内未就同一主题再次联络的比例。"
        "“7 天内无重复联络”是替代口径，并非直接询问客户。客户未知的联络无法判断是否重复，不计入；"
        "最近 7 天尚不能下结论。",
    ),
    reckoned=Text(
        en="Neither reopened nor followed by a contact of the same customer and topic up to the 7th day after "
        "the resolution ÷ first resolved, of known customers. Final after 7 days. 95% Wilson interval.",
        zh="（未重开且解决后 7 天内同一客户无同主题联络的联络数）÷ 首次解决的联络数，"
        "只含已知客户；满 7 天后确定。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.HIGHER,
    cohort=Cohort.FIRST_RESOLVED,
    needs={"interactions_first_contact", "interactions_contact_known"},
    matures_days=7,
    tolerance=0.02,
)
def first_contact_resolution(measured: Measured) -> Values:
    return share(measured["interactions_first_contact"], measured["interactions_contact_known"])


@metric(
    name=Text(en="Contacts reopened", zh="联络重开率"),
    meaning=Text(
        en="Share of the contacts first resolved in the period that were opened again within 30 days. "
        "Where an imported file brings its own count of reopenings, that decides, however late they were. "
        "The last 30 days are still filling.",
        zh="本期首次解决的联络中，30 天内被重新打开的比例。导入文件自带重开次数的，以该次数为准，不论何时重开；"
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
    needs={"interactions_reopened", "interactions_first_resolved"},
    matures_days=30,
    tolerance=0.01,
)
def interactions_reopened(measured: Measured) -> Values:
    return share(measured["interactions_reopened"], measured["interactions_first_resolved"])


@metric(
    name=Text(en="Contacts escalated", zh="联络升级率"),
    meaning=Text(
        en="Share of the contacts opened in the period that were handed up at least once.",
        zh="本期开启的联络中，至少升级过一次的比例。",
    ),
    reckoned=Text(
        en="Contacts with one escalation or more ÷ contacts opened, by the day of opening, however late the "
        "escalation. 95% Wilson interval.",
        zh="有升级的联络数 ÷ 开启的联络数，计入开启当日，升级早晚不限。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.LOWER,
    cohort=Cohort.OPENED,
    needs={"interactions_escalated", "interactions_opened"},
    tolerance=0.01,
)
def interactions_escalated(measured: Measured) -> Values:
    return share(measured["interactions_escalated"], measured["interactions_opened"])
