"""Service quality: what quality reviews find, how many there are, and how many fail something critical."""

from metrics.declare import Better, Cohort, Measured, Unit, Values, count, mean, metric, share
from metrics.words import Text


@metric(
    name=Text(en="Quality score", zh="服务质检得分"),
    meaning=Text(
        en="Mean score of the quality reviews, by the day of the review. A review's score is (score − lowest)/(highest "
        "− lowest) over the categories that were rated, by their weights: 4 of 5 is 75 %. A failed critical category "
        "makes it 0. Calibrations, which are second reviews of a case, and voided reviews do not count. There is no "
        "interval: a mean of scores is no share of a sample.",
        zh="服务质检得分的平均值，按质检日期统计。单次得分为各已评项目的（得分−最低分）/（最高分−最低分）按权重加权："
        "5 分制的 4 分为 75%。关键项不合格则整次为 0。校准（对同一案例的第二次质检）和已作废的质检不计入。"
        "平均分不是样本比例，因此没有区间。",
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
    unit=Unit.SHARE,
    better=Better.LOWER,
    cohort=Cohort.REVIEWED,
    needs={"quality_failures", "quality_reviews"},
    tolerance=0.01,
)
def critical_failures(measured: Measured) -> Values:
    return share(measured["quality_failures"], measured["quality_reviews"])
