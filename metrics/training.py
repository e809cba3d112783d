"""What people learn: how much of what was due is done, how many hours, and what mandatory training is overdue."""

from calendar import monthrange
from datetime import date

from metrics.declare import Better, Cohort, Measured, Unit, Values, count, mean, metric, share
from metrics.statistics.arithmetic import or_zero
from metrics.words import Text


@metric(
    name=Text(en="Training completed", zh="培训完成率"),
    meaning=Text(
        en="Share of the trainings due in the period that were completed, on time or later: attended and, where a "
        "score is asked for, passed. What is not yet past its due day counts only once it is completed; what "
        "was withdrawn by then does not count. By the due day.",
        zh="本期到期的培训中已完成的比例，按时或逾期完成均计入；完成指已参加，设有及格分的还须及格。"
        "未到期的培训完成后才计入，到期前撤销的不计入。按到期日统计。",
    ),
    reckoned=Text(
        en="Completed ÷ (completed + past due and not completed). Whoever is excused only after the due day has "
        "missed it. 95% Wilson interval.",
        zh="已完成数 ÷（已完成＋逾期未完成）。到期日之后才免除的仍计为未完成。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.HIGHER,
    cohort=Cohort.DUE,
    needs={"trainings_completed", "trainings_missed"},
    tolerance=0.05,
)
def training_completed(measured: Measured) -> Values:
    completed, missed = or_zero(measured["trainings_completed"]), or_zero(measured["trainings_missed"])
    return share(completed, completed + missed)


@metric(
    name=Text(en="Training hours per participant", zh="参训人均培训时长"),
    meaning=Text(
        en="Hours of training in the period for each member who attended any. Who attended none is not among them; the "
        "page Training says how many that were. By the day attended.",
        zh="本期参训成员平均每人的培训时长。未参加任何培训的成员不计入，“培训”页注明其人数。按参加日统计。",
    ),
    reckoned=Text(
        en="Sum of these hours ÷ different members who attended; several trainings of one member count as one "
        "member. No interval.",
        zh="培训时长之和 ÷ 参训人数；同一成员参加多次只计一人。没有区间。",
    ),
    unit=Unit.HOURS,
    better=Better.NEITHER,
    cohort=Cohort.ATTENDED,
    needs={"training_hours", "members_trained"},
    tolerance=0.5,
)
def training_hours_each(measured: Measured) -> Values:
    return mean(measured["training_hours"], measured["members_trained"])


@metric(
    name=Text(en="Mandatory training overdue", zh="逾期必修培训"),
    meaning=Text(
        en="Mandatory trainings past their due day and not completed, as of the end of the period or now.",
        zh="截至期末（或当前）已过到期日仍未完成的必修培训数。",
    ),
    reckoned=Text(
        en="Each mandatory training of each member counts once while it is past its due moment and neither "
        "completed nor withdrawn.",
        zh="每位成员的每项必修培训，超过到期时间且既未完成也未撤销的计一次。",
    ),
    unit=Unit.COUNT,
    better=Better.LOWER,
    cohort=Cohort.STANDING,
    needs={"trainings_overdue"},
)
def trainings_overdue(measured: Measured) -> Values:
    return count(measured["trainings_overdue"])


def months_later(day: date, months: int) -> date:
    """The same day so many months later; where that month has no such day, its last: 29 February 2024 in 12 months is
    28 February 2025, and in 48 months 29 February 2028."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
