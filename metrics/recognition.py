"""Rewards as numbers: how many of those earned were granted, and how soon."""

from metrics.declare import Better, Cohort, Measured, Unit, Values, metric, quantile, share
from metrics.words import Text


@metric(
    name=Text(en="Rewards granted", zh="奖励授予率"),
    meaning=Text(
        en="Share of the rewards earned by the rules, by members or teams, that were granted. By the first day of "
        "eligibility: the day after the month, quarter or year that earned them. What nobody has decided yet counts "
        "as not granted.",
        zh="成员或团队按规则符合条件的奖励中已授予的比例，按符合条件的首日（获奖周期结束的次日）统计。"
        "尚未决定的计为未授予。",
    ),
    reckoned=Text(
        en="Granted ÷ (granted + declined + undecided). 95% Wilson interval.",
        zh="授予数 ÷（授予＋未授予＋尚未决定）。95% Wilson 区间。",
    ),
    unit=Unit.SHARE,
    better=Better.NEITHER,
    cohort=Cohort.ELIGIBLE,
    needs={"rewards", "rewards_granted"},
)
def rewards_granted(measured: Measured) -> Values:
    return share(measured["rewards_granted"], measured["rewards"])


@metric(
    name=Text(en="Time to grant a reward", zh="奖励授予用时"),
    meaning=Text(
        en="Median time from the first day on which somebody was eligible until the reward was granted, by that first "
        "day. Declined rewards and those nobody has decided yet have no such time.",
        zh="自符合条件之日起至授予奖励的时间中位数，按符合条件的首日统计。未授予及尚未决定的不计入。",
    ),
    reckoned=Text(
        en="Moment of granting − beginning of that first day, not below 0; of these times the one in the middle "
        "(linear interpolation).",
        zh="授予时间 − 首日零点，不小于 0，取中位数（线性插值）。",
    ),
    unit=Unit.MINUTES,
    better=Better.LOWER,
    cohort=Cohort.ELIGIBLE,
    needs={"reward_grants", "reward_grant_p50"},
)
def reward_grant_time(measured: Measured) -> Values:
    return quantile(measured["reward_grant_p50"], measured["reward_grants"])
