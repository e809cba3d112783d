"""What becomes of feedback: low scores that are followed up, suggestions that are answered and adopted."""

from metrics.declare import Better, Cohort, Measured, Unit, Values, metric, quantile, share
from metrics.statistics.arithmetic import or_zero
from metrics.words import Text


@metric(
    name=Text(en="Low scores followed up", zh="低分回访率"),
    meaning=Text(
        en="Share of the low scores (2 of 5 or less, recommendation of 6 or less) whose customer was spoken with "
        "within 24 working hours of the team. Those followed up late and those past due count against it; while the "
        "promise runs, a score does not count yet, and neither do scores told more than 14 days later. By the day of "
        "the answer.",
        zh="低分评价（5 分制 2 分及以下，推荐意愿 6 分及以下）中，在团队 24 个工作小时内完成回访的比例。"
        "逾期回访和逾期未回访的均计为未达成；仍在时限内的暂不计入，14 天后才登记的不计入。按答复日期统计。",
    ),
    reckoned=Text(
        en="Followed up in time ÷ (in time + too late + past due without a talk). The due time is fixed when "
        "the score is stored. 95% Wilson interval.",
        zh="按时回访数 ÷（按时＋逾期回访＋逾期未回访）。回访期限在评分入库时确定。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.HIGHER,
    cohort=Cohort.ANSWERED,
    needs={"follow_ups_within", "follow_ups_late"},
    tolerance=0.05,
)
def low_scores_followed_up(measured: Measured) -> Values:
    within, late = or_zero(measured["follow_ups_within"]), or_zero(measured["follow_ups_late"])
    return share(within, within + late)


@metric(
    name=Text(en="Time to follow up", zh="低分回访用时"),
    meaning=Text(
        en="Median time from a low score to the talk with the customer, of the scores that were followed up, by the "
        "day of the answer. What nobody followed up has no time, so read it beside the share followed up.",
        zh="从低分评价到完成回访的时间中位数，只含已回访的评价，按答复日期统计。未回访的没有用时，请结合“低分回访率”一起看。",
    ),
    reckoned=Text(
        en="Moment of the talk − moment of the score; of these times the one in the middle (linear interpolation).",
        zh="回访时间 − 评分时间，取中位数（线性插值）。",
    ),
    unit=Unit.MINUTES,
    better=Better.LOWER,
    cohort=Cohort.ANSWERED,
    needs={"follow_up_p50", "follow_ups"},
    tolerance=60,
)
def follow_up_time(measured: Measured) -> Values:
    return quantile(measured["follow_up_p50"], measured["follow_ups"])


@metric(
    name=Text(en="Suggestions answered", zh="建议答复率"),
    meaning=Text(
        en="Share of the suggestions received in the period that were answered: adopted, or declined with a reason. "
        "Praise needs no answer. The latest days are still filling.",
        zh="本期收到的建议中已答复（采纳，或说明原因后不采纳）的比例。表扬无需答复。最近几天的数字还会上升。",
    ),
    reckoned=Text(
        en="(Adopted + declined) ÷ suggestions received, however late the answer came. 95% Wilson interval.",
        zh="（采纳＋不采纳）÷ 收到的建议数，答复早晚不限。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.HIGHER,
    cohort=Cohort.RECEIVED,
    needs={"suggestions_answered", "suggestions"},
    tolerance=0.05,
)
def suggestions_answered(measured: Measured) -> Values:
    return share(measured["suggestions_answered"], measured["suggestions"])


@metric(
    name=Text(en="Suggestions answered in time", zh="建议按时答复率"),
    meaning=Text(
        en="Share of the suggestions that were adopted, or declined with a reason, within 10 working days of the team. "
        "Those answered late and those past due count against it; while the promise runs, a suggestion does not count "
        "yet, and neither do those told more than 14 days later. By the day on which they were received.",
        zh="在团队 10 个工作日内答复（采纳，或说明原因后不采纳）的建议所占比例。逾期答复和逾期未答复的均计为未达成；"
        "仍在时限内的暂不计入，14 天后才登记的不计入。按收到日期统计。",
    ),
    reckoned=Text(
        en="Answered in time ÷ (in time + too late + past due without an answer). The due time is fixed when "
        "the suggestion is stored. 95% Wilson interval.",
        zh="按时答复数 ÷（按时＋逾期答复＋逾期未答复）。答复期限在建议入库时确定。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.HIGHER,
    cohort=Cohort.RECEIVED,
    needs={"suggestions_in_time", "suggestions_late"},
    tolerance=0.05,
)
def suggestions_answered_in_time(measured: Measured) -> Values:
    within, late = or_zero(measured["suggestions_in_time"]), or_zero(measured["suggestions_late"])
    return share(within, within + late)


@metric(
    name=Text(en="Time to answer a suggestion", zh="建议答复用时"),
    meaning=Text(
        en="Median time from a suggestion to its answer, of those that were answered, by the day on which they were "
        "received. What nobody answered has no time, so read it beside the share answered.",
        zh="从收到建议到答复的时间中位数，只含已答复的建议，按收到日期统计。未答复的没有用时，请结合“建议答复率”一起看。",
    ),
    reckoned=Text(
        en="Moment of the answer − moment of receipt; of these times the one in the middle (linear interpolation).",
        zh="答复时间 − 收到时间，取中位数（线性插值）。",
    ),
    unit=Unit.MINUTES,
    better=Better.LOWER,
    cohort=Cohort.RECEIVED,
    needs={"suggestion_answer_p50", "suggestion_answers"},
    tolerance=60,
)
def suggestion_answer_time(measured: Measured) -> Values:
    return quantile(measured["suggestion_answer_p50"], measured["suggestion_answers"])


@metric(
    name=Text(en="Suggestions adopted", zh="建议采纳率"),
    meaning=Text(
        en="Share of the answered suggestions that were adopted, by the day on which they were received. Suggestions "
        "without an answer do not count. A low share is no fault by itself.",
        zh="已答复的建议中被采纳的比例，按收到日期统计。未答复的建议不计入。比例低本身并不是问题。",
    ),
    reckoned=Text(
        en="Adopted ÷ (adopted + declined). 95% Wilson interval.",
        zh="采纳数 ÷（采纳＋不采纳）。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.NEITHER,
    cohort=Cohort.RECEIVED,
    needs={"suggestions_adopted", "suggestions_answered"},
    tolerance=0.05,
)
def suggestions_adopted(measured: Measured) -> Values:
    return share(measured["suggestions_adopted"], measured["suggestions_answered"])
