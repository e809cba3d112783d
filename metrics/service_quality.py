"""Service quality: what quality reviews find, how many there are, and how many fail something critical."""

from metrics.declare import Better, Cohort, Measured, Unit, Values, count, mean, metric, share
from metrics.words import Text


@metric(
    name=Text(en="Quality score", zh="服务质检得分"),
    meaning=Text(
        en="Mean score of the quality reviews, by the day of the review; a review with 4 of 5 throughout has 75 %. A "
        "failed critical category makes it 0. Calibrations, which are second reviews of a case, and voided reviews "
        "do not count.",
        zh="服务质检得分的平均值，按质检日期统计；各项均为 5 分制 4 分的质检得 75%。关键项不合格则整次为 0。"
        "校准（对同一案例的第二次质检）和已作废的质检不计入。",
    ),
    reckoned=Text(
        en="Sum of the reviews’ scores ÷ their number. One review: Σ weight × (score − lowest) ÷ (highest − "
        "lowest) ÷ Σ weight, over the categories that were rated. A mean of scores is no share of a sample "
        "and has no interval.",
        zh="各次质检得分之和 ÷ 次数。单次得分为 Σ 权重 ×（得分 − 最低分）÷（最高分 − 最低分）÷ Σ 权重，"
        "只含已评项目。平均分不是样本比例，因此没有区间。",
    ),
    unit=Unit.SHARE,
    better=Better.HIGHER,
    cohort=Cohort.REVIEWED,
    needs={"quality_score_sum", "quality_reviews"},
    tolerance=0.03,
)
def quality_score(measured: Measured) -> Values:
    return mean(measured["quality_score_sum"], measured["quality_reviews"])


@metric(
    name=Text(en="Quality reviews", zh="服务质检次数"),
    meaning=Text(
        en="Quality reviews made in the period, by the day of the review. Calibrations and voided reviews do not "
        "count.",
        zh="本期完成的服务质检次数，按质检日期统计。校准和已作废的质检不计入。",
    ),
    reckoned=Text(
        en="Each review counts once, however many categories it rates.",
        zh="每次质检计一次，与所评项目多少无关。",
    ),
    unit=Unit.COUNT,
    better=Better.NEITHER,
    cohort=Cohort.REVIEWED,
    needs={"quality_reviews"},
    additive=True,
)
def quality_reviews(measured: Measured) -> Values:
    return count(measured["quality_reviews"])


@metric(
    name=Text(en="Critical failures", zh="关键项不合格率"),
    meaning=Text(
        en="Share of the quality reviews in which a critical category got the lowest score of its scale, by the day "
        "of the review. Such a review scores 0 as a whole.",
        zh="关键项得到其评分最低分的服务质检所占比例，按质检日期统计。这样的质检整次得分为 0。",
    ),
    reckoned=Text(
        en="Reviews with a failed critical category ÷ all reviews; calibrations and voided reviews are in "
        "neither. 95% Wilson interval.",
        zh="有关键项不合格的质检次数 ÷ 全部质检次数；校准和已作废的质检均不计入。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.LOWER,
    cohort=Cohort.REVIEWED,
    needs={"quality_failures", "quality_reviews"},
    tolerance=0.01,
)
def critical_failures(measured: Measured) -> Values:
    return share(measured["quality_failures"], measured["quality_reviews"])
