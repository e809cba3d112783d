"""What customers say when they are asked: satisfaction, recommendation, effort, and how many answer."""

from metrics.declare import Better, Cohort, Measured, Unit, Values, mean, metric, net_promoters, share
from metrics.words import Text


@metric(
    name=Text(en="Satisfaction (CSAT)", zh="客户满意度（CSAT）"),
    meaning=Text(
        en="Share of the scored answers in the top box: 4 and 5 of 5, the best of a 3-point scale, yes of "
        "yes/no, 9 and 10 of 10. By the day of the answer. Unanswered invitations and answers not yet "
        "confirmed or voided do not count.",
        zh="有评分的答复中最高档所占比例：5 分制为 4、5 分，3 档制为最好一档，是/否题为“是”，10 分制为 9、"
        "10 分。按答复日期统计；未答复的邀请、尚未确认或已作废的答复不计入。",
    ),
    reckoned=Text(
        en="Scored answers in the top box ÷ all scored satisfaction answers, all scales together. 95% Wilson interval.",
        zh="最高档答复数 ÷ 有评分的满意度答复数，各分制合并计算。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.HIGHER,
    cohort=Cohort.ANSWERED,
    needs={"answers_top", "answers"},
    tolerance=0.02,
)
def csat(measured: Measured) -> Values:
    return share(measured["answers_top"], measured["answers"])


@metric(
    name=Text(en="Mean satisfaction score", zh="满意度平均分"),
    meaning=Text(
        en="Mean score of the satisfaction answers given on the scale from 1 to 5, by the day of the "
        "answer. Answers on other scales are left out, because scales are never mixed in one mean.",
        zh="5 分制满意度答复的平均分，按答复日期统计。其他分制的答复不计入，因为不同分制不能混在一起求平均。",
    ),
    reckoned=Text(
        en="Sum of these scores ÷ their number. No interval is given for a mean.",
        zh="分数之和 ÷ 评分数。平均分不给区间。",
    ),
    unit=Unit.SCORE,
    better=Better.HIGHER,
    cohort=Cohort.ANSWERED,
    needs={"score_sum_on_five", "answers_on_five"},
    tolerance=0.1,
    scale=(1, 5),
)
def csat_mean(measured: Measured) -> Values:
    return mean(measured["score_sum_on_five"], measured["answers_on_five"])


@metric(
    name=Text(en="Dissatisfaction (DSAT)", zh="不满意率（DSAT）"),
    meaning=Text(
        en="Share of the scored answers in the bottom box: 1 and 2 of 5 or of 10, the worst of a 3-point scale, "
        "no of yes/no. By the day of the answer. Unanswered invitations do not count.",
        zh="有评分的答复中最低档所占比例：5 分制、10 分制为 1、2 分，3 档制为最差一档，是/否题为“否”。"
        "按答复日期统计；未答复的邀请不计入。",
    ),
    reckoned=Text(
        en="Scored answers in the bottom box ÷ all scored satisfaction answers, all scales together. 95% Wilson "
        "interval.",
        zh="最低档答复数 ÷ 有评分的满意度答复数，各分制合并计算。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.LOWER,
    cohort=Cohort.ANSWERED,
    needs={"answers_bottom", "answers"},
    tolerance=0.02,
)
def dsat(measured: Measured) -> Values:
    return share(measured["answers_bottom"], measured["answers"])


@metric(
    name=Text(en="Net promoter score (NPS)", zh="净推荐值（NPS）"),
    meaning=Text(
        en="Promoters (9 and 10) minus detractors (0 to 6) per 100 answers to “would you recommend us”, by "
        "the day of the answer. A number between −100 and 100, not a per cent.",
        zh="“您是否愿意推荐我们”的每 100 个答复中，推荐者（9、10 分）减去贬损者（0–6 分）的数目，"
        "按答复日期统计。取值在 −100 到 100 之间，不是百分比。",
    ),
    reckoned=Text(
        en="100 × (promoters − detractors) ÷ all scored answers; 7 and 8 count in the divisor only. 95% "
        "interval from the standard error, adjusted (as if three more had answered) below 50 answers or "
        "where nearly all answer alike.",
        zh="100 ×（推荐者数 − 贬损者数）÷ 有评分的答复总数；7、8 分只计入分母。"
        "95% 区间按标准误计算，答复不足 50 个或几乎一致时采用修正算法（视同多 3 个答复）。",
    ),
    unit=Unit.POINTS,
    better=Better.HIGHER,
    cohort=Cohort.ANSWERED,
    needs={"nps_promoters", "nps_detractors", "nps_answers"},
    tolerance=5,
)
def nps(measured: Measured) -> Values:
    return net_promoters(measured["nps_promoters"], measured["nps_detractors"], measured["nps_answers"])


@metric(
    name=Text(en="Easy for the customer (CES)", zh="客户省力度（CES）"),
    meaning=Text(
        en="Share of the answers to the effort question that call it easy: 5 to 7 of 7, or 4 and 5 of 5, "
        "where a higher score means less effort. By the day of the answer.",
        zh="费力度问题的答复中认为“容易”的比例：7 分制为 5–7 分，5 分制为 4、5 分，分数越高越省力。按答复日期统计。",
    ),
    reckoned=Text(
        en="Effort answers that call it easy ÷ all scored effort answers. 95% Wilson interval.",
        zh="认为“容易”的答复数 ÷ 有评分的费力度答复数。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.HIGHER,
    cohort=Cohort.ANSWERED,
    needs={"ces_easy", "ces_answers"},
    tolerance=0.02,
)
def ces(measured: Measured) -> Values:
    return share(measured["ces_easy"], measured["ces_answers"])


@metric(
    name=Text(en="Mean effort score", zh="省力度平均分"),
    meaning=Text(
        en="Mean of the effort answers given on the scale from 1 to 7, where 7 is the least effort, by the "
        "day of the answer. Answers on other scales are left out.",
        zh="7 分制费力度答复的平均分，7 分表示最省力，按答复日期统计。其他分制的答复不计入。",
    ),
    reckoned=Text(
        en="Sum of these scores ÷ their number. No interval is given for a mean.",
        zh="分数之和 ÷ 评分数。平均分不给区间。",
    ),
    unit=Unit.SCORE,
    better=Better.HIGHER,
    cohort=Cohort.ANSWERED,
    needs={"ces_sum_on_seven", "ces_on_seven"},
    tolerance=0.15,
    scale=(1, 7),
)
def ces_mean(measured: Measured) -> Values:
    return mean(measured["ces_sum_on_seven"], measured["ces_on_seven"])


@metric(
    name=Text(en="Response rate", zh="问卷回复率"),
    meaning=Text(
        en="Share of the invitations sent in the period that were answered, by the day of the invitation. "
        "Answers without an invitation do not count. Customers have 14 days to answer, so the latest days "
        "are still filling.",
        zh="本期发出的邀请中已答复的比例，按邀请日期统计；没有邀请的答复不计入。客户有 14 天时间答复，"
        "所以最近几天的数字还会上升。",
    ),
    reckoned=Text(
        en="Invitations with an answer ÷ invitations sent; an answer counts on the day of its invitation. Final "
        "14 days after that day. 95% Wilson interval.",
        zh="有答复的邀请数 ÷ 发出的邀请数；答复计入其邀请发出之日，满 14 天后确定。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.HIGHER,
    cohort=Cohort.INVITED,
    needs={"invitations_answered", "invitations"},
    matures_days=14,
    tolerance=0.03,
)
def response_rate(measured: Measured) -> Values:
    return share(measured["invitations_answered"], measured["invitations"])
